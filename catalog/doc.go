// Package catalog knows the services and customer categories of a data set over
// time: what they are called, since when they are covered, what they require
// and to whom they are offered.
//
// [Load] reads a data set with all that package agreement reads of it, and
// reports every problem of both at once. What it returns never changes and may
// be shared.
//
// # Silence
//
// A list of offers is closed when its source reads as a whole list: a category
// that is not on it is then refused. An open list leaves a category that is not
// on it undetermined, and so does a service without any list. What a fact rests
// on is its agreement.Evidence; package policy turns that into the assumptions
// of a decision.
//
// # What this package does not do
//
// It decides nothing. It knows no customer, only categories.
package catalog
