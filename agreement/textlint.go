package agreement

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// lint reports Markdown that a renderer drops, renumbers or must not let
// through: a legal text has to read on the page as it was written.
func (r *textReader) lint(root ast.Node, ctx parser.Context) {
	walk := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			r.lintNode(n)
		}
		return ast.WalkContinue, nil
	}
	if err := ast.Walk(root, walk); err != nil {
		r.report(0, CodeMarkup, "simplify the text", "cannot read the text: %v", err)
	}
	if len(ctx.References()) > 0 {
		at := regexp.MustCompile(`(?m)^ {0,3}\[`).FindIndex(r.source)
		r.report(at[0], CodeMarkup, `write \[ for a bracket, or the link inline`, "a link definition, which vanishes from the page")
	}
}

func (r *textReader) lintNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.RawHTML:
		r.report(n.Segments.At(0).Start, CodeMarkup, `write \< for the character`, "HTML, which vanishes from the page")
	case *ast.HTMLBlock:
		r.report(blockStart(n), CodeMarkup, `write \< for the character`, "HTML, which vanishes from the page")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.report(blockStart(n), CodeMarkup, "indent by less than four spaces", "a block of code")
	case *ast.Image:
		r.report(inlineStart(n), CodeMarkup, "describe it in words", "an image")
	case *ast.Link:
		r.lintLink(inlineStart(n), string(n.Destination))
	case *ast.List:
		r.lintList(n)
	}
}

func (r *textReader) lintLink(offset int, destination string) {
	u, err := url.Parse(destination)
	allowed := err == nil && (u.Scheme == "" && u.Host == "" || u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto" || u.Scheme == "tel")
	if !allowed {
		r.report(offset, CodeMarkup, "use https:, mailto:, tel: or a path within the site", "the link %q leads nowhere that a page may point to", destination)
	}
}

var listNumber = regexp.MustCompile(`(\d+)[.)][ \t]*$`)

// lintList reports an item whose number would be another on the page: there,
// numbers count on from the first.
func (r *textReader) lintList(l *ast.List) {
	if !l.IsOrdered() {
		return
	}
	want := l.Start
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil {
			at := blockStart(first)
			line := r.source[bytes.LastIndexByte(r.source[:at], '\n')+1 : at]
			if m := listNumber.FindSubmatch(line); m != nil && string(m[1]) != strconv.Itoa(want) {
				r.report(at, CodeMarkup, `write a number that stands for itself with a backslash, as in 7\.`, "item %s would be printed as %d", strings.TrimSpace(string(m[1])), want)
			}
		}
		want++
	}
}

func blockStart(n ast.Node) int {
	if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if c := n.FirstChild(); c != nil && c.Type() != ast.TypeInline {
		return blockStart(c)
	}
	return 0
}

func inlineStart(n ast.Node) int {
	for p := n.FirstChild(); p != nil; p = p.FirstChild() {
		if t, ok := p.(*ast.Text); ok {
			return t.Segment.Start
		}
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Type() == ast.TypeBlock {
			return blockStart(p)
		}
	}
	return 0
}
