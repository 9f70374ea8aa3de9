package policytest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kundavtal/avtal/examples/harbour"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

const twoServices = `a:
  why: w
  matrix: {on: 2018-12-12, channel: direkt, services: [hjalpmedelstjansten, nitha]}
`

// Each wrong cell is reported at its place, all of them at once and in one order:
// a listed one at the item, one that is not listed at the case.
func TestMatrixReports(t *testing.T) {
	policytest.Unraced(t)
	tests := []struct{ name, file, want string }{
		{"right", twoServices + "  allowed:\n    hjalpmedelstjansten: [region, kommun, privat-vardgivare, hjalpmedelsleverantor]\n    nitha: [kommun, region]\n  undetermined:\n    nitha: [privat-vardgivare, statlig-myndighet, hjalpmedelsleverantor, systemintegrator]\n", ""},
		{"listed cells that are something else", twoServices + `  allowed:
    hjalpmedelstjansten: [region, kommun, privat-vardgivare, statlig-myndighet, hjalpmedelsleverantor]
    nitha: [region, privat-vardgivare]
  undetermined:
    nitha: [kommun, systemintegrator, statlig-myndighet, hjalpmedelsleverantor]
    hjalpmedelstjansten: [systemintegrator]
`, `cases/x.yaml:5:62: hjalpmedelstjansten for statlig-myndighet is refused (fails: category-offered; unknown: channel-open), not allowed; w [unexpected]
cases/x.yaml:6:21: nitha for privat-vardgivare is undetermined (unknown: channel-open), not allowed; w [unexpected]
cases/x.yaml:8:13: nitha for kommun is allowed, not undetermined; w [unexpected]
cases/x.yaml:9:27: hjalpmedelstjansten for systemintegrator is refused (fails: category-offered; unknown: category-exists, channel-open), not undetermined; w [unexpected]`},
		{"cells that are not listed", twoServices, `cases/x.yaml:2:3: hjalpmedelstjansten for hjalpmedelsleverantor is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: hjalpmedelstjansten for kommun is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: hjalpmedelstjansten for privat-vardgivare is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: hjalpmedelstjansten for region is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for hjalpmedelsleverantor is undetermined (unknown: category-offered, channel-open), and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for kommun is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for privat-vardgivare is undetermined (unknown: channel-open), and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for region is allowed, and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for statlig-myndighet is undetermined (unknown: category-offered, channel-open), and the case does not list it; w [unexpected]
cases/x.yaml:2:3: nitha for systemintegrator is undetermined (unknown: category-exists, category-offered, channel-open), and the case does not list it; w [unexpected]`},
		{"listed twice", twoServices[:strings.Index(twoServices, ", services")] + ", services: [fodelseanmalan]}\n  allowed:\n    fodelseanmalan: [region]\n  undetermined:\n    fodelseanmalan: [region, kommun, privat-vardgivare, statlig-myndighet, hjalpmedelsleverantor, systemintegrator]\n",
			`cases/x.yaml:5:22: fodelseanmalan for region is undetermined (unknown: category-offered, channel-open), not allowed; w [unexpected]`},
		{"as known before", "a:\n  why: w\n  matrix: {on: 2018-12-12, known: 2018-12-11, channel: direkt, services: [hjalpmedelstjansten]}\n  undetermined:\n    hjalpmedelstjansten: [region, kommun, privat-vardgivare, hjalpmedelsleverantor]\n", ""},
		{"unknown ids", `a:
  why: w
  matrix: {on: 2018-12-12, channel: direct, services: [nithaa, nitha]}
  allowed:
    nitah: [region]
    nitha: [regoin]
    sebra: [region]
`, `cases/x.yaml:3:37: there is no channel "direct"; did you mean "direkt"? [question]
cases/x.yaml:3:56: there is no service "nithaa"; did you mean "nitha"? [question]
cases/x.yaml:5:5: there is no service "nitah"; did you mean "nitha"? [question]
cases/x.yaml:6:13: there is no customer category "regoin"; did you mean "region"? [question]
cases/x.yaml:7:5: the case lists sebra and does not ask about it; add it to services, or take it out here [question]`},
		{"another question's expectation", twoServices + "  outcome: allowed\n", `cases/x.yaml:4:3: the question matrix does not answer outcome; expect some of allowed, undetermined [no-question]`},
		{"nothing listed and nothing to list", "a:\n  why: w\n  matrix: {on: 2018-12-11, channel: direkt, services: [hjalpmedelstjansten, nitha]}\n  allowed: none\n", ""},
		{"no channel", "a:\n  why: w\n  matrix: {on: 2018-12-11}\n", `cases/x.yaml:3:11: "channel" is missing; add channel: the way to connect [missing]`},
	}
	pol := load(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if err := policytest.TestCases(pol, fstest.MapFS{"cases/x.yaml": {Data: []byte(test.file)}}); err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Rules that answer no such question are a problem of the case, not a pass.
func TestMatrixWithoutRules(t *testing.T) {
	pol, err := policy.Load(harbour.FS())
	if err != nil {
		t.Fatal(err)
	}
	err = policytest.TestCases(pol, fstest.MapFS{"cases/x.yaml": {Data: []byte("a:\n  why: w\n  matrix: {on: 2024-06-01, channel: online}\n")}})
	if err == nil || !strings.HasPrefix(err.Error(), "cases/x.yaml:3:11: ") || !strings.Contains(err.Error(), "do not answer eligible") {
		t.Error(err)
	}
}
