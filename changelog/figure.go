package changelog

import (
	"github.com/kundavtal/avtal/agreement"
)

// detailLines tells what a change says beside its sentence: figures, prices,
// days and what takes whose place.
func (p *press) detailLines(from *page, c *agreement.Change) []line {
	var lines []line
	if f, ok := c.Figure(); ok {
		lines = append(lines, line{Label: figureLabel(f.Unit), Links: plain(figureWords(f))})
	}
	lines = append(lines, p.priceLines(from, c)...)
	if !c.Since().IsZero() {
		lines = append(lines, line{Label: sinceLabel(c.Kind()), Links: plain(dayWords(c.Since()))})
	}
	if c.Successor() != "" {
		lines = append(lines, line{Label: "Ersätts av", Links: p.categoryLinks(from, []string{c.Successor()})})
	}
	return lines
}

func figureLabel(unit string) string {
	switch unit {
	case "percent":
		return "Mål"
	case "version":
		return "Version"
	}
	return "Mått"
}

// figureWords says what a figure was and becomes, "från 99,80 till 99,95
// procent".
func figureWords(f agreement.Figure) string {
	number := func(n string) string { return n }
	after := " " + f.Unit
	switch f.Unit {
	case "percent":
		number, after = decimalWords, "\u00a0procent"
	case "version":
		after = ""
	}
	if f.From == "" {
		return number(f.To) + after
	}
	return "från " + number(f.From) + " till " + number(f.To) + after
}

// sinceLabel says what the day of a change means that the source tells apart
// from the day of the words.
func sinceLabel(k agreement.Kind) string {
	if k == agreement.FunctionRemoved {
		return "Borta sedan"
	}
	return "Finns sedan"
}
