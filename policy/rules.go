package policy

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

//go:embed rules
var embedded embed.FS

// ruleSet is the parsed rules of a data set.
type ruleSet struct {
	sources map[string]string // by file name
	modules map[string]*ast.Module
	hash    string
}

// findRules returns the rules that belong to a data set: its own if it has any,
// else the embedded set that it names. Without either, every question is one
// that cannot be asked.
func findRules(agr *agreement.Agreement, errs *datafile.ErrorList) map[string]string {
	if own := agr.Files("rules/*.rego"); len(own) > 0 {
		return readRules(own, agr.File, errs)
	}
	name, pos := agr.Rules()
	if name == "" {
		return nil
	}
	names, err := fs.Glob(embedded, "rules/"+name+"/*.rego")
	if err != nil || len(names) == 0 {
		errs.Add(pos, CodeNoRules, datafile.Suggest(name, ruleSets()), "there is no rule set %q", name)
		return nil
	}
	return readRules(names, readEmbedded(errs), errs)
}

func readEmbedded(errs *datafile.ErrorList) func(name string) ([]byte, bool) {
	return func(name string) ([]byte, bool) { return datafile.ReadFile(embedded, name, errs) }
}

func ruleSets() []string {
	var names []string
	entries, err := embedded.ReadDir("rules")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func readRules(names []string, read func(name string) ([]byte, bool), errs *datafile.ErrorList) map[string]string {
	sources := map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		if src, ok := read(name); ok {
			if text, ok := datafile.CheckText(name, src, errs); ok {
				sources["rules/"+path.Base(name)] = text
			}
		}
	}
	return sources
}

// parseRules parses every file and reports what OPA has to say of it.
func parseRules(sources map[string]string, errs *datafile.ErrorList) ruleSet {
	set := ruleSet{sources: sources, modules: map[string]*ast.Module{}}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		sum.Write([]byte(name + "\x00" + sources[name] + "\x00"))
		m, err := ast.ParseModuleWithOpts(name, sources[name], ast.ParserOptions{
			ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: capabilities(),
		})
		if err != nil {
			reportRego(name, err, errs)
			continue
		}
		set.modules[name] = m
	}
	set.hash = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return set
}

// reportRego turns what OPA says into problems with places.
func reportRego(name string, err error, errs *datafile.ErrorList) {
	var list ast.Errors
	if !errors.As(err, &list) {
		errs.Add(datafile.Pos{File: name}, CodeRego, "", "%v", err)
		return
	}
	for _, e := range list {
		pos := datafile.Pos{File: name}
		if e.Location != nil {
			pos = datafile.Pos{File: cmp.Or(e.Location.File, name), Line: e.Location.Row, Column: e.Location.Col}
		}
		errs.Add(pos, CodeRego, hintOf(e), "%s", strings.Join(strings.Fields(e.Message), " "))
	}
}

// hintOf suggests the word that was meant, where OPA knows which could be.
func hintOf(e *ast.Error) string {
	detail, ok := e.Details.(*ast.RefErrInvalidDetail)
	if !ok || detail.Pos >= len(detail.Ref) {
		return ""
	}
	var words []string
	for _, v := range detail.OneOf {
		words = append(words, strings.Trim(v.String(), `"`))
	}
	return suggest(strings.Trim(detail.Ref[detail.Pos].String(), `"`), words)
}

// builtins lists what rules may call: nothing that reads a clock, the network,
// the environment or chance, nothing that can run away with time or memory, and
// nothing that puts a default in place of what is missing, as object.get does.
func builtins() []string {
	return []string{
		"eq", "equal", "neq", "lt", "lte", "gt", "gte", "assign",
		"plus", "minus", "mul", "and", "or", "union", "intersection",
		"count", "sum", "max", "min", "sort",
		"internal.member_2", "internal.member_3",
		"concat", "contains", "startswith", "endswith", "lower", "upper", "sprintf", "split", "trim",
		"object.keys", "array.concat", "is_string", "is_number", "is_boolean", "is_array", "is_object", "is_set",
	}
}

func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	allowed := builtins()
	return &ast.Capabilities{
		Builtins: slices.DeleteFunc(slices.Clone(all.Builtins), func(b *ast.Builtin) bool {
			return !slices.Contains(allowed, b.Name)
		}),
		Features: []string{ast.FeatureRegoV1, ast.FeatureKeywordsInRefs}, // without rego.v2, which gives words another meaning, and template strings, which print what is missing
		AllowNet: []string{},
	}
}
