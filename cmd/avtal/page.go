package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// width is how many characters a line may hold.
const width = 80

// unbroken is a space at which no line is cut; it is written as a plain one.
const unbroken = "\u00a0"

// page writes what people read.
type page struct {
	w       io.Writer
	english bool
	colour  bool
	written bool
}

// pick returns the words in the language of the page.
func (p *page) pick(sv, en string) string {
	if p.english {
		return en
	}
	return sv
}

func (p *page) lang() string { return p.pick("sv", "en") }

func (p *page) line(text string) {
	p.written = true
	fmt.Fprintln(p.w, strings.TrimRight(strings.ReplaceAll(text, unbroken, " "), " "))
}

// heading starts a part of the page.
func (p *page) heading(text string) {
	if p.written {
		p.line("")
	}
	for _, line := range wrap(text, width) {
		p.line(p.ink(bold, line))
	}
}

// say writes a paragraph.
func (p *page) say(text string) { p.indented("", text) }

// indented writes a paragraph with something before its first line and as many
// spaces before the others.
func (p *page) indented(before, text string) {
	space := strings.Repeat(" ", visible(before))
	for i, line := range wrap(text, width-len(space)) {
		if i > 0 {
			before = space
		}
		p.line(before + line)
	}
}

// labelled writes a label and its text, aligned with other labels.
func (p *page) labelled(label, text string) {
	if text != "" {
		p.indented("  "+pad(label, 15)+" ", text)
	}
}

// markdown writes Markdown as it is, indented and wrapped paragraph by paragraph.
func (p *page) markdown(markdown string) {
	for line := range strings.SplitSeq(markdown, "\n") {
		text := strings.TrimLeft(line, " ")
		indent := strings.Repeat(" ", 4+len(line)-len(text))
		if text == "" {
			p.line("")
			continue
		}
		p.indented(indent, text)
	}
}

func pad(text string, to int) string {
	return text + strings.Repeat(" ", max(to-visible(text), 0))
}

// wrap cuts a text into lines at its spaces. A word that is longer than a line
// has one of its own.
func wrap(text string, to int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsFuncSeq(text, isBreak) {
		switch {
		case line == "":
			line = word
		case visible(line)+1+visible(word) <= to:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

func isBreak(r rune) bool { return unicode.IsSpace(r) && string(r) != unbroken }
