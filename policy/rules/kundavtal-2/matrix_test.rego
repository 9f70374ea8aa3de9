package rules.matrix_test

import data.rules.eligible
import data.rules.matrix

always := {"from": "0000-00-00", "until": "9999-99-99~", "known_from": "0000-00-00", "known_until": "9999-99-99~"}

past := object.union(always, {"until": "2018-05-01", "state": "in-force", "channels": ["direct"], "requires": [], "cite": "", "assumes": []})

stands(state) := [past, object.union(always, {"from": "2018-05-01", "state": state, "cite": "", "assumes": []})]

offer(state, channels) := [past, object.union(always, {"from": "2018-05-01", "state": state, "channels": channels, "requires": [], "cite": "", "assumes": []})]

excludes(from, categories, channels) := [object.union(always, {
	"from": from, "state": "ruled-out", "categories": categories, "channels": channels, "cite": "", "assumes": [],
})]

asks(from, fact, categories, channels) := [object.union(always, {
	"from": from, "fact": fact, "categories": categories, "channels": channels, "cite": "", "assumes": [],
})]

all := ["one", "two", "three", "four"]

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "2018-05-28", "assumes": []},
	"channels": ["direct", "agent", "other"],
	"holes": [],
	"services": {
		"covered": {
			"coverage": stands("in-force"),
			"requires": array.flatten([asks("2018-05-01", "insured", ["one"], ["direct"]), asks("2020-01-01", "later", all, ["direct", "agent"])]),
			"not_through": array.flatten([
				excludes("2018-05-01", all, ["agent"]), excludes("2020-01-01", all, ["direct"]),
				excludes("2018-05-01", ["four"], ["other"]),
			]),
			"offers": {
				"one": [past, object.union(offer("offered", ["direct", "agent"])[1], {"requires": ["trained"]})], "two": offer("not-offered", []), "three": offer("unsaid", []),
				"four": offer("offered", ["other"]),
			},
		},
		"later": {
			"coverage": stands("not-yet"), "requires": [], "not_through": [],
			"offers": {"one": offer("offered", ["direct"]), "two": offer("offered", ["direct"]), "three": offer("offered", ["direct"]), "four": offer("offered", ["direct"])},
		},
		"unseen": {
			"coverage": stands("before-evidence"), "requires": [], "not_through": [],
			"offers": {"one": offer("offered", ["direct"]), "two": offer("offered", ["direct"]), "three": offer("offered", ["direct"]), "four": offer("offered", ["direct"])},
		},
	},
	"ways": {
		"direct": array.flatten([
			asks("2018-05-01", "direct-user", ["one", "two"], ["direct", "agent", "other"]), asks("2020-01-01", "later", all, ["direct"]),
		]),
		"agent": [], "other": [],
	},
	"categories": {
		"one": {"coverage": stands("in-force")}, "two": {"coverage": stands("in-force")},
		"three": {"coverage": stands("ended")}, "four": {"coverage": stands("pending")},
	},
}

question := {"service": "", "category": "", "channel": "", "relation": "", "on": "2018-05-28", "known": "2018-05-28", "facts": {}}

test_allowed if {
	cell := matrix.cells.covered.one with input as question with data.avtal as made_up
	cell.states == {"agreement-in-use": "holds", "service-covered": "holds", "category-exists": "holds", "category-offered": "holds"}
	cell.channels.direct == {"state": "holds", "outcome": "allowed", "needs": {"trained", "insured", "direct-user"}}
	cell.channels.agent == {"state": "fails", "outcome": "refused", "needs": {"trained"}}
	cell.channels.other == {"state": "unknown", "outcome": "undetermined", "needs": {"trained"}}
}

test_what_is_asked_of_another_category_or_later if {
	cells := matrix.cells with input as question with data.avtal as made_up
	cells.covered.two.channels.direct.needs == {"direct-user"}
	cells.covered.four.channels.direct.needs == set()
	cells.later.one.channels.direct.needs == {"direct-user"}
}

test_channel_that_is_ruled_out_for_one_category if {
	cells := matrix.cells.covered with input as question with data.avtal as made_up
	cells.four.channels.other.state == "fails"
	cells.one.channels.other.state == "unknown"
	cells.four.channels.direct.state == "unknown"
}

test_every_cell_is_there if {
	cells := matrix.cells with input as question with data.avtal as made_up
	{s | some s, _ in cells} == {"covered", "later", "unseen"}
	{k | some k, _ in cells.later} == {"one", "two", "three", "four"}
}

# The set-at-once rules must say of each cell what Eligible says of it.
test_says_what_eligible_says[[service, category, channel]] if {
	some service in ["covered", "later", "unseen"]
	some category in ["one", "two", "three", "four"]
	some channel in ["direct", "agent"]
	asked := object.union(question, {"service": service, "category": category, "channel": channel})
	cell := matrix.cells[service][category] with input as question with data.avtal as made_up
	want := eligible.answer with input as asked with data.avtal as made_up
	cell.channels[channel].outcome == want.outcome
	states := object.union(cell.states, {"channel-open": cell.channels[channel].state})
	{c | some c, "holds" in states} == (want.holds & want.required) - want.fails
	{c | some c, "fails" in states} == want.fails & want.required
	{c | some c, "unknown" in states} == want.unknown
	cell.channels[channel].needs == want.needs
}

test_agreement_that_is_not_in_evidence if {
	cells := matrix.cells with input as question with input.on as "2018-05-06" with data.avtal as made_up
	cells.covered.one.states["agreement-in-use"] == "unknown"
	cells.covered.one.channels.direct.outcome == "undetermined"
}

test_every_state_of_a_coverage[state] if {
	some state, want in {"in-force": "holds", "not-yet": "fails", "ended": "fails", "pending": "unknown", "before-evidence": "unknown", "never-known": "unknown"}
	matrix.coverage_state[state] == want
}

test_channel_that_is_ruled_out_later_is_open_before if {
	cells := matrix.cells with input as question with input.on as "2020-01-01" with data.avtal as made_up
	cells.covered.one.channels.direct.outcome == "refused"
}
