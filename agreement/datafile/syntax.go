package datafile

import (
	"regexp"
	"strconv"
	"strings"
)

// reportSyntax says where a file stops being YAML. yaml.v3 gives no column,
// and often the line where a list or mapping starts or the file ends, so our
// own reading of the notation comes first.
func reportSyntax(name, text string, err error, errs *ErrorList) {
	line, msg := yamlLine(err)
	line = min(line, strings.Count(text, "\n")+1)
	if strings.Contains(msg, "exceeded max depth") {
		errs.Add(Pos{File: name, Line: line}, CodeTooLarge, "nest less", "more than %d levels", MaxDepth)
		return
	}
	if found := diagnose(name, text); len(found) > 0 {
		*errs = append(*errs, found...)
		return
	}
	errs.Add(Pos{File: name, Line: line}, CodeSyntax, "check the indentation, colons and quotes on this line and those next to it",
		"not valid YAML: %s", msg)
}

var (
	yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)
	// yaml.v3 counts lines from 0 in what its parser reports, and from 1 in
	// what its scanner reports.
	parserError = regexp.MustCompile(`^did not find expected (?:<|'|key|node)`)
)

func yamlLine(err error) (int, string) {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, err.Error()
	}
	line, convErr := strconv.Atoi(m[1])
	if convErr == nil && parserError.MatchString(m[2]) {
		line++
	}
	return max(line, 1), m[2]
}
