# METADATA
# title: Matrix
# description: |
#   Eligible for every service, customer category and channel of a day, at once:
#   each condition is looked at once for what it is about, and not once for each
#   question. The conditions are those of Eligible.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.matrix

import data.rules.eligible
import data.rules.facts

# METADATA
# title: The cells
# description: For every service and category, the states of the conditions that no channel bears on, and for each channel the state, the outcome and what an order asks for.
# entrypoint: true
cells[service][category] := {"states": states, "channels": channels} if {
	some service, row in common
	some category, states in row
	channels := {channel: {"state": state, "outcome": outcome({state} | {s | some s in states}), "needs": needs(service, category, channel)} |
		some channel in data.avtal.channels
		state := open(service, category, channel)
	}
}

# METADATA
# title: The states of the conditions that no channel bears on
common[service][category] := {
	"agreement-in-use": agreement,
	"service-covered": covered,
	"category-exists": exists,
	"category-offered": offered,
} if {
	some service, covered in services
	some category, exists in categories
	offered := offer_state[offers[service][category].state]
}

# METADATA
# title: Whether the agreement is in use
agreement := "holds" if {
	"agreement-in-use" in eligible.holds
} else := "unknown"

# METADATA
# title: Whether each service is covered
services[id] := coverage_state[cell.state] if {
	some id, service in data.avtal.services
	some cell in service.coverage
	facts.applies(cell)
}

# METADATA
# title: Whether each customer category exists
categories[id] := coverage_state[cell.state] if {
	some id, category in data.avtal.categories
	some cell in category.coverage
	facts.applies(cell)
}

# METADATA
# title: The offer of each service to each category
offers[id][category] := cell if {
	some id, service in data.avtal.services
	some category, list in service.offers
	some cell in list
	facts.applies(cell)
}

# METADATA
# title: The channels that are ruled out for each service, by category
excluded[id] contains [category, channel] if {
	some id, service in data.avtal.services
	some cell in service.not_through
	facts.applies(cell)
	some category in cell.categories
	some channel in cell.channels
}

# METADATA
# title: What each service requires, by category and channel
by_service[id][category][channel] contains cell.fact if {
	some id, service in data.avtal.services
	some cell in service.requires
	facts.applies(cell)
	some category in cell.categories
	some channel in cell.channels
}

# METADATA
# title: What each channel requires, by category
by_channel[channel][category] contains cell.fact if {
	some channel, list in data.avtal.ways
	some cell in list
	facts.applies(cell)
	some category in cell.categories
}

# METADATA
# title: The facts that an order will ask for
needs(service, category, channel) := {fact |
	some list in [
		{f | some f in offers[service][category].requires},
		{f | some f in by_service[service][category][channel]},
		{f | some f in by_channel[channel][category]},
	]
	some fact in list
}

# METADATA
# title: Whether a channel is open
open(service, category, channel) := "fails" if {
	[category, channel] in excluded[service]
} else := "holds" if {
	channel in offers[service][category].channels
} else := "unknown"

# METADATA
# title: What a coverage comes to
coverage_state := {
	"in-force": "holds",
	"not-yet": "fails",
	"ended": "fails",
	"pending": "unknown",
	"before-evidence": "unknown",
	"never-known": "unknown",
}

# METADATA
# title: What an offer comes to
offer_state := {"offered": "holds", "not-offered": "fails", "unsaid": "unknown"}

# METADATA
# title: What the states of all conditions come to
outcome(states) := "allowed" if {
	states == {"holds"}
} else := "undetermined" if {
	count(states - {"holds", "unknown"}) == 0
} else := "refused"
