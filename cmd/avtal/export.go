package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

func export() command {
	return command{
		name: "export", args: "DIR", least: 1, most: 1,
		short: agreement.Bilingual{
			SV: "skriv regler och data för OPA, eller för egna regler",
			EN: "write rules and data for OPA, or for rules of your own"},
		long: agreement.Bilingual{
			SV: "Skriver till mappen DIR, som måste vara ny eller tom: reglerna (policy/rules), det som de frågar om (policy/avtal/data.json), " +
				"scheman för fråga och data (schemas) och vad regler får anropa (capabilities.json). Med opa går det att fråga samma sak: " +
				"opa eval -d DIR/policy -i fråga.json --capabilities DIR/capabilities.json data.rules.order.answer. " +
				"Den som vill ha egna regler börjar med filerna i policy/rules: i mappen rules i en datamängd gäller de i stället för de inbyggda. " +
				"Namn, rubriker och id i dem är det här avtalets; avtal check ser de id som inte finns, men inte namn och rubriker.",
			EN: "Writes into the folder DIR, which must be new or empty: the rules (policy/rules), what they are asked about (policy/avtal/data.json), " +
				"schemas of question and data (schemas), and what rules may call (capabilities.json). With opa the same can be asked: " +
				"opa eval -d DIR/policy -i question.json --capabilities DIR/capabilities.json data.rules.order.answer. " +
				"Who wants rules of their own begins with the files in policy/rules: in the folder rules of a data set they take the place of the built-in ones. " +
				"Names, headings and ids in them are those of this agreement; avtal check sees ids that are not there, but not names and headings."},
		examples: []string{"export ./avtal-opa", "export ./mina-regler -data ./mitt-avtal"},
		run:      runExport,
	}
}

func runExport(s *session) error {
	pol, err := s.policy()
	if err != nil {
		return err
	}
	if !pol.Decides() {
		return usage("the data set has no rules to export: add rules/*.rego, or name a rule set in agreement.yaml")
	}
	files, err := pol.Export()
	if err != nil {
		return err
	}
	if err := writeOnce(s.words[0], files); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(files))
	if s.json {
		return s.write(map[string]any{"folder": s.words[0], "files": names})
	}
	s.say(s.pick("Skrev ", "Wrote ") + s.count(len(names), "fil", "filer", "file", "files") + s.pick(" till ", " to ") + s.words[0] + ":")
	for _, name := range names {
		s.indented("  ", name)
	}
	return nil
}

// writeOnce puts files into a folder that is new or empty: all of them, or none.
func writeOnce(dir string, files map[string][]byte) error {
	dir, err := ownFolder(dir)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return usage("%s holds %s, and nothing was written: name a folder that is new or empty", dir, entries[0].Name())
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	scratch, err := scratchBeside(dir)
	if err != nil {
		return err
	}
	made, old := filepath.Join(scratch, "new"), filepath.Join(scratch, "old")
	for name, src := range files {
		file := filepath.Join(made, filepath.FromSlash(name))
		err = errors.Join(err, os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, src, 0o666))
	}
	if err == nil {
		err = swap(dir, made, old)
	}
	return errors.Join(err, os.RemoveAll(scratch))
}
