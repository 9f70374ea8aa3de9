package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// sourceRecord is a source in JSON, with what cites it.
type sourceRecord struct {
	agreement.Source
	Documents  []string `json:"documents"`
	Notices    []string `json:"notices"`
	Services   []string `json:"services"`
	Agreements []string `json:"agreements,omitempty"`
	Events     []string `json:"events,omitempty"`
	Statements []string `json:"statements,omitempty"`
	Categories []string `json:"categories,omitempty"`
	Channels   []string `json:"channels,omitempty"`
	Parties    []string `json:"parties,omitempty"`
	Roles      []string `json:"roles,omitempty"`
	Relations  []string `json:"relations,omitempty"`
	Signing    []string `json:"signing,omitempty"`
	Flows      []string `json:"flows,omitempty"`
	Facts      int      `json:"facts"` // how many facts cite it
}

func (sh shower) sourceRecord(src agreement.Source) sourceRecord {
	found, facts := sh.citing(src.ID)
	return sourceRecord{
		Source: src, Documents: found("document"), Notices: found("notice"), Services: found("service"),
		Agreements: found("agreement"), Events: found("event"), Statements: found("statement"), Categories: found("category"),
		Channels: found("channel"), Parties: found("party"), Roles: found("role"), Relations: found("relation"), Signing: found("signing"),
		Flows: found("flow"), Facts: facts,
	}
}

// citing returns the ids of the records of a kind that have a fact from a
// source, and how many such facts there are in all.
func (sh shower) citing(src agreement.SourceID) (func(kind string) []string, int) {
	found, facts := map[string][]string{}, 0
	for c := range sh.cat.Citations() {
		if c.Evidence.Source != src || !sh.knows(c.Evidence) {
			continue
		}
		facts++
		kind, id := c.Kind, c.ID
		if kind == "change" {
			kind = "notice"
			id, _, _ = strings.Cut(c.ID, "/")
		}
		if !slices.Contains(found[kind], id) {
			found[kind] = append(found[kind], id)
		}
	}
	return func(kind string) []string { return slices.Concat([]string{}, found[kind]) }, facts
}

func (sh shower) source(src agreement.Source) error {
	r := sh.sourceRecord(src)
	if sh.json {
		return sh.write(r)
	}
	sh.heading(src.Title + " [" + string(src.ID) + "]")
	sh.labelled(sh.pick("adress", "address"), cmp.Or(src.Address, sh.pick("okänd", "unknown")))
	sh.labelled(sh.pick("publicerad", "published"), cmp.Or(src.Day.String(), sh.pick("okänd dag", "unknown day")))
	sh.labelled(sh.pick("anmärkning", "note"), src.Note)
	sh.tellCiting(r)
	return nil
}

// tellCiting writes what cites the source, one line for each kind.
func (sh shower) tellCiting(r sourceRecord) {
	sh.heading(sh.count(r.Facts, "faktum kommer därifrån", "fakta kommer därifrån", "fact comes from it", "facts come from it"))
	for _, group := range [...]struct {
		label string
		ids   []string
	}{
		{sh.pick("avtal", "agreements"), r.Agreements},
		{sh.pick("händelser", "events"), r.Events},
		{sh.pick("uppgifter", "statements"), r.Statements},
		{sh.pick("dokument", "documents"), r.Documents},
		{sh.pick("meddelanden", "notices"), r.Notices},
		{sh.pick("kundkategorier", "categories"), r.Categories},
		{sh.pick("anslutning", "channels"), r.Channels},
		{sh.pick("parter", "parties"), r.Parties},
		{sh.pick("roller", "roles"), r.Roles},
		{sh.pick("relationer", "relations"), r.Relations},
		{sh.pick("underskrift", "signing"), r.Signing},
		{sh.pick("tjänster", "services"), r.Services},
		{sh.pick("flöden", "flows"), r.Flows},
	} {
		sh.labelled(group.label, strings.Join(group.ids, ", "))
	}
}
