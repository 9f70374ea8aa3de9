package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

// decisionPage writes a decision for people.
type decisionPage struct {
	shower
	q question
	d policy.Decision
	h *policy.Horizon // nil where it is not asked for
}

func (s *session) tellDecision(pol *policy.Policy, q question, d policy.Decision, h *policy.Horizon) {
	agr := pol.Agreement()
	p := decisionPage{shower{s, pol.Catalog(), agr, agr.On(q.on).KnownOn(q.known)}, q, d, h}
	p.heading(p.answer())
	p.say(p.asked())
	p.tellLacks()
	p.tellHorizon()
	p.tellConditions()
	p.tellNeeds()
	p.tellDocuments()
	p.tellObligations()
	p.assumes(slices.Collect(d.Assumptions()))
	p.receipt(d.Receipt())
}

// answer is the outcome in a few words, in the words of the question.
func (p decisionPage) answer() string {
	switch o := p.d.Outcome(); {
	case p.q.kind == "pub":
		return p.answerPub()
	case p.q.kind == "documents":
		return p.answerDocuments()
	case o == policy.Allowed && p.q.kind == "order":
		return p.pick("JA – kunden får beställa", "YES – the customer may order")
	case o == policy.Allowed && len(p.d.Needs()) > 0:
		return p.pick("JA – om kunden uppfyller det som en beställning kräver", "YES – if the customer meets what an order asks for")
	case o == policy.Allowed:
		return p.pick("JA – avtalet tillåter det", "YES – the agreement allows it")
	case o == policy.Refused && p.q.kind == "order":
		return p.pick("NEJ – kunden får inte beställa", "NO – the customer may not order")
	case o == policy.Refused:
		return p.pick("NEJ – avtalet tillåter det inte", "NO – the agreement does not allow it")
	}
	if n := len(p.d.Lacks()); n > 0 {
		return p.pick("OAVGJORT – ", "UNDETERMINED – ") + p.count(n, "uppgift saknas", "uppgifter saknas", "answer is lacking", "answers are lacking")
	}
	return p.pick("OAVGJORT – källorna lämnar frågan öppen", "UNDETERMINED – the sources leave it open")
}

func (p decisionPage) answerPub() string {
	var titles []string
	for in := range p.d.Candidates() {
		titles = append(titles, in.Title.In(p.lang()))
	}
	switch {
	case p.d.Outcome() == policy.Allowed:
		for in := range p.d.Documents() {
			return p.pick("ETT AVTAL – ", "ONE AGREEMENT – ") + in.Title.In(p.lang())
		}
	case p.stateOf("service-covered") == policy.Fails:
		return p.pick("INGET – avtalet omfattar inte tjänsten", "NONE – the agreement does not cover the service")
	case p.d.Outcome() == policy.Refused:
		return p.pick("INGET – inget personuppgiftsbiträdesavtal gäller", "NONE – no processor agreement applies")
	case p.stateOf("one-pub") == policy.Holds && p.stateOf("personal-data") == policy.Holds:
		return p.pick("OAVGJORT – källorna lämnar frågan öppen", "UNDETERMINED – the sources leave it open")
	case len(titles) > 1, len(titles) == 1 && p.stateOf("personal-data") == policy.Holds:
		return p.pick("OAVGJORT – kan vara ", "UNDETERMINED – can be ") + strings.Join(titles, p.pick(" eller ", " or "))
	case len(titles) == 1:
		return p.pick("OAVGJORT – gäller något, är det ", "UNDETERMINED – if one applies, it is ") + titles[0]
	}
	return p.pick("OAVGJORT – källorna säger inte vilket", "UNDETERMINED – the sources do not say which")
}

// stateOf returns how a condition stands, or "" where it is not required.
func (p decisionPage) stateOf(code string) policy.ConditionState {
	c, _ := p.d.Condition(code)
	return c.State
}

func (p decisionPage) answerDocuments() string {
	switch n := len(slices.Collect(p.d.Candidates())); {
	case p.d.Outcome() == policy.Allowed:
		return p.pick("KLART – källorna säger vilka dokument det är", "SETTLED – the sources say which documents they are")
	case p.d.Outcome() == policy.Refused:
		return p.pick("INGA – avtalet omfattar inte tjänsten", "NONE – the agreement does not cover the service")
	case n > 0:
		return p.pick("OAVGJORT – ", "UNDETERMINED – ") + p.count(n, "dokument till kan gälla", "dokument till kan gälla", "further document can apply", "further documents can apply")
	}
	return p.pick("OAVGJORT – källorna lämnar frågan öppen", "UNDETERMINED – the sources leave it open")
}

// asked repeats the question as it was understood.
func (p decisionPage) asked() string {
	service, day := p.q.service.NameAt(p.view), p.weekday(p.q.on)
	if !p.q.known.IsZero() {
		day += p.pick(", som känt ", ", as known on ") + p.q.known.String()
	}
	switch p.q.kind {
	case "documents":
		return fmt.Sprintf(p.pick("Vilka dokument rör användningen av %s %s?", "Which documents concern the use of %s on %s?"), service, day)
	case "pub":
		return fmt.Sprintf(p.pick("%s: vilket personuppgiftsbiträdesavtal gäller för %s %s?", "%s: which processor agreement applies for %s on %s?"),
			p.q.relation.Name.In(p.lang()), service, day)
	}
	category, channel := p.q.category.Name().In(p.lang()), strings.ToLower(p.q.channel.Name.In(p.lang()))
	if p.q.kind == "order" {
		return fmt.Sprintf(p.pick("Får kunden (%s, %s) beställa %s %s?", "May the customer (%s, %s) order %s on %s?"), category, channel, service, day)
	}
	return fmt.Sprintf(p.pick("Får kundkategorin %s ha %s (%s) %s?", "May the customer category %s have %s (%s) on %s?"), category, service, channel, day)
}

// tellLacks says what to answer next, as it is typed.
func (p decisionPage) tellLacks() {
	if p.d.Outcome() != policy.Undetermined {
		return
	}
	if n := p.open(); n > 0 {
		p.say(p.count(n, "villkor är öppet i källorna; en människa får avgöra det.", "villkor är öppna i källorna; en människa får avgöra dem.",
			"condition is left open by the sources; a person decides it.", "conditions are left open by the sources; a person decides them."))
	}
	lacks := p.d.Lacks()
	if len(lacks) == 0 {
		return
	}
	p.heading(p.pick("Fråga igen med svar på det här, yes eller no", "Ask again with answers to these, yes or no"))
	t := table{}
	for _, id := range lacks {
		f, _ := p.cat.Fact(id)
		t.add("-fact "+id+"=yes", f.Text.In(p.lang()))
	}
	p.table(t)
}

// open counts the conditions that no answer about the customer can settle.
func (p decisionPage) open() int {
	n := 0
	for c := range p.d.Conditions() {
		if c.State == policy.Unknown && c.Asks == "" {
			n++
		}
	}
	return n
}

func (p decisionPage) tellConditions() {
	p.heading(p.pick("Villkor", "Conditions"))
	for c := range p.d.Conditions() {
		p.indented("  "+pad(p.state(c.State), 8), c.Text.In(p.lang()))
		if cited := p.citations(c.Citations); cited != "" {
			p.indented(strings.Repeat(" ", 10)+p.pick("se ", "see "), cited)
		}
		if c.Decides != "" {
			p.indented(strings.Repeat(" ", 10), p.decidedBy(c.Decides))
		}
	}
}

// tellNeeds lists what an order will ask of the customer beside the conditions,
// which are what data alone decides.
func (p decisionPage) tellNeeds() {
	if p.q.kind != "eligible" || p.d.Outcome() == policy.Refused || len(p.d.Needs()) == 0 {
		return
	}
	p.heading(p.pick("En beställning kräver också", "An order also asks for"))
	for _, id := range p.d.Needs() {
		f, _ := p.cat.Fact(id)
		p.indented("  - ", f.Text.In(p.lang())+" ["+id+"]")
		if f.Decides != "" {
			p.indented("    ", p.decidedBy(f.Decides))
		}
	}
}

func (p *page) state(s policy.ConditionState) string {
	return say(p, map[policy.ConditionState]term{
		policy.Holds: {"ja", "yes"}, policy.Fails: {"NEJ", "NO"}, policy.Unknown: {"oklart", "open"},
	}, s)
}

func (sh shower) citations(list []policy.Citation) string {
	var words []string
	for _, c := range list {
		words = append(words, sh.citation(c))
	}
	return strings.Join(words, "; ")
}

// citation names a place as it can be shown: by its id, or by the title of a
// page and the heading on it.
func (sh shower) citation(c policy.Citation) string {
	switch {
	case c.Change != "":
		return string(c.Change)
	case c.Document != "":
		return agreement.Reference{Document: c.Document, Clause: c.Clause}.String()
	}
	text := string(c.Source)
	if src, ok := sh.agr.Source(c.Source); ok {
		text = `"` + src.Title + `"`
	}
	if c.Heading != "" {
		text += " under " + `"` + c.Heading + `"`
	}
	return text
}

func (p decisionPage) tellDocuments() {
	governing := p.pick("Dokument som styr, i den version som gällde den dagen", "Documents that govern, in the version of the day")
	if p.q.kind == "order" {
		governing = p.pick("Dokument som hör till varje beställning, i den version som gällde den dagen (avtal decide documents säger vilka som kan tillkomma)",
			"Documents of every order, in the version of the day (avtal decide documents says which can come beside them)")
	}
	p.listDocuments(governing, slices.Collect(p.d.Documents()))
	p.listDocuments(p.pick("Dokument som kan gälla", "Documents that can apply"), slices.Collect(p.d.Candidates()))
}

func (p decisionPage) listDocuments(heading string, documents []policy.DocumentInForce) {
	if len(documents) == 0 {
		return
	}
	p.heading(heading)
	for _, in := range documents {
		version := in.Version
		if version == "" {
			version = string(in.Document) + ": " + p.status(in.Status)
		}
		p.indented("  - ", in.Title.In(p.lang())+" ["+version+"]")
	}
}

func (p decisionPage) tellObligations() {
	obligations := slices.Collect(p.d.Obligations())
	if len(obligations) == 0 || p.d.Outcome() == policy.Refused {
		return
	}
	if p.q.kind == "order" {
		p.heading(p.pick("Om kunden beställer", "If the customer orders"))
	} else {
		p.heading(p.pick("Det här följer", "What follows"))
	}
	for _, o := range obligations {
		p.indented("  - ", o.Text.In(p.lang()))
	}
}
