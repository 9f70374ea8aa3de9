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
	shown shown
}

// shown is what an edition shows of each sort of record.
type shown struct {
	notices    []*agreement.Notice
	documents  []*agreement.Document
	services   []*catalog.Service
	categories []*catalog.Category
}

func newEdition(cat *catalog.Catalog, known agreement.Date, draft bool) *edition {
	agr := cat.Agreement()
	e := &edition{cat: cat, agr: agr, known: known, draft: draft, now: agr.On(known).KnownOn(known), all: agr.On(known)}
	e.shown.notices = slices.DeleteFunc(agr.Notices(), func(n *agreement.Notice) bool { return !e.shows(n.Published()) })
	e.shown.documents = slices.DeleteFunc(agr.Documents(), func(d *agreement.Document) bool { return !e.hasPage(d) })
	e.shown.services = slices.DeleteFunc(cat.Services(), func(s *catalog.Service) bool { return !e.hasServicePage(s) })
	e.shown.categories = slices.DeleteFunc(cat.Categories(), func(k *catalog.Category) bool { return !e.hasCategoryPage(k) })
	slices.SortStableFunc(e.shown.services, func(a, b *catalog.Service) int { return compareWords(e.serviceName(a), e.serviceName(b)) })
	slices.SortStableFunc(e.shown.categories, func(a, b *catalog.Category) int { return compareWords(a.Name().In("sv"), b.Name().In("sv")) })
	return e
}

// isDraft reports whether something is published only after the day. The zero
// Date, where no source has a day, is known from the start.
func (e *edition) isDraft(published agreement.Date) bool { return !e.now.KnowsOf(published) }

func (e *edition) shows(published agreement.Date) bool { return e.draft || !e.isDraft(published) }

// notices returns what is shown, by publication.
func (e *edition) notices() []*agreement.Notice { return slices.Clone(e.shown.notices) }

// noticesFor returns the notices that change an agreement.
func (e *edition) noticesFor(id string) []*agreement.Notice {
	return slices.DeleteFunc(e.notices(), func(n *agreement.Notice) bool { return !slices.Contains(n.Agreements(), id) })
}

func (e *edition) notice(id agreement.NoticeID) (*agreement.Notice, bool) {
	n, ok := e.agr.Notice(id)
	return n, ok && e.shows(n.Published())
}

// shownChanges leaves out what is not shown.
func (e *edition) shownChanges(changes []*agreement.Change) []*agreement.Change {
	return slices.DeleteFunc(changes, func(c *agreement.Change) bool { return !e.shows(c.Notice().Published()) })
}

func (e *edition) documents() []*agreement.Document { return slices.Clone(e.shown.documents) }

func (e *edition) document(id agreement.DocumentID) (*agreement.Document, bool) {
	d, ok := e.agr.Document(id)
	return d, ok && e.hasPage(d)
}

// hasPage reports whether a document is known, or made known by a draft that is
// shown.
func (e *edition) hasPage(d *agreement.Document) bool {
	if e.knowsDocument(d) {
		return true
	}
	return e.draft && slices.ContainsFunc(d.Versions(), func(v *agreement.Version) bool { return v.Notice() != nil })
}

func (e *edition) knowsDocument(d *agreement.Document) bool {
	return e.isKnown(e.now.State(d.ID()).Status, d.Since())
}

// isKnown reports whether a record with some status is known on the day. What
// no source dates counts as known from the start, but a record that is to begin
// on a later day and has nothing else to date it may be a draft.
func (e *edition) isKnown(s agreement.Status, since agreement.Since) bool {
	switch s {
	case agreement.NeverKnown:
		return false
	case agreement.NotYet, agreement.BeforeEvidence:
		return !since.Evidence.Undated() || !e.isDraft(since.Day)
	}
	return true
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
	if s, ok := e.cat.Service(id.ServiceID()); ok {
		return "Villkor för " + e.serviceName(s)
	}
	return e.cat.Title(id, e.now).In("sv")
}

// first returns the agreement that the change log is about.
func (e *edition) first() agreement.Terms {
	for _, t := range e.agr.Agreements() {
		return t
	}
	return agreement.Terms{}
}

// others returns the further agreements of which something is told.
func (e *edition) others() []agreement.Terms {
	return slices.DeleteFunc(e.agr.Agreements(), func(t agreement.Terms) bool {
		return t.ID == e.first().ID || !e.tells(t.Since.Evidence, t.Since.Day) && !e.isConcerned(t.ID)
	})
}

// isConcerned reports whether a notice that is shown changes an agreement.
func (e *edition) isConcerned(id string) bool {
	return slices.ContainsFunc(e.notices(), func(n *agreement.Notice) bool { return slices.Contains(n.Agreements(), id) })
}

// terms returns the agreements with some ids that are shown, in the order of
// the data set.
func (e *edition) terms(ids []string) []agreement.Terms {
	shown := append([]agreement.Terms{e.first()}, e.others()...)
	return slices.DeleteFunc(shown, func(t agreement.Terms) bool { return !slices.Contains(ids, t.ID) })
}

// memberships returns the further agreements that a document is part of.
func (e *edition) memberships(d *agreement.Document) []agreement.Membership {
	return slices.DeleteFunc(d.AlsoIn(), func(m agreement.Membership) bool {
		return !e.tells(m.Since.Evidence, m.Since.Day)
	})
}

// agreementsOf returns the ids of the agreements that a document is part of.
func (e *edition) agreementsOf(d *agreement.Document) []string {
	ids := []string{d.Agreement()}
	for _, m := range e.memberships(d) {
		ids = append(ids, m.Agreement)
	}
	return ids
}

// holes returns the periods whose notices are missing for some agreements, as
// far as they can be told on the day: the end of a hole that ends later would
// give away that a notice is to come.
func (e *edition) holes(agreements ...string) []agreement.Hole {
	var holes []agreement.Hole
	for _, h := range e.agr.Holes() {
		known, ok := h.KnownOn(e.known)
		if ok && (h.Agreement == "" || slices.Contains(agreements, h.Agreement)) {
			holes = append(holes, known)
		}
	}
	return holes
}
