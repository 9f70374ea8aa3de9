package policy

import (
	"encoding/json"
	"io"

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

func each(ids []string, s schema) schema {
	properties := schema{}
	for _, id := range ids {
		properties[id] = s
	}
	return object(properties)
}

// inputSchema is the shape of a question. Facts that the data set does not have
// cannot be asked for.
func inputSchema(ids ids) schema {
	return object(schema{
		"service": stringSchema(), "category": stringSchema(), "channel": stringSchema(),
		"on": stringSchema(), "known": stringSchema(), "facts": each(ids.facts, stringSchema()),
	})
}

func cellSchema() schema {
	texts := listSchema(stringSchema())
	return object(schema{
		"from": stringSchema(), "until": stringSchema(), "known_from": stringSchema(), "known_until": stringSchema(),
		"state": stringSchema(), "agreement": stringSchema(), "fact": stringSchema(), "stated": schema{"type": "boolean"},
		"cite": stringSchema(), "channels": texts, "requires": texts, "assumes": texts,
	})
}

// dataSchema is the shape of the exported data. A misspelt id or key in a rule
// is a compile error.
func dataSchema(ids ids) schema {
	cells := listSchema(cellSchema())
	service := object(schema{
		"coverage": cells, "requires": cells, "pub": cells, "personal_data": cells,
		"offers": each(ids.categories, cells),
	})
	return object(schema{
		"agreement": object(schema{
			"id": stringSchema(), "from": stringSchema(), "known_from": stringSchema(), "assumes": listSchema(stringSchema()),
		}),
		"holes":      listSchema(object(schema{"from": stringSchema(), "assumes": stringSchema()})),
		"services":   each(ids.services, service),
		"categories": each(ids.categories, object(schema{"coverage": cells})),
		"documents":  each(ids.documents, object(schema{"role": stringSchema(), "coverage": cells})),
	})
}

// ids are the words of a data set, sorted.
type ids struct {
	services, categories, channels, facts, documents []string
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
	for _, d := range cat.Agreement().Documents() {
		if d.ID().ServiceID() == "" {
			w.documents = append(w.documents, string(d.ID()))
		}
	}
	return w
}
