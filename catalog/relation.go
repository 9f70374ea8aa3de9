package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Relation is two parties between whom personal data may be processed, and the
// processor agreements (PuB) that sources name for them.
type Relation struct {
	ID       string // such as "inera-kund"
	Name     agreement.Bilingual
	Between  []string      // the ids of the two parties, the processor first where a source says which it is
	Pub      []PubEvidence // in the order of the record; empty where no source names one
	Evidence agreement.Evidence
}

// Relations returns the relations between parties, in the order of
// categories.yaml.
func (c *Catalog) Relations() []Relation {
	list := slices.Clone(c.relations)
	for i := range list {
		list[i] = list[i].clone()
	}
	return list
}

// Relation returns a relation by its id.
func (c *Catalog) Relation(id string) (Relation, bool) {
	i := slices.IndexFunc(c.relations, func(r Relation) bool { return r.ID == id })
	if i < 0 {
		return Relation{}, false
	}
	return c.relations[i].clone(), true
}

func (r Relation) clone() Relation {
	r.Between, r.Pub = slices.Clone(r.Between), slices.Clone(r.Pub)
	return r
}

func relationShape() datafile.Shape {
	named := datafile.Record(slices.Concat(agreement.NameFields(), agreement.EvidenceFields(true))...)
	return named.With(
		datafile.Field{Name: "between", Required: true, Shape: datafile.ListOf(id()), Doc: "the two parties"},
		datafile.Field{Name: "pub", Shape: datafile.ListOf(fact(
			datafile.Field{Name: "agreement", Required: true, Shape: id(), Doc: "the processor agreement, by its document"})),
			Doc: "the processor agreements (PuB) that sources name for the two; absent when no source names one"},
	)
}

func (r *reader) readRelations(v datafile.Value) {
	for id, x := range v.Entries() {
		relation := Relation{ID: id.Text(), Name: agreement.NameOf(x), Between: x.Field("between").Texts(), Evidence: r.evidence(x)}
		for party := range x.Field("between").Items() {
			r.checkParty(party)
		}
		if between := x.Field("between"); between.Exists() && len(relation.Between) != 2 {
			r.errs.Add(between.Pos(), CodeTwoParties, "name two parties, as in [leverantor, kund]", "a relation is between two parties, this one names %d", len(relation.Between))
		}
		for p := range x.Field("pub").Items() {
			r.checkProcessor(p.Field("agreement"))
			relation.Pub = append(relation.Pub, PubEvidence{agreement.DocumentID(p.Field("agreement").Text()), r.period(p), r.evidence(p)})
		}
		r.cat.relations = append(r.cat.relations, relation)
	}
}

// checkProcessor reports a document that is not there.
func (r *reader) checkProcessor(v datafile.Value) {
	if _, ok := r.cat.agr.Document(agreement.DocumentID(v.Text())); v.Exists() && !ok {
		var ids []string
		for _, d := range r.cat.agr.Documents() {
			ids = append(ids, string(d.ID()))
		}
		r.errs.Add(v.Pos(), agreement.CodeUnknownDocument, datafile.Suggest(v.Text(), ids), "no document %q", v.Text())
	}
}
