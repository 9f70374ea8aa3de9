# METADATA
# title: Order
# description: |
#   May the owner of a boat book a service? The harbour has rules of its own; this
#   file is all of them.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.order

# METADATA
# title: The answer
# entrypoint: true
answer := {
	"outcome": outcome,
	"required": required,
	"holds": holds,
	"fails": fails,
	"unknown": (required - holds) - fails,
	"cites": cites,
	"assumes": set(),
	"needs": {"signed", "insured"},
	"documents": {"main", "tariff"},
	"candidates": set(),
	"obligations": {"pay-ahead"},
}

# METADATA
# title: The outcome
outcome := "refused" if {
	count(required & fails) > 0
} else := "undetermined" if {
	count((required - holds) - fails) > 0
} else := "allowed"

# METADATA
# title: The service can be booked
# custom:
#   code: bookable
#   en: The service can be booked
#   cite: [{source: handbook}]
#   holds: {en: "{service} can be booked on {on}."}
#   fails: {en: "{service} cannot be booked on {on}."}
#   unknown: {en: "It is not said whether {service} can be booked on {on}."}
required contains "bookable"

# METADATA
# title: The service is for the customer
# custom:
#   code: for-category
#   en: The service is for the customer
#   cite: [{source: handbook}]
#   holds: {en: "{service} is for this customer: {category}."}
#   fails: {en: "{service} is not for this customer: {category}."}
#   unknown: {en: "It is not said whether {service} is for this customer: {category}."}
required contains "for-category"

# METADATA
# title: The way of booking is open
# custom:
#   code: channel-open
#   en: The way of booking is open
#   cite: [{source: notice-board}]
#   holds: {en: "{service} can be booked this way: {channel}."}
#   fails: {en: "{service} cannot be booked this way: {channel}."}
#   unknown: {en: "It is not said whether {service} can be booked this way: {channel}."}
required contains "channel-open"

# METADATA
# title: The owner has signed
# custom:
#   code: signed
#   fact: signed
#   en: The owner has signed
#   cite: [{document: main, clause: "1"}]
#   holds: {en: The owner has signed.}
#   fails: {en: The owner has not signed.}
#   unknown: {en: It is not said whether the owner has signed.}
required contains "signed"

# METADATA
# title: The boat is insured
# custom:
#   code: insured
#   fact: insured
#   en: The boat is insured
#   cite: [{document: main, clause: "2"}]
#   holds: {en: The boat is insured.}
#   fails: {en: The boat is not insured.}
#   unknown: {en: It is not said whether the boat is insured.}
required contains "insured"

# METADATA
# title: What holds
holds contains "bookable" if coverage.state == "in-force"

holds contains "for-category" if {
	offer.state == "offered"
	category.state == "in-force"
}

holds contains "channel-open" if input.channel in offer.channels

holds contains "signed" if input.facts.signed == "yes"

holds contains "insured" if input.facts.insured == "yes"

# METADATA
# title: What fails
fails contains "bookable" if coverage.state in {"not-yet", "ended"}

fails contains "for-category" if offer.state == "not-offered"

fails contains "for-category" if category.state in {"not-yet", "ended"}

fails contains "channel-open" if {
	some ruled_out in data.avtal.services[input.service].not_through
	input.channel in ruled_out.channels
	input.category in ruled_out.categories
	applies(ruled_out)
}

fails contains "signed" if input.facts.signed == "no"

fails contains "insured" if input.facts.insured == "no"

# METADATA
# title: The sources that decided
cites contains ["bookable", coverage.cite]

cites contains ["for-category", offer.cite]

# METADATA
# title: The owner pays before the boat arrives
# custom:
#   obligation: pay-ahead
#   en: The owner pays before the boat arrives.
#   cite: [{document: tariff}]
obligations contains "pay-ahead"

# METADATA
# title: How the service stands
coverage := c if {
	some c in data.avtal.services[input.service].coverage
	applies(c)
}

# METADATA
# title: How the category stands
category := c if {
	some c in data.avtal.categories[input.category].coverage
	applies(c)
}

# METADATA
# title: What is said of the service being for the category
offer := o if {
	some o in data.avtal.services[input.service].offers[input.category]
	applies(o)
}

# METADATA
# title: Whether an entry is for the day, as known then
applies(e) if {
	e.from <= input.on
	input.on < e.until
	e.known_from <= input.known
	input.known < e.known_until
}
