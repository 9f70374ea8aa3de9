package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func history() command {
	return command{
		name: "history", args: "ID", least: 1, most: 12, flags: []string{"known"},
		short: agreement.Bilingual{
			SV: "alla ändringar av ett dokument, en punkt, en tjänst …",
			EN: "all changes of a document, a clause, a service …"},
		long: agreement.Bilingual{
			SV: "Ändringarna i den ordning de publicerades, var och en med meddelandet som gör den och versionen den ger. " +
				"ID är som för show; för en tjänst räknas priser som nämner den. För ett meddelande går historien åt andra hållet: till versionerna det gav.",
			EN: "The changes in the order in which they were published, each with the notice that makes it and the version that it gives. " +
				"ID is as for show; for a service the prices that name it count. For a notice the history runs the other way: to the versions that it made."},
		examples: []string{"history allmanna-villkor 8.7", "history NPÖ", "history hjalpmedelsleverantor", "history 2019-12-18", "history allmanna-villkor -json"},
		run:      runHistory,
	}
}

// historyRecord is the answer of history in JSON.
type historyRecord struct {
	ID      string         `json:"id"`
	Known   agreement.Date `json:"known,omitzero"`
	Changes []changeRecord `json:"changes"`
}

func runHistory(s *session) error {
	sh, found, err := s.named()
	if err != nil {
		return err
	}
	id, changes, err := sh.historyOf(found)
	if err != nil {
		return err
	}
	if s.json {
		return s.write(historyRecord{id, sh.view.Known(), each(changes, sh.changeRecord)})
	}
	s.heading(s.pick("Historien om ", "The history of ") + id)
	sh.tellHistory(changes)
	return nil
}

// historyOf returns what is known to have happened to a thing, and its id.
func (sh shower) historyOf(found any) (string, []*agreement.Change, error) {
	switch found := found.(type) {
	case *agreement.Document:
		return string(found.ID()), sh.changesOf(agreement.Reference{Document: found.ID()}), nil
	case agreement.Reference:
		return found.String(), sh.changesOf(found), nil
	case *agreement.Version:
		return found.ID(), sh.knownChanges(found.Changes()), nil
	case *agreement.Notice:
		return string(found.ID()), sh.knownChanges(found.Changes()), nil
	case *agreement.Change:
		return string(found.ID()), sh.knownChanges(chain(found)), nil
	case *catalog.Service:
		return found.ID(), sh.changesOfService(found), nil
	case *catalog.Category:
		return found.ID(), sh.knownChanges(found.Changes()), nil
	case agreement.Event:
		return found.ID, sh.knownChanges(awaiting(sh.agr, found.ID)), nil
	}
	return "", nil, usage("that has no history of its own; try avtal show")
}

// changesOfService returns the known changes of the terms of a service, and
// those of prices that name it.
func (sh shower) changesOfService(svc *catalog.Service) []*agreement.Change {
	terms := sh.agr.History(agreement.Reference{Document: svc.Terms()})
	var list []*agreement.Change
	for _, n := range sh.view.Notices() {
		for _, c := range n.Changes() {
			if price, _ := c.Price(); slices.Contains(price.Services, svc.ID()) || slices.Contains(terms, c) {
				list = append(list, c)
			}
		}
	}
	return list
}

// chain returns a change with those that it corrects and those that correct it.
func chain(c *agreement.Change) []*agreement.Change {
	list := []*agreement.Change{c.Amends(), c.Withdraws(), c}
	list = append(append(list, c.AmendedBy()...), c.WithdrawnBy())
	return slices.DeleteFunc(list, func(c *agreement.Change) bool { return c == nil })
}

// tellHistory writes changes with their notices and the versions that they give.
func (sh shower) tellHistory(list []*agreement.Change) {
	sh.heading(sh.count(len(list), "ändring", "ändringar", "change", "changes"))
	if len(list) == 0 {
		sh.indented("  ", sh.pick("Ingen ändring är känd.", "No change is known."))
	}
	for _, c := range list {
		e, known := sh.view.Effective(c)
		from := sh.takesEffect(e)
		if !known {
			from = sh.pick("återtagen", "withdrawn")
		}
		sh.indented("  ", sh.what(c)+"; "+from)
		sh.indented("    ", c.Text().In(sh.lang()))
		line := string(c.ID())
		for _, v := range sh.versionsWith(c) {
			line += " → " + v.ID()
		}
		sh.indented("    ", sh.ink(faint, line))
	}
}
