# METADATA
# title: PuB
# description: |
#   Which processor agreement applies between two parties for a service? Between
#   Inera and the customer, the service's terms say which; where no source tells
#   what they say, every agreement of the day is a candidate. Between others, the
#   sources name one agreement or none.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.pub

import data.rules.eligible
import data.rules.facts
import data.rules.outcome

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
	"documents": of_open(facts.of_covered(settled(input.relation))),
	"candidates": of_open(facts.of_covered(candidates(input.relation) - settled(input.relation))),
	"obligations": obligations,
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
# title: The service processes personal data
# custom:
#   code: personal-data
#   sv: Tjänsten behandlar personuppgifter
#   en: The service processes personal data
#   cite: [{document: btv}, {source: kundavtal, heading: Personuppgiftsbiträdesavtal}]
#   holds: {sv: "{service} behandlar personuppgifter den {on}.", en: "{service} processes personal data on {on}."}
#   fails: {sv: "{service} behandlar inga personuppgifter den {on}.", en: "{service} processes no personal data on {on}."}
#   unknown: {sv: "Ingen källa säger om {service} behandlar personuppgifter den {on}.", en: "No source says whether {service} processes personal data on {on}."}
required contains "personal-data"

holds contains "personal-data" if facts.personal_data.state == "yes"

fails contains "personal-data" if facts.personal_data.state == "no"

# METADATA
# title: The two parties can be connected so
# custom:
#   code: connection-open
#   sv: Anslutningen mellan de två är inte utesluten
#   en: The connection between the two is not ruled out
#   cite: [{document: btv}]
#   holds: {sv: "{relation}: ingen källa utesluter den anslutningen för {service} den {on}.", en: "{relation}: no source rules out that connection for {service} on {on}."}
#   fails: {sv: "{relation}: den anslutningen är utesluten för {service} den {on}.", en: "{relation}: that connection is ruled out for {service} on {on}."}
#   unknown: {sv: "{relation}: det är inte sagt om den anslutningen är utesluten för {service} den {on}.", en: "{relation}: it is not said whether that connection is ruled out for {service} on {on}."}
required contains "connection-open" if input.relation in object.keys(channels)

holds contains "connection-open" if count(ruled_out) == 0

fails contains "connection-open" if count(ruled_out) > 0

# METADATA
# title: The channel by which two parties are connected
channels := {"kund-indirekt": "indirekt", "agent-kund": "via-agent"}

# METADATA
# title: What rules it out for every customer category
ruled_out contains e if {
	some e in facts.service.not_through
	channels[input.relation] in e.channels
	object.keys(data.avtal.categories) - {category | some category in e.categories} == set()
	facts.applies(e)
}

# METADATA
# title: Documents, or none where the connection is ruled out
of_open(ids) := set() if {
	count(ruled_out) > 0
} else := ids

# METADATA
# title: One processor agreement applies
# custom:
#   code: one-pub
#   sv: Ett enda personuppgiftsbiträdesavtal kan gälla
#   en: Only one processor agreement can apply
#   cite: [{source: nya-kundavtal}]
#   holds: {sv: "{relation}: bara ett personuppgiftsbiträdesavtal kan gälla för {service} den {on}.", en: "{relation}: only one processor agreement can apply to {service} on {on}."}
#   fails: {sv: "{relation}: inget personuppgiftsbiträdesavtal finns den {on}.", en: "{relation}: there is no processor agreement on {on}."}
#   unknown: {sv: "{relation}: källorna säger inte vilket personuppgiftsbiträdesavtal som gäller för {service} den {on}.", en: "{relation}: the sources do not say which processor agreement applies to {service} on {on}."}
required contains "one-pub"

holds contains "one-pub" if {
	count(possible(input.relation)) == 1
	count(possible(input.relation) & doubted(input.relation)) == 0
	count(rivals(input.relation)) == 0
}

fails contains "one-pub" if {
	count(data.avtal.relations[input.relation].pub) > 0
	count(named(input.relation)) == 0
	count(possible(input.relation) | unseen(input.relation)) == 0
}

# METADATA
# title: The processor agreement that applies
settled(relation) := {id |
	some id in possible(relation)
	count(possible(relation)) == 1
	count(possible(relation) & doubted(relation)) == 0
	count(rivals(relation)) == 0
	facts.personal_data.state == "yes"
}

# METADATA
# title: The processor agreements that can apply, unless the service processes no personal data
candidates(relation) := {id |
	some id in possible(relation)
	count([state | state := facts.personal_data.state; state == "no"]) == 0
}

# METADATA
# title: The agreements that a source of the service names, or else those in force
possible(relation) := named(relation) & in_force(relation) if {
	count(named(relation)) > 0
} else := in_force(relation)

# METADATA
# title: Those that may be in force beside, where no source of the service names one
rivals(relation) := set() if {
	count(named(relation)) > 0
} else := {id |
	some id in related(relation)
	facts.document(id).state in {"before-evidence", "pending"}
}

# METADATA
# title: The processor agreements of the two parties that a source names for the service
named(relation) := {p.agreement |
	some p in facts.service.pub
	p.stated
	p.agreement in related(relation)
	facts.applies(p)
}

# METADATA
# title: The processor agreements of the two parties that are in force
in_force(relation) := {id |
	some id in related(relation)
	facts.document(id).state == "in-force"
}

# METADATA
# title: The processor agreements of the two parties of which it is not known how they stand
unseen(relation) := {id |
	some id in related(relation)
	facts.document(id).state in {"before-evidence", "never-known", "pending"}
}

# METADATA
# title: The processor agreements that sources name for the two parties
related(relation) := {p.agreement |
	some p in data.avtal.relations[relation].pub
	facts.applies(p)
}

# METADATA
# title: Those of which it is only concluded, since some day, that they are for the two parties
doubted(relation) := {p.agreement |
	some p in data.avtal.relations[relation].pub
	p.stated == false
	facts.applies(p)
}

# METADATA
# title: The changes and sources that decided, by condition
cites contains ["agreement-in-use", s.cite] if some s in eligible.successors

cites contains ["service-covered", facts.coverage.cite]

cites contains ["personal-data", facts.personal_data.cite]

cites contains ["one-pub", data.avtal.relations[input.relation].cite]

cites contains ["one-pub", facts.document(id).cite] if some id in possible(input.relation)

cites contains ["one-pub", p.cite] if {
	some p in data.avtal.relations[input.relation].pub
	p.agreement in possible(input.relation)
	facts.applies(p)
}

cites contains ["connection-open", data.avtal.relations[input.relation].cite]

cites contains ["connection-open", e.cite] if some e in ruled_out

cites contains ["one-pub", place] if some place in places[input.relation]

# METADATA
# title: Where the agreement documents speak of it
places := {
	"inera-kund": ["document:btv"],
	"kund-indirekt": ["document:allmanna-villkor 8.7"],
}

# METADATA
# title: What the answer takes for granted
assumes contains key if some key in data.avtal.agreement.assumes

assumes contains key if {
	some s in eligible.successors
	some key in s.assumes
}

assumes contains key if some key in facts.coverage.assumes

assumes contains key if some key in facts.holes

assumes contains key if some key in taken(input.relation)

assumes contains key if {
	some e in ruled_out
	some key in e.assumes
}

# METADATA
# title: What is taken for granted of the processor agreements
taken(relation) := {key |
	some cell in bearing(relation)
	some key in cell.assumes
}

# METADATA
# title: What bears on which processor agreement applies
bearing(relation) := array.concat(
	array.concat(
		[claim | claim := facts.personal_data],
		[facts.document(id) | some id in possible(relation)],
	),
	array.concat(
		naming(relation, data.avtal.relations[relation].pub),
		naming(relation, facts.service.pub),
	),
)

# METADATA
# title: The entries that name an agreement that can apply
naming(relation, list) := [p |
	some p in list
	p.agreement in possible(relation)
	facts.applies(p)
]

# METADATA
# title: The processor agreement is part of Kundavtal 2
# custom:
#   obligation: pub-included
#   sv: Personuppgiftsbiträdesavtalet ingår i Kundavtal 2; kunden tecknar inget separat.
#   en: The processor agreement is part of Kundavtal 2; the customer signs no separate one.
#   cite: [{source: kundavtal, heading: Personuppgiftsbiträdesavtal}]
obligations contains "pub-included" if input.relation == "inera-kund"

# METADATA
# title: The customer has a processor agreement with who is connected through it
# custom:
#   obligation: pub-indirect
#   sv: Kunden tecknar ett personuppgiftsbiträdesavtal med den som är indirekt ansluten genom den.
#   en: The customer signs a processor agreement with whoever is indirectly connected through it.
#   cite: [{source: nya-kundavtal}, {document: allmanna-villkor, clause: "8.7"}]
obligations contains "pub-indirect" if {
	input.relation == "kund-indirekt"
	facts.personal_data.state == "yes"
	count(ruled_out) == 0
}

# METADATA
# title: The agent and the customer have a processor agreement with each other
# custom:
#   obligation: pub-agent
#   sv: Agenten och kunden tecknar ett personuppgiftsbiträdesavtal med varandra.
#   en: The agent and the customer sign a processor agreement with each other.
#   cite: [{source: agentavtalet}]
obligations contains "pub-agent" if {
	input.relation == "agent-kund"
	facts.personal_data.state == "yes"
	count(ruled_out) == 0
}
