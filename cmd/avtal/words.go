package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/kundavtal/avtal/agreement"
)

// term is a word of the data set as people say it.
type term struct{ sv, en string }

func say[K ~string](p *page, terms map[K]term, word K) string {
	if t, ok := terms[word]; ok {
		return p.pick(t.sv, t.en)
	}
	return string(word)
}

func (p *page) status(s agreement.Status) string {
	return say(p, map[agreement.Status]term{
		agreement.InForce:        {"gäller", "in force"},
		agreement.NotYet:         {"inte ännu", "not yet"},
		agreement.Ended:          {"upphört", "ended"},
		agreement.BeforeEvidence: {"inte belagt", "no evidence yet"},
		agreement.NeverKnown:     {"okänt", "not known"},
	}, s)
}

func (p *page) kind(k agreement.Kind) string {
	return say(p, map[agreement.Kind]term{
		agreement.DocumentAdded:     {"nytt dokument", "new document"},
		agreement.DocumentChanged:   {"dokument ändras", "document changes"},
		agreement.DocumentRemoved:   {"dokument utgår", "document goes"},
		agreement.ClauseAdded:       {"ny punkt", "new clause"},
		agreement.ClauseChanged:     {"punkt ändras", "clause changes"},
		agreement.ClauseRemoved:     {"punkt utgår", "clause goes"},
		agreement.DefinitionChanged: {"definition ändras", "definition changes"},
		agreement.InstructionsAdded: {"nya instruktioner", "new instructions"},
		agreement.ScopeWidened:      {"omfattar mer", "covers more"},
		agreement.ServiceAdded:      {"ny tjänst", "new service"},
		agreement.ServiceRemoved:    {"tjänst utgår", "service goes"},
		agreement.CategoryAdded:     {"ny kundkategori", "new customer category"},
		agreement.CategoryRemoved:   {"kundkategori utgår", "customer category goes"},
		agreement.EffectiveMoved:    {"annan dag", "another day"},
	}, k)
}

func (p *page) natures(list []agreement.Nature) string {
	terms := map[agreement.Nature]term{
		agreement.Editorial:     {"redaktionell", "editorial"},
		agreement.Clarification: {"förtydligande", "clarification"},
		agreement.Codification:  {"kodifiering", "codification"},
		agreement.Linguistic:    {"språklig", "linguistic"},
		agreement.Correction:    {"rättelse", "correction"},
	}
	var words []string
	for _, n := range list {
		words = append(words, say(p, terms, n))
	}
	return strings.Join(words, ", ")
}

func (p *page) basis(b agreement.Basis) string {
	return say(p, map[agreement.Basis]term{
		agreement.Stated:       {"sägs av källan", "stated"},
		agreement.Indicative:   {"enligt en sida om tjänsten", "from a page about the service"},
		agreement.Inferred:     {"slutsats", "concluded"},
		agreement.Illustrative: {"påhittat exempel", "made-up example"},
	}, b)
}

func (p *page) level(l agreement.Level) string {
	return say(p, map[agreement.Level]term{
		agreement.Own:   {"om just denna ändring", "of this very change"},
		agreement.Group: {"om detta block av ändringar", "of this block of changes"},
		agreement.All:   {"om hela meddelandet", "of the whole notice"},
	}, l)
}

// weekday returns the day with its weekday: the commonest mistake is the wrong
// day.
func (p *page) weekday(d agreement.Date) string {
	sv := [...]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"}
	if d.IsZero() {
		return p.pick("okänd dag", "unknown day")
	}
	return d.String() + " (" + p.pick(sv[d.Weekday()], time.Weekday(d.Weekday()).String()) + ")"
}

// effective says when a change takes effect.
func (p *page) effective(e agreement.Effective) string {
	text := e.Day.String()
	switch {
	case text == "" && e.After != "":
		text = p.pick("efter ", "after ") + e.After
		if !e.NotBefore.IsZero() {
			text += p.pick(", tidigast ", ", not before ") + e.NotBefore.String()
		}
	case text == "":
		text = p.pick("ingen källa anger dagen", "no source states the day")
	case e.Taken:
		text += p.pick(" (läst: ingen källa anger dagen)", " (taken: no source states the day)")
	}
	return text
}

// takesEffect says the same as a clause of a sentence.
func (p *page) takesEffect(e agreement.Effective) string {
	switch {
	case !e.Day.IsZero():
		return p.pick("gäller från ", "effective ") + p.effective(e)
	case e.After != "":
		return p.pick("gäller ", "effective ") + p.effective(e)
	}
	return p.effective(e)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func counted(n int, one, many string) string { return strconv.Itoa(n) + " " + plural(n, one, many) }

func (p *page) count(n int, one, many, oneEN, manyEN string) string {
	return counted(n, p.pick(one, oneEN), p.pick(many, manyEN))
}

func (p *page) yesNo(yes bool) string {
	if yes {
		return p.pick("ja", "yes")
	}
	return p.pick("nej", "no")
}
