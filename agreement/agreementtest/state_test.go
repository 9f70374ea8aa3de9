package agreementtest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/agreementtest"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// TestPinsAndState holds pins to what a view says of the same day, for every
// version of the embedded data set and every day around which something happens: a
// pin that stands is in force or announced, what came before it is not left
// standing, and what is announced is news.
func TestPinsAndState(t *testing.T) {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	stood, fell := 0, 0
	for _, d := range agr.Documents() {
		for _, day := range daysAround(d) {
			state := agr.On(day).State(d.ID())
			for _, v := range d.Versions() {
				err := agreementtest.TestPins(agr, agreementtest.Pin{Version: v.ID(), On: day})
				current, announced := state.Version == v, !v.Published().After(day) && v.Notice() != nil
				switch {
				case err == nil && !current && !announced:
					t.Errorf("%s stands on %s, where the data set has %s", v.ID(), day, state.Version.ID())
				case err == nil && state.Previous == v:
					t.Errorf("%s stands on %s, although %s came after it", v.ID(), day, state.Version.ID())
				case err == nil && current && state.Next != nil && !state.Next.Published().After(day):
					t.Errorf("%s stands on %s, although %s is announced", v.ID(), day, state.Next.ID())
				case err == nil:
					stood++
				case current && state.Next == nil && len(state.Pending) == 0:
					t.Errorf("%s is in force on %s, and nothing follows it: %v", v.ID(), day, err)
				case !strings.Contains(err.Error(), "["+string(agreementtest.CodeSuperseded)+"]") && !strings.Contains(err.Error(), "["+string(agreementtest.CodeUnannounced)+"]"):
					t.Errorf("%s on %s: %v", v.ID(), day, err)
				default:
					fell++
				}
			}
		}
	}
	if stood < 200 || fell < 200 {
		t.Errorf("%d pins stand and %d do not: too few to tell", stood, fell)
	}
}

// daysAround returns the days on which versions of a document are published and
// take effect, and those before and after them.
func daysAround(d *agreement.Document) []agreement.Date {
	var days []agreement.Date
	for _, v := range d.Versions() {
		for _, day := range [...]agreement.Date{v.Published(), v.Effective().Day} {
			if !day.IsZero() {
				days = append(days, day.AddDays(-1), day, day.AddDays(1))
			}
		}
	}
	slices.SortFunc(days, agreement.Date.Compare)
	return slices.Compact(days)
}

// TestLatestVersionsStand pins the latest version of every document of the
// embedded data set: nothing is news.
func TestLatestVersionsStand(t *testing.T) {
	agr, err := agreement.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	var pins []agreementtest.Pin
	for _, d := range agr.Documents() {
		versions := d.Versions()
		p := agreementtest.Pin{Version: versions[len(versions)-1].ID()}
		if text := versions[len(versions)-1].Text(); text != nil {
			p.Hash = text.Hash()
		}
		pins = append(pins, p)
	}
	if err := agreementtest.TestPins(agr, pins...); err != nil {
		t.Error(err)
	}
}
