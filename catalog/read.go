package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

type reader struct {
	offersAt map[string][]datafile.Pos // of each service, the places of its offers
	unsure   map[string]bool           // categories of which it was refused since when they are there
	parsed   map[string]datafile.Parsed
	errs     *datafile.ErrorList
	cat      *Catalog
}

// flawed reports whether some of a file was refused, so that what it should hold
// may be missing.
func (r *reader) flawed(name string) bool { return len(r.parsed[name].Problems) > 0 }

// lists reports whether a file can be blamed for what it does not list: nothing of
// it was refused. One that is missing is one problem, however much refers to it.
func (r *reader) lists(name string) bool {
	if _, ok := r.parsed[name]; !ok {
		r.errs.Add(datafile.Pos{File: name}, agreement.CodeNoFile, "list what the other files refer to", "the file is missing")
		return false
	}
	return !r.flawed(name)
}

// read returns what was parsed of a file. A missing one is package agreement's to
// report, or optional.
func (r *reader) read(name string) datafile.Value { return r.parsed[name].Value }

func factsShape() datafile.Shape {
	return datafile.MapOf(datafile.ID(), datafile.Record(agreement.NameFields()...).With(
		datafile.Field{Name: "decides", Shape: id(), Doc: "the party that decides it in each case, where it is not for the customer to say"},
	))
}

// readFacts reads what is asked of customers, and then what each channel asks.
func (r *reader) readFacts() {
	for id, v := range r.read("facts.yaml").Entries() {
		r.checkParty(v.Field("decides"))
		r.cat.facts[id.Text()] = Fact{id.Text(), agreement.NameOf(v), v.Field("decides").Text()}
	}
	i := 0
	for _, ch := range r.read("categories.yaml").Field("channels").Entries() {
		r.cat.channels[i].Requires = r.requirements(ch)
		i++
	}
}

func categoriesShape() datafile.Shape {
	named := datafile.Record(slices.Concat(agreement.NameFields(), agreement.EvidenceFields(true))...)
	category := named.With(datafile.Field{Name: "since", Shape: agreement.SinceShape(), Doc: "since when it is in evidence, where no notice adds it"})
	role := named.With(
		datafile.Field{Name: "of", Required: true, Shape: id(), Doc: "the party that has the role"},
		datafile.Field{Name: "may", Required: true, Shape: datafile.Record(agreement.NameFields()...), Doc: "what somebody in the role may do"},
	)
	return datafile.Record(
		datafile.Field{Name: "categories", Required: true, Shape: datafile.MapOf(datafile.ID(), category), Doc: "the customer categories"},
		datafile.Field{Name: "channels", Required: true, Shape: datafile.MapOf(datafile.ID(), named.With(requiresField(categoryField("it concerns; absent for every one")))), Doc: "the ways to connect"},
		datafile.Field{Name: "parties", Shape: datafile.MapOf(datafile.ID(), named), Doc: "everybody who does something under the agreements"},
		datafile.Field{Name: "roles", Shape: datafile.MapOf(datafile.ID(), role), Doc: "the roles of people at a party"},
		datafile.Field{Name: "relations", Shape: datafile.MapOf(datafile.ID(), relationShape()), Doc: "two parties between whom personal data may be processed"},
		datafile.Field{Name: "signing", Shape: datafile.MapOf(datafile.ID(), named), Doc: "the methods of signing"},
	)
}

func (r *reader) readCategories() {
	v := r.read("categories.yaml")
	for id, k := range v.Field("categories").Entries() {
		r.cat.agr.CheckEvidence(k, r.errs)
		r.cat.categories[id.Text()] = &Category{
			id: id.Text(), name: agreement.NameOf(k), evidence: agreement.EvidenceOf(k, agreement.Evidence{}),
			since: r.cat.agr.SinceOf(k.Field("since"), r.errs), pos: id.Pos(),
		}
		r.unsure[id.Text()] = k.Field("since").Flawed()
	}
	for id, ch := range v.Field("channels").Entries() {
		r.cat.channels = append(r.cat.channels, Channel{ID: id.Text(), Name: agreement.NameOf(ch), Evidence: r.evidence(ch)})
	}
	for id, p := range v.Field("parties").Entries() {
		r.cat.parties = append(r.cat.parties, Party{id.Text(), agreement.NameOf(p), r.evidence(p)})
	}
	r.readRelations(v.Field("relations"))
	for id, m := range v.Field("signing").Entries() {
		r.cat.signing = append(r.cat.signing, SigningMethod{id.Text(), agreement.NameOf(m), r.evidence(m)})
	}
	for id, o := range v.Field("roles").Entries() {
		r.checkParty(o.Field("of"))
		r.cat.roles = append(r.cat.roles, Role{id.Text(), agreement.NameOf(o), o.Field("of").Text(), agreement.NameOf(o.Field("may")), r.evidence(o)})
	}
}

func id() datafile.Shape { return datafile.Of(datafile.ID()) }

func (r *reader) evidence(v datafile.Value) agreement.Evidence {
	return r.inherited(v, agreement.Evidence{})
}

// inherited reads the evidence of a part of a record, which takes what it does
// not give itself from the whole.
func (r *reader) inherited(v datafile.Value, whole agreement.Evidence) agreement.Evidence {
	r.cat.agr.CheckEvidence(v, r.errs)
	return r.cat.agr.Dated(agreement.EvidenceOf(v, whole))
}

func (r *reader) period(v datafile.Value) agreement.Period {
	p := agreement.Period{From: agreement.DayOf(v.Field("from")), Until: agreement.DayOf(v.Field("until"))}
	if !p.Until.IsZero() && !p.Until.After(p.From) {
		r.errs.Add(v.Field("until").Pos(), CodePeriod, "let until be a later day than from", "the period is empty")
	}
	return p
}

func (r *reader) checkPub(v datafile.Value) {
	d, ok := r.cat.agr.Document(agreement.DocumentID(v.Text()))
	if v.Exists() && (!ok || d.Role() != "pub") && !r.flawed("documents/"+v.Text()+"/document.yaml") {
		var ids []string
		for _, d := range r.cat.agr.Documents() {
			if d.Role() == "pub" {
				ids = append(ids, string(d.ID()))
			}
		}
		r.errs.Add(v.Pos(), CodeNotPub, datafile.Suggest(v.Text(), ids), "no document %q has the role pub", v.Text())
	}
}

func (r *reader) checkCategory(v datafile.Value) {
	if _, ok := r.cat.categories[v.Text()]; v.Exists() && !ok && r.lists("categories.yaml") {
		r.errs.Add(v.Pos(), CodeUnknownCategory, suggest(v.Text(), r.cat.categories), "categories.yaml has no category %q", v.Text())
	}
}

// requiresField is the list of what must hold of a customer; the fields limit
// whom an item concerns.
func requiresField(limits ...datafile.Field) datafile.Field {
	fields := []datafile.Field{{Name: "fact", Required: true, Shape: id(), Doc: "the fact of facts.yaml that must be yes"}}
	return datafile.Field{Name: "requires", Shape: datafile.ListOf(fact(append(fields, limits...)...)), Doc: "what must hold of every customer that it concerns"}
}

func categoryField(which string) datafile.Field {
	return datafile.Field{Name: "category", Shape: id(), Doc: "the customer category " + which}
}

func (r *reader) requirements(v datafile.Value) []Requirement {
	var list []Requirement
	for q := range v.Field("requires").Items() {
		r.checkFact(q.Field("fact"))
		r.checkCategory(q.Field("category"))
		r.checkChannel(q.Field("channel"))
		list = append(list, Requirement{q.Field("fact").Text(), q.Field("category").Text(), q.Field("channel").Text(), r.period(q), r.evidence(q)})
	}
	return list
}

func (r *reader) checkFact(v datafile.Value) {
	if _, ok := r.cat.facts[v.Text()]; v.Exists() && !ok && r.lists("facts.yaml") {
		r.errs.Add(v.Pos(), CodeUnknownFact, suggest(v.Text(), r.cat.facts), "facts.yaml has no fact %q", v.Text())
	}
}

func (r *reader) checkChannel(v datafile.Value) {
	if _, ok := r.cat.Channel(v.Text()); v.Exists() && !ok && r.lists("categories.yaml") {
		var ids []string
		for _, ch := range r.cat.channels {
			ids = append(ids, ch.ID)
		}
		r.errs.Add(v.Pos(), CodeUnknownChannel, datafile.Suggest(v.Text(), ids), "categories.yaml has no channel %q", v.Text())
	}
}

func (r *reader) checkService(v datafile.Value) {
	if ids := r.cat.agr.ServiceIDs(); v.Exists() && !slices.Contains(ids, v.Text()) {
		r.errs.Add(v.Pos(), agreement.CodeUnknownService, datafile.Suggest(v.Text(), ids), "no service %q: services/ has no such folder", v.Text())
	}
}

// checkEarlier holds a succession to an earlier record, and to one of its own.
func (r *reader) checkEarlier(s *Service, v datafile.Value) {
	r.checkService(v)
	if v.Text() == s.id {
		r.errs.Add(v.Pos(), CodeOwnSuccessor, "name the earlier record", "the service succeeds itself")
	}
}

func (r *reader) checkDependency(v datafile.Value) {
	service, name := v.Field("service"), v.Field("name")
	r.checkService(service)
	if service.Exists() == name.Exists() && !v.Flawed() {
		r.errs.Add(v.Pos(), agreement.CodeOneOf, "write service: for a service of the data set, else name:", "exactly one of service and name is needed")
	}
}
