package policy

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (x *exporter) documents() any {
	documents := map[string]any{}
	for _, d := range exportedDocuments(x.cat) {
		days, knowns := x.days(d.ID())
		documents[string(d.ID())] = map[string]any{
			"role":     d.Role(),
			"coverage": grid(x.cat.Agreement(), days, knowns, func(v agreement.View) cell { return x.documentCell(v, d.ID()) }),
		}
	}
	return documents
}

// commonDocuments returns the documents of the agreement that the questions are
// about, without the terms of services.
func commonDocuments(agr *agreement.Agreement) []*agreement.Document {
	if len(agr.Agreements()) == 0 { // reported by the loader
		return nil
	}
	first := agr.Agreements()[0].ID
	return slices.DeleteFunc(agr.Documents(), func(d *agreement.Document) bool {
		return d.ID().ServiceID() != "" || d.Agreement() != first
	})
}

// exportedDocuments returns the common documents of the agreement, and those of
// other agreements that are processor agreements between two parties.
func exportedDocuments(cat *catalog.Catalog) []*agreement.Document {
	list := commonDocuments(cat.Agreement())
	for _, r := range cat.Relations() {
		for _, p := range r.Pub {
			if d, ok := cat.Agreement().Document(p.Agreement); ok && !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	return list
}

// common returns which of the documents that concern every order are there: in
// force, or of a day of which no source tells; and which may have come or gone.
func (x *exporter) common() []cell {
	var documents []*agreement.Document
	var days, knowns []agreement.Date
	for _, d := range commonDocuments(x.cat.Agreement()) {
		if slices.Contains([]string{"main", "general", "definitions", "categories", "liability"}, d.Role()) {
			documents = append(documents, d)
			on, known := x.days(d.ID())
			days, knowns = append(days, on...), append(knowns, known...)
		}
	}
	return grid(x.cat.Agreement(), days, knowns, func(v agreement.View) cell {
		there, perhaps := []string{}, []string{}
		for _, d := range documents {
			s := v.State(d.ID())
			switch {
			case pendingOf(s) != nil:
				perhaps = append(perhaps, string(d.ID()))
			case s.Status == agreement.InForce || s.Status == agreement.BeforeEvidence:
				there = append(there, string(d.ID()))
			}
		}
		return cell{Documents: there, Perhaps: perhaps}
	})
}

func (x *exporter) relations() any {
	relations := map[string]any{}
	for _, r := range x.cat.Relations() {
		relations[r.ID] = map[string]any{
			"pub": x.pub(r.Pub, r.ID), "cite": citeOf(nil, r.Evidence),
			"assumes": x.keys(x.cat.Agreement().Assumptions(r.Evidence, r.ID)),
		}
	}
	return relations
}

// statements exports what the statements of the data set rest on, for rules
// that build on one.
func (x *exporter) statements() any {
	statements := map[string]any{}
	for _, s := range x.cat.Agreement().Statements() {
		statements[s.ID()] = map[string]any{
			"cite": citeOf(nil, s.Evidence()), "assumes": x.keys(x.cat.Agreement().Assumptions(s.Evidence(), s.ID())),
		}
	}
	return statements
}

func (x *exporter) documentCell(v agreement.View, id agreement.DocumentID) cell {
	s := v.State(id)
	cov := catalog.Coverage{Status: s.Status}
	if version := cmp.Or(s.Version, s.Next); version != nil && version.Notice() != nil {
		cov.Change = version.Changes()[0]
		cov.Evidence = cov.Change.Evidence()
	} else {
		cov.Evidence = s.Document.Since().Evidence
	}
	if s.Version != nil {
		cov.Assumptions = slices.DeleteFunc(slices.Clone(s.Assumptions), func(a agreement.Assumption) bool {
			return a.Kind == agreement.AssumesNotice || a.Kind == agreement.AssumesPending
		})
	}
	cov.Pending = pendingOf(s)
	return x.coverageCell(cov)
}
