package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// An edition is the part of a data set that a publication shows. Pages take
// everything through it, so that nothing published later can slip in.
type edition struct {
	cat   *catalog.Catalog
	agr   *agreement.Agreement
	known agreement.Date
	draft bool
	now   agreement.View // the day, as known then
	all   agreement.View // the day, with everything known: for drafts only
}

func newEdition(cat *catalog.Catalog, known agreement.Date, draft bool) *edition {
	agr := cat.Agreement()
	return &edition{cat, agr, known, draft, agr.On(known).KnownOn(known), agr.On(known)}
}

// isDraft reports whether something is published only after the day. The zero
// Date, where no source has a day, is known from the start.
func (e *edition) isDraft(published agreement.Date) bool { return !e.now.KnowsOf(published) }

func (e *edition) shows(published agreement.Date) bool { return e.draft || !e.isDraft(published) }

// notices returns what is shown, by publication.
func (e *edition) notices() []*agreement.Notice {
	return slices.DeleteFunc(e.agr.Notices(), func(n *agreement.Notice) bool { return !e.shows(n.Published()) })
}

func (e *edition) notice(id agreement.NoticeID) (*agreement.Notice, bool) {
	n, ok := e.agr.Notice(id)
	return n, ok && e.shows(n.Published())
}

// shownChanges leaves out what is not shown.
func (e *edition) shownChanges(changes []*agreement.Change) []*agreement.Change {
	return slices.DeleteFunc(changes, func(c *agreement.Change) bool { return !e.shows(c.Notice().Published()) })
}

func (e *edition) documents() []*agreement.Document {
	return slices.DeleteFunc(e.agr.Documents(), func(d *agreement.Document) bool { return !e.hasPage(d) })
}

func (e *edition) document(id agreement.DocumentID) (*agreement.Document, bool) {
	d, ok := e.agr.Document(id)
	return d, ok && e.hasPage(d)
}

// hasPage reports whether a document is known, or made known by a draft that is
// shown.
func (e *edition) hasPage(d *agreement.Document) bool {
	if e.now.State(d.ID()).Status != agreement.NeverKnown {
		return true
	}
	return e.draft && slices.ContainsFunc(d.Versions(), func(v *agreement.Version) bool { return v.Notice() != nil })
}

// versions returns the versions of a document that are shown, the oldest first.
func (e *edition) versions(d *agreement.Document) []*agreement.Version {
	return slices.DeleteFunc(d.Versions(), func(v *agreement.Version) bool { return !e.shows(v.Published()) })
}

// before returns the version that another one follows upon, or nil: the nearest
// earlier one that was not withdrawn as a whole.
func (e *edition) before(v *agreement.Version) *agreement.Version {
	list := e.versions(v.Document())
	for _, earlier := range slices.Backward(list[:slices.Index(list, v)]) {
		if !e.isWithdrawn(earlier) {
			return earlier
		}
	}
	return nil
}

func (e *edition) isWithdrawn(v *agreement.Version) bool {
	changes := v.Changes()
	return len(changes) > 0 && !slices.ContainsFunc(changes, func(c *agreement.Change) bool {
		_, ok := e.effective(c)
		return ok
	})
}

// effective returns when a change takes effect, and false when it has been
// withdrawn.
func (e *edition) effective(c *agreement.Change) (agreement.Effective, bool) {
	return e.view(c.Notice().Published()).Effective(c)
}

// effectiveOf is effective for a version.
func (e *edition) effectiveOf(v *agreement.Version) (agreement.Effective, bool) {
	for _, c := range v.Changes() {
		if effective, ok := e.effective(c); ok {
			return effective, true
		}
	}
	return v.Effective(), len(v.Changes()) == 0
}

// view returns the view that knows what was published on a day: drafts are
// asked about with everything known.
func (e *edition) view(published agreement.Date) agreement.View {
	if e.draft && e.isDraft(published) {
		return e.all
	}
	return e.now
}

// title returns what a document is called on the day.
func (e *edition) title(id agreement.DocumentID) string {
	title := e.cat.Title(id, e.known)
	if id.ServiceID() != "" {
		return "Villkor för " + title
	}
	return title
}

// holes returns the periods whose notices are missing, as far as they can be
// told on the day: the end of a hole that ends later would give away that a
// notice is to come.
func (e *edition) holes() []agreement.Hole {
	var holes []agreement.Hole
	for _, h := range e.agr.Holes() {
		if known, ok := h.KnownOn(e.known); ok {
			holes = append(holes, known)
		}
	}
	return holes
}
