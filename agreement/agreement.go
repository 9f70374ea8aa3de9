package agreement

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Agreement is a data set: the agreements it describes, their documents, the
// notices that changed them, and what all of it rests on. [Load] returns it; it
// never changes and is safe for concurrent use.
type Agreement struct {
	zone       *time.Location
	official   bool
	rules      datafile.Value
	agreements []Terms
	events     map[string]Event
	holes      []Hole
	sources    map[SourceID]Source
	readings   map[string]Bilingual // nil where the file is missing
	documents  map[DocumentID]*Document
	notices    []*Notice
	changes    map[ChangeID]*Change
	services   []string
	statements map[string]*Statement
	files      map[string][]byte
	hash       string

	allSources, allReadings bool // whether nothing of the file was refused
}

// Terms is one agreement of a data set, such as Kundavtal 2.
type Terms struct {
	ID       string
	Name     Bilingual
	Since    Since
	Succeeds []string // the ids of the earlier agreements that it takes the place of
	Evidence Evidence
}

// Event is something that a change waits for.
type Event struct {
	ID       string
	Text     Bilingual
	Day      Date // zero while it has not happened, or no source says when
	Evidence Evidence
}

// Agreements returns the agreements in the order of agreement.yaml. The first
// is the one that a notice changes unless it says otherwise.
func (a *Agreement) Agreements() []Terms { return slices.Clone(a.agreements) }

// Official reports whether the texts are the official wording. If not, they
// are renderings: our words for what the sources tell of it.
func (a *Agreement) Official() bool { return a.official }

// Rules returns the name of the rule set that decides questions about the data
// set, and where it is named, or "" when it names none.
func (a *Agreement) Rules() (string, datafile.Pos) { return a.rules.Text(), a.rules.Pos() }

// Hash returns "sha256:" and the hexadecimal hash of every data file, by name
// and content with LF line ends.
func (a *Agreement) Hash() string { return a.hash }

// File returns a data file as it was read and hashed, such as "facts.yaml", and
// false where there is none. The bytes must not be changed.
func (a *Agreement) File(name string) ([]byte, bool) {
	src, ok := a.files[name]
	return src, ok
}

// Files returns the paths of the data files that match a pattern of path.Match,
// sorted.
func (a *Agreement) Files(pattern string) []string {
	literal := pattern[:strings.IndexAny(pattern+"*", `*?[\`)] // in which most files differ
	var names []string
	for name := range a.files {
		if !strings.HasPrefix(name, literal) {
			continue
		}
		if ok, err := path.Match(pattern, name); ok && err == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Day returns the calendar day of a moment in the zone of the data set.
func (a *Agreement) Day(t time.Time) Date { return dateOf(t.In(a.zone)) }

// Holes returns the periods whose notices are missing, in the order of
// agreement.yaml: for each agreement the earliest first.
func (a *Agreement) Holes() []Hole { return slices.Clone(a.holes) }

// Source returns a source by its id.
func (a *Agreement) Source(id SourceID) (Source, bool) {
	s, ok := a.sources[id]
	return s, ok
}

// Sources returns all sources, sorted by id.
func (a *Agreement) Sources() []Source {
	return slices.SortedFunc(maps.Values(a.sources), func(s, t Source) int { return cmp.Compare(s.ID, t.ID) })
}

// Reading returns what a reading, such as "A35", takes an ambiguous source to
// say.
func (a *Agreement) Reading(id string) (Bilingual, bool) {
	text, ok := a.readings[id]
	return text, ok
}

func (a *Agreement) sourceIDs() []string {
	var ids []string
	for _, s := range a.Sources() {
		ids = append(ids, string(s.ID))
	}
	return ids
}

// Document returns a document by its id.
func (a *Agreement) Document(id DocumentID) (*Document, bool) {
	d, ok := a.documents[id]
	return d, ok
}

// Documents returns all documents: those below documents/ by id, then the
// terms of services by id.
func (a *Agreement) Documents() []*Document {
	return slices.SortedFunc(maps.Values(a.documents), func(d, e *Document) int {
		terms := func(d *Document) int { return len(d.id.ServiceID()) }
		return cmp.Or(cmp.Compare(min(terms(d), 1), min(terms(e), 1)), cmp.Compare(d.id, e.id))
	})
}

// ServiceIDs returns the ids of the folders below services/, sorted. What a
// service is, package catalog knows.
func (a *Agreement) ServiceIDs() []string { return slices.Clone(a.services) }

// Notices returns all notices by publication, then by id.
func (a *Agreement) Notices() []*Notice { return slices.Clone(a.notices) }

// Notice returns a notice by its id.
func (a *Agreement) Notice(id NoticeID) (*Notice, bool) {
	i, ok := slices.BinarySearchFunc(a.notices, id, func(n *Notice, id NoticeID) int { return cmp.Compare(n.id, id) })
	if !ok {
		return nil, false
	}
	return a.notices[i], true
}

// Change returns a change by its id, such as "2019-12-18/allmanna-villkor-8.7".
func (a *Agreement) Change(id ChangeID) (*Change, bool) {
	c, ok := a.changes[id]
	return c, ok
}

// Version returns a version by its id, such as "allmanna-villkor@2019-12-18".
func (a *Agreement) Version(id string) (*Version, bool) {
	for _, d := range a.documents {
		for _, v := range d.versions {
			if v.ID() == id {
				return v, true
			}
		}
	}
	return nil, false
}

// Event returns an event by its id.
func (a *Agreement) Event(id string) (Event, bool) {
	e, ok := a.events[id]
	e.Evidence = e.Evidence.clone()
	return e, ok
}

// History returns the changes that concern a document, or a clause of it, in
// the order of publication: those made in it, those that name it as a
// corresponding, replacing or new place, and those that amend or withdraw such
// a change.
func (a *Agreement) History(ref Reference) []*Change {
	var found []*Change
	for _, n := range a.notices {
		for _, c := range n.changes {
			if c.concerns(ref) {
				found = append(found, c)
			}
		}
	}
	return found
}

func (c *Change) concerns(ref Reference) bool {
	matches := func(r Reference) bool {
		return r.Document == ref.Document && (ref.Clause == "" || r.Clause == ref.Clause)
	}
	return c.amends != nil && c.amends.concerns(ref) || c.withdraws != nil && c.withdraws.concerns(ref) ||
		slices.ContainsFunc(c.places(), matches) ||
		slices.ContainsFunc(slices.Concat(c.corresponds, c.replacedBy, c.movedTo), matches)
}

// places returns where the change happens, the terms of an added or removed
// service included.
func (c *Change) places() []Reference {
	if c.service != "" && len(c.in) == 0 {
		return []Reference{{Document: TermsOf(c.service)}}
	}
	return c.in
}

// known looks an id up and suggests the nearest when it is not there.
func known[K ~string, V any](m map[K]V, id K) (hint string, ok bool) {
	if _, ok := m[id]; ok {
		return "", true
	}
	var words []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		words = append(words, string(k))
	}
	return datafile.Suggest(string(id), words), false
}

// Events returns what changes wait for, sorted by id.
func (a *Agreement) Events() []Event {
	return slices.SortedFunc(maps.Values(a.events), func(e, f Event) int { return cmp.Compare(e.ID, f.ID) })
}
