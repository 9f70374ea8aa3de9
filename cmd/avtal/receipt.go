package main

import "github.com/kundavtal/avtal/policy"

// receipt writes what an answer was made from.
func (p *page) receipt(r policy.Receipt) {
	known := p.pick("allt", "everything")
	if !r.Known.IsZero() {
		known = r.Known.String()
	}
	p.heading(p.pick("Kvitto", "Receipt"))
	p.receiptLine(p.pick("dag", "day"), r.On.String()+p.pick("; känt: ", "; known: ")+known)
	p.receiptLine("data", r.Data)
	p.receiptLine(p.pick("regler", "rules"), r.Rules)
}

// receiptLine leaves room for a hash on a line of its own.
func (p *page) receiptLine(label, text string) { p.indented("  "+pad(label, 7), text) }
