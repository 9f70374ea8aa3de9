package changelog

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// checkRedlines takes every redline on the pages of a site apart: without what
// is inserted it must read as the old words, without what is deleted as the new
// ones. It returns how many there are.
func checkRedlines(t rapid.TB, e *edition, pages map[string]*html.Node) int {
	count := 0
	for name, root := range pages {
		for n := range root.Descendants() {
			for _, what := range []string{"data-heading", "data-body"} {
				id, ok := attribute(n, what)
				if !ok {
					continue
				}
				count++
				before, after := sectionsBehind(t, e, id)
				old, new := before.Heading(), after.Heading()
				if what == "data-body" {
					old, new = before.Body, after.Body
				}
				if got := spoken(n, "ins"); got != old {
					t.Errorf("%s: %s %s: old words %q, want %q", name, what, id, got, old)
				}
				if got := spoken(n, "del"); got != new {
					t.Errorf("%s: %s %s: new words %q, want %q", name, what, id, got, new)
				}
			}
		}
	}
	return count
}

// sectionsBehind returns a section in the version that a page names and in the
// one before, empty where there is none.
func sectionsBehind(t rapid.TB, e *edition, id string) (before, after agreement.Section) {
	version, clause, _ := strings.Cut(id, " ")
	v, ok := e.agr.Version(version)
	if !ok {
		t.Fatalf("the page names a version %s", version)
	}
	if v.Text() != nil {
		after, _ = v.Text().Section(agreement.Clause(clause))
	}
	if earlier := e.before(v); earlier != nil && earlier.Text() != nil && !v.Adds() {
		before, _ = earlier.Text().Section(agreement.Clause(clause))
	}
	return before, after
}

// spoken returns the words of an element without those in a certain mark and
// without what is there for those who hear the page.
func spoken(n *html.Node, but string) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if class, _ := attribute(n, "class"); n.Data == but && n.Type == html.ElementNode || class == "aside" {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

func TestRedlinesOnPages(t *testing.T) {
	fsys := kundavtal2.FS()
	e := newEdition(load(t, fsys), day("2019-12-31"), false)
	if n := checkRedlines(t, e, htmlPages(t, publish(t, Site{Known: e.known}, fsys))); n < 30 {
		t.Errorf("only %d redlines on the pages", n)
	}
}

// TestRedlinesOfAnyWords publishes a document with words made up at random.
func TestRedlinesOfAnyWords(t *testing.T) {
	unraced(t)
	piece := rapid.SampledFrom([]string{
		"Kunden", "ska", "betala", "5 000 kr", "inom", "30 dagar", "å ä ö", "&", "\"citat\"", "&amp;", "*viktigt*", "[en sida](sida.html)",
		"3 < 4", "\\<del>", "\n\n", "\n\n- ", ".", ",", " ", "\u00a0",
	})
	body := rapid.Map(rapid.SliceOfN(piece, 0, 30), func(words []string) string { return strings.Join(words, " ") })
	title := rapid.StringMatching(`[A-Z][a-zåäö]{0,6}( [a-z<&"]{1,5}){0,2}`)
	published := 0
	rapid.Check(t, func(rt *rapid.T) {
		text := func(label string) string {
			return "# A\n\n## 1 " + title.Draw(rt, label+" title") + "\n\n" + body.Draw(rt, label) + "\n\n## 2\n\n" + body.Draw(rt, label+" 2") + "\n"
		}
		fsys := dataset(map[string]string{
			"documents/a/document.yaml": aDocument,
			"documents/a/first.md":      text("old"), "documents/a/2020-02-01.md": text("new"),
			"notices/2020-02-01.yaml": "source: kalla\nall: {effective: 2020-02-01}\nchanges:\n  a: {in: a, kind: document-changed, sv: A ändras.}\n",
		})
		cat, err := catalog.Load(fsys)
		if err != nil {
			return // Markdown that data sets may not have, such as code
		}
		published++
		checkRedlines(rt, newEdition(cat, day("2020-02-01"), false), htmlPages(t, publish(t, Site{}, fsys)))
	})
	if published < 20 {
		t.Errorf("only %d texts could be published", published)
	}
}
