# METADATA
# title: Eligible
# description: |
#   May a customer of a category have a service through a channel, as far as the
#   agreement goes? Only data decides; the customer's own facts do not count.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.eligible

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
	"needs": needs,
	"documents": set(),
	"candidates": set(),
	"obligations": set(),
}

# METADATA
# title: The agreement is in use
# custom:
#   code: agreement-in-use
#   sv: Kundavtal 2 används
#   en: Kundavtal 2 is in use
#   cite: [{source: andringar, heading: 28 maj 2018}]
#   holds: {sv: "Kundavtal 2 fanns den {on} eller dessförinnan, och ingen källa säger att det har upphört.", en: "Kundavtal 2 was there on {on} or before, and no source says that it has ended."}
#   unknown: {sv: "Källorna visar inte att Kundavtal 2 gällde den {on}.", en: "The sources do not show that Kundavtal 2 was in force on {on}."}
required contains "agreement-in-use"

# METADATA
# title: The conditions that hold
holds contains "agreement-in-use" if {
	data.avtal.agreement.from <= input.on
	data.avtal.agreement.known_from <= input.known
	count(successors) == 0
}

# METADATA
# title: The agreements that have taken its place
successors contains s if {
	some s in data.avtal.agreement.successors
	facts.applies(s)
}

# METADATA
# title: The service is covered
# custom:
#   code: service-covered
#   sv: Tjänsten omfattas av avtalet
#   en: The service is covered by the agreement
#   cite: [{source: kundavtal}]
#   holds: {sv: "{service} omfattas av avtalet den {on}.", en: "{service} is covered by the agreement on {on}."}
#   fails: {sv: "{service} omfattas inte av avtalet den {on}.", en: "{service} is not covered by the agreement on {on}."}
#   unknown: {sv: "Ingen källa säger om {service} omfattas av avtalet den {on}.", en: "No source says whether {service} is covered by the agreement on {on}."}
required contains "service-covered"

holds contains "service-covered" if facts.coverage.state == "in-force"

# METADATA
# title: The conditions that fail
fails contains "service-covered" if facts.coverage.state in {"not-yet", "ended"}

# METADATA
# title: The customer category exists
# custom:
#   code: category-exists
#   sv: Kundkategorin finns
#   en: The customer category exists
#   cite: [{document: kundkategorier}, {source: kundavtal, heading: Teckna Kundavtal 2 och beställa tjänster enligt avtalet}]
#   holds: {sv: "{category} är en kundkategori den {on}.", en: "{category} is a customer category on {on}."}
#   fails: {sv: "{category} är ingen kundkategori den {on}.", en: "{category} is no customer category on {on}."}
#   unknown: {sv: "Ingen källa säger om {category} är en kundkategori den {on}.", en: "No source says whether {category} is a customer category on {on}."}
required contains "category-exists"

holds contains "category-exists" if facts.category.state == "in-force"

fails contains "category-exists" if facts.category.state in {"not-yet", "ended"}

# METADATA
# title: The service is offered to the category
# custom:
#   code: category-offered
#   sv: Tjänsten erbjuds kundkategorin
#   en: The service is offered to the customer category
#   cite: [{document: kundkategorier}, {source: kundavtal, heading: Kundkategorier}]
#   holds: {sv: "{service} erbjuds kundkategorin {category} den {on}.", en: "{service} is offered to the customer category {category} on {on}."}
#   fails: {sv: "{service} erbjuds inte kundkategorin {category} den {on}.", en: "{service} is not offered to the customer category {category} on {on}."}
#   unknown: {sv: "Ingen källa säger om {service} erbjuds kundkategorin {category} den {on}.", en: "No source says whether {service} is offered to the customer category {category} on {on}."}
required contains "category-offered"

holds contains "category-offered" if facts.offer.state == "offered"

fails contains "category-offered" if facts.offer.state == "not-offered"

# METADATA
# title: The channel is open
# custom:
#   code: channel-open
#   sv: Anslutningssättet är öppet
#   en: The channel is open
#   cite: [{document: btv}, {source: kundavtal, heading: Teckna Kundavtal 2 och beställa tjänster enligt avtalet}]
#   holds: {sv: "Anslutningssättet är öppet för {service} den {on}: {channel}.", en: "The channel is open for {service} on {on}: {channel}."}
#   fails: {sv: "Anslutningssättet är inte öppet för {service} den {on}: {channel}.", en: "The channel is not open for {service} on {on}: {channel}."}
#   unknown: {sv: "Ingen källa säger om anslutningssättet är öppet för {service} den {on}: {channel}.", en: "No source says whether the channel is open for {service} on {on}: {channel}."}
required contains "channel-open"

holds contains "channel-open" if input.channel in facts.offer.channels

fails contains "channel-open" if count(facts.exclusions) > 0

# METADATA
# title: The changes and sources that decided, by condition
cites contains ["agreement-in-use", s.cite] if some s in successors

cites contains ["service-covered", facts.coverage.cite]

cites contains ["category-exists", facts.category.cite]

cites contains ["category-offered", facts.offer.cite]

cites contains ["channel-open", facts.offer.cite] if input.channel in facts.offer.channels

cites contains ["channel-open", exclusion.cite] if some exclusion in facts.exclusions

# METADATA
# title: What the answer takes for granted
assumes contains key if some key in data.avtal.agreement.assumes

assumes contains key if {
	some s in successors
	some key in s.assumes
}

assumes contains key if some key in facts.coverage.assumes

assumes contains key if some key in facts.category.assumes

assumes contains key if some key in facts.offer.assumes

assumes contains key if {
	some exclusion in facts.exclusions
	some key in exclusion.assumes
}

assumes contains key if some key in facts.holes

# METADATA
# title: The facts that an order will ask for
needs contains requirement.fact if some requirement in facts.requirements

needs contains fact if some fact in facts.offer.requires
