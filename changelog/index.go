package changelog

import (
	"github.com/kundavtal/avtal/agreement"
)

// index is what index.json holds. Addresses are within the site.
type index struct {
	Title      string          `json:"title"`
	Known      agreement.Date  `json:"known"`
	Draft      bool            `json:"draft,omitempty"`
	Official   bool            `json:"official"`
	Missing    []indexHole     `json:"missing,omitempty"`
	Years      []indexYear     `json:"years"`
	Notices    []indexNotice   `json:"notices"`
	Documents  []indexDocument `json:"documents"`
	Services   []indexService  `json:"services"`
	Categories []indexCategory `json:"categories"`
}

type indexHole struct {
	agreement.Period
	Agreement string `json:"agreement,omitempty"` // absent where it concerns all
	Text      string `json:"sv"`
}

type indexYear struct {
	Year    int                  `json:"year"`
	Page    string               `json:"page"`
	Notices []agreement.NoticeID `json:"notices,omitempty"`
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
	Successor      string                `json:"successor,omitempty"`
	Figure         *agreement.Figure     `json:"figure,omitempty"`
	Price          *agreement.Price      `json:"price,omitempty"`
	Since          agreement.Date        `json:"since,omitzero"`
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
	ID        agreement.DocumentID `json:"id"`
	Title     string               `json:"title"`
	Page      string               `json:"page"`
	Agreement string               `json:"agreement"`
	AlsoIn    []string             `json:"also_in,omitempty"`
	Status    agreement.Status     `json:"status"`
	Versions  []indexVersion       `json:"versions"`
}

type indexVersion struct {
	ID        string              `json:"id"`
	Page      string              `json:"page"`
	Number    string              `json:"number,omitempty"`
	Notice    agreement.NoticeID  `json:"notice,omitempty"`
	Published agreement.Date      `json:"published,omitzero"`
	Draft     bool                `json:"draft,omitempty"`
	Effective agreement.Effective `json:"effective"`
	Hash      string              `json:"hash,omitempty"` // absent where the sources are silent
}

func (p *press) index() index {
	x := index{
		Title: p.site, Known: p.known, Draft: p.draft, Official: p.agr.Official(),
		Years: []indexYear{}, Notices: []indexNotice{}, Documents: []indexDocument{},
		Services: []indexService{}, Categories: []indexCategory{},
	}
	for _, h := range p.allHoles() {
		x.Missing = append(x.Missing, indexHole{h.Period, h.Agreement, h.Text.In("sv")})
	}
	for _, y := range p.years() {
		iy := indexYear{Year: y, Page: yearAddress(y)}
		for _, n := range p.noticesOf(y) {
			iy.Notices = append(iy.Notices, n.ID())
		}
		x.Years = append(x.Years, iy)
	}
	for _, n := range p.notices() {
		x.Notices = append(x.Notices, p.indexNotice(n))
	}
	for _, d := range p.documents() {
		x.Documents = append(x.Documents, p.indexDocument(d))
	}
	for _, s := range p.services() {
		x.Services = append(x.Services, p.indexService(s))
	}
	for _, k := range p.categories() {
		x.Categories = append(x.Categories, p.indexCategory(k))
	}
	return x
}

// allHoles returns the holes of every agreement that is shown.
func (p *press) allHoles() []agreement.Hole {
	ids := []string{p.first().ID}
	for _, t := range p.others() {
		ids = append(ids, t.ID)
	}
	return p.holes(ids...)
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
		Service: c.Service(), Category: c.Category(), Successor: c.Successor(), Since: c.Since(), Text: c.Text(), Corresponds: c.Corresponds(),
		ReplacedBy: c.ReplacedBy(), MovedTo: c.MovedTo(), Repeats: c.Repeats(), Readings: e.Readings, Inferred: c.Inferred(),
	}
	ic.Nature, ic.NatureLevel = c.Nature()
	ic.Benefit, ic.BenefitLevel = c.Benefit()
	_, ic.EffectiveLevel = c.Effective()
	if material, level := c.Material(); level != "" {
		ic.Material, ic.MaterialLevel = &material, level
	}
	if f, ok := c.Figure(); ok {
		ic.Figure = &f
	}
	if price, ok := c.Price(); ok {
		ic.Price = &price
	}
	var ok bool
	ic.Effective, ok = p.effective(c)
	ic.Withdrawn = !ok
	return ic
}

func (p *press) indexDocument(d *agreement.Document) indexDocument {
	in := indexDocument{
		ID: d.ID(), Title: p.title(d.ID()), Page: documentAddress(d.ID()),
		Agreement: d.Agreement(), Status: p.now.State(d.ID()).Status,
	}
	for _, m := range p.memberships(d) {
		in.AlsoIn = append(in.AlsoIn, m.Agreement)
	}
	for _, v := range p.versions(d) {
		iv := indexVersion{
			ID: v.ID(), Page: documentAddress(d.ID()) + "#" + versionAnchor(v),
			Number: v.Number(), Published: v.Published(), Draft: p.isDraft(v.Published()),
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
