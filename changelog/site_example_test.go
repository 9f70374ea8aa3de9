package changelog_test

import (
	"fmt"
	"io/fs"
	"log"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/changelog"
)

func ExampleCompare() {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	before, _ := agr.Version("allmanna-villkor@first")
	after, _ := agr.Version("allmanna-villkor@2019-12-18")
	c, err := changelog.Compare(before, after)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range c.Sections {
		fmt.Println(s.Clause, s.Fate)
		for _, l := range s.Links {
			fmt.Println("  ", l.Relation, l.To)
		}
	}
	// Output:
	// 2.4 unchanged
	// 5.2 ii removed
	//    replaced-by allmanna-villkor 8.7
	// 8 changed
	// 8.7 added
	//    replaces allmanna-villkor 5.2 ii
	// 8.8 added
	//    corresponds-to villkor-ntjp 9
	// 14.2 unchanged
	// ineras-personuppgiftsbiträdesavtal changed
}

func ExampleSite_Publish() {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	site := changelog.Site{Known: agreement.MustParseDate("2019-12-31")}
	pages, err := site.Publish(cat)
	if err != nil {
		log.Fatal(err)
	}
	notices, err := fs.Glob(pages, "andringar/2018-12-*/index.html")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(notices)
	// os.CopyFS("public", pages) writes them to a folder.

	// Output:
	// [andringar/2018-12-12/index.html]
}
