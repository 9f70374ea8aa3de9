package agreement

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement/datafile"
)

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
	write("readings.yaml", "A01: {sv: Läsning}\nA02: {sv: Läsning}\n")
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
	if err != nil && onlyRefused(err) {
		t.Skip("a data set that is refused for what it says")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, m)
	}
	return agr
}

// onlyRefused reports whether a data set is refused only for changing what it
// removed, or for a document that nothing tells of.
func onlyRefused(err error) bool {
	var list datafile.ErrorList
	return errors.As(err, &list) && !slices.ContainsFunc(list, func(e *datafile.Error) bool {
		return e.Code != CodeAfterRemoval && e.Code != CodeNoOrigin
	})
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
