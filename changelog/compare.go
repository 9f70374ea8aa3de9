package changelog

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Comparison is what became of the words of a document from one version to
// another.
type Comparison struct {
	Old, New *agreement.Version // nil where there is no such version
	Silent   Silence
	Sections []Section // in the order of the new words, removed ones in their old place; none when Silent
}

// Silence says whose words the sources do not tell. Without them nothing can be
// compared, and nothing is said to be added or removed.
type Silence string

// The silences. The empty Silence means that the words can be compared.
const (
	OldSilent  Silence = "old"
	NewSilent  Silence = "new"
	BothSilent Silence = "both"
)

// Fate is what became of a section.
type Fate string

// The fates of sections.
const (
	Unchanged Fate = "unchanged"
	Changed   Fate = "changed"
	Added     Fate = "added"
	Removed   Fate = "removed"
)

// Section is one section in two versions, matched by its clause.
type Section struct {
	Clause   agreement.Clause
	Fate     Fate
	Old, New *agreement.Section  // nil where the version does not have it
	Heading  []Edit              // of the printed heading, with its number
	Body     []Edit              // of the Markdown below the heading
	Links    []Link              // where it went or came from, as notices say
	Changes  []*agreement.Change // of the notices between, that name the clause
}

// Compare compares the words of two versions of a document, section by section
// and then word by word. A version that is nil is none at all, so that every
// section of the other is added or removed; a version without words leaves the
// comparison [Silence].
func Compare(old, new *agreement.Version) (Comparison, error) {
	c := Comparison{Old: old, New: new}
	switch {
	case old == nil && new == nil:
		return c, errors.New("changelog: two versions are needed, and at least one of them must be there")
	case old != nil && new != nil && old.Document() != new.Document():
		return c, fmt.Errorf("changelog: %s and %s are versions of different documents", old.ID(), new.ID())
	}
	if c.Silent = silence(old, new); c.Silent != "" {
		return c, nil
	}
	changes := changesBetween(old, new)
	for _, pair := range merge(sectionsOf(old), sectionsOf(new)) {
		s, err := pair.compare(documentOf(old, new), changes)
		if err != nil {
			return c, fmt.Errorf("changelog: section %q: %w", pair.clause(), err)
		}
		c.Sections = append(c.Sections, s)
	}
	return c, nil
}

// Differs reports whether any section is other than unchanged.
func (c Comparison) Differs() bool {
	return slices.ContainsFunc(c.Sections, func(s Section) bool { return s.Fate != Unchanged })
}

func silence(old, new *agreement.Version) Silence {
	switch before, after := isSilent(old), isSilent(new); {
	case before && after:
		return BothSilent
	case before:
		return OldSilent
	case after:
		return NewSilent
	}
	return ""
}

// isSilent reports whether a version has words that the sources do not tell. A
// version that takes the document away has none.
func isSilent(v *agreement.Version) bool {
	return v != nil && v.Text() == nil && !endsDocument(v)
}

func endsDocument(v *agreement.Version) bool {
	return slices.ContainsFunc(v.Changes(), func(c *agreement.Change) bool {
		return c.Kind() == agreement.DocumentRemoved || c.Kind() == agreement.ServiceRemoved
	})
}

func documentOf(old, new *agreement.Version) *agreement.Document {
	if new == nil {
		return old.Document()
	}
	return new.Document()
}

// changesBetween returns what the notices between two versions change, in other
// documents as well: a clause may have come from there.
func changesBetween(old, new *agreement.Version) []*agreement.Change {
	versions := documentOf(old, new).Versions()
	last := slices.Index(versions, new)
	var changes []*agreement.Change
	var before *agreement.Notice
	for _, v := range versions[min(slices.Index(versions, old), last)+1 : last+1] {
		if n := v.Notice(); n != nil && n != before {
			changes, before = append(changes, n.Changes()...), n
		}
	}
	return changes
}

func sectionsOf(v *agreement.Version) []agreement.Section {
	if v == nil || v.Text() == nil {
		return nil
	}
	return v.Text().Sections()
}

// sectionPair is a section in the old and in the new words; one may be nil.
type sectionPair struct{ old, new *agreement.Section }

// merge matches sections by clause. A removed one follows the section that it
// followed in the old words.
func merge(old, new []agreement.Section) []sectionPair {
	place := func(list []agreement.Section, c agreement.Clause) int {
		return slices.IndexFunc(list, func(s agreement.Section) bool { return s.Clause == c })
	}
	removed := map[agreement.Clause][]sectionPair{}
	var after agreement.Clause // the last one that stays; "" before the first
	for i, s := range old {
		if place(new, s.Clause) < 0 {
			removed[after] = append(removed[after], sectionPair{old: &old[i]})
		} else {
			after = s.Clause
		}
	}
	pairs := removed[""]
	for i, s := range new {
		pair := sectionPair{new: &new[i]}
		if j := place(old, s.Clause); j >= 0 {
			pair.old = &old[j]
		}
		pairs = append(append(pairs, pair), removed[s.Clause]...)
	}
	return pairs
}

func (p sectionPair) clause() agreement.Clause {
	if p.new != nil {
		return p.new.Clause
	}
	return p.old.Clause
}

func (p sectionPair) compare(d *agreement.Document, changes []*agreement.Change) (s Section, err error) {
	var before, after agreement.Section
	s = Section{Clause: p.clause(), Fate: Changed, Old: p.old, New: p.new}
	if p.old != nil {
		before = *p.old
	} else {
		s.Fate = Added
	}
	if p.new != nil {
		after = *p.new
	} else {
		s.Fate = Removed
	}
	if s.Heading, err = Redline(before.Heading(), after.Heading()); err != nil {
		return s, err
	}
	if s.Body, err = Redline(before.Body, after.Body); err != nil {
		return s, err
	}
	if p.old != nil && p.new != nil && before.Heading() == after.Heading() && before.Body == after.Body {
		s.Fate = Unchanged
	}
	ref := agreement.Reference{Document: d.ID(), Clause: s.Clause}
	s.Links, s.Changes = linksOf(ref, changes), naming(ref, changes)
	return s, nil
}

func naming(ref agreement.Reference, changes []*agreement.Change) []*agreement.Change {
	var found []*agreement.Change
	for _, c := range changes {
		if slices.Contains(c.In(), ref) {
			found = append(found, c)
		}
	}
	return found
}
