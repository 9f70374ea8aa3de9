package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// cited reads what the rules cite from the data, by condition.
func (p *Policy) cited(a answer) (map[string][]Citation, error) {
	refs := map[string][]Citation{}
	for _, pair := range a.cites {
		if pair[1] == "" { // nobody says it
			continue
		}
		cite, ok := p.citation(pair[1])
		if !ok {
			return nil, fmt.Errorf("the condition %q cites %q, which is not in the data", pair[0], pair[1])
		}
		refs[pair[0]] = append(refs[pair[0]], cite)
	}
	return refs, nil
}

// citations returns what a clause cites for a service, followed by what the
// answer itself cites, without repetitions.
func citations(c clause, service string, refs []Citation) []Citation {
	list := []Citation{}
	for _, cite := range c.cites {
		if cite.Document == termsDocument {
			cite.Document = agreement.TermsOf(service)
		}
		list = append(list, cite)
	}
	for _, cite := range refs {
		if cite.Document == termsDocument {
			cite.Document = agreement.TermsOf(service)
		}
		if !slices.Contains(list, cite) {
			list = append(list, cite)
		}
	}
	return list
}

// citation reads what a rule cites itself: "change:<id>", "source:<id>" or
// "document:<reference>".
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
	if text, ok := strings.CutPrefix(ref, "document:"); ok {
		place, err := agreement.ParseReference(text)
		_, there := agr.Document(place.Document)
		return Citation{Document: place.Document, Clause: place.Clause}, err == nil && (there || place.Document == termsDocument)
	}
	id, found := strings.CutPrefix(ref, "source:")
	source, ok := agr.Source(agreement.SourceID(id))
	return Citation{Source: source.ID, Address: source.Address}, found && ok
}

// inForce leaves out the documents and clauses that are not there on the day of
// the question, and what was not known then: nobody could look it up.
func (p *Policy) inForce(q question, list []Citation) []Citation {
	view := p.view(q)
	there := func(s agreement.Status) bool { return s == agreement.InForce || s == agreement.BeforeEvidence }
	return slices.DeleteFunc(list, func(c Citation) bool {
		if source, ok := p.cat.Agreement().Source(c.Source); ok && c.Change == "" && !view.KnowsOf(source.Day) {
			return true
		}
		if c.Document == "" {
			return false
		}
		if c.Clause == "" || !there(view.State(c.Document).Status) {
			return !there(view.State(c.Document).Status)
		}
		clause := agreement.Reference{Document: c.Document, Clause: c.Clause}
		if there(view.Clause(clause).Status) {
			return false
		}
		// No source has to tell of each clause; but one that a later notice brings was not known.
		return p.cat.Agreement().On(q.on).Clause(clause).Status != agreement.NeverKnown || view.Clause(clause).Status != agreement.NeverKnown
	})
}
