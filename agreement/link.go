package agreement

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// linkNotices holds every reference of the notices to what it names. Notices
// come in the order of their ids, which is that of publication.
func (r *reader) linkNotices() {
	for _, n := range r.agr.notices {
		for _, c := range n.changes {
			r.linkPlaces(c)
			r.linkService(c)
			r.linkEarlier(c)
			r.checkMatter(c)
			r.checkKind(c)
			r.checkPrice(c)
			r.checkDays(c)
		}
	}
}

func (r *reader) linkPlaces(c *Change) {
	for _, key := range [...]string{"in", "corresponds", "replaced_by", "moved_to"} {
		for v := range c.value.Field(key).Items() {
			ref, err := ParseReference(v.Text())
			if err != nil {
				continue
			}
			if hint, ok := known(r.agr.documents, ref.Document); !ok && !r.hidden(ref.Document.folder()) {
				r.errs.Add(v.Pos(), CodeUnknownDocument, hint, "no document %q: documents/ and services/ have no such folder", ref.Document)
			}
		}
	}
	for v := range c.value.Field("inferred").Items() {
		if !c.value.Field(v.Text()).Exists() && !r.flawed(c.notice.pos.File) {
			r.errs.Add(v.Pos(), CodeKindFields, "name a field that the change has", "the change has no field %q", v.Text())
		}
	}
}

func (r *reader) linkService(c *Change) {
	r.checkService(c.value.Field("service"))
}

func (r *reader) checkService(v datafile.Value) {
	if v.Exists() && !slices.Contains(r.agr.services, v.Text()) && !r.hidden("services/"+v.Text()) {
		r.errs.Add(v.Pos(), CodeUnknownService, "write services/"+v.Text()+"/service.yaml; or "+datafile.Suggest(v.Text(), r.agr.services), "no service %q: services/ has no such folder", v.Text())
	}
}

// linkEarlier resolves the references to earlier notices. What repeats an
// announcement may point into a period that the data set does not hold.
func (r *reader) linkEarlier(c *Change) {
	if v := c.value.Field("repeats"); v.Exists() {
		r.linkRepeated(c, v)
	}
	if v := c.value.Field("amends"); v.Exists() {
		if c.amends = r.earlierChange(c, v); c.amends != nil {
			c.amends.amendedBy = append(c.amends.amendedBy, c)
		}
	}
	if v := c.value.Field("withdraws"); v.Exists() {
		if c.withdraws = r.earlierChange(c, v); c.withdraws != nil {
			c.withdraws.withdrawals = append(c.withdraws.withdrawals, c)
		}
	}
}

func (r *reader) earlierChange(c *Change, v datafile.Value) *Change {
	if !strings.Contains(v.Text(), "/") {
		r.errs.Add(v.Pos(), CodeUnknownChange, "write the notice and the change, as in 2019-12-18/skr-pub-tillkommer", "%q names no change", v.Text())
		return nil
	}
	return r.earlier(c, v)
}

// earlier finds the change that a reference names, or nil when it names a
// notice as a whole. What it returns is earlier than c, so that no chain of
// references comes back to where it started.
func (r *reader) earlier(c *Change, v datafile.Value) *Change {
	notice, change, named := strings.Cut(v.Text(), "/")
	id := NoticeID(notice)
	n, found := r.agr.Notice(id)
	switch {
	case id.Day().IsZero():
		r.errs.Add(v.Pos(), CodeUnknownChange, "write a day of the calendar", "%q is no day", notice)
		return nil
	case id >= c.notice.id:
		r.errs.Add(v.Pos(), CodeUnknownChange, "point to a notice that comes before this one by its id", "%q is not earlier than this notice", v.Text())
		return nil
	case !found:
		if r.described() && !r.flawed("agreement.yaml") && r.agr.holeOn(id.Day(), "") == nil && !r.hidden("notices/"+notice+".yaml") {
			r.errs.Add(v.Pos(), CodeUnknownChange, "correct the day, or write the notice; only a period listed as missing may be pointed into", "there is no notice %q", notice)
		}
		return nil
	case !named:
		return nil
	}
	for _, target := range n.changes {
		if target.id == change {
			return target
		}
	}
	if !r.flawed(n.pos.File) {
		r.errs.Add(v.Pos(), CodeUnknownChange, datafile.Suggest(change, changeIDs(n)), "the notice %s has no change %q", notice, change)
	}
	return nil
}

func changeIDs(n *Notice) []string {
	var ids []string
	for _, c := range n.changes {
		ids = append(ids, c.id)
	}
	return ids
}

func (r *reader) checkDays(c *Change) {
	e, level := c.Effective()
	d, _ := c.dated()
	explained := c.printed != "" || len(c.evidence.Readings)+len(d.readings) > 0
	switch {
	case level == "" && (c.value.Field("withdraws").Exists() || r.flawed(c.notice.pos.File)):
	case level == "":
		r.errs.Add(c.Pos(), CodeNoDay, "write effective: at own, at the group or at all; unstated where the source gives no day", "no level says when the change takes effect")
	case !e.Day.IsZero() && e.Day.Before(c.notice.Published()) && !explained:
		r.errs.Add(c.Pos(), CodeBeforePublished, "correct the day; where the source really says so, give printed: or reading:",
			"it takes effect on %s, before it was published", e.Day)
	}
}
