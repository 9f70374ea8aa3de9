package policytest

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/policy"
)

// TestOneSlip spoils each data file as a whole, and values all over them, one at a
// time: that is one problem, and nothing else is blamed for what could not be read.
func TestOneSlip(t *testing.T) {
	Unraced(t)
	const stride = 100 // of the values, so that it takes seconds
	fsys, values, told := edited(t, nil), 0, 0
	for i, name := range dataFiles(fsys) {
		whole := fsys[name]
		src := string(whole.Data)
		fsys[name] = &fstest.MapFile{Data: []byte([]string{"", src + "\nzz: {a: [\n"}[i%2])}
		if problemsAfter(t, fsys, name) == 0 {
			t.Errorf("%s is spoilt as a whole, and loads", name)
		}
		for _, at := range valuesOf(src) {
			if values++; values%stride != 0 {
				continue
			}
			fsys[name] = &fstest.MapFile{Data: []byte(src[:at] + "§%" + src[at:])}
			told += problemsAfter(t, fsys, name) // none where words may be any
		}
		fsys[name] = whole
	}
	if told < values/stride/2 {
		t.Errorf("only %d of %d slips in values are told", told, values/stride)
	}
}

func dataFiles(fsys fstest.MapFS) []string {
	var names []string
	for name := range fsys {
		if strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(name, "cases/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// valuesOf returns where plain values begin.
func valuesOf(src string) []int {
	var at []int
	for _, m := range regexp.MustCompile(`[a-z_]: ()[^\s>{\["]`).FindAllStringSubmatchIndex(src, -1) {
		at = append(at, m[2])
	}
	return at
}

// problemsAfter returns how many problems there are after a slip in a file, and
// holds that there is no other than that.
func problemsAfter(t *testing.T, fsys fstest.MapFS, name string) int {
	t.Helper()
	_, err := policy.Load(fsys)
	var list datafile.ErrorList
	errors.As(err, &list)
	if len(list) > 1 || len(list) == 1 && list[0].Pos.File != name {
		t.Errorf("a slip in %s, and reported is\n%s", name, list)
	}
	return len(list)
}

// TestMissingFile takes away each file that the others refer to, and puts something
// there that is no file: that is one problem, and not one wherever they do.
func TestMissingFile(t *testing.T) {
	for _, name := range []string{"agreement.yaml", "sources.yaml", "readings.yaml", "categories.yaml", "facts.yaml"} {
		for code, instead := range map[datafile.Code]*fstest.MapFile{agreement.CodeNoFile: nil, agreement.CodeUnknownFile: {Mode: fs.ModeNamedPipe}} {
			fsys := edited(t, nil)
			if delete(fsys, name); instead != nil {
				fsys[name] = instead
			}
			if list := problemsOf(t, fsys); len(list) != 1 || list[0].Pos.File != name || list[0].Code != code || list[0].Hint == "" {
				t.Errorf("without %s, reported is\n%s", name, list)
			}
		}
	}
}
