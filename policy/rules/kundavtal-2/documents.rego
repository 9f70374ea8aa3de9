# METADATA
# title: Documents
# description: |
#   Which documents of Kundavtal 2 concern a customer's use of a service? Those
#   common to every order, the service's terms, the platform terms where the
#   service uses the platform, and the processor agreement where it processes
#   personal data. What the sources leave open is a candidate.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.documents

import data.rules.eligible
import data.rules.facts
import data.rules.outcome
import data.rules.pub

# METADATA
# title: The answer
# entrypoint: true
answer := {
	"outcome": outcome.of(required, holds, fails),
	"required": required,
	"holds": holds,
	"fails": fails,
	"unknown": outcome.unknown(required, holds, fails),
	"cites": cites,
	"assumes": assumes,
	"needs": set(),
	"documents": facts.of_covered(documents),
	"candidates": facts.of_covered(candidates),
	"obligations": set(),
}

# METADATA
# title: Two of the conditions of Eligible
required contains "agreement-in-use"

required contains "service-covered"

# METADATA
# title: The conditions that hold
holds contains condition if some condition in eligible.holds

# METADATA
# title: The conditions that fail
fails contains condition if some condition in eligible.fails

# METADATA
# title: It is said whether the service uses the platform
# custom:
#   code: platform-said
#   sv: Det är sagt om tjänsten använder Nationella tjänsteplattformen
#   en: It is said whether the service uses Nationella tjänsteplattformen
#   cite: [{document: btv}, {source: kundavtal, heading: Villkor för Anslutning till Nationella tjänsteplattformen}]
#   holds: {sv: "Det är sagt om {service} använder Nationella tjänsteplattformen den {on}.", en: "It is said whether {service} uses Nationella tjänsteplattformen on {on}."}
#   unknown: {sv: "Ingen källa säger om {service} använder Nationella tjänsteplattformen den {on}.", en: "No source says whether {service} uses Nationella tjänsteplattformen on {on}."}
required contains "platform-said"

holds contains "platform-said" if facts.platform.state in {"yes", "no"}

# METADATA
# title: It is said which processor agreement applies, if any
# custom:
#   code: pub-said
#   sv: Det är sagt vilket personuppgiftsbiträdesavtal som gäller, om något
#   en: It is said which processor agreement applies, if any
#   cite: [{document: btv}, {source: kundavtal, heading: Personuppgiftsbiträdesavtal}]
#   holds: {sv: "Det är sagt vilket personuppgiftsbiträdesavtal som gäller för {service} den {on}, om något.", en: "It is said which processor agreement applies to {service} on {on}, if any."}
#   unknown: {sv: "Ingen källa säger vilket personuppgiftsbiträdesavtal som gäller för {service} den {on}.", en: "No source says which processor agreement applies to {service} on {on}."}
required contains "pub-said"

holds contains "pub-said" if count(processors) == 1

holds contains "pub-said" if facts.personal_data.state == "no"

# METADATA
# title: It is said which of the documents that are for every service are there
# custom:
#   code: documents-said
#   sv: Det är sagt vilka dokument som gäller utöver dem
#   en: It is said which documents apply beside these
#   cite: [{source: kundavtal, heading: Avtalsdokument i Kundavtal 2}]
#   holds: {sv: "Ingen ändring på okänd dag rör de dokument som gäller för {service} den {on}.", en: "No change of an unknown day bears on the documents that apply to {service} on {on}."}
#   unknown: {sv: "En ändring på okänd dag kan ha fört in eller tagit bort ett dokument som rör {service} den {on}.", en: "A change of an unknown day may have brought or removed a document that concerns {service} on {on}."}
required contains "documents-said"

holds contains "documents-said" if count(undecided) == 0

# METADATA
# title: The processor agreement between Inera and the customer
processors := pub.settled("inera-kund")

# METADATA
# title: Those that can apply
possible_processors := pub.candidates("inera-kund") - processors

# METADATA
# title: The documents common to every order, and the service's terms
ordered contains id if {
	some c in data.avtal.common
	facts.applies(c)
	some id in c.documents
}

ordered contains concat("/", ["btv", input.service])

# METADATA
# title: The common documents that may have come or gone on a day that is not known
ordered_perhaps contains id if {
	some c in data.avtal.common
	facts.applies(c)
	some id in c.perhaps
}

# METADATA
# title: The documents that concern the use
documents contains id if some id in ordered

documents contains id if {
	facts.platform.state == "yes"
	some id in platform_terms
}

documents contains id if some id in processors

documents contains id if {
	"skr-pub" in processors
	some id in instructions
}

# METADATA
# title: The documents that may concern it
candidates contains id if some id in undecided

candidates contains id if {
	"platform-said" in (required - holds)
	some id in (platform_terms | platform_terms_perhaps)
}

candidates contains id if some id in possible_processors

candidates contains id if {
	"skr-pub" in possible_processors
	some id in instructions
}

candidates contains id if {
	"skr-pub" in possible_processors
	some id in instructions_perhaps
}

# METADATA
# title: Those that concern it if they are there, and may have come or gone on a day that is not known
undecided contains id if some id in ordered_perhaps

undecided contains id if {
	facts.platform.state == "yes"
	some id in platform_terms_perhaps
}

undecided contains id if {
	"skr-pub" in processors
	some id in instructions_perhaps
}

# METADATA
# title: The terms of connection to the platform, unless they are not there yet
platform_terms contains "villkor-ntjp" if facts.document("villkor-ntjp").state in {"in-force", "before-evidence"}

# METADATA
# title: The same, where they may have come or gone on a day that is not known
platform_terms_perhaps contains "villkor-ntjp" if facts.document("villkor-ntjp").state == "pending"

# METADATA
# title: The instructions that go with the SKR group's agreement
instructions contains "allmanna-instruktioner" if facts.document("allmanna-instruktioner").state == "in-force"

# METADATA
# title: The same, where they may have come or gone on a day that is not known
instructions_perhaps contains "allmanna-instruktioner" if facts.document("allmanna-instruktioner").state == "pending"

# METADATA
# title: The changes and sources that decided, by condition
cites contains ["agreement-in-use", s.cite] if some s in eligible.successors

cites contains ["service-covered", facts.coverage.cite]

cites contains ["platform-said", facts.platform.cite]

cites contains ["pub-said", facts.personal_data.cite]

# METADATA
# title: What the answer takes for granted
assumes contains key if some key in data.avtal.agreement.assumes

assumes contains key if {
	some s in eligible.successors
	some key in s.assumes
}

assumes contains key if some key in facts.coverage.assumes

assumes contains key if some key in facts.holes

assumes contains key if {
	some id in ["applicable-document-set", "allmanna-instruktioner-only-with-skr-pub"]
	some key in data.avtal.statements[id].assumes
}

assumes contains key if some key in facts.platform.assumes

assumes contains key if some key in pub.taken("inera-kund")
