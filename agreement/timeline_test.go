package agreement

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBy compares the search with a walk through lists of every small length, of
// days that are spread evenly, crowded and repeated.
func TestBy(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 3))
	for round := range 3000 {
		days := make([]Date, round%40)
		span := [...]int32{3, 40, 100_000}[round%3]
		for i := range days {
			days[i] = Date{1 + random.Int32N(span)}
			if random.IntN(4) == 0 {
				days[i].n = 1 + days[i].n%7 // crowded at the beginning
			}
		}
		slices.SortFunc(days, Date.Compare)
		for range 20 {
			day := Date{random.Int32N(span + 3)}
			want := -1
			for i, d := range days {
				if !d.After(day) {
					want = i
				}
			}
			if got := by(days, day); got != want {
				t.Fatalf("by(%v, %v) = %d, want %d", days, day, got, want)
			}
		}
	}
}
