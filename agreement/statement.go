package agreement

import (
	"maps"
	"slices"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Statement is a rule or a fact that the sources state and that is not the
// wording of a document, such as that an agreement is signed once.
type Statement struct {
	id       string
	text     Bilingual
	seen     Observation
	period   Period
	values   []Amount
	evidence Evidence
	pos      datafile.Pos
}

// Observation is the first and, where it is in evidence later, the last day on
// which something is in evidence. The zero Observation says nothing.
type Observation struct {
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
}

// Amount is a value that a statement gives for a period, as the source prints
// it.
type Amount struct {
	Value string `json:"value"`
	Unit  string `json:"unit,omitempty"` // such as "percent" or "öre"
	Period
}

// ID returns the statement's id.
func (s *Statement) ID() string { return s.id }

// Text returns what is stated, in our words.
func (s *Statement) Text() Bilingual { return s.text }

// Period returns when it holds, as far as a source gives days.
func (s *Statement) Period() Period { return s.period }

// Seen returns when it is in evidence, where no source says since when it holds.
func (s *Statement) Seen() Observation { return s.seen }

// Values returns the values that it gives, the earliest first.
func (s *Statement) Values() []Amount { return slices.Clone(s.values) }

// Evidence returns what it rests on.
func (s *Statement) Evidence() Evidence { return s.evidence.clone() }

// Pos returns where it stands.
func (s *Statement) Pos() datafile.Pos { return s.pos }

// StatementState is how a statement stands on a day.
type StatementState struct {
	Statement *Statement
	Status    Status
	Value     Amount // the value on the day; the zero Amount when it gives none
	// Assumptions are what the statement rests on and the holes that could bear
	// on it.
	Assumptions []Assumption
}

// Statement returns how a statement of statements.yaml stands on the day of the
// view, and false when there is no such id. A statement without any day of its
// own is taken to hold, and the answer says that no source dates it.
func (v View) Statement(id string) (StatementState, bool) {
	s, ok := v.agr.statements[id]
	if !ok {
		return StatementState{}, false
	}
	state := StatementState{Statement: s, Status: v.statementStatus(s)}
	if state.Status != InForce {
		return state, true
	}
	for _, amount := range s.values {
		if amount.Contains(v.day) {
			state.Value = amount
		}
	}
	state.Assumptions = compactAssumptions(slices.Concat(v.statementAssumptions(s), v.holeAssumptions("")))
	return state, true
}

func (v View) statementStatus(s *Statement) Status {
	switch {
	case !v.KnowsOf(s.evidence.Published):
		return NeverKnown
	case !s.period.Until.IsZero() && !v.day.Before(s.period.Until):
		return Ended
	case v.day.Before(s.period.From):
		return NotYet
	case v.day.Before(s.seen.First):
		return BeforeEvidence
	}
	return InForce
}

func (v View) statementAssumptions(s *Statement) []Assumption {
	e := s.evidence
	list := v.agr.Assumptions(e, s.id)
	if !s.period.From.IsZero() || !s.seen.First.IsZero() || len(s.values) > 0 {
		list = slices.DeleteFunc(list, func(a Assumption) bool { return a.Kind == AssumesUndated })
	}
	switch {
	case !s.seen.Last.IsZero() && v.day.After(s.seen.Last):
		list = append(list, Assumption{Kind: AssumesSeen, About: s.id, Ref: s.seen.Last.String(), Source: e.Source, Text: Bilingual{
			SV: "Belagt till och med " + s.seen.Last.String() + "; om det gäller därefter säger ingen källa.",
			EN: "In evidence up to " + s.seen.Last.String() + "; no source says whether it holds after that."}})
	case !s.seen.First.IsZero():
		list = append(list, v.agr.seenAssumption(s.id, s.seen.First, e.Source))
	}
	return list
}

// Statements returns all statements, sorted by id.
func (a *Agreement) Statements() []*Statement {
	var list []*Statement
	for _, id := range slices.Sorted(maps.Keys(a.statements)) {
		list = append(list, a.statements[id])
	}
	return list
}

func statementsShape() datafile.Shape {
	period := PeriodFields()
	value := datafile.Record(append([]datafile.Field{
		{Name: "value", Required: true, Shape: datafile.Text(), Doc: "the value as the source prints it"},
		{Name: "unit", Shape: datafile.Text(), Doc: "what it is counted in, such as percent or öre"},
	}, period...)...)
	return datafile.MapOf(datafile.ID(), datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), period, []datafile.Field{
		{Name: "seen", Shape: DayShape().OrList(), Doc: "the first day in evidence, or the first and the last, where no source says since when it holds"},
		{Name: "values", Shape: datafile.ListOf(value), Doc: "the values that it gives, the earliest first"},
	})...))
}

func (r *reader) readStatements() {
	r.agr.statements = map[string]*Statement{}
	for id, v := range r.read("statements.yaml").Entries() {
		r.agr.CheckEvidence(v, r.errs)
		s := &Statement{
			id: id.Text(), text: NameOf(v), evidence: r.agr.Dated(EvidenceOf(v, Evidence{})), pos: id.Pos(),
			seen: r.observation(v.Field("seen")), period: r.period(v),
		}
		if v.Field("seen").Exists() && v.Field("from").Exists() {
			r.errs.Add(v.Field("seen").Pos(), CodeOneOf, "write from: where a source gives the day, else seen:", "at most one of from and seen can be given")
		}
		values := v.Field("values")
		flawed := values.Flawed()
		for item := range values.Items() {
			a := r.amount(item)
			flawed = flawed || item.Flawed() // then a day may be missing
			if n := len(s.values); n > 0 && !flawed && (s.values[n-1].Until.IsZero() || a.From.Before(s.values[n-1].Until)) {
				r.errs.Add(item.Pos(), CodePeriod, "list the values from the earliest, each until the next begins", "the value overlaps the one before")
			}
			s.values = append(s.values, a)
		}
		r.agr.statements[s.id] = s
	}
}

func (r *reader) amount(v datafile.Value) Amount {
	return Amount{Value: v.Field("value").Text(), Unit: v.Field("unit").Text(), Period: r.period(v)}
}

// PeriodFields are the keys from and until of what holds in a period.
func PeriodFields() []datafile.Field {
	return datafile.Grouped("period", []datafile.Field{
		{Name: "from", Shape: DayShape(), Doc: "the first day, where a source gives it"},
		{Name: "until", Shape: DayShape(), Doc: "the first day after the last, where a source gives it"},
	}...)
}

// period reads the keys of [PeriodFields].
func (r *reader) period(v datafile.Value) Period {
	p := Period{DayOf(v.Field("from")), DayOf(v.Field("until"))}
	if !p.Until.IsZero() && !p.Until.After(p.From) {
		r.errs.Add(v.Field("until").Pos(), CodePeriod, "let until be a later day than from", "the period %s is empty", p)
	}
	return p
}

func (r *reader) observation(v datafile.Value) Observation {
	var days []Date
	for item := range v.Items() {
		days = append(days, DayOf(item))
	}
	switch {
	case len(days) == 0:
		return Observation{}
	case len(days) > 2 || len(days) == 2 && !days[1].IsZero() && days[1].Before(days[0]):
		r.errs.Add(v.Pos(), CodePeriod, "write the first day, or [first, last]", "seen is no first day, nor a first and a last")
	case len(days) == 2:
		return Observation{days[0], days[1]}
	}
	return Observation{First: days[0]}
}
