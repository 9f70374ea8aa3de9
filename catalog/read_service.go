package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// fact is the shape of a record of a fact: some fields of its own, those of a
// period, and its evidence.
func fact(own ...datafile.Field) datafile.Shape {
	return datafile.Record(slices.Concat(own, agreement.PeriodFields(), agreement.EvidenceFields(true))...)
}

// observed is [fact] for what has no period.
func observed(own ...datafile.Field) datafile.Shape {
	return datafile.Record(slices.Concat(own, agreement.EvidenceFields(true))...)
}

func serviceShape() datafile.Shape {
	claim := fact(datafile.Field{Name: "value", Required: true, Shape: datafile.Bool(), Doc: "true for yes, false for no"})
	return datafile.Record(
		datafile.Field{Name: "names", Required: true, Shape: datafile.ListOf(nameShape()), Doc: "what sources call it, the name at the start first"},
		datafile.Field{Name: "en", Shape: datafile.Text(), Doc: "a description in English"},
		datafile.Field{Name: "since", Shape: agreement.SinceShape(), Doc: "since when it is covered or in evidence, where no notice in the data set says it"},
		datafile.Field{Name: "personal_data", Shape: claim, Doc: "whether it processes personal data; absent when no source says"},
		datafile.Field{Name: "pub", Shape: datafile.ListOf(fact(
			datafile.Field{Name: "agreement", Required: true, Shape: id(), Doc: "the document of the processor agreement"},
		)), Doc: "sources that name its processor agreement"},
		requiresField(
			categoryField("it concerns; absent for every one"),
			datafile.Field{Name: "channel", Shape: id(), Doc: "the channel through which it concerns them; absent for every one"},
		),
		datafile.Field{Name: "offers", Shape: offersShape(), Doc: "to whom it is offered; absent when no source lists anybody"},
		datafile.Field{Name: "not_through", Shape: datafile.ListOf(fact(
			datafile.Field{Name: "channel", Required: true, Shape: id(), Doc: "the channel that is ruled out"},
			categoryField("for which it is; absent for every one"),
		)), Doc: "channels that a source rules out"},
		datafile.Field{Name: "platform", Shape: claim, Doc: "whether it uses the service platform; absent when no source says"},
		datafile.Field{Name: "succeeds", Shape: datafile.ListOf(observed(
			datafile.Field{Name: "service", Required: true, Shape: id(), Doc: "the earlier record"},
			datafile.Field{Name: "from", Shape: agreement.DayShape(), Doc: "the first day, where a source gives it"},
		)), Doc: "earlier records that it goes on from"},
		datafile.Field{Name: "parts", Shape: datafile.ListOf(observed(
			datafile.Field{Name: "name", Required: true, Shape: datafile.Text(), Doc: "what it is called"},
		)), Doc: "what it consists of"},
		datafile.Field{Name: "depends_on", Shape: datafile.ListOf(fact(
			datafile.Field{Name: "service", Shape: id(), Doc: "a service of the data set"},
			datafile.Field{Name: "name", Shape: datafile.Text(), Doc: "something that is no service of the data set"},
		)), Doc: "what it needs to work"},
		datafile.Field{Name: "lifecycle", Shape: datafile.ListOf(observed(append(agreement.NameFields(),
			datafile.Field{Name: "day", Shape: agreement.DayShape(), Doc: "when, where a source gives it"},
		)...)), Doc: "decisions and events in its life"},
	)
}

func nameShape() datafile.Shape {
	return observed(
		datafile.Field{Name: "name", Required: true, Shape: datafile.Text(), Doc: "the name as the source prints it"},
		datafile.Field{Name: "variant", Shape: datafile.Bool(), Doc: "true for another spelling or an abbreviation"},
		datafile.Field{Name: "seen", Shape: agreement.DayShape(), Doc: "the first day on which the name is in evidence"},
		datafile.Field{Name: "from", Shape: agreement.DayShape(), Doc: "the first day of the name, where a source gives it"},
	)
}

func offersShape() datafile.Shape {
	offer := datafile.Record(slices.Concat([]datafile.Field{
		{Name: "category", Required: true, Shape: id(), Doc: "the customer category"},
		{Name: "channels", Shape: datafile.ListOf(id()), Doc: "the channels that the source names for it"},
		{Name: "requires", Shape: datafile.ListOf(id()), Doc: "facts of facts.yaml that the customer must meet"},
	}, agreement.PeriodFields(), agreement.EvidenceFields(false))...)
	return observed(
		datafile.Field{Name: "closed", Required: true, Shape: datafile.Bool(), Doc: "whether the source reads as a whole list, so that silence is a no"},
		datafile.Field{Name: "to", Required: true, Shape: datafile.ListOf(offer), Doc: "the categories, each with its conditions"},
	)
}

func (r *reader) readServices() {
	for _, id := range r.cat.agr.ServiceIDs() {
		file := "services/" + id + "/service.yaml"
		if s := r.readService(id, r.read(file)); len(s.names) > 0 {
			r.cat.services[id] = s
		}
	}
}

func (r *reader) readService(id string, v datafile.Value) *Service {
	s := &Service{id: id, en: v.Field("en").Text(), pos: v.Pos(), since: r.cat.agr.SinceOf(v.Field("since"), r.errs)}
	for n := range v.Field("names").Items() {
		s.names = append(s.names, r.name(n))
	}
	s.personalData, s.platform = r.claim(v.Field("personal_data")), r.claim(v.Field("platform"))
	for p := range v.Field("pub").Items() {
		r.checkPub(p.Field("agreement"))
		s.pub = append(s.pub, PubEvidence{agreement.DocumentID(p.Field("agreement").Text()), r.period(p), r.evidence(p)})
	}
	s.requires = r.requirements(v)
	if o := v.Field("offers"); o.Exists() {
		s.offers = r.offers(o)
		for item := range o.Field("to").Items() {
			r.offersAt[id] = append(r.offersAt[id], item.Pos())
		}
	}
	r.readLife(s, v)
	return s
}

// readLife reads what is told of a service beside its terms.
func (r *reader) readLife(s *Service, v datafile.Value) {
	for x := range v.Field("not_through").Items() {
		r.checkChannel(x.Field("channel"))
		r.checkCategory(x.Field("category"))
		s.notThrough = append(s.notThrough, Exclusion{x.Field("channel").Text(), x.Field("category").Text(), r.period(x), r.evidence(x)})
	}
	for x := range v.Field("succeeds").Items() {
		r.checkEarlier(s, x.Field("service"))
		s.succeeds = append(s.succeeds, Succession{x.Field("service").Text(), agreement.DayOf(x.Field("from")), r.evidence(x)})
	}
	for x := range v.Field("parts").Items() {
		s.parts = append(s.parts, Part{x.Field("name").Text(), r.evidence(x)})
	}
	for x := range v.Field("depends_on").Items() {
		r.checkDependency(x)
		s.dependsOn = append(s.dependsOn, Dependency{x.Field("service").Text(), x.Field("name").Text(), r.period(x), r.evidence(x)})
	}
	for x := range v.Field("lifecycle").Items() {
		s.lifecycle = append(s.lifecycle, Milestone{agreement.NameOf(x), agreement.DayOf(x.Field("day")), r.evidence(x)})
	}
}

func (r *reader) name(v datafile.Value) Name {
	seen, from := v.Field("seen"), v.Field("from")
	if seen.Exists() && from.Exists() {
		r.errs.Add(from.Pos(), agreement.CodeOneOf, "write from: where a source gives the day, else seen:", "at most one of from and seen can be given")
	}
	n := Name{Text: v.Field("name").Text(), Variant: v.Field("variant").Bool(), Seen: agreement.DayOf(seen), Evidence: r.evidence(v)}
	if from.Exists() {
		n.Seen, n.Dated = agreement.DayOf(from), true
	}
	return n
}

func (r *reader) claim(v datafile.Value) *Claim {
	if !v.Exists() {
		return nil
	}
	return &Claim{v.Field("value").Bool(), r.period(v), r.evidence(v)}
}

func (r *reader) offers(v datafile.Value) Offers {
	o := Offers{Listed: true, Closed: v.Field("closed").Bool(), Evidence: r.evidence(v)}
	for item := range v.Field("to").Items() {
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
			Evidence: r.inherited(item, o.Evidence),
		}
		r.checkOfferTwice(o.To, offer, item)
		o.To = append(o.To, offer)
	}
	return o
}

func (r *reader) checkOfferTwice(earlier []Offer, o Offer, v datafile.Value) {
	for _, e := range earlier {
		if e.Category == o.Category && e.Period.Overlaps(o.Period) && !r.flawed(v.Pos().File) {
			r.errs.Add(v.Pos(), CodeOfferTwice, "give the two offers days that do not overlap, or join them", "%s is offered to already", o.Category)
		}
	}
}
