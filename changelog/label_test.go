package changelog

import (
	"go/ast"
	"go/parser"
	"go/token"
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
	file, err := parser.ParseFile(token.NewFileSet(), "../agreement/notice.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		kind, ok := spec.Type.(*ast.Ident)
		if !ok || labels[kind.Name] == nil || len(spec.Values) != 1 {
			return true
		}
		word, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		count++
		if label := labels[kind.Name](word); label == word || label == "" {
			t.Errorf("no Swedish words for the %s %q", kind.Name, word)
		}
		return true
	})
	if count < 20 {
		t.Errorf("found only %d words", count)
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
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
