package changelog

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A region is a part of both texts that is still to be compared.
type region struct{ old, oldEnd, new, newEnd int }

// area is what an exact comparison of the region may cost. An int would do on
// some machines only.
func (r region) area() int64 { return int64(r.oldEnd-r.old) * int64(r.newEnd-r.new) }

const (
	smallArea = 64 * 64   // compared exactly at once
	largeArea = 512 * 512 // replaced whole above this, where no anchor divides it
)

// aligned returns the blocks that the two texts have in common.
func (p *pair) aligned() []block {
	whole := region{0, len(p.old.ids), 0, len(p.new.ids)}
	blocks := p.align([]block{{}}, whole, []int{16, 5, 2, 1})
	return joined(append(blocks, block{whole.oldEnd, whole.newEnd, 0}))
}

// align appends the blocks of r. It divides r at anchors of the first of the
// lengths, what lies between at anchors of the next, and so on.
func (p *pair) align(blocks []block, r region, lengths []int) []block {
	head := p.grown(block{r.old, r.new, 0}, r)
	blocks = append(blocks, head)
	r.old, r.new = head.oldEnd(), head.newEnd()
	tail := p.grown(block{r.oldEnd, r.newEnd, 0}, r)
	r.oldEnd, r.newEnd = tail.old, tail.new
	switch {
	case r.area() <= smallArea, len(lengths) == 0 && r.area() <= largeArea:
		blocks = p.compare(blocks, r)
	case len(lengths) > 0:
		blocks = p.divide(blocks, r, lengths)
	}
	return append(blocks, tail)
}

func (p *pair) divide(blocks []block, r region, lengths []int) []block {
	rest := r
	for _, anchor := range p.anchors(r, lengths[0]) {
		if !(block{rest.old, rest.new, 0}).before(anchor) {
			continue
		}
		anchor = p.grown(anchor, rest)
		blocks = p.align(blocks, region{rest.old, anchor.old, rest.new, anchor.new}, lengths[1:])
		blocks = append(blocks, anchor)
		rest.old, rest.new = anchor.oldEnd(), anchor.newEnd()
	}
	return p.align(blocks, rest, lengths[1:])
}

// grown returns b with all the equal tokens at its two ends, within r.
func (p *pair) grown(b block, r region) block {
	for b.old > r.old && b.new > r.new && p.old.ids[b.old-1] == p.new.ids[b.new-1] {
		b.old, b.new, b.size = b.old-1, b.new-1, b.size+1
	}
	for b.oldEnd() < r.oldEnd && b.newEnd() < r.newEnd && p.old.ids[b.oldEnd()] == p.new.ids[b.newEnd()] {
		b.size++
	}
	return b
}

// compare appends the blocks of the exact comparison of r. The diff has no
// deadline: with one, the redline would depend on the speed of the machine.
func (p *pair) compare(blocks []block, r region) []block {
	if r.area() == 0 {
		return blocks
	}
	diff := diffmatchpatch.DiffMatchPatch{}
	old, new := r.old, r.new
	for _, d := range diff.DiffMainRunes(p.old.ids[r.old:r.oldEnd], p.new.ids[r.new:r.newEnd], false) {
		size := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			blocks = append(blocks, block{old, new, size})
			old, new = old+size, new+size
		case diffmatchpatch.DiffDelete:
			old += size
		case diffmatchpatch.DiffInsert:
			new += size
		}
	}
	return blocks
}

// anchors returns runs of length tokens that stand exactly once in each text
// of r: as many as there are in the same order in both.
func (p *pair) anchors(r region, length int) []block {
	runs := (r.oldEnd - r.old) / sparsity(length)
	found, index := make([]place, 0, runs), make(map[uint64]int, runs)
	eachRun(p.old.ids[r.old:r.oldEnd], length, func(at int, hash uint64) {
		if i, again := index[hash]; again {
			found[i].oldCount++
			return
		}
		index[hash] = len(found)
		found = append(found, place{block: block{r.old + at, 0, length}, oldCount: 1})
	})
	eachRun(p.new.ids[r.new:r.newEnd], length, func(at int, hash uint64) {
		if i, known := index[hash]; known {
			found[i].new = r.new + at
			found[i].newCount++
		}
	})
	var once []block
	for _, f := range found {
		if f.oldCount == 1 && f.newCount == 1 && p.same(f.block) {
			once = append(once, f.block)
		}
	}
	return longestRise(once)
}

// A place is where a run of tokens stands, and how often in each text.
type place struct {
	block
	oldCount, newCount int
}

// same reports whether b is equal in both texts, not in its hash alone.
func (p *pair) same(b block) bool {
	return slices.Equal(p.old.ids[b.old:b.oldEnd()], p.new.ids[b.new:b.newEnd()])
}

// eachRun calls f with the place and the hash of the runs of length ids, or of
// one in [sparsity] of them, chosen by the hash and so alike in both texts.
func eachRun(ids []rune, length int, f func(at int, hash uint64)) {
	const base = 0x9E3779B97F4A7C15
	hash, leaving, chosen := uint64(0), uint64(1), math.MaxUint64/uint64(sparsity(length))
	for range length {
		leaving *= base
	}
	for i, id := range ids {
		hash = hash*base + uint64(id) + 1
		if i >= length {
			hash -= (uint64(ids[i-length]) + 1) * leaving
		}
		if i >= length-1 && hash <= chosen {
			f(i-length+1, hash)
		}
	}
}

// sparsity is what share of the runs of a length is looked at. Anchors grow as
// far as the texts are equal, so the longest find each other with a few.
func sparsity(length int) int { return max(1, length/4) }

// longestRise returns the most blocks that stand in the same order in both
// texts. The blocks come in the order of the old text.
func longestRise(blocks []block) []block {
	var tops []int // for each length, the block that ends the lowest rise of it
	previous, end := make([]int, len(blocks)), -1
	for i, b := range blocks {
		n := len(tops)
		if n > 0 && b.new < blocks[end].new {
			n, _ = slices.BinarySearchFunc(tops, b.new, func(top, new int) int {
				return cmp.Compare(blocks[top].new, new)
			})
		}
		if n == len(tops) {
			tops = append(tops, i)
		}
		tops[n] = i
		if previous[i] = -1; n > 0 {
			previous[i] = tops[n-1]
		}
		end = tops[len(tops)-1]
	}
	var rise []block
	for i := end; i >= 0; i = previous[i] {
		rise = append(rise, blocks[i])
	}
	slices.Reverse(rise)
	return rise
}
