package changelog

import (
	"bytes"
	"html/template"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// render turns the Markdown of a section into HTML. It drops HTML and links to
// anything but safe addresses, as goldmark does unless told otherwise; texts
// with such, or with headings within a section, are refused when they are
// loaded. Links within the site are led from its root.
func render(markdown, root string) (template.HTML, error) {
	md := goldmark.New()
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
