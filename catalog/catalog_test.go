package catalog_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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

// copyOf returns the embedded data set with some files replaced or added.
func copyOf(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(kundavtal2.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(kundavtal2.FS(), name)
		fsys[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
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
	if s, ok := cat.Find("Journalen"); ok {
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
	cat, err := catalog.Load(copyOf(t, map[string]string{
		"notices/2018-12-13.yaml": notice("slut", "category-removed", "2018-12-13"),
		"notices/2018-12-14.yaml": notice("igen", "category-added", "2018-12-14"),
		"agreement.yaml":          agreementWithoutHoles,
	}))
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]agreement.Status{
		"2018-12-12": agreement.InForce, "2018-12-13": agreement.Ended, "2018-12-14": agreement.InForce,
	} {
		if got := cat.Exists(cat.Agreement().On(agreement.MustParseDate(on)), "hjalpmedelsleverantor"); got.Status != want {
			t.Errorf("the category is %s on %s, want %s", got.Status, on, want)
		}
	}
}

func notice(id, kind, day string) string {
	return "source: andringar\nchanges:\n  " + id + ":\n    in: kundkategorier\n    kind: " + kind +
		"\n    category: hjalpmedelsleverantor\n    own: {effective: " + day + "}\n    sv: Prov.\n"
}

const agreementWithoutHoles = `format: 1
zone: Europe/Stockholm
text: rendering
rules: kundavtal-2
agreements:
  kundavtal-2:
    sv: Kundavtal 2
    source: andringar
    since: {seen: 2018-05-07, source: andringar, published: 2018-05-28}
coverage:
  missing:
    - {until: 2018-12-12, sv: Prov.}
`

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"unknown category", "services/nitha/service.yaml", service("offers: {closed: true, source: andringar, to: [{category: regoin}]}"),
			`services/nitha/service.yaml:2:59: categories.yaml has no category "regoin"; did you mean "region"? [unknown-category]`},
		{"unknown channel", "services/nitha/service.yaml", service("offers: {closed: true, source: andringar, to: [{category: region, channels: [direkt, fax]}]}"),
			`services/nitha/service.yaml:2:86: categories.yaml has no channel "fax"; one of: direkt, via-agent [unknown-channel]`},
		{"unknown fact", "services/nitha/service.yaml", service("requires: [{fact: gnl, source: andringar}]"),
			`services/nitha/service.yaml:2:19: facts.yaml has no fact "gnl"; one of: ansluten-hsa, ansluten-siths, gln, hjalpmedel-iso-9999, hjalpmedelsverksamhet, kundavtal-signerat, offentligt-finansierad [unknown-fact]`},
		{"not a processor agreement", "services/nitha/service.yaml", service("pub: [{agreement: definitioner, source: andringar}]"),
			`services/nitha/service.yaml:2:19: no document "definitioner" has the role pub; one of: ineras-pub-1, skr-pub [not-pub]`},
		{"a name of two services", "services/nitha/service.yaml", "names: [{name: NPÖ, source: andringar}]\n",
			`services/nitha/service.yaml:1:1: the name "NPÖ" belongs to the service nationell-patientoversikt as well; keep the name with one of them [same-name]`},
		{"offered twice", "services/nitha/service.yaml", service("offers: {closed: true, source: andringar, to: [{category: region}, {category: region, from: 2019-01-01}]}"),
			`services/nitha/service.yaml:2:68: region is offered to already; give the two offers days that do not overlap, or join them [offer-twice]`},
		{"a category out of nowhere", "categories.yaml", "categories:\n  region: {sv: Region, source: andringar}\nchannels:\n  direkt: {sv: Direkt, source: andringar}\n",
			`categories.yaml:2:3: no notice adds the category region, and its record does not say since when it is one; write since: in its record, or a change of kind category-added in the notice that adds it [category-no-origin]`},
		{"a category added that is one", "notices/2019-12-18.yaml", notice("ny", "category-added", "2019-12-18"),
			`notices/2019-12-18.yaml:4:5: hjalpmedelsleverantor is added although it is a category already; correct the category, or write repeats: with the notice that announced it [category-twice]`},
		{"empty period", "services/nitha/service.yaml", service("requires: [{fact: gln, source: andringar, from: 2019-01-01, until: 2019-01-01}]"),
			`services/nitha/service.yaml:2:68: the period is empty; let until be a later day than from [empty-period]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cat, err := catalog.Load(copyOf(t, map[string]string{test.file: test.text}))
			if err == nil || !slices.Contains(strings.Split(err.Error(), "\n"), test.want) || cat != nil {
				t.Errorf("got\n%v\nwant\n%s", err, test.want)
			}
		})
	}
}

func service(rest string) string {
	return "names: [{name: Nitha, source: andringar}]\n" + rest + "\n"
}
