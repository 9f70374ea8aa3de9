// Package agreement knows what an agreement said, says and will say on any day.
//
// A data set is a folder of YAML and Markdown files: agreements and their
// documents, the notices that changed them, and the sources that every fact is
// taken from. [Load] reads it and reports every problem at once, each with its
// file, line and column, a stable code, what is wrong and what to do. What it
// returns never changes and may be shared.
//
// # Notices make versions
//
// A [Notice] is published on a day and holds changes. A [Change] says what
// happens to a document or a clause, to a service or a customer category, and
// when it takes effect. Versions are not written down: each notice that changes
// a document makes a [Version] of it, named for the document and the notice,
// such as "allmanna-villkor@2019-12-18". The version before the first known
// notice is "@first".
//
// # Two clocks
//
// A question has a day that it is about, and a day as of which it is asked:
//
//	agr.On(day)                 what applies on day, with everything known
//	agr.On(day).KnownOn(then)   what was announced, by then, to apply on day
//
// A notice published after then changes no answer. Facts whose source has no
// day count as known from the start, and answers that rest on them say so. The
// texts are written with everything known; the second clock chooses between
// versions, not within their words.
//
// # What is not known
//
// Periods whose notices are missing are data ([Hole]), and every answer for a
// day in or after one carries it as an [Assumption]. A day that no source
// states stays unstated: `effective: unstated` with, where a reading takes a
// day, `taken` and the id of the reading. A document is "not in force" for a
// reason, its [Status].
//
// # What this package does not do
//
// It decides nothing: who may order what is for package policy. It does not
// know services and customer categories beyond their ids: package catalog does.
// It never reads a clock; [Agreement.Day] turns a moment into a day of the data
// set's zone.
package agreement
