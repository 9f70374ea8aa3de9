package agreement

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Text is the words of one version: Markdown, cut at its headings.
type Text struct {
	file     string
	source   string
	title    string
	sections []Section
}

// Section is the part of a text under one heading, up to the next heading of
// any level.
type Section struct {
	Clause Clause // the number or, without one, the heading in small letters with hyphens
	Title  string // the heading without its number
	Level  int    // 2 for ##, 3 for ### and so on
	Body   string // Markdown, without the heading, trimmed
	Pos    datafile.Pos
}

// File returns the path of the text in the data set.
func (t *Text) File() string { return t.file }

// Source returns the Markdown with LF line ends.
func (t *Text) Source() string { return t.source }

// Title returns the heading of the text.
func (t *Text) Title() string { return t.title }

// Sections returns the sections in the order of the text.
func (t *Text) Sections() []Section { return slices.Clone(t.sections) }

// Section returns the section of a clause.
func (t *Text) Section(c Clause) (Section, bool) {
	i := slices.IndexFunc(t.sections, func(s Section) bool { return s.Clause == c })
	if i < 0 {
		return Section{}, false
	}
	return t.sections[i], true
}

// Hash returns "sha256:" and the hexadecimal hash of the Markdown with LF line
// ends.
func (t *Text) Hash() string { return hashOf(t.source) }

func hashOf(s string) string { return hashOfBytes([]byte(s)) }

func hashOfBytes(src []byte) string {
	sum := sha256.Sum256(src)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Heading returns the clause and the title as they are printed together, such
// as "5.2 ii", "8.7 Indirekt ansluten vårdgivare" or "Kapitel 20 Tidigare avtal".
func (s Section) Heading() string {
	if !s.Clause.Numbered() {
		return s.Title
	}
	number := string(s.Clause)
	if n, ok := strings.CutPrefix(number, "kap-"); ok {
		number = "Kapitel " + n
	}
	return strings.TrimSpace(number + " " + s.Title)
}

// parseText cuts Markdown at its headings and reports what would read
// differently once it is rendered, or could not be rendered safely.
func parseText(file string, src []byte, errs *datafile.ErrorList) *Text {
	source, ok := datafile.CheckText(file, src, errs)
	if !ok {
		return nil
	}
	r := textReader{file: file, source: []byte(source), lines: []int{0}, errs: errs}
	for i, c := range r.source {
		if c == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	root := goldmark.DefaultParser().Parse(gmtext.NewReader(r.source))
	r.lint(root)
	return r.cut(source, root)
}

type textReader struct {
	file   string
	source []byte
	lines  []int // where each line starts
	errs   *datafile.ErrorList
}

func (r *textReader) pos(offset int) datafile.Pos {
	line := sort.SearchInts(r.lines, offset+1)
	before := r.source[r.lines[line-1]:min(offset, len(r.source))]
	return datafile.Pos{File: r.file, Line: line, Column: utf8.RuneCount(before) + 1}
}

func (r *textReader) report(offset int, code datafile.Code, hint, format string, args ...any) {
	r.errs.Add(r.pos(offset), code, hint, format, args...)
}

// cut walks the top level for headings. Each section keeps the Markdown between
// its heading and the next.
func (r *textReader) cut(source string, root ast.Node) *Text {
	t := &Text{file: r.file, source: source}
	var headings []*ast.Heading
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, h)
		}
	}
	lead := source
	for i, h := range headings {
		start, after := r.headingLines(h)
		end := len(source)
		if i+1 < len(headings) {
			end, _ = r.headingLines(headings[i+1])
		}
		if i == 0 {
			lead = source[:start]
		}
		body := strings.TrimSpace(source[min(after, end):end])
		if h.Level == 1 {
			r.title(t, h, start, body)
			continue
		}
		clause, title := splitHeading(headingText(h, r.source))
		t.sections = append(t.sections, Section{clause, title, h.Level, body, r.pos(start)})
	}
	r.checkTitle(t, lead)
	r.checkSections(t)
	return t
}

func (r *textReader) title(t *Text, h *ast.Heading, start int, body string) {
	switch {
	case t.title != "":
		r.report(start, CodeHeading, "use ## for sections", "a second heading of the first level")
		return
	case len(t.sections) > 0:
		r.report(start, CodeHeading, "start with # and the name of the document", "a section before the title")
	case body != "":
		r.report(start, CodeHeading, "give the words after the title a section of their own", "words between the title and the first section")
	}
	t.title = headingText(h, r.source)
}

func (r *textReader) checkTitle(t *Text, lead string) {
	if t.title == "" {
		r.report(0, CodeHeading, "start with # and the name of the document", "the text has no title")
	} else if strings.TrimSpace(lead) != "" {
		r.report(0, CodeHeading, "start with # and the name of the document", "words before the title")
	}
}

func (r *textReader) checkSections(t *Text) {
	seen := map[Clause]Section{}
	for _, s := range t.sections {
		if s.Clause == "" {
			r.errs.Add(s.Pos, CodeHeading, "write a number or a word", "empty heading")
			continue
		}
		if !s.wellFormed() {
			r.errs.Add(s.Pos, CodeHeading, "start with a number such as 5, 5.2, 5.2 ii or Kapitel 20, or with a word", "the heading makes the clause %q, which is not of the form of one", s.Clause)
		}
		if first, ok := seen[s.Clause]; ok {
			r.errs.Add(s.Pos, CodeDuplicateClause, "number the sections apart", "clause %q is already on line %d", s.Clause, first.Pos.Line)
			continue
		}
		seen[s.Clause] = s
	}
}

// wellFormed reports whether a reference can name the section. "Kap 20" would
// be printed as "Kapitel 20 Kap 20".
func (s Section) wellFormed() bool {
	_, err := ParseReference("document " + string(s.Clause))
	return err == nil && !(s.Clause.Numbered() && Clause(slug(s.Title)) == s.Clause)
}

// headingLines returns the offsets where the lines of a heading start and where
// the text after them begins.
func (r *textReader) headingLines(h *ast.Heading) (start, after int) {
	start = r.lineStart(offset(h))
	after = r.lineEnd(start)
	if r.underlined(start) {
		after = r.lineEnd(h.Lines().At(h.Lines().Len() - 1).Start)
		after = r.lineEnd(after)
	}
	return start, after
}

func (r *textReader) underlined(start int) bool {
	return !bytes.HasPrefix(bytes.TrimLeft(r.source[start:], " "), []byte("#"))
}

func (r *textReader) lineStart(at int) int {
	return bytes.LastIndexByte(r.source[:at], '\n') + 1
}

// lineEnd returns the offset after the line break that ends a line.
func (r *textReader) lineEnd(at int) int {
	if n := bytes.IndexByte(r.source[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(r.source)
}

func headingText(h *ast.Heading, source []byte) string {
	var b strings.Builder
	for i := range h.Lines().Len() {
		seg := h.Lines().At(i)
		b.Write(seg.Value(source))
	}
	return strings.TrimSpace(b.String())
}

// splitHeading takes the clause from the front of a heading.
func splitHeading(heading string) (Clause, string) {
	words := strings.Fields(heading)
	switch {
	case len(words) == 0:
		return "", ""
	case len(words) > 1 && words[0] == "Kapitel" && isNumber(words[1]):
		return Clause("kap-" + strings.TrimSuffix(words[1], ".")), strings.Join(words[2:], " ")
	case len(words) > 1 && words[0] == "Avsnitt" && isNumber(words[1]):
		words = words[1:]
	case !isNumber(words[0]):
		return Clause(slug(heading)), strings.Join(words, " ")
	}
	clause, rest := strings.TrimSuffix(words[0], "."), words[1:]
	if len(rest) > 0 && isItem(rest[0]) {
		clause, rest = clause+" "+strings.TrimSuffix(rest[0], "."), rest[1:]
	}
	return Clause(clause), strings.Join(rest, " ")
}

// isItem reports whether a word is a Roman numeral in small letters.
func isItem(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return word != "" && strings.Trim(word, "ivx") == ""
}

func isNumber(word string) bool {
	return word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789.") == ""
}

// slug keeps å, ä and ö: an anchor is read by people. Other letters lose their
// accents.
func slug(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == 'å', r == 'ä', r == 'ö':
			b.WriteRune(r)
		case unaccented(r) != 0:
			b.WriteByte(unaccented(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// unaccented returns the letter from a to z that r is with an accent, or 0.
func unaccented(r rune) byte {
	if base := norm.NFD.String(string(r))[0]; base >= 'a' && base <= 'z' {
		return base
	}
	return 0
}
