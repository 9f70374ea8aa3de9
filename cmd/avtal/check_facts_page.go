package main

import (
	"fmt"

	"github.com/kundavtal/avtal/agreement"
)

func (sh shower) tellFacts(r *factsReport) {
	sh.heading(sh.count(r.Count, "faktum, efter belägg", "fakta, efter belägg", "fact, by basis", "facts, by basis"))
	t := table{}
	for _, b := range [...]agreement.Basis{agreement.Stated, agreement.Indicative, agreement.Inferred, agreement.Illustrative} {
		t.add(number(r.Basis[b]), string(b), sh.basis(b))
	}
	sh.table(t)
	sh.heading(sh.pick("Fakta efter källa", "Facts by source"))
	t = table{}
	for _, s := range r.Sources {
		t.add(number(s.Count), sh.sourceLine(s.Source))
	}
	sh.table(t)
	sh.tellReadings(r.Readings)
	sh.tellNotAdded(r.NotAdded)
	sh.tellGaps(r)
	sh.line("")
	sh.say(sh.pick("Med -json står varje faktum för sig.", "With -json every fact stands by itself."))
}

func number(n int) string { return fmt.Sprintf("%4d", n) }

func (sh shower) tellReadings(list []readingCount) {
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Läsningar, och hur många fakta som vilar på dem", "Readings, and how many facts rest on them"))
	t := table{}
	for _, found := range list {
		t.add(number(found.Count), found.Reading, found.In(sh.lang()))
	}
	sh.table(t)
}

func (sh shower) tellNotAdded(list []notAdded) {
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Tjänster som ändras utan att något meddelande lägger till dem", "Services that change without a notice that adds them"))
	sh.indented("  ", sh.pick("Det godtas, eftersom meddelanden kan saknas. De räknas som omfattade från den dag då de först är belagda.",
		"That is accepted, because notices may be missing. They count as covered from the first day on which they are in evidence."))
	for _, n := range list {
		sh.indented("  - ", n.Service+sh.pick(", från ", ", from ")+n.Since.String()+sh.pick("; första ändringen ", "; first change ")+string(n.Change))
	}
}

// tellGaps writes the services without evidence and the sources without use.
func (sh shower) tellGaps(r *factsReport) {
	if len(r.NeverCovered) > 0 {
		sh.heading(sh.pick("Tjänster som inget belägg visar att avtalet omfattar", "Services that no evidence shows to be covered"))
		for _, id := range r.NeverCovered {
			sh.indented("  - ", sh.serviceWithID(id)+": "+sh.status(sh.cat.Covered(sh.view, id).Status))
		}
	}
	if len(r.Unused) > 0 {
		sh.heading(sh.pick("Källor som inget faktum använder", "Sources that no fact uses"))
		sh.indented("  ", sh.pick("Regler kan ändå hänvisa till dem.", "Rules may refer to them all the same."))
		for _, id := range r.Unused {
			sh.indented("  - ", sh.sourceLine(id))
		}
	}
}
