package catalog

import (
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
	platform     *Claim
	requires     []Requirement
	offers       Offers
	notThrough   []Exclusion
	succeeds     []Succession
	parts        []Part
	dependsOn    []Dependency
	lifecycle    []Milestone
	pos          datafile.Pos
}

// Name is what a service is called in sources.
type Name struct {
	Text     string
	Variant  bool           // another spelling or an abbreviation, not a name of its own
	Seen     agreement.Date // the first day on which it is in evidence; zero when no source has a day
	Dated    bool           // a source says that the name is in use from that day
	Evidence agreement.Evidence
}

// Succession says that a service goes on from an earlier record, such as one
// under another name.
type Succession struct {
	Service  string         // the id of the earlier record
	From     agreement.Date // zero when no source gives a day
	Evidence agreement.Evidence
}

// Part is something that a service consists of.
type Part struct {
	Name     string
	Evidence agreement.Evidence
}

// Dependency is something that a service needs to work.
type Dependency struct {
	Service string // the id of a service, or "" for something else
	Name    string // what it is, where it is no service of the data set
	agreement.Period
	Evidence agreement.Evidence
}

// Exclusion is a channel that a source rules out for a service.
type Exclusion struct {
	Channel  string
	Category string // the customer category for which it is ruled out; "" for all
	agreement.Period
	Evidence agreement.Evidence
}

// Milestone is a decision or an event in the life of a service.
type Milestone struct {
	Text     agreement.Bilingual
	Day      agreement.Date // zero when no source gives it
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

// Concerns reports whether the channel is ruled out for a customer of a category
// that connects through it.
func (x Exclusion) Concerns(category, channel string) bool {
	return x.Channel == channel && (x.Category == "" || x.Category == category)
}

// Requirement is a fact about the customer that a service or a channel asks for.
type Requirement struct {
	Fact     string
	Category string // the customer category that it concerns; "" for all
	Channel  string // the channel through which it concerns them; "" for all
	agreement.Period
	Evidence agreement.Evidence
}

// Concerns reports whether a customer of a category that connects through a
// channel has to meet it.
func (q Requirement) Concerns(category, channel string) bool {
	return (q.Category == "" || q.Category == category) && (q.Channel == "" || q.Channel == channel)
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
	name, _ := NameOn(s.names, day)
	return name.Text
}

// NameAt returns what the service is called on the day of a view, by what was
// known then; its id where no name was.
func (s *Service) NameAt(v agreement.View) string {
	name, ok := NameOn(slices.DeleteFunc(s.Names(), func(n Name) bool { return !v.KnowsOf(n.Evidence.Published) }), v.Day())
	if !ok {
		return s.id
	}
	return name.Text
}

// NameOn returns the name that is in use on a day among some names of a service,
// such as those that were known then: the one that came into evidence last by
// then, or the first that is no variant, or the first. It returns false where
// there are none.
func NameOn(names []Name, day agreement.Date) (Name, bool) {
	if len(names) == 0 {
		return Name{}, false
	}
	name := names[max(0, slices.IndexFunc(names, func(n Name) bool { return !n.Variant }))]
	for _, n := range names {
		if !n.Variant && !n.Seen.IsZero() && !n.Seen.After(day) && n.Seen.After(name.Seen) {
			name = n
		}
	}
	return name, true
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

// Platform returns whether the service uses Nationella tjänsteplattformen, and
// false when no source says.
func (s *Service) Platform() (Claim, bool) {
	if s.platform == nil {
		return Claim{}, false
	}
	return *s.platform, true
}

// Succeeds returns the earlier records that the service goes on from, in the
// order of the file.
func (s *Service) Succeeds() []Succession { return slices.Clone(s.succeeds) }

// Parts returns what the service consists of, in the order of the file.
func (s *Service) Parts() []Part { return slices.Clone(s.parts) }

// DependsOn returns what the service needs to work, in the order of the file.
func (s *Service) DependsOn() []Dependency { return slices.Clone(s.dependsOn) }

// NotThrough returns the channels that sources rule out, in the order of the
// file.
func (s *Service) NotThrough() []Exclusion { return slices.Clone(s.notThrough) }

// Lifecycle returns the decisions and events in the life of the service, in the
// order of the file.
func (s *Service) Lifecycle() []Milestone { return slices.Clone(s.lifecycle) }

// Requires returns what every customer of the service must meet, in the order
// of the file.
func (s *Service) Requires() []Requirement { return slices.Clone(s.requires) }

// Offers returns to whom the service is offered.
func (s *Service) Offers() Offers {
	o := s.offers
	o.To = slices.Clone(o.To)
	return o
}
