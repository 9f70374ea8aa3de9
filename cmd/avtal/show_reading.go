package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// readingRecord is a reading and the facts that rest on it, in JSON.
type readingRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Facts []string `json:"facts"`
}

func (sh shower) readingRecord(r reading) readingRecord {
	return readingRecord{r.id, r.text, sh.restingOn(func(e agreement.Evidence) bool { return slices.Contains(e.Readings, r.id) })}
}

// restingOn returns what the facts are about that rest on some evidence, as far
// as they may be told.
func (sh shower) restingOn(evidence func(agreement.Evidence) bool) []string {
	about := []string{}
	for c := range sh.cat.Citations() {
		if evidence(c.Evidence) && sh.knows(c.Evidence) {
			about = append(about, c.About())
		}
	}
	return about
}

func (sh shower) reading(found reading) error {
	r := sh.readingRecord(found)
	if sh.json {
		return sh.write(struct {
			asked
			readingRecord
		}{sh.asked(), r})
	}
	sh.heading(sh.pick("Läsning ", "Reading ") + r.ID)
	sh.say(sh.pick("Källan kan läsas på flera sätt. Här läses den så: ", "The source can be read in several ways. Here it is read so: ") + r.In(sh.lang()))
	sh.heading(sh.count(len(r.Facts), "faktum vilar på den", "fakta vilar på den", "fact rests on it", "facts rest on it"))
	for _, about := range r.Facts {
		sh.indented("  - ", about)
	}
	return nil
}
