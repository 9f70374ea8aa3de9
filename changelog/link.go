package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Relation says how a clause hangs together with another one.
type Relation string

// The relations, seen from the clause that has the [Link].
const (
	CorrespondsTo Relation = "corresponds-to" // the source calls the two corresponding; it goes both ways
	ReplacedBy    Relation = "replaced-by"    // the other stands in its place
	Replaces      Relation = "replaces"       // it stands in place of the other
	MovedTo       Relation = "moved-to"       // its words went to the other
	MovedFrom     Relation = "moved-from"     // its words came from the other
)

// Link is another clause, perhaps of another document, that a change says a
// clause went to or came from.
type Link struct {
	Relation Relation
	To       agreement.Reference
	Change   *agreement.Change // that says so
}

// linksOf returns what changes say of where a clause went and came from, in the
// order of the changes.
func linksOf(ref agreement.Reference, changes []*agreement.Change) []Link {
	var links []Link
	for _, c := range changes {
		links = append(links, linksIn(ref, c)...)
	}
	return links
}

func linksIn(ref agreement.Reference, c *agreement.Change) []Link {
	var links []Link
	for _, way := range []struct {
		there, back Relation
		to          []agreement.Reference
	}{
		{ReplacedBy, Replaces, c.ReplacedBy()},
		{MovedTo, MovedFrom, c.MovedTo()},
		{CorrespondsTo, CorrespondsTo, c.Corresponds()},
	} {
		if slices.Contains(c.In(), ref) {
			links = appendLinks(links, way.there, way.to, c)
		}
		if slices.Contains(way.to, ref) {
			links = appendLinks(links, way.back, c.In(), c)
		}
	}
	return links
}

func appendLinks(links []Link, r Relation, to []agreement.Reference, c *agreement.Change) []Link {
	for _, ref := range to {
		links = append(links, Link{r, ref, c})
	}
	return links
}
