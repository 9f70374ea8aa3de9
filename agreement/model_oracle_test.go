package agreement

import (
	"slices"
	"strings"
)

// The oracle.

// stands reports whether a change is known and, by then, not taken back.
func (m *model) stands(c *modelChange, known Date) bool {
	if c.day.After(known) {
		return false
	}
	for _, w := range m.changes {
		if w.withdraws == c && m.stands(w, known) {
			return false
		}
	}
	return true
}

// effective returns the day on which a change takes effect, as far as is known.
func (m *model) effective(c *modelChange, known Date) Date {
	for _, by := range slices.Backward(m.changes) {
		if by.amends == c && m.stands(by, known) {
			return m.effective(by, known)
		}
	}
	if c.when.event == 0 {
		return c.when.day
	}
	e := m.events[c.when.event-1]
	switch {
	case e.day.IsZero() || e.published.After(known) || e.published.IsZero() && e.day.After(known): // of an event without a source day nobody knows before it
		return Date{}
	case c.when.notBefore.After(e.day):
		return c.when.notBefore
	}
	return e.day
}

// answer is what a State says, in plain words.
type answer struct {
	status         Status
	version        string // its changes
	since          Date
	previous, next string
	nextFrom       Date
}

// step is the beginning of one version.
type step struct {
	day     Date
	version string
	kind    Kind
}

// steps returns what is known of a document's versions, in the order in which
// they take effect.
func (m *model) steps(d modelDocument, known Date) []step {
	var list []step
	insert := func(s step) {
		at := len(list)
		for at > 0 && list[at-1].day.After(s.day) {
			at--
		}
		list = slices.Insert(list, at, s)
	}
	for _, unit := range m.units(d.id) {
		for _, c := range unit {
			if m.stands(c, known) {
				insert(step{m.effective(c, known), names(unit), c.kind})
				break // the others take effect with it
			}
		}
	}
	list = slices.DeleteFunc(list, func(s step) bool { return s.day.IsZero() })
	if since, ok := m.since(d, known); ok {
		if len(list) > 0 && list[0].day.Before(since) {
			since = list[0].day
		}
		at := 0
		for at < len(list) && list[at].day.Before(since) {
			at++
		}
		list = slices.Insert(list, at, step{since, "first", ""})
	}
	return list
}

// units returns the changes that make one version each, in publication order.
func (m *model) units(id string) [][]*modelChange {
	var units [][]*modelChange
	for _, c := range m.changes {
		if c.document != id {
			continue
		}
		last := len(units) - 1
		if last >= 0 && units[last][0].sameUnit(c) {
			units[last] = append(units[last], c)
		} else {
			units = append(units, []*modelChange{c})
		}
	}
	return units
}

func names(unit []*modelChange) string {
	var ids []string
	for _, c := range unit {
		ids = append(ids, c.notice+"/"+c.id)
	}
	return strings.Join(ids, " ")
}

// since returns since when a document is in evidence apart from notices, and
// false when it is not, or not known yet.
func (m *model) since(d modelDocument, known Date) (Date, bool) {
	units := m.units(d.id)
	switch {
	case len(units) > 0 && units[0][0].kind == DocumentAdded:
		return Date{}, false
	case !d.since.IsZero():
		return d.since, !d.published.After(known)
	case d.id != "btv/s":
		return MustParseDate(agreementSince), true
	case len(units) == 0:
		return Date{}, false
	}
	return units[0][0].day, !units[0][0].day.After(known)
}

func (m *model) answer(d modelDocument, day, known Date) answer {
	var a answer
	var current step
	for _, s := range m.steps(d, known) {
		switch {
		case !s.day.After(day):
			a.previous, current = current.version, s
		case a.next == "":
			a.next, a.nextFrom = s.version, s.day
			if current.version == "" {
				a.status = BeforeEvidence
			}
			if current.version == "" && s.kind == DocumentAdded {
				a.status = NotYet
			}
		}
	}
	switch {
	case current.kind == DocumentRemoved:
		a.status, a.previous = Ended, current.version
	case current.version != "":
		a.status, a.version, a.since = InForce, current.version, current.day
	case a.next == "":
		a.status = m.withoutDay(d, known)
	}
	return a
}

// withoutDay is the status of a document that is known for no day at all.
func (m *model) withoutDay(d modelDocument, known Date) Status {
	status := NeverKnown
	for _, c := range m.changes {
		switch {
		case c.document != d.id || c.day.After(known):
		case m.stands(c, known):
			return NotYet
		default:
			status = Ended
		}
	}
	return status
}
