package main

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

func tour() command {
	return command{
		flags: []string{"o"},
		short: agreement.Bilingual{
			SV: "en rundtur: avgör en beställning och skriv ändringsloggen",
			EN: "a tour: decide an order and write the change log"},
		examples: []string{"", "-o ./avtal-site -lang en"},
		run:      runTour,
	}
}

// tourRecord is the tour in JSON.
type tourRecord struct {
	Decisions []policy.Decision `json:"decisions"`
	Site      publication       `json:"site"`
}

func runTour(s *session) error {
	if s.data != "" {
		return usage("the tour is about the built-in data set; with -data, give a command, such as avtal check -data %s", s.data)
	}
	s.folder = cmp.Or(s.folder, "avtal-site")
	pol, err := s.policy()
	if err != nil {
		return err
	}
	var r tourRecord
	for _, day := range [...]string{"2018-12-11", "2018-12-12"} {
		d, err := pol.Order(context.Background(), tourOrder(agreement.MustParseDate(day)))
		if err != nil {
			return err
		}
		r.Decisions = append(r.Decisions, d)
	}
	if r.Site, err = s.publish(pol.Catalog()); err != nil {
		return err
	}
	if s.json {
		return s.write(r)
	}
	s.tellTour(r)
	return nil
}

// tourOrder is an order by a customer who meets all that is asked, so that the
// day alone decides.
func tourOrder(day agreement.Date) policy.Order {
	return policy.Order{
		Service: "hjalpmedelstjansten", Category: "hjalpmedelsleverantor", Channel: "direkt", On: day,
		Facts: policy.Facts{}.With("kundavtal-signerat", policy.Yes).With("gln", policy.Yes).With("hjalpmedel-iso-9999", policy.Yes),
	}
}

func (s *session) tellTour(r tourRecord) {
	s.heading(s.pick("1. Får en hjälpmedelsleverantör beställa Hjälpmedelstjänsten?", "1. May a supplier of assistive devices order Hjälpmedelstjänsten?"))
	s.indented("   ", s.pick("Kunden har tecknat avtalet och uppfyller det tjänsten kräver. Dagen avgör.",
		"The customer has signed and meets what the service asks for. The day decides."))
	for _, d := range r.Decisions {
		s.tellBriefly(d)
	}
	s.heading(s.pick("2. Vad har ändrats i avtalet?", "2. What has changed in the agreement?"))
	s.tellPublication(r.Site)
	s.labelled(s.pick("öppna", "open"), filepath.Join(r.Site.Folder, "index.html"))
	s.heading(s.pick("3. Skriv vidare", "3. What to type next"))
	for _, next := range [...][2]string{
		{"avtal day 2018-12-12", s.pick("allt som gällde den dagen", "everything that applied on that day")},
		{"avtal diff allmanna-villkor 2018-12-12 2019-12-18", s.pick("vad som skiljer", "what differs")},
		{"avtal show NPÖ", s.pick("en tjänst", "a service")},
		{"avtal decide pub -relation inera-kund -service NPÖ -on 2019-12-18", s.pick("en fråga till", "one more question")},
		{"avtal help", s.pick("alla kommandon", "all commands")},
	} {
		s.line("   " + next[0])
		s.indented("      ", next[1])
	}
}

// tellBriefly writes a decision with the conditions that decide it.
func (s *session) tellBriefly(d policy.Decision) {
	words := map[policy.Outcome]string{
		policy.Allowed: s.pick("JA", "YES"), policy.Refused: s.pick("NEJ", "NO"), policy.Undetermined: s.pick("OAVGJORT", "UNDETERMINED"),
	}
	s.indented("   ", s.weekday(d.Receipt().On)+": "+s.ink(bold, words[d.Outcome()]))
	held := 0
	for c := range d.Conditions() {
		if c.State == policy.Holds {
			held++
			continue
		}
		s.indented("      - ", c.Text.In(s.lang()))
	}
	if d.Outcome() == policy.Allowed {
		s.indented("      - ", s.count(held, "villkor är uppfyllt.", "villkor är uppfyllda.", "condition is met.", "conditions are met."))
	}
}
