package main

import (
	"context"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

func delta() command {
	return command{
		name: "delta", args: "DAY DAY", least: 2, most: 2, flags: []string{"on", "known", "service", "category", "channel"},
		short: agreement.Bilingual{
			SV: "vilka får ha vilka tjänster: vad skiljer två dagar, och varför",
			EN: "who may have which services: what differs between two days, and why"},
		long: agreement.Bilingual{
			SV: "Varje svar av avtal matrix som är ett annat den andra dagen, ordnat efter de ändringar och källor som gör det. " +
				"Med -known räknas för båda dagarna bara det som var publicerat då. Med -on gäller frågan den dagen, " +
				"och de två dagarna är då frågan ställs: vad som blev känt om dagen däremellan. -on och -known utesluter varandra.",
			EN: "Every answer of avtal matrix that is another on the second day, by the changes and sources that make it so. " +
				"With -known only what had been published by then counts for both days. With -on the question is about that day, " +
				"and the two days are those as of which it is asked: what became known of the day between them. -on and -known exclude each other."},
		examples: []string{
			"delta 2018-12-11 2018-12-12", "delta 2020-04-01 2020-04-02 -channel direkt -category systemintegrator",
			"delta 2018-12-11 2018-12-12 -on 2018-12-12 -service Nitha", "delta 2018-12-11 2018-12-12 -json",
		},
		run: runDelta,
	}
}

func runDelta(s *session) error {
	pol, err := s.policy()
	if err != nil {
		return err
	}
	from, to, err := s.spanned(pol.Agreement())
	if err != nil {
		return err
	}
	p := deltaPage{shower: s.shower(pol.Catalog())}
	p.view = viewAt(p.agr, to)
	if from.Known.After(to.Known) { // all that is known at either
		p.view = p.view.KnownOn(from.Known)
	}
	if p.axes, err = p.shower.axes(); err != nil {
		return err
	}
	if p.Delta, err = pol.Delta(context.Background(), from, to); err != nil {
		return err
	}
	p.Flips = slices.DeleteFunc(p.Flips, func(f policy.Flip) bool { return !p.axes.have(f.After) })
	if s.json {
		return s.write(p.Delta)
	}
	p.tell()
	return nil
}

// spanned reads the two days, which are of the clock that no flag sets.
func (s *session) spanned(agr *agreement.Agreement) (from, to policy.At, err error) {
	if slices.Contains(s.given, "on") && slices.Contains(s.given, "known") {
		return from, to, usage("-on and -known exclude each other: the two days are those of the other clock")
	}
	for i, at := range [...]*policy.At{&from, &to} {
		var word dayFlag
		if err := word.Set(s.words[i]); err != nil {
			return from, to, usage("%v", err)
		}
		*at = policy.At{On: s.day(word, agr), Known: s.knownOn(agr)}
		if slices.Contains(s.given, "on") {
			*at = policy.At{On: s.day(s.on, agr), Known: at.On}
		}
	}
	return from, to, nil
}

func viewAt(agr *agreement.Agreement, at policy.At) agreement.View {
	return agr.On(at.On).KnownOn(at.Known)
}
