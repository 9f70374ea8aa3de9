package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Outcome is what a decision comes to. The zero Outcome is Refused.
type Outcome int

// The outcomes.
const (
	Refused      Outcome = iota // something that is required fails
	Undetermined                // something that is required is not known
	Allowed                     // all that is required holds
)

// String returns "refused", "undetermined" or "allowed".
func (o Outcome) String() string {
	switch o {
	case Undetermined:
		return "undetermined"
	case Allowed:
		return "allowed"
	}
	return "refused"
}

// MarshalText returns what String does.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalJSON reads what UnmarshalText does; null is an error, too.
func (o *Outcome) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		*o = Refused
		return fmt.Errorf("policy: %s is no outcome", data)
	}
	return o.UnmarshalText([]byte(*text))
}

// UnmarshalText reads "refused", "undetermined" or "allowed". Anything else is an
// error, and Refused.
func (o *Outcome) UnmarshalText(text []byte) error {
	*o = Refused
	for _, named := range [...]Outcome{Refused, Undetermined, Allowed} {
		if named.String() == string(text) {
			*o = named
			return nil
		}
	}
	return fmt.Errorf("policy: no outcome is called %q", text)
}

// ConditionState is how a condition stands.
type ConditionState string

// The states of conditions.
const (
	Holds   ConditionState = "holds"
	Fails   ConditionState = "fails"
	Unknown ConditionState = "unknown"
)

// Condition is one thing that is required.
type Condition struct {
	Code    string              `json:"code"`              // stable, such as "service-covered"
	Subject string              `json:"subject,omitempty"` // the fact that a condition with that code is about
	State   ConditionState      `json:"state"`
	Title   agreement.Bilingual `json:"title"`             // the condition in general
	Text    agreement.Bilingual `json:"text"`              // how it stands in this question
	Asks    string              `json:"asks,omitempty"`    // the fact whose answer would settle an unknown condition, or ""
	Decides string              `json:"decides,omitempty"` // the party that settles that fact in each case, or ""
	// Citations are where it stands, and what decided. What is not there on the
	// day of the question, or was not known then, is left out.
	Citations []Citation `json:"citations"`
}

// Citation is where a rule stands: a clause of a document, a change of a
// notice, or a heading of a page.
type Citation struct {
	Document agreement.DocumentID `json:"document,omitempty"`
	Clause   agreement.Clause     `json:"clause,omitempty"`
	Change   agreement.ChangeID   `json:"change,omitempty"`
	Source   agreement.SourceID   `json:"source,omitempty"`
	Heading  string               `json:"heading,omitempty"`
	Address  string               `json:"address,omitempty"`
}

// DocumentInForce is a document that governs the question, or can, in the version
// of the day.
type DocumentInForce struct {
	Document agreement.DocumentID `json:"document"`
	Title    agreement.Bilingual  `json:"title"`
	Status   agreement.Status     `json:"status"`
	Version  string               `json:"version,omitempty"` // its id; "" when none is in force
	Since    agreement.Date       `json:"since,omitzero"`
}

// Obligation is something that follows from an order.
type Obligation struct {
	Code      string              `json:"code"`
	Text      agreement.Bilingual `json:"text"`
	Citations []Citation          `json:"citations"`
}

// Receipt says what a decision was made from, so that it can be made again.
type Receipt struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"` // absent with everything known
	Data  string         `json:"data"`           // hash of the data set
	Rules string         `json:"rules"`          // hash of the rule set
}

// Decision is an answer. The zero Decision is refused. It never changes and may
// be shared.
type Decision struct{ d *decision }

type decision struct {
	Question    map[string]any         `json:"question"`
	Outcome     Outcome                `json:"outcome"`
	Conditions  []Condition            `json:"conditions"`
	Needs       []string               `json:"needs,omitempty"`
	Candidates  []DocumentInForce      `json:"candidates,omitempty"`
	Documents   []DocumentInForce      `json:"documents,omitempty"`
	Obligations []Obligation           `json:"obligations,omitempty"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
	Receipt     Receipt                `json:"receipt"`
}

func (d Decision) value() *decision {
	if d.d == nil {
		return &decision{}
	}
	return d.d
}

// Outcome returns what the decision comes to.
func (d Decision) Outcome() Outcome { return d.value().Outcome }

// Conditions yields every required condition: those that fail, then those that
// are unknown, then those that hold, each by code and subject.
func (d Decision) Conditions() iter.Seq[Condition] {
	return func(yield func(Condition) bool) {
		for _, c := range d.value().Conditions {
			c.Citations = slices.Clone(c.Citations)
			if !yield(c) {
				return
			}
		}
	}
}

// Condition returns the first condition with a code.
func (d Decision) Condition(code string) (Condition, bool) {
	for c := range d.Conditions() {
		if c.Code == code {
			return c, true
		}
	}
	return Condition{}, false
}

// Lacks returns the facts whose answers would settle unknown conditions,
// sorted. An undetermined decision that lacks none is left open by the sources:
// a person has to decide.
func (d Decision) Lacks() []string {
	var facts []string
	for _, c := range d.value().Conditions {
		if c.State == Unknown && c.Asks != "" {
			facts = append(facts, c.Asks)
		}
	}
	slices.Sort(facts)
	return slices.Compact(facts)
}

// Needs returns every fact that an order asks of the customer, sorted: for
// [Eligible] those of the service, the channel and the offer alone, as what the
// agreement asks of every customer belongs to [Order].
func (d Decision) Needs() []string { return slices.Clone(d.value().Needs) }

// Candidates yields the documents that can apply where the sources do not settle
// which do, ordered as those of Documents.
func (d Decision) Candidates() iter.Seq[DocumentInForce] { return slices.Values(d.value().Candidates) }

// Documents yields the documents that govern the question: the common ones by
// id, then the service's terms.
func (d Decision) Documents() iter.Seq[DocumentInForce] { return slices.Values(d.value().Documents) }

// Obligations yields what follows from an order, by code.
func (d Decision) Obligations() iter.Seq[Obligation] {
	return func(yield func(Obligation) bool) {
		for _, o := range d.value().Obligations {
			o.Citations = slices.Clone(o.Citations)
			if !yield(o) {
				return
			}
		}
	}
}

// Assumptions yields what the decision takes for granted: changes that may have
// taken effect, missing notices, then by the fact concerned.
func (d Decision) Assumptions() iter.Seq[agreement.Assumption] {
	return slices.Values(d.value().Assumptions)
}

// Receipt returns what the decision was made from.
func (d Decision) Receipt() Receipt { return d.value().Receipt }

// UnmarshalJSON is an error: only a [Policy] makes decisions. Read what is needed of
// a kept one into a type of your own.
func (*Decision) UnmarshalJSON([]byte) error {
	return errors.New("policy: a Decision is not read back, or anybody could make one; read what is needed into a type of your own")
}

// MarshalJSON returns the decision with the question, the same bytes each time. Keep
// the bytes as the record; asked again with the days of the receipt, the same data
// and rules give the same.
func (d Decision) MarshalJSON() ([]byte, error) { return json.Marshal(d.value()) }
