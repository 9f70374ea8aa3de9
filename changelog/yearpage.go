package changelog

import (
	"slices"
	"strconv"

	"github.com/kundavtal/avtal/agreement"
)

// yearMain is what the page of a year has of its own.
type yearMain struct {
	Year     int
	Previous hyperlink
	Next     hyperlink
	Notices  []yearNotice // the newest first
	Effects  []yearEffect
	Prices   []priced
	Moves    []move
	Missing  []string // within the year
	Sources  []hyperlink
}

// yearNotice is a notice with its changes in short.
type yearNotice struct {
	noticeEntry
	Anchor  string
	Changes []shortChange
}

// yearEffect is what takes effect on one day by one notice.
type yearEffect struct {
	Day     agreement.Date
	Notice  hyperlink
	Lead    string
	Changes []shortChange // where the notice is of another year
	count   int
}

// Count says how many changes it is.
func (e yearEffect) Count() string { return countWords(e.count, "ändring", "ändringar") }

// move is a document, service or category that joins or leaves.
type move struct {
	What hyperlink
	Kind string
	Day  effect
	By   hyperlink
}

// years returns the years in which a notice that is shown was published or one
// of its changes takes effect, the earliest first.
func (p *press) years() []int {
	var years []int
	for _, c := range p.changes() {
		years = append(years, yearOf(c.Notice().Published()))
		if e, ok := p.effective(c); ok && !e.Day.IsZero() {
			years = append(years, yearOf(e.Day))
		}
	}
	for _, n := range p.notices() {
		years = append(years, yearOf(n.Published()))
	}
	slices.Sort(years)
	return slices.Compact(years)
}

func yearOf(d agreement.Date) int {
	year, _, _ := d.Civil()
	return year
}

func (p *press) yearPage(y int) *page {
	page := p.page(yearAddress(y), "Ändringar "+strconv.Itoa(y), p.agreementsOfYear(y)...)
	page.under(page.frontLink(partNotices))
	m := &yearMain{Year: y, Effects: p.effectsOf(page, y), Moves: p.movesOf(page, y), Missing: p.holesOf(y)}
	years := p.years()
	switch at := slices.Index(years, y); {
	case len(years) == 1:
	case at == 0:
		m.Next = p.yearLink(page, years[1])
	case at == len(years)-1:
		m.Previous = p.yearLink(page, years[at-1])
	default:
		m.Previous, m.Next = p.yearLink(page, years[at-1]), p.yearLink(page, years[at+1])
	}
	var sources []agreement.SourceID
	for _, n := range slices.Backward(p.noticesOf(y)) {
		m.Notices = append(m.Notices, p.yearNotice(page, n))
		sources = append(sources, n.Evidence().Source)
	}
	prices := p.prices(func(agreement.Price) bool { return true })
	m.Prices = p.priced(page, slices.DeleteFunc(prices, func(c *agreement.Change) bool { return !p.isOfYear(c, y) }))
	for _, c := range p.changes() {
		if p.isOfYear(c, y) {
			sources = append(sources, c.Evidence().Source)
		}
	}
	m.Sources = p.sourceLinks(sources...)
	page.Main, page.Contents = m, yearContents(m)
	return page
}

// agreementsOfYear returns the agreements that the page of a year is about: the
// first, and those that its notices change.
func (p *press) agreementsOfYear(y int) []string {
	ids := []string{p.first().ID}
	for _, n := range p.noticesOf(y) {
		ids = append(ids, n.Agreements()...)
	}
	return ids
}

func (p *press) noticesOf(y int) []*agreement.Notice {
	return slices.DeleteFunc(p.notices(), func(n *agreement.Notice) bool { return yearOf(n.Published()) != y })
}

// isOfYear reports whether a change is published or takes effect in a year.
func (p *press) isOfYear(c *agreement.Change, y int) bool {
	e, ok := p.effective(c)
	return yearOf(c.Notice().Published()) == y || ok && !e.Day.IsZero() && yearOf(e.Day) == y
}

func (p *press) yearNotice(from *page, n *agreement.Notice) yearNotice {
	of := p.first().ID
	if ids := n.Agreements(); len(ids) > 0 && !slices.Contains(ids, of) {
		of = ids[0] // which its name says
	}
	y := yearNotice{noticeEntry: p.noticeEntry(from, n, of), Anchor: "m-" + string(n.ID())}
	for _, c := range n.Changes() {
		y.Changes = append(y.Changes, p.shortChange(from, c))
	}
	return y
}

// effectsOf returns what takes effect in a year, by day.
func (p *press) effectsOf(from *page, y int) []yearEffect {
	var list []yearEffect
	for _, c := range p.changes() {
		e, ok := p.effective(c)
		if !ok || c.Withdraws() != nil || c.Repeats() != "" || c.Kind() == agreement.EffectiveMoved || e.Day.IsZero() || yearOf(e.Day) != y {
			continue
		}
		notice := p.noticeLink(from, c.Notice())
		i := slices.IndexFunc(list, func(x yearEffect) bool { return x.Day == e.Day && x.Notice == notice })
		if i < 0 {
			i, list = len(list), append(list, yearEffect{Day: e.Day, Notice: notice, Lead: leadWords(c.Notice().Published(), e.Day)})
		}
		list[i].count++
		if yearOf(c.Notice().Published()) != y {
			list[i].Changes = append(list[i].Changes, p.shortChange(from, c))
		}
	}
	slices.SortStableFunc(list, func(a, b yearEffect) int { return a.Day.Compare(b.Day) })
	return list
}

// movesOf returns the documents, services and categories that join or leave in
// a year.
func (p *press) movesOf(from *page, y int) []move {
	var list []move
	for _, c := range p.changes() {
		e, ok := p.effective(c)
		if !ok || c.Withdraws() != nil || c.Repeats() != "" || !p.isOfYear(c, y) || !e.Day.IsZero() && yearOf(e.Day) != y {
			continue
		}
		for _, what := range p.moved(from, c) {
			list = append(list, move{what, kindLabel(c.Kind()), p.effect(c, e), p.changeLink(from, c, "meddelandet den "+p.noticeName(c.Notice()))})
		}
	}
	slices.SortStableFunc(list, func(a, b move) int { return byEffect(a.Day, b.Day) })
	return list
}

// moved leads to what a change lets join or leave, if it does.
func (p *press) moved(from *page, c *agreement.Change) []hyperlink {
	switch c.Kind() {
	case agreement.ServiceAdded, agreement.ServiceRemoved, agreement.CategoryAdded, agreement.CategoryRemoved,
		agreement.DocumentAdded, agreement.DocumentRemoved:
		if c.Unnamed() != "" {
			return plain("källan säger inte vilka")
		}
		return p.where(from, c)
	}
	return nil
}

// holesOf says which periods of a year are missing.
func (p *press) holesOf(y int) []string {
	var list []string
	for _, h := range p.holes(p.agreementsOfYear(y)...) {
		first, last := yearOf(h.From), yearOf(h.Until.AddDays(-1))
		if (h.From.IsZero() || first <= y) && (h.Until.IsZero() || last >= y) {
			list = append(list, p.holeWords(h))
		}
	}
	return list
}

func yearContents(m *yearMain) []part {
	notices := partAt("Årets meddelanden", "#arets")
	for _, n := range m.Notices {
		notices.Parts = append(notices.Parts, hyperlink{Text: n.Link.Text, To: "#" + n.Anchor})
	}
	contents := []part{notices, partAt("Det som börjar gälla", "#galler")}
	if len(m.Prices) > 0 {
		contents = append(contents, partAt("Priser", "#priser"))
	}
	if len(m.Moves) > 0 {
		contents = append(contents, partAt("Tillkommer och utgår", "#tillkommer"))
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}
