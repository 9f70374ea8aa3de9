package main

import (
	"fmt"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// The words by which avtal new marks what is to be filled in.
const (
	fillSV = "FYLL I "
	fillEN = "FILL IN "
)

// unfilled returns the places that avtal new left to fill in, as file:line.
func unfilled(agr *agreement.Agreement) []string {
	var places []string
	for _, pattern := range [...]string{"notices/*.yaml", "services/*/service.yaml", "documents/*/document.yaml"} {
		for _, name := range agr.Files(pattern) {
			src, _ := agr.File(name)
			for i, line := range strings.Split(string(src), "\n") {
				if strings.Contains(line, fillSV) || strings.Contains(line, fillEN) {
					places = append(places, fmt.Sprintf("%s:%d", name, i+1))
				}
			}
		}
	}
	return places
}

func (s *session) tellUnfilled(places []string) {
	if len(places) == 0 {
		return
	}
	s.heading(s.pick("Kvar att fylla i", "Left to fill in"))
	for _, place := range places {
		s.indented("  ", place)
	}
}
