package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// frontMain is what the front page has of its own.
type frontMain struct {
	Agreements []string
	Upcoming   []upcomingDay
	Notices    []noticeEntry // the newest first
	Documents  []standing
	Terms      []standing
	Timeline   timeline
	Sources    []hyperlink
}

// upcomingDay is the changes that take effect together.
type upcomingDay struct {
	Effect  effect
	Changes []upcomingChange
}

type upcomingChange struct {
	Kind   string
	Text   string
	Change hyperlink
}

// noticeEntry is a notice in a list.
type noticeEntry struct {
	Published agreement.Date
	Link      hyperlink
	Count     string
	Effects   []effect
	Kinds     []string
	Partial   bool
}

func (p *press) frontPage() *page {
	page := p.page(frontAddress, p.site)
	m := &frontMain{Upcoming: p.upcoming(page), Timeline: p.timeline()}
	for _, t := range p.agr.Agreements() {
		m.Agreements = append(m.Agreements, t.Name.SV)
	}
	var sources []agreement.SourceID
	for _, n := range slices.Backward(p.notices()) {
		m.Notices = append(m.Notices, p.noticeEntry(page, n))
		sources = append(sources, n.Evidence().Source)
	}
	for _, d := range p.documents() {
		sources = append(sources, d.Evidence().Source)
		if d.ID().ServiceID() == "" {
			m.Documents = append(m.Documents, p.standing(page, d))
		} else {
			m.Terms = append(m.Terms, p.standing(page, d))
		}
	}
	m.Sources = p.sourceLinks(sources...)
	page.Main, page.Contents = m, frontContents(m)
	return page
}

func frontContents(m *frontMain) []part {
	contents := []part{
		partAt("Kommande ändringar", "#kommande"),
		partAt("Alla meddelanden", "#meddelanden"),
		partAt("Avtalets dokument", "#dokument"),
	}
	if len(m.Terms) > 0 {
		contents = append(contents, partAt("Tjänsternas villkor", "#tjanster"))
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}

func (p *press) noticeEntry(from *page, n *agreement.Notice) noticeEntry {
	return noticeEntry{
		Published: n.Published(), Link: p.noticeLink(from, n), Partial: n.Partial(),
		Count:   countWords(len(n.Changes()), "ändring", "ändringar"),
		Effects: p.effects(n), Kinds: kindCounts(n),
	}
}

// kindCounts says how many changes of each kind a notice has, the first kind
// first.
func kindCounts(n *agreement.Notice) []string {
	var kinds []agreement.Kind
	count := map[agreement.Kind]int{}
	for _, c := range n.Changes() {
		if count[c.Kind()]++; count[c.Kind()] == 1 {
			kinds = append(kinds, c.Kind())
		}
	}
	var words []string
	for _, k := range kinds {
		words = append(words, kindLabel(k)+" "+numberWords(count[k]))
	}
	return words
}

// upcoming returns the changes that are announced and have not taken effect,
// those of drafts that are shown included, by day.
func (p *press) upcoming(from *page) []upcomingDay {
	list := p.now.Upcoming()
	if p.draft {
		for _, u := range p.all.Upcoming() {
			if p.isDraft(u.Change.Notice().Published()) {
				list = append(list, u)
			}
		}
	}
	var days []upcomingDay
	for _, u := range list {
		if u.Change.Withdraws() != nil || u.Change.Kind() == agreement.EffectiveMoved {
			continue
		}
		e := p.effect(u.Change, u.Effective)
		e.Lead = ""
		i := slices.IndexFunc(days, func(d upcomingDay) bool { return d.Effect == e })
		if i < 0 {
			i, days = len(days), append(days, upcomingDay{Effect: e})
		}
		c := u.Change
		days[i].Changes = append(days[i].Changes, upcomingChange{kindLabel(c.Kind()), c.Text().SV, p.changeLink(from, c, "publicerad "+dayWords(c.Notice().Published()))})
	}
	slices.SortStableFunc(days, byDay)
	return days
}

// byDay puts days that are not known last.
func byDay(a, b upcomingDay) int {
	switch x, y := a.Effect.Day, b.Effect.Day; {
	case x.IsZero() && y.IsZero():
		return 0
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	default:
		return x.Compare(y)
	}
}
