package datafile

import (
	"runtime"
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
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				parsed[i].Value = Read(files[i].Name, files[i].Src, files[i].Shape, &parsed[i].Problems)
			}
		})
	}
	workers.Wait()
	return parsed
}
