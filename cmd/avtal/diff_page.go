package main

import (
	"cmp"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/changelog"
)

func (sh shower) tellComparison(c changelog.Comparison) {
	d := cmp.Or(c.New, c.Old).Document()
	sh.heading(sh.cat.Title(d.ID(), sh.view).In(sh.lang()) + " [" + string(d.ID()) + "]")
	sh.tellWording()
	sh.labelled(sh.pick("från", "from"), sh.versionLine(c.Old))
	sh.labelled(sh.pick("till", "to"), sh.versionLine(c.New))
	if c.Old == c.New {
		sh.say(sh.pick("Det är samma version.", "It is the same version."))
		return
	}
	if c.Silent != "" {
		sh.say(sh.silence(c))
		return
	}
	var same []string
	for _, section := range c.Sections {
		if section.Fate == changelog.Unchanged && len(section.Links) == 0 {
			same = append(same, string(section.Clause))
			continue
		}
		sh.tellSection(section)
	}
	if len(same) > 0 {
		sh.heading(sh.pick("Oförändrat", "Unchanged"))
		sh.indented("  ", strings.Join(same, ", "))
	}
}

func (sh shower) versionLine(v *agreement.Version) string {
	if v == nil {
		return sh.pick("dokumentet ingår inte i avtalet", "the document is not part of the agreement")
	}
	line := v.Name() + sh.pick(", gäller från ", ", in force from ")
	if v.Notice() == nil && v.Document().Since().Seen {
		return line + sh.effective(sh.effect(v)) + sh.pick(" eller tidigare", " or earlier")
	}
	return line + sh.effective(sh.effect(v))
}

func (sh shower) silence(c changelog.Comparison) string {
	var names []string
	for _, v := range [...]*agreement.Version{c.Old, c.New} {
		if v != nil && v.Text() == nil {
			names = append(names, v.ID())
		}
	}
	return sh.pick("Källorna återger inte orden i ", "The sources do not tell the words of ") +
		strings.Join(names, sh.pick(" och ", " and ")) + sh.pick("; de kan inte jämföras.", "; they cannot be compared.")
}

func (sh shower) tellSection(section changelog.Section) {
	sh.heading(sh.fate(section.Fate) + ": " + sh.redlined(section.Heading))
	for _, link := range section.Links {
		sh.indented("  ", sh.linked(link.Relation)+" "+link.To.String()+" ["+string(link.Change.ID())+"]")
	}
	if section.Fate != changelog.Unchanged {
		sh.markdown(sh.redlined(section.Body))
	}
}

func (p *page) fate(f changelog.Fate) string {
	return say(p, map[changelog.Fate]term{
		changelog.Unchanged: {"Oförändrad", "Unchanged"},
		changelog.Changed:   {"Ändrad", "Changed"},
		changelog.Added:     {"Ny", "New"},
		changelog.Removed:   {"Borttagen", "Removed"},
	}, f)
}

func (p *page) linked(r changelog.Relation) string {
	return say(p, map[changelog.Relation]term{
		changelog.CorrespondsTo: {"motsvarar", "corresponds to"},
		changelog.ReplacedBy:    {"ersätts av", "replaced by"},
		changelog.Replaces:      {"ersätter", "replaces"},
		changelog.MovedTo:       {"flyttad till", "moved to"},
		changelog.MovedFrom:     {"flyttad från", "moved from"},
	}, r)
}

// redlined marks what is gone and what is new.
func (p *page) redlined(edits []changelog.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case changelog.Deleted:
			b.WriteString(p.marked(e.Text, "[-", "-]", removed))
		case changelog.Inserted:
			b.WriteString(p.marked(e.Text, "{+", "+}", added))
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// marked puts marks around a run of text, inside the space at its ends. Ink
// goes on word by word, so that no line break falls within it.
func (p *page) marked(text, open, shut string, i ink) string {
	core := strings.TrimSpace(text)
	if core == "" {
		return text
	}
	marks := open + core + shut
	if p.colour {
		words := strings.Split(core, " ")
		for n, word := range words {
			words[n] = p.ink(i, word)
		}
		marks = strings.Join(words, " ")
	}
	return strings.Replace(text, core, marks, 1)
}
