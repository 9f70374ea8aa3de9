package agreement

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	gmtext "github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// BenchmarkLoad loads the embedded data set; "parse" is the baseline that only
// lets the two parsers loose on the same bytes.
func BenchmarkLoad(b *testing.B) {
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := Load(kundavtal2.FS()); err != nil {
				b.Fatal(err)
			}
		}
	})
	files := parsedFiles(b)
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			for name, src := range files {
				parseBare(b, name, src)
			}
		}
	})
}

// BenchmarkLoadLarge loads made-up data sets of the size of the embedded one and
// of a hundred times that; the time for each part must stay what it is.
func BenchmarkLoadLarge(b *testing.B) {
	for _, times := range []int{1, 100} {
		dir := b.TempDir() // a fstest.MapFS looks through all its files for each
		if err := os.CopyFS(dir, madeUp(times)); err != nil {
			b.Fatal(err)
		}
		fsys := os.DirFS(dir)
		b.Run(strconv.Itoa(times), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(fsys); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(times), "ns/part")
		})
	}
}

// madeUp returns a data set with so many times 60 documents, 30 notices of 8
// changes each, and a text for every tenth document.
func madeUp(times int) fstest.MapFS {
	fsys := fstest.MapFS{
		"agreement.yaml": {Data: []byte("format: 1\nzone: Europe/Stockholm\ntext: rendering\nagreements:\n  avtal: {sv: Avtal, source: kalla, since: {seen: 2000-01-01, source: kalla}}\n")},
		"sources.yaml":   {Data: []byte("kalla: {title: Källa, note: Påhittad.}\n")},
	}
	for n := range 60 * times {
		record := "sv: Dokument för prov\nen: A document for tests\nagreement: avtal\nrole: annex\nsource: kalla\nsince: {seen: 2000-01-01, source: kalla}\n"
		fsys[fmt.Sprintf("documents/d%d/document.yaml", n)] = &fstest.MapFile{Data: []byte(record)}
		if n%10 == 0 {
			words := "# Dokument för prov\n\n## 1 Betalning\n\n" + strings.Repeat("Kunden betalar i tid, och Inera svarar för driften av tjänsten.\n\n", 4)
			fsys[fmt.Sprintf("documents/d%d/first.md", n)] = &fstest.MapFile{Data: []byte(words)}
		}
	}
	for n := range 30 * times {
		day := MustParseDate("2001-01-01").AddDays(n)
		notice := "source: kalla\nall: {benefit: customer, effective: " + day.AddDays(30).String() + "}\nchanges:\n"
		for c := range 8 {
			notice += fmt.Sprintf("  andring-%d:\n    in: d%d %d.%d\n    kind: clause-changed\n    own: {nature: [clarification]}\n    sv: Punkten förtydligas.\n    en: The clause is made clearer.\n",
				c, (n*8+c)%(60*times), c+1, c+2)
		}
		fsys["notices/"+day.String()+".yaml"] = &fstest.MapFile{Data: []byte(notice)}
	}
	return fsys
}

// parsedFiles returns the files that Load parses, and not those that it only
// reads for the hash.
func parsedFiles(b *testing.B) map[string][]byte {
	files := map[string][]byte{}
	err := fs.WalkDir(kundavtal2.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		parsed := path.Ext(name) == ".md" && name != "README.md" || strings.HasPrefix(name, "notices/") ||
			slices.Contains([]string{"agreement.yaml", "sources.yaml", "readings.yaml", "statements.yaml", "document.yaml", "service.yaml"}, path.Base(name))
		if err != nil || d.IsDir() || !parsed {
			return err
		}
		files[name], err = fs.ReadFile(kundavtal2.FS(), name)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

func parseBare(b *testing.B, name string, src []byte) {
	if path.Ext(name) == ".md" {
		goldmark.DefaultParser().Parse(gmtext.NewReader(src))
		return
	}
	var node yaml.Node
	if err := yaml.Unmarshal(src, &node); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkVersion looks a version up among a million; "search" is the baseline
// that only searches a list of days.
func BenchmarkVersion(b *testing.B) {
	const versions = 1_000_000
	d := &Document{id: "villkor"}
	days := make([]int32, versions)
	for i := range versions {
		days[i] = int32(i + 1)
		d.timeline.all = append(d.timeline.all, span{day: Date{int32(i + 1)}, version: &Version{document: d, name: "v"}, known: Period{From: Date{1}}})
	}
	d.timeline.current = d.timeline.all
	d.timeline.allDays = daysOf(d.timeline.all)
	d.timeline.currentDays = d.timeline.allDays
	agr := &Agreement{documents: map[DocumentID]*Document{d.id: d}}
	asked := make([]int32, 1<<12)
	for i := range asked {
		asked[i] = 1 + rand.Int32N(versions)
	}
	i := 0
	next := func() int32 { i++; return asked[i%len(asked)] }
	b.Run("view", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if agr.On(Date{next()}).Version("villkor") == nil {
				b.Fatal("no version")
			}
		}
	})
	b.Run("view-known", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if agr.On(Date{next()}).KnownOn(Date{versions}).Version("villkor") == nil {
				b.Fatal("no version")
			}
		}
	})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			day := next()
			if sort.Search(len(days), func(i int) bool { return days[i] > day }) == 0 {
				b.Fatal("no day")
			}
		}
	})
}
