package policytest

import (
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// TestSchemasAgree changes the files of two data sets at random, one value at a
// time. What the reader lets pass, the schema lets pass; and where the reader
// misses a key, does not know one, or finds a value of another kind, the schema
// refuses the file.
func TestSchemasAgree(t *testing.T) {
	Unraced(t)
	const rounds = 12
	schemas := compileSchemas(t)
	shapes := map[string]datafile.Shape{}
	for _, f := range formats() {
		shapes[f.Name] = f.Shape
	}
	random := rand.New(rand.NewPCG(4, 2))
	refused, accepted := 0, 0
	for _, folder := range [...]string{"../../agreement/kundavtal2", "../../examples/harbour/data"} {
		files := yamlFiles(t, os.DirFS(folder))
		for _, file := range slices.Sorted(maps.Keys(files)) {
			format := formatOf(t, file)
			for range rounds {
				src := mutated(t, random, files[file])
				var errs datafile.ErrorList
				datafile.Read(file, src, shapes[format], &errs)
				form := slices.ContainsFunc(errs, func(p *datafile.Error) bool { return slices.Contains(formCodes, p.Code) })
				err := schemas[format].Validate(parseYAML(t, src))
				switch {
				case len(errs) == 0 && err != nil:
					t.Errorf("%s reads, and its schema refuses it: %v\n%s", file, err, src)
				case form && err == nil:
					t.Errorf("the schema of %s lets pass: %v\n%s", file, errs.Err(), src)
				case form:
					refused++
				case len(errs) == 0:
					accepted++
				}
			}
		}
	}
	if refused < 100 || accepted < 100 {
		t.Errorf("%d files refused and %d accepted: too few to tell", refused, accepted)
	}
}

// formCodes are the problems that a schema can see.
var formCodes = []datafile.Code{datafile.CodeUnknownKey, datafile.CodeMissing, datafile.CodeEmptyValue, datafile.CodeWrongType}

// mutated returns a file with one of its values changed.
func mutated(t *testing.T, random *rand.Rand, src []byte) []byte {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		t.Fatal(err)
	}
	var inner []*yaml.Node
	var collect func(*yaml.Node)
	collect = func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode && len(n.Content) > 0 {
			inner = append(inner, n)
		}
		for _, c := range n.Content {
			collect(c)
		}
	}
	collect(root.Content[0])
	n := inner[random.IntN(len(inner))]
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	i := random.IntN(len(n.Content)/step) * step
	value := i + step - 1
	other := inner[random.IntN(len(inner))]
	switch random.IntN(6) {
	case 0:
		n.Content = slices.Delete(n.Content, i, i+step)
	case 1:
		if step == 2 {
			n.Content[i].Value += "x"
		}
	case 2:
		n.Content[value] = clone(other.Content[random.IntN(len(other.Content))]) // a key or a value from elsewhere
	case 3:
		n.Content[value] = clone(other)
	default:
		n.Content[value] = foreign(random)
	}
	out, err := yaml.Marshal(&root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// foreign returns a value that may not belong where it is put.
func foreign(random *rand.Rand) *yaml.Node {
	values := [...]yaml.Node{
		{Kind: yaml.ScalarNode, Value: "7"},
		{Kind: yaml.ScalarNode, Value: "-1"},
		{Kind: yaml.ScalarNode, Value: "true"},
		{Kind: yaml.ScalarNode, Value: "null"},
		{Kind: yaml.ScalarNode, Value: "1.50"},
		{Kind: yaml.ScalarNode, Value: "2019-12-18"},
		{Kind: yaml.ScalarNode, Value: "", Style: yaml.DoubleQuotedStyle},
		{Kind: yaml.ScalarNode, Value: "vanlig text"},
		{Kind: yaml.ScalarNode, Value: "7", Style: yaml.DoubleQuotedStyle},
		{Kind: yaml.MappingNode, Style: yaml.FlowStyle},
		{Kind: yaml.SequenceNode, Style: yaml.FlowStyle},
		{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "andringar"}}},
	}
	return &values[random.IntN(len(values))]
}

func clone(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = nil
	for _, child := range n.Content {
		c.Content = append(c.Content, clone(child))
	}
	return &c
}
