package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

func help() command {
	return command{
		name: "help", args: "[COMMAND]", most: 1,
		short: agreement.Bilingual{SV: "förklara kommandona och deras flaggor", EN: "explain the commands and their flags"},
		long: agreement.Bilingual{
			SV: "Utan kommando: alla kommandon, flaggorna som alla har, och slutkoderna. Med kommando: vad det gör, dess flaggor och exempel.",
			EN: "Without a command: all commands, the flags that they all have, and the exit codes. With a command: what it does, its flags and examples."},
		examples: []string{"help", "help decide", "help decide -lang en"},
		run:      explain,
	}
}

func explain(s *session) error {
	if len(s.words) == 0 || s.words[0] == "" {
		if s.json {
			return s.write(each(commands(), commandRecordOf))
		}
		s.tellCommands()
		return nil
	}
	c, err := commandNamed(s.words[0])
	if err != nil {
		return err
	}
	if s.json {
		return s.write(commandRecordOf(c))
	}
	s.tellCommand(c)
	return nil
}

// commandRecord is a command in JSON.
type commandRecord struct {
	Command string `json:"command"`
	Args    string `json:"args,omitempty"`
	agreement.Bilingual
	Flags    []string `json:"flags"`
	Examples []string `json:"examples"`
}

func commandRecordOf(c command) commandRecord {
	return commandRecord{c.name, c.args, c.short, append(slices.Clone(c.flags), everywhere()...), each(c.examples, typed)}
}

// typed is an example as it is typed.
func typed(example string) string { return strings.TrimRight("avtal "+example, " ") }

func (s *session) tellCommands() {
	s.heading(s.pick("avtal – vad ett avtal sade, säger och kommer att säga, dag för dag",
		"avtal – what an agreement said, says and will say, day by day"))
	s.say("avtal [" + s.pick("kommando", "command") + "] [" + s.pick("flaggor", "flags") + "]")
	s.heading(s.pick("Kommandon", "Commands"))
	t := table{}
	for _, c := range append([]command{tour()}, commands()...) {
		t.add(strings.TrimSpace(c.name+" "+c.args), c.short.In(s.lang()))
	}
	t.rows[0][0] = s.pick("(inget)", "(none)")
	s.table(t)
	s.heading(s.pick("Flaggor som alla har", "Flags that all have"))
	s.tellFlags(everywhere())
	s.heading(s.pick("Bra att veta", "Good to know"))
	s.indented("  ", s.pick("Dagar skrivs 2018-12-12, eller idag. Flaggor får stå var som helst. Frågan har två klockor: "+
		"dagen som den gäller, och med -known dagen då den ställs.",
		"Days are written 2018-12-12, or today. Flags may stand anywhere. A question has two clocks: "+
			"the day that it is about, and with -known the day as of which it is asked."))
	s.indented("  ", s.pick("Slutkoder: 0 bra eller ja, 1 fel, 2 fel skrivet eller okänt, 3 nej, 4 oavgjort.",
		"Exit codes: 0 fine or yes, 1 problems or a fault, 2 usage, 3 no, 4 undetermined."))
	s.line("")
	s.say(s.pick("Mer om ett kommando: avtal help decide", "More about a command: avtal help decide"))
}

func (s *session) tellCommand(c command) {
	s.heading(c.line() + " – " + c.short.In(s.lang()))
	s.say(c.long.In(s.lang()))
	if len(c.flags) > 0 {
		s.heading(s.pick("Flaggor", "Flags"))
		s.tellFlags(c.flags)
	}
	s.heading(s.pick("Flaggor som alla har", "Flags that all have"))
	s.tellFlags(everywhere())
	s.heading(s.pick("Exempel", "Examples"))
	for _, example := range c.examples {
		s.line("  " + strings.Join(wrap(typed(example), width-6), " \\\n      "))
	}
}

// tellFlags writes each flag with what it does, and how it is typed.
func (s *session) tellFlags(names []string) {
	for _, name := range names {
		for _, d := range flagDocs() {
			if d.name == name {
				s.indented("  "+pad("-"+name, 11), s.pick(d.sv, d.en))
				s.indented("             ", s.pick("till exempel ", "such as ")+d.example)
			}
		}
	}
}
