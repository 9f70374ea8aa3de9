package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

const frontAddress = "index.html"

func noticeAddress(id agreement.NoticeID) string { return "andringar/" + string(id) + "/index.html" }

func documentAddress(id agreement.DocumentID) string { return "dokument/" + string(id) + "/index.html" }

// changeAnchor is the place of a change on the page of its notice.
func changeAnchor(c *agreement.Change) string {
	return "c-" + string(c.ID()[len(c.Notice().ID())+1:])
}

// versionAnchor is the place of a version on the page of its document.
func versionAnchor(v *agreement.Version) string { return "v-" + v.Name() }

// clauseAnchor is the place of a clause's words in a version.
func clauseAnchor(v *agreement.Version, c agreement.Clause) string {
	return versionAnchor(v) + "-" + c.Anchor()
}

// changeLink leads to a change on the page of its notice.
func (p *press) changeLink(from *page, c *agreement.Change, text string) hyperlink {
	return hyperlink{text, from.to(noticeAddress(c.Notice().ID()) + "#" + changeAnchor(c)), p.isDraftElsewhere(from, c.Notice())}
}

func (p *press) noticeLink(from *page, n *agreement.Notice) hyperlink {
	return hyperlink{p.noticeName(n), from.to(noticeAddress(n.ID())), p.isDraftElsewhere(from, n)}
}

func (p *press) versionLink(from *page, v *agreement.Version) hyperlink {
	return hyperlink{versionName(v), from.to(documentAddress(v.Document().ID()) + "#" + versionAnchor(v)), p.isDraftElsewhere(from, v.Notice())}
}

// isDraftElsewhere reports whether a link leads to what a draft makes. The page
// of the draft itself says so once.
func (p *press) isDraftElsewhere(from *page, n *agreement.Notice) bool {
	return n != nil && p.isDraft(n.Published()) && from.Path != noticeAddress(n.ID())
}

// referenceLink leads to a clause, as it reads after a notice or did before.
func (p *press) referenceLink(from *page, ref agreement.Reference, n *agreement.Notice) hyperlink {
	l := hyperlink{Text: p.referenceName(ref)}
	d, ok := p.document(ref.Document)
	if !ok {
		return l
	}
	l.To = from.to(documentAddress(d.ID()) + p.referenceAnchor(d, ref.Clause, n))
	return l
}

// referenceAnchor finds the newest version by a notice that has the words of a
// clause, or else the newest version.
func (p *press) referenceAnchor(d *agreement.Document, clause agreement.Clause, n *agreement.Notice) string {
	versions := slices.DeleteFunc(p.versions(d), func(v *agreement.Version) bool { return v.Published().After(n.Published()) })
	slices.Reverse(versions)
	for _, v := range versions {
		if clause == "" {
			break
		}
		if v.Text() == nil {
			continue
		}
		if _, ok := v.Text().Section(clause); ok {
			return "#" + clauseAnchor(v, clause)
		}
	}
	if len(versions) == 0 {
		return ""
	}
	return "#" + versionAnchor(versions[0])
}

func (p *press) referenceName(ref agreement.Reference) string {
	if ref.Clause == "" {
		return p.title(ref.Document)
	}
	return p.title(ref.Document) + " " + clauseLabel(ref.Clause)
}

func (p *press) noticeName(n *agreement.Notice) string { return dayWords(n.Published()) }

func versionName(v *agreement.Version) string {
	if v.Notice() == nil {
		return "Första kända versionen"
	}
	return "Version " + v.Name()
}

// sourceLink leads to the page that something is taken from.
func (p *press) sourceLink(id agreement.SourceID) hyperlink {
	s, ok := p.agr.Source(id)
	if !ok {
		return hyperlink{Text: string(id)}
	}
	return hyperlink{Text: s.Title, To: s.Address}
}

// sourceLinks leads to the pages of several sources, each once.
func (p *press) sourceLinks(ids ...agreement.SourceID) []hyperlink {
	var links []hyperlink
	for _, id := range ids {
		if l := p.sourceLink(id); id != "" && !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	return links
}

// originals leads to where the documents themselves are to be found.
func (p *press) originals() []hyperlink {
	var ids []agreement.SourceID
	for _, d := range p.documents() {
		ids = append(ids, d.Evidence().Source)
	}
	return p.sourceLinks(ids...)
}
