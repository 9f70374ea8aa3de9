package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// upcomingDay is the changes that take effect together.
type upcomingDay struct {
	Effect  effect
	Changes []upcomingChange
}

// undated is the changes of a notice for which no source gives a day.
type undated struct {
	Notice hyperlink
	Count  string
}

type upcomingChange struct {
	Kind   string
	Text   string
	Change hyperlink
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
		c, e := u.Change, p.effect(u.Change, u.Effective)
		if isUndated(u.Effective) {
			continue
		}
		e.Lead = ""
		i := slices.IndexFunc(days, func(d upcomingDay) bool { return d.Effect == e })
		if i < 0 {
			i, days = len(days), append(days, upcomingDay{Effect: e})
		}
		days[i].Changes = append(days[i].Changes, upcomingChange{kindLabel(c.Kind()), c.Text().In("sv"), p.changeLink(from, c, "publicerad "+dayWords(c.Notice().Published()))})
	}
	slices.SortStableFunc(days, func(a, b upcomingDay) int { return byEffect(a.Effect, b.Effect) })
	return days
}

// isUndated reports whether no source gives a day, nor what it waits for.
func isUndated(e agreement.Effective) bool { return e.Day.IsZero() && e.After == "" }

// undated counts the changes that may or may not have taken effect, by notice.
func (p *press) undated(from *page) []undated {
	var list []undated
	for _, n := range slices.Backward(p.notices()) {
		count := 0
		for _, c := range n.Changes() {
			if e, ok := p.effective(c); ok && isUndated(e) && c.Withdraws() == nil && c.Kind() != agreement.EffectiveMoved {
				count++
			}
		}
		if count > 0 {
			list = append(list, undated{p.noticeLink(from, n), countWords(count, "ändring", "ändringar")})
		}
	}
	return list
}

// byEffect puts days that are not known last.
func byEffect(a, b effect) int {
	switch x, y := a.Day, b.Day; {
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
