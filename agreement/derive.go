package agreement

import (
	"cmp"
	"slices"
	"strconv"
)

// deriveVersions makes the versions that follow from the notices, and orders
// them in time.
func (r *reader) deriveVersions() {
	mentions := map[DocumentID]Date{}
	for _, n := range r.agr.notices {
		for _, d := range documentsOf(n) {
			if doc := r.agr.documents[d]; doc != nil {
				r.mention(mentions, d, n)
				r.makeVersions(doc, n)
			}
		}
	}
	for _, d := range r.agr.Documents() {
		r.firstVersion(d, mentions[d.id])
		d.timeline = r.order(d)
	}
}

// documentsOf returns the documents that a notice names as changed, in the
// order of the file.
func documentsOf(n *Notice) []DocumentID {
	var ids []DocumentID
	for _, c := range n.changes {
		for _, ref := range c.places() {
			if !slices.Contains(ids, ref.Document) {
				ids = append(ids, ref.Document)
			}
		}
	}
	return ids
}

// mention keeps the first day on which a notice speaks of a document.
func (r *reader) mention(mentions map[DocumentID]Date, d DocumentID, n *Notice) {
	day := n.Published()
	for _, c := range n.changes {
		if c.repeats != "" && slices.ContainsFunc(c.places(), func(ref Reference) bool { return ref.Document == d }) {
			if earlier := NoticeID(c.repeats).Day(); earlier.Before(day) {
				day = earlier
			}
		}
	}
	if first, ok := mentions[d]; !ok || day.Before(first) {
		mentions[d] = day
	}
}

// makeVersions makes one version for each day on which a notice changes the
// document. An announcement that only repeats an earlier one makes none.
func (r *reader) makeVersions(d *Document, n *Notice) {
	var made []*Version
	for _, c := range n.changes {
		if c.repeats != "" || !slices.ContainsFunc(c.places(), func(ref Reference) bool { return ref.Document == d.id }) {
			continue
		}
		e, _ := c.Effective()
		i := slices.IndexFunc(made, func(v *Version) bool { return v.effect == e })
		if i < 0 {
			i = len(made)
			made = append(made, &Version{document: d, notice: n, effect: e})
		}
		made[i].changes = append(made[i].changes, c)
	}
	slices.SortStableFunc(made, func(v, w *Version) int { return compareEffects(v.effect, w.effect) })
	for i, v := range made {
		v.name = string(n.id)
		if i > 0 {
			v.name += "." + strconv.Itoa(i+1)
		}
		v.added = slices.ContainsFunc(v.changes, (*Change).adds)
		r.checkAmendments(v)
		r.checkAdded(d, v)
	}
	d.versions = append(d.versions, made...)
}

// compareEffects puts a day that is not known after those that are.
func compareEffects(e, f Effective) int {
	if e.Day.IsZero() != f.Day.IsZero() {
		if e.Day.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(e.Day.Compare(f.Day), cmp.Compare(e.After, f.After))
}

func (c *Change) adds() bool    { return c.kind == DocumentAdded || c.kind == ServiceAdded }
func (c *Change) removes() bool { return c.kind == DocumentRemoved || c.kind == ServiceRemoved }

func (r *reader) checkAdded(d *Document, v *Version) {
	if !v.added || len(d.versions) == 0 {
		return
	}
	last := d.versions[len(d.versions)-1]
	if !slices.ContainsFunc(last.changes, (*Change).removes) {
		c := v.changes[0]
		r.errs.Add(c.Pos(), CodeAddedTwice, "write repeats: "+last.name+" if the notice announces the same thing again",
			"%s is added although it is there since %s", d.id, last.name)
	}
}

// checkAmendments refuses a correction of the day for a part of a version: the
// document would need a version that no notice names.
func (r *reader) checkAmendments(v *Version) {
	moved := func(c *Change) bool { return len(c.amendedBy) > 0 }
	i := slices.IndexFunc(v.changes, moved)
	if i < 0 || !slices.ContainsFunc(v.changes, func(c *Change) bool { return !moved(c) }) {
		return
	}
	by := v.changes[i].amendedBy[0]
	r.errs.Add(by.Pos(), CodePartialAmend, "amend every change that the notice makes in the document", "it moves only some of the changes of %s", v.ID())
}

// firstVersion adds the version before the first notice that is known to change
// the document, unless a notice brought the document in.
func (r *reader) firstVersion(d *Document, mentioned Date) {
	if len(d.versions) > 0 && d.versions[0].added {
		return
	}
	first := &Version{document: d, name: "first", effect: Effective{Day: d.since.Day}}
	if d.since.Day.IsZero() {
		d.since = r.presumedSince(d, mentioned)
		first.effect.Day = d.since.Day
	}
	d.versions = slices.Insert(d.versions, 0, first)
}

// presumedSince says since when a document is in evidence where no record says
// it: the terms of a service since a notice first speaks of them, a common
// document as long as its agreement.
func (r *reader) presumedSince(d *Document, mentioned Date) Since {
	if d.id.ServiceID() != "" {
		return Since{Day: mentioned, Seen: true, Evidence: Evidence{Basis: Stated, Published: mentioned}}
	}
	t, _ := r.agr.terms(d.agreement)
	return Since{Day: t.Since.Day, Seen: true, Evidence: d.evidence}
}

// span is a stretch of time with one version in force, from a day on, as known
// within a period.
type span struct {
	day     Date
	version *Version
	known   Period
}

// timeline holds the spans of a document by day and publication: those that
// hold with everything known apart, because nearly every question is about them.
type timeline struct {
	current []span
	all     []span
}

func (r *reader) order(d *Document) timeline {
	var t timeline
	for _, v := range d.versions {
		t.all = append(t.all, r.spans(v)...)
	}
	slices.SortStableFunc(t.all, func(a, b span) int {
		return cmp.Or(a.day.Compare(b.day), a.version.Published().Compare(b.version.Published()))
	})
	for _, s := range t.all {
		if s.known.Until.IsZero() {
			t.current = append(t.current, s)
		}
	}
	return t
}

// spans returns what was known, from publication on, of the day on which a
// version takes effect.
func (r *reader) spans(v *Version) []span {
	spans := []span{{v.effect.Day, v, Period{From: r.knownFrom(v)}}}
	if len(v.changes) == 0 {
		return withDay(spans)
	}
	for _, by := range v.changes[0].amendedBy {
		e, _ := by.Effective()
		spans[len(spans)-1].known.Until = by.notice.Published()
		spans = append(spans, span{e.Day, v, Period{From: by.notice.Published()}})
	}
	if day, ok := withdrawn(v); ok {
		for i := range spans {
			if u := spans[i].known.Until; u.IsZero() || u.After(day) {
				spans[i].known.Until = day
			}
		}
	}
	return withDay(spans)
}

func withDay(spans []span) []span {
	return slices.DeleteFunc(spans, func(s span) bool { return s.day.IsZero() })
}

// knownFrom is the day of publication, or that on which the event became known
// for which the version waits.
func (r *reader) knownFrom(v *Version) Date {
	known := v.Published()
	if e := r.agr.events[v.effect.After].Evidence.Published; e.After(known) {
		return e
	}
	return known
}

// withdrawn returns the day on which the last change of a version was taken
// back.
func withdrawn(v *Version) (Date, bool) {
	var day Date
	for _, c := range v.changes {
		if c.withdrawnBy == nil {
			return Date{}, false
		}
		if p := c.withdrawnBy.notice.Published(); p.After(day) {
			day = p
		}
	}
	return day, true
}
