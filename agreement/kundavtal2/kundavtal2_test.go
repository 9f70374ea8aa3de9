package kundavtal2_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// A file that is not embedded would be missing only where it counts.
func TestEveryFileIsEmbedded(t *testing.T) {
	names := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		names++
		if _, err := fs.Stat(kundavtal2.FS(), name); err != nil {
			t.Errorf("%s is not embedded: %v", name, err)
		}
		return nil
	})
	if err != nil || names < 100 {
		t.Errorf("%d files: %v", names, err)
	}
}

// home is where the README says that a rule of the sources stands.
type home struct{ rule, kind, id string }

var (
	tableRow = regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\| (.+) \\| ([AB0-9, ]*) \\|$")
	place    = regexp.MustCompile("^(?:(statement)|([a-z]+) `([^`]+)`)$")
	mention  = regexp.MustCompile("(rule|flow) `([a-z0-9-]+)`")
	code     = regexp.MustCompile(`(?m)^#   (code|obligation): ([a-z-]+)$`)
)

// readTable returns the homes of the table, and everything that the README
// mentions as a condition or a flow.
func readTable(t *testing.T, cat *catalog.Catalog) (homes []home, mentioned []string) {
	t.Helper()
	readme, err := fs.ReadFile(kundavtal2.FS(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := tableRow.FindAllStringSubmatch(string(readme), -1)
	if len(rows) != 112 {
		t.Errorf("the table has %d rows, want 112", len(rows))
	}
	for _, row := range rows {
		for _, part := range strings.Split(row[2], "; ") {
			m := place.FindStringSubmatch(part)
			if m == nil {
				t.Errorf("%s: %q is no place", row[1], part)
				continue
			}
			homes = append(homes, home{row[1], m[1] + m[2], m[3]})
		}
		for _, reading := range strings.FieldsFunc(row[3], func(r rune) bool { return r == ',' || r == ' ' }) {
			if _, ok := cat.Agreement().Reading(reading); !ok {
				t.Errorf("%s: readings.yaml has no %s", row[1], reading)
			}
		}
	}
	for _, m := range mention.FindAllStringSubmatch(string(readme), -1) {
		mentioned = append(mentioned, m[1]+" "+m[2])
	}
	return homes, mentioned
}

// codes returns the conditions and obligations that the rules describe.
func codes(t *testing.T) (conditions, obligations []string) {
	t.Helper()
	rules := os.DirFS("../../policy/rules/kundavtal-2")
	files, err := fs.Glob(rules, "*.rego")
	if err != nil || len(files) == 0 {
		t.Fatalf("no rules: %v", err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(rules, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			if m[1] == "code" {
				conditions = append(conditions, m[2])
			} else {
				obligations = append(obligations, m[2])
			}
		}
	}
	return conditions, obligations
}

// TestTable holds the table of the README to the data, both ways: each place that
// it names is there, and each statement, flow and condition has its row.
func TestTable(t *testing.T) {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	homes, mentioned := readTable(t, cat)
	conditions, obligations := codes(t)
	for _, h := range homes {
		if !there(t, cat, h, conditions, obligations) {
			t.Errorf("%s: there is no %s %s", h.rule, h.kind, h.id)
		}
	}
	for _, s := range cat.Agreement().Statements() {
		if !slices.Contains(homes, home{s.ID(), "statement", ""}) {
			t.Errorf("the statement %s has no row", s.ID())
		}
	}
	for _, f := range cat.Flows() {
		if !slices.Contains(mentioned, "flow "+f.ID()) {
			t.Errorf("the flow %s is not mentioned", f.ID())
		}
	}
	for _, c := range conditions {
		if !slices.Contains(mentioned, "rule "+c) {
			t.Errorf("the condition %s is not mentioned", c)
		}
	}
}

func there(t *testing.T, cat *catalog.Catalog, h home, conditions, obligations []string) bool {
	t.Helper()
	agr, ok := cat.Agreement(), false
	switch h.kind {
	case "statement":
		_, ok = agr.On(agreement.Date{}).Statement(h.rule)
	case "rule":
		ok = slices.Contains(conditions, h.id)
	case "obligation":
		ok = slices.Contains(obligations, h.id)
	case "flow":
		_, ok = cat.Flow(h.id)
	case "price":
		var c *agreement.Change
		if c, ok = agr.Change(agreement.ChangeID(h.id)); ok {
			_, ok = c.Price()
		}
	case "change":
		_, ok = agr.Change(agreement.ChangeID(h.id))
	case "notice":
		_, ok = agr.Notice(agreement.NoticeID(h.id))
	case "kind":
		for _, n := range agr.Notices() {
			ok = ok || slices.ContainsFunc(n.Changes(), func(c *agreement.Change) bool { return string(c.Kind()) == h.id })
		}
	case "channel":
		_, ok = cat.Channel(h.id)
	case "role":
		_, ok = cat.Who(h.id)
	case "signing":
		ok = slices.ContainsFunc(cat.SigningMethods(), func(m catalog.SigningMethod) bool { return m.ID == h.id })
	case "later":
		ok = slices.Contains([]string{"Connect", "Sign", "Step", "Governing", "Price", "Documents"}, h.id)
	}
	return ok
}

// TestEveryDay asks what applied on every day from May 2018 to the end of 2024,
// with everything known or as known on the day: every document, service, category
// and price has an answer, and every answer in or after a period whose notices are
// missing says so.
func TestEveryDay(t *testing.T) {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	agr := cat.Agreement()
	last := agreement.MustParseDate("2024-12-31")
	for day := agreement.MustParseDate("2018-05-01"); !day.After(last); day = day.AddDays(1) {
		views := []agreement.View{agr.On(day), agr.On(day).KnownOn(day)}
		for _, view := range views[day.DaysSince(last)&1:][:1] { // one clock and the other, day by day
			inForce := 0
			for _, state := range view.Documents("kundavtal-2") {
				requireHoles(t, view, state)
				if state.Status == agreement.InForce {
					inForce++
				}
			}
			if open := day.Before(agreement.MustParseDate("2018-05-28")); inForce == 0 && !open {
				t.Errorf("%s: nothing is in force", day)
			}
			for i, s := range cat.Services() {
				if (i+day.DaysSince(last))%7 != 0 { // each service on a day of every week
					continue
				}
				if cov := cat.Covered(view, s.ID()); cov.Status == agreement.InForce && cov.Since.IsZero() {
					t.Errorf("%s: %s is covered since nobody knows when", day, s.ID())
				}
			}
			for _, p := range view.Prices() {
				if p.Status == agreement.InForce && p.Effective.Day.After(day) {
					t.Errorf("%s: the price %s applies from %s", day, p.Change.ID(), p.Effective.Day)
				}
			}
		}
	}
}

func requireHoles(t *testing.T, view agreement.View, state agreement.State) {
	t.Helper()
	for _, hole := range view.Holes("kundavtal-2") {
		if !slices.Contains(state.Assumptions, hole.Assumption()) {
			t.Fatalf("%s: %s does not say that %s is missing", view.Day(), state.Document.ID(), hole.Period)
		}
	}
}
