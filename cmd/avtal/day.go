package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func day() command {
	return command{
		name: "day", args: "[DAY]", most: 1, flags: []string{"known"},
		short: agreement.Bilingual{
			SV: "allt som gällde, gäller eller kommer att gälla en dag",
			EN: "everything that applied, applies or will apply on a day"},
		long: agreement.Bilingual{
			SV: "Avtalen med sina dokument och versioner, tjänster, kundkategorier, priser, punkter, vad som var publicerat men inte hade " +
				"börjat gälla, hur många uppgifter och flöden som gäller, och de perioder som saknas. Utan dag: idag. " +
				"Med -known räknas bara det som var publicerat den dagen. Med -json finns uppgifterna och flödena i svaret.",
			EN: "The agreements with their documents and versions, services, customer categories, prices, clauses, what was published and " +
				"had not begun, how many statements and flows apply, and the periods that are missing. Without a day: today. " +
				"With -known only what had been published by that day counts. With -json the statements and flows are in the answer."},
		examples: []string{"day 2018-12-12", "day 2019-12-18 -known 2019-12-17", "day today -lang en", "day 2018-12-11 -json"},
		run:      runDay,
	}
}

func runDay(s *session) error {
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	if err := s.setDay(0); err != nil {
		return err
	}
	sh := s.shower(cat)
	d := sh.dayView()
	if s.json {
		return s.write(sh.dayRecord(d))
	}
	sh.tellDay(d)
	return nil
}

// setDay takes the day that the question is about from a word, if it is there.
func (s *session) setDay(word int) error {
	if len(s.words) <= word {
		return nil
	}
	if err := s.on.Set(s.words[word]); err != nil {
		return usage("%v", err)
	}
	return nil
}

// dayView is everything that a data set says of a day.
type dayView struct {
	view       agreement.View
	agreements []termsState
	documents  []agreement.State // of all agreements, without the terms of services
	services   []standing
	categories []standing
	prices     []agreement.PriceState
	clauses    []agreement.ClauseState
	announced  []agreement.Upcoming // published by the day, and not begun
	statements []agreement.StatementState
	flows      []*catalog.Flow
}

// standing is how a service or category stands.
type standing struct {
	id   string
	name agreement.Bilingual
	catalog.Coverage
	terms agreement.State // of a service
}

func (sh shower) dayView() dayView {
	cat, view := sh.cat, sh.view
	d := dayView{
		view: view, agreements: sh.agreements(), prices: view.Prices(), clauses: clausesOn(view),
		announced: asPublished(view).Upcoming(), statements: sh.statements(), flows: sh.flows(),
	}
	for _, state := range view.Documents("") {
		if state.Document.ID().ServiceID() == "" {
			d.documents = append(d.documents, state)
		}
	}
	for _, svc := range cat.Services() {
		if cov := cat.Covered(view, svc.ID()); cov.Status != agreement.NeverKnown {
			d.services = append(d.services, serviceStanding(svc, cov, view))
		}
	}
	for _, k := range cat.Categories() {
		if cov := cat.Exists(view, k.ID()); cov.Status != agreement.NeverKnown {
			d.categories = append(d.categories, standing{id: k.ID(), name: k.Name(), Coverage: cov})
		}
	}
	return d
}

func serviceStanding(svc *catalog.Service, cov catalog.Coverage, view agreement.View) standing {
	return standing{id: svc.ID(), name: agreement.Bilingual{SV: svc.NameAt(view)}, Coverage: cov, terms: view.State(svc.Terms())}
}

// clausesOn returns the clauses of the documents in force, as far as sources
// name them: those that stand and those that have gone.
func clausesOn(view agreement.View) []agreement.ClauseState {
	var list []agreement.ClauseState
	for _, d := range view.Agreement().Documents() {
		if view.Version(d.ID()) == nil {
			continue
		}
		for _, clause := range clausesOf(view.Agreement(), d) {
			c := view.Clause(agreement.Reference{Document: d.ID(), Clause: clause})
			if c.Status == agreement.InForce || c.Status == agreement.Ended {
				list = append(list, c)
			}
		}
	}
	return list
}

// asPublished is the view as of the day itself, unless -known is earlier: what
// had been published then.
func asPublished(view agreement.View) agreement.View {
	if known := view.Known(); known.IsZero() || known.After(view.Day()) {
		return view.KnownOn(view.Day())
	}
	return view
}
