package policy

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLoadWithout takes away each key of agreement.yaml, and each file in turn.
// What is missing is a problem with a place, never a panic.
func TestLoadWithout(t *testing.T) {
	whole := base(t, nil, "")
	lines := strings.SplitAfter(string(whole["agreement.yaml"].Data), "\n")
	for i, line := range lines {
		if line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#") {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.HasPrefix(lines[end], " ") {
			end++
		}
		files := maps.Clone(whole)
		files["agreement.yaml"] = &fstest.MapFile{Data: []byte(strings.Join(slices.Delete(slices.Clone(lines), i, end), ""))}
		if p, err := Load(files); err == nil == (p == nil) {
			t.Errorf("without %q: %v %v", line, p, err)
		}
	}
	for name := range whole {
		files := maps.Clone(whole)
		delete(files, name)
		if p, err := Load(files); err == nil == (p == nil) {
			t.Errorf("without %s: %v %v", name, p, err)
		}
	}
	files := maps.Clone(whole)
	files["agreement.yaml"] = &fstest.MapFile{Data: []byte("format: 1\nzone: Europe/Stockholm\ntext: official\n")}
	if p, err := Load(files); p != nil || err == nil {
		t.Errorf("without agreements: %v %v", p, err)
	}
}
