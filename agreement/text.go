package agreement

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

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

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
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
	r := textReader{file: file, source: []byte(source), errs: errs}
	ctx := parser.NewContext()
	root := goldmark.DefaultParser().Parse(gmtext.NewReader(r.source), parser.WithContext(ctx))
	r.lint(root, ctx)
	return r.cut(source, root)
}

type textReader struct {
	file   string
	source []byte
	errs   *datafile.ErrorList
}

func (r *textReader) pos(offset int) datafile.Pos {
	before := r.source[:min(offset, len(r.source))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return datafile.Pos{File: r.file, Line: bytes.Count(before, []byte("\n")) + 1, Column: len([]rune(string(before[start:]))) + 1}
}

func (r *textReader) report(offset int, code datafile.Code, hint, format string, args ...any) {
	r.errs.Add(r.pos(offset), code, hint, format, args...)
}

// cut walks the top level for headings. Each section keeps the Markdown between
// its heading and the next.
func (r *textReader) cut(source string, root ast.Node) *Text {
	t := &Text{file: r.file, source: source}
	end := len(source)
	for n := root.LastChild(); n != nil; n = n.PreviousSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		start, bodyStart := r.headingLine(h)
		body := strings.TrimSpace(source[min(bodyStart, end):end])
		end = start
		if h.Level == 1 {
			r.title(t, h, start, body)
			continue
		}
		clause, title := splitHeading(headingText(h, r.source))
		t.sections = append(t.sections, Section{clause, title, h.Level, body, r.pos(start)})
	}
	slices.Reverse(t.sections)
	r.checkSections(t, strings.TrimSpace(source[:end]))
	return t
}

func (r *textReader) title(t *Text, h *ast.Heading, start int, body string) {
	if t.title != "" {
		r.report(start, CodeHeading, "use ## for sections", "a second heading of the first level")
	}
	if body != "" {
		r.report(start, CodeHeading, "give the words after the title a section of their own", "words between the title and the first section")
	}
	t.title = headingText(h, r.source)
}

func (r *textReader) checkSections(t *Text, lead string) {
	if t.title == "" {
		r.report(0, CodeHeading, "start with # and the name of the document", "the text has no title")
	} else if lead != "" {
		r.report(0, CodeHeading, "start with # and the name of the document", "words before the title")
	}
	seen := map[Clause]Section{}
	for _, s := range t.sections {
		if first, ok := seen[s.Clause]; ok {
			r.errs.Add(s.Pos, CodeDuplicateClause, "number the sections apart", "clause %q is already on line %d", s.Clause, first.Pos.Line)
		}
		seen[s.Clause] = s
		if s.Clause == "" {
			r.errs.Add(s.Pos, CodeHeading, "write a number or a word", "empty heading")
		}
	}
}

// headingLine returns the offsets where the heading's line starts and where the
// text after it begins.
func (r *textReader) headingLine(h *ast.Heading) (start, after int) {
	at := h.Pos()
	if h.Lines().Len() > 0 {
		at = h.Lines().At(0).Start
	}
	at = min(max(at, 0), len(r.source))
	start = bytes.LastIndexByte(r.source[:at], '\n') + 1
	line := r.source[start:]
	if !bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("#")) {
		r.report(start, CodeHeading, "start the line with #, ## or ###", "underlined heading")
	}
	if nl := bytes.IndexByte(line, '\n'); nl >= 0 {
		return start, start + nl + 1
	}
	return start, len(r.source)
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
		return Clause("kap-" + words[1]), strings.Join(words[2:], " ")
	case len(words) > 1 && words[0] == "Avsnitt" && isNumber(words[1]):
		words = words[1:]
	case !isNumber(words[0]):
		return Clause(slug(heading)), heading
	}
	clause, rest := strings.TrimSuffix(words[0], "."), words[1:]
	if len(rest) > 0 && strings.Trim(rest[0], "ivx") == "" {
		clause, rest = clause+" "+rest[0], rest[1:]
	}
	return Clause(clause), strings.Join(rest, " ")
}

func isNumber(word string) bool {
	return word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789.") == ""
}

// slug keeps å, ä and ö: an anchor is read by people.
func slug(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == 'å', r == 'ä', r == 'ö':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}
