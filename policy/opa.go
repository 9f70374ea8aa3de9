package policy

import "bytes"

// Export returns what the plain opa tool or an OPA server needs to answer the
// same questions, and who writes rules of their own to begin with:
//
//	policy/rules/<name>.rego   the rules
//	policy/avtal/data.json     the data that they are asked about, as data.avtal
//	schemas/input.json         the schema of a question, for opa check --schema
//	schemas/data.json          the schema of the data
//	capabilities.json          what rules may call, for opa --capabilities
//
// Each file comes by its path, with slashes. The days of a question are texts such as "2019-12-18", and known is
// "9999-99-99" with everything known. Equal data sets give equal bytes.
func (p *Policy) Export() (map[string][]byte, error) {
	data, _ := export(p.cat)
	files := map[string][]byte{}
	for name, src := range p.sources {
		files["policy/"+name] = []byte(src)
	}
	for name, v := range map[string]any{
		"policy/avtal/data.json": data, "capabilities.json": capabilities(),
		"schemas/input.json": inputSchema(p.ids), "schemas/data.json": dataSchema(p.ids),
	} {
		var b bytes.Buffer
		if err := writeJSON(&b, v); err != nil {
			return nil, err
		}
		files[name] = b.Bytes()
	}
	return files, nil
}
