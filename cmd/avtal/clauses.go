package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// clausesOf returns every clause of a document that a text numbers or a change
// names, in the order in which they are printed. Other headings are only ours.
func clausesOf(agr *agreement.Agreement, d *agreement.Document) []agreement.Clause {
	var found []agreement.Clause
	for _, v := range d.Versions() {
		if v.Text() == nil {
			continue
		}
		for _, section := range v.Text().Sections() {
			if section.Clause.Numbered() {
				found = append(found, section.Clause)
			}
		}
	}
	for _, c := range agr.History(agreement.Reference{Document: d.ID()}) {
		for _, ref := range placesOf(c) {
			if ref.Document == d.ID() && ref.Clause != "" {
				found = append(found, ref.Clause)
			}
		}
	}
	slices.SortFunc(found, compareClauses)
	return slices.Compact(found)
}

// placesOf returns every clause or document that a change names.
func placesOf(c *agreement.Change) []agreement.Reference {
	return slices.Concat(c.In(), c.Corresponds(), c.ReplacedBy(), c.MovedTo())
}

// compareClauses puts 5.2 before 5.10 and words after numbers.
func compareClauses(a, b agreement.Clause) int {
	return cmp.Or(slices.Compare(numbersOf(a), numbersOf(b)), cmp.Compare(a, b))
}

func numbersOf(c agreement.Clause) []int {
	var list []int
	number, _, _ := strings.Cut(strings.TrimPrefix(string(c), "kap-"), " ")
	for part := range strings.SplitSeq(number, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			n = 1 << 30
		}
		list = append(list, n)
	}
	return list
}

// clauseRecord is how a clause stands, in JSON.
type clauseRecord struct {
	In         agreement.Reference   `json:"in"`
	Status     agreement.Status      `json:"status"`
	Since      agreement.Date        `json:"since,omitzero"`
	Change     agreement.ChangeID    `json:"change,omitempty"`
	Successors []agreement.Reference `json:"successors,omitempty"`
	Title      string                `json:"title,omitempty"`
	Text       string                `json:"text,omitempty"`
}

func clauseRecordOf(c agreement.ClauseState) clauseRecord {
	r := clauseRecord{In: c.Reference, Status: c.Status, Since: c.Since, Successors: c.Successors}
	if c.Change != nil {
		r.Change = c.Change.ID()
	}
	if c.Section != nil {
		r.Title, r.Text = c.Section.Title, c.Section.Body
	}
	return r
}

// references writes places as one text.
func references(list []agreement.Reference) string {
	var words []string
	for _, ref := range list {
		words = append(words, ref.String())
	}
	return strings.Join(words, ", ")
}
