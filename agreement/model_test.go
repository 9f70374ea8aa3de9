package agreement

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// The properties run on small random data sets: documents "a" to "d" and the
// terms of a service, notices in the days from start on, and events. The model
// holds a data set as plain records, apart from everything that Load makes.
type model struct {
	documents []modelDocument
	events    []modelEvent
	changes   []*modelChange // by notice: day, then file name
}

type modelDocument struct {
	id        string
	joins     bool // a notice brings it in
	since     Date // zero when the agreement's, or the first notice, stands for it
	published Date // of since; zero when its source has no day
}

type modelEvent struct{ day, published Date }

type modelChange struct {
	notice    string // the file's name
	day       Date   // of publication
	id        string
	document  string // empty for a change that only moves or takes back another
	kind      Kind
	when      modelWhen
	amends    *modelChange
	withdraws *modelChange
	single    bool // takes back one change of several, for good
	part      int  // changes of one notice and document with the same part make one version
}

// modelWhen is a day, or an event to wait for, or neither.
type modelWhen struct {
	day       Date
	taken     bool
	event     int // from 1; 0 for none
	notBefore Date
}

const agreementSince = "2019-12-20"

func modelStart() Date { return MustParseDate("2020-01-01") }

func drawDay(t *rapid.T, label string) Date {
	return modelStart().AddDays(rapid.IntRange(0, 20).Draw(t, label))
}

func drawWhen(t *rapid.T, m *model) modelWhen {
	switch rapid.IntRange(0, 5).Draw(t, "when") {
	case 0:
		return modelWhen{}
	case 1:
		return modelWhen{day: drawDay(t, "taken"), taken: true}
	case 2:
		w := modelWhen{event: rapid.IntRange(1, len(m.events)).Draw(t, "event")}
		if rapid.Bool().Draw(t, "bounded") {
			w.notBefore = drawDay(t, "not before")
		}
		return w
	}
	return modelWhen{day: drawDay(t, "effective")}
}

func drawModel(t *rapid.T) *model {
	m := &model{}
	for i := range rapid.IntRange(1, 4).Draw(t, "documents") {
		d := modelDocument{id: string(rune('a' + i)), joins: rapid.Bool().Draw(t, "joins")}
		if !d.joins && rapid.Bool().Draw(t, "dated") {
			d.since = drawDay(t, "since")
			if rapid.Bool().Draw(t, "published") {
				d.published = drawDay(t, "since published")
			}
		}
		m.documents = append(m.documents, d)
	}
	m.documents = append(m.documents, modelDocument{id: "btv/s", joins: rapid.Bool().Draw(t, "service joins")})
	for range 2 {
		var e modelEvent
		if rapid.Bool().Draw(t, "happened") {
			e.day = drawDay(t, "event day")
		}
		if rapid.Bool().Draw(t, "event published") {
			e.published = drawDay(t, "event published on")
		}
		m.events = append(m.events, e)
	}
	m.drawNotices(t)
	return m
}

func (m *model) drawNotices(t *rapid.T) {
	day := modelStart()
	for range rapid.IntRange(1, 6).Draw(t, "notices") {
		day = day.AddDays(rapid.IntRange(1, 4).Draw(t, "later"))
		for _, suffix := range []string{"", "-b"}[:rapid.IntRange(1, 2).Draw(t, "on one day")] {
			before := len(m.changes)
			m.drawNotice(t, day.String()+suffix, day)
			if len(m.changes) == before {
				break
			}
		}
	}
}

func (m *model) drawNotice(t *rapid.T, notice string, day Date) {
	add := func(c modelChange) {
		c.notice, c.day, c.id = notice, day, fmt.Sprintf("c%d", len(m.changes))
		m.changes = append(m.changes, &c)
	}
	for _, d := range m.documents {
		switch what := rapid.IntRange(0, 3).Draw(t, "to "+d.id); {
		case what == 0:
			m.drawVersions(t, d, day, add)
		case what == 1 && notice == day.String(): // what two notices of one day do to a document is kept apart
			m.drawCorrection(t, d.id, day, add)
		}
	}
}

// drawVersions changes a document on one or two days, or adds or removes it.
func (m *model) drawVersions(t *rapid.T, d modelDocument, day Date, add func(modelChange)) {
	id, there := d.id, m.isThere(d, day)
	if !there {
		add(modelChange{document: id, kind: DocumentAdded, when: drawWhen(t, m)})
		return
	}
	if rapid.IntRange(0, 3).Draw(t, "goes") == 0 {
		add(modelChange{document: id, kind: DocumentRemoved, when: drawWhen(t, m)})
		return
	}
	parts := []modelWhen{drawWhen(t, m)}
	if second := drawWhen(t, m); rapid.Bool().Draw(t, "two days") && second != parts[0] {
		parts = append(parts, second)
	}
	slices.SortStableFunc(parts, func(v, w modelWhen) int { return v.rank() - w.rank() })
	for part, when := range parts {
		for range rapid.IntRange(1, 2).Draw(t, "changes") {
			add(modelChange{document: id, kind: DocumentChanged, when: when, part: part})
		}
	}
}

// rank is the place of a version among those of its notice: stated days come
// first and in order, then a reading's day, then what waits.
func (w modelWhen) rank() int {
	switch {
	case w.event > 0 && !w.notBefore.IsZero():
		return 20000 + 1000*w.event + w.notBefore.DaysSince(modelStart()) + 1
	case w.event > 0:
		return 20000 + 1000*w.event
	case w.day.IsZero() || w.taken:
		return 10000
	}
	return w.day.DaysSince(modelStart())
}

// isThere reports whether a document belongs to the agreement, by what has been
// announced for any day.
func (m *model) isThere(d modelDocument, day Date) bool {
	there := !d.joins
	for _, c := range m.changes {
		if c.document == d.id && m.stands(c, day) {
			there = there && c.kind != DocumentRemoved || c.kind == DocumentAdded
		}
	}
	return there
}

// drawCorrection moves or takes back one earlier version as a whole, or takes
// back a single change of it or the correction itself.
func (m *model) drawCorrection(t *rapid.T, id string, day Date, add func(modelChange)) {
	var targets []*modelChange
	for _, c := range m.changes {
		if c.day.Before(day) && m.origin(c).document == id && m.stands(c, day) && !c.single {
			targets = append(targets, c)
		}
	}
	if len(targets) == 0 {
		return
	}
	target := rapid.SampledFrom(targets).Draw(t, "target")
	whole := slices.DeleteFunc(targets, func(c *modelChange) bool { return !c.sameUnit(target) })
	when := drawWhen(t, m)
	moves := target.withdraws == nil && rapid.Bool().Draw(t, "moves")
	single := !moves && target.document != "" && rapid.Bool().Draw(t, "only one")
	if single {
		whole = []*modelChange{target}
	}
	for _, c := range whole {
		if moves {
			add(modelChange{kind: EffectiveMoved, when: when, amends: c})
		} else {
			add(modelChange{kind: DocumentChanged, withdraws: c, single: single})
		}
	}
}

// sameUnit reports whether two changes make one version, or correct one.
func (c *modelChange) sameUnit(d *modelChange) bool {
	if c.notice != d.notice || c.document != d.document || c.part != d.part || c.kind != d.kind {
		return false
	}
	if c.amends != nil && d.amends != nil {
		return c.amends.sameUnit(d.amends)
	}
	if c.withdraws != nil && d.withdraws != nil {
		return c.withdraws.sameUnit(d.withdraws)
	}
	return c.amends == nil && d.amends == nil && c.withdraws == nil && d.withdraws == nil
}

// origin is the change of a document that a correction is about in the end.
func (m *model) origin(c *modelChange) *modelChange {
	for c.amends != nil || c.withdraws != nil {
		if c.amends != nil {
			c = c.amends
		} else {
			c = c.withdraws
		}
	}
	return c
}
