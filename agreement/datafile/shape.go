package datafile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Shape says what a value may be: a scalar, a mapping with named fields, a
// mapping from ids to values, a list, or any of several of these, told apart
// by how the value is written. The zero Shape accepts nothing.
//
// Shapes are built with [Record], [MapOf], [ListOf] and the scalar
// constructors, joined with [Shape.Or], and never change once built.
type Shape struct {
	scalar  *Scalar
	fields  []Field
	record  bool
	partial bool
	keys    *Scalar
	values  *Shape
	items   *Shape
}

// Field is one key of a record.
type Field struct {
	Name     string
	Required bool
	Unless   string // with Required, the key that may stand in its place
	Shape    Shape
	Doc      string // what the field means, one English sentence
	Group    string // the fields that always come together, such as "period"; the reference page describes them once
}

// Grouped returns fields as a group.
func Grouped(name string, fields ...Field) []Field {
	for i := range fields {
		fields[i].Group = name
	}
	return fields
}

// Scalar is a kind of single value: what it is called in messages and the
// form that its text must have.
type Scalar struct {
	Name  string                      // such as "day"
	Want  string                      // the form in words, such as "a day as YYYY-MM-DD"
	Words []string                    // the only words allowed, if not nil
	Form  string                      // the pattern that the whole text matches, in the syntax that Go and ECMA share, for the JSON Schema
	Check func(text string) error     // nil, or an error that says what is wrong
	Plain func(tag, text string) bool // whether an unquoted text is taken although YAML reads it as something else

	bare  bool    // never in quotes
	bound *bounds // of a number
}

type bounds struct{ low, high int }

// Record is a mapping with exactly the given fields.
func Record(fields ...Field) Shape { return Shape{fields: fields, record: true} }

// MapOf is a mapping from ids of the form keys to values, in the order of the
// file. It is never empty.
func MapOf(keys Scalar, values Shape) Shape { return Shape{keys: &keys, values: &values} }

// ListOf is a list, never empty.
func ListOf(items Shape) Shape { return Shape{items: &items} }

// Of is a single value.
func Of(s Scalar) Shape { return Shape{scalar: &s} }

// Or accepts what either shape accepts. The two must be written differently:
// one list, one mapping, one scalar at most.
func (s Shape) Or(t Shape) Shape {
	if t.scalar != nil {
		s.scalar = t.scalar
	}
	if t.items != nil {
		s.items = t.items
	}
	if t.record {
		s.fields, s.record = t.fields, true
	}
	if t.values != nil {
		s.keys, s.values = t.keys, t.values
	}
	return s
}

// With adds fields to a record.
func (s Shape) With(fields ...Field) Shape {
	s.fields = append(slices.Clone(s.fields), fields...)
	return s
}

// Partial reads past the keys of a record that it does not list. It is for a
// caller that needs a few fields of a record which another caller reads whole.
func (s Shape) Partial() Shape {
	s.partial = true
	return s
}

// OrList accepts the shape or a list of it.
func (s Shape) OrList() Shape { return s.Or(ListOf(s)) }

// Text is prose: any text, quoted where YAML would read it as something else.
func Text() Shape { return Of(Scalar{Name: "text", Want: "a text"}) }

// Word is one of the given words.
func Word(words ...string) Shape {
	return Of(Scalar{Name: "allowed word", Want: "one of " + strings.Join(words, ", "), Words: words})
}

// Bool is true or false, unquoted.
func Bool() Shape {
	return Of(Scalar{Name: "truth value", Want: "true or false", Words: []string{"true", "false"}, bare: true,
		Plain: func(tag, _ string) bool { return tag == "!!bool" }})
}

// Int is a whole number from low to high in plain decimal form, unquoted.
func Int(low, high int) Shape {
	return Of(Scalar{
		Name:  "number",
		Want:  fmt.Sprintf("a whole number from %d to %d", low, high),
		Check: func(text string) error { return checkInt(text, low, high) },
		Plain: func(tag, _ string) bool { return tag == "!!int" },
		bare:  true,
		bound: &bounds{low, high},
	})
}

// Matching is a text that matches an anchored pattern; want says in words what
// the pattern means.
func Matching(name, want, pattern string) Scalar {
	re := regexp.MustCompile(`\A(?:` + pattern + `)\z`)
	return Scalar{Name: name, Want: want, Form: pattern, Check: func(text string) error {
		if !re.MatchString(text) {
			return fmt.Errorf("%s is no %s", clip(text), name)
		}
		return nil
	}}
}

// ID is a slug: ASCII small letters, digits and hyphens, such as
// "allmanna-villkor".
func ID() Scalar {
	return Scalar{Name: "id", Want: "an id of a-z, 0-9 and single hyphens", Form: `[a-z0-9]+(?:-[a-z0-9]+)*`, Check: checkID}
}

// checkID is the pattern of an id by hand: ids are the commonest values.
func checkID(text string) error {
	hyphen := true // none at the start, two together or at the end
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return fmt.Errorf("%s is no id", clip(text))
		}
	}
	if hyphen {
		return fmt.Errorf("%s is no id", clip(text))
	}
	return nil
}

func (s Shape) fieldNames() []string {
	names := make([]string, len(s.fields))
	for i, f := range s.fields {
		names[i] = f.Name
	}
	return names
}

func (s Shape) field(name string) (Field, bool) {
	i := slices.IndexFunc(s.fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return s.fields[i], true
}

// want says in words what the shape accepts.
func (s Shape) want() string {
	var forms []string
	if s.scalar != nil {
		forms = append(forms, s.scalar.Want)
	}
	if s.record {
		forms = append(forms, "a mapping with the keys "+strings.Join(s.fieldNames(), ", "))
	}
	if s.values != nil {
		forms = append(forms, "a mapping from ids to values")
	}
	if s.items != nil {
		forms = append(forms, "a list")
	}
	return strings.Join(forms, ", or ")
}

// how says how to write the value, where one of another form was found.
func (s Shape) how() string {
	var ways []string
	if s.scalar != nil {
		ways = append(ways, "write it as a single value, in quotes if a colon, dash or bracket belongs to it")
	}
	if s.record || s.values != nil {
		ways = append(ways, "write one key: value a line")
	}
	if s.items != nil {
		ways = append(ways, "start each entry with a dash")
	}
	return strings.Join(ways, ", or ")
}
