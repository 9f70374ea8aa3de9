package policy

// plain turns what is exported into JSON values.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for key, member := range v {
			m[key] = plain(member)
		}
		return m
	case []cell:
		return plainList(v)
	case []any:
		return plainList(v)
	case []string:
		return plainList(v)
	case cell:
		return plain(v.members())
	}
	return v
}

func plainList[T any](list []T) []any {
	plainly := make([]any, len(list))
	for i, item := range list {
		plainly[i] = plain(item)
	}
	return plainly
}

// members are what a cell has in the exported data, as the schema lists them.
func (c cell) members() map[string]any {
	if c.Documents != nil {
		return map[string]any{
			"from": c.From, "until": c.Until, "known_from": c.KnownFrom, "known_until": c.KnownUntil,
			"documents": c.Documents, "perhaps": c.Perhaps,
		}
	}
	return map[string]any{
		"from": c.From, "until": c.Until, "known_from": c.KnownFrom, "known_until": c.KnownUntil, "state": c.State,
		"channels": c.Channels, "categories": c.Categories, "requires": c.Requires, "agreement": c.Agreement, "fact": c.Fact, "stated": c.Stated,
		"cite": c.Cite, "assumes": c.Assumes,
	}
}
