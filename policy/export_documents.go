package policy

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (x *exporter) documents() any {
	documents := map[string]any{}
	for _, d := range commonDocuments(x.cat.Agreement()) {
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
	first := agr.Agreements()[0].ID
	return slices.DeleteFunc(agr.Documents(), func(d *agreement.Document) bool {
		return d.ID().ServiceID() != "" || d.Agreement() != first
	})
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
	return x.coverageCell(cov)
}
