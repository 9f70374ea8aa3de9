package main

import (
	"bufio"
	"fmt"
	"io"
	"time"
)

// options is all that a run takes from outside.
type options struct {
	args     []string
	out, err io.Writer
	now      func() time.Time
	colour   bool // the output is a terminal, and its reader wants colours
}

// run runs one command and returns its exit code.
func run(o options) int {
	out := bufio.NewWriter(o.out)
	name, err := execute(o, out)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if text := message(err, name); text != "" {
		fmt.Fprintln(o.err, text)
	}
	return exitCode(err)
}

// execute returns the name of the command that ran, as far as it is known.
func execute(o options, out io.Writer) (string, error) {
	f, words, err := parse(o.args)
	if err != nil {
		return "", err
	}
	s := &session{flags: f, now: o.now, page: page{w: out, english: f.language == "en", colour: o.colour}}
	c := tour()
	if len(words) > 0 {
		if c, err = commandNamed(words[0]); err != nil {
			return "", err
		}
		s.words = words[1:]
	}
	if f.help {
		s.words = []string{c.name}
		return c.name, explain(s)
	}
	if err := c.accepts(f, s.words); err != nil {
		return c.name, err
	}
	return c.name, c.run(s)
}
