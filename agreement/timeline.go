package agreement

import "slices"

// span is a stretch of time with one version in force, from a day on, as known
// within a period.
type span struct {
	day     Date
	version *Version
	known   Period
	adds    bool // the document comes in with the version
	removes bool // the document goes with the version
}

// timeline holds the spans of a document by day and publication: those that
// hold with everything known apart, because nearly every question is about them.
type timeline struct {
	current, all         []span
	currentDays, allDays []Date // those of the spans, close together for the search
}

// by returns the index of the last of some days that is not after a day, or -1.
// It starts where the day would be if they were evenly spread and goes on in
// growing steps: versions come at a steady pace, and each step that a search
// through the middle takes in a long list waits for the memory.
func by(days []Date, day Date) int {
	last := len(days) - 1
	switch {
	case last < 0 || day.n < days[0].n:
		return -1
	case day.n >= days[last].n:
		return last
	}
	low := int(int64(day.n-days[0].n) * int64(last) / int64(days[last].n-days[0].n))
	step, high := 1, low+1
	for days[low].n > day.n {
		low, high = max(low-step, 0), low
		step *= 2
	}
	for days[high].n <= day.n {
		low, high = high, min(high+step, last)
		step *= 2
	}
	return between(days, day, low, high)
}

// between returns the index of the last day not after a day, where the one at
// low is not after it and the one at high is.
func between(days []Date, day Date, low, high int) int {
	for high-low > 1 {
		if middle := int(uint(low+high) >> 1); days[middle].n > day.n {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

func daysOf(spans []span) []Date {
	days := make([]Date, len(spans))
	for i, s := range spans {
		days[i] = s.day
	}
	return days
}

func (r *reader) order(d *Document) timeline {
	var t timeline
	for _, v := range d.versions {
		if v.notice != nil {
			t.all = append(t.all, r.spans(v)...)
		}
	}
	if first := d.versions[:min(len(d.versions), 1)]; len(first) > 0 && first[0].notice == nil {
		t.all = append(firstSpans(first[0], t.all), t.all...)
	}
	slices.SortStableFunc(t.all, func(a, b span) int { return a.day.Compare(b.day) }) // versions come by publication
	for _, s := range t.all {
		if s.known.Until.IsZero() {
			t.current = append(t.current, s)
		}
	}
	t.currentDays, t.allDays = daysOf(t.current), daysOf(t.all)
	r.checkAfterRemoval(d, t.current)
	return t
}

// checkAfterRemoval refuses a change of a document that is gone: it would bring
// the document back without anybody saying so.
func (r *reader) checkAfterRemoval(d *Document, spans []span) {
	for i, s := range spans {
		if i == 0 || !spans[i-1].removes || s.adds || s.removes {
			continue
		}
		r.errs.Add(s.version.changes[0].Pos(), CodeAfterRemoval, "correct the day, or write the change that adds it again",
			"%s is gone from %s on, by %s", d.id, spans[i-1].day, spans[i-1].version.name)
	}
}

// spans returns what was known, from publication on, of the day on which a
// version takes effect.
func (r *reader) spans(v *Version) []span {
	var spans []span
	turns := r.turns(v)
	for i, from := range turns {
		known := Period{From: from}
		if i+1 < len(turns) {
			known.Until = turns[i+1]
		}
		then := View{agr: r.agr, known: from}
		var standing []*Change
		for _, c := range v.changes {
			if then.stands(c) {
				standing = append(standing, c)
			}
		}
		r.checkAmendments(then, v, standing)
		if len(standing) == 0 || then.effective(standing[0]).Day.IsZero() {
			continue
		}
		spans = append(spans, span{
			then.effective(standing[0]).Day, v, known,
			slices.ContainsFunc(standing, (*Change).adds), slices.ContainsFunc(standing, (*Change).removes),
		})
	}
	return spans
}

// turns returns the days on which something became known about when a version
// takes effect, in order.
func (r *reader) turns(v *Version) []Date {
	var days []Date
	add := func(d Date) {
		if !d.Before(v.Published()) {
			days = append(days, d)
		}
	}
	var visit func(c *Change)
	visit = func(c *Change) {
		e, _ := c.Effective()
		add(c.notice.Published())
		add(r.agr.events[e.After].Evidence.Published)
		for _, later := range slices.Concat(c.amendedBy, c.withdrawals) {
			visit(later)
		}
	}
	for _, c := range v.changes {
		visit(c)
	}
	slices.SortFunc(days, Date.Compare)
	return slices.Compact(days)
}

// checkAmendments refuses a correction of the day for a part of a version: the
// document would need a version that no notice names.
func (r *reader) checkAmendments(then View, v *Version, standing []*Change) {
	for _, c := range standing {
		if then.effective(c).Day == then.effective(standing[0]).Day {
			continue
		}
		by := then.deciding(c)
		if by == c {
			by = then.deciding(standing[0])
		}
		r.errs.Add(by.Pos(), CodePartialAmend, "amend every change that the notice makes in the document, to one day", "it moves only some of the changes of %s", v.ID())
		return
	}
}

// firstSpans returns since when the first version is in evidence, as known in
// each period. A change that takes effect earlier is evidence, too.
func firstSpans(first *Version, others []span) []span {
	turns := []Date{first.Published()}
	for _, s := range others {
		for _, turn := range [...]Date{s.known.From, s.known.Until} {
			if turn.After(turns[0]) && s.day.Before(first.effect.Day) {
				turns = append(turns, turn)
			}
		}
	}
	slices.SortFunc(turns, Date.Compare)
	turns = slices.Compact(turns)
	var spans []span
	for i, from := range turns {
		s := span{day: first.effect.Day, version: first, known: Period{From: from}}
		if i+1 < len(turns) {
			s.known.Until = turns[i+1]
		}
		for _, o := range others {
			if o.known.Contains(from) && o.day.Before(s.day) {
				s.day = o.day
			}
		}
		if !s.day.IsZero() {
			spans = append(spans, s)
		}
	}
	return spans
}
