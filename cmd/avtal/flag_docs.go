package main

import (
	"flag"
	"slices"
)

// flagDoc explains a flag and ties it to its place in flags.
type flagDoc struct {
	name, example string
	sv, en        string
	bind          func(*flag.FlagSet, *flags)
}

// everywhere are the flags that every command takes.
func everywhere() []string { return []string{"data", "json", "lang"} }

func flagDocs() []flagDoc {
	return slices.Concat(generalFlags(), questionFlags(), outputFlags())
}

func generalFlags() []flagDoc {
	return []flagDoc{
		{"data", "avtal check -data ./mitt-avtal", "mappen med datamängden; utan flaggan används Kundavtal 2, som är inbyggt",
			"the folder of the data set; without the flag, the built-in Kundavtal 2",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.data, "data", "", "") }},
		{"json", "avtal day 2018-12-12 -json", "svara i JSON, med samma fältnamn som i datamängden",
			"answer in JSON, with the field names of the data set",
			func(s *flag.FlagSet, f *flags) { s.BoolVar(&f.json, "json", false, "") }},
		{"lang", "avtal help decide -lang en", "språk för det som människor läser: sv eller en; utan flaggan sv",
			"the language of what people read: sv or en; sv without the flag",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.language, "lang", "sv", "") }},
	}
}

func questionFlags() []flagDoc {
	return []flagDoc{
		{"on", "-on 2018-12-12", "dagen som frågan gäller; utan flaggan idag, för avtal delta de två dagarna",
			"the day that the question is about; without the flag today, for avtal delta the two days",
			func(s *flag.FlagSet, f *flags) { s.Var(&f.on, "on", "") }},
		{"known", "-known 2019-12-17", "räkna bara med det som var publicerat den dagen; det som ingen källa daterar räknas alltid med",
			"count only on what had been published by that day; what no source dates always counts",
			func(s *flag.FlagSet, f *flags) { s.Var(&f.known, "known", "") }},
		{"service", "-service NPÖ", "tjänsten: id eller något av dess namn",
			"the service: its id or any of its names",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.service, "service", "", "") }},
		{"category", `-category "Privat vårdgivare"`, "kundkategorin: id eller namn",
			"the customer category: id or name",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.category, "category", "", "") }},
		{"channel", "-channel via-agent", "hur kunden ansluter: id eller namn",
			"how the customer connects: id or name",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.channel, "channel", "", "") }},
		{"relation", "-relation inera-kund", "mellan vilka parter personuppgiftsbiträdesavtalet är: id eller namn",
			"between which parties the processor agreement is: id or name",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.relation, "relation", "", "") }},
		{"fact", "-fact gln=yes -fact kundavtal-signerat=no", "en uppgift om kunden, med ja (yes) eller nej (no); får upprepas",
			"something about the customer, with yes or no; may be repeated",
			func(s *flag.FlagSet, f *flags) { s.Var(&f.facts, "fact", "") }},
		{"horizon", "-horizon", "säg också vad som vänder svaret", "also say what turns the answer",
			func(s *flag.FlagSet, f *flags) { s.BoolVar(&f.horizon, "horizon", false, "") }},
	}
}

func outputFlags() []flagDoc {
	return []flagDoc{
		{"o", "-o ./avtal-site", "mappen som sidorna läggs i",
			"the folder that the pages go to",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.folder, "o", "", "") }},
		{"facts", "avtal check -facts -json", "räkna också fakta efter belägg och källa, och säg vad som saknar belägg",
			"also count the facts by basis and source, and say what has no evidence",
			func(s *flag.FlagSet, f *flags) { s.BoolVar(&f.audit, "facts", false, "") }},
		{"format", "avtal check -data . -format github", "skriv felen som anmärkningar i en pull request: github",
			"write the problems as annotations of a pull request: github",
			func(s *flag.FlagSet, f *flags) { s.StringVar(&f.format, "format", "", "") }},
		{"draft", "avtal publish -o ./utkast -draft", "ta med det som ännu inte är publicerat, märkt som utkast",
			"include what is not published yet, marked as a draft",
			func(s *flag.FlagSet, f *flags) { s.BoolVar(&f.draft, "draft", false, "") }},
	}
}
