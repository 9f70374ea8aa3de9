package policy

import (
	"context"
	"errors"
	"sort"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/kundavtal/avtal/agreement"
)

// allowedByBase is a question that the rules of testdata/base.txtar allow.
func allowedByBase() Order {
	return Order{Service: "tjanst", Category: "kund", Channel: "direkt", On: day("2019-03-01"), Facts: Facts{}.With("signerat", Yes)}
}

// fault is a way to break the order.rego of the base so that it still loads.
type fault struct{ whole, broken, more string }

func (f fault) load(t *testing.T) *Policy {
	t.Helper()
	files := base(t, nil, "")
	src := string(files["rules/order.rego"].Data)
	if f.whole != "" && strings.Count(src, f.whole) != 1 {
		t.Fatalf("%q is not in order.rego once", f.whole)
	}
	src = strings.Replace(src, f.whole, f.broken, 1) + "\n" + f.more
	files["rules/order.rego"] = &fstest.MapFile{Data: []byte(src)}
	p, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// requireFault holds that something went wrong, that it is no mistake of the
// caller, and that nothing is allowed.
func requireFault(t *testing.T, d Decision, err error) {
	t.Helper()
	if err == nil || errors.Is(err, ErrQuestion) {
		t.Errorf("no fault: %v", err)
	}
	if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
		t.Errorf("not on one line: %v", err)
	}
	if d != (Decision{}) || d.Outcome() != Refused {
		t.Errorf("the decision is %s", d.Outcome())
	}
}

func TestBaseAllows(t *testing.T) {
	d, err := fault{}.load(t).Order(context.Background(), allowedByBase())
	if err != nil || d.Outcome() != Allowed {
		t.Fatalf("%s %v; the faults would show nothing", d.Outcome(), err)
	}
}

// TestFaultyRules breaks the rules in one place each. What they would allow
// otherwise is refused, with an error.
func TestFaultyRules(t *testing.T) {
	needs, cites, cite := `"needs": {"signerat"},`, `"cites": cites,`, `["covered", time.coverage.cite]`
	signed, never := `fails contains "signed" if input.facts.signerat == "no"`, `input.service == "tillagg"`
	for name, c := range map[string]struct {
		fault
		want string
	}{
		"conflict":             {fault{needs, `"needs": {clash},`, "clash := \"a\" if input.service == \"tjanst\"\n\nclash := \"b\" if input.channel == \"direkt\""}, "policy: order: rules/order.rego:83:1: rule data.rules.order.clash produced conflicting values: \"a\" at rules/order.rego:81 \"b\" at rules/order.rego:83; let only one of the rules be true"},
		"undefined member":     {fault{needs, `"needs": {nobody},`, `nobody := "a" if ` + never}, "0 answers"},
		"missing member":       {fault{needs, "", ""}, "<nil> for needs"},
		"missing cites":        {fault{cites, "", ""}, "<nil> for cites"},
		"missing outcome":      {fault{`"outcome": outcome,`, "", ""}, "the outcome <nil>"},
		"text for a set":       {fault{needs, `"needs": "signerat",`, ""}, "string for needs"},
		"one thing twice":      {fault{needs, `"needs": ["signerat", "signerat"],`, ""}, `"signerat" twice within needs`},
		"number within a set":  {fault{needs, `"needs": {1},`, ""}, "json.Number within needs"},
		"text for a pair":      {fault{cites, `"cites": {"covered"},`, ""}, "covered within cites"},
		"half a pair":          {fault{cites, `"cites": {["covered"]},`, ""}, "[covered] within cites"},
		"number within a pair": {fault{cites, `"cites": {["covered", 1]},`, ""}, "[covered 1] within cites"},
		"unknown outcome":      {fault{`"outcome": outcome,`, `"outcome": "granted",`, ""}, "the outcome granted"},
		"boolean outcome":      {fault{`"outcome": outcome,`, `"outcome": true,`, ""}, "the outcome true"},
		"too strict":           {fault{`"outcome": outcome,`, `"outcome": "refused",`, ""}, "come to allowed"},
		"wrong unknown":        {fault{`"unknown": (required - holds) - fails,`, `"unknown": {"covered"},`, ""}, "for unknown"},
		"one fails":            {fault{`"outcome": outcome,`, `"outcome": "allowed",`, `fails contains "signed"`}, "come to refused"},
		"one is unknown":       {fault{`"outcome": outcome,`, `"outcome": "allowed",`, described("more")}, "come to undetermined"},
		"nothing is required":  {fault{"", "", ""}, "come to refused"},
		"unknown condition":    {fault{signed, signed, `required contains concat("", ["no", "pe"])`}, `"nope" is not described`},
		"state without words":  {fault{signed, signed, `fails contains concat("", ["cov", "ered"])`}, "not described for the state fails"},
		"unknown assumption":   {fault{`"assumes": set(),`, `"assumes": {"luck"},`, ""}, `"luck" is not in the data`},
		"unknown obligation":   {fault{`"obligations": {"pay"},`, `"obligations": {"dance"},`, ""}, `"dance" is not described`},
		"unknown document":     {fault{`"documents": {"villkor"},`, `"documents": {lower("VILKOR")},`, ""}, `"vilkor" is not in the data`},
		"stray candidate":      {fault{`"candidates": set(),`, `"candidates": {"villkor"},`, ""}, "although it applies"},
		"unknown candidate":    {fault{`"candidates": set(),`, `"candidates": {lower("BITRDE")},`, ""}, `"bitrde" is not in the data`},
		"malformed cite":       {fault{cite, `["covered", "kalla"]`, ""}, `cites "kalla"`},
		"cite of no source":    {fault{cite, `["covered", "source:kala"]`, ""}, `cites "source:kala"`},
		"cite of no change":    {fault{cite, `["covered", "change:2020-01-10/x"]`, ""}, `cites "change:2020-01-10/x"`},
	} {
		t.Run(name, func(t *testing.T) {
			p := c.load(t)
			if name == "nothing is required" {
				p = loadRequiringNothing(t)
			}
			d, err := p.Order(context.Background(), allowedByBase())
			requireFault(t, d, err)
			if err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

// described is a condition that neither holds nor fails.
func described(code string) string {
	return "# METADATA\n# custom:\n#   code: " + code + "\n#   sv: Mer\n#   en: More\n#   cite: [{document: villkor}]\n" +
		"#   unknown: {sv: Oklart., en: Unclear.}\nrequired contains \"" + code + "\"\n"
}

// loadRequiringNothing loads rules that say allowed and require nothing of the
// service that is asked about.
func loadRequiringNothing(t *testing.T) *Policy {
	t.Helper()
	files := base(t, nil, "")
	src := string(files["rules/order.rego"].Data)
	for _, code := range []string{"covered", "signed"} {
		src = strings.Replace(src, "required contains \""+code+"\"", "required contains \""+code+"\" if input.service == \"tillagg\"", 1)
	}
	files["rules/order.rego"] = &fstest.MapFile{Data: []byte(src)}
	p, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAnswerOfAnotherType reads what is no answer at all.
func TestAnswerOfAnotherType(t *testing.T) {
	for _, v := range []any{nil, true, "allowed", []any{"allowed"}, map[string]any{}, map[string]any{"outcome": "allowed"}} {
		if a, err := readAnswer(v); err == nil || a.outcome != Refused {
			t.Errorf("%v: %v", v, a)
		}
	}
}

func TestPanic(t *testing.T) {
	p := fault{}.load(t)
	p.engine.queries["order"] = rego.PreparedEvalQuery{}
	d, err := p.Order(context.Background(), allowedByBase())
	requireFault(t, d, err)
	if f := (*Fault)(nil); !errors.As(err, &f) || !strings.Contains(string(f.Stack), "policy.") {
		t.Errorf("%v does not say where", err)
	}
	//lint:ignore SA1012 a caller's slip must not stop the process
	d, err = p.Order(nil, allowedByBase())
	requireFault(t, d, err)
}

// TestContext ends the context before and during an evaluation. OPA alone
// answers although its context has ended.
func TestContext(t *testing.T) {
	p := fault{}.load(t)
	if _, err := p.Order(context.Background(), allowedByBase()); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	passed, release := context.WithDeadline(context.Background(), time.Now().Add(-time.Hour))
	defer release()
	for range 100 {
		d, err := p.Order(cancelled, allowedByBase()) // in the memo, and refused all the same
		requireFault(t, d, err)
		d, err = p.PuB(passed, PuB{Relation: "inera-kund", Service: "tjanst", On: day("2019-03-01")})
		requireFault(t, d, err)
		if _, err = p.engine.ask(cancelled, allowedByBase().question()); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
}

// runaway takes 10^8 steps.
const runaway = `"needs": {"signerat" |
	ten := [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
	some a in ten
	some b in ten
	some c in ten
	some d in ten
	some e in ten
	some f in ten
	some g in ten
	some h in ten
	((((((a + b) + c) + d) + e) + f) + g) + h < 0
},`

func TestContextDuring(t *testing.T) {
	p := fault{whole: `"needs": {"signerat"},`, broken: runaway}.load(t)
	cancelled, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	d, err := p.Order(cancelled, allowedByBase())
	requireFault(t, d, err)
	if !errors.Is(err, context.Canceled) || err.Error() != "policy: order: the caller's context ended: context canceled" {
		t.Error(err)
	}
	limited, release := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer release()
	d, err = p.Order(limited, allowedByBase())
	requireFault(t, d, err)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// TestRunaway ends rules that take too long although the caller would wait.
func TestRunaway(t *testing.T) {
	p := fault{whole: `"needs": {"signerat"},`, broken: runaway}.load(t)
	p.engine.limits["order"] = 100_000
	d, err := p.Order(context.Background(), allowedByBase())
	requireFault(t, d, err)
	if err == nil || err.Error() != "policy: order: the rules took more than 100000 steps" {
		t.Error(err)
	}
}

// TestStepLimit holds that the limits are far above what real questions need, and
// that a question always takes the same steps: with one less it is a fault.
func TestStepLimit(t *testing.T) {
	p := fresh(embeddedPolicy(t))
	limits := p.engine.limits
	enough := func(q question, steps int) bool {
		p.engine.limits = map[string]int{q.kind: steps}
		_, err := p.engine.eval(context.Background(), q)
		return err == nil
	}
	for _, q := range oneOfEachKind() {
		most := limits[q.kind] / 100
		least := sort.Search(most, func(steps int) bool { return enough(q, steps) })
		if least == most || !enough(q, least) || enough(q, least-1) {
			t.Errorf("%s takes %d steps and may take %d, or not always as many", q.kind, least, limits[q.kind])
		}
	}
	if m := (question{kind: "matrix", on: day("2023-12-01")}); !enough(m, limits["matrix"]/10) {
		t.Errorf("a matrix takes more than a tenth of the %d steps that it may take", limits["matrix"])
	}
}

// TestNoData loads nothing at all.
func TestNoData(t *testing.T) {
	const want = ".: there is no data set: the file system is nil; give a folder, such as os.DirFS [unreadable]"
	if p, err := Load(nil); p != nil || err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestQuestions refuses questions that cannot be asked, whatever is wrong.
func TestQuestions(t *testing.T) {
	p := fault{}.load(t)
	for name, spoil := range map[string]func(*Order){
		"no service":         func(q *Order) { q.Service = "" },
		"no category":        func(q *Order) { q.Category = "" },
		"no channel":         func(q *Order) { q.Channel = "" },
		"no day":             func(q *Order) { q.On = agreement.Date{} },
		"late day":           func(q *Order) { q.On = q.On.AddDays(5_000_000) },
		"latest day":         func(q *Order) { q.On = q.On.AddDays(1 << 62) },
		"earliest day":       func(q *Order) { q.On = q.On.AddDays(-1 << 62) },
		"early day":          func(q *Order) { q.On = q.On.AddDays(-1_000_000) },
		"late known":         func(q *Order) { q.Known = q.On.AddDays(5_000_000) },
		"unknown service":    func(q *Order) { q.Service = "tjansten" },
		"unknown category":   func(q *Order) { q.Category = "agent" },
		"unknown channel":    func(q *Order) { q.Channel = "post" },
		"odd case":           func(q *Order) { q.Service = "Tjanst" },
		"trailing space":     func(q *Order) { q.Category = "kund " },
		"newline":            func(q *Order) { q.Channel = "direkt\n" },
		"decomposed letter":  func(q *Order) { q.Service = "tja\u0308nst" },
		"document":           func(q *Order) { q.Service = "villkor" },
		"terms":              func(q *Order) { q.Service = "btv/tjanst" },
		"unknown fact":       func(q *Order) { q.Facts = q.Facts.With("gln", Yes) },
		"empty fact":         func(q *Order) { q.Facts = q.Facts.With("", Yes) },
		"fact in odd case":   func(q *Order) { q.Facts = Facts{}.With("Signerat", Yes) },
		"fact with space":    func(q *Order) { q.Facts = Facts{}.With("signerat ", Yes) },
		"answer in odd case": func(q *Order) { q.Facts = Facts{}.With("signerat", "Yes") },
		"answer ja":          func(q *Order) { q.Facts = Facts{}.With("signerat", "ja") },
		"answer with more":   func(q *Order) { q.Facts = Facts{}.With("signerat", "no\nsignerat=yes") },
		"smuggled fact":      func(q *Order) { q.Facts = Facts{}.With("signerat=yes\nx", Yes) },
		"smuggled line":      func(q *Order) { q.Facts = Facts{}.With("x\nsignerat", Yes) },
	} {
		t.Run(name, func(t *testing.T) {
			q := allowedByBase()
			spoil(&q)
			d, err := p.Order(context.Background(), q)
			if !errors.Is(err, ErrQuestion) || d != (Decision{}) || d.Outcome() != Refused {
				t.Errorf("%s %v", d.Outcome(), err)
			}
		})
	}
}

func TestQuestionsOfOtherKinds(t *testing.T) {
	p, ctx := embeddedPolicy(t), context.Background()
	for _, q := range []Eligible{{}, {Service: "nitha", On: day("2020-01-01")}, {Service: "nitha", Category: "region", Channel: "direkt"}} {
		if d, err := p.Eligible(ctx, q); !errors.Is(err, ErrQuestion) || d != (Decision{}) {
			t.Errorf("%v: %s %v", q, d.Outcome(), err)
		}
	}
	for _, q := range []PuB{
		{}, {Relation: "inera-kund", Service: "nitha"}, {Relation: "inera-kund", On: day("2020-01-01")},
		{Relation: "inera-kund", Service: "nita", On: day("2020-01-01")}, {Service: "nitha", On: day("2020-01-01")},
		{Relation: "kund-inera", Service: "nitha", On: day("2020-01-01")},
	} {
		if d, err := p.PuB(ctx, q); !errors.Is(err, ErrQuestion) || d != (Decision{}) {
			t.Errorf("%v: %s %v", q, d.Outcome(), err)
		}
	}
}

// TestNoQuestion asks nothing at all.
func TestNoQuestion(t *testing.T) {
	p := fault{}.load(t)
	for _, q := range []Question{nil, (*Eligible)(nil), (*Order)(nil), (*Documents)(nil), (*PuB)(nil)} {
		if h, err := p.Horizon(context.Background(), q); !errors.Is(err, ErrQuestion) || h.Outcome != Refused {
			t.Errorf("%T: %s %v", q, h.Outcome, err)
		}
	}
	q := allowedByBase()
	if h, err := p.Horizon(context.Background(), &q); err != nil || h.Outcome != Allowed {
		t.Errorf("a question by its address: %s %v", h.Outcome, err)
	}
}

// TestFacts holds that nothing but the fact itself answers it.
func TestFacts(t *testing.T) {
	odd := []string{"", "a=yes\nb", "a\nb", "a=", "=", "\n", "a%3Dyes", "+", "å", "a\u030a", "\xff"}
	for _, id := range odd {
		f := Facts{}.With("a", No).With(id, Yes)
		if f.Of("a") != No || f.Of(id) != Yes || f.Of("b") != Unsaid {
			t.Errorf("%q: %v", id, f)
		}
		if f.With(id, Unsaid) != (Facts{}).With("a", No) || f != (Facts{}).With(id, Yes).With("a", No) {
			t.Errorf("%q: facts that say the same differ", id)
		}
		if a := (Facts{}).With("a", Answer(id)); a.Of("a") != Answer(id) || a.Of("b") != Unsaid {
			t.Errorf("the answer %q is %q", id, a.Of("a"))
		}
	}
}

func TestZeroDecision(t *testing.T) {
	var d Decision
	if d.Outcome() != Refused || d.Outcome().String() != "refused" || d.Lacks() != nil || d.Needs() != nil {
		t.Errorf("%v", d)
	}
	for range d.Conditions() {
		t.Error("the zero decision has a condition")
	}
	if _, ok := d.Condition("signed"); ok {
		t.Error("the zero decision has a condition")
	}
	raw, err := d.MarshalJSON()
	if err != nil || !strings.Contains(string(raw), `"outcome":"refused"`) {
		t.Errorf("%s %v", raw, err)
	}
	if got := Outcome(17).String(); got != "refused" {
		t.Errorf("an outcome that is none is %s", got)
	}
}
