package changelog

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// dataset is the smallest data set that loads, with files added or replaced.
func dataset(extra map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	base := map[string]string{
		"agreement.yaml":  "format: 1\nzone: Europe/Stockholm\ntext: rendering\nagreements:\n  avtal:\n    sv: Avtalet\n    source: kalla\n    since: {from: 2020-01-01, source: kalla, published: 2020-01-01}\n",
		"sources.yaml":    "kalla:\n  title: Källan\n  address: https://example.org/\n",
		"categories.yaml": "categories:\n  region: {sv: Region, source: kalla, since: {from: 2018-01-01, source: kalla}}\nchannels:\n  direkt: {sv: Direkt, source: kalla}\n",
		"facts.yaml":      "signerat: {sv: Kunden har tecknat avtalet}\n",
	}
	maps.Copy(base, extra)
	for name, content := range base {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

const aDocument = "sv: Villkoren\nagreement: avtal\nrole: general\nsource: kalla\n"

// example is the data set of testdata/site.txtar, and with later what is
// prepared for a day to come as well.
func example(t testing.TB, later bool) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range archive(t, "testdata/site.txtar") {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	if !later {
		return fsys
	}
	for _, f := range archive(t, "testdata/later.txtar") {
		name, line, inserts := strings.Cut(f.Name, " ")
		base := ""
		if inserts {
			base = string(fsys[name].Data)
		}
		before, after, _ := strings.Cut(base, line+"\n")
		if line == "end" || !inserts {
			before, after = base, ""
		} else {
			before += line + "\n"
		}
		fsys[name] = &fstest.MapFile{Data: []byte(before + string(f.Data) + after)}
	}
	return fsys
}

func archive(t testing.TB, name string) []txtar.File {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a.Files
}

// copied is Kundavtal 2 with files added, replaced or, where empty, deleted.
func copied(t testing.TB, changes map[string]string) fstest.MapFS {
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
	for name, content := range changes {
		if content == "" {
			delete(fsys, name)
			continue
		}
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

// lessFiles leaves out what lies under the given paths.
func lessFiles(fsys fstest.MapFS, paths ...string) fstest.MapFS {
	kept := maps.Clone(fsys)
	maps.DeleteFunc(kept, func(name string, _ *fstest.MapFile) bool {
		return slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(name, p) || strings.HasSuffix(name, p) })
	})
	return kept
}

func load(t testing.TB, fsys fs.FS) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// publish returns the files of a site by name.
func publish(t testing.TB, s Site, fsys fs.FS) map[string]string {
	t.Helper()
	site, err := s.Publish(load(t, fsys))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	err = fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(site, name)
		pages[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func day(s string) agreement.Date { return agreement.MustParseDate(s) }

// htmlPages returns the parsed pages of a site, by name.
func htmlPages(t testing.TB, pages map[string]string) map[string]*html.Node {
	t.Helper()
	parsed := map[string]*html.Node{}
	for name, content := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(strings.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		parsed[name] = root
	}
	return parsed
}

func elements(root *html.Node) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			list = append(list, n)
		}
	}
	return list
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
