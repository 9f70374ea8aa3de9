package datafile

import (
	"slices"
	"strings"
)

// quoted reads to the end of a quoted text, or of the line.
func (s *notation) quoted() {
	o := s.open[len(s.open)-1]
	for ; s.at < len(s.line); s.at++ {
		c := s.line[s.at]
		switch {
		case c == '\\' && o.char == '"':
			s.escape()
		case c != o.char:
		case c == '\'' && s.runeAt(s.at+1) == '\'':
			s.at++
		default:
			s.at++
			s.close(o)
			return
		}
	}
}

func (s *notation) escape() {
	s.at++
	if c := s.runeAt(s.at); c != 0 && !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU", c) {
		s.report(s.at-1, CodeSyntax, `write \\ for a backslash, or use single quotes`, `\%c means nothing inside double quotes`, c)
	}
}

func (s *notation) closeBracket(c rune) {
	o := s.open[len(s.open)-1]
	if (o.char == '[') != (c == ']') {
		s.unclosed(o)
		return
	}
	s.at++
	s.close(o)
}

// close ends a quote or bracket and looks at what follows it.
func (s *notation) close(o opening) {
	s.open = s.open[:len(s.open)-1]
	flow := len(s.open) > 0
	s.skipBlanks()
	if flow {
		s.open[len(s.open)-1].full = true
	}
	if s.runeAt(s.at) == '#' { // yaml.v3 wants no space before this one
		s.at = len(s.line)
	}
	switch {
	case !s.lineEnds() && s.line[s.at] == ':' && (flow || s.keyEnds(s.at+1)):
		s.key(o.pos.Column-1, s.at)
	case s.lineEnds() && len(s.levels) > 0 && o.pos.Line == s.number && s.keyExpected(o.pos.Column-1):
		s.loose(o.pos.Column-1, s.at)
	case s.lineEnds():
		s.ended = !flow && len(s.levels) == 0
	case flow && strings.ContainsRune(",]}", s.line[s.at]):
	case o.char == '"' || o.char == '\'':
		s.afterQuote(o, flow)
	default:
		s.report(s.at, CodeSyntax, "quote the text if the brackets belong to it", "text after the closing bracket")
		s.stopped = true
	}
}

// afterQuote reports text after a closing quote. Where the quote was opened on
// an earlier line, what seems to close it opens another one.
func (s *notation) afterQuote(o opening, flow bool) {
	if o.pos.Line != s.number {
		s.unclosed(o)
		return
	}
	hint := `write \" for a quote inside the text`
	if o.char == '\'' {
		hint = "write '' for a quote inside the text"
	}
	if flow {
		hint += ", or put a comma between two texts"
	}
	s.report(s.at, CodeSyntax, hint, "text after the closing quote")
	s.stopped = true
}

// unclosed reports a quote or bracket and stops, for all after it was misread.
func (s *notation) unclosed(o opening) {
	what := "bracket"
	if o.char == '"' || o.char == '\'' {
		what = "quote"
	}
	s.found = slices.DeleteFunc(s.found, func(e *Error) bool { return e.Pos.Compare(o.pos) > 0 })
	s.found.Add(o.pos, CodeUnclosed, "close it", "%s %c is never closed", what, o.char)
	s.stopped = true
}
