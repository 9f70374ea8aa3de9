package changelog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	for _, known := range []string{"2018-12-31", "2019-12-18", "2031-03-02"} {
		site := Site{Known: day(known)}
		before, after := publish(t, site, kundavtal2.FS()), publish(t, site, copied(t, later))
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("known %s: a later notice shows (-without +with):\n%s", known, diff)
		}
	}
}

// TestEarlierDay publishes the data as of a day before the second notice, and
// the data from which that notice was taken out.
func TestEarlierDay(t *testing.T) {
	site := Site{Known: day("2018-12-31")}
	pages := publish(t, site, kundavtal2.FS())
	for _, secret := range []string{
		"2019-12-18", "18 december 2019", "2019", "skr-pub", "SKR", "8.7", "8.8", "Allmänna instruktioner", "allmanna-instruktioner",
	} {
		for name, content := range pages {
			if name != "style.css" && (strings.Contains(content, secret) || strings.Contains(name, secret)) {
				t.Errorf("%s has %q, which was published later", name, secret)
			}
		}
	}
	first := lessFiles(copied(t, nil), "notices/2019-12-18.yaml", "/2019-12-18.md", "documents/skr-pub/", "documents/allmanna-instruktioner/")
	for name := range first {
		if strings.HasPrefix(name, "notices/") && name > "notices/2018-12-31" {
			t.Skip("the data set has further notices by now")
		}
	}
	if diff := cmp.Diff(publish(t, site, first), pages); diff != "" {
		t.Errorf("the second notice shows on a day before it (-without +with):\n%s", diff)
	}
}

// TestHoleDoesNotLeak ends a hole on the day of a later notice: until then it
// must look open.
func TestHoleDoesNotLeak(t *testing.T) {
	agreement := func(hole string) map[string]string {
		base := dataset(nil)["agreement.yaml"].Data
		return map[string]string{"agreement.yaml": string(base) + "coverage:\n  missing:\n    - " + hole + "\n"}
	}
	open := agreement("{from: 2020-01-02, sv: sidan saknas}")
	ended := agreement("{from: 2020-01-02, until: 2020-06-01, sv: sidan saknas}")
	for known, same := range map[string]bool{"2020-01-01": true, "2020-03-01": true, "2020-05-31": true, "2020-06-01": false} {
		site := Site{Known: day(known)}
		if diff := cmp.Diff(publish(t, site, dataset(open)), publish(t, site, dataset(ended))); (diff == "") != same {
			t.Errorf("known %s: the same pages: %v, want %v", known, diff == "", same)
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
