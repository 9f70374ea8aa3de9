package changelog

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

//go:embed templates
var templates embed.FS

// A press prints the pages of an edition.
type press struct {
	*edition
	site  string
	front *template.Template
	news  *template.Template
	words *template.Template
	files files
}

func newPress(site string, e *edition) (*press, error) {
	p := &press{edition: e, site: site, files: files{}}
	for name, kind := range map[string]**template.Template{"front": &p.front, "notice": &p.news, "document": &p.words} {
		t, err := template.New("layout.html").Funcs(templateFuncs()).ParseFS(templates,
			"templates/layout.html", "templates/parts.html", "templates/"+name+".html")
		if err != nil {
			return nil, err
		}
		*kind = t
	}
	return p, nil
}

// templateFuncs is what templates may call.
func templateFuncs() template.FuncMap {
	return template.FuncMap{
		"day": dayWords, "weekday": weekdayWord, "capital": capital,
		"inserted": func(e Edit) bool { return e.Op == Inserted },
		"deleted":  func(e Edit) bool { return e.Op == Deleted },
	}
}

func (p *press) printAll() error {
	if err := p.print(p.front, p.frontPage()); err != nil {
		return err
	}
	for _, n := range p.notices() {
		page, err := p.noticePage(n)
		if err == nil {
			err = p.print(p.news, page)
		}
		if err != nil {
			return err
		}
	}
	for _, d := range p.documents() {
		page, err := p.documentPage(d)
		if err == nil {
			err = p.print(p.words, page)
		}
		if err != nil {
			return err
		}
	}
	return p.printRest()
}

func (p *press) print(t *template.Template, page *page) error {
	var b bytes.Buffer
	if err := t.Execute(&b, page); err != nil {
		return fmt.Errorf("%s: %w", page.Path, err)
	}
	p.files[page.Path] = b.Bytes()
	return nil
}

// printRest adds what is not a page.
func (p *press) printRest() error {
	style, err := templates.ReadFile("templates/style.css")
	if err != nil {
		return err
	}
	index, err := json.MarshalIndent(p.index(), "", "  ")
	if err != nil {
		return err
	}
	p.files["style.css"] = style
	p.files["index.json"] = append(index, '\n')
	return nil
}

// page is what every page has.
type page struct {
	Path      string // within the site
	Site      string
	Title     string
	Crumbs    []hyperlink // the pages above this one
	Contents  []part      // what the page has
	Draft     bool        // the page shows drafts, or is one
	Known     agreement.Date
	Rendering bool           // the words are not the official ones
	Originals []hyperlink    // where those are
	Stale     agreement.Date // since when notices are missing up to the day of the site
	Missing   []string
	Main      any // what the kind of page has
}

// part is a part of a page, in its list of contents.
type part struct {
	hyperlink
	Parts []hyperlink
}

func partAt(text, to string) part { return part{hyperlink: hyperlink{Text: text, To: to}} }

// hyperlink is words that may lead somewhere.
type hyperlink struct {
	Text  string
	To    string // "" when there is nothing to lead to
	Draft bool   // it leads to a draft
}

func (p *press) page(path, title string) *page {
	page := &page{
		Path: path, Title: title, Site: p.site, Known: p.known,
		Draft: p.draft, Rendering: !p.agr.Official(), Originals: p.originals(),
	}
	for _, h := range p.holes() {
		page.Missing = append(page.Missing, holeWords(h))
		if h.Until.IsZero() {
			page.Stale = h.From
		}
	}
	return page
}

// compared returns the heading over the redlines.
func (p *page) compared() string {
	if p.Rendering {
		return "Vår återgivning före och efter"
	}
	return "Orden före och efter"
}

// Root leads from the page to the folder of the site.
func (p *page) Root() string { return strings.Repeat("../", strings.Count(p.Path, "/")) }

// to leads from the page to an address within the site.
func (p *page) to(address string) string { return p.Root() + address }
