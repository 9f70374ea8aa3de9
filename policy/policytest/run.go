package policytest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// question is a kind of question and the keys that its answer is compared with.
type question struct {
	kind    string
	answers []string
}

func questions() []question {
	decision := []string{"outcome", "holds", "fails", "unknown", "lacks", "applies", "candidates", "missing"}
	return []question{
		{"eligible", decision}, {"order", decision}, {"documents", decision}, {"pub", decision},
		{"matrix", []string{"allowed", "undetermined"}},
		{"document", []string{"status", "version", "missing"}}, {"clause", []string{"status", "successors"}},
	}
}

// question returns the question of the case, and false where it has another
// number than one, or expects what the question does not answer.
func (c Case) question(errs *datafile.ErrorList) (question, bool) {
	var kinds []string
	var asked []question
	for _, q := range questions() {
		kinds = append(kinds, q.kind)
		if c.v.Field(q.kind).Exists() {
			asked = append(asked, q)
		}
	}
	if len(asked) != 1 {
		errs.Add(c.v.Pos(), CodeNothing, "ask one of "+strings.Join(kinds, ", "), "a case asks one question, this one %d", len(asked))
		return question{}, false
	}
	return asked[0], c.expects(asked[0], errs)
}

// expects reports whether the case expects something of its question, and nothing
// else. A matrix without a list expects that everything is refused.
func (c Case) expects(q question, errs *datafile.ErrorList) bool {
	before, expected := len(*errs), 0
	for key := range c.v.Entries() {
		switch name := key.Text(); {
		case name == "why" || name == q.kind:
		case slices.Contains(q.answers, name):
			expected++
		default:
			errs.Add(key.Pos(), CodeNothing, "expect some of "+strings.Join(q.answers, ", "), "the question %s does not answer %s", q.kind, name)
		}
	}
	if expected == 0 && len(*errs) == before && q.kind != "matrix" {
		errs.Add(c.v.Pos(), CodeNothing, "say what the answer must be", "the case expects nothing that the question %s answers", q.kind)
	}
	return len(*errs) == before
}

func (c Case) test(pol *policy.Policy, errs *datafile.ErrorList) {
	asked, ok := c.question(errs)
	if !ok {
		return
	}
	q := c.v.Field(asked.kind)
	r := run{c: c, pol: pol, errs: errs, q: q, view: view(pol, q)}
	switch asked.kind {
	case "document":
		r.document()
	case "clause":
		r.clause()
	case "matrix":
		r.matrix()
	default:
		r.decision(asked.kind)
	}
}

func view(pol *policy.Policy, q datafile.Value) agreement.View {
	v := pol.Agreement().On(agreement.DayOf(q.Field("on")))
	if known := q.Field("known"); known.Exists() {
		v = v.KnownOn(agreement.DayOf(known))
	}
	return v
}

// run is one case being run.
type run struct {
	c    Case
	pol  *policy.Policy
	errs *datafile.ErrorList
	q    datafile.Value
	view agreement.View
}

// expect compares one expectation, if the case has it, with the answer.
func (r *run) expect(key string, got ...string) {
	want := r.c.v.Field(key)
	if !want.Exists() {
		return
	}
	expected := want.Texts()
	if slices.Equal(expected, []string{"none"}) {
		expected = nil
	}
	slices.Sort(expected)
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	slices.Sort(got)
	if got = slices.Compact(got); !slices.Equal(expected, got) {
		r.errs.Add(want.Pos(), CodeUnexpected, r.c.Why, "%s is %s, not %s", key, quoted(key, got), quoted(key, expected))
	}
}

// expectOutcome compares the outcome, and says of another why it is so.
func (r *run) expectOutcome(got string, reasons policy.Cell) {
	want := r.c.v.Field("outcome")
	if want.Exists() && want.Text() != got {
		r.errs.Add(want.Pos(), CodeUnexpected, r.c.Why, "the outcome is %s, not %s", told(reasons), want.Text())
	}
}

// quoted writes what an answer has under a key: one text, or a list.
func quoted(key string, texts []string) string {
	switch key {
	case "outcome", "status", "version":
		if len(texts) == 0 {
			return "none"
		}
		return strconv.Quote(texts[0])
	}
	return fmt.Sprintf("%q", texts)
}

func (r *run) document() {
	s := r.view.State(agreement.DocumentID(r.q.Field("in").Text()))
	if s.Document == nil {
		r.errs.Add(r.q.Pos(), CodeQuestion, "correct the id", "there is no document %q", r.q.Field("in").Text())
		return
	}
	version := ""
	if s.Version != nil {
		version = s.Version.ID()
	}
	r.expect("status", string(s.Status))
	r.expect("version", version)
	r.expect("missing", missing(slices.Values(s.Assumptions))...)
}

func (r *run) clause() {
	ref, err := agreement.ParseReference(r.q.Field("in").Text())
	if err != nil || ref.Clause == "" {
		r.errs.Add(r.q.Pos(), CodeQuestion, "name a document and a clause", "%q names no clause", r.q.Field("in").Text())
		return
	}
	s := r.view.Clause(ref)
	var successors []string
	for _, to := range s.Successors {
		successors = append(successors, to.String())
	}
	r.expect("status", string(s.Status))
	r.expect("successors", successors...)
}

func (r *run) decision(kind string) {
	if !r.allKnown() {
		return
	}
	d, err := r.ask(kind)
	if err != nil {
		r.fault(err)
		return
	}
	states := map[policy.ConditionState][]string{}
	for c := range d.Conditions() {
		states[c.State] = append(states[c.State], c.Code)
	}
	r.expectOutcome(d.Outcome().String(), policy.Cell{Outcome: d.Outcome(), Fails: states[policy.Fails], Unknown: states[policy.Unknown]})
	r.expect("holds", states[policy.Holds]...)
	r.expect("fails", states[policy.Fails]...)
	r.expect("unknown", states[policy.Unknown]...)
	r.expect("lacks", d.Lacks()...)
	r.expect("applies", idsOf(d.Documents())...)
	r.expect("candidates", idsOf(d.Candidates())...)
	r.expect("missing", missing(d.Assumptions())...)
}

// allKnown reports whether the data set has every id of the question, and each
// that it has not at its place.
func (r *run) allKnown() bool {
	cat, ok := r.pol.Catalog(), true
	for _, id := range [...]struct {
		key, what string
		ids       []string
	}{
		{"service", "service", idsIn(cat.Services())},
		{"category", "customer category", idsIn(cat.Categories())},
		{"channel", "channel", idsOfEach(cat.Channels(), func(c catalog.Channel) string { return c.ID })},
		{"relation", "relation", idsOfEach(cat.Relations(), func(r catalog.Relation) string { return r.ID })},
	} {
		if v := r.q.Field(id.key); v.Exists() {
			ok = r.known(id.what, v, id.ids) && ok
		}
	}
	facts := idsOfEach(cat.Facts(), func(f catalog.Fact) string { return f.ID })
	for fact := range r.q.Field("facts").Entries() {
		ok = r.known("fact", fact, facts) && ok
	}
	return ok
}

// fault reports a question that could not be answered.
func (r *run) fault(err error) {
	hint := "correct the rules"
	if errors.Is(err, policy.ErrQuestion) {
		hint = "ask what the rules of the data set answer"
	}
	r.errs.Add(r.q.Pos(), CodeQuestion, hint, "%v", err)
}

// missing returns the first day, or else the last, of each period whose missing
// notices an answer takes for granted.
func missing(taken iter.Seq[agreement.Assumption]) []string {
	var days []string
	for a := range taken {
		if a.Kind == agreement.AssumesNotice {
			first, last, _ := strings.Cut(a.Ref, "–") // as Period.String writes it
			days = append(days, cmp.Or(first, last))
		}
	}
	return days
}

func idsOf(documents iter.Seq[policy.DocumentInForce]) []string {
	var ids []string
	for d := range documents {
		ids = append(ids, string(d.Document))
	}
	return ids
}

func (r *run) ask(kind string) (policy.Decision, error) {
	word := func(key string) string { return r.q.Field(key).Text() }
	ctx, on, known := context.Background(), r.view.Day(), r.view.Known()
	switch kind {
	case "eligible":
		return r.pol.Eligible(ctx, policy.Eligible{Service: word("service"), Category: word("category"), Channel: word("channel"), On: on, Known: known})
	case "order":
		var facts policy.Facts
		for fact, answer := range r.q.Field("facts").Entries() {
			facts = facts.With(fact.Text(), policy.Answer(answer.Text()))
		}
		return r.pol.Order(ctx, policy.Order{Service: word("service"), Category: word("category"), Channel: word("channel"), On: on, Known: known, Facts: facts})
	case "pub":
		return r.pol.PuB(ctx, policy.PuB{Relation: word("relation"), Service: word("service"), On: on, Known: known})
	case "documents":
		return r.pol.Documents(ctx, policy.Documents{Service: word("service"), On: on, Known: known})
	}
	return policy.Decision{}, fmt.Errorf("no question %q", kind)
}
