# METADATA
# title: The data of the question
# description: |
#   What the data set says about the service, the category and the channel of a
#   question, on its day and as known then. Every list in the data divides time
#   without gaps, so exactly one entry applies.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.facts

# METADATA
# title: The service of the question
service := data.avtal.services[input.service]

# METADATA
# title: How the service stands in the agreement
coverage := c if {
	some c in service.coverage
	applies(c)
}

# METADATA
# title: Documents, or none where the service is not covered
of_covered(ids) := set() if {
	coverage.state in {"not-yet", "ended"}
} else := ids

# METADATA
# title: How the customer category stands in the agreement
category := c if {
	some c in data.avtal.categories[input.category].coverage
	applies(c)
}

# METADATA
# title: The offer of the service to the category
offer := o if {
	some o in service.offers[input.category]
	applies(o)
}

# METADATA
# title: What the service and the channel require of the customer
requirements contains r if {
	some r in service.requires
	input.channel in r.channels
	input.category in r.categories
	applies(r)
}

requirements contains r if {
	some r in data.avtal.ways[input.channel]
	input.category in r.categories
	applies(r)
}

# METADATA
# title: What rules the channel of the question out for the category
exclusions contains e if {
	some e in service.not_through
	input.channel in e.channels
	input.category in e.categories
	applies(e)
}

# METADATA
# title: Whether the service processes personal data
personal_data := p if {
	some p in service.personal_data
	applies(p)
}

# METADATA
# title: Whether the service uses the platform
platform := p if {
	some p in service.platform
	applies(p)
}

# METADATA
# title: How a common document stands in the agreement
document(id) := c if {
	some c in data.avtal.documents[id].coverage
	applies(c)
}

# METADATA
# title: Whether an entry is for the day of the question, as known then
# description: Nearly every question is asked with everything known, so what was known before is left first.
applies(e) if {
	input.known < e.known_until
	input.on < e.until
	e.from <= input.on
	e.known_from <= input.known
}

# METADATA
# title: The missing notices that could bear on the answer
holes contains hole.assumes if {
	some hole in data.avtal.holes
	hole.from <= input.on
	hole.until <= input.known
}

# METADATA
# title: The same, where the day as of which it is asked lies in the hole
# description: The end of the hole is the next notice, of which nothing is known then.
holes contains hole.assumes_open if {
	some hole in data.avtal.holes
	hole.from <= input.on
	hole.from <= input.known
	input.known < hole.until
}
