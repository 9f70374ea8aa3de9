package agreement

// Hole is a period whose notices are not in the data set. An answer for a day
// in or after a hole can be wrong without the data set knowing.
type Hole struct {
	Period
	Text Bilingual // what is missing, and why where that is known
}

// opensBy reports whether a notice missing in the hole can bear on an answer
// for the day, as known then.
func (h Hole) opensBy(day, known Date) bool {
	if !known.IsZero() && known.Before(day) {
		day = known
	}
	return h.From.IsZero() || !h.From.After(day)
}
