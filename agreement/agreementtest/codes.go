package agreementtest

import "github.com/kundavtal/avtal/agreement/datafile"

// The kinds of problems that this package reports, besides those of a data set
// that does not load.
const (
	CodeNothingHeld    datafile.Code = "nothing-held"    // a data set without a version, or no pins
	CodeUnknownVersion datafile.Code = "unknown-version" // an expected or pinned version that the data set does not have
	CodeUnknownClause  datafile.Code = "unknown-clause"  // a pinned clause that its version does not have
	CodeUnannounced    datafile.Code = "unannounced"     // a version pinned on a day by which nobody had announced it
	CodeWithdrawn      datafile.Code = "withdrawn"       // a pinned version that was withdrawn
	CodeSuperseded     datafile.Code = "superseded"      // a pinned version that one follows that is not pinned
	CodeChanged        datafile.Code = "changed"         // what changes with the version that follows a pinned one
	CodeWords          datafile.Code = "other-words"     // words other than those that were pinned by their hash
)
