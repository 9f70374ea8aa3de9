package main

import "github.com/kundavtal/avtal/agreement"

// evidenceRecord is what a fact rests on, in JSON.
type evidenceRecord struct {
	Source    agreement.SourceID `json:"source"`
	Basis     agreement.Basis    `json:"basis"`
	Why       string             `json:"why,omitempty"`
	Reading   []string           `json:"reading,omitempty"`
	Published agreement.Date     `json:"published,omitzero"`
}

func evidenceRecordOf(e agreement.Evidence) evidenceRecord {
	return evidenceRecord{e.Source, e.Basis, e.Why, e.Readings, e.Published}
}

// changeRecord is a change in JSON. What its notice declares of it stands here
// with the level that says it.
type changeRecord struct {
	ID       agreement.ChangeID    `json:"id"`
	Notice   agreement.NoticeID    `json:"notice"`
	Kind     agreement.Kind        `json:"kind"`
	In       []agreement.Reference `json:"in,omitempty"`
	More     bool                  `json:"more,omitempty"`
	Unnamed  string                `json:"unnamed,omitempty"`
	Service  string                `json:"service,omitempty"`
	Category string                `json:"category,omitempty"`
	Group    string                `json:"group,omitempty"`
	Figure   *agreement.Figure     `json:"figure,omitempty"`
	Since    agreement.Date        `json:"since,omitzero"`
	Price    *priceRecord          `json:"price,omitempty"`
	agreement.Bilingual
	Effective   agreement.Effective        `json:"effective"`           // as far as is known
	Announced   *agreement.Effective       `json:"announced,omitempty"` // by its notice, where that is another day
	Nature      []agreement.Nature         `json:"nature,omitempty"`
	Material    *bool                      `json:"material,omitempty"`
	Benefit     string                     `json:"benefit,omitempty"`
	Level       map[string]agreement.Level `json:"level,omitempty"`
	Corresponds []agreement.Reference      `json:"corresponds,omitempty"`
	ReplacedBy  []agreement.Reference      `json:"replaced_by,omitempty"`
	MovedTo     []agreement.Reference      `json:"moved_to,omitempty"`
	Successor   string                     `json:"replaced_by_category,omitempty"`
	Repeats     string                     `json:"repeats,omitempty"`
	Amends      agreement.ChangeID         `json:"amends,omitempty"`
	Withdraws   agreement.ChangeID         `json:"withdraws,omitempty"`
	AmendedBy   []agreement.ChangeID       `json:"amended_by,omitempty"`
	WithdrawnBy agreement.ChangeID         `json:"withdrawn_by,omitempty"`
	Versions    []string                   `json:"versions,omitempty"`
	Inferred    []string                   `json:"inferred,omitempty"`
	Printed     string                     `json:"printed,omitempty"`
	evidenceRecord
}

// changeRecord is a change as it is known in the view.
func (sh shower) changeRecord(c *agreement.Change) changeRecord {
	r := changeRecordOf(c)
	for _, v := range sh.versionsWith(c) {
		r.Versions = append(r.Versions, v.ID())
	}
	for _, by := range sh.knownChanges(c.AmendedBy()) {
		r.AmendedBy = append(r.AmendedBy, by.ID())
	}
	for _, by := range sh.knownChanges([]*agreement.Change{c.WithdrawnBy()}) {
		r.WithdrawnBy = by.ID()
	}
	if e, ok := sh.view.Effective(c); ok && e != r.Effective {
		announced := r.Effective
		r.Effective, r.Announced = e, &announced
	}
	return r
}

func changeRecordOf(c *agreement.Change) changeRecord {
	r := changeRecord{
		ID: c.ID(), Notice: c.Notice().ID(), Kind: c.Kind(), In: c.In(), More: c.More(), Unnamed: c.Unnamed(),
		Service: c.Service(), Category: c.Category(), Bilingual: c.Text(), Level: map[string]agreement.Level{},
		Corresponds: c.Corresponds(), ReplacedBy: c.ReplacedBy(), MovedTo: c.MovedTo(), Repeats: c.Repeats(),
		Amends: changeID(c.Amends()), Withdraws: changeID(c.Withdraws()), Inferred: c.Inferred(), Printed: c.Printed(), evidenceRecord: evidenceRecordOf(c.Evidence()),
	}
	r.Group, _ = c.Group()
	r.Since, r.Successor = c.Since(), c.Successor()
	if f, ok := c.Figure(); ok {
		r.Figure = &f
	}
	if price, ok := c.Price(); ok {
		r.Price = priceRecordOf(price)
	}
	r.declare(c)
	return r
}

// declare takes up what the notice declares of the change.
func (r *changeRecord) declare(c *agreement.Change) {
	put := func(key string, level agreement.Level) bool {
		if level != "" {
			r.Level[key] = level
		}
		return level != ""
	}
	var level agreement.Level
	r.Effective, level = c.Effective()
	put("effective", level)
	r.Nature, level = c.Nature()
	put("nature", level)
	r.Benefit, level = c.Benefit()
	put("benefit", level)
	if material, level := c.Material(); put("material", level) {
		r.Material = &material
	}
}

func changeID(c *agreement.Change) agreement.ChangeID {
	if c == nil {
		return ""
	}
	return c.ID()
}
