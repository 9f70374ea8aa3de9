package agreement

import (
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"sort"
	"strings"
	"testing"

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
