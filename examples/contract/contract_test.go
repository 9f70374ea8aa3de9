// Package contract is how another team holds its ordering page to the
// agreement: what the page promises stands in cases/*.yaml, and go test says
// which promise the agreement does not keep.
package contract

import (
	"os"
	"testing"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func TestOrderingPage(t *testing.T) {
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	if err := policytest.TestCases(pol, os.DirFS(".")); err != nil {
		t.Fatal(err)
	}
}
