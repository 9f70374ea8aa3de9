// Package kundavtal2 holds the data set of Inera's Kundavtal 2.
//
// The facts come from public pages, which sources.yaml lists and every record
// cites; README.md says how they were taken, and what is missing. The words are
// our own: the official wording is not in the sources.
package kundavtal2

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml README.md documents services notices flows cases
var files embed.FS

// FS returns the data set, for agreement.Load, catalog.Load and policy.Load.
func FS() fs.FS { return files }
