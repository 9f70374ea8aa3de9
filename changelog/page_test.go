package changelog

import (
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// sites are what the rules for all pages are held to.
func sites(t *testing.T) map[string]map[string]string {
	return map[string]map[string]string{
		"all":     publish(t, Site{}, kundavtal2.FS()),
		"earlier": publish(t, Site{Known: day("2018-12-31")}, kundavtal2.FS()),
		"draft":   publish(t, Site{Known: day("2019-12-31"), Draft: true}, copied(t, later)),
		"example": publish(t, Site{Known: day("2022-06-30")}, example(t, false)),
		"drafted": publish(t, Site{Known: day("2022-06-30"), Draft: true}, example(t, true)),
		"hostile": publish(t, Site{Title: hostile}, hostileData(t)),
	}
}

// TestPages holds every page of several sites to the rules for all pages.
func TestPages(t *testing.T) {
	unraced(t)
	all := sites(t)
	for name, check := range map[string]func(*testing.T, map[string]map[string]string){
		"links": checkLinks, "outline": checkOutline, "self-contained": checkSelfContained, "index": checkIndexListsPages,
	} {
		t.Run(name, func(t *testing.T) { check(t, all) })
	}
}

// checkLinks follows every link that stays within the site, to the file and to
// the place in it.
func checkLinks(t *testing.T, sites map[string]map[string]string) {
	for site, pages := range sites {
		ids := map[string]map[string]bool{}
		for name, root := range htmlPages(t, pages) {
			ids[name] = map[string]bool{}
			for _, n := range elements(root) {
				if id, ok := attribute(n, "id"); ok {
					if ids[name][id] {
						t.Errorf("%s: %s has the id %q twice", site, name, id)
					}
					ids[name][id] = true
				}
			}
		}
		for name, root := range htmlPages(t, pages) {
			for _, n := range elements(root) {
				href, ok := attribute(n, "href")
				if !ok {
					continue
				}
				u, err := url.Parse(href)
				if err != nil || u.Scheme == "" && strings.HasPrefix(u.Path, "/") {
					t.Errorf("%s: %s links to %q: %v", site, name, href, err)
					continue
				}
				if u.Scheme != "" {
					continue
				}
				target := name
				if u.Path != "" {
					target = path.Join(path.Dir(name), u.Path)
				}
				if _, ok := pages[target]; !ok {
					t.Errorf("%s: %s links to %q, which is not there", site, name, href)
				} else if u.Fragment != "" && !ids[target][u.Fragment] {
					t.Errorf("%s: %s links to %q, and %s has no such place", site, name, href, target)
				}
			}
		}
	}
}

// checkOutline holds pages to one main part, one first heading and an outline
// that skips no level.
func checkOutline(t *testing.T, sites map[string]map[string]string) {
	for site, pages := range sites {
		for name, root := range htmlPages(t, pages) {
			count, level := map[string]int{}, 0
			for _, n := range elements(root) {
				count[n.Data]++
				if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
					next := int(n.Data[1] - '0')
					if next > level+1 {
						t.Errorf("%s: %s: %q follows a heading of level %d", site, name, n.Data+" "+textOf(n), level)
					}
					level = next
				}
				if n.Data == "html" {
					if lang, _ := attribute(n, "lang"); lang != "sv" {
						t.Errorf("%s: %s has lang %q", site, name, lang)
					}
				}
			}
			if count["main"] != 1 || count["h1"] != 1 || count["svg"] > 1 {
				t.Errorf("%s: %s has %d main, %d h1, %d svg", site, name, count["main"], count["h1"], count["svg"])
			}
		}
	}
}

// checkSelfContained looks for what the policy of the pages would block.
func checkSelfContained(t *testing.T, sites map[string]map[string]string) {
	const policy = `content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"`
	for site, pages := range sites {
		for name, root := range htmlPages(t, pages) {
			if !strings.Contains(pages[name], policy) {
				t.Errorf("%s: %s has another policy", site, name)
			}
			for _, n := range elements(root) {
				switch n.Data {
				case "script", "iframe", "object", "embed", "form", "base", "img", "style":
					t.Errorf("%s: %s has a <%s>", site, name, n.Data)
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
						t.Errorf("%s: %s has %s=%q", site, name, a.Key, a.Val)
					}
				}
			}
		}
	}
}

const hostile = `<script>alert(1)</script><img src=x onerror="alert(2)">'"&amp;`

// hostileData is Kundavtal 2 with markup wherever a name or sentence can be.
func hostileData(t *testing.T) fstest.MapFS {
	quoted := "'" + strings.ReplaceAll(hostile, "'", "''") + "'"
	data := copied(t, nil)
	with := func(name, line, words string) string {
		before, after, _ := strings.Cut(string(data[name].Data), line)
		return before + line + words + after
	}
	categories := with("categories.yaml", "categories:\n", "  hostile: {sv: "+quoted+", source: hostile, since: {seen: 2018-01-01, source: hostile}}\n")
	fact := "basis: inferred, why: " + quoted + ", source: hostile}"
	return copied(t, map[string]string{
		"sources.yaml":                    with("sources.yaml", "", "hostile:\n  title: "+quoted+"\n  address: 'https://example.org/?\"><script>'\n"),
		"readings.yaml":                   with("readings.yaml", "", "Z99: {sv: "+quoted+"}\n"),
		"facts.yaml":                      with("facts.yaml", "", "hostile: {sv: "+quoted+"}\n"),
		"categories.yaml":                 strings.Replace(categories, "\nchannels:\n", "\nchannels:\n  hostile: {sv: "+quoted+", source: hostile}\n", 1),
		"documents/hostile/document.yaml": "sv: " + quoted + "\nnames: [" + quoted + "]\nagreement: kundavtal-2\nrole: general\nsource: hostile\n",
		"documents/hostile/2031-03-03.md": "# Ord\n\n## 1 Rubrik & \"citat\"\n\nEtt [ord](https://example.org/?a=1&b=2 \"x\"), 3 < 4 & 5 > 4.\n",
		"notices/2031-03-03.yaml": "source: hostile\npartial: true\ngroups:\n  g: {sv: " + quoted + ", effective: 2031-03-03}\nchanges:\n" +
			"  a: {in: hostile 1, kind: clause-changed, group: g, printed: " + quoted + ", basis: inferred, why: " + quoted + ", sv: " + quoted + "}\n" +
			"  b: {in: hostile, kind: availability-changed, group: g, figure: {unit: " + quoted + ", from: " + quoted + ", to: " + quoted + "}, sv: " + quoted + "}\n" +
			"  c: {kind: price-model-changed, group: g, price: {services: [nitha], payers: {categories: [hostile]}, fee_ore: 1, per: [" + quoted + "], covers: {sv: " + quoted + "}}, sv: " + quoted + "}\n",
		"services/nitha/service.yaml": "names:\n  - {name: " + quoted + ", reading: Z99, source: hostile}\n" +
			"requires: [{fact: hostile, " + fact + "]\nnot_through: [{channel: hostile, " + fact + "]\n" +
			"offers: {closed: true, source: hostile, to: [{category: hostile, channels: [hostile], requires: [hostile]}]}\n" +
			"parts: [{name: " + quoted + ", " + fact + "]\ndepends_on: [{name: " + quoted + ", " + fact + "]\n" +
			"lifecycle: [{sv: " + quoted + ", " + fact + "]\npersonal_data: {value: true, " + fact + "\n",
	})
}

// TestHostileData checks that the markup of [hostile] comes out as words.
func TestHostileData(t *testing.T) {
	pages := publish(t, Site{Title: hostile}, hostileData(t))
	for name, content := range pages {
		if strings.Contains(content, "<script") || strings.Contains(content, "<img") || strings.Contains(content, `href="javascript`) {
			t.Errorf("%s lets markup through", name)
		}
	}
	for name, least := range map[string]int{
		"andringar/2031-03-03/index.html": 10, "tjanster/nitha/index.html": 15, "kundkategorier/hostile/index.html": 8, "ar/2031/index.html": 5,
	} {
		if words := textOf(htmlPages(t, pages)[name]); strings.Count(words, hostile) < least {
			t.Errorf("%s: the words are there %d times, want %d:\n%s", name, strings.Count(words, hostile), least, words)
		}
	}
}

// checkIndexListsPages holds index.json to the pages: it lists each of them once.
func checkIndexListsPages(t *testing.T, sites map[string]map[string]string) {
	for site, pages := range sites {
		var index struct {
			Years, Notices, Documents, Services, Categories []struct{ Page string }
		}
		if err := json.Unmarshal([]byte(pages["index.json"]), &index); err != nil {
			t.Fatal(err)
		}
		listed := []string{"index.html"}
		for _, p := range slices.Concat(index.Years, index.Notices, index.Documents, index.Services, index.Categories) {
			listed = append(listed, p.Page)
		}
		var want []string
		for name := range pages {
			if strings.HasSuffix(name, ".html") {
				want = append(want, name)
			}
		}
		slices.Sort(listed)
		slices.Sort(want)
		if diff := cmp.Diff(want, listed); diff != "" {
			t.Errorf("%s: index.json lists other pages (-pages +listed):\n%s", site, diff)
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestFileSystem(t *testing.T) {
	for _, s := range []Site{{}, {Known: day("2018-12-31")}} {
		site, err := s.Publish(load(t, kundavtal2.FS()))
		if err != nil {
			t.Fatal(err)
		}
		err = fstest.TestFS(site, "index.html", "index.json", "style.css", "andringar/2018-12-12/index.html", "dokument/btv/nitha/index.html",
			"ar/2018/index.html", "tjanster/nitha/index.html", "kundkategorier/region/index.html")
		if err != nil {
			t.Error(err)
		}
	}
}
