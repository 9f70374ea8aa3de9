# METADATA
# title: PuB
# description: |
#   Which processor agreement applies between Inera and the customer for a
#   service? The service's terms say which; where no source tells what they
#   say, every agreement of the day is a candidate.
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
	"documents": candidates,
	"candidates": candidates,
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
# title: The service processes personal data
# custom:
#   code: personal-data
#   sv: Tjänsten behandlar personuppgifter
#   en: The service processes personal data
#   cite: [{document: btv}, {source: kundavtal, heading: Personuppgiftsbiträdesavtal}]
#   holds: {sv: "{service} behandlar personuppgifter.", en: "{service} processes personal data."}
#   fails: {sv: "{service} behandlar inga personuppgifter.", en: "{service} processes no personal data."}
#   unknown: {sv: "Ingen källa säger om {service} behandlar personuppgifter den {on}.", en: "No source says whether {service} processes personal data on {on}."}
required contains "personal-data"

holds contains "personal-data" if personal_data.state == "yes"

fails contains "personal-data" if personal_data.state == "no"

# METADATA
# title: One processor agreement applies
# custom:
#   code: one-pub
#   sv: Ett enda personuppgiftsbiträdesavtal kan gälla
#   en: Only one processor agreement can apply
#   cite: [{document: btv}, {source: kundavtal, heading: Personuppgiftsbiträdesavtal}]
#   holds: {sv: "Bara ett personuppgiftsbiträdesavtal kan gälla för {service} den {on}.", en: "Only one processor agreement can apply to {service} on {on}."}
#   fails: {sv: "Inget personuppgiftsbiträdesavtal ingår i avtalet den {on}.", en: "No processor agreement is part of the agreement on {on}."}
#   unknown: {sv: "Källorna säger inte vilket personuppgiftsbiträdesavtal som gäller för {service} den {on}; tjänstens villkor gör det.", en: "The sources do not say which processor agreement applies to {service} on {on}; the service's terms do."}
required contains "one-pub"

holds contains "one-pub" if count(candidates) == 1

fails contains "one-pub" if count(candidates | before_evidence) == 0

# METADATA
# title: Whether the service processes personal data
personal_data := p if {
	some p in facts.service.personal_data
	facts.applies(p)
}

# METADATA
# title: The processor agreements that can apply
candidates := named if {
	count(named) > 0
} else := in_agreement

# METADATA
# title: The processor agreements that a source of the agreement names
named contains p.agreement if {
	some p in facts.service.pub
	p.stated
	facts.applies(p)
}

# METADATA
# title: The processor agreements in force
in_agreement contains id if some [id, "in-force"] in standing

# METADATA
# title: The processor agreements of which no source tells on the day
before_evidence contains id if some [id, "before-evidence"] in standing

# METADATA
# title: How every processor agreement stands in the agreement
standing contains [id, c.state] if {
	some id
	data.avtal.documents[id].role == "pub"
	some c in data.avtal.documents[id].coverage
	facts.applies(c)
}

# METADATA
# title: The changes and sources that decided, by condition
cites contains ["service-covered", facts.coverage.cite]

cites contains ["personal-data", personal_data.cite]

cites contains ["one-pub", c.cite] if {
	some id in candidates
	some c in data.avtal.documents[id].coverage
	facts.applies(c)
}

# METADATA
# title: What the answer takes for granted
assumes contains key if some key in data.avtal.agreement.assumes

assumes contains key if some key in facts.coverage.assumes

assumes contains key if some key in personal_data.assumes

assumes contains key if some key in facts.holes

assumes contains key if {
	some id in candidates
	some c in data.avtal.documents[id].coverage
	facts.applies(c)
	some key in c.assumes
}

assumes contains key if {
	some p in facts.service.pub
	p.agreement in candidates
	facts.applies(p)
	some key in p.assumes
}
