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
	"time"

	"github.com/yuin/goldmark"
	gmtext "github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// BenchmarkLoad loads the embedded data set, and in turn lets only the two
// parsers loose on the same bytes: "x-parse" is how many times as long it took.
func BenchmarkLoad(b *testing.B) {
	files := parsedFiles(b)
	var load, parse time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		if _, err := Load(kundavtal2.FS()); err != nil {
			b.Fatal(err)
		}
		load += time.Since(start)
		b.StopTimer()
		start = time.Now()
		for name, src := range files {
			parseBare(b, name, src)
		}
		parse += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(load)/float64(parse), "x-parse")
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

// BenchmarkVersion looks versions up among a million, and in turn only searches
// a list of days: "x-search" is how many times as long it took.
func BenchmarkVersion(b *testing.B) {
	const versions = 1_000_000
	d := &Document{id: "villkor"}
	days := make([]int32, versions)
	for i := range versions {
		days[i] = 1 + days[max(i-1, 0)] + rand.Int32N(20) // no even pace
		d.timeline.all = append(d.timeline.all, span{day: Date{days[i]}, version: &Version{document: d, name: "v"}, known: Period{From: Date{1}}})
	}
	d.timeline.current = d.timeline.all
	d.timeline.allDays = daysOf(d.timeline.all)
	d.timeline.currentDays = d.timeline.allDays
	agr := &Agreement{documents: map[DocumentID]*Document{d.id: d}}
	asked := make([]int32, 1<<12)
	for i := range asked {
		asked[i] = days[rand.IntN(versions)] + rand.Int32N(5)
	}
	for name, known := range map[string]Date{"view": {}, "view-known": {days[versions-1]}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var view, search time.Duration
			for b.Loop() {
				start := time.Now()
				for _, day := range asked {
					if agr.On(Date{day}).KnownOn(known).Version("villkor") == nil {
						b.Fatal("no version")
					}
				}
				view += time.Since(start)
				start = time.Now()
				for _, day := range asked {
					if sort.Search(len(days), func(i int) bool { return days[i] > day }) == 0 {
						b.Fatal("no day")
					}
				}
				search += time.Since(start)
			}
			b.ReportMetric(float64(view)/float64(search), "x-search")
		})
	}
}
