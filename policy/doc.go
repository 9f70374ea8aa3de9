// Package policy decides what a data set allows, and says why.
//
// [Load] reads a data set with all that packages agreement and catalog read of
// it, and its rules: the files rules/*.rego of the data set if it has any, else
// the embedded rule set that agreement.yaml names. Without either, every question
// is an [ErrQuestion]. One Go type is one question,
// one method of [Policy] answers it:
//
//	Eligible   may a customer category have a service, as far as the agreement goes
//	Order      may this customer order a service
//	Documents  which documents concern the use of a service
//	PuB        which processor agreement applies between two parties for a service
//
// [Policy.Matrix] answers Eligible for every service, customer category and
// channel of a day; [Policy.Delta] says what differs between two points in time
// and by which changes; [Policy.Dates] lists the days on which any answer can
// change; and [Policy.Horizon] says what would turn one. All have both clocks: the
// day asked about, and the day as of which it is asked.
//
// A rule set answers each of them by the rule answer of a package rules.eligible,
// rules.order and so on; a question that has none is an [ErrQuestion]. It may
// answer for all cells of the matrix by rules.matrix.cells, where only the
// condition channel-open may hang on the channel; a cell that this allows is asked
// of Eligible, too, with the facts that it needs, and the others are held to it by
// cases alone. Rules compare the days of a question with days of the data or with
// ones that are written out, and do nothing else with them, so that Dates knows them
// all. [Policy.Export] gives rules and data to plain OPA, and the embedded rules to
// who begins with rules of their own.
//
// # A no never becomes a yes
//
// A rule set answers with conditions in three sets: those that are required,
// those that hold and those that fail. Which conditions are required follows
// from ids, days and data alone, never from what the caller says of the
// customer. Of the outcome, what the caller says settles only conditions that name
// their fact, with fact: in their METADATA or as their subject: yes holds, no fails,
// silence leaves open; the rest of an answer looks at those conditions, not at the
// facts. The answer is refused if a required condition fails, undetermined if one
// neither holds nor fails, and allowed only if something is required and all of it
// holds. The zero [Decision] is refused, and so is every answer that comes with an
// error.
//
// # Rules of one's own
//
// A data set that brings rules/*.rego has these instead of an embedded set. Each
// file is a package right below rules, held to the shape of the question and of
// the data ([Policy.Export] writes the schemas, the data and the embedded rules):
//
//	# METADATA
//	# schemas:
//	#   - input: schema.input
//	#   - data.avtal: schema.data
//	package rules.order
//
// A condition is described once, where it is required, in English and, unless the
// data set does without, in Swedish:
//
//	# METADATA
//	# title: The customer has signed
//	# custom:
//	#   code: signed
//	#   fact: kundavtal-signerat
//	#   en: The customer has signed
//	#   cite: [{document: huvuddokument, clause: "2"}, {source: kundavtal, heading: Teckna}]
//	#   holds: {en: The customer has signed.}
//	#   fails: {en: The customer has not signed.}
//	#   unknown: {en: It is not said whether the customer has signed.}
//	required contains "signed"
//
//	holds contains "signed" if input.facts["kundavtal-signerat"] == "yes"
//
//	fails contains "signed" if input.facts["kundavtal-signerat"] == "no"
//
// Of a condition that is required of several facts, such as "requirement:gln",
// the part after the colon is the fact. In the sentences, {service}, {category},
// {channel}, {relation}, {on} and {subject} stand for those of the question; in a
// citation, the document btv stands for the terms of its service. An obligation
// has obligation: for code:, and no states.
//
// The rule answer is an object of outcome, required, holds, fails, unknown, cites
// (pairs of a condition and "change:<id>", "source:<id>" or "document:<reference>"),
// assumes (keys that the data has), needs (facts), documents, candidates (ids) and
// obligations (codes). What [Load] refuses, and what to do then, is listed in the
// page of problems of the format.
//
// # Answers
//
// A [Decision] carries every condition with its state, a sentence in Swedish
// and in English and its citations; the documents in force, and as candidates
// those of which the sources do not say whether they apply; what it takes for
// granted, such as missing notices; and a [Receipt]. Undetermined says which
// facts are lacking, who decides them in each case, or that the sources leave it
// open.
//
// # Errors
//
// [ErrQuestion] marks a question that cannot be asked, such as an id that does
// not exist: the caller's mistake. Any other error is a [Fault] of the rules, the
// engine or the context, with its place in the rules where there is one. Rules
// that run away are ended after a number of steps, which takes a second or two:
// give a context with a deadline where that is too long.
//
// # What this package does not do
//
// It stores nothing about customers and reads no clock, network or file. It
// does not yet answer who may connect through an agent, sign, or pay what.
package policy
