package rules.order_test

import data.rules.order

always := {
	"from": "0000-00-00", "until": "9999-99-99~", "known_from": "0000-00-00", "known_until": "9999-99-99~",
	"channels": ["direkt"], "categories": ["k"],
}

stands := [object.union(always, {"state": "in-force", "cite": "source:page", "assumes": []})]

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "0000-00-00", "assumes": ["agreement"]},
	"holes": [],
	"services": {"s": {
		"coverage": stands,
		"offers": {"k": [object.union(always, {
			"state": "offered", "channels": ["direkt"], "requires": ["trained"],
			"cite": "source:list", "assumes": [],
		})]},
		"platform": [object.union(always, {"state": "yes", "cite": "", "assumes": []})],
		"requires": [object.union(always, {"fact": "insured", "cite": "source:terms", "assumes": ["insurance"]})],
	}},
	"categories": {"k": {"coverage": stands}},
	"ways": {"direkt": [
		object.union(always, {"fact": "known", "cite": "source:way", "assumes": ["way"]}),
		object.union(always, {"until": "2018-05-01", "fact": "past", "cite": "source:past", "assumes": ["past"]}),
	]},
	"common": [object.union(always, {"documents": ["head", "words"], "perhaps": []})],
	"documents": {
		"head": {"role": "main", "coverage": stands},
		"words": {"role": "definitions", "coverage": stands},
		"villkor-ntjp": {"role": "platform", "coverage": stands},
	},
}

question := {
	"service": "s", "category": "k", "channel": "direkt", "relation": "", "on": "2018-05-28", "known": "2018-05-28",
	"facts": {"kundavtal-signerat": "yes", "insured": "yes", "trained": "yes", "known": "yes"},
}

test_allowed if {
	a := order.answer with input as question with data.avtal as made_up
	a.outcome == "allowed"
	a.required == a.holds
	{"signed", "requirement:insured", "requirement:trained", "service-covered"} - a.required == set()
	a.needs == {"kundavtal-signerat", "insured", "trained", "known"}
	a.documents == {"head", "words", "btv/s"}
	a.candidates == set()
	["service-covered", "source:page"] in a.cites
	["requirement:insured", "source:terms"] in a.cites
	a.obligations == {"order-channel", "service-terms"}
	a.assumes == {"agreement", "insurance", "way"}
}

test_documents_that_may_have_come_or_gone if {
	a := order.answer with input as question with data.avtal as made_up
		with data.avtal.common as [object.union(always, {"documents": ["head"], "perhaps": ["words"]})]
	a.outcome == "allowed"
	a.candidates == {"words"}
	a.documents == {"head", "btv/s"}
}

test_cites if {
	{["requirement:insured", "source:terms"], ["requirement:trained", "source:list"]} - order.cites == set() with input as question
		with data.avtal as made_up
}

test_eligible_cites if {
	["service-covered", "source:page"] in order.cites with input as question with data.avtal as made_up
}

test_nothing_said if {
	a := order.answer with input as question with input.facts as {} with data.avtal as made_up
	a.outcome == "undetermined"
	a.required - a.holds == a.unknown
	count(a.required) == 9
	a.unknown == {"signed", "requirement:insured", "requirement:trained", "requirement:known"}
	a.required - a.holds == a.unknown
}

test_a_no_refuses[fact] if {
	some fact, condition in {"kundavtal-signerat": "signed", "insured": "requirement:insured", "trained": "requirement:trained"}
	a := order.answer with input as question with input.facts as object.union(question.facts, {fact: "no"}) with data.avtal as made_up
	a.outcome == "refused"
	a.fails == {condition}
	a.unknown == set()
}

test_what_is_required_does_not_hang_on_the_facts if {
	all_said := order.required with input as question with data.avtal as made_up
	none_said := order.required with input as question with input.facts as {} with data.avtal as made_up
	all_said == none_said
}

test_not_covered_refuses_what_the_customer_meets if {
	a := order.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as [object.union(stands[0], {"state": "ended"})]
	a.outcome == "refused"
	a.fails == {"service-covered"}
	a.unknown == set()
}

indirectly := object.union(question, {
	"channel": "indirekt",
	"facts": {"anslutande-kund-signerat": "yes", "trained": "yes"},
})

with_another := object.union(made_up, {"ways": {"indirekt": []}})

test_who_is_connected_through_another_need_not_have_signed if {
	a := order.answer with input as indirectly with data.avtal as with_another
	a.required == {
		"agreement-in-use", "service-covered", "category-exists", "category-offered", "channel-open",
		"signed-through", "requirement:trained",
	}
	"signed-through" in a.holds
	a.needs == {"anslutande-kund-signerat", "trained"}
	a.obligations == {"service-terms"}
}

test_the_one_that_it_is_connected_through_must[said] if {
	some said, state in {"yes": "holds", "no": "fails"}
	a := order.answer with input as indirectly with data.avtal as with_another
		with input.facts as {"anslutande-kund-signerat": said}
	"signed-through" in a[state]
}

test_what_the_other_signed_does_not_count_otherwise if {
	a := order.answer with input as question with data.avtal as made_up
		with input.facts as {"anslutande-kund-signerat": "yes"}
	{"signed-through"} & a.required == set()
	"signed" in a.unknown
}

test_where_it_is_ordered[channel] if {
	some channel in ["direkt", "via-agent", "leverantor"]
	"order-channel" in order.obligations with input as question with input.channel as channel with data.avtal as made_up
}

test_an_ombud_orders_elsewhere if {
	order.obligations == {"service-terms"} with input as question with input.channel as "via-ombud" with data.avtal as made_up
}

test_the_agents_side_is_left_out[channel] if {
	some channel in ["via-agent", "direkt"]
	wanted := {true | channel == "via-agent"}
	wanted == {true | "agent-side" in order.obligations} with input as question with input.channel as channel with data.avtal as made_up
}
