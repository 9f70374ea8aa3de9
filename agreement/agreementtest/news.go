package agreementtest

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// news reports every version that follows the pinned one and has not been read,
// and what changes with it.
func (c check) news() {
	versions := c.version.Document().Versions()
	at := slices.Index(versions, c.version)
	for i, v := range versions {
		effect, _ := c.effect(v)
		changes := c.changes(v) // none where it was withdrawn
		if i != at && c.follows(i > at, effect) && c.counts(v, effect) && len(changes) > 0 && !c.hasRead(v) {
			c.report(v, effect, changes)
		}
	}
}

// follows reports whether a version comes after the pinned one, by publication or
// by the day on which it takes effect.
func (c check) follows(published bool, e agreement.Effective) bool {
	pinned, _ := c.effect(c.version)
	return published || !pinned.Day.IsZero() && e.Day.After(pinned.Day)
}

// hasRead reports whether a version is pinned itself, as a whole or for the same
// clause.
func (c check) hasRead(v *agreement.Version) bool {
	return slices.ContainsFunc(c.read, func(p Pin) bool {
		return p.Version == v.ID() && (p.Clause == "" || p.Clause == c.pin.Clause)
	})
}

// changes returns what a version changes that bears on the pin, in the order of
// the notice; what was withdrawn is left out.
func (c check) changes(v *agreement.Version) []*agreement.Change {
	return slices.DeleteFunc(v.Changes(), func(change *agreement.Change) bool {
		_, stands := c.view.Effective(change)
		return !stands || !c.bearsOn(change)
	})
}

func (c check) bearsOn(change *agreement.Change) bool {
	pinned := c.pin.Clause
	return pinned == "" || change.More() || len(change.In()) == 0 ||
		slices.ContainsFunc(change.In(), func(r agreement.Reference) bool {
			return r.Document == c.version.Document().ID() &&
				(r.Clause == "" || r.Clause == pinned || below(r.Clause, pinned) || below(pinned, r.Clause))
		})
}

// below reports whether a clause is a part of another, as 5.2 ii is of 5.2.
func below(part, whole agreement.Clause) bool {
	rest, ok := strings.CutPrefix(string(part), string(whole))
	return ok && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, " "))
}

func (c check) report(v *agreement.Version, e agreement.Effective, changes []*agreement.Change) {
	what, hint := "which applies", "read its changes, and pin "+v.ID()
	if slices.ContainsFunc(changes, removes) {
		what, hint = "with which the document goes", "read its changes, and give up what rests on the document"
	}
	c.errs.Add(v.Notice().Pos(), CodeSuperseded, hint, "%s is followed by %s, published %s, %s %s",
		c.pinned(), v.ID(), v.Published(), what, from(e))
	for _, change := range changes {
		e, _ := c.view.Effective(change)
		c.errs.Add(change.Pos(), CodeChanged, "see what rests on it", "%s: %s in %s, %s; %s",
			change.ID(), change.Kind(), places(change), from(e), quoted(change.Text()))
	}
}

func removes(c *agreement.Change) bool {
	return c.Kind() == agreement.DocumentRemoved || c.Kind() == agreement.ServiceRemoved
}

// pinned returns the version and the clause that the pin is about.
func (c check) pinned() string {
	if c.pin.Clause == "" {
		return c.pin.Version
	}
	return c.pin.Version + " " + string(c.pin.Clause)
}

// places returns where a change happens, as the notice lists it.
func places(c *agreement.Change) string {
	var list []string
	for _, r := range c.In() {
		list = append(list, r.String())
	}
	if len(list) == 0 {
		return string(agreement.TermsOf(c.Service()))
	}
	return strings.Join(list, ", ")
}

// from says since when a change applies.
func from(e agreement.Effective) string {
	switch {
	case !e.Day.IsZero() && e.Taken:
		return "from " + e.Day.String() + " on, a day that no source states"
	case !e.Day.IsZero():
		return "from " + e.Day.String() + " on"
	case e.After != "" && !e.NotBefore.IsZero():
		return "after " + e.After + " and not before " + e.NotBefore.String()
	case e.After != "":
		return "after " + e.After
	}
	return "from a day that is not known"
}
