package catalog

import "github.com/kundavtal/avtal/agreement/datafile"

// The kinds of problems that this package reports, besides those of packages
// datafile and agreement.
const (
	CodeUnknownCategory datafile.Code = "unknown-category"   // a category that categories.yaml does not list
	CodeUnknownChannel  datafile.Code = "unknown-channel"    // a channel that categories.yaml does not list
	CodeUnknownFact     datafile.Code = "unknown-fact"       // a fact that facts.yaml does not list
	CodeNotPub          datafile.Code = "not-pub"            // a processor agreement that is no document of the role pub
	CodeSameName        datafile.Code = "same-name"          // a name that belongs to two services
	CodeOfferOutside    datafile.Code = "offer-outside"      // an offer for days on which the service is not covered
	CodeOfferTwice      datafile.Code = "offer-twice"        // two offers to one category at the same time
	CodeNoOrigin        datafile.Code = "category-no-origin" // a category that no notice adds, without since
	CodeAddedTwice      datafile.Code = "category-twice"     // a category that is added although it is one
	CodeOwnSuccessor    datafile.Code = "own-successor"      // a service that succeeds itself, directly or by way of others
	CodeUnknownParty    datafile.Code = "unknown-party"      // somebody who is no party and no role of categories.yaml
	CodeUnknownFlow     datafile.Code = "unknown-flow"       // a flow without a file
	CodeTwoParties      datafile.Code = "two-parties"        // a relation that is not between two parties
	CodePeriod          datafile.Code = "empty-period"       // a period that ends before it starts
)
