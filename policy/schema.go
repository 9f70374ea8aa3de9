package policy

import (
	"encoding/json"
	"io"
	"maps"
	"slices"

	"github.com/kundavtal/avtal/catalog"
)

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

type schema = map[string]any

func stringSchema() schema { return schema{"type": "string"} }

func listSchema(items schema) schema { return schema{"type": "array", "items": items} }

// object is closed: a key that it does not list is a compile error in a rule.
func object(properties schema) schema {
	return schema{"type": "object", "properties": properties, "additionalProperties": false}
}

// total is an object that has every key. What is missing in the data would drop
// the condition that asks for it.
func total(properties schema) schema {
	s := object(properties)
	required := slices.AppendSeq([]string{}, maps.Keys(properties)) // null would be no schema
	slices.Sort(required)
	s["required"] = required
	return s
}

func each(ids []string, s schema) schema {
	properties := schema{}
	for _, id := range ids {
		properties[id] = s
	}
	return properties
}

// inputSchema is the shape of a question. Facts that the data set does not have
// cannot be asked for.
func inputSchema(ids ids) schema {
	return object(schema{
		"service": stringSchema(), "category": stringSchema(), "channel": stringSchema(), "relation": stringSchema(),
		"on": stringSchema(), "known": stringSchema(), "facts": object(each(ids.facts, stringSchema())),
	})
}

func cellSchema() schema {
	texts := listSchema(stringSchema())
	return total(schema{
		"from": stringSchema(), "until": stringSchema(), "known_from": stringSchema(), "known_until": stringSchema(),
		"state": stringSchema(), "agreement": stringSchema(), "fact": stringSchema(), "stated": schema{"type": "boolean"},
		"cite": stringSchema(), "channels": texts, "categories": texts, "requires": texts, "assumes": texts,
	})
}

// dataSchema is the shape of the exported data. A misspelt id or key in a rule
// is a compile error.
func dataSchema(ids ids) schema {
	cells, service := defined("cells"), defined("service")
	s := total(schema{
		"agreement": total(schema{
			"id": stringSchema(), "from": stringSchema(), "known_from": stringSchema(), "assumes": listSchema(stringSchema()), "successors": cells,
		}),
		"holes": listSchema(total(schema{
			"from": stringSchema(), "until": stringSchema(), "assumes": stringSchema(), "assumes_open": stringSchema(),
		})),
		"services":   total(each(ids.services, service)),
		"categories": total(each(ids.categories, total(schema{"coverage": cells}))),
		"documents":  total(each(ids.documents, total(schema{"role": stringSchema(), "coverage": cells}))),
		"channels":   listSchema(stringSchema()),
		"ways":       total(each(ids.channels, cells)),
		"common": listSchema(total(schema{
			"from": stringSchema(), "until": stringSchema(), "known_from": stringSchema(), "known_until": stringSchema(),
			"documents": listSchema(stringSchema()), "perhaps": listSchema(stringSchema()),
		})),
		"relations":  total(each(ids.relations, total(schema{"pub": cells, "cite": stringSchema(), "assumes": listSchema(stringSchema())}))),
		"statements": total(each(ids.statements, total(schema{"cite": stringSchema(), "assumes": listSchema(stringSchema())}))),
	})
	s["definitions"] = schema{
		"cells": listSchema(cellSchema()),
		"service": total(schema{
			"coverage": cells, "requires": cells, "pub": cells, "personal_data": cells, "platform": cells, "not_through": cells,
			"offers": total(each(ids.categories, cells)),
		}),
	}
	return s
}

// defined refers to a definition of the same schema, which is written once.
func defined(name string) schema { return schema{"$ref": "#/definitions/" + name} }

// ids are the words of a data set, sorted.
type ids struct {
	services, categories, channels, facts, documents, relations, statements []string

	incomplete map[string]bool // by "fact", "source" or "document": some may be missing, as their file has a problem
}

func idsOf(cat *catalog.Catalog) ids {
	var w ids
	for _, s := range cat.Services() {
		w.services = append(w.services, s.ID())
	}
	for _, k := range cat.Categories() {
		w.categories = append(w.categories, k.ID())
	}
	for _, ch := range cat.Channels() {
		w.channels = append(w.channels, ch.ID)
	}
	for _, f := range cat.Facts() {
		w.facts = append(w.facts, f.ID)
	}
	for _, r := range cat.Relations() {
		w.relations = append(w.relations, r.ID)
	}
	for _, s := range cat.Agreement().Statements() {
		w.statements = append(w.statements, s.ID())
	}
	for _, d := range exportedDocuments(cat) {
		w.documents = append(w.documents, string(d.ID()))
	}
	return w
}
