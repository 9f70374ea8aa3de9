package agreement

import (
	"slices"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// linkRepeated resolves what a change repeats: a change, or the one of a whole
// notice that says the same.
func (r *reader) linkRepeated(c *Change, v datafile.Value) {
	c.repeated = r.earlier(c, v)
	n, found := r.agr.Notice(NoticeID(v.Text()))
	if !found || n.id >= c.notice.id || r.flawed(n.pos.File) {
		return
	}
	i := slices.IndexFunc(n.changes, func(t *Change) bool { return t.kind == c.kind && c.isAbout(t) })
	if i < 0 {
		r.errs.Add(v.Pos(), CodeOtherMatter, "delete repeats, or name the notice that announced it", "the notice %s announces no %s of the same", n.id, c.kind)
		return
	}
	c.repeated = n.changes[i]
}

// checkMatter holds what repeats, corrects or takes back an earlier change to that
// change: a slip would undo something else.
func (r *reader) checkMatter(c *Change) {
	if slices.ContainsFunc([]*Change{c, c.repeated, c.amends, c.withdraws}, func(of *Change) bool { return of != nil && r.flawed(of.notice.pos.File) }) {
		return
	}
	say := func(key, hint, format string, args ...any) {
		r.errs.Add(c.value.Field(key).Pos(), CodeOtherMatter, hint, format, args...)
	}
	for _, of := range []struct {
		key string
		*Change
	}{{"repeats", c.repeated}, {"amends", c.amends}, {"withdraws", c.withdraws}} {
		if of.Change != nil && !c.isAbout(of.Change) {
			say(of.key, "point to the change that is meant, or correct what this one is about", "%s is about something else", of.ID())
		}
	}
	if t := c.repeated; t != nil {
		r.checkRepeated(c, t, say)
	}
	if t := c.amends; t != nil && c.kind != EffectiveMoved && c.kind != t.kind {
		say("amends", "write kind: effective-moved, or that of the change", "a change of kind %s corrects one of kind %s", c.kind, t.kind)
	}
	if t := c.amends; t != nil && t.OnlyRepeats() {
		say("amends", "correct the change that it repeats", "%s only repeats another change", t.ID())
	}
	if e, level := c.Effective(); c.takesBack() && level == "own" && e.Day.After(c.notice.Published()) {
		say("withdraws", "delete the day", "what takes a change back counts from its publication, not from %s on", e.Day)
	}
	if c.takesBack() && c.repeats != "" {
		say("withdraws", "write two changes", "a change both repeats one and takes one back")
	}
}

func (r *reader) checkRepeated(c, t *Change, say func(key, hint, format string, args ...any)) {
	if c.kind != t.kind {
		say("repeats", "write the kind of that change, or delete repeats", "it is of kind %s, and %s of kind %s", c.kind, t.ID(), t.kind)
	}
	before := View{agr: r.agr, known: c.notice.Published().AddDays(-1)}
	if !before.stands(t) && before.KnowsOf(t.notice.Published()) {
		say("repeats", "delete repeats: it is announced anew", "%s was taken back", t.ID())
	}
	own, _ := c.Effective()
	if was, _ := t.Effective(); c.leaves() && own.Day != was.Day && len(t.amendedBy) == 0 {
		say("repeats", "move the day of that change by kind: effective-moved and amends", "%s takes effect on another day", t.ID())
	}
}

// isAbout reports whether a change is about nothing else than another: what only
// corrects or takes back need not say what it is about.
func (c *Change) isAbout(t *Change) bool {
	for _, ref := range c.places() {
		if !slices.ContainsFunc(t.places(), func(of Reference) bool { return of.Document == ref.Document }) {
			return false
		}
	}
	return (c.category == "" || c.category == t.category) && (c.unnamed == "" || c.unnamed == t.unnamed) &&
		(c.repeats == "" || len(c.places()) > 0 || len(t.places()) == 0 && c.category == t.category)
}

// leaves reports whether a change ends something.
func (c *Change) leaves() bool { return c.removes() || c.kind == CategoryRemoved }

// OnlyRepeats reports whether the change has no effect of its own, because an
// earlier one announced the same. What ends something in repetition of a notice
// that is missing does end it.
func (c *Change) OnlyRepeats() bool { return c.repeats != "" && (c.repeated != nil || !c.leaves()) }
