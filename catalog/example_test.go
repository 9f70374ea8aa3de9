package catalog_test

import (
	"fmt"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

func ExampleLoad() {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		fmt.Println(err) // every problem, one a line
		return
	}
	npo, _ := cat.Find("NPÖ")
	fmt.Println(npo.ID())
	for _, offer := range npo.Offers().To {
		fmt.Println(offer.Category, offer.Requires, offer.Evidence.Basis)
	}
	// Output:
	// nationell-patientoversikt
	// region [] inferred
	// kommun [] inferred
	// statlig-myndighet [] inferred
	// privat-vardgivare [offentligt-finansierad] inferred
}

func ExampleCatalog_Covered() {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		panic(err)
	}
	for _, day := range []string{"2018-12-11", "2018-12-12"} {
		cov := cat.Covered(cat.Agreement().On(agreement.MustParseDate(day)), "hjalpmedelstjansten")
		fmt.Println(day, cov.Status, cov.Change.ID())
	}
	// Output:
	// 2018-12-11 not-yet 2018-12-12/tjanst-hjalpmedelstjansten
	// 2018-12-12 in-force 2018-12-12/tjanst-hjalpmedelstjansten
}
