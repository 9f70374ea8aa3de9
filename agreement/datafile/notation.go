package datafile

import (
	"regexp"
	"strings"
)

// notation follows the notation of a file that the parser refused, to name
// what an editor wrote rather than what the parser met. It knows indentation,
// keys, quotes, brackets and block texts, and stops where it can no longer
// tell them apart.
type notation struct {
	file    string
	found   ErrorList
	line    []rune
	number  int
	at      int
	open    []opening // the brackets that are open and, last, the quote
	levels  []level   // the block keys and dashes that enclose the place
	block   int       // inside a | or > text, the column of its key; otherwise below -1
	margin  int       // the indentation of the first line of that text; 0 before it
	keys    int       // block keys on this line since the last dash
	dashed  bool      // a dash stands earlier on this line
	deeper  bool      // this line is indented deeper than the one that it seems to go on from
	expects bool      // a key or dash still waits for its value
	ended   bool      // a bracket or quote at the outermost level was closed
	stopped bool
}

// opening is a bracket or quote that waits to be closed.
type opening struct {
	char  rune
	pos   Pos
	keyed bool // a key was met since the bracket or the last comma
	full  bool // so was a whole value
}

// level is the column, from 0, in which the keys of a mapping or the dashes of
// a list stand.
type level struct {
	column int
	list   bool
	dashes bool // dashes stand in the same column, below the last key
}

const (
	noBlock    = -2
	longestKey = 1024 // that YAML finds without a ? before it
)

// diagnose returns what is wrong with the notation of a file, as far as it can
// tell.
func diagnose(file, text string) ErrorList {
	s := notation{file: file, block: noBlock, expects: true}
	for n, line := range strings.Split(text, "\n") {
		s.number, s.line, s.at = n+1, []rune(line), 0
		if s.readLine(); s.stopped {
			return s.found
		}
	}
	if len(s.open) > 0 {
		s.unclosed(s.open[len(s.open)-1])
	}
	return s.found
}

func (s *notation) readLine() {
	s.skipBlanks()
	indent := s.at
	switch {
	case indent == len(s.line):
		return
	case s.inQuote() && indent <= s.column():
		s.unclosed(s.open[len(s.open)-1])
		return
	case s.inQuote():
		s.quoted()
	case s.block != noBlock && indent > s.block:
		s.blockLine(indent)
		return
	case s.line[indent] == '#':
		return
	default:
		s.block = noBlock
		s.indentation(indent)
	}
	s.values()
}

// indentation finds the level that a line belongs to.
func (s *notation) indentation(indent int) {
	if len(s.open) > 0 {
		return
	}
	if s.ended {
		s.report(indent, CodeSyntax, "delete it, or write the whole record as key: value lines without brackets or quotes around it",
			"the file goes on after its value is complete")
		s.stopped = true
		return
	}
	s.keys, s.dashed, s.deeper = 0, false, false
	outdented := false
	for indent < s.column() {
		s.levels, outdented = s.levels[:len(s.levels)-1], true
	}
	if indent == s.column() {
		return
	}
	if outdented {
		s.report(indent, CodeSyntax, "line it up with the keys or dashes that it belongs to", "the indentation fits no line above")
	}
	s.deeper = !outdented && !s.expects
}

// values reads the rest of a line, which may hold any number of brackets,
// commas, dashes and keys before its text.
func (s *notation) values() {
	for !s.stopped {
		if s.skipBlanks(); s.lineEnds() {
			return
		}
		if s.lacksComma(); !s.mark() {
			s.plain()
		}
	}
}

// mark reads one mark of the notation, if there is one.
func (s *notation) mark() bool {
	c, flow := s.line[s.at], len(s.open) > 0
	switch {
	case c == '"', c == '\'', c == '[', c == '{':
		s.open = append(s.open, opening{char: c, pos: s.pos(s.at)})
		s.expects = false
		s.at++
		if s.inQuote() {
			s.quoted()
		}
	case flow && (c == ']' || c == '}'):
		s.closeBracket(c)
	case flow && c == ',':
		s.open[len(s.open)-1].keyed, s.open[len(s.open)-1].full = false, false
		s.at++
	case c == '-' && s.blankAt(s.at+1):
		s.dash()
	case !flow && s.keys > 0 && strings.ContainsRune("?:", c) && s.blankAt(s.at+1):
		s.reserved()
	case !flow && c == '?' && s.blankAt(s.at+1):
		s.enter(s.at, false)
		s.dashed, s.expects = true, true
		s.at++
	case c == ':' && s.blankAt(s.at+1):
		if flow && !s.open[len(s.open)-1].keyed {
			s.report(s.at, CodeBadKey, "write a word before the colon", "colon without a key")
		}
		s.at++
	case !flow && (c == '|' || c == '>'):
		s.blockText()
	case strings.ContainsRune("@`%&*!|>,]}", c):
		s.reserved()
	default:
		return false
	}
	return true
}

// lacksComma reports a value inside brackets right behind another one.
func (s *notation) lacksComma() {
	if len(s.open) == 0 || strings.ContainsRune(",]}:", s.line[s.at]) {
		return
	}
	if top := &s.open[len(s.open)-1]; top.full {
		s.report(s.at, CodeSyntax, "put a comma before it", "two values without a comma between them")
		top.keyed, top.full = false, false
	}
}

func (s *notation) dash() {
	if s.keys > 0 || len(s.open) > 0 {
		s.reserved()
		return
	}
	s.enter(s.at, true)
	s.dashed, s.expects = true, true
	s.at++
}

// enter notes the column of a key or dash and holds it to those above.
func (s *notation) enter(column int, list bool) {
	if column != s.column() {
		s.levels = append(s.levels, level{column: column, list: list})
		return
	}
	top := &s.levels[len(s.levels)-1]
	switch {
	case list && !top.list && !top.dashes && !s.expects:
		s.report(column, CodeSyntax, "indent it below its key, or delete the dash", "a list entry stands among keys")
	case !list && top.list:
		s.report(column, CodeSyntax, "start it with a dash, or line it up with the keys", "a key stands among list entries")
	}
	top.dashes = list && !top.list
}

var blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}[ \t]*(?:$|#)`)

func (s *notation) blockText() {
	if !blockHeader.MatchString(string(s.line[s.at:])) {
		s.reserved()
		return
	}
	s.block, s.margin, s.expects = s.column(), 0, false
	if strings.ContainsAny(string(s.line[s.at:min(s.at+3, len(s.line))]), "123456789") {
		s.margin = s.block + 1 // what is written is not looked into
	}
	s.at = len(s.line)
}

func (s *notation) blockLine(indent int) {
	switch {
	case s.margin == 0:
		s.margin = indent
	case indent < s.margin && s.line[indent] != '#':
		s.report(indent, CodeSyntax, "indent it as far as the first line", "this line is indented less than the first line of its text")
	}
}

func (s *notation) pos(index int) Pos { return Pos{s.file, s.number, index + 1} }

func (s *notation) report(index int, code Code, hint, format string, args ...any) {
	s.found.Add(s.pos(index), code, hint, format, args...)
}

func (s *notation) inQuote() bool {
	return len(s.open) > 0 && strings.ContainsRune(`"'`, s.open[len(s.open)-1].char)
}

// column is that of the innermost level, or -1 outside all.
func (s *notation) column() int {
	if len(s.levels) == 0 {
		return -1
	}
	return s.levels[len(s.levels)-1].column
}

func (s *notation) skipBlanks() {
	for s.at < len(s.line) && s.blankAt(s.at) {
		s.at++
	}
}

// lineEnds reports whether nothing but a comment is left.
func (s *notation) lineEnds() bool {
	return s.at >= len(s.line) || s.line[s.at] == '#' && (s.at == 0 || s.blankAt(s.at-1))
}

func (s *notation) runeAt(i int) rune {
	if i >= len(s.line) {
		return 0
	}
	return s.line[i]
}

// blankAt reports whether a blank or the end of the line is at i.
func (s *notation) blankAt(i int) bool {
	return i >= len(s.line) || s.line[i] == ' ' || s.line[i] == '\t'
}

func (s *notation) keyEnds(i int) bool {
	return s.blankAt(i) || len(s.open) > 0 && strings.ContainsRune(",[]{}", s.line[i])
}
