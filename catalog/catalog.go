package catalog

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// Catalog is the services, customer categories, channels and facts of a data
// set.
type Catalog struct {
	agr        *agreement.Agreement
	services   map[string]*Service
	categories map[string]*Category
	channels   []Channel
	facts      map[string]Fact
	parties    []Party
	roles      []Role
	relations  []Relation
	signing    []SigningMethod
	flows      map[string]*Flow
}

// Channel is a way to connect to a service, such as directly or through an
// agent.
type Channel struct {
	ID       string
	Name     agreement.Bilingual
	Requires []Requirement // what every customer must meet that connects so
	Evidence agreement.Evidence
}

// Fact is something about a customer that decisions ask for, answered with yes
// or no.
type Fact struct {
	ID   string
	Text agreement.Bilingual // the statement that yes confirms
	// Decides is the id of the party that decides it in each case, or "" where
	// the customer can say.
	Decides string
}

// Load reads a data set and returns its catalog, or every problem of the
// agreement and the catalog as a datafile.ErrorList, sorted by place.
func Load(fsys fs.FS) (*Catalog, error) {
	var errs datafile.ErrorList
	c := Read(fsys, &errs)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// Read is [Load] for packages that read further files of the same data set: it
// adds the problems to errs and returns what could be read, which must not be
// used unless errs stays empty.
func Read(fsys fs.FS, errs *datafile.ErrorList) *Catalog {
	agr, parsed := agreement.Read(fsys, errs, formats()...)
	r := reader{offersAt: map[string][]datafile.Pos{}, unsure: map[string]bool{}, parsed: parsed, errs: errs, cat: &Catalog{
		agr:      agr,
		services: map[string]*Service{}, categories: map[string]*Category{}, facts: map[string]Fact{},
		flows: map[string]*Flow{},
	}}
	r.readCategories()
	r.readFacts()
	r.readServices()
	r.readFlows()
	r.checkNames()
	r.checkSuccessions()
	r.checkChanges()
	r.checkOffers()
	return r.cat
}

// Agreement returns the data set's agreements, documents and notices.
func (c *Catalog) Agreement() *agreement.Agreement { return c.agr }

// Service returns a service by its id.
func (c *Catalog) Service(id string) (*Service, bool) {
	s, ok := c.services[id]
	return s, ok
}

// Services returns all services, sorted by id.
func (c *Catalog) Services() []*Service { return sortedByID(c.services) }

// Category returns a customer category by its id.
func (c *Catalog) Category(id string) (*Category, bool) {
	k, ok := c.categories[id]
	return k, ok
}

// Categories returns all customer categories, sorted by id.
func (c *Catalog) Categories() []*Category { return sortedByID(c.categories) }

func sortedByID[T any](m map[string]T) []T {
	var list []T
	for _, id := range slices.Sorted(maps.Keys(m)) {
		list = append(list, m[id])
	}
	return list
}

// Channels returns the ways to connect, in the order of categories.yaml.
func (c *Catalog) Channels() []Channel {
	list := slices.Clone(c.channels)
	for i := range list {
		list[i] = list[i].clone()
	}
	return list
}

// Channel returns a way to connect by its id.
func (c *Catalog) Channel(id string) (Channel, bool) {
	i := slices.IndexFunc(c.channels, func(ch Channel) bool { return ch.ID == id })
	if i < 0 {
		return Channel{}, false
	}
	return c.channels[i].clone(), true
}

func (ch Channel) clone() Channel {
	ch.Requires = slices.Clone(ch.Requires)
	return ch
}

// Fact returns a fact by its id.
func (c *Catalog) Fact(id string) (Fact, bool) {
	f, ok := c.facts[id]
	return f, ok
}

// Facts returns all facts, sorted by id.
func (c *Catalog) Facts() []Fact { return sortedByID(c.facts) }

// Find returns the service that has the id or, in any spelling, one of the
// names; letter case, spaces and punctuation do not count.
func (c *Catalog) Find(name string) (*Service, bool) {
	if s, ok := c.services[name]; ok {
		return s, true
	}
	key := fold(name)
	for _, s := range c.Services() {
		if fold(s.id) == key || slices.ContainsFunc(s.names, func(n Name) bool { return fold(n.Text) == key }) {
			return s, true
		}
	}
	return nil, false
}

// fold reduces a name to its letters and digits, in small letters.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -–—.,()/", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// Title returns what a document is called on the day of a view: its own name, or
// for the terms of a service one that is made of the service's name then; its id
// where there is no such document.
func (c *Catalog) Title(id agreement.DocumentID, v agreement.View) agreement.Bilingual {
	if s, ok := c.services[id.ServiceID()]; ok {
		name := s.NameAt(v)
		return agreement.Bilingual{SV: "Villkor för " + name, EN: "Terms of " + name}
	}
	if d, ok := c.agr.Document(id); ok {
		return d.Name()
	}
	return agreement.Bilingual{SV: string(id)}
}
