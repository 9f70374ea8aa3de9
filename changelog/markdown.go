package changelog

import (
	"bytes"
	"html/template"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// render turns the Markdown of a section into HTML. It drops HTML and links to
// anything but safe addresses, as goldmark does unless told otherwise; texts
// with such are refused when they are loaded. Links within the site are led
// from its root.
func render(markdown, root string) (template.HTML, error) {
	md := goldmark.New(goldmark.WithRendererOptions(
		renderer.WithNodeRenderers(util.Prioritized(innerHeading{}, 1))))
	source := []byte(markdown)
	doc := md.Parser().Parse(text.NewReader(source))
	if err := ast.Walk(doc, fromRoot(root)); err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, source, doc); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil // the only HTML that templates take as it is
}

func fromRoot(root string) ast.Walker {
	return func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		l, ok := n.(*ast.Link)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		u, err := url.Parse(string(l.Destination))
		if err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" {
			l.Destination = []byte(root + strings.TrimLeft(string(l.Destination), "/"))
		}
		return ast.WalkContinue, nil
	}
}

// innerHeading prints a heading within a quotation or a list as a paragraph:
// the outline of the page is made of the sections.
type innerHeading struct{}

// RegisterFuncs is part of goldmark's renderer.NodeRenderer.
func (h innerHeading) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := "</strong></p>\n"
		if entering {
			tag = "<p><strong>"
		}
		_, err := w.WriteString(tag)
		return ast.WalkContinue, err
	})
}
