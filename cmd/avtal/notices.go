package main

import (
	"slices"
	"strconv"

	"github.com/kundavtal/avtal/agreement"
)

func notices() command {
	return command{
		name: "notices", flags: []string{"known"},
		short: agreement.Bilingual{
			SV: "lista meddelandena, det senaste först",
			EN: "list the notices, the newest first"},
		long: agreement.Bilingual{
			SV: "Varje meddelande med veckodag, dagen det börjar gälla, hur lång tid i förväg det kom och hur många ändringar det gör. " +
				"Sist de perioder vars meddelanden saknas.",
			EN: "Each notice with its weekday, the day on which it takes effect, how long ahead it came and how many changes it makes. " +
				"Last the periods whose notices are missing."},
		examples: []string{"notices", "notices -known 2018-12-31", "notices -json"},
		run:      runNotices,
	}
}

// noticesRecord is the answer of notices in JSON.
type noticesRecord struct {
	Notices []noticeRecord `json:"notices"`
	Missing []holeRecord   `json:"missing"`
}

func runNotices(s *session) error {
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	sh := s.shower(cat)
	list := sh.view.Notices()
	slices.Reverse(list)
	if s.json {
		return s.write(noticesRecord{each(list, sh.noticeRecord), holeRecords(sh.knownHoles())})
	}
	sh.tellNotices(list)
	s.holes(sh.knownHoles(), s.pick("Meddelanden saknas", "Notices are missing"))
	return nil
}

func (sh shower) tellNotices(list []*agreement.Notice) {
	sh.heading(sh.pick("Meddelanden, det senaste först", "Notices, the newest first"))
	t := table{head: []string{sh.pick("meddelande", "notice"), sh.pick("ändringar", "changes"), sh.pick("gäller från", "takes effect")}}
	for _, n := range list {
		t.add(string(n.ID()), strconv.Itoa(len(n.Changes())), sh.effectiveDays(n))
	}
	sh.table(t)
	if len(list) > 0 {
		sh.say(sh.pick("Mer: ", "More: ") + "avtal show " + string(list[0].ID()))
	}
}

// effectiveDays returns the days on which changes of a notice take effect,
// without repetition, as the notice announces them.
func effectiveDays(n *agreement.Notice) []agreement.Date {
	var days []agreement.Date
	for _, c := range n.Changes() {
		if e, _ := c.Effective(); !e.Day.IsZero() {
			days = append(days, e.Day)
		}
	}
	slices.SortFunc(days, agreement.Date.Compare)
	return slices.Compact(days)
}
