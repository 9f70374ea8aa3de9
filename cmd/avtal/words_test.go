package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kundavtal/avtal/agreement"
)

// Every word of the data format is said in both languages.
func TestEveryWordIsSaid(t *testing.T) {
	for typ, terms := range map[string]map[string]term{
		"Kind": texts(kindTerms()), "Nature": texts(natureTerms()), "Basis": texts(basisTerms()),
		"Level": texts(levelTerms()), "Status": texts(statusTerms()),
	} {
		words := constants(t, typ)
		if len(words) < 3 {
			t.Fatalf("found only %d constants of type %s", len(words), typ)
		}
		for _, word := range words {
			if said := terms[word]; said.sv == "" || said.en == "" || said.sv == word {
				t.Errorf("%s %q is said as %q and %q", typ, word, said.sv, said.en)
			}
			delete(terms, word)
		}
		for word := range terms {
			t.Errorf("%q is no %s", word, typ)
		}
	}
}

// No two kinds are said alike.
func TestKindsDiffer(t *testing.T) {
	said := map[string]agreement.Kind{}
	for kind, words := range kindTerms() {
		for _, text := range []string{"sv " + words.sv, "en " + words.en} {
			if other, ok := said[text]; ok {
				t.Errorf("%s and %s are both said as %q", kind, other, text)
			}
			said[text] = kind
		}
	}
}

func texts[K ~string](terms map[K]term) map[string]term {
	made := map[string]term{}
	for word, said := range terms {
		made[string(word)] = said
	}
	return made
}

// constants returns the values of the constants of a type of package agreement.
func constants(t *testing.T, typ string) []string {
	t.Helper()
	files, err := filepath.Glob("../../agreement/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			id, typed := spec.Type.(*ast.Ident)
			value, literal := spec.Values[0].(*ast.BasicLit)
			if typed && literal && id.Name == typ {
				text, err := strconv.Unquote(value.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, text)
			}
			return true
		})
	}
	return values
}

func TestKronor(t *testing.T) {
	sv, en := page{}, page{english: true}
	for ore, want := range map[int64][2]string{
		0: {"0 kr", "0 kr"}, 50: {"0,50 kr", "0.50 kr"}, 5400: {"54 kr", "54 kr"}, 5405: {"54,05 kr", "54.05 kr"},
		99999: {"999,99 kr", "999.99 kr"}, 100000: {"1 000 kr", "1,000 kr"}, 2500000: {"25 000 kr", "25,000 kr"},
		100000000: {"1 000 000 kr", "1,000,000 kr"},
	} {
		if got := [2]string{spaced(sv.kronor(ore)), spaced(en.kronor(ore))}; got != want {
			t.Errorf("%d öre are written %q, want %q", ore, got, want)
		}
	}
}

func spaced(text string) string { return strings.ReplaceAll(text, unbroken, " ") }

func TestAmounts(t *testing.T) {
	sv, en := page{}, page{english: true}
	for _, c := range []struct {
		kind   agreement.Kind
		price  agreement.Price
		sv, en string
	}{
		{agreement.PriceRaised, agreement.Price{Percent: "0.5"}, "höjs med 0,5 procent", "raised by 0.5 percent"},
		{agreement.PriceRaised, agreement.Price{FromOre: 5400, ToOre: 8500, Per: []string{"kort", "år"}}, "från 54 kr till 85 kr per kort och år", "from 54 kr to 85 kr per card and year"},
		{agreement.PriceModelChanged, agreement.Price{ToOre: 8500, Per: []string{"gång"}}, "85 kr per gång", "85 kr per gång"},
		{agreement.PriceModelChanged, agreement.Price{FromOre: 8500}, "förut 85 kr", "before 85 kr"},
		{agreement.PriceModelChanged, agreement.Price{FeeOre: 2500000}, "en avgift på 25 000 kr", "a fee of 25,000 kr"},
		{agreement.PriceUnchanged, agreement.Price{}, "oförändrat", "unchanged"},
		{agreement.PriceModelChanged, agreement.Price{}, "inget belopp anges", "no amount is given"},
	} {
		if got := spaced(sv.amounts(c.kind, c.price)); got != c.sv {
			t.Errorf("%+v is written %q, want %q", c.price, got, c.sv)
		}
		if got := spaced(en.amounts(c.kind, c.price)); got != c.en {
			t.Errorf("%+v is written %q, want %q", c.price, got, c.en)
		}
	}
}

func TestAmountOfStatement(t *testing.T) {
	p := page{}
	for want, a := range map[string]agreement.Amount{
		"5 000 kr": {Value: "500000", Unit: "öre"}, "99,5 procent": {Value: "99.5", Unit: "percent"},
		"fem öre": {Value: "fem", Unit: "öre"}, "tre": {Value: "tre"}, "90 dagar": {Value: "90", Unit: "dagar"},
	} {
		if got := spaced(p.amount(a)); got != want {
			t.Errorf("%+v is written %q, want %q", a, got, want)
		}
	}
}

// An amount stays on one line.
func TestWrapKeepsAmounts(t *testing.T) {
	p := page{}
	got := wrap("kostar "+p.kronor(2500000)+" nu", 12)
	if want := []string{"kostar", p.kronor(2500000) + " nu"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEnumerated(t *testing.T) {
	p := page{}
	for want, words := range map[string][]string{"": nil, "ett": {"ett"}, "ett och två": {"ett", "två"}, "ett, två och tre": {"ett", "två", "tre"}} {
		if got := p.and(words); got != want {
			t.Errorf("%q are joined as %q, want %q", words, got, want)
		}
	}
}
