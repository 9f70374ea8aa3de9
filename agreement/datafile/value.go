package datafile

import (
	"iter"
	"strconv"
)

// Value is a checked value with its place. The zero Value is absent: it has no
// text, fields, entries or items.
type Value struct {
	pos     Pos
	form    form
	flawed  bool
	text    string
	entries []entry
	index   map[string]int // from 9 entries on, so that a look-up does not scan
	items   []Value
}

type form uint8

const (
	absent form = iota
	scalarForm
	mappingForm
	listForm
)

type entry struct {
	key   Value
	value Value
}

// Pos returns where the value stands in its file.
func (v Value) Pos() Pos { return v.pos }

// Exists reports whether there is a value.
func (v Value) Exists() bool { return v.form != absent }

// Flawed reports whether an entry or item of the value was refused, and so is missing
// from it. What is wrong deeper within is of those.
func (v Value) Flawed() bool { return v.flawed }

// IsMapping reports whether the value is a mapping.
func (v Value) IsMapping() bool { return v.form == mappingForm }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { return v.form == listForm }

// Text returns the text of a scalar as written, without quotes, and "" for
// everything else.
func (v Value) Text() string { return v.text }

// Int returns the number of a scalar of shape [Int], or 0.
func (v Value) Int() int {
	n, err := strconv.Atoi(v.text)
	if err != nil {
		return 0
	}
	return n
}

// Bool reports whether the value is the word true.
func (v Value) Bool() bool { return v.text == "true" }

// Field returns the value of a key of a mapping, or the zero Value.
func (v Value) Field(name string) Value {
	if v.index != nil {
		if i, ok := v.index[name]; ok {
			return v.entries[i].value
		}
		return Value{}
	}
	for _, e := range v.entries {
		if e.key.text == name {
			return e.value
		}
	}
	return Value{}
}

// Entries yields the keys and values of a mapping in the order of the file.
func (v Value) Entries() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for _, e := range v.entries {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

// Items yields the values of a list in the order of the file, or, for anything
// else that exists, the value itself.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.form != listForm {
			if v.form != absent {
				yield(v)
			}
			return
		}
		for _, item := range v.items {
			if !yield(item) {
				return
			}
		}
	}
}

// Texts returns the texts of a list, or of the single scalar, in order.
func (v Value) Texts() []string {
	var texts []string
	for item := range v.Items() {
		texts = append(texts, item.Text())
	}
	return texts
}
