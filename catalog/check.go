package catalog

import (
	"maps"
	"slices"

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
			if c.Category() == "" {
				continue
			}
			r.checkCategory(c.Value().Field("category"))
			if k, ok := r.cat.categories[c.Category()]; ok && c.Repeats() == "" {
				k.changes = append(k.changes, c)
			}
		}
	}
}
