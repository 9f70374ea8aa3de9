package agreement

// Hole is a period whose notices are not in the data set. An answer for a day
// in or after a hole can be wrong without the data set knowing.
type Hole struct {
	Period
	Text      Bilingual // what is missing, and why where that is known, without a full stop
	Agreement string    // the agreement whose notices are missing, or "" for all
}

// bearsOn reports whether the hole can bear on what is asked of an agreement.
// The empty id stands for all agreements.
func (h Hole) bearsOn(agreement string) bool {
	return h.Agreement == "" || agreement == "" || h.Agreement == agreement
}

// KnownOn returns the hole as it looks on a day, and false when it begins
// later. A hole that ends later is open then: its end is the next notice.
func (h Hole) KnownOn(day Date) (Hole, bool) {
	if h.Until.After(day) {
		h.Until = Date{}
	}
	return h, !h.From.After(day)
}

// Sentence says which period is missing, and why where that is known.
func (h Hole) Sentence() Bilingual {
	words := h.Period.Words()
	return Bilingual{SV: words.SV + ": " + h.Text.In("sv") + ".", EN: words.EN + ": " + h.Text.In("en") + "."}
}

// opensBy reports whether a notice missing in the hole can bear on an answer
// for the day, as known then.
func (h Hole) opensBy(day, known Date) bool {
	if !known.IsZero() && known.Before(day) {
		day = known
	}
	return h.From.IsZero() || !h.From.After(day)
}
