package main

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// tellAgreements writes each agreement with its documents, and those of which no
// document is in the data set together.
func (sh shower) tellAgreements(list []termsState) {
	var bare []termsState
	for _, t := range list {
		if len(t.documents) == 0 {
			bare = append(bare, t)
			continue
		}
		sh.tellDocuments(t)
	}
	if len(bare) == 0 {
		return
	}
	sh.heading(sh.pick("Avtal utan dokument i datamängden", "Agreements without documents in the data set"))
	note := false
	var others []other
	for _, t := range bare {
		if t.status != agreement.InForce {
			others = append(others, other{t.status, t.Name.In("sv"), t.Since.Day})
			continue
		}
		note = note || t.Since.Seen
		sh.indented("  ", t.Name.In("sv")+sh.pick(", sedan ", ", since ")+starred(t.Since.Day, t.Since.Seen)+sh.afterwards(t))
	}
	sh.footnote(note)
	sh.others(others)
}

// tellDocuments writes the documents of an agreement, those of other agreements
// included.
func (sh shower) tellDocuments(t termsState) {
	sh.heading(sh.pick("Dokument i ", "Documents of ") + t.Name.In("sv"))
	rows := table{head: []string{"id", "version", sh.pick("gäller sedan", "since"), sh.pick("nästa version", "next version")}}
	if len(t.documents) == 0 {
		sh.indented("  ", sh.pick("Inga i datamängden.", "None in the data set."))
	}
	var others []other
	for _, state := range t.documents {
		if state.Status != agreement.InForce {
			others = append(others, other{state.Status, string(state.Document.ID()), state.NextFrom})
			continue
		}
		rows.add(string(state.Document.ID()), state.Version.Name(), starred(state.Since, seen(state)), cmp.Or(state.NextFrom.String(), "–"))
	}
	sh.table(rows)
	note := slices.ContainsFunc(t.documents, seen)
	for _, state := range t.documents {
		if m, ok := membership(state.Document, t.ID); ok {
			note = note || m.Since.Seen
			sh.indented("  ", string(state.Document.ID())+sh.pick(" hör till ", " belongs to ")+sh.agreementAs(state.Document.Agreement())+
				sh.pick("; här", "; here")+sh.memberAs(m))
		}
	}
	sh.footnote(note)
	sh.others(others)
}
