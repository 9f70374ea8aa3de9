package catalog

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// Citation is one fact of the data set: what it is about, and what it rests on.
type Citation struct {
	Kind     string // the kind of record, such as "service" or "change"
	ID       string // the id of the record
	Field    string // the field of the record that the fact stands in, such as "names", or "" for the record itself
	Item     string // which entry of the field: an id, a name or a number, or ""
	Evidence agreement.Evidence
}

// About says in one line what the fact is about, such as "service nitha pub
// ineras-pub-1".
func (c Citation) About() string {
	return strings.Join(strings.Fields(strings.Join([]string{c.Kind, c.ID, c.Field, c.Item}, " ")), " ")
}

// Citations yields every fact that names its source: agreements, events,
// statements, documents, notices with their changes, then categories, channels,
// parties, roles, methods of signing, services and flows. Each group is in the
// order of its accessor, and a record comes before its fields. A fact that takes
// its source from the record around it counts as one of its own.
func (c *Catalog) Citations() iter.Seq[Citation] {
	return func(yield func(Citation) bool) {
		for _, group := range [...]func(*Catalog, *citations){
			(*Catalog).citeAgreements, (*Catalog).citeDocuments, (*Catalog).citeNotices,
			(*Catalog).citeParties, (*Catalog).citeServices, (*Catalog).citeFlows,
		} {
			var list citations
			group(c, &list)
			for _, cited := range list {
				if !yield(cited) {
					return
				}
			}
		}
	}
}

type citations []Citation

// add takes up a fact that a record has; one that it has not names no source.
func (l *citations) add(kind, id, field, item string, e agreement.Evidence) {
	if e.Source != "" {
		e.Readings = slices.Clone(e.Readings)
		*l = append(*l, Citation{kind, id, field, item, e})
	}
}

func (c *Catalog) citeAgreements(l *citations) {
	for _, t := range c.agr.Agreements() {
		l.add("agreement", t.ID, "", "", t.Evidence)
		l.add("agreement", t.ID, "since", "", t.Since.Evidence)
	}
	for _, e := range c.agr.Events() {
		l.add("event", e.ID, "", "", e.Evidence)
	}
	for _, s := range c.agr.Statements() {
		l.add("statement", s.ID(), "", "", s.Evidence())
	}
}

// citeDocuments leaves the terms of services to the records of the services.
func (c *Catalog) citeDocuments(l *citations) {
	for _, d := range c.agr.Documents() {
		if d.ID().ServiceID() != "" {
			continue
		}
		id := string(d.ID())
		l.add("document", id, "", "", d.Evidence())
		l.add("document", id, "since", "", d.Since().Evidence)
		for _, m := range d.AlsoIn() {
			l.add("document", id, "also_in", m.Agreement, m.Since.Evidence)
		}
	}
}

func (c *Catalog) citeNotices(l *citations) {
	for _, n := range c.agr.Notices() {
		l.add("notice", string(n.ID()), "", "", n.Evidence())
		for _, change := range n.Changes() {
			e := change.Evidence()
			l.add("change", string(change.ID()), "", "", e)
			if day := change.Value().Field("own").Field("reading"); day.Exists() {
				e.Readings = day.Texts()
				l.add("change", string(change.ID()), "own", "", e)
			}
		}
	}
}

func (c *Catalog) citeParties(l *citations) {
	for _, k := range c.Categories() {
		l.add("category", k.id, "", "", c.agr.Dated(k.evidence))
		l.add("category", k.id, "since", "", k.since.Evidence)
	}
	for _, ch := range c.channels {
		l.add("channel", ch.ID, "", "", ch.Evidence)
		for _, q := range ch.Requires {
			l.add("channel", ch.ID, "requires", q.Fact, q.Evidence)
		}
	}
	for _, p := range c.parties {
		l.add("party", p.ID, "", "", p.Evidence)
	}
	for _, r := range c.roles {
		l.add("role", r.ID, "", "", r.Evidence)
	}
	for _, r := range c.relations {
		l.add("relation", r.ID, "", "", r.Evidence)
		for _, p := range r.Pub {
			l.add("relation", r.ID, "pub", string(p.Agreement), p.Evidence)
		}
	}
	for _, m := range c.signing {
		l.add("signing", m.ID, "", "", m.Evidence)
	}
}

func (c *Catalog) citeServices(l *citations) {
	for _, s := range c.Services() {
		for _, n := range s.names {
			l.add("service", s.id, "names", n.Text, n.Evidence)
		}
		l.add("service", s.id, "since", "", s.since.Evidence)
		if s.personalData != nil {
			l.add("service", s.id, "personal_data", "", s.personalData.Evidence)
		}
		for _, p := range s.pub {
			l.add("service", s.id, "pub", string(p.Agreement), p.Evidence)
		}
		for _, q := range s.requires {
			l.add("service", s.id, "requires", q.Fact, q.Evidence)
		}
		l.add("service", s.id, "offers", "", s.offers.Evidence)
		for _, o := range s.offers.To {
			l.add("service", s.id, "offers", o.Category, o.Evidence)
		}
		s.citeLife(l)
	}
}

// citeLife takes up what is told of a service beside its terms.
func (s *Service) citeLife(l *citations) {
	for _, x := range s.notThrough {
		l.add("service", s.id, "not_through", x.Channel, x.Evidence)
	}
	if s.platform != nil {
		l.add("service", s.id, "platform", "", s.platform.Evidence)
	}
	for _, x := range s.succeeds {
		l.add("service", s.id, "succeeds", x.Service, x.Evidence)
	}
	for _, x := range s.parts {
		l.add("service", s.id, "parts", x.Name, x.Evidence)
	}
	for _, x := range s.dependsOn {
		l.add("service", s.id, "depends_on", x.Service+x.Name, x.Evidence)
	}
	for i, x := range s.lifecycle {
		l.add("service", s.id, "lifecycle", strconv.Itoa(i+1), x.Evidence)
	}
}

func (c *Catalog) citeFlows(l *citations) {
	for _, f := range c.Flows() {
		l.add("flow", f.id, "", "", f.evidence)
		for i, s := range f.steps {
			l.add("flow", f.id, "steps", strconv.Itoa(i+1), s.Evidence)
		}
		for i, x := range f.exceptions {
			l.add("flow", f.id, "exceptions", strconv.Itoa(i+1), x.Evidence)
		}
	}
}
