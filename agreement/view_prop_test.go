package agreement

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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

// The oracle.

// stands reports whether a change is known and, by then, not taken back.
func (m *model) stands(c *modelChange, known Date) bool {
	if c.day.After(known) {
		return false
	}
	for _, w := range m.changes {
		if w.withdraws == c && m.stands(w, known) {
			return false
		}
	}
	return true
}

// effective returns the day on which a change takes effect, as far as is known.
func (m *model) effective(c *modelChange, known Date) Date {
	for _, by := range slices.Backward(m.changes) {
		if by.amends == c && m.stands(by, known) {
			return m.effective(by, known)
		}
	}
	if c.when.event == 0 {
		return c.when.day
	}
	e := m.events[c.when.event-1]
	switch {
	case e.day.IsZero() || e.published.After(known):
		return Date{}
	case c.when.notBefore.After(e.day):
		return c.when.notBefore
	}
	return e.day
}

// answer is what a State says, in plain words.
type answer struct {
	status         Status
	version        string // its changes
	since          Date
	previous, next string
	nextFrom       Date
}

// step is the beginning of one version.
type step struct {
	day     Date
	version string
	kind    Kind
}

// steps returns what is known of a document's versions, in the order in which
// they take effect.
func (m *model) steps(d modelDocument, known Date) []step {
	var list []step
	insert := func(s step) {
		at := len(list)
		for at > 0 && list[at-1].day.After(s.day) {
			at--
		}
		list = slices.Insert(list, at, s)
	}
	for _, unit := range m.units(d.id) {
		for _, c := range unit {
			if m.stands(c, known) {
				insert(step{m.effective(c, known), names(unit), c.kind})
				break // the others take effect with it
			}
		}
	}
	list = slices.DeleteFunc(list, func(s step) bool { return s.day.IsZero() })
	if since, ok := m.since(d, known); ok {
		if len(list) > 0 && list[0].day.Before(since) {
			since = list[0].day
		}
		at := 0
		for at < len(list) && list[at].day.Before(since) {
			at++
		}
		list = slices.Insert(list, at, step{since, "first", ""})
	}
	return list
}

// units returns the changes that make one version each, in publication order.
func (m *model) units(id string) [][]*modelChange {
	var units [][]*modelChange
	for _, c := range m.changes {
		if c.document != id {
			continue
		}
		last := len(units) - 1
		if last >= 0 && units[last][0].sameUnit(c) {
			units[last] = append(units[last], c)
		} else {
			units = append(units, []*modelChange{c})
		}
	}
	return units
}

func names(unit []*modelChange) string {
	var ids []string
	for _, c := range unit {
		ids = append(ids, c.notice+"/"+c.id)
	}
	return strings.Join(ids, " ")
}

// since returns since when a document is in evidence apart from notices, and
// false when it is not, or not known yet.
func (m *model) since(d modelDocument, known Date) (Date, bool) {
	units := m.units(d.id)
	switch {
	case len(units) > 0 && units[0][0].kind == DocumentAdded:
		return Date{}, false
	case !d.since.IsZero():
		return d.since, !d.published.After(known)
	case d.id != "btv/s":
		return MustParseDate(agreementSince), true
	case len(units) == 0:
		return Date{}, false
	}
	return units[0][0].day, !units[0][0].day.After(known)
}

func (m *model) answer(d modelDocument, day, known Date) answer {
	var a answer
	var current step
	for _, s := range m.steps(d, known) {
		switch {
		case !s.day.After(day):
			a.previous, current = current.version, s
		case a.next == "":
			a.next, a.nextFrom = s.version, s.day
			if current.version == "" {
				a.status = BeforeEvidence
			}
			if current.version == "" && s.kind == DocumentAdded {
				a.status = NotYet
			}
		}
	}
	switch {
	case current.kind == DocumentRemoved:
		a.status, a.previous = Ended, current.version
	case current.version != "":
		a.status, a.version, a.since = InForce, current.version, current.day
	case a.next == "":
		a.status = m.withoutDay(d, known)
	}
	return a
}

// withoutDay is the status of a document that is known for no day at all.
func (m *model) withoutDay(d modelDocument, known Date) Status {
	status := NeverKnown
	for _, c := range m.changes {
		switch {
		case c.document != d.id || c.day.After(known):
		case m.stands(c, known):
			return NotYet
		default:
			status = Ended
		}
	}
	return status
}

// Writing the model as files.

func (m *model) files() fstest.MapFS {
	files := fstest.MapFS{}
	write := func(name, format string, args ...any) {
		if files[name] == nil {
			files[name] = &fstest.MapFile{}
		}
		files[name].Data = fmt.Appendf(files[name].Data, format, args...)
	}
	write("sources.yaml", "k: {title: Källa}\n")
	write("agreement.yaml", "format: 1\nzone: UTC\ntext: rendering\nagreements:\n  avtal: {sv: Avtal, source: k, since: {from: %s, source: k}}\nevents:\n", agreementSince)
	for i, e := range m.events {
		write("agreement.yaml", "  e%d: {sv: E, source: k%s%s}\n", i+1, key("day", e.day), key("published", e.published))
	}
	write("services/s/service.yaml", "sv: S\n")
	for _, d := range m.documents[:len(m.documents)-1] {
		name := "documents/" + d.id + "/document.yaml"
		write(name, "{sv: D, agreement: avtal, role: main, source: k")
		if !d.since.IsZero() {
			write(name, ", since: {from: %s, source: k%s}", d.since, key("published", d.published))
		}
		write(name, "}\n")
	}
	for _, c := range m.changes {
		name := "notices/" + c.notice + ".yaml"
		if files[name] == nil {
			write(name, "source: k\nchanges:\n")
		}
		write(name, "  %s: {sv: C, reading: A01%s}\n", c.id, c.yaml())
	}
	return files
}

func key(name string, d Date) string {
	if d.IsZero() {
		return ""
	}
	return ", " + name + ": " + d.String()
}

func (c *modelChange) yaml() string {
	text := ", kind: " + string(c.kind)
	switch {
	case c.document == "btv/s" && c.kind == DocumentAdded:
		text = ", kind: service-added, service: s"
	case c.document == "btv/s" && c.kind == DocumentRemoved:
		text = ", kind: service-removed, service: s"
	case c.document != "":
		text += ", in: " + c.document
	case c.amends != nil:
		text += ", amends: " + c.amends.notice + "/" + c.amends.id
	case c.withdraws != nil:
		return text + ", withdraws: " + c.withdraws.notice + "/" + c.withdraws.id
	}
	return text + ", own: {" + c.when.yaml() + "}"
}

func (w modelWhen) yaml() string {
	switch {
	case w.event > 0:
		return fmt.Sprintf("effective: {after: e%d%s}", w.event, key("not_before", w.notBefore))
	case w.taken:
		return "effective: unstated, reading: A02, taken: " + w.day.String()
	case w.day.IsZero():
		return "effective: unstated"
	}
	return "effective: " + w.day.String()
}

// The properties.

func TestViewAgainstOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		agr := m.load(t)
		for _, d := range m.documents {
			for known := modelStart().AddDays(-1); known.Before(modelStart().AddDays(31)); known = known.AddDays(1) {
				for _, day := range m.window() {
					view := agr.On(day).KnownOn(known)
					if got, want := answerOf(view, DocumentID(d.id)), m.answer(d, day, known); got != want {
						t.Fatalf("%s on %s known %s:\n got %+v\nwant %+v\n%s", d.id, day, known, got, want, m)
					}
				}
			}
		}
	})
}

// TestViewKnownLater asks again with fewer notices: what was published after
// the second day must not show.
func TestViewKnownLater(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		all := m.load(t)
		until := drawDay(t, "known")
		named := map[string]int{}
		for _, d := range m.documents {
			named[d.id] = len(m.units(d.id))
		}
		m.changes = slices.DeleteFunc(m.changes, func(c *modelChange) bool { return c.day.After(until) })
		early := m.load(t)
		for _, d := range m.documents {
			for _, day := range m.window() {
				id := DocumentID(d.id)
				got, want := answerOf(all.On(day).KnownOn(until), id), answerOf(early.On(day).KnownOn(until), id)
				if d.joins && named[d.id] > 0 && len(m.units(d.id)) == 0 {
					want = answer{status: NeverKnown} // its record alone would say that it was always there
				}
				if got != want {
					t.Fatalf("%s on %s known %s:\n with later notices %+v\nwithout %+v\n%s", d.id, day, until, got, want, m)
				}
			}
		}
	})
}

func TestViewKnowsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		agr := m.load(t)
		for _, d := range m.documents {
			for _, day := range m.window() {
				id := DocumentID(d.id)
				got, want := answerOf(agr.On(day).KnownOn(MustParseDate("2199-12-31")), id), answerOf(agr.On(day), id)
				if got != want {
					t.Fatalf("%s on %s: known at the end of time %+v, with everything known %+v\n%s", d.id, day, got, want, m)
				}
			}
		}
	})
}

// TestViewNeighbours walks from answer to answer: what a day calls the next
// version is in force, or has ended the document, when it begins.
func TestViewNeighbours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		agr := m.load(t)
		known := drawDay(t, "known")
		for _, d := range m.documents {
			for _, day := range m.window() {
				id := DocumentID(d.id)
				s := agr.On(day).KnownOn(known).State(id)
				if v := agr.On(day).KnownOn(known).Version(id); v != s.Version {
					t.Fatalf("%s on %s: Version() = %v, State().Version = %v", id, day, v, s.Version)
				}
				if s.Next != nil {
					checkNext(t, agr.On(s.NextFrom).KnownOn(known).State(id), s)
				}
				if s.Previous != nil && s.Version != nil {
					checkPrevious(t, agr.On(s.Since.AddDays(-1)).KnownOn(known).State(id), s)
				}
			}
		}
	})
}

func checkNext(t *rapid.T, then, s State) {
	switch {
	case then.Status != InForce && then.Status != Ended:
		t.Fatalf("%s follows on %s, but then: %s", s.Next.ID(), s.NextFrom, then.Status)
	case then.Status == InForce && then.Since != s.NextFrom:
		t.Fatalf("%s follows on %s, but the version of that day holds since %s", s.Next.ID(), s.NextFrom, then.Since)
	}
}

// checkPrevious looks at the day before a version begins. Several that begin
// on one day follow each other without ever being in force.
func checkPrevious(t *rapid.T, before, s State) {
	if before.Version != nil && before.Version != s.Previous && before.NextFrom != s.Since {
		t.Fatalf("%s came before %s, but the day before: %s", s.Previous.ID(), s.Version.ID(), before.Version.ID())
	}
}

func (m *model) load(t *rapid.T) *Agreement {
	agr, err := Load(m.files())
	if err != nil {
		t.Fatalf("%v\n%s", err, m)
	}
	return agr
}

func (m *model) String() string {
	var b strings.Builder
	files := m.files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "notices/") || strings.HasPrefix(name, "documents/") || name == "agreement.yaml" {
			fmt.Fprintf(&b, "-- %s --\n%s", name, files[name].Data)
		}
	}
	return b.String()
}

func (m *model) window() []Date {
	var days []Date
	for n := -14; n <= 24; n++ {
		days = append(days, modelStart().AddDays(n))
	}
	return days
}

func answerOf(v View, id DocumentID) answer {
	s := v.State(id)
	return answer{s.Status, changesOf(s.Version), s.Since, changesOf(s.Previous), changesOf(s.Next), s.NextFrom}
}

func changesOf(v *Version) string {
	if v == nil {
		return ""
	}
	if v.Notice() == nil {
		return "first"
	}
	var ids []string
	for _, c := range v.Changes() {
		ids = append(ids, string(c.ID()))
	}
	return strings.Join(ids, " ")
}

func TestVersionAllocatesNothing(t *testing.T) {
	agr := loadFiles(t, map[string]string{
		"notices/2020-01-01.yaml": "source: kalla\nchanges:\n  a: {sv: A, in: villkor, kind: document-changed, own: {effective: 2020-02-01}}\n",
	})
	day := MustParseDate("2020-03-01")
	for name, view := range map[string]View{"everything known": agr.On(day), "known then": agr.On(day).KnownOn(day)} {
		if n := testing.AllocsPerRun(100, func() { view.Version("villkor") }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
