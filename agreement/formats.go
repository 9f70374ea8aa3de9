package agreement

import (
	"slices"
	"sync"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// formats is the table of files that this package reads, built once.
var formats = sync.OnceValue(func() []datafile.Format {
	return []datafile.Format{
		{Name: "agreement", Files: "agreement.yaml", Shape: agreementShape(),
			Doc: "What the data set describes, how days and texts are meant, and what is missing.", Example: agreementExample},
		{Name: "sources", Files: "sources.yaml", Shape: sourcesShape(),
			Doc: "The pages and documents that facts are taken from.", Example: sourcesExample},
		{Name: "readings", Files: "readings.yaml", Shape: readingsShape(),
			Doc: "What ambiguous sources are taken to say.", Example: readingsExample},
		{Name: "statements", Files: "statements.yaml", Shape: statementsShape(),
			Doc: "Rules and facts that sources state and that are not the wording of a document.", Example: statementsExample},
		{Name: "document", Files: "documents/<id>/document.yaml", Shape: documentShape(),
			Doc: "A document of an agreement. Its words lie beside it, one Markdown file for each notice that the sources tell words of.", Example: documentExample},
		{Name: "notice", Files: "notices/<day>[-<name>].yaml", Shape: noticeShape(),
			Doc: "A notice, named for the day on which it was published, and its changes in the order of the page.", Example: noticeExample},
	}
})

// terms is the part of a service's record that tells of its terms, for those who
// read no services.
var terms = sync.OnceValue(func() datafile.Format {
	since := datafile.Field{Name: "since", Shape: SinceShape(), Doc: "since when it is covered or in evidence"}
	return datafile.Format{Files: "services/<id>/service.yaml", Shape: datafile.Record(since).Partial()}
})

// Formats returns the forms of the files that this package reads. Package catalog
// knows those of services, categories, facts and flows.
func Formats() []datafile.Format { return slices.Clone(formats()) }

const (
	agreementExample = `format: 1
zone: America/St_Johns
text: official
agreements:
  berth-agreement:
    sv: Kajplatsavtalet
    en: Berth Agreement
    source: handbook
    since: {from: 2022-01-01, source: handbook}
events:
  new-pier:
    en: The new pier is open
    source: notice-board
coverage:
  missing:
    - from: 2025-01-01
      sv: senare meddelanden är inte införda
      en: later notices are not entered
`
	sourcesExample = `handbook:
  title: Harbour handbook
  address: https://harbour.example/handbook
  day: 2021-11-15
  note: The copy of 2021.
`
	readingsExample = `A01:
  sv: Ett säsongskort räknas som en kajplats.
  en: A season card counts as a berth.
`
	statementsExample = `deposit:
  sv: Den första bokningen kräver en deposition.
  en: The first booking takes a deposit.
  source: handbook
  from: 2022-01-01
  values:
    - {value: "10000", unit: cent, until: 2025-01-01}
    - {value: "12000", unit: cent, from: 2025-01-01}
`
	documentExample = `sv: Ansvar för skada
en: Liability for damage
names: [Annex 2]
agreement: berth-agreement
role: liability
source: handbook
since: {from: 2022-01-01, source: handbook}
`
	noticeExample = `source: notice-board
groups:
  terms:
    sv: Tydligare villkor
    en: Clearer terms
    material: true
    effective: 2024-06-01
changes:
  lines:
    in: main 3
    kind: clause-changed
    group: terms
    own: {nature: [clarification]}
    sv: En båt förtöjs med minst fyra linor.
    en: A boat is moored with at least four lines.
  berths:
    kind: price-raised
    price: {services: all, payers: {categories: all, except: [member]}, percent: "3"}
    own: {effective: {after: new-pier, not_before: 2025-01-01}}
    sv: Platserna blir 3 procent dyrare när den nya piren är öppen.
    en: Berths become 3 percent dearer once the new pier is open.
`
)
