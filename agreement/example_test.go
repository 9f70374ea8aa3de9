package agreement_test

import (
	"fmt"
	"log"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

func ExampleLoad() {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err) // every problem, one a line
	}
	fmt.Println(agr.Agreements()[0].Name.SV, "and", len(agr.Notices()), "notices")
	version, _ := agr.Version("allmanna-villkor@2019-12-18")
	fmt.Println(version.Published(), version.Effective().Day, len(version.Changes()))
	// Output:
	// Kundavtal 2 and 29 notices
	// 2019-12-18 2019-12-18 4
}

func load() *agreement.Agreement {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		log.Fatal(err)
	}
	return agr
}

func ExampleAgreement_On() {
	agr := load()
	day := agreement.MustParseDate("2019-12-18")
	fmt.Println(agr.On(day).Version("allmanna-villkor").ID())
	fmt.Println(agr.On(day).KnownOn(day.AddDays(-1)).Version("allmanna-villkor").ID())
	// Output:
	// allmanna-villkor@2019-12-18
	// allmanna-villkor@first
}

// What applied on 18 December 2019, as far as was known the day before: nobody
// had announced the SKR group's processor agreement.
func ExampleView_KnownOn() {
	agr := load()
	view := agr.On(agreement.MustParseDate("2019-12-18"))
	fmt.Println(view.State("skr-pub").Status)
	fmt.Println(view.KnownOn(agreement.MustParseDate("2019-12-17")).State("skr-pub").Status)
	// Output:
	// in-force
	// never-known
}

func ExampleView_State() {
	state := load().On(agreement.MustParseDate("2023-06-01")).State("allmanna-villkor")
	fmt.Println(state.Status, state.Version.ID(), "since", state.Since)
	fmt.Println("before:", state.Previous.ID())
	fmt.Println("rests on missing notices:", len(state.Assumptions) > 0)
	// Output:
	// in-force allmanna-villkor@2019-12-18 since 2019-12-18
	// before: allmanna-villkor@first
	// rests on missing notices: true
}

func ExampleView_Clause() {
	ref, err := agreement.ParseReference("allmanna-villkor 5.2 ii")
	if err != nil {
		log.Fatal(err)
	}
	clause := load().On(agreement.MustParseDate("2019-12-18")).Clause(ref)
	fmt.Println(clause.Status, "by", clause.Change.ID())
	for _, successor := range clause.Successors {
		fmt.Println("in its place:", successor)
	}
	// Output:
	// ended by 2019-12-18/allmanna-villkor-5.2-ii
	// in its place: allmanna-villkor 8.7
}

func ExampleAgreement_History() {
	ref, err := agreement.ParseReference("allmanna-villkor 8.7")
	if err != nil {
		log.Fatal(err)
	}
	for _, change := range load().History(ref) {
		fmt.Println(change.ID(), change.Kind())
	}
	// Output:
	// 2019-12-18/allmanna-villkor-5.2-ii clause-removed
	// 2019-12-18/allmanna-villkor-8.7 clause-added
	// 2019-12-18-agentavtal/allmanna-villkor-5.2-ii clause-removed
	// 2019-12-18-agentavtal/allmanna-villkor-8.7 clause-added
}

func ExampleView_Upcoming() {
	for _, upcoming := range load().On(agreement.MustParseDate("2018-12-11")).Upcoming()[:3] {
		fmt.Println(upcoming.Effective.Day, upcoming.Change.ID())
	}
	// Output:
	// 2018-12-12 2018-12-12/huvuddokument-justeringar
	// 2018-12-12 2018-12-12/huvuddokument-fullmakt
	// 2018-12-12 2018-12-12/tjanst-fodelseanmalan
}
