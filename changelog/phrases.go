package changelog

import (
	"slices"
)

// slid returns the blocks with every pure deletion and insertion moved to
// where a reader would see it begin and end. "A. [B. ]C." and "A[. B]. C." are
// the same change.
func (p *pair) slid(blocks []block) []block {
	for i := range len(blocks) - 1 {
		left, right := &blocks[i], &blocks[i+1]
		var by int
		switch {
		case left.newEnd() == right.new:
			by = p.old.slide(left.oldEnd(), right.old, left.size, right.size)
		case left.oldEnd() == right.old:
			by = p.new.slide(left.newEnd(), right.new, left.size, right.size)
		}
		left.size += by
		*right = block{right.old + by, right.new + by, right.size - by}
	}
	return joined(blocks)
}

// slide returns how many tokens the run from..to is best moved to the right, at
// most left tokens the other way. What it moves over stays the same text.
func (w wording) slide(from, to, left, right int) int {
	lowest, highest := 0, 0
	for -lowest < left && w.ids[from+lowest-1] == w.ids[to+lowest-1] {
		lowest--
	}
	for highest < right && w.ids[from+highest] == w.ids[to+highest] {
		highest++
	}
	best, by := -1, 0
	for n := lowest; n <= highest; n++ {
		if score := min(w.boundary(from+n), w.boundary(to+n)); score >= best {
			best, by = score, n
		}
	}
	return by
}

// boundary says how natural it is to stop reading before token i.
func (w wording) boundary(i int) int {
	if i == 0 || i == len(w.ids) {
		return 6
	}
	last, next := w.kind(i-1), w.kind(i)
	switch {
	case last == newline:
		return 5
	case next == newline:
		return 4
	case last == sign && next == blank:
		return 3
	case last == blank, next == blank:
		return 2
	}
	return 1
}

// phrased returns the blocks without those that only interrupt the changes
// around them, so that a reader sees phrases and not words here and there.
func (p *pair) phrased(blocks []block) []block {
	kept := []block{blocks[0]}
	for _, next := range blocks[1:] {
		after := next
		for i := len(kept) - 1; i > 0; i-- {
			rest := p.worthKeeping(kept[i-1], kept[i], after)
			if rest == kept[i] {
				break
			}
			if rest.size == 0 {
				kept = slices.Delete(kept, i, i+1)
				continue
			}
			kept[i], after = rest, rest
		}
		kept = append(kept, next)
	}
	return kept
}

// worthKeeping returns what should stay of b between two other blocks: all of
// it when it has words and is longer than one of the changes beside it, or one
// of them has no words; otherwise the breaks between paragraphs or items in it.
func (p *pair) worthKeeping(before, b, after block) block {
	left, right := before.distance(b), b.distance(after)
	if left == 0 || right == 0 {
		return b
	}
	apart := b.size > min(left, right) || !p.rewords(before, b) || !p.rewords(b, after)
	if apart && p.old.hasWord(b.old, b.oldEnd()) {
		return b
	}
	from, to := p.old.breaks(b.old, b.oldEnd())
	return block{from, b.new + from - b.old, to - from}
}

// distance returns the length of the change between b and c.
func (b block) distance(c block) int { return max(c.old-b.oldEnd(), c.new-b.newEnd()) }

// rewords reports whether the change between b and c has a word in it.
func (p *pair) rewords(b, c block) bool {
	return p.old.hasWord(b.oldEnd(), c.old) || p.new.hasWord(b.newEnd(), c.new)
}

// breaks returns the part of from..to from the first to the last break between
// paragraphs or items. It is empty when there is none.
func (w wording) breaks(from, to int) (first, end int) {
	for from < to && !w.isBreak(from) {
		from++
	}
	for from < to && !w.isBreak(to-1) {
		to--
	}
	return from, to
}

// isBreak reports whether token i is a newline that ends a paragraph or an
// item, and not just a line. Such lines end or begin with a sign, or are empty.
func (w wording) isBreak(i int) bool {
	if w.kind(i) != newline {
		return false
	}
	next := i + 1
	if next < len(w.ids) && w.kind(next) == blank {
		next++
	}
	return i == 0 || w.kind(i-1) == newline || w.kind(i-1) == sign ||
		next >= len(w.ids) || w.kind(next) == newline || w.kind(next) == sign
}

// tightened returns the blocks with what the two sides of a change begin and
// end with alike added to them.
func (p *pair) tightened(blocks []block) []block {
	for i := range len(blocks) - 1 {
		left, right := &blocks[i], &blocks[i+1]
		*left = p.grown(*left, region{left.old, right.old, left.new, right.new})
		*right = p.grown(*right, region{left.oldEnd(), right.oldEnd(), left.newEnd(), right.newEnd()})
	}
	return joined(blocks)
}
