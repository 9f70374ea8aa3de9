package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// At is a day that is asked about, and the day as of which it is asked.
type At struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"` // the zero Date with everything known
}

// Cell is what [Eligible] comes to for one service, customer category and
// channel.
type Cell struct {
	Service  string   `json:"service"`
	Category string   `json:"category"`
	Channel  string   `json:"channel"`
	Outcome  Outcome  `json:"outcome"`
	Fails    []string `json:"fails,omitempty"`   // the codes of the conditions that fail, sorted
	Unknown  []string `json:"unknown,omitempty"` // the codes of those that are unknown, sorted
	Needs    []string `json:"needs,omitempty"`   // the facts that an order will ask for, sorted
}

// Matrix is what [Eligible] comes to for every service, customer category and
// channel on a day. It never changes.
type Matrix struct {
	at      At
	receipt Receipt
	assumed []agreement.Assumption
	cells   []Cell
	index   map[[3]string]int
}

// At returns the day of the matrix.
func (m *Matrix) At() At { return m.at }

// Receipt returns what the matrix was made from.
func (m *Matrix) Receipt() Receipt { return m.receipt }

// Assumptions yields the missing notices that could bear on the cells. What else
// the answer of a cell takes for granted, such as a fact that is inferred,
// [Policy.Eligible] says of it.
func (m *Matrix) Assumptions() iter.Seq[agreement.Assumption] { return slices.Values(m.assumed) }

// MarshalJSON returns the day, the receipt, the assumptions and the cells, the
// same bytes each time.
func (m *Matrix) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		At
		Receipt     Receipt                `json:"receipt"`
		Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
		Cells       []Cell                 `json:"cells"`
	}{m.at, m.receipt, m.assumed, append([]Cell{}, m.cells...)})
}

// UnmarshalJSON is an error: only a [Policy] makes matrices. Read what is needed of
// a kept one into a type of your own.
func (*Matrix) UnmarshalJSON([]byte) error {
	return errors.New("policy: a Matrix is not read back, or anybody could make one; read what is needed into a type of your own")
}

// Cells yields every cell: services and categories by id, channels in the order
// of categories.yaml.
func (m *Matrix) Cells() iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for _, c := range m.cells {
			if !yield(c.clone()) {
				return
			}
		}
	}
}

// Cell returns one cell, and false where an id is not in the data set.
func (m *Matrix) Cell(service, category, channel string) (Cell, bool) {
	i, ok := m.index[[3]string{service, category, channel}]
	if !ok {
		return Cell{}, false
	}
	return m.cells[i].clone(), true
}

func (c Cell) clone() Cell {
	c.Fails, c.Unknown, c.Needs = slices.Clone(c.Fails), slices.Clone(c.Unknown), slices.Clone(c.Needs)
	return c
}

// Matrix answers [Eligible] for every service, customer category and channel on
// a day. An error that is [ErrQuestion] is the caller's mistake, any other a
// fault; there is no matrix then.
func (p *Policy) Matrix(ctx context.Context, at At) (m *Matrix, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = nil, recovered("matrix", r)
		}
	}()
	q := question{kind: "matrix", on: at.On, known: at.Known}
	if err := q.checkDays(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, faulty("matrix", err)
	}
	m = &Matrix{at: at, receipt: p.receipt(q), index: map[[3]string]int{}}
	if err := p.fill(ctx, m, q); err != nil {
		return nil, faulty("matrix", err)
	}
	for i, c := range m.cells {
		m.index[[3]string{c.Service, c.Category, c.Channel}] = i
	}
	return m, nil
}

// fill asks the rules for all cells at once, where they have a rule for that,
// and else for each.
func (p *Policy) fill(ctx context.Context, m *Matrix, q question) error {
	if len(p.ids.services) == 0 || len(p.ids.categories) == 0 || len(p.ids.channels) == 0 {
		return nil
	}
	at := p.singly(ctx, q, m)
	_, whole := p.engine.queries["matrix"]
	if whole {
		v, err := p.engine.eval(ctx, q)
		if err != nil {
			return err
		}
		first := q
		first.service, first.category, first.channel = p.ids.services[0], p.ids.categories[0], p.ids.channels[0]
		a, err := p.single(ctx, first, m)
		if err != nil {
			return err
		}
		slices.Sort(a.required)
		at = matrixReader{v, a.required, p.ids.facts}.cell
	}
	for _, service := range p.ids.services {
		for _, category := range p.ids.categories {
			for _, channel := range p.ids.channels {
				c, err := at(service, category, channel)
				if err == nil && whole && c.Outcome == Allowed {
					err = p.confirm(ctx, c, q, m)
				}
				if err != nil {
					return err
				}
				m.cells = append(m.cells, c)
			}
		}
	}
	return nil
}

// confirm asks Eligible for a cell that the rule for all cells allows: no slip of
// that rule makes a yes.
func (p *Policy) confirm(ctx context.Context, c Cell, q question, m *Matrix) error {
	q.service, q.category, q.channel = c.Service, c.Category, c.Channel
	a, err := p.single(ctx, q, m)
	if err != nil {
		return err
	}
	if a.outcome != c.Outcome {
		return fmt.Errorf("the rules answered %s for %s, %s, %s, and Eligible %s", c.Outcome, c.Service, c.Category, c.Channel, a.outcome)
	}
	if needs := slices.Sorted(slices.Values(a.needs)); !slices.Equal(needs, c.Needs) {
		return fmt.Errorf("by the rules %s, %s, %s needs %q, and by Eligible %q", c.Service, c.Category, c.Channel, c.Needs, needs)
	}
	return nil
}

// single asks Eligible for one cell, and notes the missing notices that the
// answer names.
func (p *Policy) single(ctx context.Context, q question, m *Matrix) (answer, error) {
	q.kind = "eligible"
	a, err := p.outcome(ctx, q)
	if err != nil {
		return answer{}, err
	}
	assumed, err := p.assumptions(a)
	m.assumed = withNotices(m.assumed, assumed)
	return a, err
}

// withNotices adds to some assumptions the missing notices of others that are not
// among them.
func withNotices(list, more []agreement.Assumption) []agreement.Assumption {
	for _, a := range more {
		if a.Kind == agreement.AssumesNotice && !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

func (p *Policy) singly(ctx context.Context, q question, m *Matrix) func(service, category, channel string) (Cell, error) {
	return func(service, category, channel string) (Cell, error) {
		q.service, q.category, q.channel = service, category, channel
		a, err := p.single(ctx, q, m)
		if err != nil {
			return Cell{}, err
		}
		c := Cell{Service: service, Category: category, Channel: channel, Outcome: a.outcome, Needs: slices.Sorted(slices.Values(a.needs))}
		for _, condition := range a.required {
			c.put(condition, a.state(condition))
		}
		return c, c.check(len(a.required))
	}
}

func (c *Cell) put(condition string, state ConditionState) {
	switch state {
	case Fails:
		c.Fails = append(c.Fails, condition)
	case Unknown:
		c.Unknown = append(c.Unknown, condition)
	}
}

// check refuses a cell that its own conditions do not bear out.
func (c *Cell) check(required int) error {
	slices.Sort(c.Fails)
	slices.Sort(c.Unknown)
	worst := Allowed
	switch {
	case required == 0 || len(c.Fails) > 0:
		worst = Refused
	case len(c.Unknown) > 0:
		worst = Undetermined
	}
	if c.Outcome != worst {
		return fmt.Errorf("the rules answered %s for %s, %s, %s although the conditions come to %s", c.Outcome, c.Service, c.Category, c.Channel, worst)
	}
	return nil
}

// matrixReader reads what the rules give for all cells at once. What is missing
// is a fault.
type matrixReader struct {
	v        any
	required []string // the conditions of every cell, sorted, of which a rule must not forget any
	facts    []string // those that a cell may need
}

// channelCondition is the one condition that a channel bears on.
const channelCondition = "channel-open"

func (r matrixReader) cell(service, category, channel string) (Cell, error) {
	row := member(member(r.v, service), category)
	states, ok := member(row, "states").(map[string]any)
	at := member(member(row, "channels"), channel)
	said := answerReader{m: map[string]any{"outcome": member(at, "outcome"), "needs": member(at, "needs")}}
	c := Cell{Service: service, Category: category, Channel: channel, Outcome: said.outcome(), Needs: slices.Sorted(slices.Values(said.set("needs")))}
	err := said.err
	for _, fact := range c.Needs {
		if !slices.Contains(r.facts, fact) {
			err = errors.Join(err, fmt.Errorf("there is no fact %q", fact))
		}
	}
	for condition, state := range states {
		err = errors.Join(err, c.read(condition, state))
	}
	err = errors.Join(err, c.read(channelCondition, member(at, "state")))
	conditions := append(slices.Collect(maps.Keys(states)), channelCondition)
	if slices.Sort(conditions); !slices.Equal(conditions, r.required) {
		err = errors.Join(err, fmt.Errorf("its conditions are %q, those of Eligible %q", conditions, r.required))
	}
	if err == nil {
		err = c.check(len(r.required))
	}
	if err != nil || !ok {
		return Cell{}, fmt.Errorf("the rules gave no whole cell for %s, %s, %s: %w", service, category, channel, err)
	}
	return c, nil
}

func (c *Cell) read(condition string, v any) error {
	text, _ := v.(string)
	state := ConditionState(text)
	if state != Holds && state != Fails && state != Unknown {
		return fmt.Errorf("the state of %s is %v", condition, v)
	}
	c.put(condition, state)
	return nil
}

// member returns a member of an object, or nil.
func member(v any, key string) any {
	m, _ := v.(map[string]any)
	return m[key]
}
