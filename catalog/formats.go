package catalog

import (
	"slices"
	"sync"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// formats is the table of files that this package reads, built once.
var formats = sync.OnceValue(func() []datafile.Format {
	return []datafile.Format{
		{Name: "categories", Files: "categories.yaml", Shape: categoriesShape(),
			Doc: "Customer categories, ways to connect, parties and relations between them, roles and methods of signing.", Example: categoriesExample},
		{Name: "facts", Files: "facts.yaml", Shape: factsShape(),
			Doc: "What decisions ask of a customer: statements to be answered with yes or no.", Example: factsExample},
		{Name: "service", Files: "services/<id>/service.yaml", Shape: serviceShape(),
			Doc: "A service and what sources tell of it. The words of its terms lie beside it, one Markdown file for each notice.", Example: serviceExample},
		{Name: "flow", Files: "flows/<id>.yaml", Shape: flowShape(),
			Doc: "Who does what in which order.", Example: flowExample},
	}
})

// Formats returns the forms of the files that this package reads beside those of
// package agreement.
func Formats() []datafile.Format { return slices.Clone(formats()) }

const (
	categoriesExample = `categories:
  hjalpmedelsleverantor:
    sv: Hjälpmedelsleverantör
    en: Supplier of assistive devices
    source: andringar
channels:
  direkt: {sv: Direktanslutning, en: Direct connection, source: kundportalen}
parties:
  kund: {sv: Kund, en: Customer, source: kundavtal}
  leverantor: {sv: Leverantör, en: Supplier, source: kundavtal}
relations:
  leverantor-kund:
    sv: Mellan leverantören och kunden
    en: Between the supplier and the customer
    between: [leverantor, kund]
    source: kundavtal
    pub: [{agreement: pub-1, source: kundavtal}]
roles:
  attestant:
    sv: Attestant
    of: kund
    may: {sv: Godkänner beställningar, en: Approves orders}
    source: kundportalen
`
	factsExample = `offentligt-finansierad:
  sv: Kunden är offentligt finansierad
  en: The customer is publicly financed
undantag-beviljat:
  sv: Leverantören har beviljat kunden undantag i det enskilda fallet
  en: The supplier has granted the customer an exception in the individual case
  decides: leverantor
`
	serviceExample = `en: National patient overview
names:
  - {name: Nationell patientöversikt, seen: 2019-12-18, source: andringar}
  - {name: NPÖ, variant: true, seen: 2020-04-02, source: andringar, reading: A51}
personal_data:
  value: true
  source: pub-2018
  basis: inferred
  why: A page of spring 2018 lists it among the services that a processor agreement governs.
offers:
  closed: false
  source: npo-inforande
  basis: indicative
  to:
    - {category: region, channels: [direkt, via-agent]}
    - {category: privat-vardgivare, channels: [direkt, via-agent], requires: [offentligt-finansierad]}
`
	flowExample = `sv: Direktbeställning
en: Direct order
source: kundportalen
steps:
  - {who: kund, sv: Beställer tjänsten, en: Orders the service}
  - who: attestant
    sv: Godkänner beställningen
    en: Approves the order
    yields: {sv: Beställningen är attesterad, en: The order is attested}
`
)
