package changelog

import (
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"slices"
	"strconv"
	"testing"

	"github.com/kundavtal/avtal/agreement"
)

// TestEveryWordHasALabel reads the kinds and natures from the source of package
// agreement, so that a new one cannot reach the pages without Swedish words.
func TestEveryWordHasALabel(t *testing.T) {
	labels := map[string]func(string) string{
		"Kind":   func(s string) string { return kindLabel(agreement.Kind(s)) },
		"Nature": func(s string) string { return natureLabel(agreement.Nature(s)) },
		"Level":  func(s string) string { return levelLabel(agreement.Level(s)) },
	}
	count := map[string]int{}
	for _, name := range []string{"notice.go", "kind.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), "../agreement/"+name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for typ, word := range constants(t, file) {
			if labels[typ] == nil {
				continue
			}
			count[typ]++
			if label := labels[typ](word); label == word || label == "" {
				t.Errorf("no Swedish words for the %s %q", typ, word)
			}
		}
	}
	for typ, least := range map[string]int{"Kind": 33, "Nature": 5, "Level": 3} {
		if count[typ] < least {
			t.Errorf("found only %d words of the type %s", count[typ], typ)
		}
	}
}

// constants yields the typed string constants of a file, by type.
func constants(t *testing.T, file *ast.File) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			typ, ok := spec.Type.(*ast.Ident)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			literal, ok := spec.Values[0].(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			word, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			return yield(typ.Name, word)
		})
	}
}

func TestSwedish(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{dayWords(day("2018-12-12")), "12 december 2018"},
		{dayWords(day("2020-02-29")), "29 februari 2020"},
		{dayWords(agreement.Date{}), ""},
		{weekdayWord(day("2018-12-12")), "onsdag"},
		{weekdayWord(day("2023-01-01")), "söndag"},
		{leadWords(day("2020-09-30"), day("2020-09-30")), "samma dag"},
		{leadWords(day("2020-09-30"), day("2020-10-01")), "1 dag efter publiceringen"},
		{leadWords(day("2020-09-30"), day("2021-01-01")), "93 dagar efter publiceringen"},
		{leadWords(day("2020-09-30"), day("2020-09-28")), "2 dagar före publiceringen"},
		{numberWords(0), "0"},
		{numberWords(999), "999"},
		{numberWords(1000), "1\u00a0000"},
		{numberWords(-123456), "-123\u00a0456"},
		{numberWords(1234567), "1\u00a0234\u00a0567"},
		{listWords(nil), ""},
		{listWords([]string{"ett"}), "ett"},
		{listWords([]string{"ett", "två", "tre"}), "ett, två och tre"},
		{capital("överlåtelse"), "Överlåtelse"},
		{lower("Ändrad punkt"), "ändrad punkt"},
		{clauseLabel("5.2 ii"), "5.2 ii"},
		{clauseLabel("kap-20"), "kapitel 20"},
		{clauseLabel("fullmakt"), "”Fullmakt”"},
		{amountWords(5400), "54\u00a0kr"},
		{amountWords(5405), "54,05\u00a0kr"},
		{amountWords(2500000), "25\u00a0000\u00a0kr"},
		{decimalWords("0.5"), "0,5"},
		{figureWords(agreement.Figure{Unit: "percent", From: "99.80", To: "99.95"}), "från 99,80 till 99,95\u00a0procent"},
		{figureWords(agreement.Figure{Unit: "version", To: "1.1"}), "1.1"},
		{amountOf(agreement.PriceRaised, agreement.Price{Percent: "2.5"}), "höjs med 2,5\u00a0procent"},
		{amountOf(agreement.PriceRaised, agreement.Price{FromOre: 5400, ToOre: 8500, Per: []string{"kort", "år"}}), "från 54\u00a0kr till 85\u00a0kr per kort och år"},
		{amountOf(agreement.PriceModelChanged, agreement.Price{FeeOre: 100}), "en avgift på 1\u00a0kr"},
		{amountOf(agreement.PriceModelChanged, agreement.Price{FromOre: 100}), "förut 1\u00a0kr"},
		{amountOf(agreement.PriceModelChanged, agreement.Price{ToOre: 100}), "1\u00a0kr"},
		{amountOf(agreement.PriceModelChanged, agreement.Price{Per: []string{"år"}}), "inget belopp anges"},
		{amountOf(agreement.PriceUnchanged, agreement.Price{}), "oförändrat"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestSwedishOrder(t *testing.T) {
	want := []string{"1177 inkorg", "Eira 2", "eKlient", "Zeta", "Ångström", "Äpple", "Öga"}
	got := slices.SortedFunc(slices.Values([]string{"Öga", "Äpple", "Zeta", "Ångström", "eKlient", "1177 inkorg", "Eira 2"}), compareWords)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
