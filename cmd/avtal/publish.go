package main

import (
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/changelog"
)

func publish() command {
	return command{
		name: "publish", args: "-o DIR", flags: []string{"o", "known", "draft"},
		short: agreement.Bilingual{
			SV: "skriv ändringsloggen som webbsidor",
			EN: "write the change log as web pages"},
		long: agreement.Bilingual{
			SV: "Skriver sidorna i mappen DIR: alla på en gång, eller inga. Finns mappen redan, måste avtal publish ha gjort den; " +
				"sidor som inte längre behövs tas bort, andra filer får vara kvar. Sidorna visar det som är publicerat till och med idag, " +
				"eller den dag som -known anger; med -draft även det som kommer, märkt som utkast.",
			EN: "Writes the pages into the folder DIR: all at once, or none. A folder that is there already must have been made by avtal publish; " +
				"pages that are no longer needed are removed, other files may stay. The pages show what is published up to today, " +
				"or the day that -known gives; with -draft also what is to come, marked as a draft."},
		examples: []string{"publish -o ./avtal-site", "publish -o ./avtal-site -known 2018-12-31", "publish -o ./utkast -draft -data ./mitt-avtal"},
		run:      runPublish,
	}
}

// publication tells what was published.
type publication struct {
	Folder  string         `json:"folder"`
	Known   agreement.Date `json:"known"`
	Draft   bool           `json:"draft,omitempty"`
	Pages   int            `json:"pages"`
	Files   int            `json:"files"`
	Removed []string       `json:"removed"`
	Kept    []string       `json:"kept"`
}

func runPublish(s *session) error {
	if s.folder == "" {
		return usage("publish needs -o and a folder, such as -o ./avtal-site")
	}
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	p, err := s.publish(cat)
	if err != nil {
		return err
	}
	if s.json {
		return s.write(p)
	}
	s.tellPublication(p)
	return nil
}

// publish writes what is known on the day of -known, or else today.
func (s *session) publish(cat *catalog.Catalog) (publication, error) {
	agr := cat.Agreement()
	p := publication{Folder: s.folder, Known: s.day(s.known, agr), Draft: s.draft}
	site, err := changelog.Site{Known: p.Known, Draft: s.draft}.Publish(cat)
	if err != nil {
		return p, err
	}
	files, err := filesOf(site)
	if err != nil {
		return p, err
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".html") {
			p.Pages++
		}
	}
	r, err := put(s.folder, site, manifest{Known: p.Known, Draft: s.draft, Data: agr.Hash()})
	p.Files, p.Removed, p.Kept = len(files), append([]string{}, r.removed...), append([]string{}, r.kept...)
	return p, err
}

func (s *session) tellPublication(p publication) {
	s.say(s.pick("Skrev ", "Wrote ") + s.count(p.Pages, "sida", "sidor", "page", "pages") + s.pick(" i ", " to ") + p.Folder +
		s.pick(", med det som är publicerat till och med ", ", with what is published up to ") + s.weekday(p.Known) + ".")
	if p.Draft {
		s.say(s.pick("UTKAST: också det som inte är publicerat ännu är med.", "DRAFT: what is not published yet is included."))
	}
	if len(p.Removed) > 0 {
		s.say(s.pick("Tog bort det som inte längre behövs: ", "Removed what is no longer needed: ") + strings.Join(p.Removed, ", "))
	}
	if len(p.Kept) > 0 {
		s.say(s.pick("Lät vara det som avtal inte har skrivit: ", "Left alone what avtal did not write: ") + strings.Join(p.Kept, ", "))
	}
}
