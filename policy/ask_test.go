package policy

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestHeldToFacts breaks rules that name their fact and do not follow it: what
// the caller says of the customer settles such a condition, and nothing else.
func TestHeldToFacts(t *testing.T) {
	holds, fails := `holds contains "signed" if input.facts.signerat == "yes"`, `fails contains "signed" if input.facts.signerat == "no"`
	about := strings.Replace(described("more"), `required contains "more"`, `required contains concat(":", ["more", "signerat"])`, 1)
	about = strings.Replace(about, "#   unknown:", "#   holds: {sv: Ja., en: Yes.}\n#   unknown:", 1)
	for name, c := range map[string]struct {
		fault
		said Answer
		want string
	}{
		"holds unsaid":      {fault{holds, `holds contains "signed" if input.service == "tjanst"`, ""}, Unsaid, `"signed", described at rules/order.rego:45:1, holds although its fact "signerat" is answered with ""`},
		"holds by count":    {fault{holds, `holds contains "signed" if count(input.facts) > 0`, ""}, No, ""},
		"holds by any":      {fault{fails, fails, `holds contains "signed" if count(input.facts) < 5`}, Unsaid, `"signed", described at rules/order.rego:45:1, holds although its fact "signerat" is answered with ""`},
		"holds for a no":    {fault{holds + "\n", "", `holds contains "signed" if input.facts.signerat in {"yes", "no"}`}, No, ""},
		"no does not fail":  {fault{fails, `fails contains "signed" if input.service == "tillagg"`, ""}, No, `"signed", described at rules/order.rego:45:1, is unknown although its fact "signerat" is answered with "no"`},
		"silence fails":     {fault{fails, `fails contains "signed" if count(input.facts) == 0`, ""}, Unsaid, `"signed", described at rules/order.rego:45:1, fails although its fact "signerat" is answered with ""`},
		"yes is not enough": {fault{holds, `holds contains "signed" if input.service == "tillagg"`, ""}, Yes, `"signed", described at rules/order.rego:45:1, is unknown although its fact "signerat" is answered with "yes"`},
		"subject unsaid":    {fault{fails, fails, about + `holds contains concat(":", ["more", "signerat"]) if input.service == "tjanst"`}, Unsaid, `holds although its fact "signerat"`},
		"subject of another": {fault{fails, fails, strings.Replace(about, "#   code: more\n", "#   code: more\n#   fact: annat\n", 1) +
			`holds contains concat(":", ["more", "signerat"]) if input.facts.signerat == "yes"`}, Yes, `"more:signerat" asks for the fact "annat" and is about the fact "signerat"`},
		"subject is no fact":  {fault{fails, fails, strings.ReplaceAll(about, `"signerat"])`, `"kund"])`) + `holds contains concat(":", ["more", "kund"]) if input.facts.signerat == "yes"`}, Yes, `asks for "kund", which is no fact`},
		"holds of no code":    {fault{fails, fails, `holds contains lower("NONE")`}, Yes, `the condition "none" is not described`},
		"fails of no code":    {fault{fails, fails, `fails contains lower("NONE")`}, Yes, `the condition "none" is not described`},
		"cites of no code":    {fault{fails, fails, `cites contains [lower("NONE"), "source:kalla"]`}, Yes, `the condition "none" is not described`},
		"needs of no fact":    {fault{`"needs": {"signerat"},`, `"needs": {lower("SIGNERAD")},`, ""}, Yes, `the fact "signerad" is not in the data`},
		"all as it should be": {fault{}, Yes, "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			p := c.load(t)
			q := allowedByBase()
			q.Facts = Facts{}.With("signerat", c.said)
			d, err := p.Order(context.Background(), q)
			if c.want == "nothing" {
				if err != nil || d.Outcome() != Allowed {
					t.Errorf("%s %v", d.Outcome(), err)
				}
				return
			}
			if c.want == "" { // holds and fails: what fails wins
				if err != nil || d.Outcome() != Refused {
					t.Errorf("%s %v", d.Outcome(), err)
				}
				return
			}
			requireFault(t, d, err)
			if err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
			if h, err := p.Horizon(context.Background(), q); err == nil || errors.Is(err, ErrQuestion) || h.Outcome != Refused {
				t.Errorf("the horizon is %s, %v", h.Outcome, err)
			}
		})
	}
}
