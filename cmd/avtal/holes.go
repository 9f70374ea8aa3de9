package main

import "github.com/kundavtal/avtal/agreement"

// holeRecord is a missing period in JSON.
type holeRecord struct {
	agreement.Period
	Agreement string `json:"agreement,omitempty"`
	agreement.Bilingual
}

func holeRecords(list []agreement.Hole) []holeRecord {
	records := []holeRecord{}
	for _, h := range list {
		records = append(records, holeRecord{h.Period, h.Agreement, h.Text})
	}
	return records
}

func (p *page) holes(list []agreement.Hole, title string) {
	if len(list) == 0 {
		return
	}
	p.heading(title)
	t := table{}
	for _, h := range list {
		text := h.Text.In(p.lang())
		if h.Agreement != "" {
			text += " [" + h.Agreement + "]"
		}
		t.add(p.period(h.Period), text)
	}
	p.table(t)
}

// knownHoles returns all missing periods as they looked on the day of -known.
func (sh shower) knownHoles() []agreement.Hole {
	if sh.view.Known().IsZero() {
		return sh.agr.Holes()
	}
	var list []agreement.Hole
	for _, h := range sh.agr.Holes() {
		if known, ok := h.KnownOn(sh.view.Known()); ok {
			list = append(list, known)
		}
	}
	return list
}

// period writes a period with its last day included.
func (p *page) period(d agreement.Period) string {
	switch {
	case d.From.IsZero() && d.Until.IsZero():
		return p.pick("alltid", "always")
	case d.From.IsZero():
		return p.pick("till och med ", "up to ") + d.Until.AddDays(-1).String()
	case d.Until.IsZero():
		return p.pick("från och med ", "from ") + d.From.String()
	}
	return d.String()
}
