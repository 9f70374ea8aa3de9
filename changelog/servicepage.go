package changelog

import (
	"cmp"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// serviceMain is what the page of a service has of its own.
type serviceMain struct {
	ID           string
	Standing     coverage
	Terms        hyperlink
	Names        []fact
	Predecessors []fact
	Successors   []fact
	Offers       offers
	Requires     []fact // of every customer, unless it names a category or a channel
	RuledOut     []fact // channels
	PersonalData claim
	Pub          []fact
	Platform     claim
	Dependencies []fact
	Parts        []fact
	Lifecycle    []fact
	History      []noticed
	Prices       []priced
	General      []priced // of all services
	Reasons      []reason
	Sources      []hyperlink
}

// claim is a yes or no that a source gives, or the lack of one.
type claim struct {
	Known bool
	Value bool
	Fact  fact
}

func (p *press) servicePage(s *catalog.Service) *page {
	page := p.page(serviceAddress(s.ID()), p.serviceName(s))
	page.under(page.frontLink(partServices))
	g := &groundwork{press: p}
	changes := p.changesOfService(s.ID())
	m := &serviceMain{
		ID: s.ID(), Standing: g.coverage(page, p.cat.Covered(p.now, s.ID()), "Läget", serviceStatus),
		Terms: p.termsLink(page, s), Names: g.nameFacts(s),
		Predecessors: g.predecessors(page, s), Successors: g.successors(page, s),
		Offers: g.offersOf(page, s), Requires: g.requirements("Vem som kan få tjänsten", s, changes, ""), RuledOut: g.exclusions(s, changes),
		Pub: g.pubFacts(page, s, changes), Dependencies: g.dependencies(page, s, changes), Parts: g.parts(s), Lifecycle: g.lifecycle(s),
		History: p.history(page, changes),
		Prices:  p.priced(page, p.prices(func(price agreement.Price) bool { return namesService(price, s.ID()) })),
	}
	if m.Standing.Status.Look != string(agreement.NeverKnown) {
		m.General = p.priced(page, p.prices(func(price agreement.Price) bool { return price.All && !namesService(price, s.ID()) }))
	}
	c, ok := p.claim(s.PersonalData())
	m.PersonalData = g.claimOf("Personuppgifter", c, ok, changes)
	c, ok = p.claim(s.Platform())
	m.Platform = g.claimOf("Plattform", c, ok, changes)
	for _, c := range changes {
		g.Sources = append(g.Sources, c.Notice().Evidence().Source)
	}
	m.Reasons, m.Sources = g.Reasons, p.sourceLinks(g.Sources...)
	page.Main, page.Contents = m, serviceContents(m)
	return page
}

func (p *press) termsLink(from *page, s *catalog.Service) hyperlink {
	d, ok := p.document(s.Terms())
	if !ok {
		return hyperlink{}
	}
	return hyperlink{p.title(d.ID()), from.to(documentAddress(d.ID())), !p.knowsDocument(d)}
}

func (g *groundwork) nameFacts(s *catalog.Service) []fact {
	var list []fact
	for _, n := range g.names(s) {
		f := fact{What: hyperlink{Text: n.Text}, When: whenSince(n.Seen, !n.Dated), Grounds: g.lay("Namn", n.Evidence)}
		if n.Variant {
			f.Note = "annat skrivsätt"
		}
		list = append(list, f)
	}
	return list
}

func (g *groundwork) predecessors(from *page, s *catalog.Service) []fact {
	var list []fact
	for _, x := range g.successions(s) {
		list = append(list, fact{What: g.serviceLink(from, x.Service), When: whenSince(x.From, false), Grounds: g.lay("Föregångare och efterföljare", x.Evidence)})
	}
	return list
}

func (g *groundwork) successors(from *page, s *catalog.Service) []fact {
	var list []fact
	for _, other := range g.services() {
		for _, x := range g.successions(other) {
			if x.Service == s.ID() {
				list = append(list, fact{What: g.serviceLink(from, other.ID()), When: whenSince(x.From, false), Grounds: g.lay("Föregångare och efterföljare", x.Evidence)})
			}
		}
	}
	return list
}

// successorLinks leads to what a service goes on as.
func (p *press) successorLinks(from *page, s *catalog.Service) []hyperlink {
	var links []hyperlink
	for _, f := range (&groundwork{press: p}).successors(from, s) {
		links = append(links, f.What)
	}
	return links
}

// requirements returns what a service asks of the customers of a category, or with
// "" of all of them.
func (g *groundwork) requirements(about string, s *catalog.Service, changes []*agreement.Change, category string) []fact {
	var list []fact
	for _, q := range told(g.edition, s.Requires(), func(q catalog.Requirement) (agreement.Evidence, agreement.Date) { return q.Evidence, q.From }) {
		if category != "" && q.Category != "" && q.Category != category {
			continue
		}
		of := q.Category
		if category != "" {
			of = ""
		}
		list = append(list, g.periodFact(about, hyperlink{Text: g.condition(q.Fact) + g.only(of, q.Channel)}, g.period(q.Period, changes), q.Evidence))
	}
	return list
}

// only says whom something concerns, where that is not every customer.
func (g *groundwork) only(category, channel string) string {
	var words []string
	if k, ok := g.cat.Category(category); ok {
		words = append(words, "kundkategori: "+k.Name().SV)
	}
	if channel != "" {
		words = append(words, "anslutning: "+g.channelName(channel))
	}
	if len(words) == 0 {
		return ""
	}
	return " [" + strings.Join(words, "; ") + "]"
}

func (g *groundwork) exclusions(s *catalog.Service, changes []*agreement.Change) []fact {
	var list []fact
	for _, x := range told(g.edition, s.NotThrough(), func(x catalog.Exclusion) (agreement.Evidence, agreement.Date) { return x.Evidence, x.From }) {
		list = append(list, g.periodFact("Vem som kan få tjänsten", hyperlink{Text: g.channelName(x.Channel) + g.only(x.Category, "")}, g.period(x.Period, changes), x.Evidence))
	}
	return list
}

func (g *groundwork) pubFacts(from *page, s *catalog.Service, changes []*agreement.Change) []fact {
	var list []fact
	for _, x := range told(g.edition, s.Pub(), func(x catalog.PubEvidence) (agreement.Evidence, agreement.Date) { return x.Evidence, x.From }) {
		if d, ok := g.document(x.Agreement); ok {
			what := hyperlink{Text: g.title(d.ID()), To: from.to(documentAddress(d.ID()))}
			list = append(list, g.periodFact("Personuppgifter", what, g.period(x.Period, changes), x.Evidence))
		}
	}
	return list
}

func (g *groundwork) dependencies(from *page, s *catalog.Service, changes []*agreement.Change) []fact {
	var list []fact
	for _, x := range told(g.edition, s.DependsOn(), func(x catalog.Dependency) (agreement.Evidence, agreement.Date) { return x.Evidence, x.From }) {
		what := hyperlink{Text: x.Name}
		if _, ok := g.service(x.Service); ok {
			what = g.serviceLink(from, x.Service)
		}
		if what.Text != "" {
			list = append(list, g.periodFact("Beroenden och delar", what, g.period(x.Period, changes), x.Evidence))
		}
	}
	return list
}

func (g *groundwork) parts(s *catalog.Service) []fact {
	var list []fact
	for _, x := range told(g.edition, s.Parts(), func(x catalog.Part) (agreement.Evidence, agreement.Date) { return x.Evidence, agreement.Date{} }) {
		list = append(list, fact{What: hyperlink{Text: x.Name}, When: when{None: true}, Grounds: g.lay("Beroenden och delar", x.Evidence)})
	}
	return list
}

func (g *groundwork) lifecycle(s *catalog.Service) []fact {
	var list []fact
	for _, x := range told(g.edition, s.Lifecycle(), func(x catalog.Milestone) (agreement.Evidence, agreement.Date) { return x.Evidence, x.Day }) {
		list = append(list, fact{What: hyperlink{Text: x.Text.In("sv")}, When: when{On: x.Day, None: x.Day.IsZero()}, Grounds: g.lay("Beslut och händelser", x.Evidence)})
	}
	return list
}

// periodFact is a fact that holds in a period.
func (g *groundwork) periodFact(about string, what hyperlink, p agreement.Period, e agreement.Evidence) fact {
	return fact{What: what, Note: g.stands(p), When: whenOf(p), Grounds: g.lay(about, e)}
}

// claimOf tells a yes or no where one is shown.
func (g *groundwork) claimOf(about string, c catalog.Claim, shown bool, changes []*agreement.Change) claim {
	if !shown {
		return claim{}
	}
	return claim{Known: true, Value: c.Value, Fact: g.periodFact(about, hyperlink{}, g.period(c.Period, changes), c.Evidence)}
}

// condition is what a customer must meet, in the words of the data set.
func (p *press) condition(id string) string {
	f, _ := p.cat.Fact(id)
	return cmp.Or(f.Text.In("sv"), id)
}

func (p *press) channelName(id string) string {
	ch, _ := p.cat.Channel(id)
	return cmp.Or(ch.Name.In("sv"), id)
}

func serviceContents(m *serviceMain) []part {
	contents := []part{partAt("Namn", "#namn"), partAt("Vem som kan få tjänsten", "#erbjudande"), partAt("Personuppgifter", "#personuppgifter")}
	for _, optional := range []struct {
		has  bool
		part part
	}{
		{true, partAt("Plattform, beroenden och delar", "#teknik")},
		{m.HasRelatives(), partAt("Föregångare och efterföljare", "#foljd")},
		{len(m.Lifecycle) > 0, partAt("Beslut och händelser", "#livscykel")},
		{true, partAt("Ändringar", "#andringar")},
		{m.HasPrices(), partAt("Priser", "#priser")},
		{len(m.Reasons) > 0, partAt("Vad uppgifterna vilar på", "#grund")},
	} {
		if optional.has {
			contents = append(contents, optional.part)
		}
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}

// HasRelatives reports whether the service goes on from others, or in others.
func (m *serviceMain) HasRelatives() bool { return len(m.Predecessors)+len(m.Successors) > 0 }

// HasPrices reports whether any change of prices concerns the service.
func (m *serviceMain) HasPrices() bool { return len(m.Prices)+len(m.General) > 0 }
