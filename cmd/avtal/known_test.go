package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// TestNothingEarly shows everything that the sample data set has, as known on
// the day before its later page was published, and looks for that page.
func TestNothingEarly(t *testing.T) {
	unraced(t)
	cat, err := catalog.Load(os.DirFS(filepath.Join("testdata", "provavtal")))
	if err != nil {
		t.Fatal(err)
	}
	later, refused := 0, 0
	for c := range cat.Citations() {
		if c.Evidence.Source == "senare" {
			later++
		}
		for _, args := range [][]string{{}, {"-json"}} {
			if !answersWell(t, append(args, "show", c.Kind+":"+c.ID, "-known", "2021-06-14", "-on", "2021-07-01", "-data", filepath.Join("testdata", "provavtal"))) {
				refused++
			}
		}
	}
	if later < 15 || refused == 0 {
		t.Errorf("the sample data set cites its later page %d times, and %d things were refused: too few to test with", later, refused)
	}
}

// answersWell runs a command and reports whether it answers; the answer must
// not rest on the later page.
func answersWell(t *testing.T, args []string) bool {
	t.Helper()
	var out, errs strings.Builder
	code := run(options{args: args, out: &out, err: &errs, now: time.Now})
	if code != exitFine && code != exitUsage {
		t.Errorf("avtal %s: code %d, %s", strings.Join(args, " "), code, errs.String())
	}
	for _, sign := range []string{`"source": "senare"`, "[senare", "Framtidsarkivet", "Stämpeln", "Sökning", "avveckling"} {
		if strings.Contains(out.String(), sign) {
			t.Errorf("avtal %s tells of %s", strings.Join(args, " "), sign)
		}
	}
	return code == exitFine
}

// The name of a service is one that was known.
func TestServiceName(t *testing.T) {
	cat, err := catalog.Load(os.DirFS(filepath.Join("testdata", "provavtal")))
	if err != nil {
		t.Fatal(err)
	}
	svc, _ := cat.Service("e-arkiv")
	for _, c := range []struct{ on, known, want string }{
		{"2021-04-14", "", "E-arkiv"},
		{"2021-04-15", "", "Framtidsarkivet"},
		{"2021-04-15", "2021-06-14", "E-arkiv"},
		{"2021-04-15", "2021-06-15", "Framtidsarkivet"},
		{"2021-04-14", "2021-06-15", "E-arkiv"},
	} {
		v := cat.Agreement().On(agreement.MustParseDate(c.on))
		if c.known != "" {
			v = v.KnownOn(agreement.MustParseDate(c.known))
		}
		if got := svc.NameAt(v); got != c.want {
			t.Errorf("on %s, known %q: %s, want %s", c.on, c.known, got, c.want)
		}
	}
	later, _ := cat.Service("nya-journalen")
	if got := later.NameAt(cat.Agreement().On(agreement.MustParseDate("2021-06-20")).KnownOn(agreement.MustParseDate("2021-06-14"))); got != "nya-journalen" {
		t.Errorf("a service without a known name is called %s", got)
	}
}
