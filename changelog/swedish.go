package changelog

import (
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// dayWords returns a day as it is read in Swedish, "12 december 2018".
func dayWords(d agreement.Date) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.Civil()
	return strconv.Itoa(day) + " " + monthWord(month) + " " + strconv.Itoa(year)
}

func monthWord(month int) string {
	return [...]string{"januari", "februari", "mars", "april", "maj", "juni",
		"juli", "augusti", "september", "oktober", "november", "december"}[month-1]
}

func weekdayWord(d agreement.Date) string {
	return [...]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"}[d.Weekday()]
}

// leadWords says how long after its publication something takes effect.
func leadWords(published, effective agreement.Date) string {
	switch n := effective.DaysSince(published); {
	case n == 0:
		return "samma dag"
	case n < 0:
		return countWords(-n, "dag", "dagar") + " före publiceringen"
	default:
		return countWords(n, "dag", "dagar") + " efter publiceringen"
	}
}

func countWords(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return numberWords(n) + " " + many
}

// numberWords sets thousands apart by a no-break space, "12 345".
func numberWords(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return digits
}

// listWords joins words as a sentence does, "ett, två och tre".
func listWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " och " + words[last]
}

// capital returns the words with a capital first letter.
func capital(words string) string {
	for i, r := range words {
		if i == 0 {
			return strings.ToUpper(string(r)) + words[len(string(r)):]
		}
	}
	return words
}

// lower returns the words with a small first letter.
func lower(words string) string {
	for i, r := range words {
		if i == 0 {
			return strings.ToLower(string(r)) + words[len(string(r)):]
		}
	}
	return words
}
