package main

import (
	"strings"
)

// table is rows of cells under headings. The last column is wrapped to what
// the others leave of the page.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

const gap = 2 // spaces before each column

func (p *page) table(t table) {
	if len(t.rows) == 0 {
		return
	}
	widths := t.widths()
	if len(t.head) > 0 {
		p.line(p.ink(faint, strings.TrimRight(joined(t.head, widths), " ")))
	}
	for _, row := range t.rows {
		last := len(row) - 1
		p.indented(joined(row[:last], widths)+strings.Repeat(" ", gap), row[last])
	}
}

// joined pads cells to their columns.
func joined(cells []string, widths []int) string {
	var b strings.Builder
	for i, cell := range cells {
		b.WriteString(strings.Repeat(" ", gap) + pad(cell, widths[i]))
	}
	return b.String()
}

func (t *table) widths() []int {
	var widths []int
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], visible(cell))
		}
	}
	return widths
}
