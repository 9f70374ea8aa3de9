package policy

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/rego"
	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// oracle is a second, naive engine for the rule set kundavtal-2. It works on
// the catalog itself: no Rego, no exported data, no grid.
type oracle struct{ cat *catalog.Catalog }

// verdict is how the required conditions of a question stand.
type verdict map[string]ConditionState

func (v verdict) outcome() Outcome {
	states := slices.Collect(maps.Values(v))
	switch {
	case len(states) == 0 || slices.Contains(states, Fails):
		return Refused
	case slices.Contains(states, Unknown):
		return Undetermined
	}
	return Allowed
}

func (o oracle) view(q question) agreement.View {
	v := o.cat.Agreement().On(q.on)
	if q.known.IsZero() {
		return v
	}
	return v.KnownOn(q.known)
}

func (o oracle) ask(q question) verdict {
	switch q.kind {
	case "eligible":
		return o.eligible(q)
	case "order":
		return o.order(q)
	case "documents":
		result, _, _ := o.documents(q)
		return result
	}
	result, _, _ := o.pub(q, q.relation)
	return result
}

func (o oracle) eligible(q question) verdict {
	v := o.view(q)
	offered, channels, _ := o.offer(q)
	open := Unknown
	if slices.Contains(channels, q.channel) {
		open = Holds
	}
	if o.ruledOut(q) {
		open = Fails
	}
	return verdict{
		"agreement-in-use": o.inUse(q),
		"service-covered":  stateOf(o.cat.Covered(v, q.service)),
		"category-exists":  stateOf(o.cat.Exists(v, q.category)),
		"category-offered": offered,
		"channel-open":     open,
	}
}

func (o oracle) ruledOut(q question) bool {
	s, _ := o.cat.Service(q.service)
	return slices.ContainsFunc(s.NotThrough(), func(e catalog.Exclusion) bool {
		return e.Channel == q.channel && (e.Category == "" || e.Category == q.category) && e.Contains(q.on) && o.view(q).KnowsOf(e.Evidence.Published)
	})
}

// nobodyThrough reports whether a channel is ruled out for each category.
func (o oracle) nobodyThrough(q question, s *catalog.Service, channel string) bool {
	return slices.ContainsFunc(s.NotThrough(), func(e catalog.Exclusion) bool {
		return e.Channel == channel && e.Category == "" && o.at(q, e.Period, e.Evidence)
	})
}

func (o oracle) inUse(q question) ConditionState {
	since := o.cat.Agreement().Agreements()[0].Since
	if q.on.Before(since.Day) || !o.view(q).KnowsOf(since.Evidence.Published) {
		return Unknown
	}
	for _, t := range o.cat.Agreement().Agreements() {
		if slices.Contains(t.Succeeds, o.cat.Agreement().Agreements()[0].ID) && !q.on.Before(t.Since.Day) && o.view(q).KnowsOf(t.Since.Evidence.Published) {
			return Unknown
		}
	}
	return Holds
}

func stateOf(c catalog.Coverage) ConditionState {
	switch {
	case c.Pending != nil:
	case c.Status == agreement.InForce:
		return Holds
	case c.Status == agreement.NotYet, c.Status == agreement.Ended:
		return Fails
	}
	return Unknown
}

// offer returns whether the service is offered to the category, through which
// channels, and what that requires.
func (o oracle) offer(q question) (state ConditionState, channels, requires []string) {
	s, _ := o.cat.Service(q.service)
	offers, v := s.Offers(), o.view(q)
	var last *catalog.Offer // of those that begin by the day and are known, the one that begins last
	for i, to := range offers.To {
		if to.Category == q.category && v.KnowsOf(to.Evidence.Published) && !q.on.Before(to.From) && (last == nil || to.From.After(last.From)) {
			last = &offers.To[i]
		}
	}
	followed := func(to catalog.Offer) bool { return to.Category == q.category && to.From == last.Until }
	if last != nil && (last.Until.IsZero() || q.on.Before(last.Until) || slices.ContainsFunc(offers.To, followed)) {
		return Holds, last.Channels, last.Requires
	}
	if offers.Closed && v.KnowsOf(offers.Evidence.Published) {
		return Fails, nil, nil
	}
	return Unknown, nil, nil
}

func (o oracle) order(q question) verdict {
	result := o.eligible(q)
	if q.channel == "indirekt" {
		result["signed-through"] = said(q.facts, "anslutande-kund-signerat")
	} else {
		result["signed"] = said(q.facts, "kundavtal-signerat")
	}
	_, _, needs := o.offer(q)
	s, _ := o.cat.Service(q.service)
	ch, _ := o.cat.Channel(q.channel)
	for _, r := range append(s.Requires(), ch.Requires...) {
		concerns := (r.Category == "" || r.Category == q.category) && (r.Channel == "" || r.Channel == q.channel)
		if concerns && r.Contains(q.on) && o.view(q).KnowsOf(r.Evidence.Published) {
			needs = append(needs, r.Fact)
		}
	}
	for _, fact := range needs {
		result["requirement:"+fact] = said(q.facts, fact)
	}
	return result
}

func said(f Facts, fact string) ConditionState {
	return map[Answer]ConditionState{Yes: Holds, No: Fails, Unsaid: Unknown}[f.Of(fact)]
}

// at reports whether a fact counts on the day of a question, as known then.
func (o oracle) at(q question, p agreement.Period, e agreement.Evidence) bool {
	return p.Contains(q.on) && o.view(q).KnowsOf(e.Published)
}

func (o oracle) claim(q question, claim catalog.Claim, ok bool) ConditionState {
	if !ok || !o.at(q, claim.Period, claim.Evidence) {
		return Unknown
	}
	return map[bool]ConditionState{true: Holds, false: Fails}[claim.Value]
}

// pub returns the verdict, the agreement that applies and those that can.
func (o oracle) pub(q question, relation string) (v verdict, applies, candidates []string) {
	s, _ := o.cat.Service(q.service)
	claim, ok := s.PersonalData()
	v = verdict{
		"agreement-in-use": o.inUse(q),
		"service-covered":  stateOf(o.cat.Covered(o.view(q), q.service)),
		"personal-data":    o.claim(q, claim, ok),
		"one-pub":          Unknown,
	}
	if channel, ok := map[string]string{"kund-indirekt": "indirekt", "agent-kund": "via-agent"}[relation]; ok {
		v["connection-open"] = Holds
		if o.nobodyThrough(q, s, channel) {
			v["connection-open"] = Fails
		}
	}
	r, _ := o.cat.Relation(relation)
	var named, inForce, unseen, rivals, stated, doubted []string
	for _, p := range r.Pub {
		if !o.at(q, p.Period, p.Evidence) {
			continue
		}
		switch o.view(q).State(p.Agreement).Status {
		case agreement.InForce:
			inForce = append(inForce, string(p.Agreement))
		case agreement.BeforeEvidence:
			unseen, rivals = append(unseen, string(p.Agreement)), append(rivals, string(p.Agreement))
		case agreement.NeverKnown:
			unseen = append(unseen, string(p.Agreement))
		}
		if p.Evidence.Basis == agreement.Stated {
			stated = append(stated, string(p.Agreement))
		} else {
			doubted = append(doubted, string(p.Agreement))
		}
		for _, of := range s.Pub() {
			if of.Agreement == p.Agreement && of.Evidence.Basis == agreement.Stated && o.at(q, of.Period, of.Evidence) {
				named = append(named, string(p.Agreement))
			}
		}
	}
	possible := inForce
	if len(named) > 0 {
		possible = slices.DeleteFunc(slices.Clone(named), func(id string) bool { return !slices.Contains(inForce, id) })
		rivals = nil
	}
	slices.Sort(possible)
	possible = slices.Compact(possible)
	switch {
	case len(possible) == 1 && slices.Contains(stated, possible[0]) && !slices.Contains(doubted, possible[0]) && len(rivals) == 0:
		v["one-pub"] = Holds
	case len(r.Pub) > 0 && len(named)+len(possible)+len(unseen) == 0:
		v["one-pub"] = Fails
	}
	switch {
	case v["personal-data"] == Fails, v["connection-open"] == Fails:
		return v, nil, nil
	case v["personal-data"] == Holds && v["one-pub"] == Holds:
		return v, possible, nil
	}
	return v, nil, possible
}

// documents returns the verdict, the documents that concern the use of a
// service, and those that may.
func (o oracle) documents(q question) (v verdict, applies, candidates []string) {
	s, _ := o.cat.Service(q.service)
	claim, ok := s.Platform()
	processor, processors, possible := o.pub(q, "inera-kund")
	platform := o.claim(q, claim, ok)
	v = verdict{"agreement-in-use": processor["agreement-in-use"], "service-covered": processor["service-covered"], "platform-said": Holds, "pub-said": Unknown, "documents-said": Holds}
	if platform == Unknown {
		v["platform-said"] = Unknown
	}
	if processor["personal-data"] == Fails || len(processors) > 0 {
		v["pub-said"] = Holds
	}
	applies = append(slices.Clone(processors), "btv/"+q.service)
	candidates = slices.Clone(possible)
	for _, d := range o.cat.Agreement().Documents() {
		state := o.view(q).State(d.ID())
		status := state.Status
		there := status == agreement.InForce || status == agreement.BeforeEvidence
		everyOrder := slices.Contains([]string{"main", "general", "definitions", "categories", "liability"}, d.Role())
		switch {
		case d.Agreement() != o.cat.Agreement().Agreements()[0].ID || d.ID().ServiceID() != "":
		case o.mayHaveComeOrGone(state):
			if everyOrder || d.Role() == "platform" && platform != Fails || d.Role() == "pub-instructions" && slices.Contains(append(processors, possible...), "skr-pub") {
				candidates = append(candidates, string(d.ID()))
			}
			if everyOrder || d.Role() == "platform" && platform == Holds || d.Role() == "pub-instructions" && slices.Contains(processors, "skr-pub") {
				v["documents-said"] = Unknown
			}
		case !there:
		case everyOrder, d.Role() == "platform" && platform == Holds,
			d.Role() == "pub-instructions" && status == agreement.InForce && slices.Contains(processors, "skr-pub"):
			applies = append(applies, string(d.ID()))
		case d.Role() == "platform" && platform == Unknown,
			d.Role() == "pub-instructions" && status == agreement.InForce && slices.Contains(possible, "skr-pub"):
			candidates = append(candidates, string(d.ID()))
		}
	}
	return v, applies, candidates
}

// mayHaveComeOrGone reports whether a change of an unknown day brings or removes a
// document.
func (o oracle) mayHaveComeOrGone(s agreement.State) bool {
	wanted := agreement.DocumentAdded
	if s.Status == agreement.InForce {
		wanted = agreement.DocumentRemoved
	}
	for _, c := range s.Pending {
		if c.Kind() == wanted {
			return true
		}
	}
	return false
}

// turningDays returns every day that the data set speaks of, with the days
// around it and the ends of the calendar.
func turningDays(cat *catalog.Catalog) []agreement.Date {
	days := []agreement.Date{day("1900-01-01"), day("2199-12-31")}
	raw := textOfDays(cat)
	for i := range len(raw) - 9 {
		if d, err := agreement.ParseDate(raw[i : i+10]); err == nil {
			days = append(days, d, d.AddDays(-1), d.AddDays(1))
		}
	}
	slices.SortFunc(days, agreement.Date.Compare)
	return slices.Compact(days)
}

// textOfDays returns a text with the days of the exported data, the notices and
// their changes in it.
func textOfDays(cat *catalog.Catalog) string {
	data, _ := export(cat)
	text := fmt.Sprint(data)
	for _, n := range cat.Agreement().Notices() {
		text += " " + n.Published().String()
		for _, c := range n.Changes() {
			e, _ := c.Effective()
			text += " " + e.Day.String()
		}
	}
	return text
}

func drawQuestion(t *rapid.T, p *Policy, days []agreement.Date) question {
	q := question{
		kind:    rapid.SampledFrom([]string{"eligible", "order", "documents", "pub"}).Draw(t, "kind"),
		service: rapid.SampledFrom(p.ids.services).Draw(t, "service"),
		on:      rapid.SampledFrom(days).Draw(t, "on"),
		known:   rapid.SampledFrom(append(days, agreement.Date{})).Draw(t, "known"),
	}
	if q.kind == "pub" {
		q.relation = rapid.SampledFrom(p.ids.relations).Draw(t, "relation")
	}
	if !q.ofCustomer() {
		return q
	}
	q.category = rapid.SampledFrom(p.ids.categories).Draw(t, "category")
	q.channel = rapid.SampledFrom(p.ids.channels).Draw(t, "channel")
	for _, fact := range p.ids.facts {
		if q.kind == "order" {
			q.facts = q.facts.With(fact, rapid.SampledFrom([]Answer{Unsaid, Yes, No}).Draw(t, fact))
		}
	}
	return q
}

// TestOracle asks both engines. Rego answers with and without its index and
// early exit: OPA has had faults in either that allowed what is refused.
func TestOracle(t *testing.T) {
	p := embeddedPolicy(t)
	days, second := turningDays(p.cat), oracle{p.cat}
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		want := second.ask(q)
		for _, opts := range [][]rego.EvalOption{nil, {rego.EvalRuleIndexing(false)}, {rego.EvalEarlyExit(false)}} {
			a, err := p.ask(context.Background(), q, opts...)
			if err != nil {
				t.Fatal(err)
			}
			compareVerdict(t, q, a, want)
			second.compareDocuments(t, q, a)
			compareHoles(t, q, p.holes(a), second.view(q).Holes(second.cat.Agreement().Agreements()[0].ID))
		}
	})
}

func compareVerdict(t *rapid.T, q question, a answer, want verdict) {
	got := verdict{}
	for _, condition := range a.required {
		got[condition] = a.state(condition)
	}
	if diff := cmp.Diff(want, got); diff != "" || a.outcome != want.outcome() {
		t.Fatalf("%v: the rules say %s, the oracle %s (-oracle +rules)\n%s", q, a.outcome, want.outcome(), diff)
	}
}

// compareDocuments holds the documents of an answer to those of the oracle.
func (o oracle) compareDocuments(t *rapid.T, q question, a answer) {
	var v verdict
	var applies, candidates []string
	switch q.kind {
	case "pub":
		v, applies, candidates = o.pub(q, q.relation)
	case "documents":
		v, applies, candidates = o.documents(q)
	case "order":
		_, applies, candidates = o.documents(q)
		particular := func(id string) bool { // concerns only some services
			d, _ := o.cat.Agreement().Document(agreement.DocumentID(id))
			return slices.Contains([]string{"pub", "pub-instructions", "platform"}, d.Role())
		}
		applies, candidates = slices.DeleteFunc(applies, particular), slices.DeleteFunc(candidates, particular)
	}
	if v["service-covered"] == Fails { // nobody asks for the documents of a service that is not covered
		applies, candidates = nil, nil
	}
	slices.Sort(applies)
	slices.Sort(candidates)
	if !slices.Equal(applies, a.documents) || !slices.Equal(candidates, a.candidates) {
		t.Fatalf("%v: the rules say %q and perhaps %q, the oracle %q and perhaps %q", q, a.documents, a.candidates, applies, candidates)
	}
}

// holes returns the missing notices that an answer takes into account.
func (p *Policy) holes(a answer) []agreement.Assumption {
	var holes []agreement.Assumption
	for _, key := range a.assumes {
		if p.assumed[key].Kind == agreement.AssumesNotice {
			holes = append(holes, p.assumed[key])
		}
	}
	return holes
}

func compareHoles(t *rapid.T, q question, got []agreement.Assumption, want []agreement.Hole) {
	for _, h := range want {
		if !slices.Contains(got, h.Assumption()) {
			t.Fatalf("%v: the answer does not mention the hole %s", q, h.Period)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%v: the answer mentions %d holes, want %d", q, len(got), len(want))
	}
}

// TestOracleMatrix asks Eligible of every service, category, channel and
// turning day with everything known.
func TestOracleMatrix(t *testing.T) {
	unraced(t)
	p, n := embeddedPolicy(t), 0
	second, outcomes := oracle{p.cat}, map[Outcome]int{}
	for i, on := range turningDays(p.cat) {
		for j, service := range p.ids.services {
			for k, category := range p.ids.categories {
				if (i+j+k)%17 != 0 { // no divisor of the numbers of services and categories: each pair meets many days
					continue
				}
				q := Eligible{Service: service, Category: category, Channel: p.ids.channels[n%len(p.ids.channels)], On: on}
				d, err := p.Eligible(context.Background(), q)
				if err != nil || d.Outcome() != second.ask(q.question()).outcome() {
					t.Fatalf("%v: %s %v, the oracle says %s", q, d.Outcome(), err, second.ask(q.question()).outcome())
				}
				outcomes[d.Outcome()]++
				n++
			}
		}
	}
	if len(outcomes) < 3 {
		t.Errorf("%d questions had only the outcomes %v", n, outcomes)
	}
}

// TestFactsNeverHide holds that leaving facts out never makes a yes.
func TestFactsNeverHide(t *testing.T) {
	p := embeddedPolicy(t)
	days := turningDays(p.cat)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		all, err := p.decide(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		q.facts = q.facts.With(rapid.SampledFrom(p.ids.facts).Draw(t, "left out"), Unsaid)
		less, err := p.decide(context.Background(), q)
		if err != nil || less.Outcome() == Allowed && all.Outcome() != Allowed {
			t.Fatalf("%v: %s, and with more said %s (%v)", q, less.Outcome(), all.Outcome(), err)
		}
	})
}

// TestOrderOfLoading compiles the rules and data anew, as Go's maps order them
// this time.
func TestOrderOfLoading(t *testing.T) {
	p := embeddedPolicy(t)
	again, err := Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	days := turningDays(p.cat)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, again, days)
		first, err := p.decide(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		second, err := again.decide(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := first.MarshalJSON()
		if b, _ := second.MarshalJSON(); string(a) != string(b) {
			t.Fatalf("%v:\n%s\n%s", q, a, b)
		}
	})
}
