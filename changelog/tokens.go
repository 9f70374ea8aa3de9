package changelog

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wording is a text cut into tokens, the smallest pieces a redline marks.
// Equal tokens have equal ids, within a text and across the two texts of a pair.
type wording struct {
	text  string
	at    []int  // where each token begins, and last where the text ends
	words []int  // how many words stand before each of those places
	ids   []rune // one for each token
}

func (w wording) span(from, to int) string { return w.text[w.at[from]:w.at[to]] }

func (w wording) hasWord(from, to int) bool { return w.words[to] > w.words[from] }

// A kind of token is what a reader takes it for.
type kind int

const (
	word kind = iota // also a figure or a day
	blank
	newline
	sign
)

func (w wording) kind(i int) kind { return kindOf(w.span(i, i+1)) }

func kindOf(token string) kind {
	switch first, _ := utf8.DecodeRuneInString(token); {
	case isWord(first):
		return word
	case isSpace(first):
		return blank
	case first == '\n', token == "\r\n":
		return newline
	}
	return sign
}

// A vocabulary gives every distinct token an id that go-diff takes for a rune.
type vocabulary map[string]rune

func (v vocabulary) read(text string) (wording, error) {
	const guess = 3 // bytes a token
	size := len(text)/guess + 2
	w := wording{text, make([]int, 1, size), make([]int, 1, size), make([]rune, 0, size)}
	for at, words := 0, 0; at < len(text); {
		token := text[at : at+tokenLen(text[at:])]
		id, err := v.id(token)
		if err != nil {
			return wording{}, err
		}
		if at += len(token); kindOf(token) == word {
			words++
		}
		w.at, w.words, w.ids = append(w.at, at), append(w.words, words), append(w.ids, id)
	}
	return w, nil
}

func (v vocabulary) id(token string) (rune, error) {
	if id, known := v[token]; known {
		return id, nil
	}
	id, err := tokenRune(len(v))
	if err == nil {
		v[token] = id
	}
	return id, err
}

// tokenRune returns the n-th rune that a string of runes carries unharmed.
// The surrogates would turn into U+FFFD, and U+FFFD itself would hide that.
func tokenRune(n int) (rune, error) {
	if n >= 0xD800 {
		n += 0xE000 - 0xD800
	}
	if n >= 0xFFFD {
		n += 0x10000 - 0xFFFD
	}
	if n > unicode.MaxRune {
		return 0, fmt.Errorf("changelog: the texts have more distinct words than a redline can tell apart (%d): compare them in parts", n-0x803)
	}
	return rune(n), nil
}

// tokenLen returns the length of the token that text, which is not empty, begins with.
func tokenLen(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	switch {
	case first == '\n':
		return 1
	case strings.HasPrefix(text, "\r\n"):
		return 2
	case isDigit(text, 0):
		if n = dayLen(text); n == 0 {
			n = figureLen(text)
		}
	case isWord(first):
		return wordLen(text)
	case isSpace(first):
		n = runLen(text, isSpace)
	}
	return n + runLen(text[n:], extends)
}

// dayLen returns the length of the day that text begins with, 2019-12-18,
// 18 december 2019 or 18 december, and 0 when it begins with something else.
func dayLen(text string) int {
	if n := len("2019-12-18"); len(text) >= n && text[4] == '-' && text[7] == '-' &&
		digitsLen(text) == 4 && digitsLen(text[5:]) == 2 && digitsLen(text[8:]) == 2 && wordLen(text[n:]) == 0 {
		return n
	}
	n := digitsLen(text)
	month := gapLen(text[n:])
	if n > 2 || month == 0 {
		return 0
	}
	month += n
	n = month + wordLen(text[month:])
	if !isMonth(text[month:n]) {
		return 0
	}
	year := n + gapLen(text[n:])
	if year > n && digitsLen(text[year:]) == 4 && wordLen(text[year:]) == 4 {
		return year + 4
	}
	return n
}

// figureLen returns the length of the figure that text begins with, together
// with what it counts: 5 000 kr, 99,95 %, 30 dagar, 5.2, 5.2 ii, 3st.
func figureLen(text string) int {
	n := digitsLen(text)
	if n <= 3 {
		n += thousandsLen(text[n:])
	}
	whole := n
	for n+1 < len(text) && (text[n] == '.' || text[n] == ',') && isDigit(text, n+1) {
		n += 1 + digitsLen(text[n+1:])
	}
	if suffix := wordLen(text[n:]); suffix > 0 {
		return n + suffix
	}
	if n > whole && text[whole] == '.' {
		if item := followerLen(text[n:], isItem); item > 0 {
			return n + item
		}
	}
	n += followerLen(text[n:], isMagnitude)
	return n + followerLen(text[n:], isUnit)
}

// thousandsLen returns the length of the groups of three digits that text
// begins with, each after a space that keeps a number together.
func thousandsLen(text string) int {
	n := 0
	for {
		digits := n + gapLen(text[n:])
		if digits == n || digitsLen(text[digits:]) != 3 {
			return n
		}
		n = digits + 3
	}
}

// followerLen returns the length of the word that text begins with, and of the
// space before it, when fits says that it belongs to the figure before.
func followerLen(text string, fits func(word string) bool) int {
	from := gapLen(text)
	to := from + wordLen(text[from:])
	if to == from && to < len(text) {
		_, size := utf8.DecodeRuneInString(text[from:])
		to += size
	}
	if !fits(text[from:to]) {
		return 0
	}
	return to
}

// gapLen returns the length of the one space, plain or unbreakable, that text begins with.
func gapLen(text string) int {
	for _, space := range [...]string{" ", "\u00a0", "\u202f"} {
		if strings.HasPrefix(text, space) {
			return len(space)
		}
	}
	return 0
}

func wordLen(text string) int { return runLen(text, isWord) }

func runLen(text string, in func(rune) bool) int {
	for at, r := range text {
		if !in(r) {
			return at
		}
	}
	return len(text)
}

func digitsLen(text string) int {
	n := 0
	for isDigit(text, n) {
		n++
	}
	return n
}

func isDigit(text string, at int) bool {
	return at < len(text) && '0' <= text[at] && text[at] <= '9'
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || extends(r)
}

// extends reports whether r has no life of its own: a combining mark, a soft
// hyphen, a joiner.
func extends(r rune) bool {
	switch r {
	case '\u00ad', '\u200c', '\u200d', '\u2060':
		return true
	}
	return r >= utf8.RuneSelf && unicode.IsMark(r)
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r > 0x7f && unicode.Is(unicode.Zs, r) }

func isMonth(word string) bool {
	switch strings.ToLower(word) {
	case "januari", "februari", "mars", "april", "maj", "juni",
		"juli", "augusti", "september", "oktober", "november", "december":
		return true
	}
	return false
}

// isItem reports whether word numbers an item below a clause. The numerals i
// and vi are Swedish words and stay out.
func isItem(word string) bool {
	switch word {
	case "ii", "iii", "iv", "vii", "viii", "ix", "xi", "xii":
		return true
	}
	return false
}

func isMagnitude(word string) bool {
	switch word {
	case "miljon", "miljoner", "miljard", "miljarder":
		return true
	}
	return false
}

func isUnit(word string) bool {
	switch strings.ToLower(word) {
	case "%", "‰", "procent", "procents", "procentenhet", "procentenheter", "percent",
		"kr", "kronor", "kronors", "krona", "öre", "tkr", "mkr", "sek", "€", "eur", "euro",
		"minut", "minuter", "minuters", "timme", "timmar", "timmars", "hours",
		"dag", "dagar", "dagars", "day", "days",
		"arbetsdag", "arbetsdagar", "arbetsdagars", "bankdag", "bankdagar", "bankdagars",
		"kalenderdag", "kalenderdagar", "kalenderdagars", "vardag", "vardagar", "vardagars",
		"vecka", "veckor", "veckors", "weeks", "månad", "månader", "månaders", "months",
		"år", "års", "years", "kb", "mb", "gb", "tb", "st", "§":
		return true
	}
	return false
}
