package policy

import (
	"maps"
	"sync"
	"sync/atomic"
)

// memoSize bounds how many settled decisions are kept. When it is reached, the
// memo starts anew.
const memoSize = 1 << 14

// memo keeps decisions by question. Readers take no lock: new decisions wait in
// fresh until they are worth a copy of the whole map.
type memo struct {
	settled atomic.Pointer[map[question]Decision]
	mu      sync.Mutex
	fresh   map[question]Decision
	hits    int // in fresh
}

func (m *memo) find(q question) (Decision, bool) {
	if settled := m.settled.Load(); settled != nil {
		if d, ok := (*settled)[q]; ok {
			return d, true
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	d, ok := m.fresh[q]
	if ok {
		m.hits++
		m.settleIf(m.hits > m.size()/4)
	}
	return d, ok
}

func (m *memo) keep(q question, d Decision) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fresh == nil {
		m.fresh = map[question]Decision{}
	}
	m.fresh[q] = d
	m.settleIf(len(m.fresh) > 64+m.size()/4)
}

func (m *memo) size() int {
	if settled := m.settled.Load(); settled != nil {
		return len(*settled)
	}
	return 0
}

// settleIf makes the fresh decisions readable without a lock, once as many have
// come or been asked for as make the copy worth its time.
func (m *memo) settleIf(worth bool) {
	if !worth {
		return
	}
	next := make(map[question]Decision, m.size()+len(m.fresh))
	if settled := m.settled.Load(); settled != nil && m.size()+len(m.fresh) <= memoSize {
		maps.Copy(next, *settled)
	}
	maps.Copy(next, m.fresh)
	m.settled.Store(&next)
	m.fresh, m.hits = nil, 0
}
