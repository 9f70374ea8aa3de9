# METADATA
# title: Outcome
# description: |
#   How three sets of conditions become one outcome. A condition that is
#   required and neither holds nor fails is unknown. What fails refuses; what is
#   unknown leaves the answer undetermined; nothing is allowed on an empty list.
# schemas:
#   - input: schema.input
#   - data.avtal: schema.data
package rules.outcome

# METADATA
# title: The required conditions that neither hold nor fail
unknown(required, holds, fails) := (required - holds) - fails

# METADATA
# title: The outcome of a question
of(required, holds, fails) := "allowed" if {
	count(required) > 0
	count(required & fails) == 0
	count(required - holds) == 0
} else := "undetermined" if {
	count(required) > 0
	count(required & fails) == 0
} else := "refused"
