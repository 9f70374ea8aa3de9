package policy

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

func (p *Policy) putDocuments(d *decision, q question, a answer) (err error) {
	if d.Documents, err = p.standing(d, q, a.documents); err != nil {
		return err
	}
	d.Candidates, err = p.standing(d, q, a.candidates)
	for _, c := range d.Candidates {
		if slices.Contains(a.documents, string(c.Document)) {
			return fmt.Errorf("the document %q is a candidate although it applies", c.Document)
		}
	}
	return err
}

// standing returns how documents stand on the day of the question.
func (p *Policy) standing(d *decision, q question, documents []string) ([]DocumentInForce, error) {
	var list []DocumentInForce
	for _, id := range inOrder(documents) {
		s := p.view(q).State(id)
		if s.Document == nil {
			return nil, fmt.Errorf("the document %q is not in the data", id)
		}
		in := DocumentInForce{Document: id, Title: p.cat.Title(id, p.view(q)), Status: s.Status, Since: s.Since}
		if s.Version != nil {
			in.Version = s.Version.ID()
		}
		list = append(list, in)
		for _, assumption := range s.Assumptions {
			if assumption.Kind == agreement.AssumesPending {
				d.Assumptions = append(d.Assumptions, assumption)
			}
		}
	}
	return list, nil
}

func (p *Policy) view(q question) agreement.View {
	view := p.cat.Agreement().On(q.on)
	if !q.known.IsZero() {
		view = view.KnownOn(q.known)
	}
	return view
}

// inOrder puts the terms of services after the other documents.
func inOrder(documents []string) []agreement.DocumentID {
	var ids []agreement.DocumentID
	for _, id := range documents {
		ids = append(ids, agreement.DocumentID(id))
	}
	slices.SortFunc(ids, func(a, b agreement.DocumentID) int {
		return cmp.Or(cmp.Compare(min(len(a.ServiceID()), 1), min(len(b.ServiceID()), 1)), cmp.Compare(a, b))
	})
	return ids
}
