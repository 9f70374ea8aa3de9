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

names(agreement, stated) := [
	object.union(past, {"agreement": "second"}),
	object.union(now, {"agreement": agreement, "stated": stated, "assumes": ["named"]}),
]

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "0000-00-00", "assumes": ["agreement"]},
	"holes": [{"from": "0000-00-00", "until": "9999-99-99~", "assumes": "closed", "assumes_open": "hole"}],
	"services": {"s": {"coverage": stands("in-force", "covered"), "personal_data": stands("yes", "personal"), "pub": []}},
	"documents": {
		"first": processor("in-force", "first"),
		"second": processor("not-yet", "second"),
		"head": {"role": "main", "coverage": stands("in-force", "head")},
	},
}

question := {"service": "s", "category": "", "channel": "", "on": "2018-05-28", "known": "2018-05-28", "facts": {}}

test_one_agreement if {
	a := pub.answer with input as question with data.avtal as made_up
	a.outcome == "allowed"
	a.required == {"agreement-in-use", "service-covered", "personal-data", "one-pub"}
	a.required - a.holds == set()
	{a.fails, a.unknown, a.needs, a.obligations} == {set()}
	a.cites == {["service-covered", "source:covered"], ["personal-data", "source:personal"], ["one-pub", "source:first"]}
	a.assumes == {"agreement", "covered", "personal", "hole", "first"}
	a.documents == {"first"}
	a.candidates == {"first"}
}

test_two_agreements if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("in-force", "second")
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	a.candidates == {"first", "second"}
}

test_a_source_of_the_agreement_names_one if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.second as processor("in-force", "second")
		with data.avtal.services.s.pub as names("second", true)
	a.outcome == "allowed"
	a.candidates == {"second"}
	"named" in a.assumes
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
	a.candidates == {"first"}
	not "named" in a.assumes
}

test_no_agreement if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.first as processor("ended", "first")
	a.outcome == "refused"
	a.fails == {"one-pub"}
}

test_no_agreement_that_a_source_tells_of if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.documents.first as processor("before-evidence", "first")
	a.outcome == "undetermined"
	a.unknown == {"one-pub"}
	a.candidates == set()
}

test_no_personal_data if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as stands("no", "personal")
	a.outcome == "refused"
	a.fails == {"personal-data"}
}

test_nobody_says_whether_there_is_personal_data if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as []
	a.outcome == "undetermined"
	a.unknown == {"personal-data"}
}

test_not_covered if {
	a := pub.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as stands("ended", "covered")
	a.fails == {"service-covered"}
}
