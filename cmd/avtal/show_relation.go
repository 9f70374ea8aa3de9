package main

import (
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// relationRecord is a relation between parties in JSON.
type relationRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Between []string    `json:"between"`
	Pub     []pubRecord `json:"pub"`
	evidenceRecord
}

func (sh shower) relationRecord(r catalog.Relation) relationRecord {
	return relationRecord{r.ID, r.Name, r.Between, each(sh.pubOf(r), pubRecordOf), evidenceRecordOf(r.Evidence)}
}

// pubOf returns the processor agreements of a relation, as far as they may be
// told.
func (sh shower) pubOf(r catalog.Relation) []catalog.PubEvidence {
	return knownOf(sh, r.Pub, func(p catalog.PubEvidence) agreement.Evidence { return p.Evidence })
}

func (sh shower) relation(r catalog.Relation) error {
	if sh.json {
		return sh.write(struct {
			asked
			relationRecord
		}{sh.asked(), sh.relationRecord(r)})
	}
	sh.heading(r.Name.In(sh.lang()) + " [" + r.ID + "]")
	sh.labelled(sh.pick("vad", "what"), sh.pick("relation mellan parter", "relation between parties"))
	sh.labelled(sh.pick("parter", "parties"), strings.Join(each(r.Between, sh.whoWithID), ", "))
	sh.rests(r.Evidence)
	sh.heading(sh.pick("Personuppgiftsbiträdesavtal som källor nämner", "Processor agreements that sources name"))
	for _, p := range sh.pubOf(r) {
		sh.tellPub(p)
	}
	if len(sh.pubOf(r)) == 0 {
		sh.indented("  ", sh.pick("Inget.", "None."))
	}
	return nil
}

// tellPub writes a processor agreement with what says that it is one.
func (sh shower) tellPub(p catalog.PubEvidence) {
	title := string(p.Agreement)
	if d, ok := sh.agr.Document(p.Agreement); ok {
		title = sh.cat.Title(d.ID(), sh.view).In(sh.lang()) + " (" + title + ")"
	}
	sh.labelled(sh.pick("avtal", "agreement"), title+sh.during(p.Period))
	sh.rests(p.Evidence)
}
