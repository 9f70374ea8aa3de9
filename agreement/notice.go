package agreement

import (
	"slices"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Nature is how a notice classifies a change, as declared and never guessed.
type Nature string

// The natures that notices declare.
const (
	Editorial     Nature = "editorial"
	Clarification Nature = "clarification"
	Codification  Nature = "codification"
	Linguistic    Nature = "linguistic"
	Correction    Nature = "correction"
)

// Level says which sentence of a notice declares something.
type Level string

// The levels, from near to far. The empty Level means that nothing is declared.
const (
	Own   Level = "own"   // a sentence about the change itself
	Group Level = "group" // the closing sentence of a block of changes
	All   Level = "all"   // the closing sentence of the notice
)

// Effective is when a change takes effect.
type Effective struct {
	Day       Date   `json:"day,omitzero"`        // the first day it applies; zero while that is not known
	Taken     bool   `json:"taken,omitempty"`     // no source states the day: it is a reading
	Unseen    bool   `json:"unseen,omitempty"`    // what was seen of the source is cut off before the day
	After     string `json:"after,omitempty"`     // the event that the day waits for, an id of agreement.yaml
	NotBefore Date   `json:"not_before,omitzero"` // the earliest day, where it waits for an event
}

// declaration is what one level of a notice declares. Each part may be absent.
type declaration struct {
	nature    []Nature
	material  *bool
	benefit   string
	effective *Effective
	readings  []string // behind the effective day
}

// group is a block of changes with a heading and a closing sentence of its own.
type group struct {
	id    string
	title Bilingual
	declaration
}

// Notice is one publication of changes.
type Notice struct {
	id         NoticeID
	published  Date
	evidence   Evidence
	agreements []string
	partial    bool
	all        declaration
	groups     []*group
	changes    []*Change
	pos        datafile.Pos
}

// ID returns the name of the notice's file, without .yaml.
func (n *Notice) ID() NoticeID { return n.id }

// Published returns the day on which the notice was published.
func (n *Notice) Published() Date { return n.published }

// Evidence returns what the notice rests on.
func (n *Notice) Evidence() Evidence { return n.evidence.clone() }

// Agreements returns the ids of the agreements that the notice changes.
func (n *Notice) Agreements() []string { return slices.Clone(n.agreements) }

// Partial reports whether the notice holds only some of the changes that were
// published, because its page is not among the sources.
func (n *Notice) Partial() bool { return n.partial }

// Changes returns the changes in the order of the file, which is that of the
// page.
func (n *Notice) Changes() []*Change { return slices.Clone(n.changes) }

// Pos returns where the notice stands.
func (n *Notice) Pos() datafile.Pos { return n.pos }

// Change is one thing that a notice changes.
type Change struct {
	id          string
	notice      *Notice
	kind        Kind
	in          []Reference
	service     string
	category    string
	group       *group
	own         declaration
	text        Bilingual
	corresponds []Reference
	replacedBy  []Reference
	movedTo     []Reference
	repeats     string
	repeated    *Change // nil where repeats points into a period that is missing
	amends      *Change
	withdraws   *Change
	amendedBy   []*Change
	withdrawals []*Change // what takes it back; a withdrawal can be taken back itself
	evidence    Evidence
	inferred    []string
	printed     string
	more        bool
	unnamed     string
	figure      *Figure
	since       Date
	successor   string
	price       *Price
	value       datafile.Value
}

// ID returns the notice and the id of the change, such as
// "2019-12-18/allmanna-villkor-8.7".
func (c *Change) ID() ChangeID { return ChangeID(string(c.notice.id) + "/" + c.id) }

// Notice returns the notice that announces the change.
func (c *Change) Notice() *Notice { return c.notice }

// Kind says what the change does.
func (c *Change) Kind() Kind { return c.kind }

// In returns the documents and clauses that change, as the source lists them;
// none where it names none. With [Change.More] they are only examples.
func (c *Change) In() []Reference { return slices.Clone(c.in) }

// More reports whether the source names the clauses only as examples.
func (c *Change) More() bool { return c.more }

// Unnamed is "services" or "documents" where the notice announces such without
// naming any, else "".
func (c *Change) Unnamed() string { return c.unnamed }

// Service returns the id of the service that is added or removed, else "".
func (c *Change) Service() string { return c.service }

// Category returns the id of the customer category that is added or removed,
// else "".
func (c *Change) Category() string { return c.category }

// Successor returns the id of the customer category that takes the place of one
// that is removed, else "".
func (c *Change) Successor() string { return c.successor }

// Figure returns the number that the change states, and false where it states
// none.
func (c *Change) Figure() (Figure, bool) {
	if c.figure == nil {
		return Figure{}, false
	}
	return *c.figure, true
}

// Since returns the day since when a function is there or gone, where the
// source tells it apart from the day on which the words change; else the zero
// Date.
func (c *Change) Since() Date { return c.since }

// Price returns what the change makes of prices, and false where it is not
// about prices.
func (c *Change) Price() (Price, bool) {
	if c.price == nil {
		return Price{}, false
	}
	return c.price.clone(), true
}

// Group returns the id and the heading of the block of the notice that the
// change stands in, or "" when it stands in none.
func (c *Change) Group() (id string, title Bilingual) {
	if c.group == nil {
		return "", Bilingual{}
	}
	return c.group.id, c.group.title
}

// Text says in one sentence what the change is, in our words.
func (c *Change) Text() Bilingual { return c.text }

// Corresponds returns the clauses that the source calls corresponding.
func (c *Change) Corresponds() []Reference { return slices.Clone(c.corresponds) }

// ReplacedBy returns the clauses that stand in place of what is removed.
func (c *Change) ReplacedBy() []Reference { return slices.Clone(c.replacedBy) }

// MovedTo returns where the words of the clause went.
func (c *Change) MovedTo() []Reference { return slices.Clone(c.movedTo) }

// Repeats returns the notice, or the change as notice/change, that announced
// the same thing before, or "".
func (c *Change) Repeats() string { return c.repeats }

// Amends returns the change that this one corrects, or nil.
func (c *Change) Amends() *Change { return c.amends }

// Withdraws returns the change that this one takes back, or nil.
func (c *Change) Withdraws() *Change { return c.withdraws }

// AmendedBy returns the changes of later notices that correct this one, in the
// order of publication, withdrawn ones included.
func (c *Change) AmendedBy() []*Change { return slices.Clone(c.amendedBy) }

// WithdrawnBy returns the change of a later notice that takes this one back, or
// nil. A withdrawal that was itself withdrawn does not count.
func (c *Change) WithdrawnBy() *Change {
	everything := View{}
	if i := slices.IndexFunc(c.withdrawals, everything.stands); i >= 0 {
		return c.withdrawals[i]
	}
	return nil
}

// Evidence returns what the record rests on; it is published with the notice.
func (c *Change) Evidence() Evidence { return c.evidence.clone() }

// Inferred returns the fields of the record that no source states, such as
// "in", in the order of the file.
func (c *Change) Inferred() []string { return slices.Clone(c.inferred) }

// Printed returns what the source prints where it is a misprint, or "".
func (c *Change) Printed() string { return c.printed }

// Pos returns where the change stands.
func (c *Change) Pos() datafile.Pos { return c.value.Pos() }

// Value returns the record as it was read, with the places of its fields.
func (c *Change) Value() datafile.Value { return c.value }
