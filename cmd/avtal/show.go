package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func show() command {
	return command{
		name: "show", args: "ID", least: 1, most: 12, flags: []string{"on", "known"},
		short: agreement.Bilingual{
			SV: "visa ett dokument, en tjänst, ett flöde …",
			EN: "show a document, a service, a flow …"},
		long: agreement.Bilingual{
			SV: "ID är en version (allmanna-villkor@2019-12-18), en ändring (2019-12-18/allmanna-villkor-8.7), ett meddelande " +
				"(2019-12-18), ett dokument (allmanna-villkor), en tjänst, en kundkategori, en källa, en punkt (allmanna-villkor 8.7), " +
				"en uppgift ur statements.yaml, ett flöde, ett avtal, en part, en roll, en relation mellan parter, ett sätt att skriva under, ett sätt att ansluta, " +
				"en händelse, en uppgift om kunden (gln) eller en läsning (A35). Namn duger lika bra som id: NPÖ, \"Allmänna villkor 8.7\". " +
				"Är ett ord flera saker, visas den som nämns först här; skriv slaget före för en annan, som i source:hjalpmedelstjansten. " +
				"Slagen är " + prefixes() + ". " +
				"avtal list listar allt som finns.",
			EN: "ID is a version (allmanna-villkor@2019-12-18), a change (2019-12-18/allmanna-villkor-8.7), a notice (2019-12-18), " +
				"a document (allmanna-villkor), a service, a customer category, a source, a clause (allmanna-villkor 8.7), " +
				"a statement of statements.yaml, a flow, an agreement, a party, a role, a relation between parties, a way to sign, a way to connect, " +
				"an event, a fact about the customer (gln) or a reading (A35). Names do as well as ids: NPÖ, \"Allmänna villkor 8.7\". " +
				"Where a word is several things, the one named first here is shown; write the kind before it for another, as in source:hjalpmedelstjansten. " +
				"The kinds are " + prefixes() + ". " +
				"avtal list lists all there is."},
		examples: []string{
			"show allmanna-villkor 8.7", "show allmanna-villkor 5.2 ii -on 2018-12-12", "show NPÖ",
			"show 2019-12-18/allmanna-villkor-8.7", "show allmanna-villkor@2019-12-18 -json", "show agentavtal",
			"show agentavtal-signed-once", "show agreement:ineras-pub-2", "show inera-kund",
		},
		run: runShow,
	}
}

// prefixes are the words that may stand before an id.
func prefixes() string {
	var words []string
	for _, l := range slices.Concat(finder{}.lookups(), finder{}.furtherLookups()) {
		words = append(words, l.kind)
	}
	return strings.Join(words, ", ")
}

// named finds what the words of the command name, as far as it may be known.
func (s *session) named() (shower, any, error) {
	cat, err := s.catalog()
	if err != nil {
		return shower{}, nil, err
	}
	found, err := finderOf(cat).find(s.words)
	if err != nil {
		return shower{}, nil, err
	}
	sh := s.shower(cat)
	return sh, found, sh.mayKnow(found)
}

func runShow(s *session) error {
	sh, found, err := s.named()
	if err != nil {
		return err
	}
	switch found := found.(type) {
	case *agreement.Document:
		return sh.document(found)
	case agreement.Reference:
		return sh.clause(found)
	case *agreement.Version:
		return sh.version(found)
	case *agreement.Notice:
		return sh.notice(found)
	case *agreement.Change:
		return sh.change(found)
	case *catalog.Service:
		return sh.service(found)
	case *catalog.Category:
		return sh.category(found)
	case agreement.Source:
		return sh.source(found)
	}
	return sh.further(found)
}

// further shows what is looked for last.
func (sh shower) further(found any) error {
	switch found := found.(type) {
	case *agreement.Statement:
		return sh.statement(found)
	case *catalog.Flow:
		return sh.flow(found)
	case agreement.Terms:
		return sh.terms(found)
	case agreement.Event:
		return sh.event(found)
	case reading:
		return sh.reading(found)
	case catalog.Relation:
		return sh.relation(found)
	case catalog.Fact:
		return sh.customerFact(found)
	}
	return sh.party(partyOf(found))
}

// shower shows one thing on the day of its view.
type shower struct {
	*session
	cat  *catalog.Catalog
	agr  *agreement.Agreement
	view agreement.View
}

func (s *session) shower(cat *catalog.Catalog) shower {
	return shower{session: s, cat: cat, agr: cat.Agreement(), view: s.view(cat.Agreement())}
}

// asked is the day that an answer is about, and the day as of which it is asked,
// in JSON.
type asked struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"`
}

func (sh shower) asked() asked { return asked{sh.view.Day(), sh.view.Known()} }

// onDay writes the day that the answer is about, and how things stand on it.
func (sh shower) onDay(text string) {
	known := ""
	if !sh.view.Known().IsZero() {
		known = sh.pick(", som känt ", ", as known on ") + sh.view.Known().String()
	}
	sh.say(sh.weekday(sh.view.Day()) + known + ": " + text)
}

// stands says how a thing stands: since when, or from when.
func (p *page) stands(status agreement.Status, since string, from agreement.Date) string {
	text := p.status(status)
	switch {
	case status == agreement.InForce && since != "" && since != "–":
		text += p.pick(" sedan ", " since ") + since
	case !from.IsZero():
		text += p.pick("; från ", "; from ") + from.String()
	}
	return text
}

// rests writes what a fact rests on, as far as that may be known.
func (sh shower) rests(e agreement.Evidence) {
	if e.Source == "" || !sh.knows(e) {
		return
	}
	text := sh.sourceLine(e.Source)
	if e.Basis != agreement.Stated {
		text += " (" + sh.basis(e.Basis) + ")"
	}
	sh.labelled(sh.pick("källa", "source"), text)
	sh.labelled(sh.pick("resonemang", "reasoning"), e.Why)
	for _, reading := range e.Readings {
		sh.labelled(sh.pick("läsning", "reading"), reading+sh.pick("; källan kan läsas på flera sätt: avtal show ", "; the source can be read in several ways: avtal show ")+reading)
	}
}

func (sh shower) sourceLine(id agreement.SourceID) string {
	s, ok := sh.agr.Source(id)
	if !ok {
		return string(id)
	}
	return s.Title + " [" + string(id) + "]"
}

// assumes writes what an answer takes for granted.
func (p *page) assumes(list []agreement.Assumption) {
	if len(list) == 0 {
		return
	}
	p.heading(p.pick("Svaret förutsätter", "The answer assumes"))
	for _, a := range list {
		about := ""
		if a.About != "" {
			about = a.About + ": "
		}
		p.indented("  - ", about+a.Text.In(p.lang()))
	}
}
