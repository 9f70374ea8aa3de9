package policy

import (
	"sync"
	"testing"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

var loadEmbedded = sync.OnceValues(func() (*Policy, error) { return Load(kundavtal2.FS()) })

// embeddedPolicy returns the policy of the embedded data set, loaded once.
func embeddedPolicy(tb testing.TB) *Policy {
	tb.Helper()
	p, err := loadEmbedded()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func day(s string) agreement.Date { return agreement.MustParseDate(s) }
