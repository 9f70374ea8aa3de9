package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func check() command {
	return command{
		name: "check", flags: []string{"facts", "format"},
		short: agreement.Bilingual{
			SV: "granska en datamängd och säg vad den innehåller",
			EN: "check a data set and say what it holds"},
		long: agreement.Bilingual{
			SV: "Läser hela datamängden och dess regler, och prövar dess fall (cases/). Alla fel skrivs ut på en gång, ett på varje rad, " +
				"med fil, rad, kolumn, vad som är fel och vad man kan göra. Utan fel: vad datamängden innehåller. " +
				"Med -facts dessutom vad den vilar på: fakta efter belägg och källa, läsningar, tjänster som ändras utan att något " +
				"meddelande lägger till dem, tjänster som aldrig omfattas, och källor som inget faktum använder. Med -format github " +
				"skrivs felen så att en pull request på GitHub visar dem vid sina rader.",
			EN: "Reads the whole data set and its rules, and tries its cases (cases/). All problems are written at once, one a line, " +
				"with file, line, column, what is wrong and what to do. Without problems: what the data set holds. " +
				"With -facts also what it rests on: facts by basis and source, readings, services that change without a " +
				"notice that adds them, services that are never covered, and sources that no fact uses. With -format github the problems " +
				"are written so that a pull request on GitHub shows them at their lines."},
		examples: []string{"check", "check -data ./mitt-avtal", "check -data ./mitt-avtal -json", "check -facts -lang en"},
		run:      runCheck,
	}
}

func runCheck(s *session) error {
	cat, decides, err := s.everything()
	if list := (datafile.ErrorList{}); s.json && errors.As(err, &list) {
		return errors.Join(s.write(checkRecord{Problems: problemRecords(list)}), reported{err})
	}
	if found := (problems{}); s.format == "github" && errors.As(err, &found) {
		return errors.Join(s.annotate(found), reported{err})
	}
	if err != nil {
		return err
	}
	h := holdingsOf(cat)
	h.Decides = decides
	var facts *factsReport
	if s.audit {
		facts = factsReportOf(cat)
	}
	if s.json {
		return s.write(checkRecord{Problems: []problemRecord{}, holdings: &h, Facts: facts})
	}
	s.tellHoldings(h, cat.Agreement())
	s.tellUnfilled(h.Unfilled)
	if facts != nil {
		s.shower(cat).tellFacts(facts)
	}
	return nil
}

// everything loads the data set with its rules. One without rules is whole; it
// says then that decide cannot answer.
func (s *session) everything() (cat *catalog.Catalog, decides bool, err error) {
	pol, err := read(s, loadAndTry)
	if err != nil {
		return nil, false, err
	}
	return pol.Catalog(), pol.Decides(), nil
}

// loadAndTry loads the data set and runs its cases, if it has any.
func loadAndTry(fsys fs.FS) (*policy.Policy, error) {
	pol, err := policy.Load(fsys)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(fsys, "cases"); err != nil {
		return pol, nil
	}
	return pol, policytest.TestCases(pol, fsys)
}

// checkRecord is what check answers in JSON.
type checkRecord struct {
	Problems []problemRecord `json:"problems"`
	*holdings
	Facts *factsReport `json:"facts,omitempty"`
}

type problemRecord struct {
	File   string        `json:"file"`
	Line   int           `json:"line,omitempty"`
	Column int           `json:"column,omitempty"`
	Code   datafile.Code `json:"code"`
	Msg    string        `json:"msg"`
	Hint   string        `json:"hint,omitempty"`
}

func problemRecords(list datafile.ErrorList) []problemRecord {
	var records []problemRecord
	for _, e := range list {
		records = append(records, problemRecord{e.Pos.File, e.Pos.Line, e.Pos.Column, e.Code, e.Msg, e.Hint})
	}
	return records
}

// holdings is what a data set holds.
type holdings struct {
	Agreements []string     `json:"agreements"`
	Documents  int          `json:"documents"`
	Versions   int          `json:"versions"`
	Texts      int          `json:"texts"`
	Notices    int          `json:"notices"`
	Changes    int          `json:"changes"`
	Services   int          `json:"services"`
	Categories int          `json:"categories"`
	Statements int          `json:"statements"`
	Flows      int          `json:"flows"`
	Sources    int          `json:"sources"`
	Text       string       `json:"text"`
	Decides    bool         `json:"decides"` // it has rules
	Missing    []holeRecord `json:"missing"`
	Data       string       `json:"data"`
	Unfilled   []string     `json:"unfilled,omitempty"` // what avtal new left to fill in, as file:line
}

func holdingsOf(cat *catalog.Catalog) holdings {
	agr := cat.Agreement()
	h := holdings{
		Documents: len(agr.Documents()), Notices: len(agr.Notices()), Services: len(cat.Services()),
		Categories: len(cat.Categories()), Statements: len(agr.Statements()), Flows: len(cat.Flows()),
		Sources: len(agr.Sources()), Text: textKind(agr),
		Missing: holeRecords(agr.Holes()), Data: agr.Hash(), Unfilled: unfilled(agr),
	}
	for _, t := range agr.Agreements() {
		h.Agreements = append(h.Agreements, t.Name.In("sv"))
	}
	for _, n := range agr.Notices() {
		h.Changes += len(n.Changes())
	}
	for _, d := range agr.Documents() {
		h.Versions += len(d.Versions())
		for _, v := range d.Versions() {
			if v.Text() != nil {
				h.Texts++
			}
		}
	}
	return h
}

func textKind(agr *agreement.Agreement) string {
	if agr.Official() {
		return "official"
	}
	return "rendering"
}

func (s *session) tellHoldings(h holdings, agr *agreement.Agreement) {
	s.heading(s.pick("Inga fel. Datamängden innehåller:", "No problems. The data set holds:"))
	t := table{}
	row := func(n int, what, more term) {
		t.add(fmt.Sprintf("%4d", n), s.pick(what.sv, what.en), s.pick(more.sv, more.en))
	}
	for _, a := range agr.Agreements() {
		t.add("", s.pick("avtal", "agreement"), a.Name.In(s.lang()))
	}
	one := func(n int, sv, svs, en, ens string) term { return term{plural(n, sv, svs), plural(n, en, ens)} }
	row(h.Documents, one(h.Documents, "dokument", "dokument", "document", "documents"), term{"tjänsternas villkor medräknade", "the terms of services included"})
	row(h.Versions, one(h.Versions, "version", "versioner", "version", "versions"), term{
		fmt.Sprintf("%d har ord; om de andra tiger källorna", h.Texts), fmt.Sprintf("%d have words; of the others the sources tell nothing", h.Texts)})
	row(h.Notices, one(h.Notices, "meddelande", "meddelanden", "notice", "notices"), term{span(agr.Notices()), span(agr.Notices())})
	row(h.Changes, one(h.Changes, "ändring", "ändringar", "change", "changes"), term{})
	row(h.Services, one(h.Services, "tjänst", "tjänster", "service", "services"), term{})
	row(h.Categories, one(h.Categories, "kundkategori", "kundkategorier", "customer category", "customer categories"), term{})
	row(h.Statements, one(h.Statements, "uppgift", "uppgifter", "statement", "statements"), term{})
	row(h.Flows, one(h.Flows, "flöde", "flöden", "flow", "flows"), term{})
	row(h.Sources, one(h.Sources, "källa", "källor", "source", "sources"), term{})
	rules := s.pick("finns: decide kan svara", "there: decide can answer")
	if !h.Decides {
		rules = s.pick("saknas: decide kan inte svara", "missing: decide cannot answer")
	}
	t.add("", s.pick("regler", "rules"), rules)
	s.table(t)
	s.holes(agr.Holes(), s.pick("Perioder som saknas", "Missing periods"))
}

// span returns the days of the first and the last notice.
func span(list []*agreement.Notice) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Published().String() + "–" + list[len(list)-1].Published().String()
}
