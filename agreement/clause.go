package agreement

import "slices"

// ClauseState is how one clause stands on a day.
type ClauseState struct {
	Reference  Reference
	Status     Status
	Change     *Change     // the change that decided it, or nil
	Since      Date        // with InForce, the day since when the clause is there, if a change says so
	Successors []Reference // with Ended, what stands in its place or corresponds to it
	Section    *Section    // its words in the version in force, or nil
	// Assumptions are the readings behind the change that decided it, and the
	// holes before the day.
	Assumptions []Assumption
}

// Clause returns how a clause stands, as far as notices and texts tell.
func (v View) Clause(ref Reference) ClauseState {
	s := ClauseState{Reference: ref, Status: NeverKnown}
	version := v.Version(ref.Document)
	if version != nil && version.text != nil {
		if section, ok := version.text.Section(ref.Clause); ok {
			s.Section, s.Status = &section, InForce
		}
	}
	past, future := v.clauseChanges(ref)
	switch {
	case version == nil || ref.Clause == "":
		s.Status = v.State(ref.Document).Status
	case len(past) > 0:
		s.decide(past[len(past)-1])
		s.Since = v.addedOn(past)
	case len(future) > 0 && future[0].kind == ClauseAdded:
		s.Status, s.Change = NotYet, future[0]
	case len(future) > 0:
		s.Status = InForce
	case s.Section == nil && v.namedAsCounterpart(ref):
		s.Status = InForce
	}
	s.Assumptions = v.clauseAssumptions(s)
	return s
}

func (v View) clauseAssumptions(s ClauseState) []Assumption {
	var list []Assumption
	if s.Change != nil {
		list = v.agr.Assumptions(s.Change.Evidence(), s.Reference.String())
	}
	agreement := ""
	if d := v.agr.documents[s.Reference.Document]; d != nil {
		agreement = d.agreement
	}
	return compactAssumptions(append(list, v.holeAssumptions(agreement)...))
}

func (s *ClauseState) decide(c *Change) {
	s.Status, s.Change = InForce, c
	if c.kind == ClauseRemoved {
		s.Status, s.Section = Ended, nil
		s.Successors = slices.Concat(c.replacedBy, c.movedTo, c.corresponds)
	}
}

func (v View) addedOn(past []*Change) Date {
	for _, c := range slices.Backward(past) {
		if c.kind == ClauseAdded {
			e, _ := v.Effective(c)
			return e.Day
		}
	}
	return Date{}
}

// clauseChanges returns the known changes made in a clause, apart by whether
// they apply on the day, each by effective day and publication, those without a
// known day last.
func (v View) clauseChanges(ref Reference) (past, future []*Change) {
	for _, n := range v.Notices() {
		for _, c := range n.changes {
			switch {
			case !slices.Contains(c.in, ref) || !v.stands(c) || c.takesBack():
			case v.Applies(c):
				past = append(past, c)
			default:
				future = append(future, c)
			}
		}
	}
	byDay := func(c, d *Change) int { return compareEffects(v.effective(c), v.effective(d)) }
	slices.SortStableFunc(past, byDay)
	slices.SortStableFunc(future, byDay)
	return past, future
}

func (v View) namedAsCounterpart(ref Reference) bool {
	for _, n := range v.Notices() {
		for _, c := range n.changes {
			if v.Applies(c) && !c.takesBack() && slices.Contains(slices.Concat(c.corresponds, c.replacedBy, c.movedTo), ref) {
				return true
			}
		}
	}
	return false
}
