package rules.documents_test

import data.rules.documents

always := {"from": "0000-00-00", "until": "9999-99-99~", "known_from": "0000-00-00", "known_until": "9999-99-99~"}

past := object.union(always, {"until": "2018-01-01", "state": "yes", "cite": "source:past", "assumes": ["past"]})

stands(state, key) := [object.union(always, {"state": state, "cite": concat(":", ["source", key]), "assumes": [key]})]

document(state) := {"role": "any", "coverage": stands(state, "doc")}

processor(id) := object.union(always, {"agreement": id, "stated": true, "cite": "source:relation", "assumes": []})

made_up := {
	"agreement": {"from": "2018-05-07", "known_from": "0000-00-00", "assumes": ["agreement"]},
	"holes": [{"from": "0000-00-00", "until": "9999-99-99~", "assumes": "closed", "assumes_open": "hole"}],
	"common": [
		object.union(always, {"until": "2018-05-28", "documents": ["gone"], "perhaps": ["gone-perhaps"]}),
		object.union(always, {"from": "2018-05-28", "documents": ["head", "words"], "perhaps": []}),
	],
	"services": {"s": {
		"coverage": stands("in-force", "covered"), "personal_data": stands("yes", "personal"),
		"platform": stands("yes", "platform"), "pub": [],
	}},
	"documents": {
		"villkor-ntjp": document("in-force"),
		"first": document("in-force"), "skr-pub": document("not-yet"), "allmanna-instruktioner": document("in-force"),
	},
	"relations": {"inera-kund": {"pub": [processor("first"), processor("skr-pub")], "cite": "source:relation", "assumes": []}},
	"statements": {
		"applicable-document-set": {"cite": "", "assumes": ["set"]},
		"allmanna-instruktioner-only-with-skr-pub": {"cite": "", "assumes": ["instructions"]},
		"other": {"cite": "", "assumes": ["other"]},
	},
}

question := {
	"service": "s", "category": "", "channel": "", "relation": "",
	"on": "2018-05-28", "known": "2018-05-28", "facts": {},
}

test_all_is_said if {
	a := documents.answer with input as question with data.avtal as made_up
	a.outcome == "allowed"
	a.required == {"agreement-in-use", "service-covered", "platform-said", "pub-said", "documents-said"}
	a.required - a.holds == set()
	a.documents == {"head", "words", "btv/s", "villkor-ntjp", "first"}
	{a.candidates, a.fails, a.unknown, a.needs, a.obligations} == {set()}
	a.cites == {["service-covered", "source:covered"], ["platform-said", "source:platform"], ["pub-said", "source:personal"]}
	a.assumes == {"agreement", "hole", "covered", "set", "instructions", "platform", "personal", "doc"}
}

test_no_platform if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as stands("no", "platform")
	a.outcome == "allowed"
	not "villkor-ntjp" in (a.documents | a.candidates)
}

test_platform_that_it_used_before if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as [past]
	a.unknown == {"platform-said"}
}

test_nobody_says_whether_it_uses_the_platform if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as []
	a.outcome == "undetermined"
	a.unknown == {"platform-said"}
	a.required - a.holds == {"platform-said"}
	a.candidates == {"villkor-ntjp"}
	not "villkor-ntjp" in a.documents
}

test_platform_terms_that_are_not_there_yet[platform] if {
	some platform in [[], stands("yes", "platform")]
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as platform
		with data.avtal.documents["villkor-ntjp"] as document("not-yet")
	not "villkor-ntjp" in (a.documents | a.candidates)
}

test_platform_terms_of_which_no_source_tells if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["villkor-ntjp"] as document("before-evidence")
	"villkor-ntjp" in a.documents
}

test_platform_terms_that_may_have_come_or_gone[platform] if {
	some platform in [[], stands("yes", "platform")]
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as platform
		with data.avtal.documents["villkor-ntjp"] as document("pending")
	a.candidates == {"villkor-ntjp"}
	not "villkor-ntjp" in a.documents
}

test_platform_terms_that_may_have_come_and_do_not_concern_it if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.platform as stands("no", "platform")
		with data.avtal.documents["villkor-ntjp"] as document("pending")
	a.candidates == set()
}

test_common_documents_that_may_have_come_or_gone if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.common as [object.union(always, {"documents": ["head"], "perhaps": ["words"]})]
	a.outcome == "undetermined"
	a.unknown == {"documents-said"}
	a.candidates == {"words"}
	"head" in a.documents
	not "words" in a.documents
}

test_two_processor_agreements if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["skr-pub"] as document("in-force")
	a.outcome == "undetermined"
	a.unknown == {"pub-said"}
	a.candidates == {"first", "skr-pub", "allmanna-instruktioner"}
	{"first", "skr-pub", "allmanna-instruktioner"} & a.documents == set()
}

test_instructions_go_with_the_agreement_of_the_skr_group if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["skr-pub"] as document("in-force")
		with data.avtal.documents.first as document("ended")
	{"skr-pub", "allmanna-instruktioner"} - a.documents == set()
	a.candidates == set()
}

test_instructions_that_are_not_there if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["skr-pub"] as document("in-force")
		with data.avtal.documents["allmanna-instruktioner"] as document("ended")
	a.candidates == {"first", "skr-pub"}
}

test_instructions_that_may_have_come_or_gone[first] if {
	some first in ["in-force", "ended"]
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["skr-pub"] as document("in-force")
		with data.avtal.documents.first as document(first)
		with data.avtal.documents["allmanna-instruktioner"] as document("pending")
	"allmanna-instruktioner" in a.candidates
	not "allmanna-instruktioner" in a.documents
}

test_instructions_of_an_agreement_that_does_not_apply if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["allmanna-instruktioner"] as document("pending")
	a.candidates == set()
}

test_no_personal_data if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as stands("no", "personal")
	a.outcome == "allowed"
	not "first" in (a.documents | a.candidates)
}

test_nobody_says_whether_there_is_personal_data if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.personal_data as []
	a.unknown == {"pub-said"}
	a.candidates == {"first"}
}

test_not_covered if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.services.s.coverage as stands("ended", "covered")
	a.outcome == "refused"
	a.fails == {"service-covered"}
	a.unknown == set()
}

test_instructions_of_the_agreement_that_applies_may_have_gone if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["skr-pub"] as document("in-force")
		with data.avtal.documents.first as document("ended")
		with data.avtal.documents["allmanna-instruktioner"] as document("pending")
	a.unknown == {"documents-said"}
	a.candidates == {"allmanna-instruktioner"}
}

test_platform_terms_of_a_service_that_uses_it_may_have_gone if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.documents["villkor-ntjp"] as document("pending")
	a.unknown == {"documents-said"}
}

test_another_agreement_takes_its_place if {
	a := documents.answer with input as question with data.avtal as made_up
		with data.avtal.agreement.successors as [object.union(always, {"state": "succeeded", "cite": "source:next", "assumes": ["succession"]})]
	a.unknown == {"agreement-in-use"}
	["agreement-in-use", "source:next"] in a.cites
	"succession" in a.assumes
}
