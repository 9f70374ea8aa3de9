package rules.eligible_test

import data.rules.eligible

always := {"from": "0000-00-00", "until": "9999-99-99~", "known_from": "0000-00-00", "known_until": "9999-99-99~"}

stands(state, key) := [object.union(always, {"state": state, "cite": concat(":", ["source", key]), "assumes": [key]})]

offer(state, channels) := [object.union(always, {
	"state": state, "channels": channels, "requires": ["trained"],
	"cite": "source:list", "assumes": ["listed"],
})]

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "2018-05-28", "assumes": ["agreement"]},
	"holes": [{"from": "0000-00-00", "until": "9999-99-99~", "assumes": "closed", "assumes_open": "hole"}],
	"services": {"s": {
		"coverage": stands("in-force", "service"),
		"offers": {"k": offer("offered", ["direct"])},
		"requires": [object.union(always, {"fact": "insured", "categories": ["k"], "channels": ["direct"]})],
	}},
	"categories": {"k": {"coverage": stands("in-force", "category")}},
}

question := {"service": "s", "category": "k", "channel": "direct", "relation": "", "on": "2018-05-28", "known": "2018-05-28", "facts": {}}

test_allowed if {
	a := eligible.answer with input as question with data.avtal as made_up
	a.outcome == "allowed"
	a.required == {"agreement-in-use", "service-covered", "category-exists", "category-offered", "channel-open"}
	a.holds == a.required
	{a.fails, a.unknown, a.documents, a.candidates, a.obligations} == {set()}
	a.cites == {
		["service-covered", "source:service"], ["category-exists", "source:category"],
		["category-offered", "source:list"], ["channel-open", "source:list"],
	}
	a.assumes == {"agreement", "hole", "service", "category", "listed"}
	a.needs == {"insured", "trained"}
}

test_facts_do_not_count if {
	eligible.answer.outcome == "allowed" with input as question with input.facts as {"insured": "no"} with data.avtal as made_up
}

test_agreement_is_in_evidence_from_its_first_day if {
	"agreement-in-use" in eligible.holds with input as question with input.on as "2018-05-07" with data.avtal as made_up
}

test_agreement_is_not_in_evidence_before if {
	not "agreement-in-use" in eligible.holds with input as question with input.on as "2018-05-06" with data.avtal as made_up
}

test_agreement_is_not_known_before if {
	not "agreement-in-use" in eligible.holds with input as question with input.known as "2018-05-27" with data.avtal as made_up
}

excluded(channels) := [object.union(always, {
	"state": "ruled-out", "categories": ["k"], "channels": channels, "cite": "source:terms", "assumes": ["excluded"],
})]

test_channel_that_is_ruled_out_fails_even_where_it_is_listed if {
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.not_through as excluded(["direct"])
	a.outcome == "refused"
	a.fails == {"channel-open"}
	["channel-open", "source:terms"] in a.cites
	"excluded" in a.assumes
}

test_another_channel_that_is_ruled_out_does_not_count if {
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.not_through as excluded(["indirect"])
	a.outcome == "allowed"
	not "excluded" in a.assumes
}

test_channel_that_is_ruled_out_for_another_category_does_not_count if {
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.not_through as [object.union(excluded(["direct"])[0], {"categories": ["other"]})]
	a.outcome == "allowed"
	not "excluded" in a.assumes
}

test_exclusion_counts_on_its_days if {
	eligible.answer.outcome == "allowed" with input as question with data.avtal as made_up
		with data.avtal.services.s.not_through as [object.union(excluded(["direct"])[0], {"from": "2018-05-29"})]
}

test_service_is_not_covered[state] if {
	some state in ["not-yet", "ended"]
	eligible.fails == {"service-covered"} with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as stands(state, "x")
}

test_service_of_which_no_source_tells[state] if {
	some state in ["before-evidence", "never-known"]
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as stands(state, "x")
	a.unknown == {"service-covered"}
	a.required - a.holds == {"service-covered"}
}

test_category_does_not_exist[state] if {
	some state in ["not-yet", "ended"]
	eligible.fails == {"category-exists"} with input as question with data.avtal as made_up
		with data.avtal.categories.k.coverage as stands(state, "x")
}

test_category_of_which_no_source_tells if {
	eligible.answer.unknown == {"category-exists"} with input as question with data.avtal as made_up
		with data.avtal.categories.k.coverage as stands("never-known", "x")
}

test_not_offered if {
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.offers.k as offer("not-offered", [])
	a.outcome == "refused"
	a.fails == {"category-offered"}
	a.unknown == {"channel-open"}
}

test_nobody_says_whether_it_is_offered if {
	eligible.answer.unknown == {"category-offered", "channel-open"} with input as question with data.avtal as made_up
		with data.avtal.services.s.offers.k as offer("unsaid", [])
}

test_nobody_names_the_channel if {
	a := eligible.answer with input as question with input.channel as "agent" with data.avtal as made_up
	a.outcome == "undetermined"
	a.unknown == {"channel-open"}
	not ["channel-open", "source:list"] in a.cites
}

succeeded(from, known_from) := [object.union(always, {
	"from": from, "known_from": known_from, "state": "succeeded", "cite": "source:next", "assumes": ["succession"],
})]

test_another_agreement_takes_its_place if {
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.agreement.successors as succeeded("2018-05-28", "2018-05-28")
	a.outcome == "undetermined"
	a.unknown == {"agreement-in-use"}
	["agreement-in-use", "source:next"] in a.cites
	"succession" in a.assumes
}

test_another_agreement_takes_its_place_later[days] if {
	some days in [["2018-05-29", "2018-05-28"], ["2018-05-28", "2018-05-29"]]
	a := eligible.answer with input as question with data.avtal as made_up
		with data.avtal.agreement.successors as succeeded(days[0], days[1])
	a.outcome == "allowed"
	not "succession" in a.assumes
}
