package datafile

import (
	"strings"
)

// Limits of one file. yaml.v3 itself stops at 10,000 levels.
const (
	MaxDepth = 64
	MaxNodes = 200_000
)

// walker turns parsed nodes into values, holding them to their shapes.
type walker struct {
	file    string
	lines   []string
	errs    *ErrorList
	nodes   int
	tooDeep bool
	column  int    // of the innermost block key or dash
	last    cursor // where the last scalar started
}

// cursor is a place in a line, in runes from 1 and in bytes from 0.
type cursor struct{ line, column, offset int }

func (w *walker) pos(n *yamlNode) Pos { return Pos{w.file, n.Line, n.Column} }

func (w *walker) report(n *yamlNode, code Code, hint, format string, args ...any) {
	w.errs.Add(w.pos(n), code, hint, format, args...)
}

func (w *walker) value(n *yamlNode, shape Shape, depth int) Value {
	w.nodes++
	if !w.within(n, depth) || !w.plainNode(n) {
		return Value{}
	}
	switch n.Kind {
	case mappingNode:
		return w.mapping(n, shape, depth)
	case sequenceNode:
		return w.list(n, shape, depth)
	default:
		return w.scalar(n, shape)
	}
}

// within reports the first node over a limit and says nothing of the rest.
func (w *walker) within(n *yamlNode, depth int) bool {
	if depth == MaxDepth && !w.tooDeep {
		w.tooDeep = true
		w.report(n, CodeTooLarge, "nest less", "more than %d levels", MaxDepth)
	}
	if w.nodes == MaxNodes+1 {
		w.report(n, CodeTooLarge, "split the file", "more than %d values", MaxNodes)
	}
	return depth < MaxDepth && w.nodes <= MaxNodes
}

// plainNode refuses the parts of YAML by which a text stands for another one.
func (w *walker) plainNode(n *yamlNode) bool {
	switch {
	case n.Kind == aliasNode:
		w.report(n, CodeAlias, "write the value out", "alias *%s", shorten(n.Value))
	case n.Anchor != "":
		w.report(n, CodeAlias, "delete the anchor", "anchor &%s", shorten(n.Anchor))
	case strings.HasPrefix(w.from(n), "!"): // yaml.v3 keeps no trace of the tag that is ! alone
		tag, _, _ := strings.Cut(w.from(n), " ")
		w.report(n, CodeTag, "delete the tag; the field says what its value is", "tag %s", shorten(tag))
	default:
		return true
	}
	return false
}

func (w *walker) mapping(n *yamlNode, shape Shape, depth int) Value {
	if !shape.record && shape.values == nil {
		w.wrongForm(n, "a mapping", shape)
		return Value{}
	}
	v := Value{pos: w.pos(n), form: mappingForm, entries: make([]entry, 0, len(n.Content)/2)}
	first := keysOf(n)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, child := n.Content[i], n.Content[i+1]
		if i > 0 && w.loneWord(n, key, child) {
			first.add(key)
			v.flawed = true
			continue
		}
		sound := len(*w.errs)
		field, ok := w.key(key, shape, first)
		if !ok {
			v.flawed = v.flawed || len(*w.errs) > sound // else nobody asked for it
			continue
		}
		if isNothing(child) && child.Line != key.Line { // after ?, it stands where the next key or the end does
			child.Line, child.Column = key.Line, key.Column
		}
		w.indent(n, key)
		if e := (entry{w.keyValue(key), w.value(child, field, depth+1)}); e.value.Exists() {
			v.entries = append(v.entries, e)
		} else {
			v.flawed = true
		}
	}
	w.missing(n, shape, first)
	if len(n.Content) == 0 && shape.values != nil {
		w.report(n, CodeEmptyValue, "give at least one entry, or delete the key", "empty mapping")
	}
	v.index = indexed(v.entries)
	return v
}

// keySet is the keys of a mapping that came so far: a list while they are few,
// since most mappings have a handful.
type keySet struct {
	list  []*yamlNode
	index map[string]*yamlNode
}

func keysOf(n *yamlNode) *keySet {
	if keys := len(n.Content) / 2; keys > 16 {
		return &keySet{index: make(map[string]*yamlNode, keys)}
	}
	return &keySet{list: make([]*yamlNode, 0, len(n.Content)/2)}
}

func (s *keySet) add(key *yamlNode) {
	if s.index != nil {
		s.index[key.Value] = key
		return
	}
	s.list = append(s.list, key)
}

func (s *keySet) find(name string) *yamlNode {
	if s.index != nil {
		return s.index[name]
	}
	for _, key := range s.list {
		if key.Value == name {
			return key
		}
	}
	return nil
}

// isNothing reports whether a value is not written at all.
func isNothing(n *yamlNode) bool { return n.Tag == "!!null" && n.Value == "" && n.Anchor == "" }

// wrongForm reports a mapping, list or text where something else is expected.
func (w *walker) wrongForm(n *yamlNode, what string, shape Shape) {
	hint := shape.how()
	if (shape.record || shape.values != nil) && isPlain(n) && strings.Contains(n.Value, ":") {
		hint = "put a space after the colon"
	}
	w.report(n, CodeWrongType, hint, "%s stands where %s is expected", what, shape.want())
}

// indent notes the column that quoted texts must be indented deeper than.
func (w *walker) indent(collection, entry *yamlNode) {
	if collection.Style&flowStyle == 0 {
		w.column = entry.Column
	}
}

func indexed(entries []entry) map[string]int {
	if len(entries) <= 8 {
		return nil
	}
	index := make(map[string]int, len(entries))
	for i, e := range entries {
		index[e.key.text] = i
	}
	return index
}

func (w *walker) keyValue(n *yamlNode) Value {
	return Value{pos: w.pos(n), form: scalarForm, text: n.Value}
}

// key checks a key and returns the shape of its value.
func (w *walker) key(n *yamlNode, shape Shape, first *keySet) (Shape, bool) {
	switch {
	case n.Kind == scalarNode && n.Value == "<<":
		w.report(n, CodeAlias, "write the keys out", "merge key <<")
		return Shape{}, false
	case !w.plainNode(n):
		return Shape{}, false
	case n.Kind == scalarNode && isPlain(n) && n.Tag == "!!null" && n.Value != "":
		w.report(n, CodeBadKey, "use another word as the key, or quote it", "%s means that there is no key", n.Value)
		return Shape{}, false
	case !w.isWord(n):
		w.report(n, CodeBadKey, "use a word on one line as the key", "a key must be a word")
		return Shape{}, false
	case !isPlain(n) && !w.decoded(n):
		return Shape{}, false
	}
	if earlier := first.find(n.Value); earlier != nil {
		w.report(n, CodeDuplicateKey, "keep one of the two", "key %s is already given on line %d", clip(n.Value), earlier.Line)
		return Shape{}, false
	}
	first.add(n)
	return w.keyShape(n, shape)
}

// isWord reports whether a key is a text that is written on one line.
func (w *walker) isWord(n *yamlNode) bool {
	if n.Kind != scalarNode || n.Value == "" || n.Style&(literalStyle|foldedStyle) != 0 {
		return false
	}
	_, oneLine := w.after(n)
	return oneLine || !isPlain(n)
}

func (w *walker) keyShape(n *yamlNode, shape Shape) (Shape, bool) {
	if f, ok := shape.field(n.Value); ok {
		return f.Shape, true
	}
	if shape.partial {
		return Shape{}, false
	}
	if shape.values == nil {
		w.report(n, CodeUnknownKey, keyHint(n.Value, Suggest(n.Value, shape.fieldNames())), "unknown key %s", clip(n.Value))
		return Shape{}, false
	}
	if err := shape.keys.check(n.Value); err != nil {
		w.report(n, CodeBadKey, keyHint(n.Value, shape.keys.hint(n.Value)), "%v", err)
		return Shape{}, false
	}
	return *shape.values, true
}

func keyHint(key, otherwise string) string {
	if strings.Contains(key, ":") {
		return "put a space after the colon"
	}
	return otherwise
}

// loneWord reports an entry of {…} that is a word alone: most often the rest
// of an unquoted text with a comma in it.
func (w *walker) loneWord(n, key, child *yamlNode) bool {
	alone := n.Style&flowStyle != 0 && key.Kind == scalarNode && !strings.Contains(key.Value, ":") && isNothing(child)
	if alone {
		w.report(key, CodeEmptyValue, "give it one, or quote the text before it if the comma belongs to that text",
			"key %s has no value", clip(key.Value))
	}
	return alone
}

func (w *walker) missing(n *yamlNode, shape Shape, given *keySet) {
	if shape.values != nil {
		return
	}
	for _, f := range shape.fields {
		if f.Required && given.find(f.Name) == nil && (f.Unless == "" || given.find(f.Unless) == nil) {
			w.report(n, CodeMissing, strings.TrimSuffix("add "+f.Name+": "+f.Doc, ": "), "%q is missing", f.Name)
		}
	}
}

func (w *walker) list(n *yamlNode, shape Shape, depth int) Value {
	if shape.items == nil {
		w.wrongForm(n, "a list", shape)
		return Value{}
	}
	if len(n.Content) == 0 {
		w.report(n, CodeEmptyValue, "give at least one entry, or delete the key", "empty list")
		return Value{}
	}
	v := Value{pos: w.pos(n), form: listForm, items: make([]Value, 0, len(n.Content))}
	for _, child := range n.Content {
		w.indent(n, n)
		if item := w.value(child, *shape.items, depth+1); item.Exists() {
			v.items = append(v.items, item)
		} else {
			v.flawed = true
		}
	}
	return v
}
