package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// finder finds things of a data set by id or by any of their names.
type finder struct {
	cat *catalog.Catalog
	agr *agreement.Agreement
}

func finderOf(cat *catalog.Catalog) finder { return finder{cat, cat.Agreement()} }

// lookup finds one kind of thing. The word of the kind, with a colon, may stand
// before an id that names several things.
type lookup struct {
	kind string
	look func(string) (any, bool)
}

// lookups are the things that are looked for before clauses, in this order.
func (f finder) lookups() []lookup {
	return []lookup{
		{"version", f.version}, {"change", f.change}, {"notice", f.notice}, {"document", f.document},
		{"service", f.service}, {"category", f.category}, {"source", f.source},
	}
}

// furtherLookups are the things that are looked for after clauses.
func (f finder) furtherLookups() []lookup {
	return []lookup{
		{"statement", f.statement}, {"flow", f.flow}, {"agreement", f.agreement}, {"party", f.party}, {"role", f.role},
		{"relation", f.relation}, {"signing", f.signing}, {"channel", f.channel}, {"event", f.event}, {"fact", f.fact}, {"reading", f.reading},
	}
}

// find returns what the words name; a clause comes as an agreement.Reference.
func (f finder) find(words []string) (any, error) {
	text := strings.Join(words, " ")
	if found, ok := f.ofKind(text); ok {
		return found, nil
	}
	if found, ok := first(f.lookups(), text); ok {
		return found, nil
	}
	d, clause, inDocument := f.clause(text)
	if inDocument && slices.Contains(clausesOf(f.agr, d), clause) {
		return agreement.Reference{Document: d.ID(), Clause: clause}, nil
	}
	if found, ok := first(f.furtherLookups(), text); ok {
		return found, nil
	}
	if inDocument {
		return nil, f.noClause(d, clause)
	}
	return nil, usage("the data set has no %q; %s", text, f.suggest(text))
}

func first(list []lookup, text string) (any, bool) {
	for _, l := range list {
		if found, ok := l.look(text); ok {
			return found, true
		}
	}
	return nil, false
}

// ofKind finds kind:id.
func (f finder) ofKind(text string) (any, bool) {
	kind, id, _ := strings.Cut(text, ":")
	for _, l := range slices.Concat(f.lookups(), f.furtherLookups()) {
		if l.kind == kind {
			return l.look(strings.TrimSpace(id))
		}
	}
	return nil, false
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

func (f finder) document(name string) (any, bool) { return named(f.agr.Documents(), namesOf, name) }

func namesOf(d *agreement.Document) []string {
	return append([]string{string(d.ID()), d.Name().SV, d.Name().EN}, d.OtherNames()...)
}

func (f finder) category(name string) (any, bool) {
	return named(f.cat.Categories(), func(k *catalog.Category) []string { return idAndName(k.ID(), k.Name()) }, name)
}

func (f finder) channel(name string) (any, bool) {
	return named(f.cat.Channels(), func(ch catalog.Channel) []string { return idAndName(ch.ID, ch.Name) }, name)
}

// named finds the first of a list that is called so.
func named[T any](list []T, names func(T) []string, name string) (any, bool) {
	for _, thing := range list {
		if slices.ContainsFunc(names(thing), func(n string) bool { return alike(n, name) }) {
			return thing, true
		}
	}
	return nil, false
}

func idAndName(id string, name agreement.Bilingual) []string { return []string{id, name.SV, name.EN} }

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

// noClause says which clauses a document is known to have.
func (f finder) noClause(d *agreement.Document, clause agreement.Clause) error {
	var names []string
	for _, c := range clausesOf(f.agr, d) {
		names = append(names, string(c))
	}
	if len(names) == 0 {
		return usage("the sources name no clause of %s", d.ID())
	}
	return usage("the sources name no clause %q of %s; they name: %s", clause, d.ID(), strings.Join(names, ", "))
}
