package policy

import (
	"io/fs"
	"maps"
	"slices"
	"time"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

// Policy answers questions about a data set. It never changes and is safe for
// concurrent use.
type Policy struct {
	cat     *catalog.Catalog
	ids     ids
	engine  engine
	clauses clauses
	assumed map[string]agreement.Assumption
	rules   string            // hash
	sources map[string]string // of the rules, by path
	dates   Dates
	memo    memo
}

// Load reads a data set with its rules, or returns every problem of the
// agreement, the catalog and the rules as a datafile.ErrorList, sorted by
// place. The rules are the data set's own, rules/*.rego, or else the embedded
// set that agreement.yaml names.
func Load(fsys fs.FS) (*Policy, error) {
	var errs datafile.ErrorList
	p := read(fsys, &errs)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

func read(fsys fs.FS, errs *datafile.ErrorList) *Policy {
	p := &Policy{cat: catalog.Read(fsys, errs)}
	p.ids = idsOf(p.cat)
	set := parseRules(findRules(p.cat.Agreement(), errs), errs)
	lintPackages(set, errs)
	readable := len(*errs) == 0
	p.rules, p.sources = set.hash, set.sources
	p.ids.incomplete = map[string]bool{"fact": errs.In("facts.yaml"), "source": errs.In("sources.yaml"), "document": errs.In("documents")}
	p.clauses = readAnnotations(set, p.cat, p.ids, errs)
	lintRules(set, p.clauses, p.ids, errs)
	if readable {
		p.prepare(set, errs)
	}
	return p
}

// prepare compiles the rules, and gives them the data.
func (p *Policy) prepare(set ruleSet, errs *datafile.ErrorList) {
	exports := make(chan exported, 1)
	go func() { exports <- exportAll(p.cat, set) }() // beside the compiler, which takes as long
	c, err := compile(set, p.ids)
	out := <-exports
	if err != nil {
		reportRego("rules", err, errs)
		return
	}
	p.clauses.asking = lintCompiled(c, set, p.clauses, errs)
	p.assumed, p.dates = out.assumed, out.dates
	cells := len(p.ids.services) * len(p.ids.categories) * len(p.ids.channels)
	if p.engine, err = newEngine(c, out.data, cells); err != nil {
		reportRego("rules", err, errs)
		return
	}
	p.answersSome(set, errs)
}

// answersSome holds that rules answer some question: a slip in the name of their
// package would make each of them one that cannot be asked.
func (p *Policy) answersSome(set ruleSet, errs *datafile.ErrorList) {
	if len(set.modules) == 0 || p.Decides() {
		return
	}
	first := set.modules[slices.Min(slices.Collect(maps.Keys(set.modules)))]
	errs.Add(posOf(first.Package.Location), CodeRule, "name the package of a rule answer rules.eligible, rules.order, rules.documents or rules.pub", "no rule answers a question")
}

// exported is what the rules and the policy take from the catalog.
type exported struct {
	data    map[string]any
	assumed map[string]agreement.Assumption
	dates   Dates
}

func exportAll(cat *catalog.Catalog, set ruleSet) exported {
	data, assumed := export(cat)
	return exported{data, assumed, datesOf(cat, data, set)}
}

// Decides reports whether the data set has rules. Without them, every question
// is an [ErrQuestion].
func (p *Policy) Decides() bool { return len(p.engine.queries) > 0 }

// Catalog returns the services and categories of the data set.
func (p *Policy) Catalog() *catalog.Catalog { return p.cat }

// Agreement returns the agreements, documents and notices of the data set.
func (p *Policy) Agreement() *agreement.Agreement { return p.cat.Agreement() }

// Day returns the calendar day of a moment in the zone of the data set.
func (p *Policy) Day(t time.Time) agreement.Date { return p.cat.Agreement().Day(t) }
