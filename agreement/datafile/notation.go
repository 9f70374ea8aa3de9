package datafile

import (
	"regexp"
	"slices"
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
}

// level is the column, from 0, in which the keys of a mapping or the dashes of
// a list stand.
type level struct {
	column int
	list   bool
	dashes bool // dashes stand in the same column, below the last key
}

const noBlock = -2

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
		if !s.mark() {
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
		s.open[len(s.open)-1].keyed = false
		s.at++
	case !flow && c == '-' && s.blankAt(s.at+1):
		s.dash()
	case !flow && c == '?' && s.blankAt(s.at+1):
		s.enter(s.at, false)
		s.dashed, s.expects = true, true
		s.at++
	case c == ':' && s.blankAt(s.at+1):
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

func (s *notation) dash() {
	if s.keys > 0 {
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

var blockHeader = regexp.MustCompile(`^[|>][-+0-9]{0,2}[ \t]*(?:$|[ \t]#)`)

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

// reserved reports a text that starts with a mark of the notation.
func (s *notation) reserved() {
	s.report(s.at, CodeReservedStart, "quote the text", "an unquoted text cannot start with %q", string(s.line[s.at]))
	if c := s.line[s.at]; c == '&' || c == '!' { // what they stand before follows
		for !s.blankAt(s.at) {
			s.at++
		}
		return
	}
	s.expects = false
	s.at, _ = s.plainEnd()
}

// plain reads an unquoted text or key.
func (s *notation) plain() {
	start := s.at
	end, isKey := s.plainEnd()
	if isKey {
		s.key(start, end)
		return
	}
	s.expects = false
	s.at = end
	if len(s.open) == 0 && s.keys == 0 && !s.dashed && (start <= s.column() || len(s.levels) == 0) {
		s.loose(start, end)
	}
}

func (s *notation) plainEnd() (end int, isKey bool) {
	flow := len(s.open) > 0
	for i := s.at + 1; i < len(s.line); i++ {
		switch c := s.line[i]; {
		case c == ':' && s.keyEnds(i+1):
			return i, true
		case c == '#' && s.blankAt(i-1), flow && strings.ContainsRune(",[]{}", c):
			return i, false
		}
	}
	return len(s.line), false
}

// loose reports a text that stands where a key is expected.
func (s *notation) loose(start, end int) {
	if len(s.levels) == 0 {
		s.enter(start, false)
	}
	text := strings.TrimSpace(string(s.line[start:end]))
	colon := slices.Index(s.line[start:end], ':')
	if colon < 0 {
		s.report(start, CodeSyntax, "put a colon and a space after it if it is a key; quote the text above if it goes on here",
			"%s is neither a key with a value nor a list entry", clip(text))
		return
	}
	what := "no space"
	if after := start + colon + 1; after < end && s.line[after] == '\u00a0' {
		what = "a no-break space (U+00A0)"
	}
	s.report(start+colon, CodeSyntax, "put an ordinary space there", "%s after the colon in %s", what, clip(text))
}

func (s *notation) key(start, colon int) {
	s.at = colon + 1
	if len(s.open) > 0 {
		top := &s.open[len(s.open)-1]
		if top.keyed {
			s.report(colon, CodeColonInText, "quote the text, or put a comma before the next key", "colon inside an unquoted text")
		}
		top.keyed = true
		return
	}
	switch {
	case s.keys > 0:
		s.report(colon, CodeColonInText, "quote the text", "colon inside an unquoted text")
		s.at = len(s.line)
	case s.deeper && !s.dashed:
		s.report(start, CodeSyntax, "line it up with the key that it belongs beside; quote the text above if it goes on here",
			"this key is indented below a key that already has a value")
	default:
		s.enter(start, false)
	}
	s.keys++
	s.expects = true
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
