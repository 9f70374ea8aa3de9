package policy

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// The bounds of unbounded time in the exported data. They sort before and
// after every day.
const (
	beginning = "0000-00-00"
	forever   = "9999-99-99~"
)

// cell says what holds in a rectangle of time: for questions about the days
// from From until Until, asked as of the days from KnownFrom until KnownUntil.
type cell struct {
	From       string   `json:"from"`
	Until      string   `json:"until"`
	KnownFrom  string   `json:"known_from"`
	KnownUntil string   `json:"known_until"`
	State      string   `json:"state"`
	Channels   []string `json:"channels"`
	Categories []string `json:"categories"`
	Requires   []string `json:"requires"`
	Agreement  string   `json:"agreement"`
	Fact       string   `json:"fact"`
	Stated     bool     `json:"stated"`
	Cite       string   `json:"cite"`
	Assumes    []string `json:"assumes"`
	Documents  []string `json:"documents,omitempty"` // of a list of documents, whose cells have nothing else but
	Perhaps    []string `json:"perhaps,omitempty"`   // those that may have come or gone
}

// grid evaluates a fact for every stretch of days and of days known between
// the given breaks, and joins equal neighbours.
func grid(agr *agreement.Agreement, days, knowns []agreement.Date, at func(agreement.View) cell) []cell {
	var cells []cell
	days, knowns = breaks(days), breaks(knowns)
	for i, known := range knowns {
		from := len(cells)
		for j, day := range days {
			c := at(agr.On(day).KnownOn(known))
			c.KnownFrom, c.KnownUntil = bound(knowns, i)
			c.From, c.Until = bound(days, j)
			if n := len(cells) - 1; n >= from && sameFact(cells[n], c) {
				cells[n].Until = c.Until
				continue
			}
			cells = append(cells, c)
		}
	}
	return joinKnown(cells)
}

// breaks sorts days and puts a day before all of them.
func breaks(days []agreement.Date) []agreement.Date {
	first := agreement.MustParseDate("1900-01-01")
	days = append(slices.Clone(days), first)
	slices.SortFunc(days, agreement.Date.Compare)
	days = slices.Compact(days)
	return slices.DeleteFunc(days, agreement.Date.IsZero)
}

func bound(days []agreement.Date, i int) (from, until string) {
	from, until = beginning, forever
	if i > 0 {
		from = days[i].String()
	}
	if i+1 < len(days) {
		until = days[i+1].String()
	}
	return from, until
}

func sameFact(a, b cell) bool {
	return a.State == b.State && a.Cite == b.Cite && a.Stated == b.Stated && slices.Equal(a.Assumes, b.Assumes) &&
		slices.Equal(a.Channels, b.Channels) && slices.Equal(a.Requires, b.Requires) &&
		slices.Equal(a.Documents, b.Documents) && slices.Equal(a.Perhaps, b.Perhaps)
}

// joinKnown joins cells that say the same of the same days, as known in
// stretches that meet.
func joinKnown(cells []cell) []cell {
	var joined []cell
	for _, c := range cells {
		i := slices.IndexFunc(joined, func(j cell) bool {
			return j.KnownUntil == c.KnownFrom && j.From == c.From && j.Until == c.Until && sameFact(j, c)
		})
		if i >= 0 {
			joined[i].KnownUntil = c.KnownUntil
			continue
		}
		joined = append(joined, c)
	}
	return joined
}
