package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

func (sh shower) versionsWith(c *agreement.Change) []*agreement.Version {
	return slices.DeleteFunc(sh.versionsBy(c.Notice()), func(v *agreement.Version) bool {
		return !slices.Contains(v.Changes(), c)
	})
}

func (sh shower) change(c *agreement.Change) error {
	if sh.json {
		return sh.write(sh.changeRecord(c))
	}
	sh.heading(sh.pick("Ändring ", "Change ") + string(c.ID()))
	sh.say(c.Text().In(sh.lang()))
	sh.labelled(sh.pick("vad", "what"), sh.kind(c.Kind()))
	sh.labelled(sh.pick("var", "where"), sh.where(c))
	sh.labelled(sh.pick("publicerad", "published"), sh.weekday(c.Notice().Published()))
	e, level := c.Effective()
	sh.labelled(sh.pick("gäller från", "effective"), sh.effective(e)+sh.said(level))
	if now, known := sh.view.Effective(c); known && now != e {
		sh.labelled(sh.pick("efter rättelse", "as amended"), sh.effective(now))
	}
	sh.tellDetails(c)
	sh.tellDeclared(c)
	sh.labelled(sh.pick("ersätts av", "replaced by"), references(c.ReplacedBy()))
	sh.labelled(sh.pick("motsvaras av", "corresponds"), references(c.Corresponds()))
	sh.labelled(sh.pick("flyttad till", "moved to"), references(c.MovedTo()))
	sh.labelled(sh.pick("upprepar", "repeats"), c.Repeats())
	sh.tellLater(c)
	for _, v := range sh.versionsWith(c) {
		sh.labelled(sh.pick("ger version", "makes"), v.ID())
	}
	sh.labelled(sh.pick("slutsatser", "concluded"), strings.Join(c.Inferred(), ", "))
	sh.labelled(sh.pick("källan trycker", "as printed"), c.Printed())
	sh.rests(c.Evidence())
	return nil
}

// tellDetails writes the figures, prices and days that a change states beside
// its sentence.
func (sh shower) tellDetails(c *agreement.Change) {
	if f, ok := c.Figure(); ok {
		sh.labelled(sh.pick("tal", "figure"), sh.figure(f))
	}
	sh.tellPrice(c)
	if !c.Since().IsZero() {
		label := sh.pick("finns sedan", "there since")
		if c.Kind() == agreement.FunctionRemoved {
			label = sh.pick("borta sedan", "gone since")
		}
		sh.labelled(label, sh.weekday(c.Since()))
	}
	if c.Successor() != "" {
		sh.labelled(sh.pick("efterträds av", "succeeded by"), sh.categoryAs(c.Successor()))
	}
}

// figure writes a number as the source prints it, with what it was before.
func (p *page) figure(f agreement.Figure) string {
	number := func(n string) string { return n }
	if f.Unit == "percent" {
		number = p.decimal
	}
	text := number(f.To)
	if f.From != "" {
		text = p.pick("från ", "from ") + number(f.From) + p.pick(" till ", " to ") + text
	}
	if f.Unit == "version" {
		return p.unit(f.Unit) + " " + text
	}
	return text + unbroken + p.unit(f.Unit)
}

// said says which sentence of a notice declares something.
func (p *page) said(level agreement.Level) string {
	if level == "" {
		return ""
	}
	return p.pick(" (sagt ", " (said ") + p.level(level) + ")"
}

func (sh shower) tellDeclared(c *agreement.Change) {
	if natures, level := c.Nature(); len(natures) > 0 {
		sh.labelled(sh.pick("slag", "nature"), sh.natures(natures)+sh.said(level))
	}
	if material, level := c.Material(); level != "" {
		sh.labelled(sh.pick("väsentlig", "material"), sh.yesNo(material)+sh.said(level))
	}
	if benefit, level := c.Benefit(); benefit != "" {
		sh.labelled(sh.pick("till fördel för", "benefits"), sh.beneficiary(benefit)+sh.said(level))
	}
}

// tellLater says what became of the change, and what it does to earlier ones.
func (sh shower) tellLater(c *agreement.Change) {
	sh.labelled(sh.pick("rättar", "amends"), string(changeID(c.Amends())))
	sh.labelled(sh.pick("tar tillbaka", "withdraws"), string(changeID(c.Withdraws())))
	for _, by := range sh.knownChanges(c.AmendedBy()) {
		sh.labelled(sh.pick("rättad av", "amended by"), string(by.ID()))
	}
	for _, by := range sh.knownChanges([]*agreement.Change{c.WithdrawnBy()}) {
		sh.labelled(sh.pick("återtagen av", "withdrawn by"), string(by.ID()))
	}
}
