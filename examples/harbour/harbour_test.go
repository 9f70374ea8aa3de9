package harbour

import (
	"context"
	"html"
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
	if _, err := pol.PuB(context.Background(), policy.PuB{Relation: "any", Service: "berth", On: day}); err == nil {
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

// Where there is no Swedish the pages say it in English, and never nothing.
func TestEveryWordIsOnThePages(t *testing.T) {
	cat := load(t).Catalog()
	site, err := changelog.Site{}.Publish(cat)
	if err != nil {
		t.Fatal(err)
	}
	requireWords := func(page string, words ...string) {
		t.Helper()
		src, err := fs.ReadFile(site, page)
		if err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(string(src))
		for _, w := range words {
			if w == "" || !strings.Contains(text, w) {
				t.Errorf("%s does not say %q", page, w)
			}
		}
	}
	for _, n := range cat.Agreement().Notices() {
		for _, c := range n.Changes() {
			requireWords("andringar/"+string(n.ID())+"/index.html", c.Text().In("sv"))
		}
	}
	for _, k := range cat.Categories() {
		requireWords("kundkategorier/"+k.ID()+"/index.html", "<h1>"+k.Name().In("sv")+"</h1>")
	}
	requireWords("tjanster/winter-place/index.html", "The old boathouse was closed")
	requireWords("tjanster/berth/index.html", "The boat is insured against liability", "At the harbour office")
	requireWords("index.html", "Berth Agreement", "the agreement was not in use", "Prices rise by 3 percent, but not for members.")
	for _, h := range cat.Agreement().Holes() {
		if text := h.Sentence().SV; !strings.HasSuffix(text, "the agreement was not in use.") {
			t.Errorf("the hole reads %q", text)
		}
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
