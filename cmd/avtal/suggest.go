package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

// suggest returns a hint: names that contain what was typed, or the nearest.
func (f finder) suggest(text string) string {
	if hint := near(text, f.names()); hint != "" {
		return hint
	}
	return "avtal notices lists the notices, avtal list everything else"
}

// near returns names that contain what was typed, or else the nearest, as a
// question; "" where none is near.
func near(text string, names []string) string {
	var found []string
	for _, name := range names {
		if part := fold(text); len(part) > 2 && strings.Contains(fold(name), part) {
			found = append(found, `"`+name+`"`)
		}
	}
	if len(found) > 0 && len(found) <= 6 {
		return "did you mean " + strings.Join(found, ", ") + "?"
	}
	if hint := datafile.Suggest(text, names); strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return ""
}

// choose returns the names near what was typed, or else all of them.
func choose(text string, names []string) string {
	return cmp.Or(near(text, names), "one of: "+strings.Join(names, ", "))
}

// names returns every id, and every name of a service.
func (f finder) names() []string {
	names := f.serviceNames()
	for _, d := range f.agr.Documents() {
		names = append(names, slices.DeleteFunc(namesOf(d), func(name string) bool { return name == "" })...)
	}
	names = append(names, each(f.cat.Categories(), (*catalog.Category).ID)...)
	for _, n := range f.agr.Notices() {
		names = append(names, string(n.ID()))
	}
	for _, s := range f.agr.Sources() {
		names = append(names, string(s.ID))
	}
	names = append(names, each(f.agr.Statements(), (*agreement.Statement).ID)...)
	for _, pair := range f.furtherNames() {
		names = append(names, pair.id)
		if pair.name.In("sv") != "" && !alike(pair.id, pair.name.In("sv")) {
			names = append(names, pair.name.In("sv"))
		}
	}
	return names
}

// idName is a thing by both of its names.
type idName struct {
	id   string
	name agreement.Bilingual
}

// furtherNames returns the ids and names of what is looked for last.
func (f finder) furtherNames() []idName {
	return slices.Concat(
		each(f.cat.Flows(), func(fl *catalog.Flow) idName { return idName{fl.ID(), fl.Name()} }),
		each(f.agr.Agreements(), func(t agreement.Terms) idName { return idName{t.ID, t.Name} }),
		each(f.cat.Parties(), func(p catalog.Party) idName { return idName{p.ID, p.Name} }),
		each(f.cat.Roles(), func(r catalog.Role) idName { return idName{r.ID, r.Name} }),
		each(f.cat.Relations(), func(r catalog.Relation) idName { return idName{r.ID, r.Name} }),
		each(f.cat.SigningMethods(), func(m catalog.SigningMethod) idName { return idName{m.ID, m.Name} }),
		each(f.cat.Channels(), func(ch catalog.Channel) idName { return idName{ch.ID, ch.Name} }),
		each(f.agr.Events(), func(e agreement.Event) idName { return idName{e.ID, e.Text} }),
	)
}

func (f finder) serviceNames() []string {
	var names []string
	for _, s := range f.cat.Services() {
		names = append(names, s.ID())
		for _, n := range s.Names() {
			names = append(names, n.Text)
		}
	}
	return names
}
