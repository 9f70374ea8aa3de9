package harbour

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/changelog"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func load(t *testing.T) *policy.Policy {
	t.Helper()
	pol, err := policy.Load(FS())
	if err != nil {
		t.Fatal(err)
	}
	return pol
}

func TestCases(t *testing.T) {
	if err := policytest.TestCases(load(t), FS()); err != nil {
		t.Fatal(err)
	}
}

// The same moment lies on different days in Newfoundland and in Sweden.
func TestZone(t *testing.T) {
	moment := time.Date(2024, 6, 1, 2, 0, 0, 0, time.UTC)
	if day := load(t).Day(moment).String(); day != "2024-05-31" {
		t.Errorf("it is %s, want 2024-05-31", day)
	}
}

// The rules of the data set decide one kind of question; the others are not
// silently decided by rules of another agreement.
func TestOnlyItsOwnRulesDecide(t *testing.T) {
	pol := load(t)
	day := agreement.MustParseDate("2024-07-01")
	d, err := pol.Order(context.Background(), policy.Order{Service: "berth", Category: "member", Channel: "online", On: day,
		Facts: policy.Facts{}.With("signed", policy.Yes).With("insured", policy.Yes)})
	if err != nil || d.Outcome() != policy.Allowed {
		t.Errorf("order: %v, %v", d.Outcome(), err)
	}
	for c := range d.Conditions() {
		if c.Text.In("sv") == "" || c.Text.In("sv") != c.Text.In("en") {
			t.Errorf("%s reads %q in Swedish and %q in English", c.Code, c.Text.In("sv"), c.Text.In("en"))
		}
	}
	if _, err := pol.PuB(context.Background(), policy.PuB{Service: "berth", On: day}); err == nil {
		t.Error("a processor agreement is decided by rules that the data set does not have")
	}
}

func TestPages(t *testing.T) {
	site, err := changelog.Site{}.Publish(load(t).Catalog())
	if err != nil {
		t.Fatal(err)
	}
	page, err := fs.ReadFile(site, "dokument/main/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Berth Agreement", "salvage", "four"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page of the main document does not say %q", want)
		}
	}
	if strings.Contains(string(page), "egna ord") {
		t.Error("the official texts are called renderings")
	}
}

// Nothing that the pages and answers are made with knows of another agreement.
func TestNoOtherAgreement(t *testing.T) {
	err := fs.WalkDir(FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(FS(), name)
		if strings.Contains(strings.ToLower(string(src)), "kundavtal") {
			t.Errorf("%s speaks of Kundavtal", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
