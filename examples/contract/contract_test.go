package portal

import (
	"os"
	"testing"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/agreementtest"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func load(t *testing.T) *policy.Policy {
	t.Helper()
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	return pol
}

// definitions is the hash of the words that somebody here has read.
const definitions = "sha256:0b7065755fe2c3ccf1f284306d0e70e5455dd850aa62f1bc1f4cd3e6fe30a3d9"

// TestPins fails when what somebody here has read is not the latest: the day to
// read what changed, and to see whether the portal is still right.
func TestPins(t *testing.T) {
	err := agreementtest.TestPins(load(t).Agreement(),
		agreementtest.Pin{Version: "kundkategorier@2024-04-24"},
		agreementtest.Pin{Version: "btv/hjalpmedelstjansten@2019-05-09"},
		agreementtest.Pin{Version: "btv/nitha@2018-12-12"},
		agreementtest.Pin{Version: "allmanna-villkor@2024-03-27", Clause: "5.3"},
		agreementtest.Pin{Version: "definitioner@2019-12-18", Hash: definitions},
	)
	if err != nil {
		t.Fatal(err)
	}
}

// TestCases runs what the portal promises, in words that a lawyer can read.
func TestCases(t *testing.T) {
	if err := policytest.TestCases(load(t), os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
}

// TestGate asks for every customer category whether the portal shows exactly what
// the agreement allows. What a person has to decide the portal does not show.
func TestGate(t *testing.T) {
	pol := load(t)
	for _, service := range Services() {
		for _, category := range pol.Catalog().Categories() {
			d, err := pol.Eligible(t.Context(), policy.Eligible{
				Service: service, Category: category.ID(), Channel: "direkt", On: agreement.MustParseDate("2024-09-01"),
			})
			if err != nil {
				t.Fatal(err)
			}
			if shows := Shows(service, category.ID()); shows != (d.Outcome() == policy.Allowed) {
				t.Errorf("%s to %s: the portal shows it: %t, the agreement: %s%s", service, category.ID(), shows, d.Outcome(), reasons(d))
			}
		}
	}
}

// reasons returns what stands in the way of a yes.
func reasons(d policy.Decision) string {
	text := ""
	for c := range d.Conditions() {
		if c.State != policy.Holds {
			text += "; " + c.Text.In("sv")
		}
	}
	return text
}
