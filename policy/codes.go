package policy

import "github.com/kundavtal/avtal/agreement/datafile"

// The kinds of problems that this package reports, besides those of packages
// datafile, agreement and catalog.
const (
	CodeNoRules    datafile.Code = "no-rules"   // a rule set that does not exist
	CodeRego       datafile.Code = "rego"       // a rule that OPA does not accept
	CodeRule       datafile.Code = "rule"       // a rule that could turn a no into a yes
	CodeAnnotation datafile.Code = "annotation" // a condition or obligation without its texts and citations
	CodeCite       datafile.Code = "citation"   // a citation of what the data set does not have
)
