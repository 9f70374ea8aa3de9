package policy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

// clause is what the METADATA of a rule says of a condition or an obligation.
type clause struct {
	code  string
	fact  string // the fact that the condition asks for, or ""
	title agreement.Bilingual
	texts map[ConditionState]agreement.Bilingual
	cites []Citation
	pos   datafile.Pos
}

// clauses are the annotated conditions and obligations of a rule set, by code.
type clauses struct {
	conditions  map[string]clause
	obligations map[string]clause
	asking      map[string]bool // the codes of the conditions whose subject is a fact that they ask for
}

// readAnnotations collects the texts and citations of every condition and
// obligation, and holds the citations to the data set.
func readAnnotations(set ruleSet, cat *catalog.Catalog, ids ids, errs *datafile.ErrorList) clauses {
	found := clauses{conditions: map[string]clause{}, obligations: map[string]clause{}}
	for _, name := range slices.Sorted(maps.Keys(set.modules)) {
		for _, a := range set.modules[name].Annotations {
			r := annotationReader{a: a, cat: cat, ids: ids, errs: errs}
			if code, ok := r.code("code"); ok {
				r.add(found.conditions, code)
			}
			if code, ok := r.code("obligation"); ok {
				r.add(found.obligations, code)
			}
			r.checkPlace()
		}
	}
	return found
}

type annotationReader struct {
	a    *ast.Annotations
	cat  *catalog.Catalog
	ids  ids
	errs *datafile.ErrorList
}

// code reads the code of a condition or an obligation.
func (r annotationReader) code(key string) (string, bool) {
	v, there := r.a.Custom[key]
	code, ok := v.(string)
	if there && (!ok || code == "" || strings.Contains(code, ":")) {
		r.report("write a word, such as "+key+": signed; what a condition is about follows in the rule, after a colon", "%s: %v is no code", key, v)
		return "", false
	}
	return code, there
}

// checkPlace reports words that belong to a condition and stand elsewhere: nothing
// would read them.
func (r annotationReader) checkPlace() {
	keys := []string{"sv", "en", "cite", "holds", "fails", "unknown", "fact"}
	switch _, code := r.a.Custom["code"]; {
	case code:
		return
	case r.a.Custom["obligation"] != nil:
		keys = keys[3:]
	}
	for _, key := range keys {
		if _, ok := r.a.Custom[key]; ok {
			r.report("put it beside the code: of the condition", "%s: does not belong here", key)
		}
	}
}

func (r annotationReader) pos() datafile.Pos { return posOf(r.a.Location) }

func posOf(l *ast.Location) datafile.Pos {
	if l == nil {
		return datafile.Pos{}
	}
	return datafile.Pos{File: l.File, Line: l.Row, Column: l.Col}
}

func (r annotationReader) add(to map[string]clause, code string) {
	if _, twice := to[code]; twice {
		r.report("describe the condition once", "the code %q is described twice", code)
	}
	r.checkKeys()
	c := clause{code: code, title: r.text(r.a.Custom), texts: map[ConditionState]agreement.Bilingual{}, fact: r.fact(), pos: r.pos()}
	for _, state := range [...]ConditionState{Holds, Fails, Unknown} {
		if texts, ok := r.a.Custom[string(state)]; ok {
			m, _ := texts.(map[string]any)
			c.texts[state] = r.text(m)
		}
	}
	if _, ok := c.texts[Unknown]; !ok && r.a.Custom["code"] != nil {
		r.report("add unknown: with sv and en", "the condition %q has no words for unknown", code)
	}
	list, _ := r.a.Custom["cite"].([]any)
	for _, item := range list {
		c.cites = append(c.cites, r.citation(item))
	}
	if len(c.cites) == 0 {
		r.report("add cite: with a document or a source", "%q cites nothing", code)
	}
	to[code] = c
}

func (r annotationReader) report(hint, format string, args ...any) {
	r.errs.Add(r.pos(), CodeAnnotation, hint, format, args...)
}

// checkKeys reports misspelt keys: the words below them would be lost.
func (r annotationReader) checkKeys() {
	known := []string{"code", "obligation", "fact", "sv", "en", "cite", "holds", "fails", "unknown"}
	for _, key := range slices.Sorted(maps.Keys(r.a.Custom)) {
		if !slices.Contains(known, key) {
			r.report(suggest(key, known), "METADATA has no key %q", key)
		}
	}
}

func (r annotationReader) fact() string {
	fact, ok := r.a.Custom["fact"].(string)
	if v, there := r.a.Custom["fact"]; there && (!ok || fact == "") {
		r.report("write one fact, such as fact: signed, or none", "fact: %v is no fact", v)
	}
	if _, ok := r.cat.Fact(fact); fact != "" && !ok && !r.ids.incomplete["fact"] {
		r.report(suggest(fact, r.ids.facts), "there is no fact %q", fact)
	}
	return fact
}

func (r annotationReader) text(m map[string]any) agreement.Bilingual {
	sv, _ := m["sv"].(string)
	en, _ := m["en"].(string)
	agreements := r.cat.Agreement().Agreements()
	english := len(agreements) > 0 && agreements[0].Name.SV == "" // the data set does without Swedish
	if sv == "" && !english || en == "" {
		r.report("write sv: and en:", "a text is missing in Swedish or in English")
	}
	for _, name := range placeholder.FindAllString(sv+en, -1) {
		if !slices.Contains(placeholders(), name) {
			r.report(suggest(name, placeholders()), "nothing stands for %s", name)
		}
	}
	return agreement.Bilingual{SV: sv, EN: en}
}

// citation reads {document: huvuddokument, clause: "5"} or {source: kundavtal,
// heading: Kundkategorier}. The document btv stands for the terms of the
// service of the question.
func (r annotationReader) citation(item any) Citation {
	m, _ := item.(map[string]any)
	word := func(key string) string {
		if v, ok := m[key]; ok {
			return fmt.Sprint(v)
		}
		return ""
	}
	c := Citation{
		Document: agreement.DocumentID(word("document")), Clause: agreement.Clause(word("clause")),
		Source: agreement.SourceID(word("source")), Heading: word("heading"),
	}
	switch source, ok := r.cat.Agreement().Source(c.Source); {
	case c.Document == "" && c.Source == "":
		r.errs.Add(r.pos(), CodeCite, "write {document: …, clause: …} or {source: …, heading: …}", "a citation of nothing")
	case c.Source != "" && !ok && r.ids.incomplete["source"]:
	case c.Source != "" && !ok:
		r.errs.Add(r.pos(), CodeCite, "correct the id, or list the source in sources.yaml", "there is no source %q", c.Source)
	default:
		c.Address = source.Address
	}
	d, ok := r.cat.Agreement().Document(c.Document)
	if c.Document != "" && c.Document != termsDocument && !ok && !r.ids.incomplete["document"] {
		r.errs.Add(r.pos(), CodeCite, suggest(string(c.Document), r.ids.documents), "there is no document %q", c.Document)
	}
	if ok && c.Clause != "" {
		r.clause(d, c.Clause)
	}
	return c
}

// clause reports a clause that the official words of no version have. Of a
// rendering nobody can tell: it may leave clauses out.
func (r annotationReader) clause(d *agreement.Document, clause agreement.Clause) {
	var clauses []string
	for _, v := range d.Versions() {
		if v.Text() == nil {
			return
		}
		for _, s := range v.Text().Sections() {
			clauses = append(clauses, string(s.Clause))
		}
	}
	if r.cat.Agreement().Official() && !slices.Contains(clauses, string(clause)) {
		r.errs.Add(r.pos(), CodeCite, suggest(string(clause), slices.Compact(slices.Sorted(slices.Values(clauses)))), "%s has no clause %q in any version", d.ID(), clause)
	}
}

// termsDocument stands, in citations, for the terms of the service asked about.
const termsDocument = "btv"

var placeholder = regexp.MustCompile(`\{[^}]*\}?`)

func placeholders() []string {
	return []string{"{service}", "{category}", "{channel}", "{relation}", "{on}", "{subject}"}
}

// words are what the sentences of a question speak of.
type words struct {
	service, category, channel, relation agreement.Bilingual
	on                                   agreement.Bilingual // with the day as of which it is asked
}

func (w words) fill(text, subject agreement.Bilingual) agreement.Bilingual {
	fill := func(s, lang string) string {
		return expand(s, func(name string) string {
			switch name {
			case "service":
				return w.service.In(lang)
			case "category":
				return w.category.In(lang)
			case "channel":
				return w.channel.In(lang)
			case "relation":
				return w.relation.In(lang)
			case "subject":
				return subject.In(lang)
			}
			return w.on.In(lang)
		})
	}
	return agreement.Bilingual{SV: fill(text.SV, "sv"), EN: fill(text.EN, "en")}
}

// expand puts words in the place of names in braces.
func expand(s string, word func(name string) string) string {
	before, rest, found := strings.Cut(s, "{")
	if !found {
		return s
	}
	name, after, _ := strings.Cut(rest, "}")
	return before + word(name) + expand(after, word)
}
