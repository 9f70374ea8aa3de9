package main

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// factsReport says what a data set rests on.
type factsReport struct {
	Count    int                     `json:"count"`
	Basis    map[agreement.Basis]int `json:"basis"`
	Sources  []sourceCount           `json:"sources"`  // the most cited first
	Readings []readingCount          `json:"readings"` // by id
	// NotAdded are services whose terms notices change, although none adds them.
	NotAdded []notAdded `json:"not_added"`
	// NeverCovered are services that no evidence shows to be covered on any day.
	NeverCovered []string             `json:"never_covered"`
	Unused       []agreement.SourceID `json:"unused"` // sources that no fact uses
	Facts        []factRecord         `json:"facts"`
}

type sourceCount struct {
	Source agreement.SourceID `json:"source"`
	Count  int                `json:"count"`
}

type readingCount struct {
	Reading string `json:"reading"`
	Count   int    `json:"count"`
	agreement.Bilingual
}

// notAdded is a service that no notice adds.
type notAdded struct {
	Service string             `json:"service"`
	Change  agreement.ChangeID `json:"change"`         // the first that changes its terms
	Since   agreement.Date     `json:"since,omitzero"` // since when it counts as covered
}

// factRecord is one fact and what it rests on, in JSON.
type factRecord struct {
	About string `json:"about"`
	evidenceRecord
}

func factsReportOf(cat *catalog.Catalog) *factsReport {
	r := &factsReport{
		Basis:    map[agreement.Basis]int{agreement.Stated: 0, agreement.Indicative: 0, agreement.Inferred: 0, agreement.Illustrative: 0},
		NotAdded: servicesNotAdded(cat), NeverCovered: servicesNeverCovered(cat), Unused: []agreement.SourceID{}, Facts: []factRecord{},
	}
	sources, readings := map[agreement.SourceID]int{}, map[string]int{}
	for c := range cat.Citations() {
		r.Count++
		r.Basis[c.Evidence.Basis]++
		sources[c.Evidence.Source]++
		for _, reading := range c.Evidence.Readings {
			readings[reading]++
		}
		r.Facts = append(r.Facts, factRecord{c.About(), evidenceRecordOf(c.Evidence)})
	}
	r.countSources(cat.Agreement(), sources)
	r.Readings = each(finderOf(cat).readings(), func(found reading) readingCount {
		return readingCount{found.id, readings[found.id], found.text}
	})
	return r
}

func (r *factsReport) countSources(agr *agreement.Agreement, counts map[agreement.SourceID]int) {
	r.Sources = []sourceCount{}
	for _, s := range agr.Sources() {
		if n := counts[s.ID]; n > 0 {
			r.Sources = append(r.Sources, sourceCount{s.ID, n})
		} else {
			r.Unused = append(r.Unused, s.ID)
		}
	}
	slices.SortStableFunc(r.Sources, func(a, b sourceCount) int { return cmp.Compare(b.Count, a.Count) })
}

// servicesNotAdded returns the services with a version that a notice made, and
// none with which they came into the agreement.
func servicesNotAdded(cat *catalog.Catalog) []notAdded {
	list := []notAdded{}
	for _, svc := range cat.Services() {
		d, ok := cat.Agreement().Document(svc.Terms())
		if !ok || slices.ContainsFunc(d.Versions(), (*agreement.Version).Adds) {
			continue
		}
		for _, v := range d.Versions() {
			if len(v.Changes()) > 0 {
				list = append(list, notAdded{svc.ID(), v.Changes()[0].ID(), firstCovered(cat, svc)})
				break
			}
		}
	}
	return list
}

func servicesNeverCovered(cat *catalog.Catalog) []string {
	list := []string{}
	for _, svc := range cat.Services() {
		if firstCovered(cat, svc).IsZero() {
			list = append(list, svc.ID())
		}
	}
	return list
}

// firstCovered returns the first day on which a service counts as covered, or
// the zero Date. It can only be one on which its record or a version begins.
func firstCovered(cat *catalog.Catalog, svc *catalog.Service) agreement.Date {
	days := []agreement.Date{svc.Since().Day}
	if d, ok := cat.Agreement().Document(svc.Terms()); ok {
		for _, v := range d.Versions() {
			for _, c := range v.Changes() {
				e, _ := cat.Agreement().On(agreement.Date{}).Effective(c)
				days = append(days, e.Day)
			}
			days = append(days, v.Effective().Day)
		}
	}
	slices.SortFunc(days, agreement.Date.Compare)
	for _, day := range days {
		if !day.IsZero() && cat.Covered(cat.Agreement().On(day), svc.ID()).Status == agreement.InForce {
			return day
		}
	}
	return agreement.Date{}
}
