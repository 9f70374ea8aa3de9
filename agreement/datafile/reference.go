package datafile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Reference returns a page in Markdown that describes every field of some
// formats, each group of fields once.
func Reference(formats []Format) string {
	r := reference{groups: map[string][]Field{}}
	for _, f := range formats {
		r.format(f)
	}
	var b strings.Builder
	b.WriteString("# Data format\n\nThis page is made from the tables that the files are read by.\n")
	r.writeGroups(&b)
	b.WriteString(r.body.String())
	return b.String()
}

type reference struct {
	body   strings.Builder
	groups map[string][]Field
	order  []string
}

func (r *reference) format(f Format) {
	fmt.Fprintf(&r.body, "\n## %s\n\n`%s`: %s\n\n```yaml\n%s```\n", f.Name, f.Files, f.Doc, f.Example)
	r.table("", f.Shape)
}

// table writes the fields of every record in a shape, the outer ones first. A
// path names a record from the root of the file.
func (r *reference) table(path string, s Shape) {
	switch {
	case s.record:
		r.record(path, s)
	case s.values != nil:
		r.table(path+"<"+s.keys.Name+">.", *s.values)
	case s.items != nil:
		r.table(strings.TrimSuffix(path, ".")+"[].", *s.items)
	}
}

func (r *reference) record(path string, s Shape) {
	if path != "" {
		fmt.Fprintf(&r.body, "\n`%s`\n", strings.TrimSuffix(path, "."))
	}
	r.body.WriteString("\n| key | | value | meaning |\n|---|---|---|---|\n")
	for i, f := range s.fields {
		if f.Group == "" {
			r.body.WriteString(row(f))
		} else if i == 0 || s.fields[i-1].Group != f.Group {
			r.group(s, f.Group)
		}
	}
	for _, f := range s.fields {
		if f.Group == "" {
			r.table(path+f.Name+".", f.Shape.compound())
		}
	}
}

// group writes one line for the fields of a group, which the head of the page
// describes.
func (r *reference) group(s Shape, name string) {
	var fields []Field
	var keys, needed []string
	for _, f := range s.fields {
		if f.Group != name {
			continue
		}
		fields = append(fields, f)
		keys = append(keys, "`"+f.Name+"`")
		if f.Required && f.Unless == "" {
			needed = append(needed, "`"+f.Name+"`")
		}
	}
	if known, ok := r.groups[name]; !ok || len(fields) > len(known) {
		if !ok {
			r.order = append(r.order, name)
		}
		r.groups[name] = fields
	}
	note := ""
	if needed != nil {
		note = "; needed: " + strings.Join(needed, ", ")
	}
	fmt.Fprintf(&r.body, "| %s | | [%s](#%s) | %s |\n", strings.Join(keys, ", "), name, slug(name), "see there"+note)
}

func slug(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }

func (r *reference) writeGroups(b *strings.Builder) {
	for _, name := range r.order {
		fmt.Fprintf(b, "\n## %s\n\n| key | | value | meaning |\n|---|---|---|---|\n", name)
		for _, f := range r.groups[name] {
			f.Required = f.Required && f.Unless != "" // whether it is needed, the record says
			b.WriteString(row(f))
		}
		nested := reference{groups: r.groups}
		for _, f := range r.groups[name] {
			nested.table(f.Name+".", f.Shape.compound())
		}
		b.WriteString(nested.body.String())
	}
}

func row(f Field) string {
	needed := ""
	switch {
	case f.Required && f.Unless == "":
		needed = "needed"
	case f.Required:
		needed = "needed unless `" + f.Unless + "`"
	}
	return fmt.Sprintf("| `%s` | %s | %s | %s |\n", f.Name, needed, cell(f.Shape.words()), cell(f.Doc))
}

func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

// compound returns the part of a shape that has fields or items.
func (s Shape) compound() Shape {
	s.scalar = nil
	if s.items != nil && s.items.scalar != nil && !s.items.record && s.items.values == nil {
		s.items = nil
	}
	return s
}

// words says in a few words what a shape accepts.
func (s Shape) words() string {
	var forms []string
	if s.scalar != nil {
		forms = append(forms, s.scalar.words())
	}
	if s.record {
		forms = append(forms, "record")
	}
	if s.values != nil {
		forms = append(forms, s.keys.Name+" → "+s.values.words())
	}
	if s.items != nil {
		forms = append(forms, "list of "+s.items.words())
	}
	return strings.Join(forms, ", or ")
}

func (s *Scalar) words() string {
	switch {
	case s.bare && s.Words != nil:
		return "`true` or `false`"
	case s.Words != nil:
		words := slices.Clone(s.Words)
		for i, w := range words {
			words[i] = "`" + w + "`"
		}
		return strings.Join(words, ", ")
	case s.bound != nil:
		return fmt.Sprintf("number %d–%d", s.bound.low, s.bound.high)
	}
	return cmp.Or(s.Name, "text")
}
