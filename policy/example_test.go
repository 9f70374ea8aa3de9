package policy_test

import (
	"context"
	"fmt"
	"log"
	"maps"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

func load() *policy.Policy {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	return pol
}

func ExampleLoad() {
	pol, err := policy.Load(kundavtal2.FS()) // or os.DirFS of a data set of your own
	if err != nil {
		log.Fatal(err) // every problem at once, with file, line and column
	}
	fmt.Println(pol.Agreement().Agreements()[0].Name)
	// Output: {Kundavtal 2 Kundavtal 2, Inera's customer agreement}
}

func ExamplePolicy_Eligible() {
	d, err := load().Eligible(context.Background(), policy.Eligible{
		Service: "nationell-patientoversikt", Category: "kommun", Channel: "via-agent", On: agreement.MustParseDate("2019-12-18"),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Outcome())
	// Output: allowed
}

func ExamplePolicy_Order() {
	d, err := load().Order(context.Background(), policy.Order{
		Service: "hjalpmedelstjansten", Category: "hjalpmedelsleverantor", Channel: "direkt",
		On:    agreement.MustParseDate("2018-12-11"),
		Facts: policy.Facts{}.With("kundavtal-signerat", policy.Yes),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Outcome())
	for c := range d.Conditions() {
		if c.State == policy.Fails {
			fmt.Println(c.Text.EN)
		}
	}
	// Output:
	// refused
	// Supplier of assistive devices is no customer category on 2018-12-11.
	// Hjälpmedelstjänsten is not covered by the agreement on 2018-12-11.
}

func ExamplePolicy_PuB() {
	d, err := load().PuB(context.Background(), policy.PuB{
		Relation: "inera-kund", Service: "nationell-patientoversikt", On: agreement.MustParseDate("2019-12-18"),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Outcome())
	for c := range d.Candidates() {
		fmt.Println(c.Title.In("sv"))
	}
	// Output:
	// undetermined
	// Ineras Personuppgiftsbiträdesavtal 1
	// SKR-koncernens personuppgiftsbiträdesavtal
}

func ExamplePolicy_Documents() {
	d, err := load().Documents(context.Background(), policy.Documents{
		Service: "nationell-patientoversikt", On: agreement.MustParseDate("2019-12-18"),
	})
	if err != nil {
		log.Fatal(err)
	}
	for in := range d.Documents() {
		fmt.Println(in.Version)
	}
	for in := range d.Candidates() {
		fmt.Println("perhaps", in.Version)
	}
	// Output:
	// allmanna-villkor@2019-12-18
	// definitioner@2019-12-18
	// huvuddokument@2019-12-18
	// kundkategorier@2018-12-12
	// reglering-av-skada@2019-12-18
	// villkor-ntjp@2019-12-18
	// btv/nationell-patientoversikt@2019-12-18
	// perhaps allmanna-instruktioner@2019-12-18
	// perhaps ineras-pub-1@2018-12-12
	// perhaps skr-pub@2019-12-18
}

func ExamplePolicy_Matrix() {
	m, err := load().Matrix(context.Background(), policy.At{On: agreement.MustParseDate("2018-12-12")})
	if err != nil {
		log.Fatal(err)
	}
	for _, category := range []string{"region", "statlig-myndighet"} {
		c, _ := m.Cell("hjalpmedelstjansten", category, "direkt")
		fmt.Println(category, c.Outcome, c.Fails)
	}
	// Output:
	// region allowed []
	// statlig-myndighet refused [category-offered]
}

func ExamplePolicy_Delta() {
	day := agreement.MustParseDate("2018-12-12")
	delta, err := load().Delta(context.Background(), policy.At{On: day.AddDays(-1)}, policy.At{On: day})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range delta.Flips {
		if f.After.Service == "hjalpmedelstjansten" && f.After.Category == "region" && f.After.Channel == "direkt" {
			fmt.Println(f.Before.Outcome, "->", f.After.Outcome, "by", f.Causes[0].Change)
		}
	}
	// Output:
	// refused -> allowed by 2018-12-12/tjanst-hjalpmedelstjansten
}

func ExamplePolicy_Dates() {
	dates := load().Dates()
	fmt.Println(slices.Contains(dates.On, agreement.MustParseDate("2018-12-12")))
	fmt.Println(slices.Contains(dates.On, agreement.MustParseDate("2018-12-13")))
	// Output:
	// true
	// false
}

func ExamplePolicy_Horizon() {
	h, err := load().Horizon(context.Background(), policy.Order{
		Service: "hjalpmedelstjansten", Category: "hjalpmedelsleverantor", Channel: "direkt",
		On: agreement.MustParseDate("2018-12-11"), Facts: policy.Facts{}.With("kundavtal-signerat", policy.Yes).With("gln", policy.Yes),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(h.Outcome, "until", h.Next.Day, "and then", h.Next.Outcome)
	// Output:
	// refused until 2018-12-12 and then undetermined
}

func ExamplePolicy_Export() {
	files, err := load().Export() // avtal export puts them into a folder
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Println(name)
	}
	// Output:
	// capabilities.json
	// policy/avtal/data.json
	// policy/rules/documents.rego
	// policy/rules/eligible.rego
	// policy/rules/facts.rego
	// policy/rules/matrix.rego
	// policy/rules/order.rego
	// policy/rules/outcome.rego
	// policy/rules/pub.rego
	// schemas/data.json
	// schemas/input.json
}

func ExampleFacts() {
	said := policy.Facts{}.With("kundavtal-signerat", policy.Yes).With("gln", policy.No)
	for fact, answer := range said.All() {
		fmt.Println(fact, answer)
	}
	fmt.Println(said == (policy.Facts{}).With("gln", policy.No).With("kundavtal-signerat", policy.Yes))
	// Output:
	// gln no
	// kundavtal-signerat yes
	// true
}

func ExampleDecision_Lacks() {
	d, err := load().Order(context.Background(), policy.Order{
		Service: "hjalpmedelstjansten", Category: "region", Channel: "direkt",
		On:    agreement.MustParseDate("2018-12-12"),
		Facts: policy.Facts{}.With("kundavtal-signerat", policy.Yes),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Outcome(), "until we know", d.Lacks())
	// Output: undetermined until we know [gln hjalpmedelsverksamhet]
}
