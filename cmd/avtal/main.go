// Avtal asks a data set what an agreement said, says and will say on any day,
// decides by its rules what it allows, and publishes what changes.
//
// Without arguments it gives a tour of Kundavtal 2, the data set that is built
// in. All commands:
//
//	avtal help
package main

import (
	"os"
	"time"
	_ "time/tzdata" // a data set names its zone; the machine may know none
)

func main() {
	os.Exit(run(options{
		args: os.Args[1:], out: os.Stdout, err: os.Stderr, now: time.Now,
		colour: os.Getenv("NO_COLOR") == "" && isTerminal(os.Stdout),
	}))
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}
