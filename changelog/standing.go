package changelog

import (
	"fmt"

	"github.com/kundavtal/avtal/agreement"
)

// standing is how a document stands on the day of the publication.
type standing struct {
	Document hyperlink
	Status   tag
	Version  hyperlink      // the one in force
	Label    string         // what the day is
	Day      agreement.Date // since when, or from when
	Next     hyperlink      // the version that is announced to follow
	NextFrom agreement.Date
}

func (p *press) standing(from *page, d *agreement.Document) standing {
	state := p.now.State(d.ID())
	s := standing{
		Document: hyperlink{p.title(d.ID()), from.to(documentAddress(d.ID())), !p.knowsDocument(d)},
		Status:   tag{statusLabel(state.Status), string(state.Status)},
	}
	switch state.Status {
	case agreement.InForce:
		s.Version, s.Label, s.Day = p.versionLink(from, state.Version), "sedan", state.Since
		if state.Version.Notice() == nil && d.Since().Seen {
			s.Label = "belagd sedan"
		}
	case agreement.NotYet:
		s.Label, s.Day = "från", state.NextFrom
	case agreement.BeforeEvidence:
		s.Label, s.Day = "belagt från", state.NextFrom
	}
	if state.Next != nil && state.Status == agreement.InForce {
		s.Next, s.NextFrom = p.versionLink(from, state.Next), state.NextFrom
	}
	return s
}

// checkAnchors refuses a page with two places of one name: a clause named like
// the end of a notice's id could give that.
func checkAnchors(path string, m *documentMain) error {
	seen := map[string]bool{}
	for _, v := range m.Versions {
		anchors := []string{v.Anchor}
		for _, w := range v.Words {
			anchors = append(anchors, w.Anchor)
		}
		for _, a := range anchors {
			if seen[a] {
				return fmt.Errorf("%s: two places are called %s: name the heading or the notice otherwise", path, a)
			}
			seen[a] = true
		}
	}
	return nil
}
