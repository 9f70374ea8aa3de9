package main

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// term is a word of the data set as people say it.
type term struct{ sv, en string }

func say[K ~string](p *page, terms map[K]term, word K) string {
	if t, ok := terms[word]; ok {
		return p.pick(t.sv, t.en)
	}
	return string(word)
}

// unsettled is how something stands that a change adds or removes on a day that
// is not known.
const unsettled agreement.Status = "pending"

// shown is how something is said to stand.
func shown(c catalog.Coverage) agreement.Status {
	if c.Pending != nil {
		return unsettled
	}
	return c.Status
}

func (p *page) status(s agreement.Status) string {
	if s == unsettled {
		return p.pick("oklart, dagen för en ändring är inte känd", "unclear, the day of a change is not known")
	}
	return say(p, statusTerms(), s)
}

func statusTerms() map[agreement.Status]term {
	return map[agreement.Status]term{
		agreement.InForce:        {"gäller", "in force"},
		agreement.NotYet:         {"inte ännu", "not yet"},
		agreement.Ended:          {"upphört", "ended"},
		agreement.BeforeEvidence: {"inte belagt", "no evidence yet"},
		agreement.NeverKnown:     {"okänt", "not known"},
	}
}

func (p *page) natures(list []agreement.Nature) string {
	var words []string
	for _, n := range list {
		words = append(words, say(p, natureTerms(), n))
	}
	return strings.Join(words, ", ")
}

func natureTerms() map[agreement.Nature]term {
	return map[agreement.Nature]term{
		agreement.Editorial:     {"redaktionell", "editorial"},
		agreement.Clarification: {"förtydligande", "clarification"},
		agreement.Codification:  {"kodifiering", "codification"},
		agreement.Linguistic:    {"språklig", "linguistic"},
		agreement.Correction:    {"rättelse", "correction"},
	}
}

func (p *page) basis(b agreement.Basis) string { return say(p, basisTerms(), b) }

func basisTerms() map[agreement.Basis]term {
	return map[agreement.Basis]term{
		agreement.Stated:       {"sägs av källan", "stated"},
		agreement.Indicative:   {"enligt en sida om tjänsten", "from a page about the service"},
		agreement.Inferred:     {"slutsats", "concluded"},
		agreement.Illustrative: {"påhittat exempel", "made-up example"},
	}
}

func (p *page) level(l agreement.Level) string { return say(p, levelTerms(), l) }

func levelTerms() map[agreement.Level]term {
	return map[agreement.Level]term{
		agreement.Own:   {"om just denna ändring", "of this very change"},
		agreement.Group: {"om detta block av ändringar", "of this block of changes"},
		agreement.All:   {"om hela meddelandet", "of the whole notice"},
	}
}

// beneficiary says whom a change benefits.
func (p *page) beneficiary(whom string) string {
	return say(p, map[string]term{"customer": {"kunden", "the customer"}, "agent": {"agenten", "the agent"}}, whom)
}

// benefit says the same as a clause of a sentence.
func (p *page) benefit(whom string) string {
	return say(p, map[string]term{
		"customer": {"till kundens fördel", "to the customer's benefit"}, "agent": {"till agentens fördel", "to the agent's benefit"},
	}, whom)
}

// unit is what a figure or a value is counted in.
func (p *page) unit(unit string) string {
	return say(p, map[string]term{"percent": {"procent", "percent"}, "version": {"version", "version"}}, unit)
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
	case text == "" && e.Unseen:
		text = p.pick("dagen är avskuren i källan", "the day is cut off in the source")
	case text == "":
		text = p.pick("ingen källa anger dagen", "no source states the day")
	case e.Taken:
		text += p.taken()
	}
	return text
}

// taken says of a day that it is a reading.
func (p *page) taken() string {
	return p.pick(" (läst: ingen källa anger dagen)", " (taken: no source states the day)")
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

// and joins words as a sentence does, "ett, två och tre".
func (p *page) and(words []string) string { return enumerated(words, p.pick(" och ", " and ")) }

func (p *page) or(words []string) string { return enumerated(words, p.pick(" eller ", " or ")) }

func enumerated(words []string, before string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + before + words[last]
}

// capital returns a text with a capital first letter.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
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
