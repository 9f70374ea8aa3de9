package changelog

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// TestGolden holds the pages of the example to their golden copies.
func TestGolden(t *testing.T) {
	pages := publish(t, Site{Known: day("2022-06-30")}, example(t, false))
	delete(pages, "style.css")
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		golden := filepath.Join("testdata", "golden", filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(pages[name]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), pages[name]); diff != "" {
			t.Errorf("%s differs from its golden copy (-want +got); run with -update if that is right:\n%s", name, diff)
		}
	}
	err := filepath.WalkDir("testdata/golden", func(name string, d fs.DirEntry, err error) error {
		page, _ := filepath.Rel("testdata/golden", name)
		if _, ok := pages[filepath.ToSlash(page)]; err == nil && !d.IsDir() && !ok {
			t.Errorf("%s is no copy of a page any more", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestEqualBytes publishes data that was loaded anew each time.
func TestEqualBytes(t *testing.T) {
	first := publish(t, Site{Draft: true}, kundavtal2.FS())
	for range 5 {
		if again := publish(t, Site{Draft: true}, kundavtal2.FS()); !maps.Equal(first, again) {
			t.Fatal("equal data give other bytes")
		}
	}
}

func TestZeroSite(t *testing.T) {
	notices := load(t, kundavtal2.FS()).Agreement().Notices()
	last := notices[len(notices)-1].Published()
	if !maps.Equal(publish(t, Site{}, kundavtal2.FS()), publish(t, Site{Known: last}, kundavtal2.FS())) {
		t.Errorf("without a day, the site is other than on %s, when the last notice was published", last)
	}
	if _, err := (Site{}).Publish(load(t, dataset(nil))); err == nil {
		t.Error("a data set without notices and a Site without a day: no error")
	}
	pages := slices.Sorted(maps.Keys(publish(t, Site{Known: day("1900-01-01")}, dataset(nil))))
	if want := []string{"index.html", "index.json", "style.css"}; !slices.Equal(pages, want) {
		t.Errorf("an empty data set gives %v, want %v", pages, want)
	}
}
