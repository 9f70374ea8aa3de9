package main

import (
	"cmp"
	"runtime/debug"

	"github.com/kundavtal/avtal/agreement"
)

func version() command {
	return command{
		name:  "version",
		short: agreement.Bilingual{SV: "versionen av avtal och av datamängden", EN: "the version of avtal and of the data set"},
		long: agreement.Bilingual{
			SV: "Skriver vilken version av programmet det är, och vilken datamängd: dess senaste meddelande och dess hash.",
			EN: "Writes which version of the program it is, and which data set: its last notice and its hash."},
		examples: []string{"version", "version -data ./mitt-avtal -json"},
		run:      runVersion,
	}
}

// versionInfo is the answer of version in JSON.
type versionInfo struct {
	Version string             `json:"version"`
	Go      string             `json:"go"`
	Notice  agreement.NoticeID `json:"notice,omitempty"` // the last one
	Data    string             `json:"data"`
}

func runVersion(s *session) error {
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	v := versionInfo{Version: "(devel)", Data: cat.Agreement().Hash()}
	if info, ok := debug.ReadBuildInfo(); ok {
		v.Version, v.Go = cmp.Or(info.Main.Version, v.Version), info.GoVersion
	}
	if list := cat.Agreement().Notices(); len(list) > 0 {
		v.Notice = list[len(list)-1].ID()
	}
	if s.json {
		return s.write(v)
	}
	s.line("avtal " + v.Version + " " + v.Go)
	s.line(s.pick("senaste meddelande ", "last notice ") + string(v.Notice))
	s.line("data " + v.Data)
	return nil
}
