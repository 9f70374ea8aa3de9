package main

import (
	"cmp"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/changelog"
)

func diff() command {
	return command{
		name: "diff", args: "A B | DOCUMENT DAY DAY", least: 2, most: 12, flags: []string{"known"},
		short: agreement.Bilingual{
			SV: "jämför två versioner av ett dokument, ord för ord",
			EN: "compare two versions of a document, word by word"},
		long: agreement.Bilingual{
			SV: "A och B är två versioner av samma dokument; eller ett dokument och två dagar. Det som är borta står i [-klamrar-], " +
				"det som är nytt i {+klamrar+}; på en terminal överstruket och understruket. Om ett meddelande säger vart en punkt tog vägen, står det vid punkten.",
			EN: "A and B are two versions of one document; or a document and two days. What is gone stands in [-brackets-], " +
				"what is new in {+brackets+}; on a terminal struck out and underlined. Where a notice says where a clause went, the clause says so."},
		examples: []string{
			"diff allmanna-villkor@first allmanna-villkor@2019-12-18", "diff allmanna-villkor 2018-12-12 2019-12-18",
			"diff villkor-ntjp 2018-12-12 2019-12-18 -json",
		},
		run: runDiff,
	}
}

func runDiff(s *session) error {
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	sh := s.shower(cat)
	before, after, err := sh.versionsToCompare()
	if err != nil {
		return err
	}
	c, err := changelog.Compare(before, after)
	if err != nil {
		return usage("%v", err)
	}
	if s.json {
		return s.write(comparisonRecordOf(c))
	}
	sh.tellComparison(c)
	return nil
}

func (sh shower) versionsToCompare() (before, after *agreement.Version, err error) {
	f, n := finderOf(sh.cat), len(sh.words)
	if n == 2 {
		before, err = f.versionNamed(sh.words[0])
		if err == nil {
			after, err = f.versionNamed(sh.words[1])
		}
		return before, after, err
	}
	d, ok := f.document(strings.Join(sh.words[:n-2], " "))
	if !ok {
		_, err := f.find(sh.words[:n-2])
		return nil, nil, cmp.Or(err, usage("name a document and two days"))
	}
	before, err = sh.versionOn(d.(*agreement.Document), sh.words[n-2])
	if err == nil {
		after, err = sh.versionOn(d.(*agreement.Document), sh.words[n-1])
	}
	if err == nil && before == nil && after == nil {
		err = usage("%s is in force on neither day", d.(*agreement.Document).ID())
	}
	return before, after, err
}

func (f finder) versionNamed(id string) (*agreement.Version, error) {
	v, ok := f.agr.Version(id)
	if ok {
		return v, nil
	}
	name, _, _ := strings.Cut(id, "@")
	d, ok := f.document(name)
	if !ok {
		return nil, usage("there is no version %q; %s", id, f.suggest(name))
	}
	var ids []string
	for _, v := range d.(*agreement.Document).Versions() {
		ids = append(ids, v.ID())
	}
	return nil, usage("there is no version %q; there are: %s", id, strings.Join(ids, ", "))
}

// versionOn returns the version in force on a day, or nil where the document
// was not part of the agreement. A day before all evidence is neither.
func (sh shower) versionOn(d *agreement.Document, word string) (*agreement.Version, error) {
	var day dayFlag
	if err := day.Set(word); err != nil {
		return nil, usage("%v", err)
	}
	state := sh.agr.On(sh.session.day(day, sh.agr)).KnownOn(sh.view.Known()).State(d.ID())
	if state.Version == nil && state.Status == agreement.BeforeEvidence {
		return nil, usage("the sources tell nothing of %s on %s; the first evidence is of %s", d.ID(), word, state.NextFrom)
	}
	return state.Version, nil
}
