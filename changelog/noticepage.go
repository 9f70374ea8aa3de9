package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// noticeMain is what the page of a notice has of its own.
type noticeMain struct {
	Compared   string // the heading over the redlines
	Published  agreement.Date
	Draft      bool
	Partial    bool
	Agreements []string
	Count      string
	Effects    []effect
	Groups     []itemGroup
	Redlines   []*redlined
	Same       []hyperlink // documents whose words, as told here, read as before
	NoBefore   []hyperlink // documents whose words before are not told
	NoWords    []hyperlink // documents whose words are not told
	Sources    []hyperlink
}

// itemGroup is a block of changes under one heading.
type itemGroup struct {
	Anchor string
	Title  string // "" for the changes of a notice without blocks
	Items  []item
}

func (p *press) noticePage(n *agreement.Notice) (*page, error) {
	title := "Ändringar publicerade " + p.noticeName(n)
	if p.isDraft(n.Published()) {
		title = "Ändringar att publicera " + p.noticeName(n) + " (utkast)"
	}
	page := p.page(noticeAddress(n.ID()), title, n.Agreements()...)
	page.under(page.frontLink(partNotices), p.yearLink(page, yearOf(n.Published())))
	m := &noticeMain{
		Published: n.Published(), Draft: p.isDraft(n.Published()), Partial: n.Partial(),
		Count: countWords(len(n.Changes()), "ändring", "ändringar"), Effects: p.effects(n),
		Agreements: p.agreementNames(n.Agreements()),
	}
	m.Groups = p.groups(page, n)
	if err := p.compareAll(page, n, m); err != nil {
		return nil, err
	}
	m.Sources, m.Compared = p.noticeSources(n), page.compared()
	page.Main, page.Contents = m, noticeContents(m)
	return page, nil
}

// effects returns the days on which the changes of a notice take effect, each
// once, in the order of the notice.
func (p *press) effects(n *agreement.Notice) []effect {
	var list []effect
	for _, c := range n.Changes() {
		if e, ok := p.effective(c); ok && c.Withdraws() == nil {
			if words := p.effect(c, e); !slices.Contains(list, words) {
				list = append(list, words)
			}
		}
	}
	return list
}

// groups cuts the changes, in their order, where the heading changes.
func (p *press) groups(from *page, n *agreement.Notice) []itemGroup {
	var groups []itemGroup
	last, headed := "", slices.ContainsFunc(n.Changes(), func(c *agreement.Change) bool { id, _ := c.Group(); return id != "" })
	for i, c := range n.Changes() {
		id, title := c.Group()
		if id == "" && headed {
			title.SV = "Enskilda ändringar"
		}
		if i == 0 || id != last {
			groups = append(groups, itemGroup{Anchor: "g-" + numberWords(len(groups)+1), Title: title.In("sv")})
			last = id
		}
		g := &groups[len(groups)-1]
		g.Items = append(g.Items, p.item(from, c, i+1))
	}
	return groups
}

// compareAll compares every version that a notice made with the one before.
func (p *press) compareAll(from *page, n *agreement.Notice, m *noticeMain) error {
	for _, v := range p.versionsBy(n) {
		c, err := p.compare(from, v)
		if err != nil {
			return err
		}
		to := p.versionLink(from, v)
		to.Text = p.title(v.Document().ID())
		switch {
		case c.Redline != nil:
			m.Redlines = append(m.Redlines, c.Redline)
		case c.Same:
			m.Same = append(m.Same, to)
		case c.Silent == OldSilent:
			m.NoBefore = append(m.NoBefore, to)
		default:
			m.NoWords = append(m.NoWords, to)
		}
	}
	return nil
}

// versionsBy returns the versions that a notice made, by document.
func (p *press) versionsBy(n *agreement.Notice) []*agreement.Version {
	var made []*agreement.Version
	for _, d := range p.documents() {
		for _, v := range p.versions(d) {
			if v.Notice() == n {
				made = append(made, v)
			}
		}
	}
	return made
}

func (p *press) noticeSources(n *agreement.Notice) []hyperlink {
	ids := []agreement.SourceID{n.Evidence().Source}
	for _, c := range n.Changes() {
		ids = append(ids, c.Evidence().Source)
	}
	return p.sourceLinks(ids...)
}

func noticeContents(m *noticeMain) []part {
	changes, words := partAt("Ändringarna i klartext", "#andringar"), partAt(m.Compared, "#ord")
	for _, g := range m.Groups {
		if g.Title != "" {
			changes.Parts = append(changes.Parts, hyperlink{Text: g.Title, To: "#" + g.Anchor})
		}
	}
	for _, r := range m.Redlines {
		words.Parts = append(words.Parts, hyperlink{Text: r.Title.Text, To: "#" + r.Anchor})
	}
	contents := []part{changes}
	if len(m.Redlines) > 0 {
		contents = append(contents, words)
	}
	if m.Silent() {
		contents = append(contents, partAt("Utan jämförelse", "#tyst"))
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}

// Silent reports whether the notice changes documents whose words cannot be
// shown before and after.
func (m *noticeMain) Silent() bool { return len(m.Same)+len(m.NoBefore)+len(m.NoWords) > 0 }
