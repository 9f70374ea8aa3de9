package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

func list() command {
	return command{
		name: "list", args: "[KIND [DAY]]", most: 2, flags: []string{"known"},
		short: agreement.Bilingual{
			SV: "lista uppgifter, flöden, avtal, parter …",
			EN: "list statements, flows, agreements, parties …"},
		long: agreement.Bilingual{
			SV: "KIND är något av: agreements, documents, services, categories, statements, flows, parties, roles, relations, signing, channels, " +
				"facts, events, sources, readings. Allt av det slaget som är känt, med hur det står dagen DAY, eller idag. Utan KIND: hur många det finns av varje. " +
				"Meddelandena har ett eget kommando, avtal notices.",
			EN: "KIND is one of: agreements, documents, services, categories, statements, flows, parties, roles, relations, signing, channels, " +
				"facts, events, sources, readings. All of that kind that is known, with how it stands on DAY, or today. Without KIND: how many there are of each. " +
				"The notices have a command of their own, avtal notices."},
		examples: []string{"list", "list statements 2019-12-18", "list flows -lang en", "list parties -json", "list agreements 2018-12-12 -known 2018-12-12"},
		run:      runList,
	}
}

// item is one thing of a list.
type item struct {
	id     string
	text   string
	status agreement.Status // "" where the day does not matter
	record any
}

// kindOfThing is something that can be listed.
type kindOfThing struct {
	word  string
	name  term
	items func(shower) []item
}

func kindsOfThings() []kindOfThing {
	return []kindOfThing{
		{"agreements", term{"avtal", "agreements"}, shower.agreementItems},
		{"documents", term{"dokument, utom tjänsternas villkor", "documents, but for the terms of services"}, shower.documentItems},
		{"services", term{"tjänster", "services"}, shower.serviceItems},
		{"categories", term{"kundkategorier", "customer categories"}, shower.categoryItems},
		{"statements", term{"uppgifter: regler och fakta som inte är dokumentens ord", "statements: rules and facts that are not the wording of documents"}, shower.statementItems},
		{"flows", term{"flöden: vem som gör vad i vilken ordning", "flows: who does what in which order"}, shower.flowItems},
		{"parties", term{"parter", "parties"}, shower.partyItems},
		{"roles", term{"roller", "roles"}, shower.roleItems},
		{"relations", term{"relationer mellan parter, med personuppgiftsbiträdesavtal", "relations between parties, with processor agreements"}, shower.relationItems},
		{"signing", term{"sätt att skriva under", "ways to sign"}, shower.signingItems},
		{"channels", term{"sätt att ansluta", "ways to connect"}, shower.channelItems},
		{"facts", term{"uppgifter om kunden som beslut frågar efter", "facts about the customer that decisions ask for"}, shower.factItems},
		{"events", term{"händelser som ändringar väntar på", "events that changes wait for"}, shower.eventItems},
		{"sources", term{"källor", "sources"}, shower.sourceItems},
		{"readings", term{"läsningar av källor som kan läsas på flera sätt", "readings of sources that can be read in several ways"}, shower.readingItems},
	}
}

// listRecord is the answer of list in JSON.
type listRecord struct {
	asked
	Kind  string `json:"kind"`
	Items []any  `json:"items"`
}

// countRecord is how many there are of a kind, in JSON.
type countRecord struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

func runList(s *session) error {
	cat, err := s.catalog()
	if err != nil {
		return err
	}
	if err := s.setDay(1); err != nil {
		return err
	}
	sh := s.shower(cat)
	if len(s.words) == 0 {
		return sh.countKinds()
	}
	kinds := kindsOfThings()
	i := slices.IndexFunc(kinds, func(k kindOfThing) bool { return k.word == s.words[0] })
	if i < 0 {
		return usage("there is no list of %q; %s", s.words[0], datafile.Suggest(s.words[0], each(kinds, func(k kindOfThing) string { return k.word })))
	}
	items := kinds[i].items(sh)
	if s.json {
		return s.write(listRecord{sh.asked(), kinds[i].word, each(items, func(it item) any { return it.record })})
	}
	sh.tellItems(kinds[i], items)
	return nil
}

func (sh shower) countKinds() error {
	if sh.json {
		return sh.write(each(kindsOfThings(), func(k kindOfThing) countRecord { return countRecord{k.word, len(k.items(sh))} }))
	}
	sh.heading(sh.pick("Vad som kan listas", "What can be listed"))
	t := table{}
	for _, k := range kindsOfThings() {
		t.add(number(len(k.items(sh))), "avtal list "+k.word, sh.pick(k.name.sv, k.name.en))
	}
	sh.table(t)
	return nil
}

// tellItems writes a list, with how each thing stands where the day matters.
func (sh shower) tellItems(k kindOfThing, items []item) {
	sh.heading(capital(sh.pick(k.name.sv, k.name.en)))
	if len(items) == 0 {
		sh.indented("  ", sh.pick("Inga.", "None."))
		return
	}
	if slices.ContainsFunc(items, func(it item) bool { return it.status != "" }) {
		applies := 0
		for _, it := range items {
			if it.status == agreement.InForce {
				applies++
			}
		}
		sh.onDay(sh.count(applies, "gäller", "gäller", "applies", "apply"))
	}
	for _, it := range items {
		head := it.id
		if it.status != "" && it.status != agreement.InForce {
			head += " (" + sh.status(it.status) + ")"
		}
		sh.indented("  ", head)
		sh.indented("      ", it.text)
	}
	sh.line("")
	sh.say(sh.pick("Mer: ", "More: ") + "avtal show " + items[0].id)
}

func (sh shower) statementItems() []item {
	return each(sh.statements(), func(s agreement.StatementState) item {
		return item{s.Statement.ID(), s.Statement.Text().In(sh.lang()), s.Status, statementRecordOf(s)}
	})
}

func (sh shower) flowItems() []item {
	return each(sh.flows(), func(f *catalog.Flow) item {
		return item{f.ID(), f.Name().In(sh.lang()), sh.flowStatus(f), sh.flowRecord(f)}
	})
}
