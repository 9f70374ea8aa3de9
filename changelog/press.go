package changelog

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
)

//go:embed templates
var templates embed.FS

// A press prints the pages of an edition.
type press struct {
	*edition
	site  string
	forms map[pageKind]*template.Template
	files files
}

// pageKind is a kind of page, the name of its template.
type pageKind string

const (
	frontKind    pageKind = "front"
	yearKind     pageKind = "year"
	noticeKind   pageKind = "notice"
	documentKind pageKind = "document"
	serviceKind  pageKind = "service"
	categoryKind pageKind = "category"
)

func newPress(site string, e *edition) (*press, error) {
	p := &press{edition: e, site: site, forms: map[pageKind]*template.Template{}, files: files{}}
	for _, kind := range [...]pageKind{frontKind, yearKind, noticeKind, documentKind, serviceKind, categoryKind} {
		t, err := template.New("layout.html").Funcs(templateFuncs()).ParseFS(templates,
			"templates/layout.html", "templates/parts.html", "templates/facts.html", "templates/"+string(kind)+".html")
		if err != nil {
			return nil, err
		}
		p.forms[kind] = t
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

// printAll prints every page, and the files that are none.
func (p *press) printAll() error {
	if err := p.print(frontKind, p.frontPage()); err != nil {
		return err
	}
	for _, y := range p.years() {
		if err := p.print(yearKind, p.yearPage(y)); err != nil {
			return err
		}
	}
	for _, s := range p.services() {
		if err := p.print(serviceKind, p.servicePage(s)); err != nil {
			return err
		}
	}
	for _, k := range p.categories() {
		if err := p.print(categoryKind, p.categoryPage(k)); err != nil {
			return err
		}
	}
	if err := p.printWords(); err != nil {
		return err
	}
	return p.printRest()
}

// printWords prints the pages that compare words.
func (p *press) printWords() error {
	for _, n := range p.notices() {
		page, err := p.noticePage(n)
		if err == nil {
			err = p.print(noticeKind, page)
		}
		if err != nil {
			return err
		}
	}
	for _, d := range p.documents() {
		page, err := p.documentPage(d)
		if err == nil {
			err = p.print(documentKind, page)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *press) print(kind pageKind, page *page) error {
	var b bytes.Buffer
	if err := p.forms[kind].Execute(&b, page); err != nil {
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
