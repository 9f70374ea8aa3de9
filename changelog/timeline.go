package changelog

import (
	"slices"
	"strconv"

	"github.com/kundavtal/avtal/agreement"
)

// timeline is a picture of which periods the data set covers. Places on it are
// per cent of its width, so that its letters keep their size on any screen.
type timeline struct {
	Title, Text string
	Start, End  agreement.Date
	Spans       []span
	Marks       []string // where notices stand
	Years       []year
	Covered     []string // the periods in words
	Missing     []string
}

type span struct {
	X, Width string
	Missing  bool
}

type year struct{ X, Label string }

// axis places days on a line.
type axis struct{ start, end agreement.Date }

func (a axis) at(d agreement.Date) float64 {
	share := float64(d.DaysSince(a.start)) / float64(max(1, a.end.DaysSince(a.start)))
	return 1 + 98*min(max(share, 0), 1)
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }

func (p *press) timeline() timeline {
	a := axis{p.firstDay(), p.known.AddDays(1)}
	t := timeline{
		Start: a.start, End: p.known,
		Title: "Vilka perioder som är införda, från " + dayWords(a.start) + " till " + dayWords(p.known),
	}
	for _, period := range p.covered(a) {
		t.Spans = append(t.Spans, a.span(period, false))
		t.Covered = append(t.Covered, periodWords(period))
	}
	for _, h := range p.holes(p.first().ID) {
		t.Spans = append(t.Spans, a.span(h.Period, true))
		t.Missing = append(t.Missing, p.holeWords(h))
	}
	for _, n := range p.noticesFor(p.first().ID) {
		if !p.isDraft(n.Published()) {
			t.Marks = append(t.Marks, percent(a.at(n.Published())))
		}
	}
	t.Years = a.years()
	t.Text = "Införda: " + listWords(t.Covered) + ". " + countWords(len(t.Marks), "meddelande", "meddelanden") + "."
	return t
}

// firstDay is where the line begins: the first day of which anything is told.
func (p *press) firstDay() agreement.Date {
	first := p.known
	earlier := func(d agreement.Date) {
		if !d.IsZero() && d.Before(first) {
			first = d
		}
	}
	if since := p.first().Since; p.tells(since.Evidence, since.Day) {
		earlier(since.Day)
	}
	for _, n := range p.noticesFor(p.first().ID) {
		earlier(n.Published())
	}
	for _, h := range p.holes(p.first().ID) {
		earlier(h.From)
	}
	return first
}

func (a axis) span(p agreement.Period, missing bool) span {
	from, until := a.at(p.From), 99.0
	if p.From.IsZero() {
		from = 1
	}
	if !p.Until.IsZero() {
		until = a.at(p.Until)
	}
	return span{percent(from), percent(max(until-from, 0.3)), missing}
}

// covered returns the periods on the line that no hole takes. Holes of the
// agreement and holes of all may overlap.
func (p *press) covered(a axis) []agreement.Period {
	holes := p.holes(p.first().ID)
	slices.SortStableFunc(holes, func(x, y agreement.Hole) int { return x.From.Compare(y.From) })
	var periods []agreement.Period
	from := a.start
	for _, h := range holes {
		if h.From.After(from) {
			periods = append(periods, agreement.Period{From: from, Until: h.From})
		}
		if h.Until.IsZero() {
			return periods
		}
		if h.Until.After(from) {
			from = h.Until
		}
	}
	if from.Before(a.end) {
		periods = append(periods, agreement.Period{From: from, Until: a.end})
	}
	return periods
}

func periodWords(p agreement.Period) string {
	last := p.Until.AddDays(-1)
	if last == p.From {
		return dayWords(last)
	}
	return dayWords(p.From) + "–" + dayWords(last)
}

// holeWords is holeWords with the agreement, where it is but one of several.
func (p *press) holeWords(h agreement.Hole) string {
	if names := p.agreementNames([]string{h.Agreement}); len(names) > 0 && len(p.others()) > 0 {
		return names[0] + ". " + holeWords(h)
	}
	return holeWords(h)
}

// holeWords says which period is missing, and why where that is known.
func holeWords(h agreement.Hole) string {
	when := "Från och med den " + dayWords(h.From)
	switch {
	case h.From.IsZero() && h.Until.IsZero():
		when = "Alltid"
	case h.From.IsZero():
		when = "Före den " + dayWords(h.Until)
	case h.Until == h.From.AddDays(1):
		when = "Den " + dayWords(h.From)
	case !h.Until.IsZero():
		when += " till och med den " + dayWords(h.Until.AddDays(-1))
	}
	return when + ": " + h.Text.In("sv") + "."
}

// years returns the beginnings of years on the line, at most eight of them.
func (a axis) years() []year {
	first, _, _ := a.start.Civil()
	last, _, _ := a.end.AddDays(-1).Civil()
	step := 1 + (last-first)/8
	var years []year
	for y := first + 1; y <= last; y += step {
		if d, err := agreement.ParseDate(strconv.Itoa(y) + "-01-01"); err == nil {
			years = append(years, year{percent(a.at(d)), strconv.Itoa(y)})
		}
	}
	return slices.Clip(years)
}
