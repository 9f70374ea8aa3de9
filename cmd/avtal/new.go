package main

import (
	"errors"
	"fmt"
	"os"
	"path"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

func newRecord() command {
	return command{
		name: "new", args: "KIND ID", least: 2, most: 2,
		short: agreement.Bilingual{
			SV: "skriv en fil att fylla i: notice, service eller document",
			EN: "write a file to fill in: notice, service or document"},
		long: agreement.Bilingual{
			SV: "KIND är notice, service eller document. ID är dagen då meddelandet publicerades (2024-06-15 eller " +
				"2024-06-15-agentavtal), eller namnet på tjänstens eller dokumentets mapp. Filen går att läsa in som den är; " +
				"det som ska fyllas i står med ordet FYLL I. Filer som finns rörs inte. Kräver -data.",
			EN: "KIND is notice, service or document. ID is the day on which the notice was published (2024-06-15 or " +
				"2024-06-15-agentavtal), or the name of the folder of the service or document. The file loads as it is; " +
				"what is to be filled in says FILL IN. Files that are there are left alone. Needs -data."},
		examples: []string{"new notice 2024-06-15 -data my/agreement", "new service nitha -data my/agreement", "new document bilaga-3 -data my/agreement"},
		run:      runNew,
	}
}

// scaffold is a file to fill in.
type scaffold struct {
	path, format, body string
}

func runNew(s *session) error {
	if s.data == "" {
		return usage("avtal new writes into a folder: name it with -data")
	}
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	file, err := s.scaffold(cat)
	if err != nil {
		return err
	}
	if err := writeNew(s.data, file); err != nil {
		return err
	}
	if _, err := s.catalog(); err != nil {
		return err
	}
	written := path.Join(s.data, file.path)
	if s.json {
		return s.write(map[string]string{"file": written, "format": file.format})
	}
	s.say(fmt.Sprintf(s.pick("Skrev %s. Fyll i den, och kör sedan: avtal check -data %s", "Wrote %s. Fill it in, and then run: avtal check -data %s"), written, s.data))
	return nil
}

func (s *session) scaffold(cat *catalog.Catalog) (scaffold, error) {
	kind, id := s.words[0], s.words[1]
	b := blanks{agr: cat.Agreement()}
	switch {
	case kind == "notice" && agreement.NoticeID(id).Day().IsZero():
		return scaffold{}, usage("%q starts with no day: write the day of publication, such as 2024-06-15", id)
	case kind == "notice" && !agreement.NoticeID(id).Valid():
		return scaffold{}, usage("%q is no name of a notice: write the day, and if needed a word after it, such as 2024-06-15-agentavtal", id)
	case kind == "notice":
		return b.notice(agreement.NoticeID(id))
	case (kind == "service" || kind == "document") && datafile.ID().Check(id) != nil:
		return scaffold{}, usage("%q is no id: write a-z, 0-9 and single hyphens", id)
	case kind == "service":
		return b.service(id), nil
	case kind == "document":
		return b.document(id), nil
	}
	return scaffold{}, usage("there is nothing new called %q; one of: notice, service, document", kind)
}

// blanks writes files that load in a data set, because they name what it has.
type blanks struct{ agr *agreement.Agreement }

// source returns the source of the last notice, which is most often that of the
// next one too, or else some source.
func (b blanks) source() string {
	if notices := b.agr.Notices(); len(notices) > 0 {
		return string(notices[len(notices)-1].Evidence().Source)
	}
	for _, s := range b.agr.Sources() {
		return string(s.ID)
	}
	return "FILL-IN"
}

// words returns the keys sv and en in the languages of the data set.
func (b blanks) words(indent, sv, en string) string {
	name, text := b.agr.Agreements()[0].Name, ""
	if name.SV != "" {
		text += indent + "sv: " + fillSV + sv + "\n"
	}
	if name.EN != "" || name.SV == "" {
		text += indent + "en: " + fillEN + en + "\n"
	}
	return text
}

func (b blanks) notice(id agreement.NoticeID) (scaffold, error) {
	documents := b.agr.Documents()
	if len(documents) == 0 {
		return scaffold{}, usage("the data set has no document that a notice could change: write one first, with avtal new document")
	}
	partial := ""
	for _, h := range b.agr.Holes() {
		if h.Contains(id.Day()) {
			partial = "# The day lies in a period that agreement.yaml lists as missing: shorten that period\n# when the notice is whole, and delete this.\npartial: true\n"
		}
	}
	document := documents[0]
	for _, d := range documents {
		if d.Agreement() == b.agr.Agreements()[0].ID && d.Role() == "main" {
			document = d
		}
	}
	return scaffold{"notices/" + string(id) + ".yaml", "notice", "source: " + b.source() + "\n" + partial +
		"# What a closing sentence declares of all changes stands at all:, of a block of changes at\n" +
		"# groups:, of one change at own:. What nobody declares is left out.\n" +
		"changes:\n  change-1:\n    in: " + string(document.ID()) + "\n    kind: document-changed\n    own: {effective: unstated}\n" +
		b.words("    ", "vad som ändras, i en mening", "what changes, in one sentence")}, nil
}

func (b blanks) service(id string) scaffold {
	return scaffold{"services/" + id + "/service.yaml", "service",
		"names:\n  - {name: " + fillEN + id + ", source: " + b.source() + "}\nen: " + fillEN + "what it is\n" +
			"# Add what sources say: offers, requires, personal_data, depends_on and so on.\n"}
}

func (b blanks) document(id string) scaffold {
	return scaffold{"documents/" + id + "/document.yaml", "document",
		b.words("", "dokumentets namn", "the document's name") +
			"agreement: " + b.agr.Agreements()[0].ID + "\nrole: annex\nsource: " + b.source() + "\n" +
			"# Since when it is in evidence; delete it where a notice adds the document.\n" +
			"since: {seen: " + b.firstDay() + ", source: " + b.source() + "}\n"}
}

func (b blanks) firstDay() string {
	if day := b.agr.Agreements()[0].Since.Day; !day.IsZero() {
		return day.String()
	}
	return "1900-01-01"
}

const schemaAddress = "https://raw.githubusercontent.com/kundavtal/avtal/main/agreement/format/"

// writeNew writes a file that is not there yet, and nothing outside the folder.
func writeNew(dir string, s scaffold) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(s.path), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(s.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return usage("%s is there already and is left as it is", path.Join(dir, s.path))
	}
	if err != nil {
		return err
	}
	head := "# yaml-language-server: $schema=" + schemaAddress + s.format + ".json\n"
	_, err = f.WriteString(head + s.body)
	return errors.Join(err, f.Close())
}
