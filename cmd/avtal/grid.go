package main

import (
	"slices"
	"strings"
)

// grid is rows of short words under narrow heads, with the name of each row
// before them. Where the columns do not fit beside each other, they follow below
// each other in blocks.
type grid struct {
	title string // of the names
	heads []string
	rows  []gridRow
}

type gridRow struct {
	name  string
	cells []string // one for each head
}

// nameRoom is the least room for the names of rows.
const nameRoom = 24

// column is how wide each column is, the space before it included.
func (g grid) column() int {
	widest := 0
	for _, cell := range slices.Concat(append(each(g.rows, func(r gridRow) []string { return r.cells }), g.heads)...) {
		widest = max(widest, visible(cell))
	}
	return 1 + widest
}

// columns is how many fit beside each other.
func (g grid) columns() int { return max((width-gap-nameRoom)/g.column(), 1) }

// tooWide reports whether the columns do not fit beside each other.
func (g grid) tooWide() bool { return g.columns() < len(g.heads) }

func (p *page) grid(g grid) {
	for from := 0; from < len(g.heads); from += g.columns() {
		if from > 0 {
			p.line("")
		}
		p.block(g, from, min(from+g.columns(), len(g.heads)))
	}
}

// block writes some of the columns.
func (p *page) block(g grid, from, to int) {
	names := visible(g.title)
	for _, row := range g.rows {
		names = max(names, visible(row.name))
	}
	names = min(names, width-gap-(to-from)*g.column())
	indent := strings.Repeat(" ", gap)
	p.line(p.ink(faint, strings.TrimRight(indent+pad(g.title, names)+cells(g.heads[from:to], g.column()), " ")))
	for _, row := range g.rows {
		lines := wrap(row.name, names)
		if visible(lines[0]) > names { // a word that has no room beside the cells
			lines = slices.Insert(lines, 1, "")
			p.line(indent + lines[0])
			lines = lines[1:]
		}
		p.line(indent + pad(lines[0], names) + cells(row.cells[from:to], g.column()))
		for _, rest := range lines[1:] {
			p.line(indent + rest)
		}
	}
}

func cells(words []string, column int) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(" " + pad(word, column-1))
	}
	return b.String()
}
