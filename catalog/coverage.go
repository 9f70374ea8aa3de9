package catalog

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Coverage is how a service or category stands in the agreement on a day.
type Coverage struct {
	Status      agreement.Status
	Since       agreement.Date    // with InForce, since when; zero when no source has a day
	Seen        bool              // Since is only the first day in evidence
	From        agreement.Date    // with NotYet or BeforeEvidence, the day on which it begins, or is first in evidence
	Change      *agreement.Change // the change that decides it, or nil
	Pending     *agreement.Change // a change that adds or removes it on a day that is not known, so that Status may be wrong; or nil
	Evidence    agreement.Evidence
	Assumptions []agreement.Assumption // without those of holes
}

// Covered returns how a service stands on the day of a view: covered by the
// agreement from the change that adds it, or from the first day on which it is
// in evidence.
func (c *Catalog) Covered(v agreement.View, service string) Coverage {
	s, ok := c.services[service]
	if !ok {
		return Coverage{Status: agreement.NeverKnown}
	}
	state := v.State(s.Terms())
	if c.restsOnSince(v, s, state) {
		return c.leftOpen(c.sinceCoverage(v, s.since, s.id), state, service)
	}
	cov := Coverage{Status: state.Status, From: state.NextFrom}
	cov = c.leftOpen(cov, state, service)
	origin := cmp.Or(c.origin(v, state), state.Next, state.Previous)
	if origin == nil {
		return cov
	}
	cov.Change = firstKnown(v, origin)
	cov.Evidence = cov.Change.Evidence()
	if state.Version != nil {
		cov.Since, cov.Seen = began(v, origin), origin.Notice() == nil
		cov.Assumptions = append(cov.Assumptions, c.agr.Assumptions(cov.Evidence, service)...)
	}
	return cov
}

// restsOnSince reports whether it is the record of a service that says since when
// it is covered, and no notice that removed it or brought it back.
func (c *Catalog) restsOnSince(v agreement.View, s *Service, state agreement.State) bool {
	if s.since.Day.IsZero() || !v.KnowsOf(s.since.Evidence.Published) || state.Status == agreement.Ended {
		return false
	}
	origin := c.origin(v, state)
	return origin == nil || !origin.Adds()
}

// leftOpen adds to a coverage the change that could turn it on a day that is not
// known.
func (c *Catalog) leftOpen(cov Coverage, state agreement.State, about string) Coverage {
	if cov.Pending = unsettling(cov.Status, state.Pending); cov.Pending != nil {
		cov.Assumptions = append(cov.Assumptions, cov.Pending.MayApply(about))
	}
	return cov
}

// unsettling returns the last of some pending changes that would turn a status,
// or nil.
func unsettling(status agreement.Status, pending []*agreement.Change) *agreement.Change {
	for _, c := range slices.Backward(pending) {
		added := slices.Contains([]agreement.Kind{agreement.ServiceAdded, agreement.DocumentAdded, agreement.CategoryAdded}, c.Kind())
		removed := slices.Contains([]agreement.Kind{agreement.ServiceRemoved, agreement.DocumentRemoved, agreement.CategoryRemoved}, c.Kind())
		if added && status != agreement.InForce || removed && status == agreement.InForce {
			return c
		}
	}
	return nil
}

// origin returns the version in force or the one before it with which a document
// came into the agreement or into evidence.
func (c *Catalog) origin(v agreement.View, state agreement.State) *agreement.Version {
	if state.Version == nil {
		return nil
	}
	for _, version := range slices.Backward(state.Document.Versions()) {
		begins := began(v, version)
		if (version.Adds() || version.Notice() == nil) && !begins.IsZero() && !begins.After(v.Day()) {
			return version
		}
	}
	return state.Version
}

// began returns the day on which a version takes effect as far as is known, or
// the zero Date.
func began(v agreement.View, version *agreement.Version) agreement.Date {
	if version.Notice() == nil {
		return version.Effective().Day
	}
	e, _ := v.Effective(version.Changes()[0])
	return e.Day
}

// firstKnown returns the change by which a version is known: its own first one,
// or for a version that no notice made the first that speaks of the document.
func firstKnown(v agreement.View, version *agreement.Version) *agreement.Change {
	if changes := version.Changes(); len(changes) > 0 {
		return changes[0]
	}
	return v.Agreement().History(agreement.Reference{Document: version.Document().ID()})[0]
}

// sinceCoverage returns how something stands that is there since a day which
// its record gives.
func (c *Catalog) sinceCoverage(v agreement.View, since agreement.Since, about string) Coverage {
	switch {
	case !v.KnowsOf(since.Evidence.Published):
		return Coverage{Status: agreement.NeverKnown}
	case !v.Day().Before(since.Day):
		return Coverage{Status: agreement.InForce, Since: since.Day, Seen: since.Seen, Evidence: since.Evidence,
			Assumptions: c.agr.Assumptions(since.Evidence, about)}
	case since.Seen:
		return Coverage{Status: agreement.BeforeEvidence, From: since.Day, Evidence: since.Evidence}
	}
	return Coverage{Status: agreement.NotYet, From: since.Day, Evidence: since.Evidence}
}
