package agreement

import "github.com/kundavtal/avtal/agreement/datafile"

// The kinds of problems that this package reports, besides those of package
// datafile.
const (
	CodeUnknownFile      datafile.Code = "unknown-file"      // a file or folder that no data set has
	CodeNoFile           datafile.Code = "no-file"           // a file that every data set, or every such folder, has
	CodeZone             datafile.Code = "zone"              // a zone that is not in the zone data
	CodeUnknownSource    datafile.Code = "unknown-source"    // a source that sources.yaml does not list
	CodeUnknownReading   datafile.Code = "unknown-reading"   // a reading that readings.yaml does not list
	CodeNoReasoning      datafile.Code = "no-reasoning"      // an inferred fact without reasoning, or the reverse
	CodeOneOf            datafile.Code = "one-of"            // keys of which exactly one is needed
	CodeUnknownDocument  datafile.Code = "unknown-document"  // a document without a folder
	CodeUnknownService   datafile.Code = "unknown-service"   // a service without a folder
	CodeUnknownAgreement datafile.Code = "unknown-agreement" // an agreement that agreement.yaml does not list
	CodeUnknownEvent     datafile.Code = "unknown-event"     // an event that agreement.yaml does not list
	CodeUnknownGroup     datafile.Code = "unknown-group"     // a group that the notice does not have
	CodeUnknownChange    datafile.Code = "unknown-change"    // a change or notice that does not exist, or is not earlier
	CodeUnusedGroup      datafile.Code = "unused-group"      // a group without changes
	CodePeriod           datafile.Code = "period"            // a period that ends before it starts, or overlaps another
	CodeNoDay            datafile.Code = "no-effective-day"  // a change without a day at any level
	CodeTaken            datafile.Code = "taken"             // a taken day without its reading, or beside a stated one
	CodeBeforePublished  datafile.Code = "before-published"  // a change in effect before it was published
	CodeInHole           datafile.Code = "in-hole"           // a notice in a period that is said to be missing
	CodePrice            datafile.Code = "price"             // a price for nothing, or without what changes
	CodeKindFields       datafile.Code = "kind-fields"       // keys that do not go with the kind of change
	CodeOtherMatter      datafile.Code = "other-matter"      // a repetition, correction or withdrawal of something else
	CodePartialAmend     datafile.Code = "partial-amendment" // a correction of only some changes of a version
	CodeAddedTwice       datafile.Code = "added-twice"       // a document or service added again without repeats
	CodeAfterRemoval     datafile.Code = "after-removal"     // a change of a document that has been removed
	CodeNoOrigin         datafile.Code = "no-origin"         // a document that no notice speaks of, without since
	CodeNoVersion        datafile.Code = "unannounced-words" // a text that no notice announces
	CodeHeading          datafile.Code = "heading"           // a title or section heading of the wrong form
	CodeDuplicateClause  datafile.Code = "duplicate-clause"  // two sections with one clause
	CodeMarkup           datafile.Code = "markup"            // Markdown that reads otherwise on a page
)
