package main

import (
	"context"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

func matrix() command {
	return command{
		name: "matrix", flags: []string{"on", "known", "service", "category", "channel"},
		short: agreement.Bilingual{
			SV: "vilka kundkategorier får ha vilka tjänster, en dag",
			EN: "which customer categories may have which services, on a day"},
		long: agreement.Bilingual{
			SV: "En tabell över det som avtal decide eligible svarar, med en rad för varje tjänst och en kolumn för varje kundkategori, " +
				"för ett sätt att ansluta i taget: det som -channel anger, eller det första i datamängden. " +
				"Med -json finns alla sätt att ansluta i svaret, om inte -channel anger ett. Slutkoden är 0, vad svaren än är.",
			EN: "A table of what avtal decide eligible answers, with a row for each service and a column for each customer category, " +
				"for one way to connect at a time: the one of -channel, or the first of the data set. " +
				"With -json all ways to connect are in the answer, unless -channel names one. The exit code is 0, whatever the answers are."},
		examples: []string{
			"matrix -on 2023-06-01", "matrix -on 2023-06-01 -channel via-agent", "matrix -on 2019-12-18 -known 2019-12-17 -category region",
			"matrix -on 2023-06-01 -service NPÖ -json",
		},
		run: runMatrix,
	}
}

// matrixRecord is the matrix of a day in JSON, as package policy has it, with the
// cells that are asked for.
type matrixRecord struct {
	policy.At
	Receipt     policy.Receipt         `json:"receipt"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
	Cells       []policy.Cell          `json:"cells"`
}

func runMatrix(s *session) error {
	pol, err := s.policy()
	if err != nil {
		return err
	}
	sh := s.shower(pol.Catalog())
	shown, err := sh.axes()
	if err != nil {
		return err
	}
	m, err := pol.Matrix(context.Background(), policy.At{On: sh.view.Day(), Known: sh.view.Known()})
	if err != nil {
		return err
	}
	if s.json {
		return s.write(sh.matrixRecord(m, shown))
	}
	sh.tellMatrix(m, shown)
	return nil
}

func (sh shower) matrixRecord(m *policy.Matrix, shown axes) matrixRecord {
	cells := slices.DeleteFunc(slices.Collect(m.Cells()), func(c policy.Cell) bool { return !shown.have(c) })
	return matrixRecord{m.At(), m.Receipt(), slices.Collect(m.Assumptions()), append([]policy.Cell{}, cells...)}
}
