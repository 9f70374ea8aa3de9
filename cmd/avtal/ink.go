package main

// ink is how a terminal shows a run of text. Nothing is said by ink alone: all
// that it marks is told in words or signs as well.
type ink string

const (
	bold    ink = "\x1b[1m"
	faint   ink = "\x1b[2m"
	removed ink = "\x1b[31;9m"
	added   ink = "\x1b[32;4m"
	plain       = "\x1b[0m"
)

func (p *page) ink(i ink, text string) string {
	if !p.colour || text == "" {
		return text
	}
	return string(i) + text + plain
}

// visible returns how many characters of a text take up room.
func visible(text string) int {
	n, escape := 0, false
	for _, r := range text {
		switch {
		case r == '\x1b':
			escape = true
		case escape:
			escape = r != 'm'
		default:
			n++
		}
	}
	return n
}
