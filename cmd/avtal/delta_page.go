package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// deltaPage writes what differs between two points in time.
type deltaPage struct {
	shower
	axes axes
	policy.Delta
}

func (p deltaPage) tell() {
	p.heading(p.title())
	if len(p.Flips) == 0 {
		p.say(p.pick("Vem som får ha vilken tjänst skiljer sig inte.", "Who may have which service does not differ."))
	} else {
		p.say(p.summary(p.Flips))
	}
	for _, g := range p.groups() {
		p.tellGroup(g)
	}
	p.assumes(p.Assumptions)
}

func (p deltaPage) title() string {
	if p.From.On == p.To.On && p.From.Known != p.To.Known {
		return fmt.Sprintf(p.pick("Vad som skiljer för %s, som känt %s och %s", "What differs for %s, as known on %s and %s"),
			p.weekday(p.To.On), p.From.Known, p.To.Known)
	}
	title := fmt.Sprintf(p.pick("Vad som skiljer %s och %s", "What differs between %s and %s"), p.weekday(p.From.On), p.weekday(p.To.On))
	if !p.To.Known.IsZero() {
		title += p.pick(", som känt ", ", as known on ") + p.To.Known.String()
	}
	return title
}

func (p deltaPage) summary(flips []policy.Flip) string {
	var services []string
	for _, f := range flips {
		services = append(services, f.After.Service)
	}
	services = slices.Compact(services) // they come by service
	return p.count(len(flips), "svar skiljer, för ", "svar skiljer, för ", "answer differs, for ", "answers differ, for ") +
		p.count(len(services), "tjänst; den andra dagen: ", "tjänster; den andra dagen: ", "service; on the second day: ", "services; on the second day: ") +
		p.tally(each(flips, func(f policy.Flip) policy.Outcome { return f.After.Outcome }))
}

// deltaGroup is the flips that have the same causes.
type deltaGroup struct {
	key    string
	causes []policy.Citation
	flips  []policy.Flip
	seen   bool // the causes are the first evidence of the services, not what brought them
}

// groups returns the flips by what caused them: those by changes first, by id.
func (p deltaPage) groups() []deltaGroup {
	var groups []deltaGroup
	for _, f := range p.Flips {
		causes, seen := distinct(f.Causes), p.firstSeen(f)
		key := strings.Join(each(causes, causeKey), "; ")
		i := slices.IndexFunc(groups, func(g deltaGroup) bool { return g.key == key && g.seen == seen })
		if i < 0 {
			i, groups = len(groups), append(groups, deltaGroup{key: key, causes: causes, seen: seen})
		}
		groups[i].flips = append(groups[i].flips, f)
	}
	slices.SortStableFunc(groups, func(a, b deltaGroup) int { return strings.Compare(a.key, b.key) })
	return groups
}

// firstSeen reports whether a flip comes of the first evidence of its service: no
// source says what it was before.
func (p deltaPage) firstSeen(f policy.Flip) bool {
	if f.Before.Outcome != policy.Undetermined {
		return false
	}
	before := p.cat.Covered(p.agr.On(p.From.On).KnownOn(p.From.Known), f.After.Service)
	after := p.cat.Covered(p.agr.On(p.To.On).KnownOn(p.To.Known), f.After.Service)
	return before.Status == agreement.BeforeEvidence && after.Status == agreement.InForce
}

func causeKey(c policy.Citation) string {
	if c.Change != "" {
		return string(c.Change)
	}
	return "source:" + string(c.Source)
}

// distinct leaves out the page that a change stands on beside the change.
func distinct(causes []policy.Citation) []policy.Citation {
	return slices.DeleteFunc(slices.Clone(causes), func(c policy.Citation) bool {
		return c.Change == "" && slices.ContainsFunc(causes, func(by policy.Citation) bool { return by.Change != "" && by.Source == c.Source })
	})
}

// tellGroup writes the services with the same flips together.
func (p deltaPage) tellGroup(g deltaGroup) {
	p.heading(p.citations(g.causes))
	if g.seen {
		p.indented("  ", p.pick("Första belägg för tjänsten; ingen källa säger hur det var innan.", "First evidence of the service; no source says how it was before."))
	}
	for _, cause := range g.causes {
		if c, ok := p.agr.Change(cause.Change); ok {
			p.indented("  ", c.Text().In(p.lang()))
		}
	}
	var alike []string // the services with the same turns, in their order
	turns, services := map[string][]turn{}, map[string][]string{}
	for _, svc := range p.axes.services {
		list := p.turns(slices.DeleteFunc(slices.Clone(g.flips), func(f policy.Flip) bool { return f.After.Service != svc.ID() }))
		if len(list) == 0 {
			continue
		}
		key := fmt.Sprint(list)
		if turns[key] == nil {
			alike = append(alike, key)
		}
		turns[key], services[key] = list, append(services[key], svc.NameAt(p.view))
	}
	for _, key := range alike {
		p.indented("  - ", strings.Join(services[key], "; "))
		for _, t := range turns[key] {
			p.indented("      "+pad(t.outcomes, 16)+" ", strings.Join(t.categories, ", ")+": "+t.channels+t.asks)
		}
	}
}

// turn is how some answers of a service turn alike.
type turn struct {
	way
	channels   string
	categories []string
}

// way is how one answer turns.
type way struct {
	outcomes string // such as "NEJ -> JA"
	asks     string // what an order asks for now and did not before, and the other way round; "" where that is the same
}

// turns returns how the answers turn, those of categories with the same channels
// together.
func (p deltaPage) turns(flips []policy.Flip) []turn {
	var list []turn
	for _, k := range p.axes.categories {
		for _, w := range p.waysOf(flips, k) {
			channels := p.through(flips, k, w)
			i := slices.IndexFunc(list, func(t turn) bool { return t.way == w && t.channels == channels })
			if i < 0 {
				i, list = len(list), append(list, turn{way: w, channels: channels})
			}
			list[i].categories = append(list[i].categories, k.Name().In(p.lang()))
		}
	}
	return list
}

func (p deltaPage) way(f policy.Flip) way {
	w := way{outcomes: p.cell(f.Before.Outcome) + " -> " + p.cell(f.After.Outcome)}
	if f.After.Outcome != f.Before.Outcome {
		return w
	}
	for _, d := range []struct {
		label    string
		now, not []string
	}{
		{p.pick("; kräver nu: ", "; now asks for: "), f.After.Needs, f.Before.Needs},
		{p.pick("; kräver inte längre: ", "; no longer asks for: "), f.Before.Needs, f.After.Needs},
	} {
		var facts []string
		for _, id := range d.now {
			if fact, ok := p.cat.Fact(id); ok && !slices.Contains(d.not, id) {
				facts = append(facts, fact.Text.In(p.lang()))
			}
		}
		if len(facts) > 0 {
			w.asks += d.label + strings.Join(facts, "; ")
		}
	}
	return w
}

// waysOf returns how the answers for a category turn, each way once.
func (p deltaPage) waysOf(flips []policy.Flip, k *catalog.Category) []way {
	var list []way
	for _, f := range flips {
		if w := p.way(f); f.After.Category == k.ID() && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// through says by which channels the answers for a category turn so: their ids,
// or that it is all.
func (p deltaPage) through(flips []policy.Flip, k *catalog.Category, w way) string {
	var ids []string
	for _, f := range flips {
		if f.After.Category == k.ID() && p.way(f) == w {
			ids = append(ids, f.After.Channel)
		}
	}
	if len(ids) == len(p.axes.channels) && len(ids) > 1 {
		return p.pick("alla sätt att ansluta", "all ways to connect")
	}
	return strings.Join(ids, ", ")
}
