package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// Dates are the days on which an answer can change. On all days between two of
// them, every question has the same answer but for the day that its sentences
// name.
type Dates struct {
	On    []agreement.Date // of the days asked about, the earliest first
	Known []agreement.Date // of the days as of which it is asked, the earliest first
}

// Dates returns every day on which any decision can change.
func (p *Policy) Dates() Dates {
	return Dates{slices.Clone(p.dates.On), slices.Clone(p.dates.Known)}
}

// datesOf collects the days that the data, the documents and the rules speak of.
func datesOf(cat *catalog.Catalog, data map[string]any, set ruleSet) Dates {
	var d Dates
	d.collect("", data)
	agr := cat.Agreement()
	for _, h := range agr.Holes() { // its end is known from its end on
		d.On, d.Known = append(d.On, h.From, h.Until), append(d.Known, h.From, h.Until)
	}
	for _, doc := range agr.Documents() {
		d.On, d.Known = append(d.On, doc.Since().Day), append(d.Known, doc.Since().Evidence.Published)
	}
	days, knowns := turnsOf(agr).of("")
	d.On, d.Known = append(d.On, days...), append(d.Known, knowns...)
	for _, s := range cat.Services() {
		for _, n := range s.Names() {
			d.On, d.Known = append(d.On, n.Seen), append(d.Known, n.Evidence.Published)
		}
	}
	for _, m := range set.modules {
		ast.WalkTerms(m, func(t *ast.Term) bool {
			if text, ok := t.Value.(ast.String); ok {
				d.add("", string(text))
			}
			return false
		})
	}
	return Dates{ordered(d.On), ordered(d.Known)}
}

// collect takes up every day of the exported data.
func (d *Dates) collect(key string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, member := range v {
			d.collect(key, member)
		}
	case []any:
		for _, item := range v {
			d.collect(key, item)
		}
	case string:
		d.add(key, v)
	}
}

// add takes up a day, on the clock that its key speaks of or else on both.
func (d *Dates) add(key, text string) {
	if len(text) != len("2006-01-02") || text[4] != '-' { // most texts are no days, and each error would cost
		return
	}
	day, err := agreement.ParseDate(text)
	if err != nil {
		return
	}
	if key != "known_from" && key != "known_until" {
		d.On = append(d.On, day)
	}
	if key != "from" && key != "until" {
		d.Known = append(d.Known, day)
	}
}

func ordered(days []agreement.Date) []agreement.Date {
	slices.SortFunc(days, agreement.Date.Compare)
	return slices.DeleteFunc(slices.Compact(days), agreement.Date.IsZero)
}
