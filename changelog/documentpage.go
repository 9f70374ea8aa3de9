package changelog

import (
	"html/template"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// documentMain is what the page of a document has of its own.
type documentMain struct {
	ID          string
	Role        string
	Agreement   string
	AlsoIn      []membership
	Service     hyperlink // whose terms it is
	OtherNames  []string
	Standing    standing
	Versions    []versionBlock // the newest first
	Assumptions []string
	Sources     []hyperlink
}

// membership is a further agreement that a document is part of.
type membership struct {
	Agreement string
	Name      string // what the document is called there, or ""
	When      when
}

// versionBlock is one version with its words.
type versionBlock struct {
	Anchor    string
	Name      string
	Number    string // that the notice gives it, or ""
	ID        string
	Published agreement.Date
	Effect    effect
	Seen      bool // the day is only the first on which it is in evidence
	Status    tag
	Notice    hyperlink
	Hash      string
	New       bool // the document came with this version
	Ends      bool // the document ends with it
	First     bool
	Before    string // the name of the version that it is compared with
	Compared  compared
	Words     []words
}

// words is a section to read.
type words struct {
	Anchor  string
	Heading string
	Level   int // of the heading on the page: 4, 5 or 6
	HTML    template.HTML
}

// tag is a short word about a state, and the name of its look.
type tag struct{ Text, Look string }

func (p *press) documentPage(d *agreement.Document) (*page, error) {
	page := p.page(documentAddress(d.ID()), p.title(d.ID()), p.agreementsOf(d)...)
	m := &documentMain{
		ID: string(d.ID()), Role: roleLabel(d.Role()), OtherNames: p.otherNames(d), AlsoIn: p.alsoIn(d),
		Agreement: listWords(p.agreementNames([]string{d.Agreement()})),
		Standing:  p.standing(page, d), Assumptions: p.assumptions(d), Sources: p.documentSources(d),
	}
	page.under(p.folderOf(page, d)...)
	if id := d.ID().ServiceID(); id != "" {
		m.Service = p.serviceLink(page, id)
	}
	for _, v := range slices.Backward(p.versions(d)) {
		block, err := p.versionBlock(page, v)
		if err != nil {
			return nil, err
		}
		m.Versions = append(m.Versions, block)
	}
	page.Main, page.Contents = m, documentContents(m)
	return page, checkAnchors(page.Path, m)
}

// folderOf leads to where a document is listed.
func (p *press) folderOf(from *page, d *agreement.Document) []hyperlink {
	switch id := d.ID().ServiceID(); {
	case id != "":
		return []hyperlink{from.frontLink(partServices), p.serviceLink(from, id)}
	case d.Agreement() != p.first().ID:
		return []hyperlink{p.agreementLink(from, d.Agreement())}
	}
	return []hyperlink{from.frontLink(partDocuments)}
}

func (p *press) alsoIn(d *agreement.Document) []membership {
	var list []membership
	for _, m := range p.memberships(d) {
		list = append(list, membership{listWords(p.agreementNames([]string{m.Agreement})), m.Name, whenSince(m.Since.Day, m.Since.Seen)})
	}
	return list
}

// otherNames lists what else the document is called, for a service by what was
// in evidence by the day.
func (p *press) otherNames(d *agreement.Document) []string {
	names := d.OtherNames()
	s, ok := p.cat.Service(d.ID().ServiceID())
	if !ok {
		return names
	}
	for _, n := range p.names(s) {
		if n.Text != p.serviceName(s) {
			names = append(names, n.Text)
		}
	}
	return names
}

// assumptions says what the standing of a document rests on; the holes stand on
// every page anyway.
func (p *press) assumptions(d *agreement.Document) []string {
	var list []string
	for _, a := range p.now.State(d.ID()).Assumptions {
		if a.Kind != agreement.AssumesNotice && !slices.Contains(list, a.Text.In("sv")) {
			list = append(list, a.Text.In("sv"))
		}
	}
	return list
}

func (p *press) documentSources(d *agreement.Document) []hyperlink {
	ids := []agreement.SourceID{d.Evidence().Source}
	for _, m := range p.memberships(d) {
		ids = append(ids, m.Since.Evidence.Source)
	}
	for _, v := range p.versions(d) {
		if v.Notice() != nil {
			ids = append(ids, v.Notice().Evidence().Source)
		} else {
			ids = append(ids, d.Since().Evidence.Source)
		}
	}
	return p.sourceLinks(ids...)
}

func (p *press) versionBlock(from *page, v *agreement.Version) (versionBlock, error) {
	effective, _ := p.effectiveOf(v)
	b := versionBlock{
		Anchor: versionAnchor(v), Name: versionName(v), Number: v.Number(), ID: v.ID(), Published: v.Published(),
		Effect: p.effectWords(effective), Status: p.versionStatus(v), New: v.Adds(), Ends: endsDocument(v),
	}
	if n := v.Notice(); n != nil {
		b.Notice, b.Effect = p.noticeLink(from, n), p.effect(v.Changes()[0], effective)
	} else {
		b.First, b.Seen = true, v.Document().Since().Seen
	}
	if before := p.before(v); before != nil && !b.New {
		b.Before = lower(versionName(before))
		var err error
		if b.Compared, err = p.compare(from, v); err != nil {
			return b, err
		}
	}
	if v.Text() == nil {
		return b, nil
	}
	b.Hash = v.Text().Hash()
	var err error
	b.Words, err = wordsOf(from, v)
	return b, err
}

// wordsOf renders the sections, with headings that skip no level.
func wordsOf(from *page, v *agreement.Version) ([]words, error) {
	var list []words
	level := 3
	for _, s := range v.Text().Sections() {
		level = min(s.Level+2, level+1, 6)
		html, err := render(s.Body, from.Root())
		if err != nil {
			return nil, err
		}
		list = append(list, words{clauseAnchor(v, s.Clause), s.Heading(), level, html})
	}
	return list, nil
}

// versionStatus says how a version stands on the day.
func (p *press) versionStatus(v *agreement.Version) tag {
	effective, ok := p.effectiveOf(v)
	switch state := p.now.State(v.Document().ID()); {
	case p.isDraft(v.Published()):
		return tag{"Utkast", "draft"}
	case state.Version == v:
		return tag{"Gäller", "in-force"}
	case !ok:
		return tag{"Återkallad", "ended"}
	case effective.Day.IsZero():
		return tag{"Dag inte känd", "not-yet"}
	case effective.Day.After(p.known) && v.Notice() == nil:
		return tag{"Inte belagd än", "before-evidence"}
	case effective.Day.After(p.known):
		return tag{"Kommande", "not-yet"}
	case endsDocument(v) && state.Previous == v:
		return tag{"Dokumentet har utgått", "ended"}
	}
	return tag{"Ersatt", "ended"}
}

func documentContents(m *documentMain) []part {
	contents := []part{partAt("Versioner", "#versioner")}
	for _, v := range m.Versions {
		contents = append(contents, partAt(v.Name, "#"+v.Anchor))
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}
