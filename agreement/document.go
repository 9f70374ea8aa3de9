package agreement

import (
	"slices"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Document is one document of an agreement, or the terms of a service.
type Document struct {
	id        DocumentID
	name      Bilingual
	names     []string
	agreement string
	role      string
	since     Since
	dated     bool // the record has since, right or wrong
	also      []Membership
	evidence  Evidence
	pos       datafile.Pos
	versions  []*Version
	timeline  timeline
}

// ID returns the document's id.
func (d *Document) ID() DocumentID { return d.id }

// Name returns the official name in Swedish and a description in English. The
// terms of a service have none: their name is the service's.
func (d *Document) Name() Bilingual { return d.name }

// OtherNames returns further names by which sources call the document.
func (d *Document) OtherNames() []string { return slices.Clone(d.names) }

// Agreement returns the id of the agreement that the document belongs to.
func (d *Document) Agreement() string { return d.agreement }

// AlsoIn returns the further agreements that the document is part of, in the
// order of its record.
func (d *Document) AlsoIn() []Membership { return slices.Clone(d.also) }

// Membership is a document being part of an agreement that it was not written
// for, such as the liability terms in the agents' agreement.
type Membership struct {
	Agreement string
	Name      string // what it is called there, such as "Bilaga 2", or ""
	Since     Since
}

// Role says what the document is for, in the words of the data set, such as
// "main", "general" or "pub"; "terms" for the terms of a service.
func (d *Document) Role() string { return d.role }

// Since returns since when the document is in evidence apart from notices.
func (d *Document) Since() Since { return d.since.clone() }

// Evidence returns what the record of the document rests on.
func (d *Document) Evidence() Evidence { return d.evidence.clone() }

// Pos returns where the document is declared.
func (d *Document) Pos() datafile.Pos { return d.pos }

// Versions returns every version that notices have made or announced, the
// oldest first by publication; those of one notice by the day that it states,
// those without a stated day last.
func (d *Document) Versions() []*Version { return slices.Clone(d.versions) }

// Since says from when something holds apart from notices.
type Since struct {
	Day      Date // zero when no source says
	Seen     bool // the day is only the first on which it is in evidence
	Evidence Evidence
}

func (s Since) clone() Since {
	s.Evidence = s.Evidence.clone()
	return s
}

// SinceShape is the shape of a Since in a data file: from or seen, and the
// evidence.
func SinceShape() datafile.Shape {
	return datafile.Record(append([]datafile.Field{
		{Name: "from", Shape: DayShape(), Doc: "the day from which it holds, where a source says so"},
		{Name: "seen", Shape: DayShape(), Doc: "the first day on which it is in evidence, where no source says since when it holds"},
	}, EvidenceFields(true)...)...)
}

// SinceOf reads a value of [SinceShape] and reports what is wrong with it.
func (a *Agreement) SinceOf(v datafile.Value, errs *datafile.ErrorList) Since {
	if !v.Exists() {
		return Since{}
	}
	a.CheckEvidence(v, errs)
	from, seen := v.Field("from"), v.Field("seen")
	if from.Exists() == seen.Exists() && !v.Flawed() {
		errs.Add(v.Pos(), CodeOneOf, "write from: where a source gives the day, else seen:", "exactly one of from and seen is needed")
	}
	s := Since{Day: DayOf(from), Evidence: a.Dated(EvidenceOf(v, Evidence{}))}
	if seen.Exists() {
		s.Day, s.Seen = DayOf(seen), true
	}
	return s
}

// Version is the wording of a document from one notice on.
type Version struct {
	document *Document
	name     string
	notice   *Notice // nil for the first version
	effect   Effective
	changes  []*Change
	text     *Text
	added    bool
}

// ID returns the document and the notice that made the version, such as
// "allmanna-villkor@2019-12-18"; a notice that gives a document several days
// makes ".2", ".3" and so on. The version before the first notice that is known
// to change the document is "@first". The effective day is no part of the id. A
// nil version, as where nothing is in force, has the id "".
func (v *Version) ID() string {
	if v == nil {
		return ""
	}
	return string(v.document.id) + "@" + v.name
}

// Name returns the part of the id after the "@".
func (v *Version) Name() string { return v.name }

// Document returns the document.
func (v *Version) Document() *Document { return v.document }

// Notice returns the notice that made the version, or nil for the first one.
func (v *Version) Notice() *Notice { return v.notice }

// Changes returns the changes that the version takes up, in the order of the
// notice.
func (v *Version) Changes() []*Change { return slices.Clone(v.changes) }

// Effective returns when the version takes effect, as announced; a View
// answers with what later notices made of it.
func (v *Version) Effective() Effective { return v.effect }

// Adds reports whether the document came into the agreement with this version.
func (v *Version) Adds() bool { return v.added }

// Number returns the number that a notice gives the version, such as "1.1", or
// "" where none does.
func (v *Version) Number() string {
	for _, c := range v.changes {
		if c.figure != nil && c.figure.Unit == "version" {
			return c.figure.To
		}
	}
	return ""
}

// Text returns the words of the version, or nil when the sources are silent.
func (v *Version) Text() *Text { return v.text }

// Published returns the day on which the version was announced, or the zero
// Date for a first version.
func (v *Version) Published() Date {
	if v.notice == nil {
		return v.document.since.Evidence.Published
	}
	return v.notice.Published()
}
