package policy

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// TestEndsAreKnownWithWhatFollows holds that a fact goes on, as far as was known,
// until the notice that tells what takes its place.
func TestEndsAreKnownWithWhatFollows(t *testing.T) {
	turn, told := day("2022-09-16"), day("2022-06-17")
	facts := []dated{
		{"a", "", agreement.Period{Until: turn}, agreement.Evidence{Published: day("2019-12-18")}, cell{State: "early"}},
		{"a", "", agreement.Period{From: turn}, agreement.Evidence{Published: told}, cell{State: "late"}},
		{"b", "", agreement.Period{Until: turn}, agreement.Evidence{Published: day("2019-12-18")}, cell{State: "ends"}},
	}
	cells := newExporter(embeddedPolicy(t).cat).factCells(facts, "x")
	for _, c := range []struct {
		on, known agreement.Date
		want      []string
	}{
		{turn, told.AddDays(-1), []string{"early"}},
		{turn.AddDays(-1), told.AddDays(-1), []string{"early", "ends"}},
		{turn, told, []string{"late"}},
		{turn.AddDays(-1), told, []string{"early", "ends"}},
		{turn, agreement.Date{}, []string{"late"}},
		{turn, day("2019-12-17"), nil},
	} {
		var got []string
		for _, applies := range applying(cells, c.on, c.known) {
			got = append(got, applies.State)
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] || len(got) > 1 && got[1] != c.want[1] {
			t.Errorf("on %s known %s: %v, want %v", c.on, c.known, got, c.want)
		}
	}
}

// TestLaterNamesAreNotKnown holds that a decision calls a service what it was
// called by then.
func TestLaterNamesAreNotKnown(t *testing.T) {
	p := embeddedPolicy(t)
	for _, s := range p.cat.Services() {
		for _, n := range s.Names() {
			before := n.Evidence.Published.AddDays(-1)
			if n.Evidence.Published.IsZero() || before.Before(day("2018-05-07")) {
				continue
			}
			q := Documents{Service: s.ID(), On: n.Seen, Known: before}
			if q.On.IsZero() {
				q.On = n.Evidence.Published
			}
			d, err := p.Documents(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			for in := range d.Documents() {
				if in.Document == s.Terms() && in.Title.SV == "Villkor för "+n.Text && !knownOtherwise(s, n, before) {
					t.Errorf("%s is called %s as known on %s", s.ID(), n.Text, before)
				}
			}
		}
	}
}

// knownOtherwise reports whether the same name was known from elsewhere.
func knownOtherwise(s *catalog.Service, name catalog.Name, known agreement.Date) bool {
	for _, n := range s.Names() {
		if n.Text == name.Text && !n.Evidence.Published.After(known) {
			return true
		}
	}
	return false
}

// TestPendingDocument holds that a document of which a notice says that it goes,
// and no source from when, is neither there nor gone.
func TestPendingDocument(t *testing.T) {
	files := base(t, nil, "")
	files["notices/2020-06-01.yaml"] = &fstest.MapFile{Data: []byte("source: kalla\nall: {effective: unstated}\nchanges:\n" +
		"  bort: {in: bitrade, kind: document-removed, sv: Biträdesavtalet utgår.}\n")}
	p, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	x := newExporter(p.cat)
	for on, want := range map[string]string{"2020-05-31": "in-force", "2020-06-01": "pending", "2021-01-01": "pending"} {
		if got := x.documentCell(p.Agreement().On(day(on)), "bitrade").State; got != want {
			t.Errorf("%s: %s, want %s", on, got, want)
		}
	}
}
