package datafile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// Read checks and parses one data file, which must be a mapping of the given
// shape, and adds every problem it finds to errs. It never panics. The
// returned value holds what passed.
func Read(name string, src []byte, shape Shape, errs *ErrorList) Value {
	text, clean := CheckText(name, src, errs)
	if marked := !checkMarkers(name, text, errs); marked || !clean {
		return Value{}
	}
	node, err := parse(text)
	if err != nil {
		reportSyntax(name, text, err, errs)
		return Value{}
	}
	if node == nil {
		errs.Add(Pos{File: name, Line: 1}, CodeEmptyFile, "write the record, or delete the file", "the file holds no data")
		return Value{}
	}
	w := walker{file: name, lines: strings.Split(text, "\n"), errs: errs}
	return w.value(node, shape, 0)
}

// parse is the only place that lets yaml.v3 loose on a file, and only into a
// yaml.Node: it panics on some inputs when it decodes into Go values.
func parse(text string) (node *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			node, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	var doc, rest yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	err = decoder.Decode(&doc)
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	case len(doc.Content) == 0:
		return nil, nil
	}
	// The first call stops where the first value is complete, and so says
	// nothing of a file that goes on behind it.
	if err := decoder.Decode(&rest); !errors.Is(err, io.EOF) {
		return nil, cmp.Or(err, errors.New("yaml: the file goes on after its value is complete"))
	}
	return doc.Content[0], nil
}

// checkMarkers reports what the parser would swallow or stumble over: tabs in
// the indentation, directives, document markers and what is left of a merge.
func checkMarkers(name, text string, errs *ErrorList) bool {
	before := len(*errs)
	for n, line := range strings.Split(text, "\n") {
		pos := Pos{File: name, Line: n + 1, Column: 1}
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		switch {
		case strings.Contains(indent, "\t"):
			pos.Column = strings.Index(indent, "\t") + 1
			errs.Add(pos, CodeTab, "indent with spaces", "tab in the indentation")
		case conflictMarker(line, true) != "":
			errs.Add(pos, CodeConflict, "settle the merge and delete the marker", "merge conflict marker %s", line[:7])
		case strings.HasPrefix(line, "%"):
			errs.Add(pos, CodeDirective, "delete the line", "a data file has no directives")
		case isDocumentMarker(line):
			errs.Add(pos, CodeSecondDoc, "delete the marker; one file holds one record", "document marker %q", line[:3])
		}
	}
	return len(*errs) == before
}

func isDocumentMarker(line string) bool {
	rest, ok := strings.CutPrefix(line, "---")
	if !ok {
		rest, ok = strings.CutPrefix(line, "...")
	}
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}
