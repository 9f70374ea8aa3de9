package catalog_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// everyFact is a data set in which each record of a fact has a source of its
// own, so that a fact that is left out shows.
const everyFact = `
-- agreement.yaml --
format: 1
zone: Europe/Stockholm
text: rendering
agreements:
  avtal: {sv: Avtal, source: s01, since: {seen: 2015-01-01, source: s02}}
  annat: {sv: Annat, source: s03, since: {seen: 2015-01-01, source: s04}}
events:
  sen: {sv: Sen, source: s05}
-- statements.yaml --
tecknas-en-gang: {sv: Avtalet tecknas en gång., source: s06}
-- documents/bitrade/document.yaml --
sv: Biträdesavtal
agreement: avtal
role: pub
source: s07
since: {seen: 2015-01-01, source: s08}
also_in:
  - {agreement: annat, seen: 2016-01-01, source: s09}
-- notices/2020-01-01.yaml --
source: s10
changes:
  a: {kind: document-changed, in: bitrade, own: {effective: unstated, taken: 2020-01-01, reading: A02}, sv: Ändrat., source: s11, reading: A01}
-- categories.yaml --
categories:
  region: {sv: Region, source: s12, since: {seen: 2015-01-01, source: s13}}
channels:
  direkt: {sv: Direkt, source: s14}
parties:
  kund: {sv: Kund, source: s15}
roles:
  attestant: {sv: Attestant, of: kund, may: {sv: Godkänner}, source: s16}
signing:
  e-underskrift: {sv: Elektroniskt, source: s17}
-- services/tidigare/service.yaml --
names: [{name: Tidigare, source: s18}]
-- services/tjanst/service.yaml --
names: [{name: Tjänst, source: s19}, {name: T, variant: true, source: s20}]
since: {seen: 2015-01-01, source: s21}
personal_data: {value: true, source: s22}
platform: {value: true, source: s23}
pub: [{agreement: bitrade, source: s24}]
requires: [{fact: gln, source: s25}]
offers:
  closed: true
  source: s26
  to: [{category: region, source: s27}]
not_through: [{channel: direkt, source: s28}]
succeeds: [{service: tidigare, source: s29}]
parts: [{name: Del, source: s30}]
depends_on: [{service: tidigare, source: s31}, {name: SITHS, source: s32}]
lifecycle: [{sv: Beslut, source: s33}]
-- flows/bestallning.yaml --
sv: Beställning
source: s34
steps: [{who: kund, sv: Beställer, source: s35}, {sv: Levererar}]
exceptions: [{sv: Brådskande, source: s36}]
-- facts.yaml --
gln: {sv: Kunden har ett GLN}
-- readings.yaml --
A01: {sv: Läsning 1.}
A02: {sv: Läsning 2.}
`

// citedFacts is what Citations makes of it.
const citedFacts = `
agreement avtal s01
agreement avtal since s02
agreement annat s03
agreement annat since s04
event sen s05
statement tecknas-en-gang s06
document bitrade s07
document bitrade since s08
document bitrade also_in annat s09
notice 2020-01-01 s10
change 2020-01-01/a s11 [A01]
change 2020-01-01/a own s11 [A02]
category region s12
category region since s13
channel direkt s14
party kund s15
role attestant s16
signing e-underskrift s17
service tidigare names Tidigare s18
service tjanst names Tjänst s19
service tjanst names T s20
service tjanst since s21
service tjanst personal_data s22
service tjanst pub bitrade s24
service tjanst requires gln s25
service tjanst offers s26
service tjanst offers region s27
service tjanst not_through direkt s28
service tjanst platform s23
service tjanst succeeds tidigare s29
service tjanst parts Del s30
service tjanst depends_on tidigare s31
service tjanst depends_on SITHS s32
service tjanst lifecycle 1 s33
flow bestallning s34
flow bestallning steps 1 s35
flow bestallning steps 2 s34
flow bestallning exceptions 1 s36
`

func loadEveryFact(t *testing.T) *catalog.Catalog {
	t.Helper()
	files, sources := fstest.MapFS{}, ""
	for _, f := range txtar.Parse([]byte(everyFact)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, m := range regexp.MustCompile(`source: (s[0-9]+)`).FindAllStringSubmatch(everyFact, -1) {
		sources += m[1] + ": {title: T}\n"
	}
	files["sources.yaml"] = &fstest.MapFile{Data: []byte(sources)}
	cat, err := catalog.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// Every fact is there, one that takes its source from the record around it
// included, and the order is that of the files above.
func TestCitations(t *testing.T) {
	var got strings.Builder
	got.WriteString("\n")
	for c := range loadEveryFact(t).Citations() {
		fmt.Fprintf(&got, "%s %s", c.About(), c.Evidence.Source)
		if len(c.Evidence.Readings) > 0 {
			fmt.Fprintf(&got, " %v", c.Evidence.Readings)
		}
		got.WriteString("\n")
	}
	if got.String() != citedFacts {
		t.Errorf("got:%s", got.String())
	}
	for _, m := range regexp.MustCompile(`source: (s[0-9]+)`).FindAllStringSubmatch(everyFact, -1) {
		if !regexp.MustCompile(` ` + m[1] + `\b`).MatchString(got.String()) {
			t.Errorf("no fact cites %s", m[1])
		}
	}
}

// A caller may stop, and may change what it was handed.
func TestCitationsAreCopies(t *testing.T) {
	cat := loadEveryFact(t)
	for c := range cat.Citations() {
		for i := range c.Evidence.Readings {
			c.Evidence.Readings[i] = "Z99"
		}
		if c.Kind == "flow" {
			break
		}
	}
	for c := range cat.Citations() {
		if slices.Contains(c.Evidence.Readings, "Z99") {
			t.Errorf("%s has changed", c.About())
		}
	}
}

func ExampleCatalog_Citations() {
	cat, err := catalog.Load(kundavtal2.FS())
	if err != nil {
		fmt.Println(err) // every problem, one a line
		return
	}
	for c := range cat.Citations() {
		if c.Kind == "agreement" && c.ID == "kundavtal-2" {
			fmt.Println(c.About(), "–", c.Evidence.Source, c.Evidence.Basis, c.Evidence.Readings)
		}
	}
	// Output:
	// agreement kundavtal-2 – andringar stated []
	// agreement kundavtal-2 since – andringar stated [A74]
}
