package changelog_test

import (
	"fmt"
	"log"

	"github.com/kundavtal/avtal/changelog"
)

func ExampleRedline() {
	edits, err := changelog.Redline(
		"Kunden ska betala 5 000 kr inom 30 dagar från fakturans datum.",
		"Kunden ska betala 50 000 kr inom 20 dagar från fakturans datum.",
	)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range edits {
		fmt.Printf("%-8s %q\n", e.Op, e.Text)
	}
	// Output:
	// equal    "Kunden ska betala "
	// deleted  "5 000 kr"
	// inserted "50 000 kr"
	// equal    " inom "
	// deleted  "30 dagar"
	// inserted "20 dagar"
	// equal    " från fakturans datum."
}
