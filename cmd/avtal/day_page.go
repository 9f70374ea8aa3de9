package main

import (
	"cmp"
	"iter"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

func (sh shower) tellDay(d dayView) {
	sh.heading(sh.pick("Vad som gäller ", "What applies on ") + sh.weekday(d.view.Day()))
	sh.say(sh.knowledge(d.view))
	sh.tellAgreements(d.agreements)
	sh.tellServices(d)
	sh.tellCategories(d.categories)
	sh.tellPrices(sh.pick("Ändringar av priser", "Changes of prices"), d.prices)
	sh.tellClauses(d.clauses)
	sh.tellAnnounced(d)
	sh.tellCounted(d)
	sh.holes(d.view.Holes(""), sh.pick("Det här saknas och kan ändra svaret", "This is missing and may change the answer"))
}

// tellCounted says how much more applies than a page has room for, and what to
// type for it.
func (sh shower) tellCounted(d dayView) {
	statements, flows := 0, 0
	for _, s := range d.statements {
		if s.Status == agreement.InForce {
			statements++
		}
	}
	for _, f := range d.flows {
		if sh.flowStatus(f) == agreement.InForce {
			flows++
		}
	}
	if statements+flows == 0 {
		return
	}
	sh.heading(sh.pick("Mer som gäller", "More that applies"))
	t := table{}
	if statements > 0 {
		t.add(sh.count(statements, "uppgift", "uppgifter", "statement", "statements"), sh.listing("statements"))
	}
	if flows > 0 {
		t.add(sh.count(flows, "flöde", "flöden", "flow", "flows"), sh.listing("flows"))
	}
	sh.table(t)
}

// listing is the command that lists things of a kind for the same day.
func (sh shower) listing(kind string) string {
	line := "avtal list " + kind + " " + sh.view.Day().String()
	if !sh.view.Known().IsZero() {
		line += " -known " + sh.view.Known().String()
	}
	return line
}

// knowledge says which of the two clocks the answer goes by.
func (p *page) knowledge(v agreement.View) string {
	if v.Known().IsZero() {
		return p.pick("Med allt som datamängden vet, också det som publicerades senare.",
			"With everything that the data set knows, what was published later included.")
	}
	return p.pick("Så som det var känt ", "As it was known on ") + p.weekday(v.Known()) + "."
}

// starred marks the first day in evidence; footnote explains the star.
func starred(day agreement.Date, seen bool) string {
	if seen && !day.IsZero() {
		return day.String() + "*"
	}
	return cmp.Or(day.String(), "–")
}

func (p *page) footnote(starred bool) {
	if starred {
		p.indented("  * ", p.pick("Första belägget; ingen källa säger sedan när.", "First evidence; no source says since when."))
	}
}

func seen(state agreement.State) bool {
	return state.Version != nil && state.Version.Notice() == nil && state.Document.Since().Seen
}

func (sh shower) tellServices(d dayView) {
	sh.heading(sh.pick("Tjänster", "Services"))
	t, note := table{head: []string{sh.pick("omfattas sedan", "covered since"), sh.pick("villkorens version", "version of terms"), sh.pick("tjänst", "service")}}, false
	var others []other
	for _, svc := range d.services {
		if shown(svc.Coverage) != agreement.InForce {
			others = append(others, other{shown(svc.Coverage), svc.name.In("sv"), svc.From})
			continue
		}
		note = note || svc.Seen
		t.add(starred(svc.Since, svc.Seen), versionName(svc.terms), svc.name.In("sv"))
	}
	sh.table(t)
	sh.footnote(note)
	sh.others(others)
}

func versionName(state agreement.State) string {
	if state.Version == nil {
		return "–"
	}
	return state.Version.Name()
}

func (sh shower) tellCategories(list []standing) {
	sh.heading(sh.pick("Kundkategorier", "Customer categories"))
	var names []string
	var others []other
	seen := false
	for _, k := range list {
		switch name := k.name.In(sh.lang()); {
		case shown(k.Coverage) != agreement.InForce:
			others = append(others, other{shown(k.Coverage), name, k.From})
		case k.Since.IsZero():
			names = append(names, name)
		default:
			seen = seen || k.Seen
			names = append(names, name+sh.pick(" (sedan ", " (since ")+starred(k.Since, k.Seen)+")")
		}
	}
	sh.indented("  ", strings.Join(names, ", "))
	sh.footnote(seen)
	sh.others(others)
}

// other is what does not apply, and the day that matters for it.
type other struct {
	status agreement.Status
	name   string
	day    agreement.Date
}

// others writes what does not apply, one line for each reason.
func (p *page) others(list []other) {
	for _, status := range [...]agreement.Status{unsettled, agreement.NotYet, agreement.BeforeEvidence, agreement.Ended, agreement.NeverKnown} {
		var names []string
		for _, o := range list {
			if o.status != status {
				continue
			}
			if !o.day.IsZero() {
				o.name += " (" + o.day.String() + ")"
			}
			names = append(names, o.name)
		}
		if len(names) > 0 {
			p.indented("  "+p.reason(status)+": ", strings.Join(names, ", "))
		}
	}
}

func (p *page) reason(s agreement.Status) string {
	switch s {
	case unsettled:
		return p.pick("Oklart, dagen för en ändring är inte känd", "Unclear, the day of a change is not known")
	case agreement.NotYet:
		return p.pick("Börjar senare", "Begins later")
	case agreement.BeforeEvidence:
		return p.pick("Belagt först senare", "In evidence only later")
	case agreement.Ended:
		return p.pick("Har upphört", "Has ended")
	}
	return p.pick("Okänt", "Not known")
}

// tellClauses writes one line for each document with the clauses that stand,
// and one for each that has gone. Of the terms of services it only says how many
// there are.
func (sh shower) tellClauses(list []agreement.ClauseState) {
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Punkter som källorna nämner", "Clauses that the sources name"))
	t, services, clausesOfTerms, example := table{}, 0, 0, agreement.DocumentID("")
	for id, clauses := range byDocument(list) {
		if id.ServiceID() != "" {
			services, clausesOfTerms, example = services+1, clausesOfTerms+len(clauses), id
			continue
		}
		sh.addClauses(&t, id, clauses)
	}
	sh.table(t)
	if services > 0 {
		sh.indented("  ", sh.pick("I villkoren för ", "In the terms of ")+sh.count(services, "tjänst", "tjänster", "service", "services")+": "+
			sh.count(clausesOfTerms, "punkt", "punkter", "clause", "clauses")+sh.pick("; till exempel avtal show ", "; such as avtal show ")+string(example))
	}
}

func (sh shower) addClauses(t *table, id agreement.DocumentID, clauses []agreement.ClauseState) {
	var stand []string
	for _, c := range clauses {
		if c.Status == agreement.InForce {
			stand = append(stand, sh.clauseSince(c))
		}
	}
	if len(stand) > 0 {
		t.add(string(id), strings.Join(stand, ", "))
	}
	for _, c := range clauses {
		if c.Status == agreement.Ended {
			t.add(string(id), sh.clauseGone(c))
		}
	}
}

// byDocument yields the clauses of one document after another.
func byDocument(list []agreement.ClauseState) iter.Seq2[agreement.DocumentID, []agreement.ClauseState] {
	return func(yield func(agreement.DocumentID, []agreement.ClauseState) bool) {
		for len(list) > 0 {
			id, n := list[0].Reference.Document, 1
			for n < len(list) && list[n].Reference.Document == id {
				n++
			}
			if !yield(id, list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}

func (p *page) clauseSince(c agreement.ClauseState) string {
	text := string(c.Reference.Clause)
	if !c.Since.IsZero() {
		text += p.pick(" (ny ", " (new ") + c.Since.String() + ")"
	}
	return text
}

func (p *page) clauseGone(c agreement.ClauseState) string {
	text := string(c.Reference.Clause) + p.pick(" har utgått", " has gone")
	if len(c.Successors) > 0 {
		text += p.pick("; nu ", "; now ") + references(c.Successors)
	}
	return text
}
