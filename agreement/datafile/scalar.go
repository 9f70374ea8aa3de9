package datafile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func (w *walker) scalar(n *yamlNode, shape Shape) Value {
	text := strings.TrimRight(n.Value, "\n")
	switch {
	case isPlain(n) && n.Tag == "!!null" && text != "":
		w.report(n, CodeEmptyValue, "give a value, or quote it if it is meant as a text", "%s means that there is no value", text)
		return Value{}
	case strings.TrimSpace(text) == "":
		w.report(n, CodeEmptyValue, "give a value, or delete the key or dash", "no value")
		return Value{}
	case shape.scalar == nil:
		w.wrongForm(n, "the text "+clip(text), shape)
		return Value{}
	case isPlain(n) && !w.plainLine(n), !isPlain(n) && !w.decoded(n), !w.holds(n, text, shape.scalar):
		return Value{}
	}
	return Value{pos: w.pos(n), form: scalarForm, text: text}
}

func isPlain(n *yamlNode) bool {
	return n.Style&(singleQuotedStyle|doubleQuotedStyle|literalStyle|foldedStyle) == 0
}

// holds reports a text of the wrong form before it asks for quotes, so that
// nobody quotes a text in vain.
func (w *walker) holds(n *yamlNode, text string, s *Scalar) bool {
	err := s.check(text)
	switch {
	case err != nil:
		w.report(n, CodeBadValue, s.hint(text), "%v", err)
	case isPlain(n) && !s.takesPlain(n.Tag, text):
		w.report(n, CodeQuote, "put quotes around it", "YAML reads %s as %s, not as %s", shorten(text), tagName(n.Tag), s.Want)
	case s.bare && !isPlain(n):
		w.report(n, CodeBadValue, "write "+text+" alone", "a %s is not written as a quoted text", s.Name)
	default:
		return true
	}
	return false
}

// decoded checks what the escapes and line ends of a quoted text stand for:
// [CheckText] has seen only how they are written.
func (w *walker) decoded(n *yamlNode) bool {
	if n.Style&(singleQuotedStyle|doubleQuotedStyle) != 0 && !w.indented(n) {
		w.report(n, CodeUnclosed, "close it, or indent the lines on which the text goes on", "the quote opened here is not closed before a line that is not indented deeper")
		return false
	}
	if n.Style&doubleQuotedStyle == 0 || isPrintableASCII(n.Value) {
		return true
	}
	var p textProblem
	for i, r := range n.Value {
		if q := runeProblem(r, n.Value[i:]); q.code != "" && r != '\n' {
			p = q
			break
		}
	}
	if _, letter := decomposed(n.Value); p.code == "" && letter != "" {
		p = letterProblem(letter)
	}
	if p.code == "" {
		return true
	}
	w.report(n, p.code, "write the text without this escape, or \\\\ for a backslash", "%s", p.msg)
	return false
}

// indented reports whether every further line of a quoted text is indented
// deeper than its key, as YAML wants it and yaml.v3 does not: a forgotten
// quote would otherwise swallow the keys below.
func (w *walker) indented(n *yamlNode) bool {
	rest := w.from(n)
	if rest == "" {
		return true
	}
	quote := rest[0]
	rest = rest[1:]
	for next := n.Line; ; next++ {
		if closesQuote(rest, quote) || next >= len(w.lines) {
			return true
		}
		rest = w.lines[next]
		if indent := len(rest) - len(strings.TrimLeft(rest, " ")); indent < len(rest) && indent < w.column {
			return false
		}
	}
}

func closesQuote(line string, quote byte) bool {
	for i := 0; i < len(line); i++ {
		switch {
		case quote == '"' && line[i] == '\\', quote == '\'' && strings.HasPrefix(line[i:], "''"):
			i++
		case line[i] == quote:
			return true
		}
	}
	return false
}

// plainLine refuses an unquoted value that goes on over a line end, or is
// followed by what YAML takes for a comment: in prose a number sign would
// silently cut the text off.
func (w *walker) plainLine(n *yamlNode) bool {
	rest, ok := w.after(n)
	if !ok {
		w.report(n, CodeMultiLine, "quote the text, or start it with >- on a line of its own", "unquoted text over several lines")
		return false
	}
	if trimmed := strings.TrimLeft(rest, " \t"); strings.HasPrefix(trimmed, "#") && trimmed != rest {
		w.report(n, CodeComment, "quote the value if the text goes on, or put the comment on a line of its own",
			"%s is followed by a comment", clip(n.Value))
		return false
	}
	return true
}

// after returns what follows a plain scalar on its line, and false when the
// scalar is not on one line.
func (w *walker) after(n *yamlNode) (string, bool) {
	return strings.CutPrefix(w.from(n), n.Value)
}

// from returns the line of a scalar from where it starts. The scalars of a
// file come in order, so it goes on from the last one: a long line is not
// counted from its start for each.
func (w *walker) from(n *yamlNode) string {
	if n.Line < 1 || n.Line > len(w.lines) {
		return ""
	}
	line := w.lines[n.Line-1]
	if w.last.line != n.Line || w.last.column > n.Column {
		w.last = cursor{line: n.Line, column: 1}
	}
	for ; w.last.column < n.Column && w.last.offset < len(line); w.last.column++ {
		_, size := utf8.DecodeRuneInString(line[w.last.offset:])
		w.last.offset += size
	}
	return line[w.last.offset:]
}

func (s *Scalar) takesPlain(tag, text string) bool {
	return tag == "!!str" || s.Plain != nil && s.Plain(tag, text)
}

func (s *Scalar) check(text string) error {
	if s.Words != nil {
		if slices.Contains(s.Words, text) {
			return nil
		}
		return fmt.Errorf("%s is no %s", clip(text), s.Name)
	}
	if s.Check != nil {
		return s.Check(text)
	}
	return nil
}

func (s *Scalar) hint(text string) string {
	if word := nearest(text, s.Words); word != "" {
		return didYouMean(word)
	}
	return "write " + s.Want
}

func tagName(tag string) string {
	switch tag {
	case "!!bool":
		return "a truth value"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a date"
	}
	return "something else"
}

// clip quotes a text and shortens it for a message.
func clip(text string) string { return strconv.Quote(shorten(text)) }

func shorten(text string) string {
	const longest = 40
	n := 0
	for i := range text {
		if n++; n == longest {
			if _, size := utf8.DecodeRuneInString(text[i:]); i+size < len(text) {
				return text[:i] + "…"
			}
			return text
		}
	}
	return text
}

func checkInt(text string, low, high int) error {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil || strconv.Itoa(n) != text:
		return fmt.Errorf("%s is no plain decimal number", clip(text))
	case n < low || n > high:
		return fmt.Errorf("%d is not from %d to %d", n, low, high)
	}
	return nil
}
