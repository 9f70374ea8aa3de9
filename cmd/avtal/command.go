package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// command is one of the words that may follow avtal.
type command struct {
	name     string
	args     string // what follows the name, such as "DAY"
	least    int    // how many words must follow
	most     int    // how many may
	short    agreement.Bilingual
	long     agreement.Bilingual
	flags    []string // besides those that every command takes
	examples []string // without "avtal"
	run      func(*session) error
}

func commands() []command {
	return []command{check(), day(), show(), list(), history(), notices(), diff(), decide(), matrix(), delta(), publish(), export(), newRecord(), help(), version()}
}

func commandNamed(name string) (command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
		names = append(names, c.name)
	}
	return command{}, usage("there is no command %q; %s", name, datafile.Suggest(name, names))
}

// accepts reports a flag that the command does not have, or the wrong number of
// words.
func (c command) accepts(f flags, words []string) error {
	for _, name := range f.given {
		if !slices.Contains(c.flags, name) && !slices.Contains(everywhere(), name) && name != "h" && name != "help" {
			return usage("%s has no flag -%s; it is for: %s", c.title(), name, commandsWith(name))
		}
	}
	switch {
	case len(words) < c.least:
		return usage("%s needs %s", c.title(), c.args)
	case len(words) > c.most:
		return usage("%s does not take %q; write: %s", c.title(), words[c.most], c.line())
	}
	return nil
}

func (c command) title() string {
	if c.name == "" {
		return "avtal without a command"
	}
	return "avtal " + c.name
}

// line is the command as it is typed.
func (c command) line() string {
	line := "avtal"
	for _, word := range [...]string{c.name, c.args} {
		if word != "" {
			line += " " + word
		}
	}
	return line
}

func commandsWith(flag string) string {
	list := ""
	for _, c := range append(commands(), tour()) {
		if slices.Contains(c.flags, flag) {
			if list != "" {
				list += ", "
			}
			list += c.line()
		}
	}
	return list
}
