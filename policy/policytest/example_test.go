package policytest_test

import (
	"fmt"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func ExampleTestCases() {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		panic(err)
	}
	cases := fstest.MapFS{"cases/vara-tjanster.yaml": {Data: []byte(`
vi-kan-bestalla-fodelseanmalan:
  why: Our ordering page offers Födelseanmälan to regions.
  eligible: {service: fodelseanmalan, category: region, channel: direkt, on: 2018-12-12}
  outcome: allowed
`)}}
	fmt.Println(policytest.TestCases(pol, cases))
	// Output:
	// cases/vara-tjanster.yaml:5:12: the outcome is undetermined (unknown: category-offered, channel-open), not allowed; Our ordering page offers Födelseanmälan to regions. [unexpected]
}

// Each case runs as a test of its own: in a test, t.Run(c.Name, ...) stands in the
// place of the print, and c.Test in that of the verdict.
func ExampleCases() {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		panic(err)
	}
	cases, err := policytest.Cases(fstest.MapFS{"cases/vara-tjanster.yaml": {Data: []byte(`
vem-far-bestalla:
  why: Our ordering page shows both services to these, and to nobody else.
  matrix: {on: 2018-12-12, channel: direkt, services: [hjalpmedelstjansten, nitha]}
  allowed:
    hjalpmedelstjansten: [region, kommun, privat-vardgivare, hjalpmedelsleverantor]
    nitha: [region, kommun]
  undetermined:
    nitha: [hjalpmedelsleverantor, statlig-myndighet, systemintegrator]
dagen-fore:
  why: On the day before the notice nobody may order them.
  matrix: {on: 2018-12-11, channel: direkt, services: [hjalpmedelstjansten, nitha]}
  allowed: none
`)}})
	if err != nil {
		panic(err)
	}
	for _, c := range cases {
		fmt.Println(c.Name)
		if err := c.Test(pol); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// cases/vara-tjanster.yaml/vem-far-bestalla
	// cases/vara-tjanster.yaml:3:3: nitha for privat-vardgivare is undetermined (unknown: channel-open), and the case does not list it; Our ordering page shows both services to these, and to nobody else. [unexpected]
	// cases/vara-tjanster.yaml/dagen-fore
}
