package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// noticeRecord is a notice in JSON.
type noticeRecord struct {
	ID         agreement.NoticeID `json:"id"`
	Agreements []string           `json:"agreements"`
	Partial    bool               `json:"partial,omitempty"`
	Effective  []agreement.Date   `json:"effective"`
	Days       []int              `json:"days_of_notice"`
	Count      int                `json:"count"`
	Versions   []string           `json:"versions"`
	Changes    []changeRecord     `json:"changes,omitempty"`
	evidenceRecord
}

func (sh shower) noticeRecord(n *agreement.Notice) noticeRecord {
	r := noticeRecord{
		ID: n.ID(), Agreements: n.Agreements(), Partial: n.Partial(), Effective: []agreement.Date{}, Days: []int{},
		Count: len(n.Changes()), Versions: []string{}, evidenceRecord: evidenceRecordOf(n.Evidence()),
	}
	r.Effective = append(r.Effective, effectiveDays(n)...)
	for _, day := range r.Effective {
		r.Days = append(r.Days, day.DaysSince(n.Published()))
	}
	for _, v := range sh.versionsBy(n) {
		r.Versions = append(r.Versions, v.ID())
	}
	return r
}

// versionsBy returns the versions that a notice makes.
func (sh shower) versionsBy(n *agreement.Notice) []*agreement.Version {
	var made []*agreement.Version
	for _, d := range sh.agr.Documents() {
		for _, v := range d.Versions() {
			if v.Notice() == n {
				made = append(made, v)
			}
		}
	}
	return made
}

func (sh shower) notice(n *agreement.Notice) error {
	if sh.json {
		r := sh.noticeRecord(n)
		r.Changes = each(n.Changes(), sh.changeRecord)
		return sh.write(r)
	}
	sh.heading(sh.pick("Meddelande ", "Notice ") + string(n.ID()))
	sh.labelled(sh.pick("publicerat", "published"), sh.weekday(n.Published()))
	sh.labelled(sh.pick("gäller från", "effective"), sh.effectiveDays(n))
	sh.labelled(sh.pick("ändrar", "changes"), strings.Join(n.Agreements(), ", "))
	sh.rests(n.Evidence())
	if n.Partial() {
		sh.say(sh.pick("Bara några av meddelandets ändringar är kända.", "Only some of its changes are known."))
	}
	sh.tellChanges(n.Changes())
	sh.line("")
	sh.say(sh.pick("Mer om en ändring: ", "More about a change: ") + "avtal show " + string(n.Changes()[0].ID()))
	return nil
}

func (sh shower) tellChanges(list []*agreement.Change) {
	sh.heading(sh.count(len(list), "ändring", "ändringar", "change", "changes"))
	for i, c := range list {
		number := fmt.Sprintf("%3d. ", i+1)
		sh.indented(number, sh.what(c))
		sh.indented("     ", c.Text().In(sh.lang()))
		if declared := sh.declared(c); declared != "" {
			sh.indented("     ", sh.pick("Meddelandet kallar den ", "The notice calls it ")+declared)
		}
	}
}

// what says what a change does, and to what.
func (sh shower) what(c *agreement.Change) string {
	if where := sh.where(c); where != "" {
		return sh.kind(c.Kind()) + ": " + where
	}
	return sh.kind(c.Kind())
}

// where says what a change happens to.
func (sh shower) where(c *agreement.Change) string {
	var words []string
	if svc, ok := sh.cat.Service(c.Service()); ok {
		words = append(words, sh.nameThen(svc, c.Notice().Published()))
	}
	if k, ok := sh.cat.Category(c.Category()); ok {
		words = append(words, k.Name().In(sh.lang()))
	}
	if price, ok := c.Price(); ok {
		words = append(words, sh.priced(price))
	}
	if len(c.In()) > 0 {
		words = append(words, references(c.In()))
	}
	for _, earlier := range [...]*agreement.Change{c.Amends(), c.Withdraws()} {
		if earlier != nil {
			words = append(words, string(earlier.ID()))
		}
	}
	if c.Unnamed() != "" {
		words = append(words, sh.pick("utan att nämna vilka", "without naming any"))
	}
	if c.More() {
		words = append(words, sh.pick("med flera", "and more"))
	}
	return strings.Join(words, ", ")
}

// declared is how the notice itself classifies a change.
func (sh shower) declared(c *agreement.Change) string {
	var words []string
	if natures, _ := c.Nature(); len(natures) > 0 {
		words = append(words, sh.natures(natures))
	}
	if material, level := c.Material(); level != "" {
		words = append(words, map[bool]string{true: sh.pick("väsentlig", "material"), false: sh.pick("inte väsentlig", "not material")}[material])
	}
	if benefit, _ := c.Benefit(); benefit != "" {
		words = append(words, sh.benefit(benefit))
	}
	return strings.Join(words, ", ")
}

// effectiveDays returns the days on which a notice's changes take effect.
func (sh shower) effectiveDays(n *agreement.Notice) string {
	var words []string
	for _, day := range effectiveDays(n) {
		words = append(words, sh.weekday(day)+", "+sh.ahead(day.DaysSince(n.Published())))
	}
	switch undated := undatedChanges(n); {
	case undated == len(n.Changes()):
		words = append(words, sh.pick("ingen känd dag", "no known day"))
	case undated > 0:
		words = append(words, strconv.Itoa(undated)+sh.pick(" utan känd dag", " without a known day"))
	}
	return strings.Join(words, "; ")
}

// undatedChanges counts the changes of a notice that have no known day, as it
// announces them.
func undatedChanges(n *agreement.Notice) int {
	undated := 0
	for _, c := range n.Changes() {
		if e, _ := c.Effective(); e.Day.IsZero() {
			undated++
		}
	}
	return undated
}

// ahead is how many days of notice a change was given.
func (p *page) ahead(days int) string {
	switch {
	case days == 0:
		return p.pick("samma dag", "the same day")
	case days < 0:
		return p.count(-days, "dag före publiceringen", "dagar före publiceringen", "day before publication", "days before publication")
	}
	return p.count(days, "dags varsel", "dagars varsel", "day's notice", "days' notice")
}
