// A program that publishes, and decides nothing.
package main

import (
	"fmt"
	"os"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/changelog"
)

func main() {
	cat, err := catalog.Load(kundavtal2.FS())
	if err == nil {
		_, err = changelog.Site{}.Publish(cat)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
