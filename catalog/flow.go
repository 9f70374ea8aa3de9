package catalog

import (
	"path"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Flow says who does what in which order, such as in an order through an agent.
type Flow struct {
	id         string
	name       agreement.Bilingual
	period     agreement.Period
	seen       agreement.Date
	steps      []Step
	exceptions []Exception
	evidence   agreement.Evidence
	pos        datafile.Pos
}

// Step is one step of a flow.
type Step struct {
	Who      string // the id of a party or a role, or "" where no source says who
	Does     agreement.Bilingual
	Yields   agreement.Bilingual // what stands after it; empty where no source says
	Evidence agreement.Evidence
}

// Exception is a case in which a flow goes another way.
type Exception struct {
	Text     agreement.Bilingual
	Service  string // the id of the service concerned, or ""
	Instead  string // the id of the flow that is followed instead, or ""
	Evidence agreement.Evidence
}

// ID returns the flow's id, the name of its file without .yaml.
func (f *Flow) ID() string { return f.id }

// Name returns what the flow is for.
func (f *Flow) Name() agreement.Bilingual { return f.name }

// Period returns when the flow is followed, as far as a source gives days.
func (f *Flow) Period() agreement.Period { return f.period }

// Seen returns the first day on which the flow is in evidence, where no source
// says since when it is followed; else the zero Date.
func (f *Flow) Seen() agreement.Date { return f.seen }

// Steps returns the steps in their order.
func (f *Flow) Steps() []Step { return slices.Clone(f.steps) }

// Exceptions returns the cases in which the flow goes another way, in the order
// of the file.
func (f *Flow) Exceptions() []Exception { return slices.Clone(f.exceptions) }

// Evidence returns what the flow rests on.
func (f *Flow) Evidence() agreement.Evidence { return f.evidence }

// Pos returns where the flow is declared.
func (f *Flow) Pos() datafile.Pos { return f.pos }

// Flow returns a flow by its id.
func (c *Catalog) Flow(id string) (*Flow, bool) {
	f, ok := c.flows[id]
	return f, ok
}

// Flows returns all flows, sorted by id.
func (c *Catalog) Flows() []*Flow { return sortedByID(c.flows) }

func flowShape() datafile.Shape {
	inherited := agreement.EvidenceFields(false)
	step := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "who", Shape: id(), Doc: "the party or role that does it; absent where no source says"},
	}, agreement.NameFields(), []datafile.Field{
		{Name: "yields", Shape: datafile.Record(agreement.NameFields()...), Doc: "what stands after the step"},
	}, inherited)...)
	exception := datafile.Record(slices.Concat(agreement.NameFields(), []datafile.Field{
		{Name: "service", Shape: id(), Doc: "the service concerned"},
		{Name: "instead", Shape: id(), Doc: "the flow that is followed instead"},
	}, inherited)...)
	return datafile.Record(slices.Concat(agreement.NameFields(), agreement.EvidenceFields(true), agreement.PeriodFields(), []datafile.Field{
		{Name: "seen", Shape: agreement.DayShape(), Doc: "the first day in evidence, where no source says since when it is followed"},
		{Name: "steps", Required: true, Shape: datafile.ListOf(step), Doc: "the steps in their order"},
		{Name: "exceptions", Shape: datafile.ListOf(exception), Doc: "cases in which it goes another way"},
	})...)
}

func (r *reader) readFlows() {
	instead := []datafile.Value{}
	for _, file := range r.cat.agr.Files("flows/*.yaml") {
		id := strings.TrimSuffix(path.Base(file), ".yaml")
		v := r.read(file)
		r.cat.flows[id] = r.readFlow(id, v)
		for x := range v.Field("exceptions").Items() {
			instead = append(instead, x.Field("instead"))
		}
	}
	for _, v := range instead {
		if _, ok := r.cat.flows[v.Text()]; v.Exists() && !ok {
			r.errs.Add(v.Pos(), CodeUnknownFlow, suggest(v.Text(), r.cat.flows), "flows/ has no flow %q", v.Text())
		}
	}
}

func (r *reader) readFlow(id string, v datafile.Value) *Flow {
	f := &Flow{id: id, name: agreement.NameOf(v), period: r.period(v), seen: agreement.DayOf(v.Field("seen")), evidence: r.evidence(v), pos: v.Pos()}
	for s := range v.Field("steps").Items() {
		r.checkWho(s.Field("who"))
		f.steps = append(f.steps, Step{s.Field("who").Text(), agreement.NameOf(s), agreement.NameOf(s.Field("yields")), r.inherited(s, f.evidence)})
	}
	for x := range v.Field("exceptions").Items() {
		r.checkService(x.Field("service"))
		f.exceptions = append(f.exceptions, Exception{agreement.NameOf(x), x.Field("service").Text(), x.Field("instead").Text(), r.inherited(x, f.evidence)})
	}
	return f
}
