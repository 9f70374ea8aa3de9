package catalog

import (
	"io/fs"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

type reader struct {
	fsys fs.FS
	errs *datafile.ErrorList
	cat  *Catalog
}

// read reads a file if it is there; a missing one is package agreement's to
// report, or optional.
func (r *reader) read(name string, shape datafile.Shape) datafile.Value {
	if _, err := fs.Stat(r.fsys, name); err != nil {
		return datafile.Value{}
	}
	src, ok := datafile.ReadFile(r.fsys, name, r.errs)
	if !ok {
		return datafile.Value{}
	}
	return datafile.Read(name, src, shape, r.errs)
}

func (r *reader) readFacts() {
	shape := datafile.MapOf(datafile.ID(), datafile.Record(agreement.NameFields()...))
	for id, v := range r.read("facts.yaml", shape).Entries() {
		r.cat.facts[id.Text()] = Fact{id.Text(), agreement.NameOf(v)}
	}
}

func categoriesShape() datafile.Shape {
	named := datafile.Record(slices.Concat(agreement.NameFields(), agreement.EvidenceFields(true))...)
	category := named.With(datafile.Field{Name: "since", Shape: agreement.SinceShape(), Doc: "since when it is in evidence, where no notice adds it"})
	return datafile.Record(
		datafile.Field{Name: "categories", Required: true, Shape: datafile.MapOf(datafile.ID(), category), Doc: "the customer categories"},
		datafile.Field{Name: "channels", Required: true, Shape: datafile.MapOf(datafile.ID(), named), Doc: "the ways to connect"},
	)
}

func (r *reader) readCategories() {
	v := r.read("categories.yaml", categoriesShape())
	for id, k := range v.Field("categories").Entries() {
		r.cat.agr.CheckEvidence(k, r.errs)
		r.cat.categories[id.Text()] = &Category{
			id: id.Text(), name: agreement.NameOf(k), evidence: agreement.EvidenceOf(k, agreement.Evidence{}),
			since: r.cat.agr.SinceOf(k.Field("since"), r.errs), pos: id.Pos(),
		}
	}
	for id, ch := range v.Field("channels").Entries() {
		r.cat.channels = append(r.cat.channels, Channel{id.Text(), agreement.NameOf(ch), r.evidence(ch)})
	}
}

func id() datafile.Shape { return datafile.Of(datafile.ID()) }

func periodFields() []datafile.Field {
	return []datafile.Field{
		{Name: "from", Shape: agreement.DayShape(), Doc: "the first day, where a source gives it"},
		{Name: "until", Shape: agreement.DayShape(), Doc: "the first day after the last, where a source gives it"},
	}
}

func serviceShape() datafile.Shape {
	own, inherited := agreement.EvidenceFields(true), agreement.EvidenceFields(false)
	name := datafile.Record(append([]datafile.Field{
		{Name: "name", Required: true, Shape: datafile.Text(), Doc: "the name as the source prints it"},
		{Name: "variant", Shape: datafile.Bool(), Doc: "true for another spelling or an abbreviation"},
		{Name: "seen", Shape: agreement.DayShape(), Doc: "the first day on which the name is in evidence"},
	}, own...)...)
	claim := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "value", Required: true, Shape: datafile.Bool(), Doc: "true for yes, false for no"},
	}, periodFields(), own)...)
	pub := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "agreement", Required: true, Shape: id(), Doc: "the document of the processor agreement"},
	}, periodFields(), own)...)
	requirement := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "fact", Required: true, Shape: id(), Doc: "the fact of facts.yaml that must be yes"},
	}, periodFields(), own)...)
	offer := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "category", Required: true, Shape: id(), Doc: "the customer category"},
		{Name: "channels", Shape: datafile.ListOf(id()), Doc: "the channels that the source names for it"},
		{Name: "requires", Shape: datafile.ListOf(id()), Doc: "facts of facts.yaml that the customer must meet"},
	}, periodFields(), inherited)...)
	offers := datafile.Record(append([]datafile.Field{
		{Name: "closed", Required: true, Shape: datafile.Bool(), Doc: "whether the source reads as a whole list, so that silence is a no"},
		{Name: "to", Required: true, Shape: datafile.ListOf(offer), Doc: "the categories, each with its conditions"},
	}, own...)...)
	return datafile.Record(
		datafile.Field{Name: "names", Required: true, Shape: datafile.ListOf(name), Doc: "what sources call it, the name at the start first"},
		datafile.Field{Name: "en", Shape: datafile.Text(), Doc: "a description in English"},
		datafile.Field{Name: "since", Shape: agreement.SinceShape(), Doc: "since when it is covered or in evidence, where no notice in the data set says it"},
		datafile.Field{Name: "personal_data", Shape: claim, Doc: "whether it processes personal data; absent when no source says"},
		datafile.Field{Name: "pub", Shape: datafile.ListOf(pub), Doc: "sources that name its processor agreement"},
		datafile.Field{Name: "requires", Shape: datafile.ListOf(requirement), Doc: "what every customer must meet"},
		datafile.Field{Name: "offers", Shape: offers, Doc: "to whom it is offered; absent when no source lists anybody"},
	)
}

func (r *reader) readServices() {
	shape := serviceShape()
	for _, id := range r.cat.agr.ServiceIDs() {
		file := "services/" + id + "/service.yaml"
		if _, err := fs.Stat(r.fsys, file); err != nil {
			continue
		}
		if s := r.readService(id, r.read(file, shape)); len(s.names) > 0 {
			r.cat.services[id] = s
		}
	}
}

func (r *reader) readService(id string, v datafile.Value) *Service {
	s := &Service{id: id, en: v.Field("en").Text(), pos: v.Pos(), since: r.cat.agr.SinceOf(v.Field("since"), r.errs)}
	for n := range v.Field("names").Items() {
		s.names = append(s.names, Name{n.Field("name").Text(), n.Field("variant").Bool(), agreement.DayOf(n.Field("seen")), r.evidence(n)})
	}
	if p := v.Field("personal_data"); p.Exists() {
		s.personalData = &Claim{p.Field("value").Bool(), r.period(p), r.evidence(p)}
	}
	for p := range v.Field("pub").Items() {
		r.checkPub(p.Field("agreement"))
		s.pub = append(s.pub, PubEvidence{agreement.DocumentID(p.Field("agreement").Text()), r.period(p), r.evidence(p)})
	}
	for q := range v.Field("requires").Items() {
		r.checkFact(q.Field("fact"))
		s.requires = append(s.requires, Requirement{q.Field("fact").Text(), r.period(q), r.evidence(q)})
	}
	if o := v.Field("offers"); o.Exists() {
		s.offers = r.offers(o)
	}
	return s
}

func (r *reader) evidence(v datafile.Value) agreement.Evidence {
	r.cat.agr.CheckEvidence(v, r.errs)
	return r.cat.agr.Dated(agreement.EvidenceOf(v, agreement.Evidence{}))
}

func (r *reader) period(v datafile.Value) agreement.Period {
	p := agreement.Period{From: agreement.DayOf(v.Field("from")), Until: agreement.DayOf(v.Field("until"))}
	if !p.Until.IsZero() && !p.Until.After(p.From) {
		r.errs.Add(v.Field("until").Pos(), CodePeriod, "let until be a later day than from", "the period is empty")
	}
	return p
}

func (r *reader) offers(v datafile.Value) Offers {
	o := Offers{Listed: true, Closed: v.Field("closed").Bool(), Evidence: r.evidence(v)}
	for item := range v.Field("to").Items() {
		r.cat.agr.CheckEvidence(item, r.errs)
		r.checkCategory(item.Field("category"))
		for ch := range item.Field("channels").Items() {
			r.checkChannel(ch)
		}
		for f := range item.Field("requires").Items() {
			r.checkFact(f)
		}
		offer := Offer{
			Category: item.Field("category").Text(), Period: r.period(item),
			Channels: item.Field("channels").Texts(), Requires: item.Field("requires").Texts(),
			Evidence: r.cat.agr.Dated(agreement.EvidenceOf(item, o.Evidence)),
		}
		r.checkOfferTwice(o.To, offer, item)
		o.To = append(o.To, offer)
	}
	return o
}

func (r *reader) checkOfferTwice(earlier []Offer, o Offer, v datafile.Value) {
	for _, e := range earlier {
		if e.Category == o.Category && e.Period.Overlaps(o.Period) {
			r.errs.Add(v.Pos(), CodeOfferTwice, "give the two offers days that do not overlap, or join them", "%s is offered to already", o.Category)
		}
	}
}

func (r *reader) checkPub(v datafile.Value) {
	d, ok := r.cat.agr.Document(agreement.DocumentID(v.Text()))
	if v.Exists() && (!ok || d.Role() != "pub") {
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
	if _, ok := r.cat.categories[v.Text()]; v.Exists() && !ok {
		r.errs.Add(v.Pos(), CodeUnknownCategory, suggest(v.Text(), r.cat.categories), "categories.yaml has no category %q", v.Text())
	}
}

func (r *reader) checkFact(v datafile.Value) {
	if _, ok := r.cat.facts[v.Text()]; v.Exists() && !ok {
		r.errs.Add(v.Pos(), CodeUnknownFact, suggest(v.Text(), r.cat.facts), "facts.yaml has no fact %q", v.Text())
	}
}

func (r *reader) checkChannel(v datafile.Value) {
	if _, ok := r.cat.Channel(v.Text()); v.Exists() && !ok {
		var ids []string
		for _, ch := range r.cat.channels {
			ids = append(ids, ch.ID)
		}
		r.errs.Add(v.Pos(), CodeUnknownChannel, datafile.Suggest(v.Text(), ids), "categories.yaml has no channel %q", v.Text())
	}
}
