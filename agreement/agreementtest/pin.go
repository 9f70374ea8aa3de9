package agreementtest

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Pin is a version that a program was last read against.
type Pin struct {
	Version string           // its id, such as "allmanna-villkor@2019-12-18"
	Clause  agreement.Clause // the clause that the program rests on, such as "8.7"; "" for the whole document
	Hash    string           // what [agreement.Text.Hash] returned of the version's words; "" to leave the words alone
	On      agreement.Date   // the day that the program asks about; zero for any day
}

// TestPins reports whether each pinned version still stands. It returns nil, or
// every problem as a [datafile.ErrorList], sorted by place:
//
//   - each version that follows a pinned one and is not pinned itself, since which
//     day, and at its place each of its changes: id, kind, clause and words
//   - a pinned version that was withdrawn, that the data set does not have, or that
//     nobody had announced by the day of the pin
//   - a clause that the pinned version does not have
//   - words that are no longer those with the hash: a published text was edited
//
// With a clause, a version that follows is news only if one of its changes bears on
// the clause: it names the clause, one above or below it or the document as a whole,
// or it names its clauses only as examples. Without pins TestPins fails.
func TestPins(agr *agreement.Agreement, pins ...Pin) error {
	var errs datafile.ErrorList
	if len(pins) == 0 {
		errs.Add(datafile.Pos{File: "."}, CodeNothingHeld, "pin the versions that the program was read against", "there are no pins")
	}
	for _, p := range pins {
		v, ok := agr.Version(p.Version)
		if !ok {
			unknownVersion(agr, p.Version, &errs)
			continue
		}
		c := check{view: agr.On(p.On), pin: p, version: v, read: pins, errs: &errs}
		c.words()
		c.clause()
		c.standing()
		c.news()
	}
	return errs.Err()
}

// check is one pin being checked, with everything known.
type check struct {
	view    agreement.View
	pin     Pin
	version *agreement.Version
	read    []Pin
	errs    *datafile.ErrorList
}

// words compares the words of the version with those that were read.
func (c check) words() {
	if c.pin.Hash == "" {
		return
	}
	text := c.version.Text()
	if text == nil {
		c.errs.Add(c.version.Document().Pos(), CodeWords, "pin it without a hash", "the data set has no words of %s, and the pin has their hash", c.pin.Version)
		return
	}
	if form, ok := strings.CutPrefix(c.pin.Hash, "sha256:"); !ok || len(form) != 64 {
		c.errs.Add(datafile.Pos{File: text.File()}, CodeWords, "pin "+text.Hash(), "the pin of %s has %q for a hash, which is none", c.pin.Version, c.pin.Hash)
		return
	}
	if text.Hash() != c.pin.Hash {
		c.errs.Add(datafile.Pos{File: text.File()}, CodeWords, "read them again and pin "+text.Hash(),
			"the words of %s are not those with the hash %s: they were edited in place", c.pin.Version, c.pin.Hash)
	}
}

// clause reports a clause that the version does not have: nothing could ever
// happen to it.
func (c check) clause() {
	if c.pin.Clause == "" {
		return
	}
	d, names := c.version.Document(), c.clauses()
	effect, _ := c.effect(c.version)
	view := c.view.Agreement().On(effect.Day)
	s := view.Clause(agreement.Reference{Document: d.ID(), Clause: c.pin.Clause})
	gone := view.Version(d.ID()) == c.version && (s.Status == agreement.Ended || s.Status == agreement.NotYet)
	if slices.Contains(names, string(c.pin.Clause)) && !gone {
		return
	}
	pos, hint := d.Pos(), datafile.Suggest(string(c.pin.Clause), names)
	if gone {
		pos, hint = s.Change.Pos(), clauseHint(s)
	}
	c.errs.Add(pos, CodeUnknownClause, hint, "%s has no clause %q", c.pin.Version, c.pin.Clause)
}

func clauseHint(s agreement.ClauseState) string {
	if s.Status == agreement.NotYet {
		return "it comes with " + string(s.Change.ID())
	}
	hint := "it went with " + string(s.Change.ID())
	for _, r := range s.Successors {
		hint += "; see " + r.String()
	}
	return hint
}

// clauses returns every clause of the document that words or notices name, sorted.
func (c check) clauses() []string {
	d := c.version.Document()
	var names []string
	for _, v := range d.Versions() {
		if text := v.Text(); text != nil {
			for _, s := range text.Sections() {
				names = append(names, string(s.Clause))
			}
		}
	}
	for _, change := range c.view.Agreement().History(agreement.Reference{Document: d.ID()}) {
		for _, r := range slices.Concat(change.In(), change.Corresponds(), change.ReplacedBy(), change.MovedTo()) {
			if r.Document == d.ID() && r.Clause != "" {
				names = append(names, string(r.Clause))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// standing reports a version that was withdrawn, or that was not known of by the
// day of the pin.
func (c check) standing() {
	effect, ok := c.effect(c.version)
	if !ok {
		for _, change := range c.version.Changes() {
			by := change.WithdrawnBy()
			c.errs.Add(by.Pos(), CodeWithdrawn, "read it, and pin the version that stands", "%s was withdrawn by %s; %s",
				c.pin.Version, by.ID(), quoted(by.Text()))
		}
		return
	}
	if !c.counts(c.version, effect) {
		c.errs.Add(c.version.Document().Pos(), CodeUnannounced, "pin the version of that day, or correct the day", "%s was neither in force nor announced on %s",
			c.pin.Version, c.pin.On)
	}
}

// effect returns when a version takes effect, and false where it was withdrawn.
func (c check) effect(v *agreement.Version) (agreement.Effective, bool) {
	for _, change := range v.Changes() {
		if e, ok := c.view.Effective(change); ok {
			return e, true
		}
	}
	return v.Effective(), v.Notice() == nil
}

// counts reports whether a version bears on the day of the pin: it was published
// by that day, or applies by it. Of a first version nobody knows when it was
// published.
func (c check) counts(v *agreement.Version, e agreement.Effective) bool {
	on := c.pin.On
	return on.IsZero() || !e.Day.IsZero() && !e.Day.After(on) || v.Notice() != nil && !v.Published().After(on)
}

// quoted returns a text in the languages that it has, on one line.
func quoted(b agreement.Bilingual) string {
	var parts []string
	for _, t := range [...]struct{ lang, words string }{{"sv", b.SV}, {"en", b.EN}} {
		if t.words != "" {
			parts = append(parts, t.lang+": "+strings.Join(strings.Fields(t.words), " "))
		}
	}
	return strings.Join(parts, " / ")
}
