package changelog

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

const frontAddress = "index.html"

func noticeAddress(id agreement.NoticeID) string { return "andringar/" + string(id) + "/index.html" }

func documentAddress(id agreement.DocumentID) string { return "dokument/" + string(id) + "/index.html" }

func serviceAddress(id string) string { return "tjanster/" + id + "/index.html" }

func categoryAddress(id string) string { return "kundkategorier/" + id + "/index.html" }

func yearAddress(y int) string { return "ar/" + strconv.Itoa(y) + "/index.html" }

// frontPart is a part of the front page, by the place in it.
type frontPart string

const (
	partUpcoming   frontPart = "kommande"
	partNotices    frontPart = "meddelanden"
	partDocuments  frontPart = "dokument"
	partServices   frontPart = "tjanster"
	partCategories frontPart = "kundkategorier"
	partMissing    frontPart = "saknas"
	partSources    frontPart = "kalla"
)

// title is the heading of a part.
func (f frontPart) title() string {
	switch f {
	case partUpcoming:
		return "Kommande ändringar"
	case partNotices:
		return "Meddelanden"
	case partDocuments:
		return "Avtalets dokument"
	case partServices:
		return "Tjänster"
	case partCategories:
		return "Kundkategorier"
	case partMissing:
		return "Vad som saknas"
	}
	return "Källor"
}

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

// serviceLink leads to the page of a service.
func (p *press) serviceLink(from *page, id string) hyperlink {
	s, ok := p.service(id)
	if !ok {
		return hyperlink{Text: id}
	}
	return hyperlink{p.serviceName(s), from.to(serviceAddress(id)), !p.knowsService(s)}
}

// categoryLink leads to the page of a customer category.
func (p *press) categoryLink(from *page, id string) hyperlink {
	k, ok := p.category(id)
	if !ok {
		return hyperlink{Text: id}
	}
	return hyperlink{k.Name().In("sv"), from.to(categoryAddress(id)), !p.knowsCategory(k)}
}

// agreementLink leads to the part of the front page about an agreement that is
// not the first.
func (p *press) agreementLink(from *page, id string) hyperlink {
	return hyperlink{Text: listWords(p.agreementNames([]string{id})), To: from.to(frontAddress + "#" + agreementAnchor(id))}
}

func agreementAnchor(id string) string { return "avtal-" + id }

func (p *press) yearLink(from *page, y int) hyperlink {
	return hyperlink{Text: strconv.Itoa(y), To: from.to(yearAddress(y))}
}

// noticeName is the day of a notice, with what tells it apart from others.
func (p *press) noticeName(n *agreement.Notice) string {
	name := dayWords(n.Published())
	var twins int
	for _, other := range p.notices() {
		if other.Published() == n.Published() && slices.Equal(other.Agreements(), n.Agreements()) {
			twins++
		}
	}
	switch word := strings.TrimPrefix(string(n.ID())[len(n.Published().String()):], "-"); {
	case twins > 1 && word != "":
		return name + " (" + strings.ReplaceAll(word, "-", " ") + ")"
	case !slices.Contains(n.Agreements(), p.first().ID):
		return name + " (" + listWords(p.agreementNames(n.Agreements())) + ")"
	}
	return name
}

// agreementNames returns what some agreements are called, in the order of the
// data set.
func (p *press) agreementNames(ids []string) []string {
	var names []string
	for _, t := range p.terms(ids) {
		names = append(names, t.Name.In("sv"))
	}
	return names
}

func versionName(v *agreement.Version) string {
	if v.Notice() == nil {
		return "Första kända versionen"
	}
	name := "Version " + v.Name()
	if v.Number() != "" {
		name += ", nummer " + v.Number()
	}
	return name
}

// sourceLink leads to the page that something is taken from.
func (p *press) sourceLink(id agreement.SourceID) hyperlink {
	s, ok := p.agr.Source(id)
	if !ok {
		return hyperlink{Text: string(id)}
	}
	return hyperlink{Text: s.Title, To: s.Address}
}

// sourceLinks leads to the pages of several sources, each once, but for those of
// a later day.
func (p *press) sourceLinks(ids ...agreement.SourceID) []hyperlink {
	var links []hyperlink
	for _, id := range ids {
		s, _ := p.agr.Source(id)
		if l := p.sourceLink(id); id != "" && p.shows(s.Day) && !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	return links
}

// originals leads to where the documents of an agreement are to be found.
func (p *press) originals(of string) []hyperlink {
	var ids []agreement.SourceID
	for _, d := range p.documents() {
		if d.Agreement() == of {
			ids = append(ids, d.Evidence().Source)
		}
	}
	return p.sourceLinks(ids...)
}
