package main

import "github.com/kundavtal/avtal/agreement"

// dayRecord is the answer of day in JSON.
type dayRecord struct {
	asked
	Agreements []agreementRecord  `json:"agreements"`
	Documents  []stateRecord      `json:"documents"`
	Services   []standingRecord   `json:"services"`
	Categories []standingRecord   `json:"categories"`
	Prices     []priceStateRecord `json:"prices"`
	Clauses    []clauseRecord     `json:"clauses"`
	Announced  []changeRecord     `json:"announced"`
	Statements []statementRecord  `json:"statements"`
	Flows      []flowRecord       `json:"flows"`
	Missing    []holeRecord       `json:"missing"`
}

// stateRecord is how a document stands, in JSON.
type stateRecord struct {
	Document    agreement.DocumentID   `json:"document"`
	Status      agreement.Status       `json:"status"`
	Version     string                 `json:"version,omitempty"`
	Since       agreement.Date         `json:"since,omitzero"`
	Seen        bool                   `json:"seen,omitempty"` // since is only the first day in evidence
	Previous    string                 `json:"previous,omitempty"`
	Next        string                 `json:"next,omitempty"`
	NextFrom    agreement.Date         `json:"next_from,omitzero"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
}

func stateRecordOf(s agreement.State) stateRecord {
	return stateRecord{
		Document: s.Document.ID(), Status: s.Status, Version: versionID(s.Version), Since: s.Since, Seen: seen(s),
		Previous: versionID(s.Previous), Next: versionID(s.Next), NextFrom: s.NextFrom, Assumptions: s.Assumptions,
	}
}

func versionID(v *agreement.Version) string {
	if v == nil {
		return ""
	}
	return v.ID()
}

// standingRecord is how a service or category stands, in JSON.
type standingRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Status      agreement.Status       `json:"status"`
	Since       agreement.Date         `json:"since,omitzero"`
	Seen        bool                   `json:"seen,omitempty"`
	From        agreement.Date         `json:"from,omitzero"`
	Change      agreement.ChangeID     `json:"change,omitempty"`
	Terms       string                 `json:"terms,omitempty"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
}

func standingRecordOf(s standing) standingRecord {
	r := standingRecord{
		ID: s.id, Bilingual: s.name, Status: shown(s.Coverage), Since: s.Since, Seen: s.Seen,
		Terms: versionID(s.terms.Version), Assumptions: s.Assumptions,
	}
	if s.Status == agreement.NotYet || s.Status == agreement.BeforeEvidence {
		r.From = s.From
	}
	if s.Change != nil {
		r.Change = s.Change.ID()
	}
	return r
}

func (sh shower) dayRecord(d dayView) dayRecord {
	r := dayRecord{
		asked: sh.asked(), Agreements: each(d.agreements, sh.agreementRecord), Documents: each(d.documents, stateRecordOf),
		Services: each(d.services, standingRecordOf), Categories: each(d.categories, standingRecordOf),
		Prices: each(d.prices, priceStateRecordOf), Clauses: each(d.clauses, clauseRecordOf),
		Statements: each(d.statements, statementRecordOf), Flows: each(d.flows, sh.flowRecord),
		Missing: holeRecords(d.view.Holes("")),
	}
	sh.view = asPublished(sh.view)
	r.Announced = each(d.announced, func(u agreement.Upcoming) changeRecord { return sh.changeRecord(u.Change) })
	return r
}

// each applies a function to every element; the result is never null in JSON.
func each[T, R any](list []T, f func(T) R) []R {
	made := []R{}
	for _, element := range list {
		made = append(made, f(element))
	}
	return made
}
