package changelog

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

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

// compareWords compares two words as a Swedish list sorts them: å, ä and ö come
// last, and the size of letters does not count.
func compareWords(a, b string) int {
	sorted := func(r rune) rune {
		switch r = unicode.ToLower(r); r {
		case 'å':
			return unicode.MaxRune - 2
		case 'ä':
			return unicode.MaxRune - 1
		case 'ö':
			return unicode.MaxRune
		}
		return r
	}
	return cmp.Or(strings.Compare(strings.Map(sorted, a), strings.Map(sorted, b)), strings.Compare(a, b))
}

// amountWords returns an amount in kronor, "25 000 kr" or "54,50 kr".
func amountWords(ore int64) string {
	words := numberWords(int(ore / 100))
	if rest := ore % 100; rest != 0 {
		words += fmt.Sprintf(",%02d", rest)
	}
	return words + "\u00a0kr"
}

// decimalWords returns a number in decimal notation as it is read in Swedish,
// "0,5".
func decimalWords(number string) string { return strings.ReplaceAll(number, ".", ",") }
