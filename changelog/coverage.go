package changelog

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// coverage is how a service or customer category stands on the day.
type coverage struct {
	Status  tag
	Label   string // what the day is
	Day     agreement.Date
	Change  hyperlink // the change that decides it
	Pending hyperlink // a change that may have taken effect, as its day is not known
	Grounds grounds
}

// coverage says how something stands in the words of a page; labels names a
// status.
func (g *groundwork) coverage(from *page, cov catalog.Coverage, about string, labels func(agreement.Status) string) coverage {
	c := g.standingOf(cov, labels)
	if cov.Status == agreement.NeverKnown {
		return c
	}
	if cov.Change != nil {
		c.Change = g.changeLink(from, cov.Change, "meddelandet den "+g.noticeName(cov.Change.Notice()))
	}
	if cov.Pending != nil {
		c.Pending = g.changeLink(from, cov.Pending, "meddelandet den "+g.noticeName(cov.Pending.Notice()))
	}
	if cov.Evidence.Source != "" {
		c.Grounds = g.lay(about, cov.Evidence)
	}
	return c
}

// standingOf is the part of it that fits in a list.
func (p *press) standingOf(cov catalog.Coverage, labels func(agreement.Status) string) coverage {
	c := coverage{Status: tag{labels(cov.Status), string(cov.Status)}}
	switch cov.Status {
	case agreement.InForce:
		switch c.Day = cov.Since; {
		case cov.Since.IsZero():
		case cov.Seen:
			c.Label = "belagt sedan"
		default:
			c.Label = "sedan"
		}
	case agreement.NotYet:
		if c.Label, c.Day = "från", cov.From; c.Day.IsZero() {
			c.Label = "dagen är inte känd"
		}
	case agreement.BeforeEvidence:
		c.Label, c.Day = "belagt från", cov.From
	case agreement.Ended:
		if cov.Change != nil {
			if effective, _ := p.effective(cov.Change); !effective.Day.IsZero() {
				c.Label, c.Day = "sedan", effective.Day
			}
		}
	case agreement.NeverKnown:
		if p.draft {
			c.Status = tag{"Utkast", "draft"}
		}
	}
	return c
}

func serviceStatus(s agreement.Status) string {
	switch s {
	case agreement.InForce:
		return "Omfattas av avtalet"
	case agreement.NotYet:
		return "Kommande"
	case agreement.Ended:
		return "Omfattas inte längre"
	case agreement.BeforeEvidence:
		return "Inte belagd än"
	}
	return "Ingen uppgift om att den omfattas"
}

// servicesStatus is serviceStatus for several.
func servicesStatus(s agreement.Status) string {
	switch s {
	case agreement.BeforeEvidence:
		return "Inte belagda än"
	case agreement.NeverKnown:
		return "Ingen uppgift om att de omfattas"
	}
	return serviceStatus(s)
}

func categoryStatus(s agreement.Status) string {
	switch s {
	case agreement.InForce:
		return "Finns"
	case agreement.NotYet:
		return "Kommande"
	case agreement.Ended:
		return "Finns inte längre"
	case agreement.BeforeEvidence:
		return "Inte belagd än"
	}
	return "Ingen uppgift om att den finns"
}
