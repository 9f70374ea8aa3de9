package policytest

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// matrix compares the cells of a day with those that the case lists. A cell that
// it does not list must be refused.
func (r *run) matrix() {
	services := r.services()
	m, err := r.pol.Matrix(context.Background(), policy.At{On: r.view.Day(), Known: r.view.Known()})
	if err != nil {
		r.fault(err)
		return
	}
	channel, listed := r.q.Field("channel").Text(), map[[2]string]bool{}
	for l := range r.listed(services) {
		listed[[2]string{l.service, l.category.Text()}] = true
		if cell, ok := m.Cell(l.service, l.category.Text(), channel); ok && cell.Outcome.String() != l.outcome {
			r.errs.Add(l.category.Pos(), CodeUnexpected, r.c.Why, "%s for %s is %s, not %s", cell.Service, cell.Category, told(cell), l.outcome)
		}
	}
	for cell := range m.Cells() {
		within := cell.Channel == channel && slices.Contains(services, cell.Service) && !listed[[2]string{cell.Service, cell.Category}]
		if within && cell.Outcome != policy.Refused {
			r.errs.Add(r.c.v.Pos(), CodeUnexpected, r.c.Why, "%s for %s is %s, and the case does not list it", cell.Service, cell.Category, told(cell))
		}
	}
}

// services returns the services that the case is about, and reports ids of the
// question that are not in the data set.
func (r *run) services() []string {
	cat := r.pol.Catalog()
	r.known("channel", r.q.Field("channel"), idsOfEach(cat.Channels(), func(c catalog.Channel) string { return c.ID }))
	all := idsIn(cat.Services())
	if !r.q.Field("services").Exists() {
		return all
	}
	for id := range r.q.Field("services").Items() {
		r.known("service", id, all)
	}
	return r.q.Field("services").Texts()
}

// listing is one cell that a case lists.
type listing struct {
	service  string
	category datafile.Value
	outcome  string
}

// listed yields the cells that the case lists, and reports those that it cannot
// be about.
func (r *run) listed(services []string) iter.Seq[listing] {
	all, categories := idsIn(r.pol.Catalog().Services()), idsIn(r.pol.Catalog().Categories())
	return func(yield func(listing) bool) {
		for _, outcome := range [...]string{"allowed", "undetermined"} {
			for service, list := range r.c.v.Field(outcome).Entries() {
				if r.known("service", service, all) && !slices.Contains(services, service.Text()) {
					r.errs.Add(service.Pos(), CodeQuestion, "add it to services, or take it out here", "the case lists %s and does not ask about it", service.Text())
				}
				for category := range list.Items() {
					if r.known("customer category", category, categories) && !yield(listing{service.Text(), category, outcome}) {
						return
					}
				}
			}
		}
	}
}

// known reports whether an id is one of some ids, and says so if it is not.
func (r *run) known(what string, id datafile.Value, ids []string) bool {
	if slices.Contains(ids, id.Text()) {
		return true
	}
	hint := cmp.Or(datafile.Suggest(id.Text(), ids), "correct the id")
	r.errs.Add(id.Pos(), CodeQuestion, hint, "there is no %s %q", what, id.Text())
	return false
}

func idsIn[T interface{ ID() string }](list []T) []string { return idsOfEach(list, T.ID) }

func idsOfEach[T any](list []T, id func(T) string) []string {
	ids := []string{}
	for _, item := range list {
		ids = append(ids, id(item))
	}
	return ids
}

// told says what a cell comes to, and by which conditions.
func told(c policy.Cell) string {
	var reasons []string
	if len(c.Fails) > 0 {
		reasons = append(reasons, "fails: "+strings.Join(c.Fails, ", "))
	}
	if len(c.Unknown) > 0 {
		reasons = append(reasons, "unknown: "+strings.Join(c.Unknown, ", "))
	}
	if len(reasons) == 0 {
		return c.Outcome.String()
	}
	return c.Outcome.String() + " (" + strings.Join(reasons, "; ") + ")"
}
