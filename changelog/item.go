package changelog

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// item is one change in the words of a page.
type item struct {
	Anchor    string
	Number    int
	Kind      string
	Text      string
	Where     []hyperlink
	Effect    effect
	Declared  []declared
	Lines     []line   // how it hangs together with other clauses and changes
	Notes     []string // how firmly the source carries it
	Why       string   // the reasoning behind what no source states, in English
	Withdrawn bool
}

// effect is when something takes effect.
type effect struct {
	Day   agreement.Date // zero where the words alone must do
	Words string         // in place of the day, or about it
	Lead  string         // how long after the publication
}

// declared is what a notice declares of a change, or that it declares nothing.
type declared struct {
	Name  string
	Value string // "" when nothing is declared
	Level string
}

// line is a label and what it points to.
type line struct {
	Label string
	Links []hyperlink
	After string
}

func (p *press) item(from *page, c *agreement.Change, number int) item {
	effective, ok := p.effective(c)
	it := item{
		Anchor: changeAnchor(c), Number: number, Kind: kindLabel(c.Kind()), Text: c.Text().In("sv"),
		Where: p.where(from, c), Effect: p.effect(c, effective), Declared: declarations(c),
		Lines: append(p.detailLines(from, c), p.itemLines(from, c)...), Notes: notes(p.cat.Agreement(), c), Withdrawn: !ok,
	}
	if e := c.Evidence(); e.Basis == agreement.Inferred {
		it.Why = e.Why
	}
	if c.Withdraws() != nil {
		it.Effect = effect{Words: "återkallelsen har ingen egen dag"}
	}
	return it
}

// where leads to the documents and clauses that change.
func (p *press) where(from *page, c *agreement.Change) []hyperlink {
	var links []hyperlink
	var last agreement.DocumentID
	for _, ref := range c.In() {
		l := p.referenceLink(from, ref, c.Notice())
		if ref.Document == last && ref.Clause != "" {
			l.Text = clauseLabel(ref.Clause)
		}
		links, last = append(links, l), ref.Document
	}
	if c.Service() != "" {
		links = append(links, p.serviceLink(from, c.Service()))
	}
	if c.Category() != "" {
		links = append(links, p.categoryLink(from, c.Category()))
	}
	return links
}

func (p *press) effect(c *agreement.Change, e agreement.Effective) effect {
	out := p.effectWords(e)
	if !out.Day.IsZero() {
		out.Lead = leadWords(c.Notice().Published(), out.Day)
	}
	if e.Taken {
		out.Words = "ingen källa anger dagen; den är en läsning"
		if readings := c.DayReadings(); len(readings) > 0 {
			out.Words = "ingen källa anger dagen; den följer av läsning " + listWords(readings)
		}
	}
	return out
}

func (p *press) effectWords(e agreement.Effective) effect {
	out := effect{Day: e.Day}
	switch event, ok := p.agr.Event(e.After); {
	case ok:
		out.Words = "när det här har hänt: " + event.Text.In("sv")
		if !e.NotBefore.IsZero() {
			out.Words += ", dock tidigast " + dayWords(e.NotBefore)
		}
	case e.Unseen:
		out.Words = "dagen är avskuren i källan"
	case e.Day.IsZero():
		out.Words = "ingen källa anger dagen"
	}
	return out
}

// declarations tells what the notice says of nature, materiality and benefit,
// and that it says nothing where it does not.
func declarations(c *agreement.Change) []declared {
	natures, natureLevel := c.Nature()
	var words []string
	for _, n := range natures {
		words = append(words, natureLabel(n))
	}
	list := []declared{
		{Name: "Karaktär", Value: listWords(words), Level: levelLabel(natureLevel)},
		{Name: "Väsentlig"},
		{Name: "Till fördel för"},
	}
	if material, level := c.Material(); level != "" {
		list[1].Value, list[1].Level = "nej", levelLabel(level)
		if material {
			list[1].Value = "ja"
		}
	}
	if benefit, level := c.Benefit(); benefit != "" {
		list[2].Value, list[2].Level = benefitLabel(benefit), levelLabel(level)
	}
	return list
}

func benefitLabel(party string) string {
	switch party {
	case "customer":
		return "kunden"
	case "agent":
		return "agenten"
	}
	return party
}

// itemLines tells how a change hangs together with other clauses, and with
// other notices.
func (p *press) itemLines(from *page, c *agreement.Change) []line {
	lines := p.linkLines(from, p.linksOfChange(c))
	if c.Repeats() != "" {
		lines = append(lines, p.repeatLine(from, c))
	}
	for _, other := range []struct {
		label   string
		changes []*agreement.Change
	}{
		{"Rättar", one(c.Amends())}, {"Återkallar", one(c.Withdraws())},
		{"Rättad genom", c.AmendedBy()}, {"Återkallad genom", one(c.WithdrawnBy())},
	} {
		for _, o := range p.shownChanges(other.changes) {
			lines = append(lines, line{Label: other.label, Links: []hyperlink{p.changeLink(from, o, "ändringen publicerad "+dayWords(o.Notice().Published()))}})
		}
	}
	return lines
}

func one(c *agreement.Change) []*agreement.Change {
	if c == nil {
		return nil
	}
	return []*agreement.Change{c}
}

// linksOfChange returns the links of every clause of a change, as its own
// notice and other ones state them, each once.
func (p *press) linksOfChange(c *agreement.Change) []Link {
	var all []*agreement.Change
	for _, n := range p.notices() {
		all = append(all, n.Changes()...)
	}
	var links []Link
	for _, ref := range c.In() {
		if ref.Clause != "" {
			links = append(links, linksOf(ref, all)...)
		}
	}
	return links
}

// linkLines puts links of the same relation and reading on one line.
func (p *press) linkLines(from *page, links []Link) []line {
	var lines []line
	for _, l := range links {
		label := relationLabel(l.Relation)
		to := p.referenceLink(from, l.To, l.Change.Notice())
		reading := readingMark(l.Change)
		i := slices.IndexFunc(lines, func(ln line) bool { return ln.Label == label && ln.After == reading })
		switch {
		case i < 0:
			lines = append(lines, line{Label: label, Links: []hyperlink{to}, After: reading})
		case !slices.Contains(lines[i].Links, to):
			lines[i].Links = append(lines[i].Links, to)
		}
	}
	return lines
}

func readingMark(c *agreement.Change) string {
	if readings := c.Evidence().Readings; len(readings) > 0 {
		return "läsning " + listWords(readings)
	}
	return ""
}

// repeatLine points to the announcement that a change repeats, which may lie in
// a period that the data set does not have.
func (p *press) repeatLine(from *page, c *agreement.Change) line {
	id, _, _ := strings.Cut(c.Repeats(), "/")
	if earlier, ok := p.agr.Change(agreement.ChangeID(c.Repeats())); ok && p.shows(earlier.Notice().Published()) {
		return line{Label: "Upprepar", Links: []hyperlink{p.changeLink(from, earlier, "ändringen publicerad "+dayWords(earlier.Notice().Published()))}}
	}
	if n, ok := p.notice(agreement.NoticeID(id)); ok {
		return line{Label: "Upprepar", Links: []hyperlink{p.noticeLink(from, n)}}
	}
	text := "meddelandet den " + dayWords(agreement.NoticeID(id).Day()) + ", som inte är infört här"
	return line{Label: "Upprepar", Links: []hyperlink{{Text: text}}}
}

// notes says how firmly the source carries a change.
func notes(agr *agreement.Agreement, c *agreement.Change) []string {
	var list []string
	for _, field := range c.Inferred() {
		list = append(list, "Slutsats, källan säger det inte: "+fieldLabel(field)+".")
	}
	e := c.Evidence()
	for _, reading := range c.DayReadings() {
		if !slices.Contains(e.Readings, reading) {
			e.Readings = append(e.Readings, reading)
		}
	}
	for _, a := range agr.Assumptions(e, "") {
		if a.Kind == agreement.AssumesBasis || a.Kind == agreement.AssumesReading {
			list = append(list, a.Text.In("sv"))
		}
	}
	if c.Printed() != "" {
		list = append(list, "I källan står ”"+c.Printed()+"”, vilket vi tar för ett skrivfel.")
	}
	if c.More() {
		list = append(list, "Källan nämner punkterna som exempel; fler kan ha ändrats.")
	}
	switch c.Unnamed() {
	case "services":
		list = append(list, "Källan namnger inte tjänsterna.")
	case "documents":
		list = append(list, "Källan namnger inte dokumenten.")
	}
	return list
}
