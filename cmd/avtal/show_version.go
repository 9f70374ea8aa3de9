package main

import "github.com/kundavtal/avtal/agreement"

// versionRecord is a version in JSON.
type versionRecord struct {
	ID        string               `json:"id"`
	Document  agreement.DocumentID `json:"document"`
	Notice    agreement.NoticeID   `json:"notice,omitempty"`
	Number    string               `json:"number,omitempty"`
	Published agreement.Date       `json:"published,omitzero"`
	Effective agreement.Effective  `json:"effective"`
	Changes   []agreement.ChangeID `json:"changes"`
	File      string               `json:"file,omitempty"`
	Hash      string               `json:"hash,omitempty"`
	Sections  []sectionRecord      `json:"sections,omitempty"`
}

type sectionRecord struct {
	Clause agreement.Clause `json:"clause"`
	Title  string           `json:"title,omitempty"`
	Text   string           `json:"text"`
}

func (sh shower) versionRecord(v *agreement.Version) versionRecord {
	r := versionRecord{
		ID: v.ID(), Document: v.Document().ID(), Published: v.Published(), Effective: sh.effect(v), Number: v.Number(),
		Changes: each(v.Changes(), (*agreement.Change).ID),
	}
	if v.Notice() != nil {
		r.Notice = v.Notice().ID()
	}
	if t := v.Text(); t != nil {
		r.File, r.Hash = t.File(), t.Hash()
		r.Sections = each(t.Sections(), func(s agreement.Section) sectionRecord { return sectionRecord{s.Clause, s.Title, s.Body} })
	}
	return r
}

func (sh shower) version(v *agreement.Version) error {
	if sh.json {
		return sh.write(sh.versionRecord(v))
	}
	sh.heading(sh.cat.Title(v.Document().ID(), sh.view).In(sh.lang()) + " [" + v.ID() + "]")
	if v.Notice() == nil {
		sh.labelled(sh.pick("version", "version"), sh.pick("före det första kända meddelandet om dokumentet", "before the first known notice about the document"))
		sh.labelled(sh.pick("gäller från", "in force from"), starred(v.Effective().Day, v.Document().Since().Seen))
		sh.footnote(v.Document().Since().Seen)
	} else {
		sh.labelled(sh.pick("publicerad", "published"), sh.weekday(v.Published()))
		sh.labelled(sh.pick("meddelande", "notice"), string(v.Notice().ID()))
		sh.labelled(sh.pick("nummer", "number"), v.Number())
		sh.labelled(sh.pick("gäller från", "in force from"), sh.effective(sh.effect(v)))
	}
	if t := v.Text(); t != nil {
		sh.labelled(sh.pick("fil", "file"), t.File())
		sh.receiptLine("hash", t.Hash())
	}
	sh.tellHistory(v.Changes())
	sh.tellWords(v)
	return nil
}
