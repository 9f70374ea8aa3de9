package agreement

import (
	"slices"
)

// Status says how something stands on a day.
type Status string

// The statuses. Only what is in force applies.
const (
	InForce        Status = "in-force"        // it applies
	NotYet         Status = "not-yet"         // it is announced and begins later
	Ended          Status = "ended"           // it applied before, and was replaced, removed or withdrawn
	BeforeEvidence Status = "before-evidence" // it is in evidence from a later day on; no source tells of this day
	NeverKnown     Status = "never-known"     // nothing was known of it
)

// View is a data set asked about one day, with everything known or as it was
// known on an earlier or later day. It is a small value.
type View struct {
	agr   *Agreement
	day   Date
	known Date
}

// On asks about a day with everything known.
func (a *Agreement) On(day Date) View { return View{agr: a, day: day} }

// KnownOn asks about the same day with what had been published by the end of
// another day. A notice published later changes no answer.
func (v View) KnownOn(known Date) View {
	v.known = known
	return v
}

// Day returns the day asked about.
func (v View) Day() Date { return v.day }

// Known returns the day of KnownOn, or the zero Date with everything known.
func (v View) Known() Date { return v.known }

// Agreement returns the data set.
func (v View) Agreement() *Agreement { return v.agr }

func (v View) knows(p Period) bool {
	if v.known.IsZero() {
		return p.Until.IsZero()
	}
	return p.Contains(v.known)
}

// KnowsOf reports whether what was published on a day is known. The zero Date,
// where no source says when, is always known.
func (v View) KnowsOf(published Date) bool {
	return v.known.IsZero() || !published.After(v.known)
}

// State is how a document stands on a day.
type State struct {
	Document    *Document
	Status      Status
	Version     *Version  // the version in force, or nil
	Since       Date      // the day from which that version applies
	Previous    *Version  // the version before that one, or nil; with Ended, the one by which the document left
	Next        *Version  // the version that is announced to follow, or nil
	NextFrom    Date      // the day from which it applies
	Pending     []*Change // announced by the day, with a day that is not known: each may have taken effect
	Assumptions []Assumption
}

// Version returns the version of a document in force, or nil. It is the short
// way to State(id).Version and allocates nothing.
func (v View) Version(id DocumentID) *Version {
	d := v.agr.documents[id]
	if d == nil {
		return nil
	}
	spans, i := v.find(d)
	if i < 0 || spans[i].removes {
		return nil
	}
	return spans[i].version
}

// find returns the spans to look in and the index of the last that began by
// the day and is known, or -1.
func (v View) find(d *Document) ([]span, int) {
	if v.known.IsZero() {
		return d.timeline.current, by(d.timeline.currentDays, v.day)
	}
	spans, i := d.timeline.all, by(d.timeline.allDays, v.day)
	for i >= 0 && !spans[i].known.Contains(v.known) {
		i--
	}
	return spans, i
}

// State returns how a document stands, and what that rests on. A document that
// the data set does not have was never known.
func (v View) State(id DocumentID) State {
	d := v.agr.documents[id]
	if d == nil {
		return State{Status: NeverKnown, Assumptions: v.holeAssumptions("")}
	}
	s := State{Document: d, Assumptions: v.holeAssumptions(d.agreement)}
	spans, at := v.find(d)
	if at >= 0 {
		s.Assumptions = compactAssumptions(append(v.assumptions(spans[at].version), s.Assumptions...))
	}
	if prev := v.neighbour(spans, at, -1); prev >= 0 {
		s.Previous = spans[prev].version
	}
	next := v.neighbour(spans, at, +1)
	if next >= 0 {
		s.Next, s.NextFrom = spans[next].version, spans[next].day
	}
	switch {
	case at >= 0 && !spans[at].removes:
		s.Status, s.Version, s.Since = InForce, spans[at].version, spans[at].day
	case at >= 0:
		s.Status, s.Previous = Ended, spans[at].version
	case s.Next == nil:
		s.Status = v.unscheduled(d)
	case spans[next].adds:
		s.Status = NotYet
	default:
		s.Status = BeforeEvidence
	}
	s.Pending = v.pending(d, s.Version)
	for _, c := range s.Pending {
		s.Assumptions = append(s.Assumptions, c.MayApply(string(d.id)))
	}
	return s
}

// unscheduled is the status of a document without any day: announced for an
// unknown day, announced and withdrawn, or not known at all.
func (v View) unscheduled(d *Document) Status {
	status := NeverKnown
	for _, version := range d.versions {
		switch {
		case version.notice == nil || !v.KnowsOf(version.Published()):
		case slices.ContainsFunc(version.changes, v.stands):
			return NotYet
		default:
			status = Ended
		}
	}
	return status
}

// neighbour returns the index of the nearest known span in a direction, or -1.
func (v View) neighbour(spans []span, at, step int) int {
	for i := at + step; i >= 0 && i < len(spans); i += step {
		if v.knows(spans[i].known) {
			return i
		}
	}
	return -1
}

// Documents returns how the documents of an agreement stand, the terms of
// services included, in the order of [Agreement.Documents]. With "" it returns
// those of all agreements. A document that is not known yet is left out.
func (v View) Documents(agreement string) []State {
	var states []State
	for _, d := range v.agr.Documents() {
		if agreement != "" && !v.partOf(d, agreement) {
			continue
		}
		if s := v.State(d.id); s.Status != NeverKnown {
			states = append(states, s)
		}
	}
	return states
}

// partOf reports whether a document belongs to an agreement by the day, as far
// as is known.
func (v View) partOf(d *Document, agreement string) bool {
	return d.agreement == agreement || slices.ContainsFunc(d.also, func(m Membership) bool {
		return m.Agreement == agreement && !m.Since.Day.After(v.day) && v.KnowsOf(m.Since.Evidence.Published)
	})
}

// Notices returns the notices that are known, by publication.
func (v View) Notices() []*Notice {
	return slices.DeleteFunc(v.agr.Notices(), func(n *Notice) bool { return !v.KnowsOf(n.Published()) })
}

// Effective returns when a change takes effect as far as is known, and false
// when it is not known at all or known to have been withdrawn.
func (v View) Effective(c *Change) (Effective, bool) {
	if !v.stands(c) {
		return Effective{}, false
	}
	return v.effective(c), true
}

// stands reports whether a change is known, and not known to be withdrawn.
func (v View) stands(c *Change) bool {
	return v.KnowsOf(c.notice.Published()) && !slices.ContainsFunc(c.withdrawals, v.stands)
}

// deciding returns the change that says when another takes effect: the last
// that corrects it and is not withdrawn, or it itself.
func (v View) deciding(c *Change) *Change {
	for _, by := range slices.Backward(c.amendedBy) {
		if v.stands(by) {
			return v.deciding(by)
		}
	}
	return c
}

func (v View) effective(c *Change) Effective {
	e, _ := v.deciding(c).Effective()
	if event := v.agr.events[e.After]; !v.KnowsOf(event.Evidence.Published) {
		e.Day = Date{}
	}
	return e
}

// Applies reports whether a change has taken effect by the day, as far as is
// known.
func (v View) Applies(c *Change) bool {
	e, ok := v.Effective(c)
	return ok && !e.Day.IsZero() && !e.Day.After(v.day)
}

// Pending reports whether a change was announced by the day and may have taken
// effect, on a day that is not known.
func (v View) Pending(c *Change) bool {
	e := v.effective(c)
	return v.stands(c) && e.Day.IsZero() && !c.notice.Published().After(v.day) && !e.NotBefore.After(v.day)
}

// takesBack reports whether the change withdraws another, be that one here or
// in a missing notice.
func (c *Change) takesBack() bool { return c.value.Field("withdraws").Exists() }

// Upcoming is a change that is announced and has not taken effect.
type Upcoming struct {
	Change    *Change
	Effective Effective
}

// Upcoming returns the changes that are known and take effect after the day, by
// effective day and then by publication; those without a known day come last.
// A change that only moves or withdraws another is not among them: it shows in
// the day of that other, or in its absence.
func (v View) Upcoming() []Upcoming {
	var list []Upcoming
	for _, n := range v.Notices() {
		for _, c := range n.changes {
			if e, ok := v.Effective(c); ok && !v.Applies(c) && c.kind != EffectiveMoved && !c.takesBack() {
				list = append(list, Upcoming{c, e})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Upcoming) int { return compareEffects(a.Effective, b.Effective) })
	return list
}

// Holes returns the periods whose missing notices could bear on what is asked
// of an agreement for the day, in the order of agreement.yaml. With "" it
// returns those of all agreements.
func (v View) Holes(agreement string) []Hole {
	var holes []Hole
	for _, h := range v.agr.holes {
		known, ok := h, h.bearsOn(agreement)
		if ok && !v.known.IsZero() {
			known, ok = h.KnownOn(v.known)
		}
		if ok && h.opensBy(v.day, v.known) {
			holes = append(holes, known)
		}
	}
	return holes
}
