package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// grounds is what one fact of a page rests on, in short.
type grounds struct {
	Source hyperlink
	Words  []string // how firmly the source carries it
	Draft  bool
}

// reason is a kind of thing that facts of a page rest on beyond what a source
// states.
type reason struct {
	Text  string
	Cases []reasonCase
}

// reasonCase is the facts of a page that rest on the same reasoning, or on none.
type reasonCase struct {
	about []string // the facts, or the parts of the page that they stand in
	Why   string   // the reasoning, in English
}

// Reasoned reports whether there is reasoning to tell.
func (r reason) Reasoned() bool {
	return slices.ContainsFunc(r.Cases, func(c reasonCase) bool { return c.Why != "" })
}

// About names the facts of a case, or counts them where they are many.
func (c reasonCase) About() string {
	if len(c.about) > 8 {
		return countWords(len(c.about), "uppgift", "uppgifter")
	}
	return listWords(c.about)
}

// groundwork collects what the facts of a page rest on.
type groundwork struct {
	*press
	Sources []agreement.SourceID
	Reasons []reason
}

// lay adds what a fact rests on; about names the fact, or the part of the page
// that it stands in.
func (g *groundwork) lay(about string, e agreement.Evidence) grounds {
	g.Sources = append(g.Sources, e.Source)
	for _, a := range g.agr.Assumptions(e, about) {
		why := ""
		if a.Kind == agreement.AssumesBasis {
			why = e.Why
		}
		g.add(a.Text.In("sv"), about, why)
	}
	return grounds{Source: g.sourceLink(e.Source), Words: groundWords(e), Draft: g.isDraft(e.Published)}
}

func (g *groundwork) add(text, about, why string) {
	i := slices.IndexFunc(g.Reasons, func(r reason) bool { return r.Text == text })
	if i < 0 {
		i, g.Reasons = len(g.Reasons), append(g.Reasons, reason{Text: text})
	}
	r := &g.Reasons[i]
	at := slices.IndexFunc(r.Cases, func(c reasonCase) bool { return c.Why == why })
	if at < 0 {
		at, r.Cases = len(r.Cases), append(r.Cases, reasonCase{Why: why})
	}
	if c := &r.Cases[at]; !slices.Contains(c.about, about) {
		c.about = append(c.about, about)
	}
}

func groundWords(e agreement.Evidence) []string {
	var words []string
	switch e.Basis {
	case agreement.Indicative:
		words = append(words, "från en sida om tjänsten")
	case agreement.Inferred:
		words = append(words, "slutsats")
	case agreement.Illustrative:
		words = append(words, "påhittat exempel")
	}
	if len(e.Readings) > 0 {
		words = append(words, "läsning "+listWords(e.Readings))
	}
	return words
}

// fact is one fact on a page, with when it holds and what it rests on.
type fact struct {
	What    hyperlink
	Note    string // a word about it, or ""
	When    when
	Grounds grounds
}

// when is the period in which a fact holds.
type when struct {
	Seen  bool           // First is only the first day in evidence
	First agreement.Date // zero where no source says
	Last  agreement.Date // the last day; zero while it goes on
	On    agreement.Date // the day of what happens on one
	None  bool           // none is known
}

func whenOf(p agreement.Period) when {
	w := when{First: p.From, None: p.From.IsZero() && p.Until.IsZero()}
	if !p.Until.IsZero() {
		w.Last = p.Until.AddDays(-1)
	}
	return w
}

func whenSince(day agreement.Date, seen bool) when {
	return when{Seen: seen, First: day, None: day.IsZero()}
}

// stands says whether a period has ended or is to come on the day; nothing
// where it goes on.
func (e *edition) stands(p agreement.Period) string {
	switch {
	case !p.Until.IsZero() && !p.Until.After(e.known):
		return "gäller inte längre"
	case p.From.After(e.known):
		return "kommande"
	}
	return ""
}
