package datafile

import (
	"slices"
	"strings"
)

// Suggest returns a hint that names the word most like got, such as
// `did you mean "title"?`, or a list of the words when none is like it and
// they are few, or else of those that have a part in common with it. Order among
// equals is that of words.
func Suggest(got string, words []string) string {
	const few = 24
	best := nearest(got, words)
	if best != "" {
		return didYouMean(best)
	}
	if len(words) > few {
		if words = sharing(got, words); len(words) == 1 {
			return didYouMean(words[0])
		}
	}
	if len(words) == 0 || len(words) > few {
		return ""
	}
	return "one of: " + strings.Join(words, ", ")
}

// sharing returns the words that have a part in common with got, such as siths
// with ansluten-siths. Parts of fewer than four letters are in too many.
func sharing(got string, words []string) []string {
	var list []string
	for _, w := range words {
		parts := strings.Split(w, "-")
		alike := func(part string) bool { return len(part) > 3 && slices.Contains(parts, part) }
		if slices.ContainsFunc(strings.Split(strings.ToLower(got), "-"), alike) {
			list = append(list, w)
		}
	}
	return list
}

func didYouMean(word string) string { return `did you mean "` + word + `"?` }

// nearest returns the word that is at most two letters away, if any.
func nearest(got string, words []string) string {
	best, distance := "", 3
	for _, w := range words {
		if len(got) > 2*len(w)+8 { // nothing alike, and it may be very long
			continue
		}
		if d := editDistance(strings.ToLower(got), strings.ToLower(w)); d < distance && d < max(len(w), 2)-1 {
			best, distance = w, d
		}
	}
	return best
}

// editDistance counts the letters to insert, delete or replace between two
// words (Levenshtein).
func editDistance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	row := make([]int, len(rb)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range ra {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range rb {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(rb)]
}
