package datafile

import (
	"slices"
	"strings"
)

// reserved reports a text that starts with a mark of the notation.
func (s *notation) reserved() {
	hint := "quote the text"
	if len(s.open) > 0 && s.line[s.at] == '-' {
		hint = "delete the dash, which makes no list inside brackets, or quote the text"
	}
	s.report(s.at, CodeReservedStart, hint, "an unquoted text cannot start with %q", string(s.line[s.at]))
	if c := s.line[s.at]; c == '&' || c == '!' { // what they stand before follows
		for !s.blankAt(s.at) {
			s.at++
		}
		return
	}
	end, isKey := s.plainEnd()
	if isKey && len(s.open) == 0 && s.keys == 0 {
		s.key(s.at, end)
		return
	}
	s.at, s.expects = end, false
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
	if s.keyExpected(start) {
		s.loose(start, end)
	}
}

func (s *notation) keyExpected(column int) bool {
	return len(s.open) == 0 && s.keys == 0 && !s.dashed && (column <= s.column() || len(s.levels) == 0)
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
		top.keyed, top.full = true, false
		return
	}
	switch {
	case colon-start > longestKey:
		s.report(start, CodeBadKey, "shorten it", "key of more than %d characters", longestKey)
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
