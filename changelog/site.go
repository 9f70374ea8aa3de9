package changelog

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// Site says how to publish a change log. The zero value works.
type Site struct {
	// Title names the site; without one, it is named for the first agreement
	// of the data set.
	Title string

	// Known is the day of the publication: what notices announced by then is
	// shown, and nothing of later ones. The zero Date stands for the day of the
	// last notice in the data set, so that all of it is shown.
	Known agreement.Date

	// Draft shows later notices too, each marked as a draft. Such pages are for
	// those who prepare a notice, not for the public.
	Draft bool
}

// Publish returns the change log of a data set as the files of a web site, in
// Swedish:
//
//	index.html                            what applies, what is coming, every notice by year, every service
//	                                      and customer category, other agreements, what is missing
//	ar/<year>/index.html                  one year: its notices in short, what takes effect, prices, who joins
//	andringar/<notice>/index.html         one notice: its changes in plain language, then the redlines
//	dokument/<document>/index.html        one document, or the terms of a service: its versions and their words
//	tjanster/<service>/index.html         one service: its names, who can have it and how, its changes and prices
//	kundkategorier/<category>/index.html  one customer category: what it can have, what no source says
//	index.json                            the same facts for machines
//	style.css
//
// All links are relative. Equal data and an equal Site give equal bytes.
func (s Site) Publish(cat *catalog.Catalog) (fs.FS, error) {
	known, err := s.day(cat.Agreement())
	if err != nil {
		return nil, err
	}
	p, err := newPress(s.title(cat.Agreement()), newEdition(cat, known, s.Draft))
	if err != nil {
		return nil, err
	}
	if err := p.printAll(); err != nil {
		return nil, fmt.Errorf("changelog: %w", err)
	}
	return p.files, nil
}

func (s Site) day(agr *agreement.Agreement) (agreement.Date, error) {
	if !s.Known.IsZero() {
		return s.Known, nil
	}
	notices := agr.Notices()
	if len(notices) == 0 {
		return agreement.Date{}, errors.New("changelog: the data set has no notice to take the day from: set Site.Known")
	}
	return notices[len(notices)-1].Published(), nil
}

func (s Site) title(agr *agreement.Agreement) string {
	if s.Title != "" {
		return s.Title
	}
	for _, t := range agr.Agreements() {
		return "Ändringar i " + t.Name.In("sv")
	}
	return "Ändringar"
}
