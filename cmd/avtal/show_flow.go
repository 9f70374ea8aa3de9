package main

import (
	"fmt"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// flowRecord is a flow and how it stands, in JSON.
type flowRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	agreement.Period
	Seen        agreement.Date         `json:"seen,omitzero"`
	Status      agreement.Status       `json:"status"`
	Steps       []stepRecord           `json:"steps"`
	Exceptions  []exceptionRecord      `json:"exceptions,omitempty"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
	evidenceRecord
}

type stepRecord struct {
	Who string `json:"who,omitempty"`
	agreement.Bilingual
	Yields *agreement.Bilingual `json:"yields,omitempty"`
	evidenceRecord
}

type exceptionRecord struct {
	agreement.Bilingual
	Service string `json:"service,omitempty"`
	Instead string `json:"instead,omitempty"`
	evidenceRecord
}

func (sh shower) flowRecord(f *catalog.Flow) flowRecord {
	return flowRecord{
		ID: f.ID(), Bilingual: f.Name(), Period: f.Period(), Seen: f.Seen(), Status: sh.flowStatus(f),
		Steps: each(sh.steps(f), func(s catalog.Step) stepRecord {
			r := stepRecord{s.Who, s.Does, &s.Yields, evidenceRecordOf(s.Evidence)}
			if s.Yields.In("sv") == "" {
				r.Yields = nil
			}
			return r
		}),
		Exceptions: each(sh.exceptions(f), func(x catalog.Exception) exceptionRecord {
			return exceptionRecord{x.Text, x.Service, x.Instead, evidenceRecordOf(x.Evidence)}
		}),
		Assumptions: sh.flowAssumptions(f), evidenceRecord: evidenceRecordOf(f.Evidence()),
	}
}

// flowStatus is how a flow stands on the day.
func (sh shower) flowStatus(f *catalog.Flow) agreement.Status {
	day, period := sh.view.Day(), f.Period()
	switch {
	case !sh.knows(f.Evidence()):
		return agreement.NeverKnown
	case !period.Until.IsZero() && !day.Before(period.Until):
		return agreement.Ended
	case day.Before(period.From):
		return agreement.NotYet
	case day.Before(f.Seen()):
		return agreement.BeforeEvidence
	}
	return agreement.InForce
}

// flows returns the flows that may be told of.
func (sh shower) flows() []*catalog.Flow {
	return knownOf(sh, sh.cat.Flows(), (*catalog.Flow).Evidence)
}

func (sh shower) steps(f *catalog.Flow) []catalog.Step {
	return knownOf(sh, f.Steps(), func(s catalog.Step) agreement.Evidence { return s.Evidence })
}

// exceptions leaves out a flow that was not known.
func (sh shower) exceptions(f *catalog.Flow) []catalog.Exception {
	list := knownOf(sh, f.Exceptions(), func(x catalog.Exception) agreement.Evidence { return x.Evidence })
	for i, x := range list {
		if other, ok := sh.cat.Flow(x.Instead); !ok || !sh.knows(other.Evidence()) {
			list[i].Instead = ""
		}
	}
	return list
}

// flowAssumptions returns what it rests on that a flow is followed. A day that
// the record gives is no day of publication, but says since when.
func (sh shower) flowAssumptions(f *catalog.Flow) []agreement.Assumption {
	if sh.flowStatus(f) != agreement.InForce {
		return nil
	}
	var list []agreement.Assumption
	for _, a := range sh.agr.Assumptions(f.Evidence(), f.ID()) {
		if a.Kind != agreement.AssumesUndated || f.Period().From.IsZero() && f.Seen().IsZero() {
			list = append(list, a)
		}
	}
	if day := f.Seen(); !day.IsZero() {
		list = append(list, agreement.Assumption{Kind: agreement.AssumesSeen, About: f.ID(), Ref: day.String(), Source: f.Evidence().Source, Text: agreement.Bilingual{
			SV: "Belagt från och med " + day.String() + "; ingen källa anger sedan när.",
			EN: "In evidence from " + day.String() + "; no source says since when."}})
	}
	return append(list, each(sh.view.Holes(""), agreement.Hole.Assumption)...)
}

func (sh shower) flow(f *catalog.Flow) error {
	if sh.json {
		return sh.write(struct {
			asked
			flowRecord
		}{sh.asked(), sh.flowRecord(f)})
	}
	sh.heading(f.Name().In(sh.lang()) + " [" + f.ID() + "]")
	status := sh.flowStatus(f)
	sh.onDay(sh.lasts(status, f.Period(), agreement.Observation{First: f.Seen()}))
	sh.footnote(status == agreement.InForce && !f.Seen().IsZero())
	sh.rests(f.Evidence())
	sh.heading(sh.pick("Steg", "Steps"))
	for i, s := range sh.steps(f) {
		sh.tellStep(i+1, s, f.Evidence())
	}
	sh.tellExceptions(f)
	sh.assumes(sh.flowAssumptions(f))
	return nil
}

func (sh shower) tellStep(number int, s catalog.Step, whole agreement.Evidence) {
	who := sh.pick("Källan säger inte vem", "The source does not say who")
	if name, ok := sh.cat.Who(s.Who); ok {
		who = name.In(sh.lang()) + " (" + s.Who + ")"
	}
	sh.indented(fmt.Sprintf("%3d. ", number), who+": "+s.Does.In(sh.lang())+sh.supportBeside(s.Evidence, whole))
	if s.Yields.In("sv") != "" {
		sh.indented("     → ", s.Yields.In(sh.lang()))
	}
}

// supportBeside names the source of a part where it is another than that of the
// whole.
func (sh shower) supportBeside(part, whole agreement.Evidence) string {
	if support := sh.support(part); support != sh.support(whole) {
		return support
	}
	return ""
}

func (sh shower) tellExceptions(f *catalog.Flow) {
	list := sh.exceptions(f)
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Undantag", "Exceptions"))
	for _, x := range list {
		text := x.Text.In(sh.lang())
		if x.Service != "" {
			text += sh.pick(" Gäller ", " It concerns ") + sh.serviceWithID(x.Service) + "."
		}
		if other, ok := sh.cat.Flow(x.Instead); ok {
			text += sh.pick(" Se i stället ", " See instead ") + other.Name().In(sh.lang()) + " (" + x.Instead + ")."
		}
		sh.indented("  - ", text+sh.supportBeside(x.Evidence, f.Evidence()))
	}
}
