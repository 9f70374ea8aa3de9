package datafile

import "strings"

// Read checks and parses one data file, which must be a mapping of the given
// shape, and adds every problem it finds to errs. It never panics. The
// returned value holds what passed.
func Read(name string, src []byte, shape Shape, errs *ErrorList) Value {
	text, lines, clean := checkText(name, src, errs)
	if marked := !checkMarkers(name, lines, errs); marked || !clean {
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
	w := walker{file: name, lines: lines, errs: errs}
	return w.value(node, shape, 0)
}

// checkMarkers reports what the parser would swallow or stumble over: tabs in
// the indentation, directives, document markers and what is left of a merge.
func checkMarkers(name string, lines []string, errs *ErrorList) bool {
	before := len(*errs)
	for n, line := range lines {
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
