package agreement

import (
	"slices"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Bilingual is a short text in Swedish, in English, or in both.
type Bilingual struct {
	SV string `json:"sv,omitempty"`
	EN string `json:"en,omitempty"`
}

// In returns the text in the language "sv" or "en" where there is one, else in
// the other language.
func (b Bilingual) In(lang string) string {
	if lang == "en" && b.EN != "" || b.SV == "" {
		return b.EN
	}
	return b.SV
}

// Basis says how firmly a source carries a fact.
type Basis string

// The bases, from firm to loose.
const (
	Stated       Basis = "stated"       // a source of the agreement says it
	Indicative   Basis = "indicative"   // a page about a service says it, not the agreement
	Inferred     Basis = "inferred"     // concluded from what sources say; Evidence.Why tells how
	Illustrative Basis = "illustrative" // made up as an example
)

// SourceID names an entry of sources.yaml.
type SourceID string

// Source is a page or document that facts are taken from.
type Source struct {
	ID      SourceID `json:"id"`
	Title   string   `json:"title"`
	Address string   `json:"address,omitempty"`
	Day     Date     `json:"day,omitzero"` // when it was published, if known
	Note    string   `json:"note,omitempty"`
}

// Evidence is what a fact rests on.
type Evidence struct {
	Source    SourceID `json:"source"`
	Basis     Basis    `json:"basis"`
	Why       string   `json:"why,omitempty"`      // the reasoning behind an inferred fact
	Readings  []string `json:"readings,omitempty"` // ids of the readings taken where the source is ambiguous, such as "A35"
	Published Date     `json:"published,omitzero"` // since when the fact is known; zero when no source says
}

func (e Evidence) clone() Evidence {
	e.Readings = slices.Clone(e.Readings)
	return e
}

// Undated reports whether no source says since when the fact is known. It then
// counts as known from the start.
func (e Evidence) Undated() bool { return e.Published.IsZero() }

// EvidenceFields are the keys that every record of a fact has: source, basis,
// why, reading and published. With required, the record must name its source.
func EvidenceFields(required bool) []datafile.Field {
	return datafile.Grouped("evidence", []datafile.Field{
		{Name: "source", Required: required, Shape: datafile.Of(datafile.ID()), Doc: "the id of the source in sources.yaml"},
		{Name: "basis", Shape: datafile.Word("stated", "indicative", "inferred", "illustrative"), Doc: "how firmly the source carries the fact; stated unless given"},
		{Name: "why", Shape: datafile.Text(), Doc: "the reasoning behind an inferred fact"},
		{Name: "reading", Shape: readingShape().OrList(), Doc: "the reading taken of an ambiguous source, such as A35"},
		{Name: "published", Shape: DayShape(), Doc: "since when the fact is known, where the source's own day does not say it"},
	}...)
}

const readingPattern = `[A-Z][0-9]{2}`

func readingShape() datafile.Shape {
	return datafile.Of(datafile.Matching("reading", "the id of a reading, such as A35", readingPattern))
}

// undatedEvidenceFields are [EvidenceFields] without published, for what is
// published with its notice.
func undatedEvidenceFields(required bool) []datafile.Field {
	return slices.DeleteFunc(EvidenceFields(required), func(f datafile.Field) bool { return f.Name == "published" })
}

// EvidenceOf reads the keys of [EvidenceFields] from a record. What the record
// leaves out it takes from the enclosing record.
func EvidenceOf(v datafile.Value, enclosing Evidence) Evidence {
	e := enclosing
	if s := v.Field("source"); s.Exists() {
		e = Evidence{Source: SourceID(s.Text()), Basis: Stated}
	}
	if b := v.Field("basis"); b.Exists() {
		e.Basis, e.Why = Basis(b.Text()), ""
	}
	if why := v.Field("why"); why.Exists() {
		e.Why = why.Text()
	}
	if r := v.Field("reading"); r.Exists() {
		e.Readings = r.Texts()
	}
	if p := v.Field("published"); p.Exists() {
		e.Published = DayOf(p)
	}
	return e
}

// CheckEvidence reports a source that sources.yaml does not list, a reading that
// readings.yaml does not list, an inferred
// fact without its reasoning, and reasoning about a fact that is not inferred.
func (a *Agreement) CheckEvidence(v datafile.Value, errs *datafile.ErrorList) {
	if s := v.Field("source"); s.Exists() && a.allSources {
		if _, ok := a.sources[SourceID(s.Text())]; !ok {
			errs.Add(s.Pos(), CodeUnknownSource, datafile.Suggest(s.Text(), a.sourceIDs()), "sources.yaml has no source %q", s.Text())
		}
	}
	a.checkReadings(v.Field("reading"), errs)
	basis, why := v.Field("basis"), v.Field("why")
	if v.Flawed() {
		return
	}
	if basis.Text() == string(Inferred) && !why.Exists() {
		errs.Add(basis.Pos(), CodeNoReasoning, "add why: with the reasoning", "an inferred fact without its reasoning")
	}
	if why.Exists() && basis.Text() != string(Inferred) {
		errs.Add(why.Pos(), CodeNoReasoning, "add basis: inferred, or delete why", "reasoning for a fact that is not marked as inferred")
	}
}

func (a *Agreement) checkReadings(v datafile.Value, errs *datafile.ErrorList) {
	for item := range v.Items() {
		switch _, ok := a.readings[item.Text()]; {
		case ok:
		case a.readings == nil: // said once, however often
			errs.Add(datafile.Pos{File: "readings.yaml"}, CodeNoFile, "list the readings that facts rest on", "the file is missing")
		case a.allReadings:
			errs.Add(item.Pos(), CodeUnknownReading, "describe the reading in readings.yaml, or correct the id", "readings.yaml has no reading %q", item.Text())
		}
	}
}

// Dated returns the evidence with the day of its source where the fact has none
// of its own.
func (a *Agreement) Dated(e Evidence) Evidence {
	if e.Published.IsZero() {
		e.Published = a.sources[e.Source].Day
	}
	return e
}
