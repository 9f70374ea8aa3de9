package datafile

// Format is the form of a kind of data file.
type Format struct {
	Name    string // such as "notice"
	Files   string // where such files lie, such as "notices/<day>[-<name>].yaml"
	Doc     string // what such a file holds, one or two English sentences
	Example string // a small file of this form
	Shape   Shape
}
