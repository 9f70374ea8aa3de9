package datafile

import (
	"encoding/json"
	"slices"
	"strings"
)

// schema is a JSON Schema, draft-07. Its keys come out sorted.
type schema = map[string]any

// JSONSchema returns the form as a JSON Schema, draft-07, in indented JSON: what
// an editor can hold a file to while it is written. It accepts every file that
// [Read] accepts, read by the core schema of YAML 1.2; what it cannot say, such as
// that a day is one of the calendar, Read alone reports.
func (f Format) JSONSchema() ([]byte, error) {
	s := f.Shape.schema()
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = f.Name
	s["description"] = f.Doc
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(s)
	return []byte(b.String()), err
}

func (s Shape) schema() schema {
	var forms []any
	if s.scalar != nil {
		forms = append(forms, s.scalar.schema())
	}
	if s.record {
		forms = append(forms, recordSchema(s))
	}
	if s.values != nil {
		forms = append(forms, schema{"type": "object", "minProperties": 1, "propertyNames": s.keys.schema(), "additionalProperties": s.values.schema()})
	}
	if s.items != nil {
		forms = append(forms, schema{"type": "array", "minItems": 1, "items": s.items.schema()})
	}
	if len(forms) == 1 {
		return forms[0].(schema)
	}
	return schema{"anyOf": forms}
}

func recordSchema(s Shape) schema {
	properties, required := schema{}, []string{}
	either := []any{}
	for _, f := range s.fields {
		p := f.Shape.schema()
		if f.Doc != "" {
			p["description"] = f.Doc
		}
		properties[f.Name] = p
		switch {
		case f.Required && f.Unless == "":
			required = append(required, f.Name)
		case f.Required:
			either = append(either, schema{"required": []string{f.Name}}, schema{"required": []string{f.Unless}})
		}
	}
	out := schema{"type": "object", "properties": properties, "additionalProperties": s.partial}
	if len(required) > 0 {
		slices.Sort(required)
		out["required"] = required
	}
	if len(either) > 0 {
		out["anyOf"] = either
	}
	return out
}

func (s *Scalar) schema() schema {
	switch {
	case s.bound != nil:
		return schema{"type": "integer", "minimum": s.bound.low, "maximum": s.bound.high}
	case s.bare:
		return schema{"type": "boolean"}
	case s.Words != nil:
		return schema{"type": "string", "enum": s.Words}
	case s.Form != "":
		return schema{"type": "string", "pattern": "^(?:" + s.Form + ")$"}
	}
	return schema{"type": "string", "pattern": `\S`}
}
