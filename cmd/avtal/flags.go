package main

import (
	"flag"
	"io"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

// flags is what stands behind the dashes. A flag means the same in every
// command that has it, so they can be read before the command is known.
type flags struct {
	data, language, folder     string
	format                     string
	service, category, channel string
	relation                   string
	on, known                  dayFlag
	facts                      factFlag
	json, draft, audit, help   bool
	horizon                    bool
	given                      []string // the flags that were typed
}

// parse reads flags and words in any order. After -- all are words.
func parse(args []string) (flags, []string, error) {
	f, words := flags{language: "sv"}, []string(nil)
	set := flag.NewFlagSet("avtal", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	for _, d := range flagDocs() {
		d.bind(set, &f)
	}
	set.BoolVar(&f.help, "h", false, "")
	set.BoolVar(&f.help, "help", false, "")
	onceEach(set)
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			return f, nil, usage("%v", err)
		}
		rest := set.Args()
		if at := len(args) - len(rest); at > 0 && args[at-1] == "--" {
			words, rest = append(words, rest...), nil
		}
		if len(rest) > 0 {
			words, rest = append(words, rest[0]), rest[1:]
		}
		args = rest
	}
	set.Visit(func(g *flag.Flag) { f.given = append(f.given, g.Name) })
	return f, words, f.check()
}

func (f flags) check() error {
	if f.language != "sv" && f.language != "en" {
		return usage("-lang is sv or en, not %q", f.language)
	}
	if slices.Contains(f.given, "format") && f.format != "github" {
		return usage("-format is github, not %q", f.format)
	}
	for _, name := range [...]string{"data", "o"} {
		if slices.Contains(f.given, name) && f.value(name) == "" {
			return usage("-%s is empty: name a folder", name)
		}
	}
	return nil
}

func (f flags) value(name string) string {
	if name == "o" {
		return f.folder
	}
	return f.data
}

// dayFlag is a day, or the word for today.
type dayFlag struct {
	day   agreement.Date
	today bool
}

func (d *dayFlag) String() string { return d.day.String() }

func (d *dayFlag) Set(text string) (err error) {
	if text == "today" || text == "idag" {
		*d = dayFlag{today: true}
		return nil
	}
	*d = dayFlag{}
	d.day, err = agreement.ParseDate(text)
	return err
}

// factFlag collects what is said of a customer.
type factFlag struct{ policy.Facts }

func (f *factFlag) String() string { return "" }

func (f *factFlag) Set(text string) error {
	id, said, _ := strings.Cut(text, "=")
	answers := map[string]policy.Answer{"yes": policy.Yes, "ja": policy.Yes, "no": policy.No, "nej": policy.No}
	answer, ok := answers[strings.ToLower(said)]
	if !ok || id == "" {
		return usage("write a fact and yes or no, such as gln=yes")
	}
	if before := f.Of(id); before != policy.Unsaid && before != answer {
		return usage("%s is answered both yes and no", id)
	}
	f.Facts = f.With(id, answer)
	return nil
}

// once is a flag that may be given once: a second value would silently replace
// the first.
type once struct {
	flag.Value
	given *string
}

// onceEach makes every flag but -fact one that may be given once.
func onceEach(set *flag.FlagSet) {
	set.VisitAll(func(f *flag.Flag) {
		if f.Name != "fact" {
			f.Value = &once{Value: f.Value}
		}
	})
}

// Set reads a value as the flag itself does.
func (o *once) Set(text string) error {
	if o.given != nil && *o.given != text {
		return usage("it is given twice, with %q before", *o.given)
	}
	o.given = &text
	return o.Value.Set(text)
}

// IsBoolFlag reports whether the flag stands without a value.
func (o *once) IsBoolFlag() bool {
	b, ok := o.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}
