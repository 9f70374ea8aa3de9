package policy

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// head is the METADATA of a package of rules.
const head = "# METADATA\n# schemas:\n#   - input: schema.input\n#   - data.avtal: schema.data\n"

// eligibleByOne requires the condition first and the channel of everybody.
func eligibleByOne(fact, rules string) string {
	words := "#   sv: Mer\n#   en: More\n#   cite: [{document: villkor}]\n#   holds: {sv: Ja., en: Yes.}\n#   fails: {sv: Nej., en: No.}\n#   unknown: {sv: Oklart., en: Unclear.}\n"
	return head + `package rules.eligible

answer := {
	"outcome": outcome, "required": required, "holds": holds, "fails": fails, "unknown": (required - holds) - fails,
	"cites": set(), "assumes": set(), "needs": set(), "documents": set(), "candidates": set(), "obligations": set(),
}

outcome := "refused" if {
	count(required & fails) > 0
} else := "undetermined" if {
	count((required - holds) - fails) > 0
} else := "allowed"

# METADATA
# custom:
#   code: first
` + fact + words + `required contains "first"

# METADATA
# custom:
#   code: channel-open
` + words + `required contains "channel-open"

holds contains "channel-open" if input.channel == "direkt"

fails contains "channel-open" if input.known == "1900-01-01"

` + rules
}

// allowing answers for all cells at once that all is well.
const allowing = head + `package rules.matrix

cells[service][category] := {"states": {"first": "holds"}, "channels": {"direkt": {"state": "holds", "outcome": "allowed", "needs": set()}}} if {
	some service, _ in data.avtal.services
	some category, _ in data.avtal.categories
}
`

// TestMatrixConfirms holds that a cell is allowed only where Eligible allows it,
// whatever the rule for all cells says.
func TestMatrixConfirms(t *testing.T) {
	const honest = `holds contains "first" if input.service in {"tjanst", "tillagg"}`
	for name, c := range map[string]struct{ fact, rules, want string }{
		"as it is":           {"", honest, ""},
		"it asks for more":   {"", "needs", "by Eligible"},
		"one category fails": {"", "holds contains \"first\" if input.category == \"kund\"\n\nfails contains \"first\" if input.category == \"partner\"", "Eligible refused"},
		"one is unknown":     {"", `holds contains "first" if input.category == "kund"`, "Eligible undetermined"},
		"the customer is not asked": {"#   fact: signerat\n", "holds contains \"first\" if input.facts.signerat == \"yes\"\n\nfails contains \"first\" if input.facts.signerat == \"no\"",
			"Eligible undetermined"},
	} {
		t.Run(name, func(t *testing.T) {
			files := base(t, nil, "")
			rules, matrixRules := c.rules, allowing
			if rules == "needs" {
				rules, matrixRules = honest, strings.Replace(allowing, `"needs": set()`, `"needs": {"signerat"}`, 1)
			}
			files["rules/eligible.rego"] = &fstest.MapFile{Data: []byte(eligibleByOne(c.fact, rules))}
			files["rules/matrix.rego"] = &fstest.MapFile{Data: []byte(matrixRules)}
			p, err := Load(files)
			if err != nil {
				t.Fatal(err)
			}
			m, err := p.Matrix(context.Background(), At{On: day("2019-03-01")})
			if c.want == "" {
				if err != nil || len(m.cells) != 4 || m.cells[0].Outcome != Allowed {
					t.Errorf("%v %v; the faults would show nothing", m, err)
				}
				return
			}
			if m != nil || err == nil || errors.Is(err, ErrQuestion) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v %v, want %s", m, err, c.want)
			}
		})
	}
}

// TestFaultIsOneEverywhere asks rules whose answer names what is not there, by words
// that they make themselves: where Eligible is a fault, nothing else says yes.
func TestFaultIsOneEverywhere(t *testing.T) {
	for _, c := range [...][2]string{
		{`"documents": set()`, `"documents": {lower("VILLKOR"), lower("VILKOR")}`},
		{`"candidates": set()`, `"candidates": {lower("VILKOR")}`},
		{`"obligations": set()`, `"obligations": {lower("DANS")}`},
		{`"assumes": set()`, `"assumes": {lower("LUCKA")}`},
		{`"cites": set()`, `"cites": {["first", lower("KALLA")]}`},
		{"", ""},
	} {
		files := base(t, nil, "")
		rules := strings.Replace(eligibleByOne("", `holds contains "first" if input.on >= "2018-01-01"`), c[0], c[1], 1)
		files["rules/eligible.rego"] = &fstest.MapFile{Data: []byte(rules)}
		p, err := Load(files)
		if err != nil {
			t.Fatal(err)
		}
		ctx, on := context.Background(), At{On: day("2019-03-01")}
		q := Eligible{Service: "tjanst", Category: "kund", Channel: "direkt", On: on.On}
		d, _ := p.Eligible(ctx, q)
		h, inHorizon := p.Horizon(ctx, q)
		m, inMatrix := p.Matrix(ctx, on)
		_, inDelta := p.Delta(ctx, At{On: day("2017-01-01")}, on)
		if c[0] == "" {
			if d.Outcome() != Allowed || h.Outcome != Allowed || inMatrix != nil || m.cells[0].Outcome != Allowed || inDelta != nil {
				t.Errorf("%v %v %v %v; the faults would show nothing", d, inHorizon, inMatrix, inDelta)
			}
			continue
		}
		if d.Outcome() != Refused || h.Outcome != Refused || m != nil {
			t.Errorf("%s: %v %v %v", c[1], d.Outcome(), h.Outcome, m)
		}
		for _, err := range []error{inHorizon, inMatrix, inDelta} {
			if err == nil || errors.Is(err, ErrQuestion) {
				t.Errorf("%s: %v", c[1], err)
			}
		}
	}
}
