package catalog_test

import (
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

func load(t *testing.T) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func TestFindByAnyName(t *testing.T) {
	cat := load(t)
	tests := map[string]string{
		"NPÖ":                         "nationell-patientoversikt",
		"nationell patientöversikt":   "nationell-patientoversikt",
		"nationell-patientoversikt":   "nationell-patientoversikt",
		"Säkerhetstjänster – IdP":     "sakerhetstjanster-idp",
		"Säkerhetstjänster (IdP)":     "sakerhetstjanster-idp",
		"1177 Vårdguiden e-tjänster":  "1177-vardguidens-e-tjanster",
		"1177 Vårdguidens e-tjänster": "1177-vardguidens-e-tjanster",
		"Nitha":                       "nitha",
	}
	for name, want := range tests {
		s, ok := cat.Find(name)
		if !ok || s.ID() != want {
			t.Errorf("Find(%q) = %v, want %s", name, s, want)
		}
	}
	if s, ok := cat.Find("Mina vårdkontakter"); ok {
		t.Errorf("Find found %s under a name that no source of it has", s.ID())
	}
}

func TestCovered(t *testing.T) {
	cat := load(t)
	tests := []struct {
		service, on, known string
		status             agreement.Status
		since              string
	}{
		{"hjalpmedelstjansten", "2018-12-11", "", agreement.NotYet, ""},
		{"hjalpmedelstjansten", "2018-12-12", "", agreement.InForce, "2018-12-12"},
		{"hjalpmedelstjansten", "2018-12-12", "2018-12-11", agreement.NeverKnown, ""},
		{"plattform-for-oppna-data", "2018-10-16", "", agreement.NotYet, ""},
		{"plattform-for-oppna-data", "2018-10-17", "", agreement.InForce, "2018-10-17"},
		{"plattform-for-oppna-data", "2018-12-12", "", agreement.InForce, "2018-10-17"},
		{"nationell-patientoversikt", "2018-12-11", "", agreement.BeforeEvidence, ""},
		{"nationell-patientoversikt", "2018-12-12", "", agreement.InForce, "2018-12-12"},
		{"nationell-patientoversikt", "2020-01-01", "", agreement.InForce, "2018-12-12"},
		{"journal-via-natet", "2018-07-03", "", agreement.BeforeEvidence, ""},
		{"journal-via-natet", "2018-07-04", "", agreement.InForce, "2018-07-04"},
		{"ingen-tjanst", "2018-07-04", "", agreement.NeverKnown, ""},
	}
	for _, test := range tests {
		v := cat.Agreement().On(agreement.MustParseDate(test.on))
		if test.known != "" {
			v = v.KnownOn(agreement.MustParseDate(test.known))
		}
		got := cat.Covered(v, test.service)
		if got.Status != test.status || got.Since.String() != test.since {
			t.Errorf("%s on %s known %q: %s since %q, want %s since %q",
				test.service, test.on, test.known, got.Status, got.Since, test.status, test.since)
		}
	}
}

func TestCategories(t *testing.T) {
	cat := load(t)
	for on, want := range map[string]agreement.Status{"2018-12-11": agreement.NotYet, "2018-12-12": agreement.InForce} {
		got := cat.Exists(cat.Agreement().On(agreement.MustParseDate(on)), "hjalpmedelsleverantor")
		if got.Status != want {
			t.Errorf("the category is %s on %s, want %s", got.Status, on, want)
		}
	}
	region := cat.Exists(cat.Agreement().On(agreement.MustParseDate("2018-12-12")), "region")
	if region.Status != agreement.InForce || len(region.Assumptions) == 0 {
		t.Errorf("region is %s with %v, want in force with the reading A54", region.Status, region.Assumptions)
	}
}

// A category that ends and comes back is one again.
func TestCategoryAgain(t *testing.T) {
	cat, err := catalog.Load(base(t, []txtar.File{
		{Name: "notices/2018-12-13.yaml", Data: []byte("source: kalla\nchanges:\n  slut: {sv: Slut., kind: category-removed, category: kommun, replaced_by_category: region, own: {effective: 2018-12-13}}\n")},
		{Name: "notices/2018-12-14.yaml", Data: []byte("source: kalla\nchanges:\n  igen: {sv: Igen., kind: category-added, category: kommun, own: {effective: 2018-12-14}}\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]agreement.Status{
		"2018-12-12": agreement.InForce, "2018-12-13": agreement.Ended, "2018-12-14": agreement.InForce,
	} {
		if got := cat.Exists(cat.Agreement().On(agreement.MustParseDate(on)), "kommun"); got.Status != want {
			t.Errorf("the category is %s on %s, want %s", got.Status, on, want)
		}
	}
	if k, _ := cat.Category("kommun"); k.Successor() != "region" {
		t.Errorf("its successor is %q", k.Successor())
	}
}

// How a category stands follows the days, not the order in which the notices came:
// a removal that is moved past an addition ends it all the same.
func TestCategoryByDay(t *testing.T) {
	cat, err := catalog.Load(base(t, []txtar.File{
		{Name: "notices/2018-12-13.yaml", Data: []byte("source: kalla\nchanges:\n  slut: {sv: Slut., kind: category-removed, category: kommun, own: {effective: 2019-02-01}}\n")},
		{Name: "notices/2018-12-14.yaml", Data: []byte("source: kalla\nchanges:\n  igen: {sv: Igen., kind: category-added, category: kommun, own: {effective: 2019-03-01}}\n")},
		{Name: "notices/2018-12-15.yaml", Data: []byte("source: kalla\nchanges:\n  senare: {sv: Senare., kind: effective-moved, amends: 2018-12-13/slut, own: {effective: 2019-06-01}}\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]agreement.Status{
		"2019-02-28": agreement.InForce, "2019-03-01": agreement.InForce, "2019-05-31": agreement.InForce, "2019-06-01": agreement.Ended,
	} {
		if got := cat.Exists(cat.Agreement().On(agreement.MustParseDate(on)), "kommun"); got.Status != want {
			t.Errorf("the category is %s on %s, want %s", got.Status, on, want)
		}
	}
}

// Terms that leave the agreement on a day that is not known leave it open whether
// the service does.
func TestPendingTerms(t *testing.T) {
	cat, err := catalog.Load(base(t, []txtar.File{
		{Name: "notices/2018-12-13.yaml", Data: []byte("source: kalla\nchanges:\n  bort: {sv: Bort., kind: document-removed, in: btv/journal, own: {effective: unstated}}\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]bool{"2018-12-12": false, "2018-12-13": true} {
		if got := cat.Covered(cat.Agreement().On(agreement.MustParseDate(on)), "journal"); (got.Pending != nil) != want {
			t.Errorf("on %s: pending %v", on, got.Pending)
		}
	}
}

// What is announced without a day may have come: nobody can say that it has not.
func TestPending(t *testing.T) {
	cat, err := catalog.Load(base(t, []txtar.File{
		{Name: "services/ny/service.yaml", Data: []byte("names: [{name: Ny, source: kalla}]\n")},
		{Name: "notices/2018-12-13.yaml", Data: []byte(`source: kalla
all: {effective: unstated}
changes:
  ny: {sv: Ny tjänst., kind: service-added, service: ny}
  bort: {sv: Tjänsten utgår., kind: service-removed, service: journal}
  slut: {sv: Kategorin upphör., kind: category-removed, category: kommun}
`)},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]bool{"2018-12-12": false, "2018-12-13": true} {
		v := cat.Agreement().On(agreement.MustParseDate(on))
		for what, got := range map[string]catalog.Coverage{"ny": cat.Covered(v, "ny"), "journal": cat.Covered(v, "journal"), "kommun": cat.Exists(v, "kommun")} {
			if (got.Pending != nil) != want || want && !slices.ContainsFunc(got.Assumptions, func(a agreement.Assumption) bool { return a.Kind == agreement.AssumesPending }) {
				t.Errorf("%s on %s: pending %v, assumes %v", what, on, got.Pending, got.Assumptions)
			}
		}
	}
}

// A service that its record has since a day is no longer covered once a notice
// removes it.
func TestRemovedThoughSince(t *testing.T) {
	cat, err := catalog.Load(base(t, []txtar.File{
		{Name: "services/journal/service.yaml", Data: []byte("names: [{name: Journal, source: kalla}]\nsince: {from: 2017-01-01, source: kalla}\n")},
		{Name: "notices/2018-12-13.yaml", Data: []byte("source: kalla\nchanges:\n  bort: {sv: Bort., kind: service-removed, service: journal, own: {effective: 2019-01-01}}\n")},
		{Name: "notices/2019-12-13.yaml", Data: []byte("source: kalla\nchanges:\n  igen: {sv: Igen., kind: service-added, service: journal, own: {effective: 2020-01-01}}\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{
		"2016-12-31": "not-yet ", "2017-01-01": "in-force 2017-01-01", "2018-12-31": "in-force 2017-01-01",
		"2019-01-01": "ended ", "2020-01-01": "in-force 2020-01-01",
	} {
		got := cat.Covered(cat.Agreement().On(agreement.MustParseDate(on)), "journal")
		if text := string(got.Status) + " " + got.Since.String(); text != want {
			t.Errorf("on %s it is %q, want %q", on, text, want)
		}
	}
}

// The name in use is the last that came into evidence, of those that are known.
func TestNameOn(t *testing.T) {
	day := agreement.MustParseDate
	names := []catalog.Name{
		{Text: "NPÖ", Variant: true, Seen: day("2021-01-01")}, {Text: "Först"},
		{Text: "Sedan", Seen: day("2019-01-01")}, {Text: "Sist", Seen: day("2020-01-01")},
	}
	for on, want := range map[string]string{"2018-12-31": "Först", "2019-01-01": "Sedan", "2022-01-01": "Sist"} {
		if got, ok := catalog.NameOn(names, day(on)); !ok || got.Text != want {
			t.Errorf("on %s it is called %q, want %q", on, got.Text, want)
		}
	}
	if got, ok := catalog.NameOn(names[:1], day("2018-12-31")); !ok || got.Text != "NPÖ" {
		t.Errorf("with one variant alone it is called %q", got.Text)
	}
	if _, ok := catalog.NameOn(nil, day("2018-12-31")); ok {
		t.Error("a name without any")
	}
}

// A document is called by its own name, the terms of a service by the name that
// the service had on the day.
func TestTitle(t *testing.T) {
	cat := load(t)
	view := cat.Agreement().On(agreement.MustParseDate("2018-10-17"))
	for id, want := range map[agreement.DocumentID]agreement.Bilingual{
		"reglering-av-skada":              {SV: "Reglering av skada", EN: "Liability for damage"},
		"btv/1177-vardguidens-e-tjanster": {SV: "Villkor för 1177 Vårdguidens e-tjänster", EN: "Terms of 1177 Vårdguidens e-tjänster"},
		"btv/finns-inte":                  {SV: "btv/finns-inte"},
	} {
		if got := cat.Title(id, view); got != want {
			t.Errorf("%s is called %v, want %v", id, got, want)
		}
	}
}
