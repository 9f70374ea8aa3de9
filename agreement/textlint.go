package agreement

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// lint reports Markdown that a renderer drops, renumbers or must not let
// through: a legal text has to read on the page as it was written.
func (r *textReader) lint(root ast.Node) {
	r.lintLines()
	walk := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			r.lintNode(n)
		}
		return ast.WalkContinue, nil
	}
	if err := ast.Walk(root, walk); err != nil {
		r.report(0, CodeMarkup, "simplify the text", "cannot read the text: %v", err)
	}
}

var (
	looseHeading = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[^#\s]`)
	tableLine    = regexp.MustCompile(`(?m)^ {0,3}\|`)
)

// lintLines reports lines that are meant as a heading or a table and would be
// printed as text.
func (r *textReader) lintLines() {
	for _, m := range looseHeading.FindAllIndex(r.source, -1) {
		r.report(m[0], CodeHeading, "put a space after the #", "a heading without a space after the #")
	}
	for _, m := range tableLine.FindAllIndex(r.source, -1) {
		r.report(m[0], CodeMarkup, "write it as a list", "a table, which a page would print as it stands")
	}
}

func (r *textReader) lintNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.RawHTML, *ast.HTMLBlock:
		r.report(offset(n), CodeMarkup, `write \< for the character`, "HTML, which vanishes from the page")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.report(offset(n), CodeMarkup, "indent by less than four spaces", "a block of code")
	case *ast.LinkReferenceDefinition:
		r.report(offset(n), CodeMarkup, `write \[ for a bracket, or the link inline`, "a link definition, which vanishes from the page")
	case *ast.Image:
		r.report(offset(n), CodeMarkup, "describe it in words", "an image")
	case *ast.Link:
		r.lintLink(n, string(n.Destination))
	case *ast.AutoLink:
		if n.AutoLinkType == ast.AutoLinkURL {
			r.lintLink(n, string(n.URL(r.source)))
		}
	case *ast.List:
		r.lintList(n)
	case *ast.Heading:
		r.lintHeading(n)
	}
}

func (r *textReader) lintHeading(h *ast.Heading) {
	switch {
	case h.Parent().Kind() != ast.KindDocument:
		r.report(offset(h), CodeHeading, "take it out of the list or quotation", "a heading that starts no section")
	case r.underlined(r.lineStart(offset(h))):
		r.report(offset(h), CodeHeading, "start the line with #, ## or ###", "underlined heading")
	}
}

// lintLink judges the address as a browser reads it: with its escapes resolved,
// and a backslash taken for a slash.
func (r *textReader) lintLink(n ast.Node, destination string) {
	address := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(destination))))
	u, err := url.Parse(strings.ReplaceAll(string(address), `\`, "/"))
	allowed := err == nil && (u.Scheme == "" && u.Host == "" || u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto" || u.Scheme == "tel")
	if !allowed {
		r.report(offset(n), CodeMarkup, "use https:, mailto:, tel: or a path within the site", "the link %q leads nowhere that a page may point to", destination)
	}
}

var listNumber = regexp.MustCompile(`\A\d+`)

// lintList reports an item whose number would be another on the page: there,
// numbers count on from the first.
func (r *textReader) lintList(l *ast.List) {
	if !l.IsOrdered() {
		return
	}
	want := l.Start
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		at := offset(item)
		if number := string(listNumber.Find(r.source[at:])); number != "" && number != strconv.Itoa(want) {
			r.report(at, CodeMarkup, `write a number that stands for itself with a backslash, as in 7\.`, "item %s would be printed as %d", number, want)
		}
		want++
	}
}

// offset returns where a node starts in the source, or where what holds it does.
func offset(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if at := n.Pos(); at >= 0 && n.Kind() != ast.KindDocument {
			return at
		}
	}
	return 0
}
