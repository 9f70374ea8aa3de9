package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/examples/harbour"
)

// edit replaces what stands once in a file of a data set.
type edit struct{ file, old, new string }

// folder copies the small data set of examples/harbour, changed.
func folder(t *testing.T, edits ...edit) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, harbour.FS()); err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		name := filepath.Join(dir, e.file)
		src, err := os.ReadFile(name)
		if err != nil || strings.Count(string(src), e.old) != 1 {
			t.Fatalf("%s has no %q once: %v", e.file, e.old, err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(src), e.old, e.new, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// otherHarbour differs in what it decides, in names, and in the words of a rule
// and of a fact, so that answers of two sets that were mixed are like neither.
func otherHarbour(t *testing.T) string {
	return folder(t,
		edit{"services/berth/service.yaml", "{category: member, channels: [office, online]}", "{category: visitor, channels: [online]}"},
		edit{"services/berth/service.yaml", "{category: visitor, channels: [office]}", "{category: member, channels: [office]}"},
		edit{"services/berth/service.yaml", "name: Berth,", "name: Place at the quay,"},
		edit{"services/crane/service.yaml", "name: Crane,", "name: Old crane,"},
		edit{"facts.yaml", "The boat is insured against liability", "The boat has an insurance"},
		edit{"rules/order.rego", `"{service} is for this customer: {category}."`, `"{category} may book {service}."`},
	)
}

func brokenHarbour(t *testing.T) string {
	return folder(t, edit{"facts.yaml", "  en: The boat is insured against liability", "  de: Das Boot ist versichert"})
}

// questions are such that the harbours allow some, refuse some, and leave some
// undetermined.
func questions() []string {
	const all = `"facts": {"signed": "yes", "insured": "yes"}`
	return []string{
		`{"service": "berth", "category": "member", "channel": "office", "on": "2024-07-01", ` + all + `}`,
		`{"service": "berth", "category": "visitor", "channel": "online", "on": "2024-07-01", ` + all + `}`,
		`{"service": "berth", "category": "charter", "channel": "office", "on": "2024-05-31", ` + all + `}`,
		`{"service": "berth", "category": "member", "channel": "office", "on": "2024-07-01"}`,
		`{"service": "crane", "category": "visitor", "channel": "office", "on": "2024-07-01", ` + all + `}`,
	}
}

// answers is what a data set answers to the questions while nothing is
// exchanged, as status and body.
func answers(t *testing.T, dir string) []reply {
	t.Helper()
	p, _ := portalOf(dir)
	reload(t, p)
	address := serve(t, p)
	var list []reply
	for _, q := range questions() {
		r := ask(t, "POST", address+"/orders", q)
		if r.told(t).Receipt.Data != p.policy.Load().Agreement().Hash() {
			t.Fatalf("%d %s", r.status, r.body)
		}
		list = append(list, r)
	}
	return list
}

func (r reply) same(other reply) bool { return r.status == other.status && r.body == other.body }

// link makes name lead to another folder, at once.
func link(t *testing.T, name, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege")
	}
	if err := relink(name, dir); err != nil {
		t.Fatal(err)
	}
}

func relink(name, dir string) error {
	return errors.Join(os.Symlink(dir, name+".next"), os.Rename(name+".next", name))
}

// What decides is exchanged by a data set without problems, and by no other.
func TestReload(t *testing.T) {
	name := filepath.Join(t.TempDir(), "current")
	p, log := portalOf(name)
	address := serve(t, p) + "/orders"
	first, other := folder(t), otherHarbour(t)
	wantFirst, wantOther := answers(t, first), answers(t, other)
	requireAnswers := func(want []reply) {
		t.Helper()
		for i, q := range questions() {
			if got := ask(t, "POST", address, q); !got.same(want[i]) {
				t.Errorf("%s\nis answered %d %s\nwant %d %s", q, got.status, got.body, want[i].status, want[i].body)
			}
		}
	}
	link(t, name, first)
	reload(t, p)
	requireAnswers(wantFirst)
	link(t, name, other)
	requireAnswers(wantFirst) // not asked to reload
	reload(t, p)
	requireAnswers(wantOther)
	link(t, name, brokenHarbour(t))
	var list datafile.ErrorList
	if err := p.Reload(); !errors.As(err, &list) || !strings.Contains(log.String(), `error="facts.yaml:`) {
		t.Errorf("the problems are not told: %v\n%s", err, log)
	}
	requireAnswers(wantOther)
	link(t, name, t.TempDir()+"-none")
	if err := p.Reload(); err == nil {
		t.Error("a folder that is not there was loaded")
	}
	requireAnswers(wantOther)
	link(t, name, first)
	reload(t, p)
	requireAnswers(wantFirst)
}

// An answer that was begun before a reload has nothing of the data set after it.
func TestReloadDuringAnAnswer(t *testing.T) {
	first, other := folder(t), otherHarbour(t)
	want := answers(t, first)
	for i, q := range questions() {
		if !strings.Contains(q, `"on": "2024-07-01"`) {
			continue
		}
		p, _ := portalOf(first)
		reload(t, p)
		p.load = loader(other)
		p.now = func() time.Time { // the order has been read
			if err := p.Reload(); err != nil {
				t.Error(err)
			}
			return time.Date(2024, 7, 1, 12, 0, 0, 0, time.UTC)
		}
		today := strings.Replace(q, `, "on": "2024-07-01"`, "", 1)
		if got := ask(t, "POST", serve(t, p)+"/orders", today); !got.same(want[i]) {
			t.Errorf("%d %s\nwant %s", got.status, got.body, want[i].body)
		}
	}
}

// A data set without rules decides nothing, and is not let to.
func TestReloadWithoutRules(t *testing.T) {
	dir := folder(t)
	if err := os.RemoveAll(filepath.Join(dir, "rules")); err != nil {
		t.Fatal(err)
	}
	if p, _ := portalOf(dir); p.Reload() == nil || p.policy.Load() != nil {
		t.Error("it was loaded")
	}
}
