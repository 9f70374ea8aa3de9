package agreement

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// DocumentID names a document: the folder below documents/, such as
// "allmanna-villkor", or "btv/" and the folder below services/ for the terms of
// a service.
type DocumentID string

// ServiceID returns the service whose terms the document is, or "".
func (id DocumentID) ServiceID() string {
	s, _ := strings.CutPrefix(string(id), btvPrefix)
	if s == string(id) {
		return ""
	}
	return s
}

const btvPrefix = "btv/"

// TermsOf returns the document that holds the terms of a service (its BTV).
func TermsOf(service string) DocumentID { return DocumentID(btvPrefix + service) }

// Clause names a place in a document:
//
//	5          a clause or section
//	5.2        a clause below it
//	5.2 ii     an item of a clause, in Roman numerals
//	kap-20     a chapter
//	fullmakt   a clause that the source gives no number; the word is ours
//
// "" is the document as a whole.
type Clause string

const clausePattern = `[0-9]+(?:\.[0-9]+)*(?: [ivx]+)?|kap-[0-9]+|[a-zåäö][a-zåäö0-9]*(?:-[a-zåäö0-9]+)*`

// Numbered reports whether the source gives the clause a number.
func (c Clause) Numbered() bool {
	number := strings.TrimPrefix(string(c), "kap-")
	return number != "" && number[0] >= '0' && number[0] <= '9' && (number == string(c) || isNumber(number))
}

// Anchor returns the clause as a fragment of an address, such as "5.2-ii".
func (c Clause) Anchor() string { return strings.ReplaceAll(string(c), " ", "-") }

// Reference points to a document or to a clause of it. It is written as one
// string: "allmanna-villkor" or "allmanna-villkor 5.2 ii".
type Reference struct {
	Document DocumentID
	Clause   Clause
}

// String returns the reference as it is written in a data file.
func (r Reference) String() string {
	if r.Clause == "" {
		return string(r.Document)
	}
	return string(r.Document) + " " + string(r.Clause)
}

// MarshalText returns the reference as it is written in a data file.
func (r Reference) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

const referencePattern = `(?:btv/)?[a-z0-9]+(?:-[a-z0-9]+)*(?: (?:` + clausePattern + `))?`

var referenceForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\A` + referencePattern + `\z`)
})

// ParseReference reads a reference to a document or a clause. It does not look
// whether the document exists.
func ParseReference(s string) (Reference, error) {
	if !referenceForm().MatchString(s) {
		return Reference{}, fmt.Errorf("%q is not a document and a clause, such as %q", s, "allmanna-villkor 5.2 ii")
	}
	document, clause, _ := strings.Cut(s, " ")
	return Reference{DocumentID(document), Clause(clause)}, nil
}

func referenceShape() datafile.Shape {
	form := referenceForm()
	return datafile.Of(datafile.Scalar{
		Name: "reference",
		Want: `a document and, if wanted, a clause, such as "allmanna-villkor 5.2 ii"`,
		Form: referencePattern,
		Check: func(text string) error {
			if !form.MatchString(text) {
				return fmt.Errorf("%q is not a document and a clause", text)
			}
			return nil
		},
	})
}

// NoticeID names a notice: the name of its file without .yaml, which is the
// day it was published, or that day and a word, such as "2018-10-17-agentavtal".
type NoticeID string

const noticePattern = `[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?`

var noticeForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\A` + noticePattern + `\z`) })

// Valid reports whether the id has the form of a notice's: a day of the calendar
// and, if wanted, a word after it.
func (id NoticeID) Valid() bool { return noticeForm().MatchString(string(id)) && !id.Day().IsZero() }

// Day returns the day on which the notice was published.
func (id NoticeID) Day() Date {
	d, err := ParseDate(string(id[:min(len(id), 10)]))
	if err != nil {
		return Date{}
	}
	return d
}

// ChangeID names a change of a notice: "2019-12-18/allmanna-villkor-8.7".
type ChangeID string

func changeKey() datafile.Scalar {
	return datafile.Matching("change id", "an id of a-z, 0-9, single hyphens and dots between digits", `[a-z0-9]+(?:[-.][a-z0-9]+)*`)
}

// noticeRefShape is a reference to a change of another notice, or to a notice
// as a whole.
func noticeRefShape() datafile.Shape {
	s := datafile.Matching("notice", "a notice, or a notice and a change, such as 2019-12-18/skr-pub-tillkommer", noticePattern+`(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)?`)
	s.Plain = func(tag, _ string) bool { return tag == "!!timestamp" }
	return datafile.Of(s)
}
