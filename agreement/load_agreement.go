package agreement

import (
	"slices"
	"strings"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
)

func sourcesShape() datafile.Shape {
	return datafile.MapOf(datafile.ID(), datafile.Record(
		datafile.Field{Name: "title", Required: true, Shape: datafile.Text(), Doc: "the title of the page or document"},
		datafile.Field{Name: "address", Shape: datafile.Of(datafile.Matching("address", "an address starting with http:// or https://", `https?://\S+`)), Doc: "where it is found"},
		datafile.Field{Name: "day", Shape: DayShape(), Doc: "when it was published, if known"},
		datafile.Field{Name: "note", Shape: datafile.Text(), Doc: "which copy it is, and how much of it was seen"},
	))
}

func (r *reader) readSources() {
	if !r.require("sources.yaml", "list the pages and documents that facts are taken from") {
		return
	}
	r.agr.sources, r.agr.allSources = map[SourceID]Source{}, r.whole("sources.yaml")
	for id, v := range r.read("sources.yaml").Entries() {
		r.agr.sources[SourceID(id.Text())] = Source{
			ID: SourceID(id.Text()), Title: v.Field("title").Text(), Address: v.Field("address").Text(),
			Day: DayOf(v.Field("day")), Note: v.Field("note").Text(),
		}
	}
}

func readingsShape() datafile.Shape {
	id := datafile.Matching("reading", "the id of a reading, such as A35", readingPattern)
	return datafile.MapOf(id, datafile.Record(NameFields()...))
}

func (r *reader) readReadings() {
	if _, ok := r.parsed["readings.yaml"]; !ok {
		return
	}
	r.agr.readings, r.agr.allReadings = map[string]Bilingual{}, r.whole("readings.yaml")
	for id, v := range r.read("readings.yaml").Entries() {
		r.agr.readings[id.Text()] = NameOf(v)
	}
}

func agreementShape() datafile.Shape {
	return datafile.Record(
		datafile.Field{Name: "format", Required: true, Shape: datafile.Int(1, 1), Doc: "the version of the data format, 1"},
		datafile.Field{Name: "zone", Required: true, Shape: datafile.Text(), Doc: "the time zone in which a day begins, such as Europe/Stockholm"},
		datafile.Field{Name: "text", Required: true, Shape: datafile.Word("rendering", "official"), Doc: "whether the texts are the official wording"},
		datafile.Field{Name: "rules", Shape: datafile.Of(datafile.ID()), Doc: "the rule set that decides questions, where the data set brings none"},
		datafile.Field{Name: "agreements", Required: true, Shape: datafile.MapOf(datafile.ID(), termsShape()), Doc: "the agreements; a notice changes the first unless it says otherwise"},
		datafile.Field{Name: "events", Shape: datafile.MapOf(datafile.ID(), eventShape()), Doc: "what a change may wait for"},
		datafile.Field{Name: "coverage", Shape: datafile.Record(
			datafile.Field{Name: "missing", Required: true, Shape: datafile.ListOf(holeShape()), Doc: "the periods whose notices are not in the data set"},
		), Doc: "what the notices cover"},
	)
}

// NameFields are the keys sv and en of everything that has a name. At least one
// of them is needed.
func NameFields() []datafile.Field {
	return datafile.Grouped("words", []datafile.Field{
		{Name: "sv", Required: true, Unless: "en", Shape: datafile.Text(), Doc: "in Swedish"},
		{Name: "en", Shape: datafile.Text(), Doc: "in English"},
	}...)
}

// NameOf reads the keys of [NameFields].
func NameOf(v datafile.Value) Bilingual {
	return Bilingual{SV: v.Field("sv").Text(), EN: v.Field("en").Text()}
}

func termsShape() datafile.Shape {
	return datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), []datafile.Field{
		{Name: "since", Required: true, Shape: SinceShape(), Doc: "since when the agreement is in use or in evidence"},
		{Name: "succeeds", Shape: datafile.ListOf(datafile.Of(datafile.ID())), Doc: "the earlier agreements that it takes the place of"},
	})...)
}

func eventShape() datafile.Shape {
	return datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), []datafile.Field{
		{Name: "day", Shape: DayShape(), Doc: "the day on which it happened, once a source says so"},
	})...)
}

func holeShape() datafile.Shape {
	return datafile.Record(append(NameFields(),
		datafile.Field{Name: "agreement", Shape: datafile.Of(datafile.ID()), Doc: "the agreement whose notices are missing; without it, all"},
		datafile.Field{Name: "from", Shape: DayShape(), Doc: "the first day that is missing; without it, all before until"},
		datafile.Field{Name: "until", Shape: DayShape(), Doc: "the first day that is not missing; without it, all after from"},
	)...)
}

func (r *reader) readAgreement() {
	r.agr.zone = time.UTC
	if !r.require("agreement.yaml", "say which agreements the data set describes") {
		return
	}
	v := r.read("agreement.yaml")
	r.agr.official = v.Field("text").Text() == "official"
	r.agr.rules = v.Field("rules")
	r.readZone(v.Field("zone"))
	for id, t := range v.Field("agreements").Entries() {
		r.agr.CheckEvidence(t, r.errs)
		r.agr.agreements = append(r.agr.agreements, Terms{
			ID: id.Text(), Name: NameOf(t), Since: r.agr.SinceOf(t.Field("since"), r.errs),
			Succeeds: t.Field("succeeds").Texts(), Evidence: r.agr.Dated(EvidenceOf(t, Evidence{})),
		})
	}
	for _, t := range v.Field("agreements").Entries() {
		for item := range t.Field("succeeds").Items() {
			r.checkAgreement(item)
		}
	}
	for id, e := range v.Field("events").Entries() {
		r.agr.CheckEvidence(e, r.errs)
		r.agr.events[id.Text()] = r.agr.eventOf(id.Text(), e)
	}
	r.readHoles(v.Field("coverage").Field("missing"))
}

func (r *reader) readZone(v datafile.Value) {
	if !v.Exists() {
		return
	}
	zone, err := time.LoadLocation(v.Text())
	if err != nil || v.Text() == "Local" {
		r.errs.Add(v.Pos(), CodeZone, "use a name such as Europe/Stockholm; a program without zone data imports time/tzdata", "no zone data for %q", v.Text())
		return
	}
	r.agr.zone = zone
}

func (r *reader) readHoles(list datafile.Value) {
	last, flawed := map[string]Hole{}, list.Flawed()
	for v := range list.Items() {
		h := Hole{Period{DayOf(v.Field("from")), DayOf(v.Field("until"))}, withoutStop(NameOf(v)), v.Field("agreement").Text()}
		r.checkAgreement(v.Field("agreement"))
		flawed = flawed || v.Flawed() // then a day may be missing
		before, some := last[h.Agreement]
		switch {
		case !h.Until.IsZero() && !h.Until.After(h.From):
			r.errs.Add(v.Pos(), CodePeriod, "let until be a later day than from", "the period %s is empty", h.Period)
		case some && !flawed && (before.Until.IsZero() || h.From.Before(before.Until)):
			r.errs.Add(v.Pos(), CodePeriod, "list the periods from the earliest, apart from each other", "the period overlaps the one before")
		}
		r.agr.holes = append(r.agr.holes, h)
		last[h.Agreement] = h
	}
}

func (a *Agreement) terms(id string) (Terms, bool) {
	i := slices.IndexFunc(a.agreements, func(t Terms) bool { return t.ID == id })
	if i < 0 {
		return Terms{}, false
	}
	return a.agreements[i], true
}

// withoutStop drops the full stop of a text that becomes part of a sentence.
func withoutStop(b Bilingual) Bilingual {
	return Bilingual{SV: strings.TrimSuffix(b.SV, "."), EN: strings.TrimSuffix(b.EN, ".")}
}

// eventOf reads an event. Nobody knows of its day before that day, unless a
// source was published earlier.
func (a *Agreement) eventOf(id string, v datafile.Value) Event {
	e := Event{id, NameOf(v), DayOf(v.Field("day")), a.Dated(EvidenceOf(v, Evidence{}))}
	if e.Evidence.Published.IsZero() {
		e.Evidence.Published = e.Day
	}
	return e
}
