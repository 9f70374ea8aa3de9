package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/rego"
	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// dataSets are the embedded data set and the small one, whose notices move,
// withdraw and restore changes.
func dataSets(tb testing.TB) map[string]*Policy {
	tb.Helper()
	small, err := Load(base(tb, nil, ""))
	if err != nil {
		tb.Fatal(err)
	}
	return map[string]*Policy{"embedded": embeddedPolicy(tb), "small": small}
}

// applying returns the cells that apply to a question about a day as known on
// another, as facts.rego chooses them.
func applying(cells []cell, on, known agreement.Date) []cell {
	d, k := on.String(), cmp.Or(known.String(), everything)
	return slices.DeleteFunc(slices.Clone(cells), func(c cell) bool {
		return d < c.From || d >= c.Until || k < c.KnownFrom || k >= c.KnownUntil
	})
}

// list is a list of cells that divides time, and what it should say at a point.
type list struct {
	cells []cell
	want  func(agreement.View) cell
}

func grids(cat *catalog.Catalog) map[string]list {
	x := newExporter(cat)
	lists := map[string]list{}
	for id, v := range x.services().(map[string]any) {
		service := v.(map[string]any)
		lists["service "+id] = list{service["coverage"].([]cell), func(v agreement.View) cell { return x.coverageCell(cat.Covered(v, id)) }}
		s, _ := cat.Service(id)
		for category, cells := range service["offers"].(map[string]any) {
			lists["offer "+id+" "+category] = list{cells.([]cell), func(v agreement.View) cell { return x.offerCell(s, category, v) }}
		}
	}
	for id, v := range x.categories().(map[string]any) {
		lists["category "+id] = list{v.(map[string]any)["coverage"].([]cell), func(v agreement.View) cell { return x.coverageCell(cat.Exists(v, id)) }}
	}
	for id, v := range x.documents().(map[string]any) {
		lists["document "+id] = list{v.(map[string]any)["coverage"].([]cell), func(v agreement.View) cell {
			return x.documentCell(v, agreement.DocumentID(id))
		}}
	}
	return lists
}

// TestGrid holds that the cells of every list divide the plane of days and days
// known: at every point exactly one applies, and says what the view says. It asks
// every day with everything known and as known on the day itself, and of all other
// pairs every one of a small data set and every so many-th of a large one.
func TestGrid(t *testing.T) {
	unraced(t)
	for name, p := range dataSets(t) {
		t.Run(name, func(t *testing.T) {
			days, asked := turningDays(p.cat), 0
			step := 1 + len(days)*len(days)/1_000
			for name, list := range grids(p.cat) {
				for _, on := range days {
					requireOneCell(t, name, list, p.Agreement().On(on))
					requireOneCell(t, name, list, p.Agreement().On(on).KnownOn(on))
					for _, known := range days {
						if asked++; asked%step == 0 {
							requireOneCell(t, name, list, p.Agreement().On(on).KnownOn(known))
						}
					}
				}
			}
		})
	}
}

func requireOneCell(t *testing.T, name string, list list, v agreement.View) {
	t.Helper()
	cells, want := applying(list.cells, v.Day(), v.Known()), list.want(v)
	if len(cells) != 1 || !sameFact(cells[0], want) {
		t.Fatalf("%s on %s known %s: %v, want %v", name, v.Day(), v.Known(), cells, want)
	}
}

// TestDataIsTotal validates the exported data against their own schema, which
// requires every key, and shows that the schema would see one missing.
func TestDataIsTotal(t *testing.T) {
	for name, p := range dataSets(t) {
		data, _ := export(p.cat)
		if problems := validate(t, data, dataSchema(p.ids)); problems != "" {
			t.Errorf("%s: %s", name, problems)
		}
		for _, services := range data["services"].(map[string]any) {
			delete(services.(map[string]any), "offers")
		}
		if validate(t, data, dataSchema(p.ids)) == "" {
			t.Errorf("%s: a service without offers passes", name)
		}
	}
}

// validate returns what OPA's JSON Schema finds wrong, or "".
func validate(t *testing.T, document, schema any) string {
	t.Helper()
	results, err := rego.New(
		rego.Query(`[valid, problems] := json.match_schema(input.document, input.schema)`),
		rego.Input(map[string]any{"document": document, "schema": schema}),
	).Eval(context.Background())
	if err != nil || len(results) != 1 {
		t.Fatalf("%v %v", results, err)
	}
	if results[0].Bindings["valid"] == true {
		return ""
	}
	return fmt.Sprint(results[0].Bindings["problems"])
}

// TestQuestionsFitTheirSchema validates what the rules are given as input.
func TestQuestionsFitTheirSchema(t *testing.T) {
	p := embeddedPolicy(t)
	days := turningDays(p.cat)
	rapid.Check(t, func(rt *rapid.T) {
		if problems := validate(t, drawQuestion(rt, p, days).input(), inputSchema(p.ids)); problems != "" {
			rt.Fatal(problems)
		}
	})
}
