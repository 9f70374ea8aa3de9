package agreement

import (
	"slices"
	"testing"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// TestLookups finds everything that the embedded data set lists by its id.
func TestLookups(t *testing.T) {
	agr, err := Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range agr.Notices() {
		if found, ok := agr.Notice(n.ID()); !ok || found != n {
			t.Errorf("notice %s is not found", n.ID())
		}
		for _, c := range n.Changes() {
			if found, ok := agr.Change(c.ID()); !ok || found != c {
				t.Errorf("change %s is not found", c.ID())
			}
		}
	}
	for _, d := range agr.Documents() {
		for _, v := range d.Versions() {
			if found, ok := agr.Version(v.ID()); !ok || found != v {
				t.Errorf("version %s is not found", v.ID())
			}
		}
	}
	for _, s := range agr.Sources() {
		if found, ok := agr.Source(s.ID); !ok || found != s {
			t.Errorf("source %s is not found", s.ID)
		}
	}
	if _, ok := agr.Version("allmanna-villkor@2019-12-17"); ok {
		t.Error("found a version that no notice makes")
	}
	if _, ok := agr.Notice("2019-12-18-agentavtalet"); ok {
		t.Error("found a notice that does not exist")
	}
}

// TestDocumentsOrder: documents come before the terms of services, each by id.
func TestDocumentsOrder(t *testing.T) {
	agr, err := Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	var documents, terms []DocumentID
	for _, d := range agr.Documents() {
		if d.ID().ServiceID() != "" {
			terms = append(terms, d.ID())
			continue
		}
		if terms != nil {
			t.Errorf("%s comes after the terms of a service", d.ID())
		}
		documents = append(documents, d.ID())
	}
	if !slices.IsSorted(documents) || !slices.IsSorted(terms) || len(terms) != len(agr.ServiceIDs()) {
		t.Errorf("documents %v, terms %v", documents, terms)
	}
}

// TestUnchangeable writes into what the accessors return.
func TestUnchangeable(t *testing.T) {
	agr := loadFiles(t, map[string]string{
		"notices/2020-01-01.yaml":        "source: kalla\nreading: A01\nchanges:\n  a: {sv: A, in: villkor, kind: document-changed, own: {nature: [editorial], effective: 2020-02-01}}\n",
		"documents/bilaga/document.yaml": "sv: B\nnames: [C]\nagreement: avtal\nrole: annex\nsource: kalla\nreading: A01\nsince: {seen: 2018-01-01, source: kalla, reading: A01}\n",
	})
	texts := func() [][]string {
		n := agr.Notices()[0]
		c := n.Changes()[0]
		d, _ := agr.Document("bilaga")
		return [][]string{n.Evidence().Readings, c.Evidence().Readings, d.Evidence().Readings, d.Since().Evidence.Readings, d.OtherNames(), n.Agreements(), agr.ServiceIDs()}
	}
	for i, list := range texts() {
		if len(list) == 0 {
			t.Errorf("list %d is empty", i)
			continue
		}
		was := list[0]
		list[0] = "changed"
		if got := texts()[i][0]; got != was {
			t.Errorf("list %d: %q became %q", i, was, got)
		}
	}
	c := agr.Notices()[0].Changes()[0]
	nature, _ := c.Nature()
	nature[0] = "changed"
	c.In()[0].Clause = "1"
	agr.Notices()[0].Changes()[0] = nil
	if again, _ := c.Nature(); again[0] != Editorial || c.In()[0].Clause != "" || agr.Notices()[0].Changes()[0] != c {
		t.Error("an accessor returned what the data set itself holds")
	}
}
