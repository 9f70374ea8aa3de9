package rules.pub_test

import data.rules.pub

now := {"from": "2018-01-01", "until": "9999-99-99~", "known_from": "0000-00-00", "known_until": "9999-99-99~"}

# What was before must not count.
past := {
	"from": "0000-00-00", "until": "2018-01-01", "known_from": "0000-00-00", "known_until": "9999-99-99~",
	"state": "in-force", "agreement": "head", "stated": true, "cite": "source:past", "assumes": ["past"],
}

stands(state, key) := [
	past,
	object.union(now, {"state": state, "cite": concat(":", ["source", key]), "assumes": [key]}),
]

processor(state, key) := {"role": "pub", "coverage": stands(state, key)}

named(agreement, stated, key) := object.union(now, {
	"agreement": agreement, "stated": stated, "cite": concat(":", ["source", key]), "assumes": [key],
})

names(agreement, stated) := [object.union(past, {"agreement": "second"}), named(agreement, stated, "named")]

relation(pub) := {"pub": pub, "cite": "source:relation", "assumes": []}

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "0000-00-00", "assumes": ["agreement"]},
	"holes": [{"from": "0000-00-00", "until": "9999-99-99~", "assumes": "closed", "assumes_open": "hole"}],
	"services": {"s": {
		"coverage": stands("in-force", "covered"), "personal_data": stands("yes", "personal"), "pub": [], "not_through": [],
	}},
	"categories": {"one": {}, "two": {}},
	"documents": {
		"first": processor("in-force", "first"),
		"second": processor("not-yet", "second"),
		"third": processor("in-force", "third"),
		"head": {"role": "main", "coverage": stands("in-force", "head")},
	},
	"relations": {
		"inera-kund": relation([past, named("first", true, "of-first"), named("second", true, "of-second")]),
		"kund-indirekt": relation([named("third", true, "of-third")]),
		"agent-kund": relation([]),
	},
}

question := {
	"service": "s", "category": "", "channel": "", "relation": "inera-kund",
	"on": "2018-05-28", "known": "2018-05-28", "facts": {},
}

test_one_agreement if {
	a := pub.answer with input as question with data.avtal as made_up
	a.outcome == "allowed"
	a.required == {"agreement-in-use", "service-covered", "personal-data", "one-pub"}
	a.required - a.holds == set()
	{a.fails, a.unknown, a.needs, a.candidates} == {set()}
	a.cites == {
		["service-covered", "source:covered"], ["personal-data", "source:personal"], ["one-pub", "source:relation"],
		["one-pub", "source:first"], ["one-pub", "source:of-first"], ["one-pub", "document:btv"],
		["connection-open", "source:relation"],
	}
	a.assumes == {"agreement", "covered", "personal", "hole", "first", "of-first"}
	a.documents == {"first"}
	a.obligations == {"pub-included"}
}

test_refused_for_one_reason if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as stands("no", "personal")
	a.unknown == set()
	a.required - a.holds == {"personal-data"}
}

test_two_agreements if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("in-force", "second")
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	a.required - a.holds == {"one-pub"}
	a.candidates == {"first", "second"}
	a.documents == set()
}

test_a_source_of_the_service_names_one if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("in-force", "second")
		with data.avtal.services.s.pub as names("second", true)
	a.outcome == "allowed"
	a.documents == {"second"}
	a.candidates == set()
	"named" in a.assumes
}

test_the_service_names_one_that_is_gone if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("ended", "second")
		with data.avtal.services.s.pub as names("second", true)
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	{a.documents, a.candidates} == {set()}
}

test_the_service_names_one_that_is_gone_and_none_is_left if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.first as processor("ended", "first")
		with data.avtal.documents.second as processor("ended", "second")
		with data.avtal.services.s.pub as names("second", true)
	a.unknown == {"one-pub"}
	a.fails == set()
}

test_another_that_may_be_in_force[state] if {
	some state in ["before-evidence", "pending"]
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor(state, "second")
	a.outcome == "undetermined"
	a.candidates == {"first"}
	a.documents == set()
}

test_another_that_may_be_in_force_where_the_service_names_one if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("before-evidence", "second")
		with data.avtal.services.s.pub as names("first", true)
	a.outcome == "allowed"
	a.documents == {"first"}
}

test_another_of_which_nothing_was_known if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("never-known", "second")
	a.outcome == "allowed"
}

test_another_source_names_one if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("in-force", "second")
		with data.avtal.services.s.pub as names("second", false)
	a.candidates == {"first", "second"}
	"named" in a.assumes
	not "past" in a.assumes
}

test_another_source_names_one_that_cannot_apply if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.pub as names("second", false)
	a.documents == {"first"}
	not "named" in a.assumes
}

test_what_the_service_names_is_for_the_customer_only if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.services.s.pub as names("first", true)
	a.documents == {"third"}
}

test_no_agreement if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.first as processor("ended", "first")
	a.outcome == "refused"
	a.fails == {"one-pub"}
	a.unknown == set()
}

test_no_agreement_of_the_only_one if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.documents.third as processor("ended", "third")
	a.fails == {"one-pub"}
}

test_agreement_that_is_only_concluded_and_of_which_no_source_tells if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [named("third", false, "of-third")]
		with data.avtal.documents.third as processor("before-evidence", "third")
	a.unknown == {"one-pub"}
}

test_agreement_of_the_service_that_is_only_concluded_for_the_parties if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [named("third", false, "of-third"), named("first", false, "of-first")]
		with data.avtal.services.s.pub as names("third", true)
	a.candidates == {"third"}
	a.unknown == {"one-pub"}
}

test_what_was_said_of_the_parties_before_does_not_count if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [object.union(past, {"agreement": "third"}), named("third", false, "of-third")]
	a.unknown == {"one-pub"}
	not ["one-pub", "source:past"] in a.cites
}

test_no_agreement_that_a_source_tells_of[state] if {
	some state in ["before-evidence", "never-known", "pending"]
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.first as processor(state, "first")
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	a.candidates == set()
}

test_no_personal_data if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as stands("no", "personal")
	a.outcome == "refused"
	a.fails == {"personal-data"}
	{a.documents, a.candidates} == {set()}
}

test_nobody_says_whether_there_is_personal_data if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as []
	a.outcome == "undetermined"
	a.unknown == {"personal-data"}
	a.candidates == {"first"}
	a.documents == set()
}

test_not_covered if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as stands("ended", "covered")
	a.fails == {"service-covered"}
}

test_an_agreement_that_a_later_source_leaves_in_doubt if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [named("third", true, "of-third"), named("third", false, "doubt")]
	a.outcome == "undetermined"
	a.candidates == {"third"}
	{"of-third", "doubt"} - a.assumes == set()
}

test_doubt_of_which_nobody_knew if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [
			named("third", true, "of-third"),
			object.union(named("third", false, "doubt"), {"known_from": "2018-05-29"}),
		]
	a.outcome == "allowed"
	a.documents == {"third"}
}

test_between_the_customer_and_who_is_connected_through_it if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
	a.outcome == "allowed"
	a.documents == {"third"}
	a.obligations == {"pub-indirect"}
	["one-pub", "document:allmanna-villkor 8.7"] in a.cites
	not ["one-pub", "document:btv"] in a.cites
}

test_an_agreement_that_is_only_concluded_leaves_it_open if {
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.relations["kund-indirekt"].pub as [named("third", false, "of-third")]
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	a.candidates == {"third"}
	a.documents == set()
	"of-third" in a.assumes
}

test_two_parties_for_whom_no_source_names_an_agreement if {
	a := pub.answer with input as question with input.relation as "agent-kund" with data.avtal as made_up
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	{a.documents, a.candidates} == {set()}
	a.obligations == {"pub-agent"}
}

test_none_is_needed_without_personal_data[[relation, data_states]] if {
	some relation in ["agent-kund", "kund-indirekt"]
	some data_states in [[], stands("no", "personal")]
	a := pub.answer with input as question with input.relation as relation with data.avtal as made_up
		with data.avtal.services.s.personal_data as data_states
	a.obligations == set()
}

rules_out(categories, channels) := [object.union(now, {
	"state": "ruled-out", "categories": categories, "channels": channels, "cite": "source:terms", "assumes": ["excluded"],
})]

test_connection_that_is_ruled_out[relation] if {
	some relation, channel in {"kund-indirekt": "indirekt", "agent-kund": "via-agent"}
	a := pub.answer with input as question with input.relation as relation with data.avtal as made_up
		with data.avtal.services.s.not_through as rules_out(["one", "two"], [channel])
	a.outcome == "refused"
	a.fails - {"one-pub"} == {"connection-open"}
	a.holds == {"agreement-in-use", "service-covered", "personal-data"} | ({"one-pub"} & a.holds)
	{a.documents, a.candidates, a.obligations} == {set()}
	["connection-open", "source:terms"] in a.cites
	"excluded" in a.assumes
}

test_connection_that_is_not_ruled_out[i] if {
	some i, excluding in [
		[], rules_out(["one"], ["indirekt"]), rules_out(["one", "two"], ["direkt", "via-agent"]),
		[object.union(rules_out(["one", "two"], ["indirekt"])[0], {"from": "2018-05-29"})],
	]
	a := pub.answer with input as question with input.relation as "kund-indirekt" with data.avtal as made_up
		with data.avtal.services.s.not_through as excluding
	a.outcome == "allowed"
	"connection-open" in (a.required & a.holds)
	a.documents == {"third"}
	a.obligations == {"pub-indirect"}
}

test_the_customer_and_inera_need_no_channel if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.not_through as rules_out(["one", "two"], ["direkt", "indirekt", "via-agent"])
	a.outcome == "allowed"
	a.documents == {"first"}
	{"connection-open"} & a.required == set()
}

test_another_agreement_takes_its_place if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.agreement.successors as [object.union(now, {"state": "succeeded", "cite": "source:next", "assumes": ["succession"]})]
	a.unknown == {"agreement-in-use"}
	["agreement-in-use", "source:next"] in a.cites
	"succession" in a.assumes
}
