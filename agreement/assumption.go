package agreement

import "slices"

// AssumptionKind says why an answer is less than certain.
type AssumptionKind string

// The kinds of assumptions.
const (
	AssumesNotice  AssumptionKind = "hole"    // notices of a period are missing
	AssumesReading AssumptionKind = "reading" // a source can be read in two ways
	AssumesBasis   AssumptionKind = "basis"   // a fact is indicative, inferred or illustrative
	AssumesUndated AssumptionKind = "undated" // no source says since when
	AssumesSeen    AssumptionKind = "seen"    // in evidence from a day, perhaps true before
	AssumesPending AssumptionKind = "pending" // an announced change whose day is not known may have taken effect
)

// Assumption is one thing that an answer takes for granted.
type Assumption struct {
	Kind   AssumptionKind `json:"kind"`
	About  string         `json:"about,omitempty"` // the fact, document or change concerned, with its field where there is one, such as "nitha offers region"
	Text   Bilingual      `json:"text"`
	Source SourceID       `json:"source,omitempty"`
	Ref    string         `json:"ref,omitempty"` // the reading, or the period of the hole
}

// Assumption returns the assumption that a hole makes of every answer it bears
// on.
func (h Hole) Assumption() Assumption {
	return Assumption{Kind: AssumesNotice, Text: h.Sentence(), Ref: h.Period.String()}
}

// Assumptions returns what an answer takes for granted that rests on a fact:
// nothing for a dated fact that a source states and that can be read in one way.
func (a *Agreement) Assumptions(e Evidence, about string) []Assumption {
	var list []Assumption
	if e.Basis != Stated {
		text := Bilingual{SV: basisText(e.Basis, "sv"), EN: basisText(e.Basis, "en")}
		if e.Why != "" {
			text.EN += " (" + e.Why + ")"
		}
		list = append(list, Assumption{Kind: AssumesBasis, About: about, Text: text, Source: e.Source})
	}
	for _, reading := range e.Readings {
		list = append(list, a.readingAssumption(about, reading, e.Source))
	}
	if e.Undated() {
		list = append(list, Assumption{Kind: AssumesUndated, About: about, Source: e.Source, Text: Bilingual{
			SV: "Ingen källa anger sedan när. Uppgiften räknas som känd och gällande hela tiden.",
			EN: "No source says since when. It counts as known, and as so, all along."}})
	}
	return list
}

func (a *Agreement) readingAssumption(about, reading string, source SourceID) Assumption {
	taken := a.readings[reading]
	return Assumption{Kind: AssumesReading, About: about, Ref: reading, Source: source, Text: Bilingual{
		SV: "Källan kan läsas på flera sätt. Läsning " + reading + ": " + taken.In("sv"),
		EN: "The source can be read in several ways. Reading " + reading + ": " + taken.In("en")}}
}

func basisText(b Basis, lang string) string {
	switch {
	case b == Indicative && lang == "en":
		return "From a page about the service, not from the agreement."
	case b == Indicative:
		return "Uppgift från en sida om tjänsten, inte från avtalet."
	case b == Inferred && lang == "en":
		return "Concluded; no source states it."
	case b == Inferred:
		return "Slutsats; ingen källa säger det ordagrant."
	case lang == "en":
		return "Made up as an example."
	}
	return "Påhittat som exempel."
}

// assumptions returns what it rests on that a version begins on its day: since
// when it is in evidence, or how it came to be dated.
func (v View) assumptions(version *Version) []Assumption {
	about := string(version.document.id)
	if version.notice == nil {
		return v.agr.sinceAssumptions(version.document.since, about)
	}
	var list []Assumption
	for _, c := range version.changes {
		if !v.stands(c) {
			continue
		}
		list = append(list, v.placeAssumptions(c, about)...)
		by := v.deciding(c)
		day, _ := by.dated()
		for _, reading := range day.readings {
			list = append(list, v.agr.readingAssumption(about, reading, by.evidence.Source))
		}
	}
	return list
}

// placeAssumptions returns what it rests on that a change happens where its
// record says: nothing where a source states it.
func (v View) placeAssumptions(c *Change, about string) []Assumption {
	e := c.Evidence()
	if slices.Contains(c.inferred, "in") {
		e.Basis = Inferred
	}
	if e.Basis == Stated {
		return nil
	}
	return v.agr.Assumptions(e, about)
}

func (a *Agreement) sinceAssumptions(s Since, about string) []Assumption {
	list := a.Assumptions(s.Evidence, about)
	if s.Seen && !s.Evidence.Undated() {
		list = append(list, a.seenAssumption(about, s.Day, s.Evidence.Source))
	}
	return list
}

func (a *Agreement) seenAssumption(about string, first Date, source SourceID) Assumption {
	return Assumption{Kind: AssumesSeen, About: about, Ref: first.String(), Source: source, Text: Bilingual{
		SV: "Belagt från och med " + first.String() + "; ingen källa anger sedan när.",
		EN: "In evidence from " + first.String() + "; no source says since when."}}
}

// pending returns the changes of a document that were announced by the day and
// whose own day is not known: each may have taken effect. A change whose day the
// source leaves out is settled by the next version: that one holds the document as
// a whole.
func (v View) pending(d *Document, inForce *Version) []*Change {
	var list []*Change
	for _, version := range d.versions {
		for _, c := range version.changes {
			settled := inForce != nil && inForce.Published().After(c.notice.Published()) && v.effective(c).After == "" && !c.removes()
			if v.Pending(c) && !settled {
				list = append(list, c)
			}
		}
	}
	return list
}

// MayApply returns the assumption that a pending change makes of an answer about
// something; [View.Pending] tells whether it is pending.
func (c *Change) MayApply(about string) Assumption {
	return Assumption{Kind: AssumesPending, About: about, Ref: string(c.ID()), Source: c.evidence.Source, Text: Bilingual{
		SV: "Ändringen " + string(c.ID()) + " kan ha börjat gälla; dagen är inte känd.",
		EN: "The change " + string(c.ID()) + " may have taken effect; its day is not known."}}
}

func (v View) holeAssumptions(agreement string) []Assumption {
	var list []Assumption
	for _, h := range v.Holes(agreement) {
		list = append(list, h.Assumption())
	}
	return list
}

func compactAssumptions(list []Assumption) []Assumption {
	var kept []Assumption
	for _, a := range list {
		if !slices.Contains(kept, a) {
			kept = append(kept, a)
		}
	}
	return kept
}
