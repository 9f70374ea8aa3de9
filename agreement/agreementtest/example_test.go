package agreementtest_test

import (
	"fmt"
	"log"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/agreementtest"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

func ExampleTestFS() {
	fmt.Println(agreementtest.TestFS(kundavtal2.FS(), "allmanna-villkor@2019-12-18", "btv/nitha@2018-12-12"))
	fmt.Println(agreementtest.TestFS(kundavtal2.FS(), "allmana-villkor@2019-12-18"))
	// Output:
	// <nil>
	// documents: the data set has no version "allmana-villkor@2019-12-18"; did you mean "allmanna-villkor@2019-12-18"? [unknown-version]
}

// An empty folder does not pass, whatever is expected of it.
func ExampleTestFS_empty() {
	fmt.Println(agreementtest.TestFS(fstest.MapFS{}) != nil)
	// Output:
	// true
}

// A program was read against the terms of Nitha, which still stand, and against
// those of Hjälpmedelstjänsten before they were changed.
func ExampleTestPins() {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(agreementtest.TestPins(agr,
		agreementtest.Pin{Version: "btv/nitha@2018-12-12"},
		agreementtest.Pin{Version: "btv/hjalpmedelstjansten@2018-12-12"},
	))
	// Output:
	// notices/2019-05-09.yaml:1: btv/hjalpmedelstjansten@2018-12-12 is followed by btv/hjalpmedelstjansten@2019-05-09, published 2019-05-09, which applies from 2019-05-09 on; read its changes, and pin btv/hjalpmedelstjansten@2019-05-09 [superseded]
	// notices/2019-05-09.yaml:57:5: 2019-05-09/hjalpmedelstjansten-prislista: price-list-changed in btv/hjalpmedelstjansten, from 2019-05-09 on; sv: Hjälpmedelstjänstens prislista får nya kundkategorier och artiklar. / en: The price list of Hjälpmedelstjänsten gains new customer categories and articles.; see what rests on it [changed]
}

// A program about the year 2018 asks about a day of it, and is left alone by what
// came after.
func ExamplePin() {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	day := agreement.MustParseDate("2018-12-31")
	fmt.Println(agreementtest.TestPins(agr, agreementtest.Pin{Version: "btv/hjalpmedelstjansten@2018-12-12", On: day}))
	// Output:
	// <nil>
}
