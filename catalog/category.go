package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Category is a customer category over time.
type Category struct {
	id       string
	name     agreement.Bilingual
	evidence agreement.Evidence
	since    agreement.Since
	pos      datafile.Pos
	changes  []*agreement.Change // that add or remove it, by publication
}

// Successor returns the id of the category that takes the place of this one by
// the notice that removes it, or "" where none does.
func (k *Category) Successor() string {
	for _, c := range slices.Backward(k.changes) {
		if c.Successor() != "" {
			return c.Successor()
		}
	}
	return ""
}

// ID returns the category's id.
func (k *Category) ID() string { return k.id }

// Name returns what the category is called.
func (k *Category) Name() agreement.Bilingual { return k.name }

// Evidence returns what the record rests on.
func (k *Category) Evidence() agreement.Evidence { return k.evidence }

// Exists returns how a customer category stands on the day of a view. A
// category is one from the change that adds it; where no notice does, from the
// day since when its record has it in evidence.
func (c *Catalog) Exists(v agreement.View, category string) Coverage {
	k, ok := c.categories[category]
	if !ok {
		return Coverage{Status: agreement.NeverKnown}
	}
	cov := c.settled(v, k)
	cov.Pending = unsettling(cov.Status, slices.DeleteFunc(slices.Clone(k.changes), func(ch *agreement.Change) bool { return !v.Pending(ch) }))
	if cov.Pending != nil {
		cov.Assumptions = append(cov.Assumptions, cov.Pending.MayApply(k.id))
	}
	return cov
}

// settled returns how a category stands by what has a day.
func (c *Catalog) settled(v agreement.View, k *Category) Coverage {
	if change := lastApplied(v, k.changes); change != nil {
		return categoryCoverage(v, k.id, change)
	}
	if !k.since.Day.IsZero() {
		return c.sinceCoverage(v, k.since, k.id)
	}
	if len(k.changes) == 0 {
		return Coverage{Status: agreement.NeverKnown}
	}
	if e, known := v.Effective(k.changes[0]); known {
		return Coverage{Status: agreement.NotYet, From: e.Day, Change: k.changes[0], Evidence: k.changes[0].Evidence()}
	}
	return Coverage{Status: agreement.NeverKnown}
}

func categoryCoverage(v agreement.View, category string, change *agreement.Change) Coverage {
	cov := Coverage{Status: agreement.Ended, Change: change, Evidence: change.Evidence()}
	if change.Kind() == agreement.CategoryAdded {
		e, _ := v.Effective(change)
		cov.Status, cov.Since, cov.Assumptions = agreement.InForce, e.Day, v.Agreement().Assumptions(cov.Evidence, category)
	}
	return cov
}

// lastApplied returns the change that took effect last, and of those of one day the
// one published last; nil where none has.
func lastApplied(v agreement.View, changes []*agreement.Change) *agreement.Change {
	var last *agreement.Change
	var day agreement.Date
	for _, change := range changes {
		if e, _ := v.Effective(change); v.Applies(change) && !e.Day.Before(day) {
			last, day = change, e.Day
		}
	}
	return last
}

// Since returns since when the category is in evidence apart from notices.
func (k *Category) Since() agreement.Since { return k.since }

// Changes returns the changes that add and remove the category, by publication.
func (k *Category) Changes() []*agreement.Change { return slices.Clone(k.changes) }
