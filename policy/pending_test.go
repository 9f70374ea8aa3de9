package policy

import (
	"context"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// withUnknownDays is the real data set and a notice, of our own making, by which
// documents come and go on a day that no source gives.
func withUnknownDays(t *testing.T) *Policy {
	t.Helper()
	return withFiles(t, fstest.MapFS{
		"documents/tillagg/document.yaml": {Data: []byte("sv: Tillägg\nagreement: kundavtal-2\nrole: liability\nsource: andringar-2024\n")},
		"notices/2024-05-02.yaml": {Data: []byte("source: andringar-2024\npartial: true\nall: {effective: unstated}\nchanges:\n" +
			"  tillagg: {in: tillagg, kind: document-added, sv: Tillägget kommer.}\n" +
			"  definitioner: {in: definitioner, kind: document-removed, sv: Definitionerna utgår.}\n" +
			"  plattform: {in: villkor-ntjp, kind: document-removed, sv: Villkoren utgår.}\n" +
			"  instruktioner: {in: allmanna-instruktioner, kind: document-removed, sv: Instruktionerna utgår.}\n")},
	})
}

// withSuccessor is the real data set and an agreement, of our own making, that
// takes the place of Kundavtal 2.
func withSuccessor(t *testing.T) *Policy {
	t.Helper()
	text, err := fs.ReadFile(kundavtal2.FS(), "agreement.yaml")
	if err != nil {
		t.Fatal(err)
	}
	next := "  kundavtal-3:\n    sv: Kundavtal 3\n    source: andringar\n    since: {from: 2025-02-01, source: andringar, published: 2025-01-10}\n    succeeds: [kundavtal-2]\nevents:\n"
	return withFiles(t, fstest.MapFS{"agreement.yaml": {Data: []byte(strings.Replace(string(text), "events:\n", next, 1))}})
}

// withFiles is the real data set with some files of another content.
func withFiles(t *testing.T, files fstest.MapFS) *Policy {
	t.Helper()
	err := fs.WalkDir(kundavtal2.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if files[path] != nil {
			return nil
		}
		data, err := fs.ReadFile(kundavtal2.FS(), path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestSuccessor holds that nothing is allowed for certain under an agreement whose
// place another one has taken.
func TestSuccessor(t *testing.T) {
	p, ctx := withSuccessor(t), context.Background()
	for _, c := range []struct {
		on, known string
		want      Outcome
	}{
		{"2025-01-31", "", Allowed}, {"2025-02-01", "", Undetermined},
		{"2025-02-01", "2025-01-09", Allowed}, {"2025-02-01", "2025-01-10", Undetermined},
	} {
		q := Eligible{Service: "nitha", Category: "region", Channel: "direkt", On: day(c.on)}
		if c.known != "" {
			q.Known = day(c.known)
		}
		if d, err := p.Eligible(ctx, q); err != nil || d.Outcome() != c.want {
			t.Errorf("on %s, known %q: %v %v, want %s", c.on, c.known, d.Outcome(), err, c.want)
		}
	}
}

// TestDocumentsOfUnknownDays holds that a document that may have come or gone is
// named as one that may concern the order, and not as one that does.
func TestDocumentsOfUnknownDays(t *testing.T) {
	p, ctx := withUnknownDays(t), context.Background()
	order := exampleOrder()
	for _, c := range []struct {
		on, kind string
		perhaps  []string
	}{
		{"2024-05-01", "order", nil},
		{"2024-05-02", "order", []string{"definitioner", "tillagg"}},
		{"2024-05-01", "documents", []string{"allmanna-instruktioner"}}, // of two agreements, it goes with one
		{"2024-05-02", "documents", []string{"allmanna-instruktioner", "definitioner", "tillagg", "villkor-ntjp"}},
	} {
		var d Decision
		var err error
		if c.kind == "order" {
			order.On = day(c.on)
			d, err = p.Order(ctx, order)
		} else {
			d, err = p.Documents(ctx, Documents{Service: "nationell-patientoversikt", On: day(c.on)})
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"allmanna-instruktioner", "definitioner", "tillagg", "villkor-ntjp"} {
			if got, want := named(d.Candidates(), id), slices.Contains(c.perhaps, id); got != want {
				t.Errorf("%s on %s: %s perhaps: %v, want %v", c.kind, c.on, id, got, want)
			}
			if slices.Contains(c.perhaps, id) && named(d.Documents(), id) {
				t.Errorf("%s on %s: %s applies although it may be gone", c.kind, c.on, id)
			}
		}
	}
}

func named(list iter.Seq[DocumentInForce], id string) bool {
	for in := range list {
		if string(in.Document) == id {
			return true
		}
	}
	return false
}

// TestOracleOfUnknownDays holds the rules to the second engine on such data.
func TestOracleOfUnknownDays(t *testing.T) {
	requireOracle(t, withUnknownDays(t))
	requireOracle(t, withSuccessor(t))
}

func requireOracle(t *testing.T, p *Policy) {
	t.Helper()
	days, second := turningDays(p.cat), oracle{p.cat}
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		a, err := p.ask(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		compareVerdict(t, q, a, second.ask(q))
		second.compareDocuments(t, q, a)
	})
}
