package changelog

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

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
	StaleOf   string         // the agreement whose notices those are, where it is not the first
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

// page begins a page about some agreements; without any, about the first. It is
// stale for want of notices of the first, unless it is not about that one.
func (p *press) page(path, title string, agreements ...string) *page {
	if len(agreements) == 0 {
		agreements = []string{p.first().ID}
	}
	main := p.first().ID
	if !slices.Contains(agreements, main) {
		main = agreements[0]
	}
	page := &page{
		Path: path, Title: title, Site: p.site, Known: p.known,
		Draft: p.draft, Rendering: !p.agr.Official(), Originals: p.originals(main),
	}
	if main != p.first().ID {
		page.StaleOf = listWords(p.agreementNames([]string{main}))
	}
	for _, h := range p.holes(agreements...) {
		page.Missing = append(page.Missing, p.holeWords(h))
	}
	for _, h := range p.holes(main) {
		if h.Until.IsZero() && (page.Stale.IsZero() || h.From.Before(page.Stale)) {
			page.Stale = h.From
		}
	}
	return page
}

// under puts a page below the front page and, with more, below others.
func (p *page) under(crumbs ...hyperlink) {
	p.Crumbs = append([]hyperlink{{Text: p.Site, To: p.to(frontAddress)}}, crumbs...)
}

// frontLink leads to a part of the front page.
func (p *page) frontLink(part frontPart) hyperlink {
	return hyperlink{Text: part.title(), To: p.to(frontAddress + "#" + string(part))}
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
