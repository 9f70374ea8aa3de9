package changelog

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Op says what became of a run of text.
type Op int

const (
	Equal    Op = iota // the run stands in both texts
	Deleted            // the run stands in the old text only
	Inserted           // the run stands in the new text only
)

// String returns "equal", "deleted" or "inserted".
func (op Op) String() string {
	switch op {
	case Equal:
		return "equal"
	case Deleted:
		return "deleted"
	case Inserted:
		return "inserted"
	}
	return fmt.Sprintf("Op(%d)", int(op))
}

// Edit is a run of text with what became of it.
type Edit struct {
	Op   Op
	Text string // never empty
}

// ErrNotUTF8 is what [Redline] answers, wrapped with the text and the place,
// when a text is not valid UTF-8.
var ErrNotUTF8 = errors.New("not valid UTF-8")

// Redline compares two texts word by word and returns what became of each run
// of text, in reading order. The equal and deleted runs together are the old
// text, the equal and inserted runs the new one, byte by byte.
//
// Words, amounts ("5 000 kr"), days ("18 december 2019") and clause numbers
// ("5.2") are never cut. No run is empty, no two neighbours have the same Op,
// and what was deleted stands before what replaced it. Changes with next to
// nothing between them are given as one. Two empty texts have no edits.
//
// The result depends on nothing but the texts. It is not always the shortest:
// a stretch with no words in common that are rare enough to hold on to is
// replaced whole when it is too long to compare exactly.
//
// The error wraps [ErrNotUTF8] when a text is not valid UTF-8. Redline also
// fails on texts with more than a million distinct words, and rather than
// return edits that do not rebuild both texts.
func Redline(old, new string) ([]Edit, error) {
	p, err := readPair(old, new)
	if err != nil {
		return nil, err
	}
	edits := p.edits(p.tightened(p.phrased(p.slid(p.aligned()))))
	if !rebuilds(edits, old, new) {
		return nil, errors.New("changelog: the redline does not rebuild the texts it was made from: please report them as a bug")
	}
	return edits, nil
}

// rebuilds reports whether the edits give both texts back.
func rebuilds(edits []Edit, old, new string) bool {
	for _, e := range edits {
		inOld, inNew := true, true
		if e.Op != Inserted {
			old, inOld = strings.CutPrefix(old, e.Text)
		}
		if e.Op != Deleted {
			new, inNew = strings.CutPrefix(new, e.Text)
		}
		if !inOld || !inNew {
			return false
		}
	}
	return old == "" && new == ""
}

// A pair is two wordings that share a vocabulary.
type pair struct{ old, new wording }

func readPair(old, new string) (*pair, error) {
	if err := checkUTF8("old", old); err != nil {
		return nil, err
	}
	if err := checkUTF8("new", new); err != nil {
		return nil, err
	}
	v := vocabulary{}
	before, err := v.read(old)
	if err != nil {
		return nil, err
	}
	after, err := v.read(new)
	if err != nil {
		return nil, err
	}
	return &pair{before, after}, nil
}

func checkUTF8(name, text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size == 1 {
			return fmt.Errorf("changelog: the %s text is %w at byte %d: save it as UTF-8", name, ErrNotUTF8, at)
		}
		at += size
	}
}

// A block is a run of tokens that stands in both texts: size tokens from old
// in the one and from new in the other. A list of blocks is in the order of
// both texts. Its first block begins where the texts do and its last ends where
// they do, if need be with no tokens; between two blocks lies a change.
type block struct{ old, new, size int }

func (b block) oldEnd() int { return b.old + b.size }
func (b block) newEnd() int { return b.new + b.size }

// before reports whether b ends before c begins.
func (b block) before(c block) bool { return b.oldEnd() <= c.old && b.newEnd() <= c.new }

// edits writes out the blocks and the changes between them.
func (p *pair) edits(blocks []block) []Edit {
	var edits []Edit
	add := func(op Op, text string) {
		if text != "" {
			edits = append(edits, Edit{op, text})
		}
	}
	var last block
	for _, b := range blocks {
		add(Deleted, p.old.span(last.oldEnd(), b.old))
		add(Inserted, p.new.span(last.newEnd(), b.new))
		add(Equal, p.old.span(b.old, b.oldEnd()))
		last = b
	}
	return edits
}

// joined returns the blocks without those that are empty, and with those that
// touch made one. The first and the last stay.
func joined(blocks []block) []block {
	kept := blocks[:1]
	for i, b := range blocks[1:] {
		last := &kept[len(kept)-1]
		switch {
		case last.oldEnd() == b.old && last.newEnd() == b.new:
			last.size += b.size
		case b.size > 0 || i == len(blocks)-2:
			kept = append(kept, b)
		}
	}
	return kept
}
