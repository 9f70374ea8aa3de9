package datafile

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestValueOfBrokenFile holds that what passed can be read on after errors.
func TestValueOfBrokenFile(t *testing.T) {
	var errs ErrorList
	v := Read("in.yaml", []byte("id: A\ntitle: T\nnotice-days: 90\nmaterial: true\nowner: [a, ~, b]\nsee: a\n"), noticeShape(), &errs)
	if diff := cmp.Diff([]string{"in.yaml:1:5 [bad-value]", "in.yaml:5:12 [empty-value]", "in.yaml:6:6 [wrong-type]"}, places(errs)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got := []any{v.Field("id").Exists(), v.Field("title").Text(), v.Field("notice-days").Int(), v.Field("material").Bool(),
		v.Field("owner").Texts(), v.Field("see").Texts(), v.Field("see").Pos(), v.Field("title").Pos().String()}
	want := []any{false, "T", 90, true, []string{"a", "b"}, []string(nil), Pos{}, "in.yaml:2:8"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFlawed holds that a value tells of what was refused in it, and neither of what
// was refused deeper within nor of what nobody wrote.
func TestFlawed(t *testing.T) {
	shape := Record(Field{Name: "ids", Shape: ListOf(Of(ID()))}, Field{Name: "by", Shape: MapOf(ID(), Record(
		Field{Name: "id", Required: true, Shape: Of(ID())},
	))})
	for src, want := range map[string][]bool{ // the file, ids, by, by.a
		"ids: [a, b]\nby: {a: {id: b}}\n":          {false, false, false, false},
		"ids: [a, B]\nby: {a: {id: b}}\n":          {false, true, false, false},
		"ids: [a]\nby: {a: {id: B}}\n":             {false, false, false, true},
		"ids: [a]\nby: {a: {id: b, x: c}}\n":       {false, false, false, true},
		"ids: [a]\nby: {a: {}}\n":                  {false, false, false, false},
		"ids: [a]\nby: {a: {id: b}, B: {id: b}}\n": {false, false, true, false},
		"ids: {}\nby: {a: {id: b}}\n":              {true, false, false, false},
	} {
		var errs ErrorList
		v := Read("in.yaml", []byte(src), shape, &errs)
		by := v.Field("by")
		if got := []bool{v.Flawed(), v.Field("ids").Flawed(), by.Flawed(), by.Field("a").Flawed()}; !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v (%v)", src, got, want, errs)
		}
	}
}

func TestZeroValue(t *testing.T) {
	var v Value
	if v.Exists() || v.IsList() || v.IsMapping() || v.Text() != "" || v.Int() != 0 || v.Bool() || v.Texts() != nil || v.Field("x").Exists() {
		t.Errorf("the zero Value holds something: %#v", v)
	}
	for range v.Entries() {
		t.Error("the zero Value has an entry")
	}
}

// TestFieldIndex holds look-ups to agree on both sides of the size at which a
// mapping gets an index.
func TestFieldIndex(t *testing.T) {
	for _, n := range []int{1, 8, 9, 100} {
		var errs ErrorList
		v := Read("in.yaml", []byte(manyKeys(n)), MapOf(ID(), Text()), &errs)
		if v.Field(fmt.Sprintf("k%d", n)).Exists() {
			t.Errorf("%d keys: one too many", n)
		}
		i := 0
		for key, value := range v.Entries() {
			if want := fmt.Sprintf("k%d", i); key.Text() != want || v.Field(want).Pos() != value.Pos() {
				t.Errorf("%d keys: %s at %v, want %s", n, key.Text(), value.Pos(), want)
			}
			i++
		}
		if i != n {
			t.Errorf("%d entries, want %d", i, n)
		}
	}
}
