// Command publish writes the change log of Kundavtal 2, as announced by a day,
// to a new folder:
//
//	go run ./examples/publish 2019-12-18 site
package main

import (
	"log"
	"os"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/changelog"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: publish DAY DIR")
	}
	if err := publish(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func publish(day, dir string) error {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		return err
	}
	known, err := agreement.ParseDate(day)
	if err != nil {
		return err
	}
	pages, err := changelog.Site{Known: known}.Publish(cat)
	if err != nil {
		return err
	}
	return os.CopyFS(dir, pages)
}
