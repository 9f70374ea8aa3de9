package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// tellMatrix writes the table of one channel, and how to get to the others.
func (sh shower) tellMatrix(m *policy.Matrix, shown axes) {
	channels := shown.channels
	if len(channels) == 0 || len(shown.services) == 0 || len(shown.categories) == 0 {
		sh.heading(sh.pick("Vem får ha vilken tjänst?", "Who may have which service?"))
		sh.onDay(sh.pick("ingenting är känt av det.", "nothing is known of it."))
		return
	}
	sh.heading(sh.pick("Vem får ha vilken tjänst? ", "Who may have which service? ") + channels[0].Name.In(sh.lang()))
	g, outcomes := grid{title: sh.pick("tjänst", "service")}, []policy.Outcome{}
	asks := false
	for _, k := range shown.categories {
		g.heads = append(g.heads, k.Name().In(sh.lang()))
	}
	for _, svc := range shown.services {
		row := gridRow{name: svc.NameAt(sh.view)}
		for _, k := range shown.categories {
			c, _ := m.Cell(svc.ID(), k.ID(), channels[0].ID)
			row.cells, outcomes = append(row.cells, sh.cellOf(c)), append(outcomes, c.Outcome)
			asks = asks || hangs(c)
		}
		g.rows = append(g.rows, row)
	}
	sh.onDay(sh.tally(outcomes))
	if g.tooWide() {
		sh.heading(sh.pick("Kundkategorier", "Customer categories"))
		g.heads = sh.legend(g.heads)
	}
	sh.line("")
	sh.grid(g)
	if asks {
		sh.line("")
		sh.say(sh.pick("* En beställning kräver något av kunden; avtal decide eligible säger vad.", "* An order asks something of the customer; avtal decide eligible says what."))
	}
	sh.tellFurther(shown)
	sh.assumes(slices.Collect(m.Assumptions()))
	sh.receipt(m.Receipt())
}

// legend numbers the heads of columns, and says what the numbers are.
func (p *page) legend(heads []string) []string {
	t, numbers := table{}, []string{}
	for i, head := range heads {
		numbers = append(numbers, number(i+1))
		t.add(number(i+1), head)
	}
	p.table(t)
	return each(numbers, strings.TrimSpace)
}

// tellFurther says what to type for the other channels, and for the reasons.
func (sh shower) tellFurther(shown axes) {
	sh.heading(sh.pick("Mer", "More"))
	others := each(shown.channels[1:], func(ch catalog.Channel) string { return ch.ID })
	if len(others) > 0 {
		sh.indented("  ", sh.pick("Andra sätt att ansluta: -channel ", "Other ways to connect: -channel ")+sh.or(others))
	}
	why := [][2]string{
		{"service", shown.services[0].ID()}, {"category", shown.categories[0].ID()}, {"channel", shown.channels[0].ID},
		{"on", sh.view.Day().String()}, {"known", sh.view.Known().String()},
	}
	line := sh.pick("Varför: ", "Why: ") + "avtal decide eligible"
	for _, flag := range why {
		if flag[1] != "" {
			line += " -" + flag[0] + unbroken + flag[1]
		}
	}
	sh.indented("  ", line)
}
