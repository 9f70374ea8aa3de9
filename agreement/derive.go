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
	complete := r.allNotices()
	for _, d := range r.agr.Documents() {
		if complete {
			r.checkOrigin(d, mentions[d.id])
		}
		r.firstVersion(d, mentions[d.id])
		d.timeline = r.order(d)
	}
}

// allNotices reports whether nothing was refused of any notice.
func (r *reader) allNotices() bool {
	return len(r.unread) == 0 && !slices.ContainsFunc(r.agr.Files("notices/*.yaml"), r.flawed)
}

// checkOrigin refuses a document that would be there without anybody saying so.
func (r *reader) checkOrigin(d *Document, mentioned Date) {
	if d.id.ServiceID() == "" && mentioned.IsZero() && !d.dated && !r.flawed(d.pos.File) {
		r.errs.Add(d.pos, CodeNoOrigin, "write since: in its record, or a change of kind document-added in the notice that adds it",
			"no notice speaks of the document %s, and its record does not say since when it is there", d.id)
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
// document. An announcement that only repeats or takes back an earlier one makes
// none.
func (r *reader) makeVersions(d *Document, n *Notice) {
	var made []*Version
	for _, c := range n.changes {
		if c.OnlyRepeats() || c.takesBack() || !slices.ContainsFunc(c.places(), func(ref Reference) bool { return ref.Document == d.id }) {
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
	slices.SortStableFunc(made, func(v, w *Version) int { return compareAnnounced(v.effect, w.effect) })
	for i, v := range made {
		v.name = string(n.id)
		if i > 0 {
			v.name += "." + strconv.Itoa(i+1)
		}
		v.added = slices.ContainsFunc(v.changes, (*Change).adds)
		r.checkAdded(d, v)
	}
	d.versions = append(d.versions, made...)
}

// compareAnnounced orders the versions of one notice for their names. Only what
// the notice states counts: a name must not change when an event happens or a
// reading takes another day.
func compareAnnounced(e, f Effective) int {
	stated := func(e Effective) Date {
		if e.Taken || e.After != "" {
			return Date{}
		}
		return e.Day
	}
	switch a, b := stated(e), stated(f); {
	case a.IsZero() && b.IsZero():
		return cmp.Or(cmp.Compare(e.After, f.After), e.NotBefore.Compare(f.NotBefore))
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	default:
		return a.Compare(b)
	}
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

// checkAdded refuses to add a document that is there already, as far as was
// known when it was announced.
func (r *reader) checkAdded(d *Document, v *Version) {
	if !v.added {
		return
	}
	there := ""
	switch {
	case len(d.versions) > 0 && !d.versions[0].added:
		there = "first"
	case len(d.versions) == 0:
		there = d.since.Day.String()
	}
	then := View{agr: r.agr, known: v.Published()}
	for _, earlier := range d.versions {
		for _, c := range earlier.changes {
			switch stands := then.stands(c); {
			case stands && c.adds():
				there = earlier.name
			case stands && c.removes():
				there = ""
			}
		}
	}
	if there != "" {
		r.errs.Add(v.changes[0].Pos(), CodeAddedTwice, "write repeats: with the notice that announced it, or correct since: in its record",
			"%s is added although it is there since %s", d.id, there)
	}
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
	e := d.evidence.clone()
	e.Basis, e.Why = Inferred, "No record says since when; it is taken to be as old as its agreement."
	return Since{Day: t.Since.Day, Seen: true, Evidence: e}
}
