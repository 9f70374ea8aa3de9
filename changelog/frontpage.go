package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// frontMain is what the front page has of its own.
type frontMain struct {
	Agreement  string // the first, which the change log is about
	Upcoming   []upcomingDay
	Undated    []undated
	Years      []yearEntry // the newest first
	Documents  []standing
	Services   []serviceGroup
	Categories []listed
	Others     []otherAgreement
	Timeline   timeline
	Sources    []hyperlink
}

// yearEntry is the notices of a year, or what takes effect in it.
type yearEntry struct {
	Link    hyperlink
	Notices []noticeEntry // the newest first
}

// otherAgreement is an agreement beside the first one.
type otherAgreement struct {
	Anchor    string
	Name      string
	Label     string // what the day is
	Day       agreement.Date
	Follows   string // the agreement that takes its place
	Documents []standing
	Notices   []noticeEntry
	Missing   []string
}

// listed is a service or customer category in a list.
type listed struct {
	Link     hyperlink
	Standing coverage
	Next     []hyperlink // what a service goes on as
}

// serviceGroup is the services that stand alike.
type serviceGroup struct {
	Title    string
	Services []listed
}

func (p *press) frontPage() *page {
	page := p.page(frontAddress, p.site)
	m := &frontMain{
		Agreement: p.first().Name.In("sv"), Upcoming: p.upcoming(page), Undated: p.undated(page), Timeline: p.timeline(),
		Services: p.serviceGroups(page), Documents: p.standings(page, p.first().ID),
	}
	for _, k := range p.categories() {
		m.Categories = append(m.Categories, listed{Link: p.categoryLink(page, k.ID()), Standing: p.standingOf(p.cat.Exists(p.now, k.ID()), categoryStatus)})
	}
	m.Years = p.yearEntries(page)
	for _, t := range p.others() {
		m.Others = append(m.Others, p.otherAgreement(page, t))
	}
	m.Sources = p.sourceLinks(p.frontSources()...)
	page.Main, page.Contents = m, frontContents(m)
	return page
}

func (p *press) frontSources() []agreement.SourceID {
	var sources []agreement.SourceID
	for _, n := range slices.Backward(p.notices()) {
		sources = append(sources, n.Evidence().Source)
	}
	for _, d := range p.documents() {
		sources = append(sources, d.Evidence().Source)
	}
	for _, k := range p.categories() {
		sources = append(sources, k.Evidence().Source)
	}
	return sources
}

// standings tells how the documents of an agreement stand, but not the terms of
// services, which stand with these.
func (p *press) standings(from *page, agreement string) []standing {
	var list []standing
	for _, d := range p.documents() {
		if d.ID().ServiceID() == "" && slices.Contains(p.agreementsOf(d), agreement) {
			list = append(list, p.standing(from, d))
		}
	}
	return list
}

// yearEntries lists the years with the notices of the first agreement, the
// newest of them with what kinds of changes it has.
func (p *press) yearEntries(from *page) []yearEntry {
	notices := p.noticesFor(p.first().ID)
	var list []yearEntry
	for _, y := range slices.Backward(p.years()) {
		entry := yearEntry{Link: p.yearLink(from, y)}
		for _, n := range slices.Backward(p.noticesOf(y)) {
			if slices.Contains(n.Agreements(), p.first().ID) {
				listed := p.noticeEntry(from, n, p.first().ID)
				if n == notices[len(notices)-1] {
					listed.Kinds = kindCounts(n)
				}
				entry.Notices = append(entry.Notices, listed)
			}
		}
		list = append(list, entry)
	}
	return list
}

// serviceGroups lists the services by how they stand, those that are covered
// first.
func (p *press) serviceGroups(from *page) []serviceGroup {
	var groups []serviceGroup
	for _, status := range [...]agreement.Status{agreement.InForce, agreement.NotYet, agreement.BeforeEvidence, agreement.Ended, agreement.NeverKnown} {
		group := serviceGroup{Title: servicesStatus(status)}
		for _, s := range p.services() {
			if cov := p.cat.Covered(p.now, s.ID()); cov.Status == status {
				group.Services = append(group.Services, listed{p.serviceLink(from, s.ID()), p.standingOf(cov, serviceStatus), p.successorLinks(from, s)})
			}
		}
		if len(group.Services) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func (p *press) otherAgreement(from *page, t agreement.Terms) otherAgreement {
	o := otherAgreement{Anchor: agreementAnchor(t.ID), Name: t.Name.In("sv"), Label: "Sedan", Documents: p.standings(from, t.ID)}
	if t.Since.Seen {
		o.Label = "Belagt sedan"
	}
	if p.tells(t.Since.Evidence, t.Since.Day) {
		o.Day = t.Since.Day
	}
	for _, later := range p.agr.Agreements() {
		if slices.Contains(later.Succeeds, t.ID) && (later.ID == p.first().ID || len(p.terms([]string{later.ID})) > 0) {
			o.Follows = later.Name.In("sv")
		}
	}
	for _, n := range slices.Backward(p.noticesFor(t.ID)) {
		o.Notices = append(o.Notices, p.noticeEntry(from, n, t.ID))
	}
	for _, h := range p.holes(t.ID) {
		if h.Agreement != "" {
			o.Missing = append(o.Missing, holeWords(h))
		}
	}
	return o
}

func frontContents(m *frontMain) []part {
	at := func(f frontPart) part { return partAt(f.title(), "#"+string(f)) }
	notices, others := at(partNotices), partAt("Andra avtal", "#avtal")
	for _, y := range m.Years {
		notices.Parts = append(notices.Parts, hyperlink{Text: y.Link.Text, To: "#ar-" + y.Link.Text})
	}
	for _, o := range m.Others {
		others.Parts = append(others.Parts, hyperlink{Text: o.Name, To: "#" + o.Anchor})
	}
	contents := []part{at(partUpcoming), notices, at(partDocuments)}
	if len(m.Services) > 0 {
		contents = append(contents, at(partServices))
	}
	if len(m.Categories) > 0 {
		contents = append(contents, at(partCategories))
	}
	if len(m.Others) > 0 {
		contents = append(contents, others)
	}
	return append(contents, at(partMissing), at(partSources))
}
