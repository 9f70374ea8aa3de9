package policy

import (
	"fmt"
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
}

// clauses are the annotated conditions and obligations of a rule set, by code.
type clauses struct {
	conditions  map[string]clause
	obligations map[string]clause
}

// readAnnotations collects the texts and citations of every condition and
// obligation, and holds the citations to the data set.
func readAnnotations(set ruleSet, cat *catalog.Catalog, errs *datafile.ErrorList) clauses {
	found := clauses{map[string]clause{}, map[string]clause{}}
	for _, m := range set.modules {
		for _, a := range m.Annotations {
			r := annotationReader{a: a, cat: cat, errs: errs}
			if code, ok := a.Custom["code"].(string); ok {
				r.add(found.conditions, code)
			}
			if code, ok := a.Custom["obligation"].(string); ok {
				r.add(found.obligations, code)
			}
		}
	}
	return found
}

type annotationReader struct {
	a    *ast.Annotations
	cat  *catalog.Catalog
	errs *datafile.ErrorList
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
		r.errs.Add(r.pos(), CodeAnnotation, "describe the condition once", "the code %q is described twice", code)
	}
	c := clause{code: code, title: r.text(r.a.Custom), texts: map[ConditionState]agreement.Bilingual{}}
	c.fact, _ = r.a.Custom["fact"].(string)
	for _, state := range [...]ConditionState{Holds, Fails, Unknown} {
		if texts, ok := r.a.Custom[string(state)].(map[string]any); ok {
			c.texts[state] = r.text(texts)
		}
	}
	list, _ := r.a.Custom["cite"].([]any)
	for _, item := range list {
		c.cites = append(c.cites, r.citation(item))
	}
	if len(c.cites) == 0 {
		r.errs.Add(r.pos(), CodeAnnotation, "add cite: with a document or a source", "%q cites nothing", code)
	}
	to[code] = c
}

func (r annotationReader) text(m map[string]any) agreement.Bilingual {
	sv, _ := m["sv"].(string)
	en, _ := m["en"].(string)
	if sv == "" || en == "" {
		r.errs.Add(r.pos(), CodeAnnotation, "write sv: and en:", "a text is missing in Swedish or in English")
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
	case c.Source != "" && !ok:
		r.errs.Add(r.pos(), CodeCite, "correct the id, or list the source in sources.yaml", "there is no source %q", c.Source)
	default:
		c.Address = source.Address
	}
	if _, ok := r.cat.Agreement().Document(c.Document); c.Document != "" && c.Document != termsDocument && !ok {
		r.errs.Add(r.pos(), CodeCite, suggest(string(c.Document), idsOf(r.cat).documents), "there is no document %q", c.Document)
	}
	return c
}

// termsDocument stands, in citations, for the terms of the service asked about.
const termsDocument = "btv"

// words are what the sentences of a question speak of.
type words struct {
	service, category, channel agreement.Bilingual
	on                         string
}

func (w words) fill(text agreement.Bilingual, subject agreement.Bilingual) agreement.Bilingual {
	fill := func(s, lang string) string {
		return strings.NewReplacer(
			"{service}", w.service.In(lang), "{category}", w.category.In(lang), "{channel}", w.channel.In(lang),
			"{on}", w.on, "{subject}", subject.In(lang),
		).Replace(s)
	}
	return agreement.Bilingual{SV: fill(text.SV, "sv"), EN: fill(text.EN, "en")}
}

// citations returns what a clause cites for a service, followed by what the
// answer itself cites, without repetitions.
func (p *Policy) citations(c clause, service string, refs []string) []Citation {
	list := []Citation{}
	for _, cite := range c.cites {
		if cite.Document == termsDocument {
			cite.Document = agreement.TermsOf(service)
		}
		list = append(list, cite)
	}
	for _, ref := range refs {
		if cite, ok := p.citation(ref); ok && !slices.Contains(list, cite) {
			list = append(list, cite)
		}
	}
	return list
}

// citation reads what a rule cites from the data: "change:<id>" or
// "source:<id>".
func (p *Policy) citation(ref string) (Citation, bool) {
	agr := p.cat.Agreement()
	if id, ok := strings.CutPrefix(ref, "change:"); ok {
		change, ok := agr.Change(agreement.ChangeID(id))
		if !ok {
			return Citation{}, false
		}
		source, _ := agr.Source(change.Evidence().Source)
		return Citation{Change: change.ID(), Source: source.ID, Address: source.Address}, true
	}
	source, ok := agr.Source(agreement.SourceID(strings.TrimPrefix(ref, "source:")))
	return Citation{Source: source.ID, Address: source.Address}, ok
}
