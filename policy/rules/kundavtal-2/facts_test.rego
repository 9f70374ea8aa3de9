package rules.facts_test

import data.rules.facts

# An entry for every combination of before and after 2020-01-01, the day asked
# about and the day known.
cells := [
	cell("old", "0000-00-00", "2020-01-01", "0000-00-00", "2020-01-01"),
	cell("announced", "2020-01-01", "9999-99-99~", "2020-01-01", "9999-99-99~"),
	cell("unheard", "2020-01-01", "9999-99-99~", "0000-00-00", "2020-01-01"),
	cell("gone", "0000-00-00", "2020-01-01", "2020-01-01", "9999-99-99~"),
]

cell(state, from, until, known_from, known_until) := {
	"state": state, "assumes": [], "categories": ["k"], "channels": ["direct"],
	"from": from, "until": until, "known_from": known_from, "known_until": known_until,
}

made_up := {
	"services": {"s": {"coverage": cells, "offers": {"k": cells}, "requires": cells}},
	"categories": {"k": {"coverage": cells}},
	"holes": [
		{"from": "0000-00-00", "until": "2019-01-01", "assumes": "before", "assumes_open": "all"},
		{"from": "2020-01-01", "until": "9999-99-99~", "assumes": "closed", "assumes_open": "after"},
		{"from": "2021-01-01", "until": "2022-01-01", "assumes": "short", "assumes_open": "open"},
	],
}

asked(on, known) := {"service": "s", "category": "k", "channel": "direct", "on": on, "known": known}

test_first_day if {
	facts.coverage.state == "announced" with input as asked("2020-01-01", "2020-01-01") with data.avtal as made_up
}

test_last_day_before if {
	facts.coverage.state == "gone" with input as asked("2019-12-31", "2020-01-01") with data.avtal as made_up
}

test_not_known_yet if {
	facts.coverage.state == "unheard" with input as asked("2020-01-01", "2019-12-31") with data.avtal as made_up
}

test_everything_known if {
	facts.coverage.state == "announced" with input as asked("2199-12-31", "9999-99-99") with data.avtal as made_up
}

test_category if {
	facts.category.state == "old" with input as asked("1900-01-01", "1900-01-01") with data.avtal as made_up
}

test_offer if {
	facts.offer.state == "old" with input as asked("1900-01-01", "1900-01-01") with data.avtal as made_up
}

test_requirements if {
	{r.state | some r in facts.requirements} == {"old"} with input as asked("1900-01-01", "1900-01-01")
		with data.avtal as made_up
}

test_requirements_of_another_category_or_channel[limits] if {
	some limits in [{"categories": ["other"]}, {"channels": ["other"]}]
	count(facts.requirements) == 0 with input as asked("1900-01-01", "1900-01-01") with data.avtal as made_up
		with data.avtal.services.s.requires as [object.union(c, limits) | some c in cells]
}

test_what_a_channel_requires_of_another_category[[category, n]] if {
	some category, n in {"k": 1, "other": 0}
	count(facts.requirements) == n with input as asked("1900-01-01", "1900-01-01") with data.avtal as made_up
		with data.avtal.services.s.requires as []
		with data.avtal.ways as {"direct": [object.union(c, {"categories": [category]}) | some c in cells]}
}

test_exclusions_of_a_category[[category, n]] if {
	some category, n in {"k": 1, "other": 0}
	count(facts.exclusions) == n with input as asked("1900-01-01", "1900-01-01") with data.avtal as made_up
		with data.avtal.services.s.not_through as [object.union(c, {"categories": [category]}) | some c in cells]
}

test_a_hole_bears_on_days_from_its_start if {
	facts.holes == {"before", "after"} with input as asked("2020-01-01", "2020-01-01") with data.avtal as made_up
}

test_a_hole_is_open_while_its_end_is_not_known if {
	facts.holes == {"all"} with input as asked("2019-12-31", "2018-12-31") with data.avtal as made_up
}

test_a_hole_that_has_ended_bears_on_days_from_its_start if {
	facts.holes == {"before", "after", "short"} with input as asked("2021-01-01", "2022-01-01") with data.avtal as made_up
}

test_a_hole_that_has_ended_bears_on_no_earlier_day if {
	facts.holes == {"before", "after"} with input as asked("2020-12-31", "2022-01-01") with data.avtal as made_up
}

test_a_hole_bears_on_no_earlier_day if {
	facts.holes == {"before"} with input as asked("2019-12-31", "9999-99-99") with data.avtal as made_up
}

test_a_hole_bears_on_nothing_known_before_it if {
	facts.holes == {"before"} with input as asked("2020-01-01", "2019-12-31") with data.avtal as made_up
}

test_documents_only_where_the_service_may_be_covered[[state, other]] if {
	some state, kept in {"not-yet": set(), "ended": set(), "in-force": {"d"}, "pending": {"d"}, "before-evidence": {"d"}}
	some other in ["not-yet", "in-force"]
	facts.of_covered({"d"}) == kept with input as asked("2020-01-01", "2020-01-01")
		with data.avtal as made_up
		with data.avtal.services.s.coverage as [always(state)]
		with data.avtal.categories.k.coverage as [always(other)]
}

always(state) := cell(state, "0000-00-00", "9999-99-99~", "0000-00-00", "9999-99-99~")
