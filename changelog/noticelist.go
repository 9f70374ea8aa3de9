package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// noticeEntry is a notice in a list.
type noticeEntry struct {
	Published agreement.Date
	Link      hyperlink
	Count     string
	Days      []agreement.Date // on which its changes take effect
	Open      bool             // the day of a change is not known
	Kinds     []string
	Partial   bool
	With      []string // the agreements that it changes beside the one in question
}

// noticeEntry lists a notice as one of those of an agreement.
func (p *press) noticeEntry(from *page, n *agreement.Notice, of string) noticeEntry {
	others := slices.DeleteFunc(n.Agreements(), func(id string) bool { return id == of })
	entry := noticeEntry{
		Published: n.Published(), Link: p.noticeLink(from, n), Partial: n.Partial(),
		Count: countWords(len(n.Changes()), "ändring", "ändringar"), With: p.agreementNames(others),
	}
	for _, e := range p.effects(n) {
		switch {
		case e.Day.IsZero():
			entry.Open = true
		case !slices.Contains(entry.Days, e.Day):
			entry.Days = append(entry.Days, e.Day)
		}
	}
	slices.SortFunc(entry.Days, agreement.Date.Compare)
	return entry
}

// AtOnce reports whether all of a notice takes effect on its publication.
func (n noticeEntry) AtOnce() bool {
	return !n.Open && len(n.Days) == 1 && n.Days[0] == n.Published
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
