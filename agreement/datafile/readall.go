package datafile

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Source is a data file to read.
type Source struct {
	Name  string
	Src   []byte
	Shape Shape
}

// Parsed is what [Read] makes of a file.
type Parsed struct {
	Value    Value
	Problems ErrorList
}

// ReadAll reads files as [Read] does, several at a time, and returns what it
// makes of each, in the order given.
func ReadAll(files []Source) []Parsed {
	parsed := make([]Parsed, len(files))
	order := largestFirst(files)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(order)) {
		workers.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(order); n = int(next.Add(1)) - 1 {
				i := order[n]
				parsed[i].Value = Read(files[i].Name, files[i].Src, files[i].Shape, &parsed[i].Problems)
			}
		})
	}
	workers.Wait()
	return parsed
}

// largestFirst returns the indexes of the files by size, so that no worker is
// left with a large one when the others are done.
func largestFirst(files []Source) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(files[b].Src) - len(files[a].Src) })
	return order
}
