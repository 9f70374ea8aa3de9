package changelog

import (
	"html"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// later are files of a notice that is not published yet: it changes, moves,
// withdraws and adds what Kundavtal 2 can have.
var later = map[string]string{
	"notices/2031-03-03.yaml": `source: andringar
partial: true
all: {effective: 2031-06-01}
changes:
  nytt-dokument: {in: hemligt, kind: document-added, sv: Hemliga villkor tillkommer.}
  allmanna-villkor-8.8: {in: allmanna-villkor 8.8, kind: clause-changed, corresponds: hemligt 1, sv: Punkten skrivs om i hemlighet.}
  definitioner: {in: definitioner, kind: document-changed, own: {effective: 2031-09-01}, sv: Definitionerna skrivs om i hemlighet.}
  tjanst: {service: hemlig-tjanst, kind: service-added, sv: En hemlig tjänst.}
  instruktioner: {kind: effective-moved, amends: 2019-12-18/allmanna-instruktioner-tillkommer, own: {effective: 2031-12-24}, sv: Instruktionerna skjuts upp.}
  tillbaka: {kind: document-changed, withdraws: 2019-12-18/skr-pub-tillkommer, sv: SKR-avtalet återkallas.}
`,
	"documents/hemligt/document.yaml":          "sv: Hemliga villkor\nagreement: kundavtal-2\nrole: general\nsource: kundavtal\n",
	"documents/hemligt/2031-03-03.md":          "# Hemliga villkor\n\n## 1\n\nHemlig regel.\n",
	"documents/allmanna-villkor/2031-03-03.md": "# Allmänna villkor\n\n## 8.8 Underbiträden\n\nHemlig omskrivning.\n",
	"services/hemlig-tjanst/service.yaml":      "names: [{name: Hemlig tjänst, seen: 2031-03-03, source: andringar}]\n",
}

// TestDraftDoesNotLeak publishes data with and without a later notice: not a
// byte may differ.
func TestDraftDoesNotLeak(t *testing.T) {
	unraced(t)
	for _, known := range []string{"2018-12-31", "2019-12-18", "2031-03-02"} {
		site := Site{Known: day(known)}
		before, after := publish(t, site, kundavtal2.FS()), publish(t, site, copied(t, later))
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("known %s: a later notice shows (-without +with):\n%s", known, diff)
		}
	}
}

// TestExampleDoesNotLeak does the same with a notice and with facts of every
// sort that are published with it.
func TestExampleDoesNotLeak(t *testing.T) {
	for _, known := range []string{"2019-04-01", "2020-03-01", "2022-06-30", "2031-03-02"} {
		site := Site{Known: day(known)}
		before, after := publish(t, site, example(t, false)), publish(t, site, example(t, true))
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("known %s: what is prepared shows (-without +with):\n%s", known, diff)
		}
	}
	for name, content := range publish(t, Site{Known: day("2031-03-03")}, example(t, true)) {
		if name == "index.html" && !strings.Contains(content, "Hemlig") {
			t.Error("nothing of it shows on its day")
		}
	}
}

// TestEarlierDay publishes the example as of a day before its last notices, and
// without these and all that came with them.
func TestEarlierDay(t *testing.T) {
	site := Site{Known: day("2020-12-31")}
	first := lessFiles(example(t, false), "notices/2021-03-01.yaml", "notices/2021-09-30.yaml", "notices/2022-05-02.yaml",
		"/2021-03-01.md", "services/ny/", "services/oviss/")
	var categories []string
	for line := range strings.Lines(string(first["categories.yaml"].Data)) {
		if !strings.Contains(line, "underleverantor:") {
			categories = append(categories, line)
		}
	}
	first["categories.yaml"] = &fstest.MapFile{Data: []byte(strings.Join(categories, ""))}
	if diff := cmp.Diff(publish(t, site, first), publish(t, site, example(t, false))); diff != "" {
		t.Errorf("later notices show on a day before them (-without +with):\n%s", diff)
	}
}

// TestEndDoesNotLeak takes the ends away that no notice has announced.
func TestEndDoesNotLeak(t *testing.T) {
	ended, open := example(t, false), example(t, false)
	const record = "services/journal/service.yaml"
	without := strings.Replace(string(open[record].Data), ", until: 2024-01-01", "", 1)
	open[record] = &fstest.MapFile{Data: []byte(without)}
	for known, same := range map[string]bool{"2022-06-30": true, "2023-12-31": true, "2024-01-01": false} {
		site := Site{Known: day(known)}
		if diff := cmp.Diff(publish(t, site, open), publish(t, site, ended)); (diff == "") != same {
			t.Errorf("known %s: the same pages: %v, want %v\n%s", known, diff == "", same, diff)
		}
	}
	const announced = `<time datetime="2021-05-31">31 maj 2021</time>`
	for known, shown := range map[string]bool{"2020-12-31": false, "2021-03-01": true} {
		pages := publish(t, Site{Known: day(known)}, example(t, false))
		if got := strings.Contains(pages["tjanster/journal/index.html"], announced); got != shown {
			t.Errorf("known %s: the end of the offer shows: %v, want %v", known, got, shown)
		}
	}
}

// TestUndatedRecord holds records back that no source dates and that are to
// begin on a later day: they may be drafts.
func TestUndatedRecord(t *testing.T) {
	early := dataset(nil)
	late := dataset(map[string]string{
		"categories.yaml": string(early["categories.yaml"].Data[:len("categories:\n")]) +
			"  ny: {sv: Ny, source: kalla, since: {from: 2031-03-03, source: kalla}}\n" + string(early["categories.yaml"].Data[len("categories:\n"):]),
		"documents/nytt/document.yaml": aDocument + "since: {seen: 2031-03-03, source: kalla}\n",
		"services/ny/service.yaml":     "names: [{name: Ny tjänst, source: kalla}]\nsince: {from: 2031-03-03, source: kalla}\n",
	})
	site := Site{Known: day("2031-03-02")}
	if diff := cmp.Diff(publish(t, site, early), publish(t, site, late)); diff != "" {
		t.Errorf("records of a later day show (-without +with):\n%s", diff)
	}
	pages := publish(t, Site{Known: day("2031-03-03")}, late)
	for _, name := range []string{"kundkategorier/ny/index.html", "dokument/nytt/index.html", "tjanster/ny/index.html"} {
		if pages[name] == "" {
			t.Errorf("there is no %s on its day", name)
		}
	}
}

// TestNothingLater looks on the pages of Kundavtal 2 for what was published
// after their day: notices, the words of changes, and days that no notice shown
// there has announced.
func TestNothingLater(t *testing.T) {
	unraced(t)
	cat := load(t, kundavtal2.FS())
	for _, known := range []string{"2018-06-30", "2018-12-31", "2020-09-29", "2023-02-21"} {
		e := newEdition(cat, day(known), false)
		announced, told := announcedDays(e), map[string]bool{}
		for _, c := range e.changes() {
			told[c.Text().SV] = true
		}
		pages := publish(t, Site{Known: e.known}, kundavtal2.FS())
		for name, root := range htmlPages(t, pages) {
			for _, n := range elements(root) {
				if d, ok := attribute(n, "datetime"); ok && day(d).After(e.known) && !announced[day(d)] {
					t.Errorf("known %s: %s tells of %s", known, name, d)
				}
			}
		}
		for _, n := range cat.Agreement().Notices() {
			if !n.Published().After(e.known) {
				continue
			}
			for name, content := range pages {
				if strings.Contains(content, string(n.ID())+"/index.html") {
					t.Errorf("known %s: %s leads to the notice %s", known, name, n.ID())
				}
				for _, c := range n.Changes() {
					if !told[c.Text().SV] && strings.Contains(content, html.EscapeString(c.Text().SV)) {
						t.Errorf("known %s: %s tells of the change %s", known, name, c.ID())
					}
				}
			}
		}
	}
}

// announcedDays returns the days ahead that an edition may tell of, and the days
// before them, which are the last ones of what ends then.
func announcedDays(e *edition) map[agreement.Date]bool {
	days := map[agreement.Date]bool{}
	for _, c := range e.changes() {
		effective, _ := e.effective(c)
		for _, d := range []agreement.Date{effective.Day, effective.NotBefore} {
			days[d], days[d.AddDays(-1)] = true, true
		}
	}
	for _, d := range e.documents() {
		for _, m := range e.memberships(d) {
			days[m.Since.Day] = true
		}
	}
	return days
}

// TestHoleDoesNotLeak ends a hole on the day of a later notice: until then it
// must look open.
func TestHoleDoesNotLeak(t *testing.T) {
	missing := func(hole string) map[string]string {
		base := dataset(nil)["agreement.yaml"].Data
		return map[string]string{"agreement.yaml": string(base) + "coverage:\n  missing:\n    - " + hole + "\n"}
	}
	open := missing("{from: 2020-01-02, sv: sidan saknas}")
	ended := missing("{from: 2020-01-02, until: 2020-06-01, sv: sidan saknas}")
	for known, same := range map[string]bool{"2020-01-01": true, "2020-03-01": true, "2020-05-31": true, "2020-06-01": false} {
		site := Site{Known: day(known)}
		if diff := cmp.Diff(publish(t, site, dataset(open)), publish(t, site, dataset(ended))); (diff == "") != same {
			t.Errorf("known %s: the same pages: %v, want %v", known, diff == "", same)
		}
	}
}

// TestStale warns for want of notices of the agreement that a page is about, and
// not of another.
func TestStale(t *testing.T) {
	const warning = "<strong>Inte aktuellt.</strong>"
	pages := publish(t, Site{Known: day("2022-06-30")}, example(t, false))
	for name, content := range pages {
		want := name == "dokument/agentvillkor/index.html" || name == "andringar/2020-06-01-agentavtal/index.html"
		if got := strings.Contains(content, warning); got != want {
			t.Errorf("%s warns: %v, want %v", name, got, want)
		}
	}
	if !strings.Contains(pages["dokument/agentvillkor/index.html"], "Meddelanden om Agentavtalet från och med den") {
		t.Error("the warning does not name the agreement")
	}
	for name, content := range publish(t, Site{Known: day("2020-12-31")}, example(t, false)) {
		if strings.HasSuffix(name, ".html") && !strings.Contains(content, warning) {
			t.Errorf("%s does not warn of a hole of all agreements", name)
		}
	}
}

func TestDraftIsMarked(t *testing.T) {
	pages := publish(t, Site{Known: day("2019-12-31"), Draft: true}, copied(t, later))
	for name, content := range pages {
		if strings.HasSuffix(name, ".html") && !strings.Contains(content, "<strong>Utkast.</strong>") {
			t.Errorf("%s is not marked as a draft", name)
		}
	}
	for name, words := range map[string]string{
		"andringar/2031-03-03/index.html":       "<h1>Ändringar att publicera 3 mars 2031 (utkast)</h1>",
		"dokument/hemligt/index.html":           "Hemlig regel.",
		"dokument/allmanna-villkor/index.html":  `<span class="tag draft">Utkast</span>`,
		"dokument/btv/hemlig-tjanst/index.html": "Villkor för Hemlig tjänst",
		"andringar/2019-12-18/index.html":       "Återkallad genom",
		"index.html":                            "Från <time datetime=\"2031-06-01\">1 juni 2031</time>",
		"index.json":                            `"draft": true`,
		"dokument/definitioner/index.html":      `<time datetime="2031-09-01">`,
	} {
		if !strings.Contains(pages[name], words) {
			t.Errorf("%s has no %q", name, words)
		}
	}
}
