package policy

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// turns are the days on which changes take effect and those on which more becomes
// known of them, by what they bear on: a document's id, "category " and a
// category's, or "" for all.
type turns struct {
	days, knowns map[string][]agreement.Date
	events       []agreement.Date // on which more becomes known of any change
}

// turnsOf collects the days of every change: of its own notice, of those that
// correct it or take it back, and of events.
func turnsOf(agr *agreement.Agreement) turns {
	t := turns{days: map[string][]agreement.Date{}, knowns: map[string][]agreement.Date{}}
	for _, n := range agr.Notices() {
		for _, c := range n.Changes() {
			e, _ := c.Effective()
			for _, key := range slices.Compact(slices.Sorted(slices.Values(bearsOn(c)))) {
				t.days[key] = append(t.days[key], e.Day, e.NotBefore, n.Published())
				t.knowns[key] = append(t.knowns[key], n.Published())
			}
		}
	}
	for _, e := range agr.Events() {
		t.events = append(t.events, e.Evidence.Published)
	}
	return t
}

// bearsOn returns what a change bears on, and what the changes do that it
// corrects or takes back.
func bearsOn(c *agreement.Change) []string {
	if c == nil {
		return nil
	}
	keys := []string{""}
	if c.Service() != "" {
		keys = append(keys, string(agreement.TermsOf(c.Service())))
	}
	if c.Category() != "" {
		keys = append(keys, "category "+c.Category())
	}
	for _, ref := range c.In() {
		keys = append(keys, string(ref.Document))
	}
	return slices.Concat(keys, bearsOn(c.Amends()), bearsOn(c.Withdraws()))
}

// of returns the days of what bears on a key, in no order, for the caller to add
// to.
func (t turns) of(key string) (days, knowns []agreement.Date) {
	return slices.Clone(t.days[key]), slices.Concat(t.knowns[key], t.events)
}

// days returns the days on which a document or service can change its state, and
// those on which more becomes known of it.
func (x *exporter) days(id agreement.DocumentID, since ...agreement.Since) (days, knowns []agreement.Date) {
	days, knowns = x.turning.of(string(id))
	if d, ok := x.cat.Agreement().Document(id); ok {
		since = append(since, d.Since())
	}
	for _, s := range since {
		days, knowns = append(days, s.Day), append(knowns, s.Evidence.Published)
	}
	return days, knowns
}
