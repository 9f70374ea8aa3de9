package datafile

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reportSyntax says where a file stops being YAML. yaml.v3 gives no column and
// for an unclosed quote or bracket the line where the file ends, so our own
// scan looks for the usual causes first.
func reportSyntax(name, text string, err error, errs *ErrorList) {
	if pos, open, ok := unclosed(text); ok {
		pos.File = name
		errs.Add(pos, CodeUnclosed, "close it", "%s is never closed", open)
		return
	}
	line, msg := yamlLine(err)
	if reportPlainText(name, text, errs) {
		return
	}
	errs.Add(Pos{File: name, Line: line}, CodeSyntax, "check the indentation, colons and quotes on this line and the one before", "not valid YAML: %s", msg)
}

var yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

func yamlLine(err error) (int, string) {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, err.Error()
	}
	line, convErr := strconv.Atoi(m[1])
	if convErr != nil {
		line = 1
	}
	return line, m[2]
}

var plainEntry = regexp.MustCompile(`^\s*(?:- )*(?:[^\s:#"'\[{]+:\s+)?([^\s"'\[{|>#].*)$`)

// reportPlainText finds unquoted texts that hold ": " or start with a
// character that YAML keeps for itself.
func reportPlainText(name, text string, errs *ErrorList) bool {
	before := len(*errs)
	for n, line := range strings.Split(text, "\n") {
		m := plainEntry.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		value := line[m[2]:]
		pos := Pos{name, n + 1, utf8.RuneCountInString(line[:m[2]]) + 1}
		if at := strings.Index(value, ": "); at >= 0 && m[2] > 0 && strings.Contains(line[:m[2]], ":") {
			pos.Column += utf8.RuneCountInString(value[:at])
			errs.Add(pos, CodeColonInText, "quote the text", `": " inside an unquoted text`)
		} else if strings.ContainsAny(value[:1], "@`%&*!") {
			errs.Add(pos, CodeReservedStart, "quote the text", "an unquoted text cannot start with %q", value[:1])
		}
	}
	return len(*errs) > before
}

// opening is a bracket or quote that waits to be closed.
type opening struct {
	char rune
	pos  Pos
}

// unclosed returns the innermost bracket or quote that is open where the file
// ends. It follows YAML's own rules closely enough to tell the quotes and
// brackets of the notation from those in a text.
func unclosed(text string) (Pos, string, bool) {
	var s bracketScan
	for n, line := range strings.Split(text, "\n") {
		s.line(n+1, line)
	}
	if len(s.open) == 0 {
		return Pos{}, "", false
	}
	last := s.open[len(s.open)-1]
	what := "bracket "
	if last.char == '"' || last.char == '\'' {
		what = "quote "
	}
	return last.pos, what + string(last.char), true
}

type bracketScan struct {
	open       []opening
	block      bool // inside a | or > text
	blockDepth int  // the indentation of the line that opened it
}

func (s *bracketScan) line(n int, line string) {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	if s.block {
		if strings.TrimSpace(line) == "" || indent > s.blockDepth {
			return
		}
		s.block = false
	}
	s.chars(n, []rune(line))
	if len(s.open) == 0 && opensBlock(line) {
		s.block, s.blockDepth = true, indent
	}
}

func opensBlock(line string) bool {
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return false
	}
	last := fields[len(fields)-1]
	return (last[0] == '|' || last[0] == '>') && len(last) <= 3
}

// chars reads one line. A quote or bracket belongs to the notation only at the
// start of a value.
func (s *bracketScan) chars(n int, line []rune) {
	start := true
	for i := 0; i < len(line); i++ {
		c := line[i]
		if quote := s.quote(); quote != 0 {
			i += s.inQuote(quote, line[i:])
			start = false
			continue
		}
		switch {
		case c == '#' && (i == 0 || line[i-1] == ' '):
			return
		case strings.ContainsRune(`"'`, c) && start, strings.ContainsRune("[{", c) && (start || len(s.open) > 0):
			s.open = append(s.open, opening{c, Pos{Line: n, Column: i + 1}})
			start = c == '[' || c == '{'
			continue
		case strings.ContainsRune("]}", c) && len(s.open) > 0:
			s.open = s.open[:len(s.open)-1]
		}
		start = c == ' ' && start || c == ',' && len(s.open) > 0 || opensValue(line, i)
	}
}

func opensValue(line []rune, i int) bool {
	return i > 0 && line[i] == ' ' && (line[i-1] == ':' || line[i-1] == '-' || line[i-1] == ',')
}

func (s *bracketScan) quote() rune {
	if len(s.open) == 0 {
		return 0
	}
	if c := s.open[len(s.open)-1].char; c == '"' || c == '\'' {
		return c
	}
	return 0
}

// inQuote handles one character inside quotes and returns how many further
// characters belong to it.
func (s *bracketScan) inQuote(quote rune, rest []rune) int {
	escaped := quote == '"' && rest[0] == '\\' || quote == '\'' && rest[0] == '\'' && len(rest) > 1 && rest[1] == '\''
	if escaped {
		return 1
	}
	if rest[0] == quote {
		s.open = s.open[:len(s.open)-1]
	}
	return 0
}
