package main

import "github.com/kundavtal/avtal/agreement"

func (p *page) kind(k agreement.Kind) string { return say(p, kindTerms(), k) }

func kindTerms() map[agreement.Kind]term {
	return map[agreement.Kind]term{
		agreement.DocumentAdded:       {"nytt dokument", "new document"},
		agreement.DocumentChanged:     {"dokument ändras", "document changes"},
		agreement.DocumentRemoved:     {"dokument utgår", "document goes"},
		agreement.VersionReplaced:     {"ny version", "new version"},
		agreement.ClauseAdded:         {"ny punkt", "new clause"},
		agreement.ClauseChanged:       {"punkt ändras", "clause changes"},
		agreement.ClauseRemoved:       {"punkt utgår", "clause goes"},
		agreement.DefinitionChanged:   {"definition ändras", "definition changes"},
		agreement.DescriptionChanged:  {"beskrivning ändras", "description changes"},
		agreement.InstructionsAdded:   {"nya instruktioner", "new instructions"},
		agreement.InstructionsChanged: {"instruktioner ändras", "instructions change"},
		agreement.InstructionsRemoved: {"instruktioner utgår", "instructions go"},
		agreement.PersonalDataChanged: {"ändrat om personuppgifter", "processing of personal data changes"},
		agreement.UndertakingAdded:    {"nytt åtagande", "new undertaking"},
		agreement.UndertakingChanged:  {"åtagande ändras", "undertaking changes"},
		agreement.UndertakingRemoved:  {"åtagande utgår", "undertaking goes"},
		agreement.TerminationChanged:  {"uppsägning ändras", "termination changes"},
		agreement.FunctionAdded:       {"ny funktion", "new function"},
		agreement.FunctionRemoved:     {"funktion utgår", "function goes"},
		agreement.AvailabilityChanged: {"tillgänglighet ändras", "availability changes"},
		agreement.ScopeWidened:        {"omfattar mer", "covers more"},
		agreement.ScopeNarrowed:       {"omfattar mindre", "covers less"},
		agreement.ServiceAdded:        {"ny tjänst", "new service"},
		agreement.ServiceRemoved:      {"tjänst utgår", "service goes"},
		agreement.ServiceEnding:       {"tjänst ska avvecklas", "service to be discontinued"},
		agreement.CategoryAdded:       {"ny kundkategori", "new customer category"},
		agreement.CategoryRemoved:     {"kundkategori utgår", "customer category goes"},
		agreement.PriceRaised:         {"höjt pris", "higher price"},
		agreement.PriceUnchanged:      {"oförändrat pris", "unchanged price"},
		agreement.PriceModelChanged:   {"ändrad prismodell", "price model changes"},
		agreement.PriceListChanged:    {"prislista ändras", "price list changes"},
		agreement.EffectiveMoved:      {"annan dag", "another day"},
		agreement.Announcement:        {"besked", "announcement"},
	}
}
