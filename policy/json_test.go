package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/kundavtal/avtal/agreement"
)

func TestFactsJSON(t *testing.T) {
	for _, f := range []Facts{{}, Facts{}.With("gln", Yes), Facts{}.With("gln", No).With("a\nb=yes", Yes).With("å", No)} {
		raw, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		back := Facts{}.With("before", Yes)
		if err := json.Unmarshal(raw, &back); err != nil || back != f {
			t.Errorf("%s is read as %v, %v", raw, back, err)
		}
	}
	for text, want := range map[string]string{
		`{"gln": "no", "gln": "yes"}`: `"gln" is there twice`,
		`{"gln": "ja"}`:               `"gln" is answered with "ja"`,
		`{"gln": "Yes"}`:              `"gln" is answered with "Yes"`,
		`{"gln": ""}`:                 `"gln" is answered with ""`,
		`{"gln": true}`:               `"gln" is answered with true`,
		`{"gln": null}`:               `"gln" is answered with null`,
		`{"gln": {"yes": "yes"}}`:     `"gln" is answered with`,
		`{"gln": ["yes"]}`:            `"gln" is answered with ["yes"]`,
		`{"gln": 1}`:                  `"gln" is answered with 1`,
		`["gln"]`:                     "not an object",
		`"gln=yes"`:                   "not an object",
		`null`:                        "not an object",
	} {
		f := Facts{}.With("before", No)
		if err := json.Unmarshal([]byte(text), &f); err == nil || !strings.Contains(err.Error(), want) || f != (Facts{}).With("before", No) {
			t.Errorf("%s is read as %v, %v", text, f, err)
		}
	}
}

// TestFactsAlone reads what no decoder would hand over.
func TestFactsAlone(t *testing.T) {
	for _, text := range []string{"", "{", `{"gln": "yes"`, `{"gln": "yes"} x`, `{"gln": "yes"}{}`, `{"gln" "yes"}`} {
		f := Facts{}.With("before", No)
		if err := f.UnmarshalJSON([]byte(text)); err == nil || f != (Facts{}).With("before", No) {
			t.Errorf("%s is read as %v, %v", text, f, err)
		}
	}
	var f Facts
	if err := f.UnmarshalJSON([]byte(`{"\u0067ln": "\u0079es"}`)); err != nil || f != (Facts{}).With("gln", Yes) {
		t.Errorf("%v %v", f, err)
	}
}

func TestOutcomeJSON(t *testing.T) {
	for _, o := range []Outcome{Refused, Undetermined, Allowed} {
		raw, err := json.Marshal(o)
		back := Allowed
		if err := json.Unmarshal(raw, &back); err != nil || back != o {
			t.Errorf("%s is read as %s, %v", raw, back, err)
		}
		if err != nil {
			t.Error(err)
		}
	}
	for _, text := range []string{`"yes"`, `"Allowed"`, `""`, `2`, `true`, `null`, `{}`} {
		o := Allowed
		if err := json.Unmarshal([]byte(text), &o); err == nil || o != Refused {
			t.Errorf("%s is read as %s, %v", text, o, err)
		}
	}
}

func TestMatrixJSON(t *testing.T) {
	p := embeddedPolicy(t)
	m, err := p.Matrix(context.Background(), At{On: day("2023-12-01"), Known: day("2024-01-23")})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		At
		Receipt     Receipt
		Assumptions []agreement.Assumption
		Cells       []Cell
	}
	if err := json.Unmarshal(raw, &back); err != nil || back.At != m.At() || back.Receipt != m.Receipt() || len(back.Cells) != len(m.cells) {
		t.Fatalf("%v %d cells", err, len(back.Cells))
	}
	for i, c := range back.Cells {
		if got, want := string(marshalled(t, c)), string(marshalled(t, m.cells[i])); got != want {
			t.Fatalf("%s is read as %s", want, got)
		}
	}
	if !slices.Equal(back.Assumptions, slices.Collect(m.Assumptions())) || len(back.Assumptions) == 0 {
		t.Errorf("%v", back.Assumptions)
	}
	if again := marshalled(t, m); !bytes.Equal(raw, again) {
		t.Error("other bytes the second time")
	}
	empty := marshalled(t, &Matrix{})
	if !strings.Contains(string(empty), `"cells":[]`) {
		t.Errorf("%s", empty)
	}
}

func marshalled(t *testing.T, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestMatrixAssumptions holds that the matrix names the missing notices that every
// single answer of it names, where one rule answers for all cells and where each
// is asked; and that a delta names those of both its days.
func TestMatrixAssumptions(t *testing.T) {
	unraced(t)
	p := embeddedPolicy(t)
	points := []At{
		{On: day("2024-09-01")}, {On: day("2023-12-01"), Known: day("2021-06-01")},
		{On: day("2019-12-18")}, {On: day("2021-06-01")}, {On: day("2023-12-01")},
	}
	for _, at := range points {
		m, err := p.Matrix(context.Background(), at)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.Collect(m.Assumptions())
		for i, c := range m.cells {
			if i%97 != 0 {
				continue
			}
			d, err := p.Eligible(context.Background(), Eligible{Service: c.Service, Category: c.Category, Channel: c.Channel, On: at.On, Known: at.Known})
			if got := missing(d); err != nil || !slices.Equal(got, want) {
				t.Errorf("%v %s: %v, the matrix has %v (%v)", at, c.Service, got, want, err)
			}
		}
	}
	d, err := p.Delta(context.Background(), At{On: day("2019-12-18")}, At{On: day("2024-09-01")})
	if last, _ := p.Matrix(context.Background(), d.To); err != nil || len(d.Assumptions) == 0 || !slices.Equal(d.Assumptions, last.assumed) {
		t.Errorf("%v %v", d.Assumptions, err)
	}
}

func missing(d Decision) []agreement.Assumption {
	var list []agreement.Assumption
	for a := range d.Assumptions() {
		if a.Kind == agreement.AssumesNotice {
			list = append(list, a)
		}
	}
	return list
}

// TestNotReadBack holds that nobody but a policy makes a decision or a matrix: read
// back, either would say refused and nothing more.
func TestNotReadBack(t *testing.T) {
	p := embeddedPolicy(t)
	kept, err := p.Order(context.Background(), exampleOrder())
	if err != nil || kept.Outcome() != Allowed {
		t.Fatal(kept.Outcome(), err)
	}
	m, err := p.Matrix(context.Background(), At{On: day("2019-12-18")})
	if err != nil {
		t.Fatal(err)
	}
	var d Decision
	if err := json.Unmarshal(marshalled(t, kept), &d); err == nil || !strings.Contains(err.Error(), "not read back") {
		t.Errorf("%s %v", d.Outcome(), err)
	}
	var back Matrix
	if err := json.Unmarshal(marshalled(t, m), &back); err == nil || !strings.Contains(err.Error(), "not read back") {
		t.Error(err)
	}
	var own struct{ Outcome Outcome }
	if err := json.Unmarshal(marshalled(t, kept), &own); err != nil || own.Outcome != Allowed {
		t.Errorf("%s %v", own.Outcome, err)
	}
}
