package datafile

import "regexp"

// Format is the form of a kind of data file.
type Format struct {
	Name    string // such as "notice"
	Files   string // where such files lie, such as "notices/<day>[-<name>].yaml"
	Doc     string // what such a file holds, one or two English sentences
	Example string // a small file of this form
	Shape   Shape
}

var placeholder = regexp.MustCompile(`<[a-z]+>|\[[^]]*\]`)

// Pattern returns the form of the paths of such files for path.Match, such as
// "notices/*.yaml".
func (f Format) Pattern() string {
	return placeholder.ReplaceAllStringFunc(f.Files, func(part string) string {
		if part[0] == '[' {
			return "" // what stands in brackets may be left out, and the star before it covers it
		}
		return "*"
	})
}
