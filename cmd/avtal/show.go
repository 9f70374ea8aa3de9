package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func show() command {
	return command{
		name: "show", args: "ID", least: 1, most: 12, flags: []string{"on", "known"},
		short: agreement.Bilingual{
			SV: "visa ett dokument, en punkt, en tjänst, ett meddelande …",
			EN: "show a document, a clause, a service, a notice …"},
		long: agreement.Bilingual{
			SV: "ID är ett dokument (allmanna-villkor), en punkt (allmanna-villkor 8.7), en version " +
				"(allmanna-villkor@2019-12-18), ett meddelande (2019-12-18), en ändring (2019-12-18/allmanna-villkor-8.7), " +
				"en tjänst, en kundkategori eller en källa. Namn duger lika bra som id: NPÖ, \"Allmänna villkor 8.7\". " +
				"Är ett id både en tjänst och en källa, visas tjänsten; skriv source:ID för källan.",
			EN: "ID is a document (allmanna-villkor), a clause (allmanna-villkor 8.7), a version " +
				"(allmanna-villkor@2019-12-18), a notice (2019-12-18), a change (2019-12-18/allmanna-villkor-8.7), " +
				"a service, a customer category or a source. Names do as well as ids: NPÖ, \"Allmänna villkor 8.7\". " +
				"Where an id is both a service and a source, the service is shown; write source:ID for the source."},
		examples: []string{
			"show allmanna-villkor 8.7", "show allmanna-villkor 5.2 ii -on 2018-12-12", "show NPÖ",
			"show 2019-12-18/allmanna-villkor-8.7", "show allmanna-villkor@2019-12-18 -json",
		},
		run: runShow,
	}
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
	default:
		return sh.source(found.(agreement.Source))
	}
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

// mayKnow refuses what was published after the day of -known.
func (sh shower) mayKnow(found any) error {
	var notice *agreement.Notice
	switch found := found.(type) {
	case *agreement.Notice:
		notice = found
	case *agreement.Change:
		notice = found.Notice()
	case *agreement.Version:
		notice = found.Notice()
	}
	if notice != nil && !sh.view.KnowsOf(notice.Published()) {
		return usage("the notice %s was published after %s, the day of -known", notice.ID(), sh.view.Known())
	}
	return nil
}

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

// rests writes what a fact rests on.
func (sh shower) rests(e agreement.Evidence) {
	if e.Source == "" {
		return
	}
	text := sh.sourceLine(e.Source)
	if e.Basis != agreement.Stated {
		text += " (" + sh.basis(e.Basis) + ")"
	}
	sh.labelled(sh.pick("källa", "source"), text)
	sh.labelled(sh.pick("resonemang", "reasoning"), e.Why)
	for _, reading := range e.Readings {
		sh.labelled(sh.pick("läsning", "reading"), reading+sh.pick("; källan kan läsas på flera sätt", "; the source can be read in several ways"))
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
