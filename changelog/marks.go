package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// redlined is a comparison in the words of a page.
type redlined struct {
	Anchor    string
	Title     hyperlink // the document, at the version
	Notice    hyperlink
	Before    string // the version that is compared with
	Effect    effect
	Sections  []markedSection
	Unchanged []string // headings of the sections that read as before
}

// markedSection is one section with its edits.
type markedSection struct {
	ID      string // the version and the clause, for whoever reads the page by machine
	Fate    Fate
	Label   string
	Heading []Edit
	Body    []Edit
	Lines   []line
	Note    string
}

// compared is a redline, or the reason why there is none.
type compared struct {
	Redline *redlined
	Silent  Silence
	Same    bool // the words told here read as before
}

// compare compares a version with the one before it.
func (p *press) compare(from *page, v *agreement.Version) (compared, error) {
	before := p.before(v)
	if v.Adds() && (before == nil || endsDocument(before)) {
		before = nil
	}
	c, err := Compare(before, v)
	if err != nil || c.Silent != "" || !c.Differs() {
		return compared{Silent: c.Silent, Same: c.Silent == "" && !c.Differs()}, err
	}
	r := &redlined{
		Anchor: "r-" + string(v.Document().ID()) + "-" + v.Name(), Title: p.versionLink(from, v),
		Before: "dokumentet är nytt",
	}
	r.Title.Text = p.title(v.Document().ID())
	if before != nil {
		r.Before = "jämfört med " + lower(versionName(before))
	}
	if n := v.Notice(); n != nil {
		effective, _ := p.effectiveOf(v)
		r.Notice, r.Effect = p.noticeLink(from, n), p.effect(v.Changes()[0], effective)
	}
	for _, s := range c.Sections {
		r.add(p, from, v, s)
	}
	return compared{Redline: r}, nil
}

func (r *redlined) add(p *press, from *page, v *agreement.Version, s Section) {
	if s.Fate == Unchanged {
		r.Unchanged = append(r.Unchanged, s.New.Heading())
		return
	}
	m := markedSection{
		ID: v.ID() + " " + string(s.Clause), Fate: s.Fate, Label: fateLabel(s.Fate),
		Heading: s.Heading, Body: s.Body, Lines: p.linkLines(from, s.Links), Note: unannounced(v, s),
	}
	if named := p.namedIn(from, s); len(named) > 0 {
		m.Lines = append(m.Lines, line{Label: "I meddelandet", Links: named})
	}
	r.Sections = append(r.Sections, m)
}

// namedIn leads to the changes that name the section's clause.
func (p *press) namedIn(from *page, s Section) []hyperlink {
	var links []hyperlink
	for _, c := range p.shownChanges(slices.Clone(s.Changes)) {
		links = append(links, p.changeLink(from, c, lower(kindLabel(c.Kind()))))
	}
	return links
}

// unannounced says so when the words gain or lose a section and the notice does
// not call it new or removed: it may have been there before, or be there still.
func unannounced(v *agreement.Version, s Section) string {
	says := func(kinds ...agreement.Kind) bool {
		return slices.ContainsFunc(slices.Concat(s.Changes, v.Changes()), func(c *agreement.Change) bool {
			return slices.Contains(kinds, c.Kind()) && (slices.Contains(s.Changes, c) || !namesClause(c))
		})
	}
	switch {
	case s.Fate == Added && !says(agreement.ClauseAdded, agreement.DocumentAdded, agreement.ServiceAdded,
		agreement.InstructionsAdded, agreement.UndertakingAdded, agreement.FunctionAdded, agreement.ScopeWidened):
		return "Meddelandet säger inte att punkten är ny; den kan ha funnits tidigare."
	case s.Fate == Removed && !says(agreement.ClauseRemoved, agreement.DocumentRemoved, agreement.ServiceRemoved,
		agreement.InstructionsRemoved, agreement.UndertakingRemoved, agreement.FunctionRemoved):
		return "Meddelandet säger inte att punkten utgår; den kan finnas kvar."
	}
	return ""
}

func namesClause(c *agreement.Change) bool {
	return slices.ContainsFunc(c.In(), func(r agreement.Reference) bool { return r.Clause != "" })
}
