package main

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

// finder finds things of a data set by id or by any of their names.
type finder struct {
	cat *catalog.Catalog
	agr *agreement.Agreement
}

func finderOf(cat *catalog.Catalog) finder { return finder{cat, cat.Agreement()} }

// find returns the version, change, notice, document, service, category, source
// or clause (an agreement.Reference) that the words name. Where one id names
// two things, "source:" before it picks the source.
func (f finder) find(words []string) (any, error) {
	text := strings.Join(words, " ")
	if id, ok := strings.CutPrefix(text, "source:"); ok {
		if s, ok := f.source(id); ok {
			return s, nil
		}
	}
	for _, look := range [...]func(string) (any, bool){f.version, f.change, f.notice, f.document, f.service, f.category, f.source} {
		if found, ok := look(text); ok {
			return found, nil
		}
	}
	if d, clause, ok := f.clause(text); ok {
		return f.reference(d, clause)
	}
	return nil, usage("the data set has no %q; %s", text, f.suggest(text))
}

func (f finder) version(id string) (any, bool) {
	v, ok := f.agr.Version(id)
	return v, ok
}

func (f finder) change(id string) (any, bool) {
	c, ok := f.agr.Change(agreement.ChangeID(id))
	return c, ok
}

func (f finder) notice(id string) (any, bool) {
	n, ok := f.agr.Notice(agreement.NoticeID(id))
	return n, ok
}

func (f finder) service(name string) (any, bool) {
	s, ok := f.cat.Find(name)
	return s, ok
}

func (f finder) source(id string) (any, bool) {
	s, ok := f.agr.Source(agreement.SourceID(id))
	return s, ok
}

func (f finder) document(name string) (any, bool) {
	for _, d := range f.agr.Documents() {
		if slices.ContainsFunc(namesOf(d), func(n string) bool { return alike(n, name) }) {
			return d, true
		}
	}
	return nil, false
}

func namesOf(d *agreement.Document) []string {
	return append([]string{string(d.ID()), d.Name().SV, d.Name().EN}, d.OtherNames()...)
}

func (f finder) category(name string) (any, bool) {
	for _, k := range f.cat.Categories() {
		if alike(k.ID(), name) || alike(k.Name().SV, name) || alike(k.Name().EN, name) {
			return k, true
		}
	}
	return nil, false
}

func (f finder) channel(name string) (catalog.Channel, bool) {
	for _, ch := range f.cat.Channels() {
		if alike(ch.ID, name) || alike(ch.Name.SV, name) || alike(ch.Name.EN, name) {
			return ch, true
		}
	}
	return catalog.Channel{}, false
}

// alike reports whether two names are the same but for case, spaces and
// punctuation. Nothing is like the empty name.
func alike(a, b string) bool {
	a = fold(a)
	return a != "" && a == fold(b)
}

func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// clause cuts a document's name from the front of a text, the longest that
// there is.
func (f finder) clause(text string) (*agreement.Document, agreement.Clause, bool) {
	words := strings.Fields(text)
	for i := len(words) - 1; i > 0; i-- {
		if d, ok := f.document(strings.Join(words[:i], " ")); ok {
			return d.(*agreement.Document), clauseFrom(words[i:]), true
		}
	}
	return nil, "", false
}

func clauseFrom(words []string) agreement.Clause {
	clause := strings.ToLower(strings.Join(words, " "))
	if chapter := regexp.MustCompile(`^kap(?:itel|\.)? ?([0-9]+)$`).FindStringSubmatch(clause); chapter != nil {
		return agreement.Clause("kap-" + chapter[1])
	}
	return agreement.Clause(clause)
}

// reference holds a clause to those that the document is known to have.
func (f finder) reference(d *agreement.Document, clause agreement.Clause) (any, error) {
	known := clausesOf(f.agr, d)
	if slices.Contains(known, clause) {
		return agreement.Reference{Document: d.ID(), Clause: clause}, nil
	}
	var names []string
	for _, c := range known {
		names = append(names, string(c))
	}
	if len(names) == 0 {
		return nil, usage("the sources name no clause of %s", d.ID())
	}
	return nil, usage("the sources name no clause %q of %s; they name: %s", clause, d.ID(), strings.Join(names, ", "))
}

// suggest returns a hint: names that contain what was typed, or the nearest.
func (f finder) suggest(text string) string {
	if hint := near(text, f.names()); hint != "" {
		return hint
	}
	return "avtal day lists documents, services and categories, avtal notices the notices"
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
	return names
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
