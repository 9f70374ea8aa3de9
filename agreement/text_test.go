package agreement

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// TestText reads the Markdown of each case: its problems or, when there are
// none, what it is cut into.
func TestText(t *testing.T) {
	for name, archive := range readCases(t, "testdata/text") {
		t.Run(name, func(t *testing.T) {
			checkWant(t, "testdata/text/"+name+".txtar", archive, renderText(caseFile(archive, "in.md")))
		})
	}
}

func renderText(src string) string {
	var errs datafile.ErrorList
	text := parseText("in.md", []byte(src), &errs)
	if err := errs.Err(); err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\n", text.Title())
	for _, s := range text.Sections() {
		fmt.Fprintf(&b, "%d level %d clause %q title %q\n  %q\n", s.Pos.Line, s.Level, s.Clause, s.Title, s.Body)
	}
	return b.String()
}

func TestHeading(t *testing.T) {
	tests := []struct {
		heading string
		clause  Clause
		title   string
		printed string
	}{
		{"5", "5", "", "5"},
		{"5 Priser", "5", "Priser", "5 Priser"},
		{"5. Priser", "5", "Priser", "5 Priser"},
		{"5.2 ii", "5.2 ii", "", "5.2 ii"},
		{"5.2 ii. Avgift", "5.2 ii", "Avgift", "5.2 ii Avgift"},
		{"8.7  Indirekt ansluten vårdgivare", "8.7", "Indirekt ansluten vårdgivare", "8.7 Indirekt ansluten vårdgivare"},
		{"Kapitel 20 Tidigare avtal", "kap-20", "Tidigare avtal", "Kapitel 20 Tidigare avtal"},
		{"Kapitel 20", "kap-20", "", "Kapitel 20"},
		{"Kapitel 20. Tidigare avtal", "kap-20", "Tidigare avtal", "Kapitel 20 Tidigare avtal"},
		{"Kapitel om avgifter", "kapitel-om-avgifter", "Kapitel om avgifter", "Kapitel om avgifter"},
		{"Avsnitt 9 Underbiträden", "9", "Underbiträden", "9 Underbiträden"},
		{"Fullmakt", "fullmakt", "Fullmakt", "Fullmakt"},
		{"Åtgärder för öppna data", "åtgärder-för-öppna-data", "Åtgärder för öppna data", "Åtgärder för öppna data"},
		{"Bilaga1 – Översikt (ny)", "bilaga1-översikt-ny", "Bilaga1 – Översikt (ny)", "Bilaga1 – Översikt (ny)"},
		{"", "", "", ""},
	}
	for _, test := range tests {
		clause, title := splitHeading(test.heading)
		if clause != test.clause || title != test.title {
			t.Errorf("splitHeading(%q) = %q, %q; want %q, %q", test.heading, clause, title, test.clause, test.title)
			continue
		}
		printed := Section{Clause: clause, Title: title}.Heading()
		if printed != test.printed {
			t.Errorf("%q is printed as %q, want %q", test.heading, printed, test.printed)
		}
		if c, again := splitHeading(printed); c != clause || again != title {
			t.Errorf("%q is printed as %q, which reads as %q, %q", test.heading, printed, c, again)
		}
	}
}

func TestTextSection(t *testing.T) {
	var errs datafile.ErrorList
	text := parseText("villkor.md", []byte("# Villkor\r\n\r\n## 5.2 ii\r\n\r\nEn rad.\r\n"), &errs)
	if err := errs.Err(); err != nil {
		t.Fatal(err)
	}
	s, ok := text.Section("5.2 ii")
	if !ok || s.Body != "En rad." || s.Pos.String() != "villkor.md:3:1" {
		t.Errorf("Section = %+v, %v", s, ok)
	}
	if s, ok := text.Section("5.2"); ok {
		t.Errorf("found %+v for a clause that the text does not have", s)
	}
	if text.File() != "villkor.md" || strings.Contains(text.Source(), "\r") {
		t.Errorf("File() = %q, Source() = %q", text.File(), text.Source())
	}
	lf := parseText("villkor.md", []byte("# Villkor\n\n## 5.2 ii\n\nEn rad.\n"), &errs)
	if text.Hash() != lf.Hash() || !strings.HasPrefix(text.Hash(), "sha256:") {
		t.Errorf("the hash depends on the line ends: %s, %s", text.Hash(), lf.Hash())
	}
}

// TestTextManyProblems would take long if each problem counted its line from
// the start of the file.
func TestTextManyProblems(t *testing.T) {
	var errs datafile.ErrorList
	parseText("in.md", []byte("# A\n\n"+strings.Repeat("## 1\n\n<b>\n\n", 30_000)), &errs)
	if len(errs) < 30_000 {
		t.Errorf("%d problems", len(errs))
	}
}

func FuzzText(f *testing.F) {
	for _, archive := range readCases(f, "testdata/text") {
		f.Add(caseFile(archive, "in.md"))
	}
	f.Fuzz(func(t *testing.T, src string) {
		var errs datafile.ErrorList
		text := parseText("in.md", []byte(src), &errs)
		checkPlaces(t, src, errs)
		if text == nil {
			if len(errs) == 0 {
				t.Error("no text and no problem")
			}
			return
		}
		checkBodies(t, text)
		if len(errs) == 0 {
			checkSound(t, text)
		}
	})
}

func checkPlaces(t *testing.T, src string, errs datafile.ErrorList) {
	t.Helper()
	lines := strings.Split(src, "\n")
	for _, e := range errs {
		if e.Pos.Line == 0 {
			continue
		}
		if e.Pos.Line > len(lines) || e.Pos.Column > len([]rune(lines[e.Pos.Line-1]))+1 {
			t.Errorf("outside the file of %d lines: %v", len(lines), e)
		}
	}
}

func checkBodies(t *testing.T, text *Text) {
	t.Helper()
	rest := text.Source()
	for _, s := range text.Sections() {
		_, after, ok := strings.Cut(rest, s.Body)
		if !ok {
			t.Errorf("the words of %q are not in the source, or not in order: %q", s.Clause, s.Body)
		}
		rest = after
	}
}

// checkSound holds of every text without problems: its sections can be pointed
// to, and their headings read as they are printed.
func checkSound(t *testing.T, text *Text) {
	t.Helper()
	for _, s := range text.Sections() {
		if ref, err := ParseReference("villkor " + string(s.Clause)); err != nil || ref.Clause != s.Clause {
			t.Errorf("no reference can point to the section %q: %v", s.Clause, err)
		}
		if clause, title := splitHeading(s.Heading()); clause != s.Clause || title != s.Title {
			t.Errorf("%q, %q is printed as %q, which reads as %q, %q", s.Clause, s.Title, s.Heading(), clause, title)
		}
	}
}

func caseFile(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// checkWant compares the result of a case with its want section, or rewrites it.
func checkWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	if len(strings.TrimSpace(string(archive.Comment))) < 10 {
		t.Error("the comment at the top does not say why the case is there")
	}
	if *update {
		rewriteWant(t, path, archive, got)
		return
	}
	if diff := cmp.Diff(caseFile(archive, "want"), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", archive.Comment, diff)
	}
}
