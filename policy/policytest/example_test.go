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
	// cases/vara-tjanster.yaml:5:12: outcome is ["undetermined"], not ["allowed"]; Our ordering page offers Födelseanmälan to regions. [unexpected]
}
