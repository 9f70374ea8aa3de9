package catalog

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Service is a service over time.
type Service struct {
	id           string
	en           string
	names        []Name
	since        agreement.Since
	personalData *Claim
	pub          []PubEvidence
	requires     []Requirement
	offers       Offers
	pos          datafile.Pos
}

// Name is what a service is called in sources.
type Name struct {
	Text     string
	Variant  bool           // another spelling or an abbreviation, not a name of its own
	Seen     agreement.Date // the first day on which it is in evidence; zero when no source has a day
	Evidence agreement.Evidence
}

// Claim is a yes or no that a source gives.
type Claim struct {
	Value bool
	agreement.Period
	Evidence agreement.Evidence
}

// PubEvidence is a source that names the processor agreement (PuB) of a service.
type PubEvidence struct {
	Agreement agreement.DocumentID
	agreement.Period
	Evidence agreement.Evidence
}

// Requirement is a fact about the customer that a service or an offer asks for.
type Requirement struct {
	Fact string
	agreement.Period
	Evidence agreement.Evidence
}

// Offers says to whom a service is offered.
type Offers struct {
	Listed bool // whether any source lists customer categories
	Closed bool // whether the list is whole, so that silence is a no
	To     []Offer
	// Evidence is what the list rests on; it is that of the silence, too.
	Evidence agreement.Evidence
}

// Offer says that a category may have a service.
type Offer struct {
	Category string
	agreement.Period
	Channels []string // the channels that the source names; others are undetermined
	Requires []string // facts that the customer must meet
	Evidence agreement.Evidence
}

// ID returns the service's id, the name of its folder.
func (s *Service) ID() string { return s.id }

// English returns a description in English, or "".
func (s *Service) English() string { return s.en }

// Pos returns where the service is declared.
func (s *Service) Pos() datafile.Pos { return s.pos }

// Terms returns the id of the document that holds the service's terms (BTV).
func (s *Service) Terms() agreement.DocumentID { return agreement.TermsOf(s.id) }

// Names returns the names by which sources call the service, in the order of
// the file.
func (s *Service) Names() []Name { return slices.Clone(s.names) }

// Name returns what the service is called on a day: the name that came into
// evidence last by then, or the first name of the file.
func (s *Service) Name(day agreement.Date) string {
	name := s.names[0]
	for _, n := range s.names[1:] {
		if !n.Variant && !n.Seen.IsZero() && !n.Seen.After(day) && n.Seen.After(name.Seen) {
			name = n
		}
	}
	return name.Text
}

// Since returns since when the service is covered apart from notices.
func (s *Service) Since() agreement.Since { return s.since }

// PersonalData returns whether the service processes personal data, and false
// when no source says.
func (s *Service) PersonalData() (Claim, bool) {
	if s.personalData == nil {
		return Claim{}, false
	}
	return *s.personalData, true
}

// Pub returns the sources that name the processor agreement of the service, in
// the order of the file.
func (s *Service) Pub() []PubEvidence { return slices.Clone(s.pub) }

// Requires returns what every customer of the service must meet, in the order
// of the file.
func (s *Service) Requires() []Requirement { return slices.Clone(s.requires) }

// Offers returns to whom the service is offered.
func (s *Service) Offers() Offers {
	o := s.offers
	o.To = slices.Clone(o.To)
	return o
}

// Category is a customer category over time.
type Category struct {
	id       string
	name     agreement.Bilingual
	evidence agreement.Evidence
	since    agreement.Since
	pos      datafile.Pos
	changes  []*agreement.Change // that add or remove it, by publication
}

// ID returns the category's id.
func (k *Category) ID() string { return k.id }

// Name returns what the category is called.
func (k *Category) Name() agreement.Bilingual { return k.name }

// Evidence returns what the record rests on.
func (k *Category) Evidence() agreement.Evidence { return k.evidence }

// Coverage is how a service or category stands in the agreement on a day.
type Coverage struct {
	Status      agreement.Status
	Since       agreement.Date    // with InForce, since when; zero when no source has a day
	Seen        bool              // Since is only the first day in evidence
	From        agreement.Date    // with NotYet or BeforeEvidence, the day on which it begins, or is first in evidence
	Change      *agreement.Change // the change that decides it, or nil
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
	if !s.since.Day.IsZero() && v.KnowsOf(s.since.Evidence.Published) {
		return c.sinceCoverage(v, s.since, s.id)
	}
	state := v.State(s.Terms())
	cov := Coverage{Status: state.Status, From: state.NextFrom}
	origin := cmp.Or(c.origin(v, state), state.Next, state.Previous)
	if origin == nil {
		return cov
	}
	cov.Change = firstKnown(v, origin)
	cov.Evidence = cov.Change.Evidence()
	if state.Version != nil {
		cov.Since, cov.Seen = began(v, origin), origin.Notice() == nil
		cov.Assumptions = c.agr.Assumptions(cov.Evidence, service)
	}
	return cov
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

// Exists returns how a customer category stands on the day of a view. A
// category is one from the change that adds it; where no notice does, from the
// day since when its record has it in evidence.
func (c *Catalog) Exists(v agreement.View, category string) Coverage {
	k, ok := c.categories[category]
	if !ok {
		return Coverage{Status: agreement.NeverKnown}
	}
	if change := lastApplied(v, k.changes); change != nil {
		return categoryCoverage(v, category, change)
	}
	if !k.since.Day.IsZero() {
		return c.sinceCoverage(v, k.since, category)
	}
	if len(k.changes) == 0 {
		return Coverage{Status: agreement.NeverKnown}
	}
	if e, known := v.Effective(k.changes[0]); known {
		return Coverage{Status: agreement.NotYet, From: e.Day, Change: k.changes[0], Evidence: k.changes[0].Evidence()}
	}
	return Coverage{Status: agreement.NeverKnown}
}

func categoryCoverage(v agreement.View, category string, change *agreement.Change) Coverage {
	cov := Coverage{Status: agreement.Ended, Change: change, Evidence: change.Evidence()}
	if change.Kind() == agreement.CategoryAdded {
		e, _ := v.Effective(change)
		cov.Status, cov.Since, cov.Assumptions = agreement.InForce, e.Day, v.Agreement().Assumptions(cov.Evidence, category)
	}
	return cov
}

func lastApplied(v agreement.View, changes []*agreement.Change) *agreement.Change {
	for _, change := range slices.Backward(changes) {
		if v.Applies(change) {
			return change
		}
	}
	return nil
}

// Since returns since when the category is in evidence apart from notices.
func (k *Category) Since() agreement.Since { return k.since }

// Changes returns the changes that add and remove the category, by publication.
func (k *Category) Changes() []*agreement.Change { return slices.Clone(k.changes) }
