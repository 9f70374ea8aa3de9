// Package datafile reads the files of a data set strictly, and says where
// each value stands.
//
// A data file is one YAML mapping in UTF-8, read as it is written: no anchors,
// aliases, tags, merge keys, directives or second documents, and no value that
// YAML would quietly turn into something else. [Read] checks the bytes first,
// then parses, then holds what it finds to a [Shape]. Every problem becomes an
// [Error] with its place, a stable [Code], what is wrong and what to do; a
// caller collects the problems of all its files in one [ErrorList] and so
// reports them together, in a fixed order.
//
// A [Value] holds only what passed: a part that did not is left out, and the
// zero Value answers every question with nothing. A caller can therefore read
// on after errors without checking at each step, and must not use what it read
// before it has looked at the list.
//
// # Limits
//
// A file holds at most 1 MiB, 200,000 nodes and 64 levels; [ReadFile] stops
// reading above the first.
//
// # What this package does not do
//
// It knows no record of any agreement: shapes are the caller's. It does not
// write YAML.
package datafile
