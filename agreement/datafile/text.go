package datafile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const bom = "\ufeff"

// CheckText reports the bytes that have no place in a file of a data set,
// YAML or Markdown: what is not UTF-8, unprintable and invisible characters,
// line breaks other than LF and CRLF, letters that are not in Unicode's
// composed form (NFC), and the markers of an unresolved merge. It returns the
// text without a byte order mark and with LF line ends, and whether a parser
// may be let loose on it.
func CheckText(name string, src []byte, errs *ErrorList) (string, bool) {
	text, _, ok := checkText(name, src, errs)
	return text, ok
}

// checkText is [CheckText] with the lines of the text.
func checkText(name string, src []byte, errs *ErrorList) (text string, lines []string, ok bool) {
	before := len(*errs)
	if len(src) > MaxFileSize {
		reportLarge(name, errs)
		return "", nil, false
	}
	if encoding := foreignEncoding(src); encoding != "" {
		errs.Add(Pos{File: name, Line: 1, Column: 1}, CodeNotUTF8, "save the file as UTF-8", "the file is in %s", encoding)
		return "", nil, false
	}
	text = strings.ReplaceAll(strings.TrimPrefix(string(src), bom), "\r\n", "\n")
	merging := false
	lines = strings.Split(text, "\n")
	for n, line := range lines {
		pos := Pos{File: name, Line: n + 1, Column: 1}
		if marker := conflictMarker(line, merging); marker != "" {
			merging = marker != ">>>>>>>"
			errs.Add(pos, CodeConflict, "settle the merge and delete the marker", "merge conflict marker %s", marker)
		} else if !isPlainLatin(line) {
			checkRunes(pos, line, errs)
		}
	}
	return text, lines, len(*errs) == before
}

// foreignEncoding names the encoding of a file that starts with the mark of
// UTF-16 or with ASCII letters in it.
func foreignEncoding(src []byte) string {
	s := src[:min(len(src), 4)]
	switch {
	case len(s) >= 2 && (string(s[:2]) == "\xff\xfe" || string(s[:2]) == "\xfe\xff"),
		len(s) == 4 && (s[0] == 0) == (s[2] == 0) && (s[1] == 0) == (s[3] == 0) && (s[0] == 0) != (s[1] == 0):
		return "UTF-16"
	}
	return ""
}

// conflictMarker returns the marker that a line consists of. Outside a
// conflict, ======= is the underline of a Markdown heading.
func conflictMarker(line string, merging bool) string {
	for _, marker := range [...]string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		rest, ok := strings.CutPrefix(line, marker)
		if ok && (rest == "" || rest[0] == ' ') && (merging || marker != "=======") {
			return marker
		}
	}
	return ""
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 && s[i] != '\t' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// isPlainLatin reports whether a line consists of characters that have nothing
// wrong with them and nothing to compose: ASCII, the letters up to U+024F, dashes
// and quotation marks. It decides most lines without a look at Unicode's tables.
func isPlainLatin(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f, c == '\t':
		case c == 0xc2 && i+1 < len(s) && s[i+1] >= 0xa0 && s[i+1] <= 0xbf,
			c >= 0xc3 && c <= 0xc8 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0xbf:
			i++
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x93 || s[i+2] == 0x94 || s[i+2] >= 0x98 && s[i+2] <= 0x9f):
			i += 2 // – — ‘ ’ ‚ ‛ “ ” „ ‟
		default:
			return false
		}
	}
	return true
}

// checkRunes reports at most one problem of each code on a line: a file in the
// wrong encoding would otherwise drown everything else.
func checkRunes(pos Pos, line string, errs *ErrorList) {
	var seen []Code
	column := 0
	for i, r := range line {
		column++
		p := runeProblem(r, line[i:])
		if p.code != "" && !slices.Contains(seen, p.code) {
			seen = append(seen, p.code)
			errs.Add(Pos{pos.File, pos.Line, column}, p.code, p.hint, "%s", p.msg)
		}
	}
	if slices.Contains(seen, CodeNotUTF8) {
		return
	}
	if before, letter := decomposed(line); letter != "" {
		p := letterProblem(letter)
		errs.Add(Pos{pos.File, pos.Line, utf8.RuneCountInString(before) + 1}, p.code, p.hint, "%s", p.msg)
	}
}

// textProblem is what is wrong with a character; without a code, nothing.
type textProblem struct {
	code      Code
	hint, msg string
}

// runeProblem judges the character at the start of rest.
func runeProblem(r rune, rest string) textProblem {
	switch {
	case 0x20 <= r && r < 0x7f, 0xa0 <= r && r < 0x250: // the letters of most texts, told quickly
	case r == utf8.RuneError && !strings.HasPrefix(rest, "\ufffd"):
		return textProblem{CodeNotUTF8, "save the file as UTF-8 (is it Latin-1?)", fmt.Sprintf("byte 0x%02x is not UTF-8", rest[0])}
	case r == utf8.RuneError:
		return textProblem{CodeControl, "type the letter that was there", "U+FFFD stands where a letter was lost"}
	case r == '\r':
		return textProblem{CodeLineBreak, "end lines with LF or CRLF", "carriage return (U+000D) without a line feed"}
	case r == '\u0085' || r == '\u2028' || r == '\u2029':
		return textProblem{CodeLineBreak, "end lines with LF or CRLF", fmt.Sprintf("U+%04X breaks the line for some programs only", r)}
	case r == '\t' || r == '\u00ad':
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point):
		return textProblem{CodeControl, "delete it", fmt.Sprintf("invisible or unprintable character U+%04X", r)}
	}
	return textProblem{}
}

func letterProblem(letter string) textProblem {
	const hint = "type the letter anew on a keyboard, or save the file in the form NFC"
	return textProblem{CodeNotNFC, hint, fmt.Sprintf("letter %s is written as %s, not as %s",
		clip(norm.NFC.String(letter)), codePoints(letter), codePoints(norm.NFC.String(letter)))}
}

func codePoints(s string) string {
	var points []string
	for _, r := range s {
		if len(points) == 4 { // a pile of accents
			points = append(points, "…")
			break
		}
		points = append(points, fmt.Sprintf("U+%04X", r))
	}
	return strings.Join(points, " ")
}

// decomposed returns the first letter of a line that is not in the form NFC,
// and what stands before it.
func decomposed(line string) (before, letter string) {
	if norm.NFC.IsNormalString(line) {
		return "", ""
	}
	for at := norm.NFC.QuickSpanString(line); at < len(line); {
		end := at + norm.NFC.NextBoundaryInString(line[at:], true)
		if !norm.NFC.IsNormalString(line[at:end]) {
			return line[:at], line[at:end]
		}
		at = end
	}
	return "", line
}
