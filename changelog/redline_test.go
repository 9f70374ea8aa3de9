package changelog

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata want")

// marked shows the edits in one line of reading: [-deleted-]{+inserted+}.
func marked(edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case Deleted:
			b.WriteString("[-" + e.Text + "-]")
		case Inserted:
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// TestRedlineCases compares the old and new sections of each case. A case says
// why it is there, and its want is the redline.
func TestRedlineCases(t *testing.T) {
	files, err := filepath.Glob("testdata/redline/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			why, old, new, want := section(t, a, "why"), section(t, a, "old"), section(t, a, "new"), section(t, a, "want")
			if len(strings.TrimSpace(string(why.Data))) == 0 {
				t.Error("the case does not say why it is there")
			}
			edits := redline(t, string(old.Data), string(new.Data))
			checkRedline(t, edits, string(old.Data), string(new.Data))
			got := strings.TrimSuffix(marked(edits), "\n") + "\n"
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if string(want.Data) != got {
				t.Errorf("%sgot\n%swant\n%s", why.Data, got, want.Data)
			}
		})
	}
}

func section(t *testing.T, a *txtar.Archive, name string) *txtar.File {
	t.Helper()
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("the case has no section %s", name)
	}
	return &a.Files[i]
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func redline(t fataler, old, new string) []Edit {
	t.Helper()
	edits, err := Redline(old, new)
	if err != nil {
		t.Fatalf("Redline(%q, %q): %v", old, new, err)
	}
	return edits
}

// checkRedline holds edits to everything that Redline promises of them.
func checkRedline(t fataler, edits []Edit, old, new string) {
	t.Helper()
	if got := without(edits, Inserted); got != old {
		t.Fatalf("deleted and equal are %q, the old text is %q", got, old)
	}
	if got := without(edits, Deleted); got != new {
		t.Fatalf("inserted and equal are %q, the new text is %q", got, new)
	}
	for i, e := range edits {
		if e.Text == "" || !utf8.ValidString(e.Text) {
			t.Fatalf("edit %d is %q in %s", i, e.Text, marked(edits))
		}
		if i > 0 && (e.Op == edits[i-1].Op || e.Op == Deleted && edits[i-1].Op == Inserted) {
			t.Fatalf("edit %d is %s after %s in %s", i, e.Op, edits[i-1].Op, marked(edits))
		}
		if 0 < i && i < len(edits)-1 && strings.Trim(e.Text, " \t\u00a0") == "" && e.Op == Equal {
			t.Fatalf("edit %d is %q between two changes in %s", i, e.Text, marked(edits))
		}
	}
	if cut := cutWord(edits, Inserted) + cutWord(edits, Deleted); cut != "" {
		t.Fatalf("cut inside a word %q in %s", cut, marked(edits))
	}
}

func without(edits []Edit, op Op) string {
	var b strings.Builder
	for _, e := range edits {
		if e.Op != op {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// cutWord returns what stands around the first cut inside a word, in the text
// that the edits without op give.
func cutWord(edits []Edit, op Op) string {
	before := ""
	for _, e := range edits {
		if e.Op == op {
			continue
		}
		if insideWord(before, e.Text) {
			return before + "|" + e.Text
		}
		before += e.Text
	}
	return ""
}

// insideWord says, without the tokeniser, whether the place between two texts
// lies inside a word or between a letter and its mark.
func insideWord(before, after string) bool {
	clings := func(r rune) bool { return unicode.IsMark(r) || strings.ContainsRune("\u00ad\u200c\u200d\u2060", r) }
	next, _ := utf8.DecodeRuneInString(after)
	base, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, clings))
	solid := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	if clings(next) {
		return before != "" && base != '\n'
	}
	return solid(next) && solid(base)
}

// TestTokens holds the tokeniser to its grammar; the bar shows the cuts.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ why, want string }{
		{"words and signs", "Inera| |AB|,| |org|.|nr| |556559|-|4230"},
		{"Swedish letters", "Överlåtelse| |är| |åberopad"},
		{"letters of a letter and a mark", "A\u030angra| |o\u0308ver"},
		{"a soft hyphen is inside its word", "person\u00aduppgifts\u00adbiträde"},
		{"a mark stays with its sign", "✔\ufe0f| |klart"},
		{"an amount with its thousands and unit", "högst| |5 000 kr| |per| |år"},
		{"unbreakable spaces", "25\u00a0000\u00a0kronor|,| |1\u202f000\u202f000\u202fkr"},
		{"decimals and a sign", "99,95 %| |eller| |99.95%| |eller| |2,5 procent"},
		{"millions", "1,5 miljoner kronor| |och| |2 miljarder kr"},
		{"a point ends the sentence, not the number", "inom| |30 dagar|.| |Sedan| |12|."},
		{"a unit must end where its word does", "12| |kronologiska| |30| |dagarna"},
		{"not groups of three", "5| |00| |och| |2019| |120| |och| |5| |0000"},
		{"an ISO day", "den| |2019-12-18|,| |2019|-|12|-|181"},
		{"a written day", "den| |18 december 2019| |och| |1\u00a0Mars| |varje| |år"},
		{"not a day", "180| |december| |2019| |och| |1 maj| |20199"},
		{"a clause", "punkt| |5.2| |och| |5.2 ii|,| |5.2.1a| |i| |12| |kap|.| |5 §"},
		{"item i is also a word", "5.2| |i| |avtalet| |och| |5.2| |vi"},
		{"a word may begin with digits", "3st| |1177|:|s| |24h|/|dygn"},
		{"runs of spaces and each newline", "a| \t \u00a0|b|\n|\n|  |c|\r\n|d|\r|e"},
	} {
		if got := strings.Join(cut(strings.ReplaceAll(c.want, "|", "")), "|"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got, c.want)
		}
	}
}

func cut(text string) []string {
	var tokens []string
	for text != "" {
		n := tokenLen(text)
		tokens, text = append(tokens, text[:n]), text[n:]
	}
	return tokens
}

func TestRedlineRefusesBadUTF8(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"a\xffb", "a\xfeb", "changelog: the old text is not valid UTF-8 at byte 1: save it as UTF-8"},
		{"åä", "åä\xc3", "changelog: the new text is not valid UTF-8 at byte 4: save it as UTF-8"},
		{"\ufffd\xed\xa0\x80", "", "changelog: the old text is not valid UTF-8 at byte 3: save it as UTF-8"},
	} {
		edits, err := Redline(c.old, c.new)
		if !errors.Is(err, ErrNotUTF8) || err.Error() != c.want || edits != nil {
			t.Errorf("Redline(%q, %q) = %v, %v; want %s", c.old, c.new, edits, err, c.want)
		}
	}
	redline(t, "\ufffd", "\ufffd\ufffd") // a replacement character is a character like others
}

func TestOpString(t *testing.T) {
	if got := fmt.Sprint(Op(0), Equal, Deleted, Inserted, Op(7)); got != "equal equal deleted inserted Op(7)" {
		t.Error(got)
	}
}

// TestTokenRunes looks at every rune that go-diff may be given.
func TestTokenRunes(t *testing.T) {
	n, last := 0, rune(-1)
	for {
		r, err := tokenRune(n)
		if err != nil {
			break
		}
		if r <= last || !utf8.ValidRune(r) || r == utf8.RuneError {
			t.Fatalf("token %d is %U after %U", n, r, last)
		}
		n, last = n+1, r
	}
	if want := int(unicode.MaxRune) + 1 - 0x800 - 3; n != want {
		t.Errorf("%d distinct tokens, want %d", n, want)
	}
}

func TestRedlineTooManyWords(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 6 MB")
	}
	var text []byte
	for i := range int64(1_112_061) {
		text = append(strconv.AppendInt(append(text, 'x'), i, 36), ' ')
	}
	_, err := Redline("", string(text))
	if want := "changelog: the texts have more distinct words than a redline can tell apart (1112061): compare them in parts"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestRebuilds shows that a wrong redline does not pass.
func TestRebuilds(t *testing.T) {
	for _, c := range []struct {
		edits []Edit
		want  bool
	}{
		{[]Edit{{Equal, "a "}, {Deleted, "b"}, {Inserted, "c"}}, true},
		{[]Edit{{Equal, "a "}, {Inserted, "c"}, {Deleted, "b"}}, true},
		{[]Edit{{Equal, "a "}, {Deleted, "b"}}, false},
		{[]Edit{{Equal, "a "}, {Inserted, "b"}, {Deleted, "c"}}, false},
		{[]Edit{{Equal, "a b"}}, false},
		{[]Edit{{Equal, "a "}, {Deleted, "b"}, {Inserted, "c"}, {Equal, "d"}}, false},
	} {
		if got := rebuilds(c.edits, "a b", "a c"); got != c.want {
			t.Errorf("rebuilds(%s) = %t", marked(c.edits), got)
		}
	}
}

// TestRedlineLongTexts takes the texts through every length of anchor and past
// the size that is compared exactly.
func TestRedlineLongTexts(t *testing.T) {
	agreement := swedishText(1, 44_000)
	for _, c := range []struct{ why, old, new string }{
		{"some words changed", agreement, changedText(2, agreement, 3)},
		{"many words changed", agreement, changedText(3, agreement, 60)},
		{"halves changed places", agreement, agreement[len(agreement)/2:] + agreement[:len(agreement)/2]},
		{"other texts from the same words", agreement, swedishText(4, 44_000)},
		{"random words", randomWords(5, 3_000, 50), randomWords(6, 3_000, 50)},
		{"random words, each rare", randomWords(7, 3_000, 3_000), randomWords(8, 3_000, 3_000)},
		{"one word over and over", strings.Repeat("ja ", 20_000), strings.Repeat("ja ", 15_000) + "nej"},
		{"a short text and a long one", randomWords(9, 5, 5), randomWords(10, 100_000, 5)},
	} {
		t.Run(c.why, func(t *testing.T) {
			old, new := strings.ToValidUTF8(c.old, ""), strings.ToValidUTF8(c.new, "")
			checkRedline(t, redline(t, old, new), old, new)
		})
	}
}

// TestRedlineReplacesLargeGaps holds the bound: what has no anchors and is too
// large is replaced whole, however alike its parts are.
func TestRedlineReplacesLargeGaps(t *testing.T) {
	old, new := "A "+strings.Repeat("ja nej ", 500)+"Ö", "A "+strings.Repeat("nej ja nej ", 500)+"Ö"
	edits := redline(t, old, new)
	if len(edits) != 4 || edits[0].Text != "A " || !strings.HasSuffix(edits[3].Text, "Ö") {
		t.Errorf("%d edits, want one deletion and one insertion between A and Ö", len(edits))
	}
}

// TestAlignedIsNearlyShortest holds what the anchors cost: little more text is
// marked than the exact comparison of all words would mark.
func TestAlignedIsNearlyShortest(t *testing.T) {
	old := swedishText(1, 15_000)
	for _, percent := range []int{1, 3, 10, 30} {
		new := changedText(2, old, percent)
		ours, exact := changedSize(alignedOnly(old, new)), changedSize(exactWords(old, new))
		t.Logf("%d %% of the words changed: %d bytes marked, %d at least", percent, ours, exact)
		if float64(ours) > 1.06*float64(exact) {
			t.Errorf("%d %% of the words changed: %d bytes marked, exact words %d", percent, ours, exact)
		}
	}
}

func changedSize(edits []Edit) int {
	size := 0
	for _, e := range edits {
		if e.Op != Equal {
			size += len(e.Text)
		}
	}
	return size
}

// textPairs generates pairs of related texts from pieces that are hard to keep
// together: letters with marks, figures, days, odd runes.
func textPairs() *rapid.Generator[[2]string] {
	pieces := rapid.SampledFrom([]string{
		" ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f", ".", ", ", "-", "§", "%", "(", "”",
		"och", "Kunden", "får", "inte", "å", "a\u030a", "\u030a", "\u00ad", "\u200d", "5", "000", "5 000 kr", "99,95 %",
		"2019-12-18", "18 december 2019", "den 1 mars", "5.2 ii", "30 dagar", "👩\u200d⚕\ufe0f", "\ufffd", "\ud7ff", "\ue000", "\U0010ffff", "\x00",
	})
	return rapid.Custom(func(t *rapid.T) [2]string {
		old := rapid.SliceOfN(pieces, 0, 60).Draw(t, "old")
		new := slices.Clone(old)
		for range rapid.IntRange(0, 6).Draw(t, "changes") {
			from := rapid.IntRange(0, len(new)).Draw(t, "from")
			to := rapid.IntRange(from, min(from+5, len(new))).Draw(t, "to")
			new = slices.Replace(new, from, to, rapid.SliceOfN(pieces, 0, 5).Draw(t, "put")...)
		}
		return [2]string{strings.Join(old, ""), strings.Join(new, "")}
	})
}

func TestRedlineProperties(t *testing.T) {
	pairs := map[string]*rapid.Generator[[2]string]{
		"related": textPairs(),
		"unrelated": rapid.Custom(func(t *rapid.T) [2]string {
			return [2]string{rapid.String().Draw(t, "old"), rapid.String().Draw(t, "new")}
		}),
		"few letters": rapid.Custom(func(t *rapid.T) [2]string {
			letters := rapid.StringMatching(`([ab] ?[.,\n]?){0,40}`)
			return [2]string{letters.Draw(t, "old"), letters.Draw(t, "new")}
		}),
	}
	for name, generator := range pairs {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			pair := generator.Draw(t, "pair")
			old, new := pair[0], pair[1]
			edits := redline(t, old, new)
			checkRedline(t, edits, old, new)
			if again := redline(t, old, new); !slices.Equal(edits, again) {
				t.Fatalf("first %s, then %s", marked(edits), marked(again))
			}
			if same := redline(t, old, old); len(same) > 1 || len(same) == 1 && same[0] != (Edit{Equal, old}) {
				t.Fatalf("a text and itself: %s", marked(same))
			}
			if tokens := cut(old); strings.Join(tokens, "") != old {
				t.Fatalf("the tokens of %q are %q", old, tokens)
			}
		}))
	}
}

func TestLongestRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}).Draw(t, "order")
		blocks := make([]block, len(order))
		longest := make([]int, len(order))
		for i, new := range order {
			blocks[i] = block{i, new, 1}
			for j := range i {
				if order[j] < new {
					longest[i] = max(longest[i], longest[j])
				}
			}
			longest[i]++
		}
		rise := longestRise(blocks)
		if len(rise) != slices.Max(longest) {
			t.Fatalf("%v has a rise of %d, got %v", order, slices.Max(longest), rise)
		}
		for i := range len(rise) - 1 {
			if !rise[i].before(rise[i+1]) {
				t.Fatalf("%v does not rise", rise)
			}
		}
	})
}

func FuzzRedline(f *testing.F) {
	f.Add("", "")
	f.Add("Kunden betalar 5 000 kr.", "Kunden betalar 50 000 kr.")
	f.Add("den 18 december 2019", "den 2019-12-18")
	f.Add("ra\u0308ka", "ra\u030aka")
	f.Add("a\xffb", "a\xfeb")
	f.Add("a\n\nb\r\nc", "a\n\nc\n")
	f.Add(strings.Repeat("x ", 70), strings.Repeat("x y ", 70))
	f.Fuzz(func(t *testing.T, old, new string) {
		edits, err := Redline(old, new)
		if valid := utf8.ValidString(old) && utf8.ValidString(new); valid != (err == nil) {
			t.Fatalf("Redline(%q, %q): %v", old, new, err)
		}
		if err == nil {
			checkRedline(t, edits, old, new)
		}
	})
}
