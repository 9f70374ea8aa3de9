package main

import (
	"cmp"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/changelog"
)

// comparisonRecord is the answer of diff in JSON.
type comparisonRecord struct {
	Document agreement.DocumentID `json:"document"`
	Old      string               `json:"old,omitempty"`
	New      string               `json:"new,omitempty"`
	Silent   changelog.Silence    `json:"silent,omitempty"`
	Sections []comparedRecord     `json:"sections"`
}

type comparedRecord struct {
	Clause  agreement.Clause     `json:"clause"`
	Fate    changelog.Fate       `json:"fate"`
	Heading []editRecord         `json:"heading"`
	Text    []editRecord         `json:"text"`
	Links   []linkRecord         `json:"links"`
	Changes []agreement.ChangeID `json:"changes"`
}

type editRecord struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

type linkRecord struct {
	Relation changelog.Relation  `json:"relation"`
	To       agreement.Reference `json:"to"`
	Change   agreement.ChangeID  `json:"change"`
}

func comparisonRecordOf(c changelog.Comparison) comparisonRecord {
	edit := func(e changelog.Edit) editRecord { return editRecord{e.Op.String(), e.Text} }
	link := func(l changelog.Link) linkRecord { return linkRecord{l.Relation, l.To, l.Change.ID()} }
	return comparisonRecord{
		Document: cmp.Or(c.New, c.Old).Document().ID(), Old: versionID(c.Old), New: versionID(c.New), Silent: c.Silent,
		Sections: each(c.Sections, func(s changelog.Section) comparedRecord {
			return comparedRecord{s.Clause, s.Fate, each(s.Heading, edit), each(s.Body, edit), each(s.Links, link), each(s.Changes, (*agreement.Change).ID)}
		}),
	}
}
