package datafile

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Limits of one file. yaml.v3 itself stops at 10,000 levels.
const (
	MaxDepth = 64
	MaxNodes = 200_000
)

// walker turns parsed nodes into values, holding them to their shapes.
type walker struct {
	file  string
	lines []string
	errs  *ErrorList
	nodes int
}

func (w *walker) pos(n *yaml.Node) Pos { return Pos{w.file, n.Line, n.Column} }

func (w *walker) report(n *yaml.Node, code Code, hint, format string, args ...any) {
	w.errs.Add(w.pos(n), code, hint, format, args...)
}

func (w *walker) value(n *yaml.Node, shape Shape, depth int) Value {
	w.nodes++
	if !w.within(n, depth) || !w.plainNode(n) {
		return Value{}
	}
	switch n.Kind {
	case yaml.MappingNode:
		return w.mapping(n, shape, depth)
	case yaml.SequenceNode:
		return w.list(n, shape, depth)
	default:
		return w.scalar(n, shape)
	}
}

// within reports the first node over a limit and says nothing of the rest.
func (w *walker) within(n *yaml.Node, depth int) bool {
	if depth == MaxDepth {
		w.report(n, CodeTooLarge, "nest less", "more than %d levels", MaxDepth)
	}
	if w.nodes == MaxNodes+1 {
		w.report(n, CodeTooLarge, "split the file", "more than %d values", MaxNodes)
	}
	return depth < MaxDepth && w.nodes <= MaxNodes
}

// plainNode refuses the parts of YAML by which a text stands for another one.
func (w *walker) plainNode(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		w.report(n, CodeAlias, "write the value out", "alias *%s", n.Value)
	case n.Anchor != "":
		w.report(n, CodeAlias, "delete the anchor", "anchor &%s", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		w.report(n, CodeTag, "delete the tag; the field says what its value is", "tag %s", n.Tag)
	default:
		return true
	}
	return false
}

func (w *walker) mapping(n *yaml.Node, shape Shape, depth int) Value {
	if !shape.record && shape.values == nil {
		w.report(n, CodeWrongType, "write "+shape.want(), "a mapping stands where %s is expected", shape.want())
		return Value{}
	}
	v := Value{pos: w.pos(n), form: mappingForm}
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, child := n.Content[i], n.Content[i+1]
		field, ok := w.key(key, shape, first)
		if !ok {
			continue
		}
		if e := (entry{w.keyValue(key), w.value(child, field, depth+1)}); e.value.Exists() {
			v.entries = append(v.entries, e)
		}
	}
	w.missing(n, shape, first)
	if len(n.Content) == 0 && shape.values != nil {
		w.report(n, CodeEmptyValue, "give at least one entry, or delete the key", "empty mapping")
	}
	v.index = indexed(v.entries)
	return v
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

func (w *walker) keyValue(n *yaml.Node) Value {
	return Value{pos: w.pos(n), form: scalarForm, text: n.Value}
}

// key checks a key and returns the shape of its value.
func (w *walker) key(n *yaml.Node, shape Shape, first map[string]*yaml.Node) (Shape, bool) {
	if n.Kind == yaml.ScalarNode && n.Value == "<<" {
		w.report(n, CodeAlias, "write the keys out", "merge key <<")
		return Shape{}, false
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		w.report(n, CodeBadKey, "use a plain word as the key", "a key must be a word")
		return Shape{}, false
	}
	if !w.plainNode(n) {
		return Shape{}, false
	}
	if earlier, ok := first[n.Value]; ok {
		w.report(n, CodeDuplicateKey, "keep one of the two", "key %q is already given on line %d", n.Value, earlier.Line)
		return Shape{}, false
	}
	first[n.Value] = n
	return w.keyShape(n, shape)
}

func (w *walker) keyShape(n *yaml.Node, shape Shape) (Shape, bool) {
	if f, ok := shape.field(n.Value); ok {
		return f.Shape, true
	}
	if shape.values == nil {
		w.report(n, CodeUnknownKey, Suggest(n.Value, shape.fieldNames()), "unknown key %q", n.Value)
		return Shape{}, false
	}
	if err := shape.keys.check(n.Value); err != nil {
		w.report(n, CodeBadKey, "write "+shape.keys.Want, "%v", err)
		return Shape{}, false
	}
	return *shape.values, true
}

func (w *walker) missing(n *yaml.Node, shape Shape, given map[string]*yaml.Node) {
	if shape.values != nil {
		return
	}
	for _, f := range shape.fields {
		if f.Required && given[f.Name] == nil {
			w.report(n, CodeMissing, fmt.Sprintf("add %s: %s", f.Name, f.Doc), "%q is missing", f.Name)
		}
	}
}

func (w *walker) list(n *yaml.Node, shape Shape, depth int) Value {
	if shape.items == nil {
		w.report(n, CodeWrongType, "write "+shape.want(), "a list stands where %s is expected", shape.want())
		return Value{}
	}
	if len(n.Content) == 0 {
		w.report(n, CodeEmptyValue, "give at least one entry, or delete the key", "empty list")
		return Value{}
	}
	v := Value{pos: w.pos(n), form: listForm}
	for _, child := range n.Content {
		if item := w.value(child, *shape.items, depth+1); item.Exists() {
			v.items = append(v.items, item)
		}
	}
	return v
}

func (w *walker) scalar(n *yaml.Node, shape Shape) Value {
	plain := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	text := strings.TrimRight(n.Value, "\n")
	switch {
	case text == "" || plain && n.Tag == "!!null":
		w.report(n, CodeEmptyValue, "give a value, or delete the key", "no value")
		return Value{}
	case shape.scalar == nil:
		w.report(n, CodeWrongType, "write "+shape.want(), "the text %s stands where %s is expected", clip(text), shape.want())
		return Value{}
	case plain && !w.plainLine(n):
		return Value{}
	case plain && !shape.scalar.takesPlain(n.Tag, text):
		w.report(n, CodeQuote, fmt.Sprintf("write %q in quotes, if it is meant as a text", text),
			"YAML reads %s as %s, not as %s", text, tagName(n.Tag), shape.scalar.Want)
		return Value{}
	}
	if err := shape.scalar.check(text); err != nil {
		w.report(n, CodeBadValue, shape.scalar.hint(text), "%v", err)
		return Value{}
	}
	return Value{pos: w.pos(n), form: scalarForm, text: text}
}

// plainLine refuses an unquoted value that goes on over a line end, or is
// followed by what YAML takes for a comment: in prose a number sign would
// silently cut the text off.
func (w *walker) plainLine(n *yaml.Node) bool {
	rest, ok := w.after(n)
	if !ok {
		w.report(n, CodeMultiLine, "quote the text, or start it with >- on a line of its own", "unquoted text over several lines")
		return false
	}
	if trimmed := strings.TrimLeft(rest, " \t"); strings.HasPrefix(trimmed, "#") && trimmed != rest {
		w.report(n, CodeComment, "quote the value if the text goes on, or put the comment on a line of its own",
			"%s is followed by a comment", clip(n.Value))
		return false
	}
	return true
}

// after returns what follows a plain scalar on its line, and false when the
// scalar is not on one line.
func (w *walker) after(n *yaml.Node) (string, bool) {
	if n.Line < 1 || n.Line > len(w.lines) {
		return "", false
	}
	line := w.lines[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return strings.CutPrefix(line, n.Value)
}

func (s *Scalar) takesPlain(tag, text string) bool {
	return tag == "!!str" || s.Plain != nil && s.Plain(tag, text)
}

func (s *Scalar) check(text string) error {
	if s.Words != nil {
		for _, word := range s.Words {
			if word == text {
				return nil
			}
		}
		return fmt.Errorf("%s is not %s", clip(text), s.Want)
	}
	if s.Check != nil {
		return s.Check(text)
	}
	return nil
}

func (s *Scalar) hint(text string) string {
	if s.Words != nil {
		return Suggest(text, s.Words)
	}
	return "write " + s.Want
}

func tagName(tag string) string {
	switch tag {
	case "!!bool":
		return "a truth value"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a day"
	}
	return strings.TrimPrefix(tag, "!!")
}

// clip quotes a text and shortens it for a message.
func clip(text string) string {
	runes := []rune(text)
	if len(runes) > 40 {
		text = string(runes[:39]) + "…"
	}
	return strconv.Quote(text)
}

func checkInt(text string, low, high int) error {
	n, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(n) != text || n < low || n > high {
		return fmt.Errorf("%s is not a whole number from %d to %d", clip(text), low, high)
	}
	return nil
}
