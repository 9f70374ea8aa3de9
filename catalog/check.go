package catalog

import (
	"maps"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

func suggest[T any](got string, m map[string]T) string {
	return datafile.Suggest(got, slices.Sorted(maps.Keys(m)))
}

// checkNames reports a name that would find two services.
func (r *reader) checkNames() {
	owner := map[string]*Service{}
	for _, s := range r.cat.Services() {
		for _, n := range append(s.names, Name{Text: s.id}) {
			key := fold(n.Text)
			if other, ok := owner[key]; ok && other != s {
				r.errs.Add(s.pos, CodeSameName, "keep the name with one of them", "the name %q belongs to the service %s as well", n.Text, other.id)
			}
			owner[key] = s
		}
	}
}

// checkChanges holds the notices to the categories, and gives each category the
// changes that add and remove it.
func (r *reader) checkChanges() {
	for _, n := range r.cat.agr.Notices() {
		for _, c := range n.Changes() {
			r.checkPayers(c.Value().Field("price").Field("payers"))
			r.checkCategory(c.Value().Field("replaced_by_category"))
			if c.Category() == "" {
				continue
			}
			r.checkCategory(c.Value().Field("category"))
			if k, ok := r.cat.categories[c.Category()]; ok && !c.OnlyRepeats() {
				r.checkAdded(k, c)
				k.changes = append(k.changes, c)
			}
		}
	}
	if r.errs.In("notices") { // which may add one
		return
	}
	for _, k := range r.cat.Categories() {
		if k.since.Day.IsZero() && !r.unsure[k.id] && (len(k.changes) == 0 || k.changes[0].Kind() != agreement.CategoryAdded) {
			r.errs.Add(k.pos, CodeNoOrigin, "write since: in its record, or a change of kind category-added in the notice that adds it",
				"no notice adds the category %s, and its record does not say since when it is one", k.id)
		}
	}
}

// checkAdded reports a category that is added although it is one already.
func (r *reader) checkAdded(k *Category, c *agreement.Change) {
	there := !k.since.Day.IsZero()
	if n := len(k.changes); n > 0 {
		there = k.changes[n-1].Kind() == agreement.CategoryAdded
	}
	if c.Kind() == agreement.CategoryAdded && there && c.Withdraws() == nil {
		r.errs.Add(c.Pos(), CodeAddedTwice, "correct the category, or write repeats: with the notice that announced it",
			"%s is added although it is a category already", k.id)
	}
}

// checkPayers holds the payers of a price to the categories.
func (r *reader) checkPayers(v datafile.Value) {
	for _, key := range [...]string{"categories", "except"} {
		for item := range v.Field(key).Items() {
			if item.Text() != "all" || key == "except" {
				r.checkCategory(item)
			}
		}
	}
}

// checkSuccessions reports services that succeed themselves by way of others.
func (r *reader) checkSuccessions() {
	for _, s := range r.cat.Services() {
		seen, next := map[string]bool{}, s.succeeds
		for len(next) > 0 {
			earlier := next[0].Service
			if next = next[1:]; earlier == s.id && len(seen) > 0 {
				r.errs.Add(s.pos, CodeOwnSuccessor, "let each record succeed only earlier ones", "the service %s succeeds itself by way of others", s.id)
				break
			}
			if record, ok := r.cat.services[earlier]; ok && !seen[earlier] {
				seen[earlier] = true
				next = append(next, record.succeeds...)
			}
		}
	}
}
