package main

import (
	"fmt"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// documentRecord is a document in JSON.
type documentRecord struct {
	ID agreement.DocumentID `json:"id"`
	agreement.Bilingual
	Names     []string        `json:"names,omitempty"`
	Agreement string          `json:"agreement"`
	Role      string          `json:"role"`
	On        agreement.Date  `json:"on"`
	Known     agreement.Date  `json:"known,omitzero"`
	State     stateRecord     `json:"state"`
	Versions  []versionRecord `json:"versions"`
	AlsoIn    []memberRecord  `json:"also_in,omitempty"`
	*evidenceRecord
}

// memberRecord is a document being part of a further agreement, in JSON.
type memberRecord struct {
	Agreement string         `json:"agreement"`
	Name      string         `json:"name,omitempty"`
	From      agreement.Date `json:"from,omitzero"`
	Seen      agreement.Date `json:"seen,omitzero"`
	evidenceRecord
}

func memberRecordOf(m agreement.Membership) memberRecord {
	r := memberRecord{Agreement: m.Agreement, Name: m.Name, From: m.Since.Day, evidenceRecord: evidenceRecordOf(m.Since.Evidence)}
	if m.Since.Seen {
		r.From, r.Seen = agreement.Date{}, m.Since.Day
	}
	return r
}

func (sh shower) document(d *agreement.Document) error {
	state := sh.view.State(d.ID())
	if state.Document == nil {
		state.Document = d
	}
	if sh.json {
		return sh.write(documentRecord{
			ID: d.ID(), Bilingual: sh.cat.Title(d.ID(), sh.view), Names: sh.otherNames(d), Agreement: d.Agreement(), Role: d.Role(),
			On: sh.view.Day(), Known: sh.view.Known(), State: stateRecordOf(state),
			Versions: each(sh.known(d), sh.versionRecord), AlsoIn: each(sh.memberships(d), memberRecordOf),
			evidenceRecord: sh.knownEvidence(d.Evidence()),
		})
	}
	sh.heading(sh.cat.Title(d.ID(), sh.view).In(sh.lang()) + " [" + string(d.ID()) + "]")
	sh.tellState(state)
	for _, name := range sh.otherNames(d) {
		sh.labelled(sh.pick("kallas även", "also called"), name)
	}
	sh.labelled(sh.pick("hör till", "belongs to"), sh.agreementAs(d.Agreement()))
	for _, m := range sh.memberships(d) {
		sh.labelled(sh.pick("ingår även i", "also part of"), sh.agreementAs(m.Agreement)+sh.memberAs(m)+sh.support(m.Since.Evidence))
	}
	sh.rests(d.Evidence())
	sh.tellVersions(d)
	if state.Version != nil {
		sh.tellWords(state.Version)
	}
	sh.assumes(state.Assumptions)
	return nil
}

// otherNames are of the record, and known with it.
func (sh shower) otherNames(d *agreement.Document) []string {
	if !sh.knows(d.Evidence()) {
		return nil
	}
	return d.OtherNames()
}

func (sh shower) memberships(d *agreement.Document) []agreement.Membership {
	return knownOf(sh, d.AlsoIn(), func(m agreement.Membership) agreement.Evidence { return m.Since.Evidence })
}

// memberAs says what a document is called in a further agreement, and since
// when it is part of it.
func (sh shower) memberAs(m agreement.Membership) string {
	text := ""
	if m.Name != "" {
		text = sh.pick(" som ", " as ") + m.Name
	}
	return text + sh.pick(" sedan ", " since ") + starred(m.Since.Day, m.Since.Seen)
}

// agreementAs is what an agreement is called: its short name is the Swedish one.
func (sh shower) agreementAs(id string) string {
	for _, t := range sh.agr.Agreements() {
		if t.ID == id {
			return t.Name.In("sv")
		}
	}
	return id
}

// known returns the versions that are known as of the view.
func (sh shower) known(d *agreement.Document) []*agreement.Version {
	var list []*agreement.Version
	for _, v := range d.Versions() {
		if sh.view.KnowsOf(v.Published()) {
			list = append(list, v)
		}
	}
	return list
}

func (sh shower) tellState(state agreement.State) {
	text := sh.stands(state.Status, starred(state.Since, seen(state)), state.NextFrom)
	if state.Version != nil {
		text += ", version " + state.Version.Name()
	}
	sh.onDay(text)
	if state.Next != nil {
		sh.labelled(sh.pick("nästa version", "next version"), state.Next.Name()+sh.pick(", från ", ", from ")+state.NextFrom.String())
	}
}

func (sh shower) tellVersions(d *agreement.Document) {
	sh.heading(sh.pick("Versioner", "Versions"))
	t := table{head: []string{"version", sh.pick("publicerad", "published"), sh.pick("ord", "words"), sh.pick("gäller från", "in force from")}}
	for _, v := range sh.known(d) {
		words := sh.pick("källorna tiger", "the sources are silent")
		if v.Text() != nil {
			words = sh.count(len(v.Text().Sections()), "avsnitt", "avsnitt", "section", "sections")
		}
		published, from := v.Published().String(), sh.effective(sh.effect(v))
		if v.Notice() == nil {
			published, from = "–", starred(v.Effective().Day, d.Since().Seen)
		}
		t.add(numbered(v), published, words, from)
	}
	sh.table(t)
	sh.footnote(d.Since().Seen && slices.ContainsFunc(sh.known(d), func(v *agreement.Version) bool { return v.Notice() == nil }))
}

// numbered is the name of a version with the number that its notice gives it.
func numbered(v *agreement.Version) string {
	if v.Number() == "" {
		return v.Name()
	}
	return v.Name() + " (" + v.Number() + ")"
}

// effect is when a version takes effect, as far as is known.
func (sh shower) effect(v *agreement.Version) agreement.Effective {
	if len(v.Changes()) > 0 {
		if e, known := sh.view.Effective(v.Changes()[0]); known {
			return e
		}
	}
	return v.Effective()
}

func (sh shower) tellWords(v *agreement.Version) {
	text := v.Text()
	if text == nil {
		sh.heading(fmt.Sprintf(sh.pick("Orden i version %s: källorna tiger.", "The words of version %s: the sources are silent."), v.Name()))
		return
	}
	sh.heading(sh.pick("Orden i version ", "The words of version ") + v.Name())
	sh.tellWording()
	for _, section := range text.Sections() {
		sh.indented("  ", sh.ink(bold, section.Heading()))
		sh.markdown(section.Body)
	}
}

// tellWording says whose words the texts are.
func (sh shower) tellWording() {
	if !sh.agr.Official() {
		sh.say(sh.pick("Vår återgivning, inte avtalets egen lydelse.", "Our rendering, not the agreement's own wording."))
	}
}

// clauseView is a clause with its history, in JSON.
type clauseView struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"`
	clauseRecord
	History []changeRecord `json:"history"`
}

func (sh shower) clause(ref agreement.Reference) error {
	c := sh.view.Clause(ref)
	changes := sh.changesOf(ref)
	if sh.json {
		return sh.write(clauseView{sh.view.Day(), sh.view.Known(), clauseRecordOf(c), each(changes, sh.changeRecord)})
	}
	d, _ := sh.agr.Document(ref.Document)
	sh.heading(sh.cat.Title(d.ID(), sh.view).In(sh.lang()) + ", " + string(ref.Clause) + " [" + ref.String() + "]")
	sh.onDay(sh.stands(c.Status, c.Since.String(), agreement.Date{}))
	sh.labelled(sh.pick("nu", "now"), references(c.Successors))
	if c.Section != nil {
		sh.heading(c.Section.Heading())
		sh.tellWording()
		sh.markdown(c.Section.Body)
	} else if c.Status == agreement.InForce {
		sh.say(sh.pick("Källorna återger inte vad den säger.", "The sources do not tell what it says."))
	}
	sh.tellHistory(changes)
	sh.assumes(sh.view.State(ref.Document).Assumptions)
	return nil
}

// changesOf returns the known changes that concern a place.
func (sh shower) changesOf(ref agreement.Reference) []*agreement.Change {
	var list []*agreement.Change
	for _, c := range sh.agr.History(ref) {
		if sh.view.KnowsOf(c.Notice().Published()) {
			list = append(list, c)
		}
	}
	return list
}
