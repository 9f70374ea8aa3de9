package main

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

func (s *session) tellDay(d dayView) {
	s.heading(s.pick("Vad som gäller ", "What applies on ") + s.weekday(d.view.Day()))
	s.say(s.knowledge(d.view))
	for _, agr := range d.view.Agreement().Agreements() {
		s.tellDocuments(agr, d.documents)
	}
	s.tellServices(d)
	s.tellCategories(d.categories)
	s.tellClauses(d.clauses)
	s.tellAnnounced(d)
	s.holes(d.view.Holes(), s.pick("Det här saknas och kan ändra svaret", "This is missing and may change the answer"))
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

func (s *session) tellDocuments(agr agreement.Terms, states []agreement.State) {
	s.heading(s.pick("Dokument i ", "Documents of ") + agr.Name.SV)
	states = slices.DeleteFunc(slices.Clone(states), func(state agreement.State) bool { return state.Document.Agreement() != agr.ID })
	t := table{head: []string{"id", "version", s.pick("gäller sedan", "in force since"), s.pick("nästa version", "next version")}}
	var others []other
	for _, state := range states {
		if state.Status != agreement.InForce {
			others = append(others, other{state.Status, string(state.Document.ID()), state.NextFrom})
			continue
		}
		t.add(string(state.Document.ID()), state.Version.Name(), starred(state.Since, seen(state)), cmp.Or(state.NextFrom.String(), "–"))
	}
	s.table(t)
	s.footnote(slices.ContainsFunc(states, seen))
	s.others(others)
}

func (s *session) tellServices(d dayView) {
	s.heading(s.pick("Tjänster", "Services"))
	t, note := table{head: []string{s.pick("omfattas sedan", "covered since"), s.pick("villkorens version", "version of terms"), s.pick("tjänst", "service")}}, false
	var others []other
	for _, svc := range d.services {
		if svc.Status != agreement.InForce {
			others = append(others, other{svc.Status, svc.name.SV, svc.From})
			continue
		}
		note = note || svc.Seen
		t.add(starred(svc.Since, svc.Seen), versionName(svc.terms), svc.name.SV)
	}
	s.table(t)
	s.footnote(note)
	s.others(others)
}

func versionName(state agreement.State) string {
	if state.Version == nil {
		return "–"
	}
	return state.Version.Name()
}

func (s *session) tellCategories(list []standing) {
	s.heading(s.pick("Kundkategorier", "Customer categories"))
	var names []string
	var others []other
	seen := false
	for _, k := range list {
		switch name := k.name.In(s.lang()); {
		case k.Status != agreement.InForce:
			others = append(others, other{k.Status, name, k.From})
		case k.Since.IsZero():
			names = append(names, name)
		default:
			seen = seen || k.Seen
			names = append(names, name+s.pick(" (sedan ", " (since ")+starred(k.Since, k.Seen)+")")
		}
	}
	s.indented("  ", strings.Join(names, ", "))
	s.footnote(seen)
	s.others(others)
}

// other is what does not apply, and the day that matters for it.
type other struct {
	status agreement.Status
	name   string
	day    agreement.Date
}

// others writes what does not apply, one line for each reason.
func (p *page) others(list []other) {
	for _, status := range [...]agreement.Status{agreement.NotYet, agreement.BeforeEvidence, agreement.Ended, agreement.NeverKnown} {
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
// and one for each that has gone.
func (s *session) tellClauses(list []agreement.ClauseState) {
	if len(list) == 0 {
		return
	}
	s.heading(s.pick("Punkter som källorna nämner", "Clauses that the sources name"))
	t := table{}
	for id, clauses := range byDocument(list) {
		var stand []string
		for _, c := range clauses {
			if c.Status == agreement.InForce {
				stand = append(stand, s.clauseSince(c))
			}
		}
		if len(stand) > 0 {
			t.add(string(id), strings.Join(stand, ", "))
		}
		for _, c := range clauses {
			if c.Status == agreement.Ended {
				t.add(string(id), s.clauseGone(c))
			}
		}
	}
	s.table(t)
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

func (s *session) tellAnnounced(d dayView) {
	s.heading(s.pick("Publicerat, men har inte börjat gälla", "Published, but not begun"))
	if len(d.announced) == 0 {
		s.indented("  ", s.pick("Ingenting som datamängden känner till.", "Nothing that the data set knows of."))
	}
	t := table{}
	for _, u := range d.announced {
		t.add(cmp.Or(u.Effective.Day.String(), "?"), u.Change.Text().In(s.lang())+" ["+string(u.Change.ID())+"]")
	}
	s.table(t)
}
