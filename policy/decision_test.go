package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement"
)

// TestDecisions holds whole decisions on real facts to testdata/decisions. The
// hashes of the receipt are left out: they change with every edit of the data.
func TestDecisions(t *testing.T) {
	p, ctx := embeddedPolicy(t), context.Background()
	order := func(on string) func() (Decision, error) {
		q := exampleOrder()
		q.On = day(on)
		return func() (Decision, error) { return p.Order(ctx, q) }
	}
	pub := func(on, known agreement.Date) func() (Decision, error) {
		return func() (Decision, error) {
			return p.PuB(ctx, PuB{Relation: "inera-kund", Service: "nationell-patientoversikt", On: on, Known: known})
		}
	}
	for name, ask := range map[string]func() (Decision, error){
		"order-2018-12-11":          order("2018-12-11"),
		"order-2018-12-12":          order("2018-12-12"),
		"pub-2019-12-17":            pub(day("2019-12-17"), agreement.Date{}),
		"pub-2019-12-18":            pub(day("2019-12-18"), agreement.Date{}),
		"pub-2019-12-18-known-then": pub(day("2019-12-18"), day("2019-12-17")),
		"documents-2019-12-18": func() (Decision, error) {
			return p.Documents(ctx, Documents{Service: "nationell-patientoversikt", On: day("2019-12-18")})
		},
		"pub-agent-2019-12-18": func() (Decision, error) {
			return p.PuB(ctx, PuB{Relation: "agent-kund", Service: "nationell-patientoversikt", On: day("2019-12-18")})
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := ask()
			if err != nil {
				t.Fatal(err)
			}
			compareDecision(t, filepath.Join("testdata/decisions", name+".txtar"), d)
		})
	}
}

func compareDecision(t *testing.T, path string, d Decision) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Comment) == 0 || len(archive.Files) != 1 || archive.Files[0].Name != "want.json" {
		t.Fatal("a case says why and has a section want.json")
	}
	got := indented(t, d)
	if want := archive.Files[0].Data; bytes.Equal(want, got) {
		return
	} else if !*update {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
	archive.Files[0].Data = got
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func indented(t *testing.T, d Decision) []byte {
	t.Helper()
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	r := d.Receipt()
	if !strings.HasPrefix(r.Data, "sha256:") || !strings.HasPrefix(r.Rules, "sha256:") {
		t.Errorf("the receipt is %v", r)
	}
	text := strings.NewReplacer(r.Data, "sha256:data", r.Rules, "sha256:rules").Replace(string(raw))
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(text), "", "  "); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// TestWhatASupplierMayOrder tells the day on which Hjälpmedelsleverantör became
// a customer category: nothing before it, and on it Hjälpmedelstjänsten alone.
// Every other service is not covered yet, is not offered, or has no source that
// says to whom it is offered.
func TestWhatASupplierMayOrder(t *testing.T) {
	p, ctx := embeddedPolicy(t), context.Background()
	all := Facts{}
	for _, f := range p.Catalog().Facts() {
		all = all.With(f.ID, Yes)
	}
	for on, want := range map[string]string{"2018-12-11": "", "2018-12-12": "hjalpmedelstjansten"} {
		var allowed []string
		for _, s := range p.Catalog().Services() {
			d, err := p.Order(ctx, Order{Service: s.ID(), Category: "hjalpmedelsleverantor", Channel: "direkt", On: day(on), Facts: all})
			if err != nil {
				t.Fatal(err)
			}
			switch d.Outcome() {
			case Allowed:
				allowed = append(allowed, s.ID())
			case Undetermined:
				if on == "2018-12-11" {
					t.Errorf("%s is undetermined although the category is not there yet", s.ID())
				}
			}
		}
		if got := strings.Join(allowed, " "); got != want {
			t.Errorf("on %s a supplier may order %q, want %q", on, got, want)
		}
	}
}

// TestDecisionIsNotShared holds that nobody can change what others are told.
func TestDecisionIsNotShared(t *testing.T) {
	p, ctx := embeddedPolicy(t), context.Background()
	d, err := p.Order(ctx, exampleOrder())
	if err != nil {
		t.Fatal(err)
	}
	before, _ := json.Marshal(d)
	for c := range d.Conditions() {
		c.Citations[0].Heading = "changed"
	}
	for o := range d.Obligations() {
		o.Citations[0].Heading = "changed"
	}
	d.Needs()[0] = "changed"
	again, err := p.Order(ctx, exampleOrder())
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := json.Marshal(again); string(after) != string(before) {
		t.Errorf("the decision became\n%s", after)
	}
}

// TestLacks holds that what a decision lacks and needs agrees with what was
// said.
func TestLacks(t *testing.T) {
	q := exampleOrder()
	q.Facts = Facts{}.With("gln", Yes)
	d, err := embeddedPolicy(t).Order(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.Lacks(), " "); got != "hjalpmedel-iso-9999 kundavtal-signerat" {
		t.Errorf("it lacks %s", got)
	}
	if got := strings.Join(d.Needs(), " "); got != "gln hjalpmedel-iso-9999 kundavtal-signerat" {
		t.Errorf("it needs %s", got)
	}
	if c, ok := d.Condition("signed"); !ok || c.State != Unknown || c.Asks != "kundavtal-signerat" {
		t.Errorf("%v", c)
	}
}

// TestOrderOfLists holds the order that the accessors promise.
func TestOrderOfLists(t *testing.T) {
	q := exampleOrder()
	q.On = day("2023-06-01") // after missing notices
	d, err := embeddedPolicy(t).Order(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var documents, obligations, kinds []string
	for doc := range d.Documents() {
		documents = append(documents, string(doc.Document))
	}
	for o := range d.Obligations() {
		obligations = append(obligations, o.Code)
	}
	for a := range d.Assumptions() {
		kinds = append(kinds, string(a.Kind))
	}
	if n := len(documents) - 1; !slices.IsSorted(documents[:n]) || documents[n] != "btv/hjalpmedelstjansten" {
		t.Errorf("the documents are %v", documents)
	}
	pendings := 0
	for pendings < len(kinds) && kinds[pendings] == "pending" {
		pendings++
	}
	if !slices.IsSorted(obligations) || slices.Index(kinds, "hole") > pendings || slices.Contains(kinds[pendings+2:], "hole") {
		t.Errorf("the obligations are %v, the assumptions %v", obligations, kinds)
	}
}

// TestForPlainOPA decides with what leaves the package, in a folder: the rules'
// source, the data, the schemas and the capabilities, and nothing of the engine.
func TestForPlainOPA(t *testing.T) {
	p, dir := embeddedPolicy(t), t.TempDir()
	files, err := p.Export()
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, src, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		src, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return src
	}
	allowed, err := ast.LoadCapabilitiesJSON(bytes.NewReader(read("capabilities.json")))
	if err != nil {
		t.Fatal(err)
	}
	schemas := ast.NewSchemaSet()
	for _, name := range []string{"input", "data"} {
		var schema any
		if err := json.Unmarshal(read("schemas/"+name+".json"), &schema); err != nil {
			t.Fatal(err)
		}
		schemas.Put(ast.MustParseRef("schema."+name), schema)
	}
	for name, src := range regoFiles(t) {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		if got := string(read("policy/rules/" + path.Base(name))); got != src {
			t.Errorf("%s is not as it was", name)
		}
	}
	results, err := rego.New(
		rego.Query("data.rules.order.answer.outcome"), rego.Input(exampleOrder().question().input()),
		rego.Load([]string{filepath.Join(dir, "policy")}, nil), rego.Capabilities(allowed), rego.Schemas(schemas), rego.Strict(true),
	).Eval(context.Background())
	if err != nil || len(results) != 1 || results[0].Expressions[0].Value != "allowed" {
		t.Errorf("%v %v", results, err)
	}
}

func TestDay(t *testing.T) {
	if got := embeddedPolicy(t).Day(time.Date(2019, 12, 17, 23, 30, 0, 0, time.UTC)); got != day("2019-12-18") {
		t.Errorf("half past eleven in London is %s in Stockholm", got)
	}
}
