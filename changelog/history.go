package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// noticed is the changes of one notice in a list of changes.
type noticed struct {
	Notice  hyperlink
	Changes []shortChange
}

// shortChange is a change in a list, in short.
type shortChange struct {
	Kind      string
	Text      hyperlink // what it is, leading to the page of its notice
	Effect    effect    // without words where it takes effect on publication
	Withdrawn bool
	Lines     []line
}

// history lists changes by notice, the newest first.
func (p *press) history(from *page, changes []*agreement.Change) []noticed {
	var list []noticed
	for i, c := range changes {
		if i == 0 || changes[i-1].Notice() != c.Notice() {
			list = append(list, noticed{Notice: p.noticeLink(from, c.Notice())})
		}
		last := &list[len(list)-1]
		last.Changes = append(last.Changes, p.shortChange(from, c))
	}
	slices.Reverse(list)
	return list
}

func (p *press) shortChange(from *page, c *agreement.Change) shortChange {
	effective, ok := p.effective(c)
	s := shortChange{Kind: kindLabel(c.Kind()), Text: p.changeLink(from, c, c.Text().In("sv")), Withdrawn: !ok}
	s.Text.Draft = false // the notice says so
	if ok && c.Withdraws() == nil && (effective.Day != c.Notice().Published() || effective.Taken) {
		s.Effect = p.effect(c, effective)
	}
	return s
}

// changes returns every change that is shown, by publication.
func (e *edition) changes() []*agreement.Change {
	var all []*agreement.Change
	for _, n := range e.notices() {
		all = append(all, n.Changes()...)
	}
	return all
}

func (e *edition) changesThat(concern func(*agreement.Change) bool) []*agreement.Change {
	return slices.DeleteFunc(e.changes(), func(c *agreement.Change) bool { return !bearsOn(c, concern) })
}

// bearsOn reports whether a change is of a sort, or corrects or takes back one
// that is.
func bearsOn(c *agreement.Change, sort func(*agreement.Change) bool) bool {
	return c != nil && (sort(c) || bearsOn(c.Amends(), sort) || bearsOn(c.Withdraws(), sort))
}

// changesOfService returns the changes that add or remove a service, and those
// that name its terms.
func (e *edition) changesOfService(id string) []*agreement.Change {
	terms := func(ref agreement.Reference) bool { return ref.Document == agreement.TermsOf(id) }
	return e.changesThat(func(c *agreement.Change) bool {
		return c.Service() == id || slices.ContainsFunc(slices.Concat(c.In(), c.Corresponds(), c.ReplacedBy(), c.MovedTo()), terms)
	})
}

// changesOfCategory returns the changes that add or remove a customer category,
// and those by which it takes the place of another.
func (e *edition) changesOfCategory(id string) []*agreement.Change {
	return e.changesThat(func(c *agreement.Change) bool { return c.Category() == id || c.Successor() == id })
}

// successor returns the id of the category that takes the place of another one
// by a notice that is shown and stands, or "".
func (e *edition) successor(category string) (id string, by *agreement.Change) {
	for _, c := range slices.Backward(e.changes()) {
		if _, stands := e.effective(c); stands && c.Category() == category && c.Successor() != "" {
			return c.Successor(), c
		}
	}
	return "", nil
}
