package main

import (
	"cmp"
	"fmt"
	"strings"
)

// annotate writes problems as commands of GitHub Actions, which shows each at its
// line in a pull request. Paths are as seen from where the command runs.
func (s *session) annotate(found problems) error {
	for _, e := range found.list {
		text := e.Msg
		if e.Hint != "" {
			text += "; " + e.Hint
		}
		_, err := fmt.Fprintf(s.w, "::error file=%s,line=%d,col=%d,title=%s::%s\n",
			property(found.path(e.Pos.File)), cmp.Or(e.Pos.Line, 1), cmp.Or(e.Pos.Column, 1), property(string(e.Code)), escaped(text))
		if err != nil {
			return err
		}
	}
	return nil
}

func escaped(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property is escaped for what stands before the two colons.
func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escaped(text))
}
