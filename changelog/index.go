package changelog

import (
	"github.com/kundavtal/avtal/agreement"
)

// index is what index.json holds. Addresses are within the site.
type index struct {
	Title     string          `json:"title"`
	Known     agreement.Date  `json:"known"`
	Draft     bool            `json:"draft,omitempty"`
	Official  bool            `json:"official"`
	Missing   []indexHole     `json:"missing,omitempty"`
	Notices   []indexNotice   `json:"notices"`
	Documents []indexDocument `json:"documents"`
}

type indexHole struct {
	agreement.Period
	Text string `json:"sv"`
}

type indexNotice struct {
	ID         agreement.NoticeID `json:"id"`
	Page       string             `json:"page"`
	Published  agreement.Date     `json:"published"`
	Draft      bool               `json:"draft,omitempty"`
	Partial    bool               `json:"partial,omitempty"`
	Agreements []string           `json:"agreements"`
	Changes    []indexChange      `json:"changes"`
}

type indexChange struct {
	ID             agreement.ChangeID    `json:"id"`
	Page           string                `json:"page"`
	Kind           agreement.Kind        `json:"kind"`
	In             []agreement.Reference `json:"in,omitempty"`
	Service        string                `json:"service,omitempty"`
	Category       string                `json:"category,omitempty"`
	Text           agreement.Bilingual   `json:"text"`
	Nature         []agreement.Nature    `json:"nature,omitempty"`
	NatureLevel    agreement.Level       `json:"nature_level,omitempty"`
	Material       *bool                 `json:"material,omitempty"`
	MaterialLevel  agreement.Level       `json:"material_level,omitempty"`
	Benefit        string                `json:"benefit,omitempty"`
	BenefitLevel   agreement.Level       `json:"benefit_level,omitempty"`
	Effective      agreement.Effective   `json:"effective"`
	EffectiveLevel agreement.Level       `json:"effective_level,omitempty"`
	Withdrawn      bool                  `json:"withdrawn,omitempty"`
	Corresponds    []agreement.Reference `json:"corresponds,omitempty"`
	ReplacedBy     []agreement.Reference `json:"replaced_by,omitempty"`
	MovedTo        []agreement.Reference `json:"moved_to,omitempty"`
	Repeats        string                `json:"repeats,omitempty"`
	Readings       []string              `json:"readings,omitempty"`
	Inferred       []string              `json:"inferred,omitempty"`
}

type indexDocument struct {
	ID       agreement.DocumentID `json:"id"`
	Title    string               `json:"title"`
	Page     string               `json:"page"`
	Status   agreement.Status     `json:"status"`
	Versions []indexVersion       `json:"versions"`
}

type indexVersion struct {
	ID        string              `json:"id"`
	Page      string              `json:"page"`
	Notice    agreement.NoticeID  `json:"notice,omitempty"`
	Published agreement.Date      `json:"published,omitzero"`
	Draft     bool                `json:"draft,omitempty"`
	Effective agreement.Effective `json:"effective"`
	Hash      string              `json:"hash,omitempty"` // absent where the sources are silent
}

func (p *press) index() index {
	x := index{
		Title: p.site, Known: p.known, Draft: p.draft, Official: p.agr.Official(),
		Notices: []indexNotice{}, Documents: []indexDocument{},
	}
	for _, h := range p.holes() {
		x.Missing = append(x.Missing, indexHole{h.Period, h.Text.SV})
	}
	for _, n := range p.notices() {
		x.Notices = append(x.Notices, p.indexNotice(n))
	}
	for _, d := range p.documents() {
		x.Documents = append(x.Documents, p.indexDocument(d))
	}
	return x
}

func (p *press) indexNotice(n *agreement.Notice) indexNotice {
	in := indexNotice{
		ID: n.ID(), Page: noticeAddress(n.ID()), Published: n.Published(), Draft: p.isDraft(n.Published()),
		Partial: n.Partial(), Agreements: n.Agreements(),
	}
	for _, c := range n.Changes() {
		in.Changes = append(in.Changes, p.indexChange(c))
	}
	return in
}

func (p *press) indexChange(c *agreement.Change) indexChange {
	e := c.Evidence()
	ic := indexChange{
		ID: c.ID(), Page: noticeAddress(c.Notice().ID()) + "#" + changeAnchor(c), Kind: c.Kind(), In: c.In(),
		Service: c.Service(), Category: c.Category(), Text: c.Text(), Corresponds: c.Corresponds(),
		ReplacedBy: c.ReplacedBy(), MovedTo: c.MovedTo(), Repeats: c.Repeats(), Readings: e.Readings, Inferred: c.Inferred(),
	}
	ic.Nature, ic.NatureLevel = c.Nature()
	ic.Benefit, ic.BenefitLevel = c.Benefit()
	_, ic.EffectiveLevel = c.Effective()
	if material, level := c.Material(); level != "" {
		ic.Material, ic.MaterialLevel = &material, level
	}
	var ok bool
	ic.Effective, ok = p.effective(c)
	ic.Withdrawn = !ok
	return ic
}

func (p *press) indexDocument(d *agreement.Document) indexDocument {
	in := indexDocument{
		ID: d.ID(), Title: p.title(d.ID()), Page: documentAddress(d.ID()),
		Status: p.now.State(d.ID()).Status,
	}
	for _, v := range p.versions(d) {
		iv := indexVersion{
			ID: v.ID(), Page: documentAddress(d.ID()) + "#" + versionAnchor(v),
			Published: v.Published(), Draft: p.isDraft(v.Published()),
		}
		iv.Effective, _ = p.effectiveOf(v)
		if v.Notice() != nil {
			iv.Notice = v.Notice().ID()
		}
		if v.Text() != nil {
			iv.Hash = v.Text().Hash()
		}
		in.Versions = append(in.Versions, iv)
	}
	return in
}
