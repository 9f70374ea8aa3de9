package agreement

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

func declarationFields() []datafile.Field {
	natures := datafile.Word("editorial", "clarification", "codification", "linguistic", "correction")
	return datafile.Grouped("declaration", []datafile.Field{
		{Name: "nature", Shape: datafile.ListOf(natures), Doc: "how the notice classifies the change, as declared"},
		{Name: "material", Shape: datafile.Bool(), Doc: "whether the notice calls it material (väsentlig); absent when it says nothing"},
		{Name: "benefit", Shape: datafile.Word("customer", "agent"), Doc: "whom the notice declares it to benefit"},
		{Name: "effective", Shape: effectiveShape(), Doc: "the first day it applies; unstated where the source gives none; unseen where what was seen of the source is cut off before it; or what it waits for"},
		{Name: "taken", Shape: DayShape(), Doc: "the day that the reading takes, where effective is unstated"},
		{Name: "reading", Shape: readingShape().OrList(), Doc: "the reading behind a taken day"},
	}...)
}

func effectiveShape() datafile.Shape {
	s := dayScalar()
	s.Want = "a day as YYYY-MM-DD or one of the words unstated and unseen"
	s.Form += "|unstated|unseen"
	s.Check = func(text string) error {
		if text == "unstated" || text == "unseen" {
			return nil
		}
		_, err := ParseDate(text)
		return err
	}
	return datafile.Of(s).Or(datafile.Record(
		datafile.Field{Name: "after", Required: true, Shape: datafile.Of(datafile.ID()), Doc: "the event that it waits for"},
		datafile.Field{Name: "not_before", Shape: DayShape(), Doc: "the earliest day"},
	))
}

func noticeShape() datafile.Shape {
	group := datafile.Record(append(NameFields(), declarationFields()...)...)
	return datafile.Record(slices.Concat(undatedEvidenceFields(true), []datafile.Field{
		{Name: "agreements", Shape: datafile.ListOf(datafile.Of(datafile.ID())), Doc: "the agreements that it changes; without it, the first of agreement.yaml"},
		{Name: "partial", Shape: datafile.Bool(), Doc: "true when only single changes of the notice are known"},
		{Name: "all", Shape: datafile.Record(declarationFields()...), Doc: "what the closing sentence declares of every change"},
		{Name: "groups", Shape: datafile.MapOf(datafile.ID(), group), Doc: "blocks of changes with a heading and a closing sentence of their own"},
		{Name: "changes", Required: true, Shape: datafile.MapOf(changeKey(), changeShape()), Doc: "the changes, in the order of the page"},
	})...)
}

func changeShape() datafile.Shape {
	refs := referenceShape().OrList()
	field := datafile.Of(datafile.Matching("field", "the name of a field", `[a-z_]+`))
	return datafile.Record(slices.Concat(NameFields(), undatedEvidenceFields(false), []datafile.Field{
		{Name: "kind", Required: true, Shape: datafile.Word(kinds()...), Doc: "what the change does"},
		{Name: "in", Shape: refs, Doc: "the document and, where the source names one, the clause that changes"},
		{Name: "more", Shape: datafile.Bool(), Doc: "true when the source names the clauses only as examples"},
		{Name: "unnamed", Shape: datafile.Word("services", "documents"), Doc: "what the notice announces without naming any"},
		{Name: "service", Shape: datafile.Of(datafile.ID()), Doc: "the service that is added or removed"},
		{Name: "category", Shape: datafile.Of(datafile.ID()), Doc: "the customer category that is added or removed"},
		{Name: "group", Shape: datafile.Of(datafile.ID()), Doc: "the block of the notice that it stands in"},
		{Name: "own", Shape: datafile.Record(declarationFields()...), Doc: "what the sentence about this change declares"},
		{Name: "corresponds", Shape: refs, Doc: "the clause that the source calls corresponding"},
		{Name: "replaced_by", Shape: refs, Doc: "the clause that stands in its place"},
		{Name: "moved_to", Shape: refs, Doc: "where its words went"},
		{Name: "repeats", Shape: noticeRefShape(), Doc: "the earlier notice, or change, that announced the same"},
		{Name: "amends", Shape: noticeRefShape(), Doc: "the earlier change that it corrects"},
		{Name: "withdraws", Shape: noticeRefShape(), Doc: "the earlier change that it takes back"},
		{Name: "figure", Shape: figureShape(), Doc: "the number that the source states"},
		{Name: "since", Shape: DayShape(), Doc: "since when a function is there or gone, where the source says it apart"},
		{Name: "replaced_by_category", Shape: datafile.Of(datafile.ID()), Doc: "the customer category in place of the one that is removed"},
		{Name: "price", Shape: priceShape(), Doc: "what becomes of prices"},
		{Name: "inferred", Shape: datafile.ListOf(field), Doc: "the fields of this record that no source states"},
		{Name: "printed", Shape: datafile.Text(), Doc: "what the source prints, where that is a misprint"},
	})...)
}

func (r *reader) readNotices() {
	for _, file := range r.agr.Files("notices/*.yaml") {
		id := NoticeID(strings.TrimSuffix(path.Base(file), ".yaml"))
		if id.Day().IsZero() {
			r.errs.Add(datafile.Pos{File: file}, datafile.CodeBadValue, "name the file by a day of the calendar", "%q is no day", id[:10])
			continue
		}
		r.readNotice(id, file, r.read(file))
	}
	slices.SortFunc(r.agr.notices, func(m, n *Notice) int { return cmp.Compare(m.id, n.id) })
}

func (r *reader) readNotice(id NoticeID, file string, v datafile.Value) {
	n := &Notice{
		id: id, published: id.Day(), partial: v.Field("partial").Bool(), agreements: v.Field("agreements").Texts(),
		evidence: EvidenceOf(v, Evidence{}), all: r.declaration(v.Field("all")), pos: datafile.Pos{File: file, Line: 1},
	}
	n.evidence.Published = n.Published()
	if n.agreements == nil && len(r.agr.agreements) > 0 {
		n.agreements = []string{r.agr.agreements[0].ID}
	}
	r.agr.CheckEvidence(v, r.errs)
	for item := range v.Field("agreements").Items() {
		r.checkAgreement(item)
	}
	for key, g := range v.Field("groups").Entries() {
		n.groups = append(n.groups, &group{key.Text(), NameOf(g), r.declaration(g)})
	}
	for key, c := range v.Field("changes").Entries() {
		n.changes = append(n.changes, r.readChange(n, key.Text(), c))
	}
	r.checkGroups(n, v)
	r.checkInHole(n)
	r.agr.notices = append(r.agr.notices, n)
}

func (r *reader) declaration(v datafile.Value) declaration {
	d := declaration{benefit: v.Field("benefit").Text(), effective: r.effective(v), readings: v.Field("reading").Texts()}
	for _, word := range v.Field("nature").Texts() {
		d.nature = append(d.nature, Nature(word))
	}
	if m := v.Field("material"); m.Exists() {
		material := m.Bool()
		d.material = &material
	}
	return d
}

func (r *reader) effective(v datafile.Value) *Effective {
	e, taken := v.Field("effective"), v.Field("taken")
	unstated := e.Text() == "unstated"
	switch {
	case !taken.Exists() || v.Flawed():
	case !unstated:
		r.errs.Add(taken.Pos(), CodeTaken, "write effective: unstated, or delete taken", "a taken day beside a stated one")
	case !v.Field("reading").Exists():
		r.errs.Add(taken.Pos(), CodeTaken, "add reading: with the id of the reading", "a taken day without its reading")
	}
	switch {
	case !e.Exists():
		return nil
	case e.Text() == "unseen":
		return &Effective{Unseen: true}
	case unstated:
		return &Effective{Day: DayOf(taken), Taken: taken.Exists()}
	case e.IsMapping():
		return r.conditional(e)
	}
	return &Effective{Day: DayOf(e)}
}

func (r *reader) conditional(v datafile.Value) *Effective {
	after := v.Field("after")
	e := &Effective{After: after.Text(), NotBefore: DayOf(v.Field("not_before"))}
	event, ok := r.agr.events[e.After]
	if hint, _ := known(r.agr.events, e.After); !ok && after.Exists() && r.described() {
		r.errs.Add(after.Pos(), CodeUnknownEvent, hint, "agreement.yaml has no event %q", e.After)
	}
	if !event.Day.IsZero() {
		e.Day = event.Day
		if e.NotBefore.After(e.Day) {
			e.Day = e.NotBefore
		}
	}
	return e
}

func (r *reader) readChange(n *Notice, id string, v datafile.Value) *Change {
	c := &Change{
		id: id, notice: n, kind: Kind(v.Field("kind").Text()), text: NameOf(v), value: v,
		in: references(v.Field("in")), more: v.Field("more").Bool(), unnamed: v.Field("unnamed").Text(),
		service: v.Field("service").Text(), category: v.Field("category").Text(),
		own: r.declaration(v.Field("own")), evidence: EvidenceOf(v, n.evidence),
		corresponds: references(v.Field("corresponds")), replacedBy: references(v.Field("replaced_by")),
		movedTo: references(v.Field("moved_to")), repeats: v.Field("repeats").Text(),
		inferred: v.Field("inferred").Texts(), printed: v.Field("printed").Text(),
		figure: figureOf(v.Field("figure")), since: DayOf(v.Field("since")),
		successor: v.Field("replaced_by_category").Text(), price: priceOf(v.Field("price")),
	}
	c.evidence.Published = n.Published()
	r.agr.CheckEvidence(v, r.errs)
	r.agr.changes[c.ID()] = c
	if g := v.Field("group"); g.Exists() {
		c.group = r.findGroup(n, g)
	}
	return c
}

func references(v datafile.Value) []Reference {
	var refs []Reference
	for item := range v.Items() {
		if ref, err := ParseReference(item.Text()); err == nil {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (r *reader) findGroup(n *Notice, v datafile.Value) *group {
	var ids []string
	for _, g := range n.groups {
		if g.id == v.Text() {
			return g
		}
		ids = append(ids, g.id)
	}
	r.errs.Add(v.Pos(), CodeUnknownGroup, datafile.Suggest(v.Text(), ids), "the notice has no group %q", v.Text())
	return nil
}

func (r *reader) checkGroups(n *Notice, v datafile.Value) {
	for key := range v.Field("groups").Entries() {
		used := slices.ContainsFunc(n.changes, func(c *Change) bool { return c.group != nil && c.group.id == key.Text() })
		if !used && !r.flawed(n.pos.File) {
			r.errs.Add(key.Pos(), CodeUnusedGroup, "put group: "+key.Text()+" at its changes, or delete it", "no change stands in the group %q", key.Text())
		}
	}
}

// checkInHole holds the coverage to the notices: what is said to be missing
// cannot be there in full.
func (r *reader) checkInHole(n *Notice) {
	if r.flawed("agreement.yaml") || r.flawed(n.pos.File) {
		return
	}
	for _, id := range n.agreements {
		if hole := r.agr.holeOn(n.Published(), id); hole != nil && !n.partial {
			r.errs.Add(n.pos, CodeInHole, "shorten the period in agreement.yaml, or write partial: true", "the notice lies in a period that is said to be missing, %s", hole.Period)
			return
		}
	}
}

func (a *Agreement) holeOn(d Date, agreement string) *Hole {
	for i, h := range a.holes {
		if h.Contains(d) && h.bearsOn(agreement) {
			return &a.holes[i]
		}
	}
	return nil
}
