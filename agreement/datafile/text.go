package datafile

import (
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
	before := len(*errs)
	if encoding := foreignEncoding(src); encoding != "" {
		errs.Add(Pos{File: name, Line: 1, Column: 1}, CodeNotUTF8, "save the file as UTF-8", "the file is in %s", encoding)
		return "", false
	}
	text := strings.TrimPrefix(string(src), bom)
	for n, line := range strings.Split(text, "\n") {
		checkLine(Pos{File: name, Line: n + 1}, strings.TrimSuffix(line, "\r"), errs)
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), len(*errs) == before
}

func foreignEncoding(src []byte) string {
	switch s := string(src[:min(len(src), 2)]); s {
	case "\xff\xfe", "\xfe\xff":
		return "UTF-16"
	}
	return ""
}

func checkLine(pos Pos, line string, errs *ErrorList) {
	for _, marker := range [...]string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if rest, ok := strings.CutPrefix(line, marker); ok && (rest == "" || rest[0] == ' ') {
			pos.Column = 1
			errs.Add(pos, CodeConflict, "settle the merge and delete the marker", "merge conflict marker %q", marker)
			return
		}
	}
	if isPrintableASCII(line) {
		return
	}
	checkRunes(pos, line, errs)
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 && s[i] != '\t' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// checkRunes reports at most one problem of each code on a line: a file in the
// wrong encoding would otherwise drown everything else.
func checkRunes(pos Pos, line string, errs *ErrorList) {
	seen := map[Code]bool{}
	report := func(column int, code Code, hint, format string, args ...any) {
		if !seen[code] {
			seen[code] = true
			errs.Add(Pos{pos.File, pos.Line, column}, code, hint, format, args...)
		}
	}
	column := 0
	for i, r := range line {
		column++
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(line[i:], "\ufffd"):
			report(column, CodeNotUTF8, "save the file as UTF-8 (is it Latin-1?)", "byte 0x%02x is not UTF-8", line[i])
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			report(column, CodeLineBreak, "end lines with LF or CRLF", "U+%04X breaks the line for some programs only", r)
		case r == '\t' || r == '\u00ad':
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) || r == '\ufffd':
			report(column, CodeControl, "delete it", "invisible or unprintable character U+%04X", r)
		}
	}
	if !seen[CodeNotUTF8] && !norm.NFC.IsNormalString(line) {
		at := utf8.RuneCountInString(line[:composedPrefix(line)]) + 1
		report(at, CodeNotNFC, "type the letter anew, as one character", "letter made of several characters")
	}
}

// composedPrefix returns the length in bytes of the part of a line before the
// first character that composing would change.
func composedPrefix(line string) int {
	composed := norm.NFC.String(line)
	n := 0
	for n < len(line) && n < len(composed) && line[n] == composed[n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(line[n-1]) {
		n--
	}
	return max(n-1, 0)
}
