package datafile

import (
	"fmt"
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
