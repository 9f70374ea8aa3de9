package policy

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMatrixGolden holds who may have what on days of the real data, so that a
// change of rules or data which loosens anything shows in the review: a line for
// each day and service, a word for each customer category, in it a letter for each
// channel: + allowed, ? undetermined, - refused.
func TestMatrixGolden(t *testing.T) {
	unraced(t)
	const file = "testdata/matrix.txt"
	p := embeddedPolicy(t)
	got := "categories " + strings.Join(p.ids.categories, " ") + "\nchannels " + strings.Join(p.ids.channels, " ") + "\n"
	for _, on := range []string{"2018-05-27", "2018-12-11", "2018-12-12", "2019-12-18", "2020-04-02", "2021-12-17", "2023-06-01", "2024-01-23", "2024-09-01"} {
		m, err := p.Matrix(context.Background(), At{On: day(on)})
		if err != nil {
			t.Fatal(err)
		}
		got += "\n" + on + "\n" + p.letters(m)
	}
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("who may have what has changed; if that is meant, run with -update\n%s", diff)
	}
}

func (p *Policy) letters(m *Matrix) string {
	var b strings.Builder
	for _, service := range p.ids.services {
		fmt.Fprintf(&b, "%-44s", service)
		for _, category := range p.ids.categories {
			b.WriteString(" ")
			for _, channel := range p.ids.channels {
				c, _ := m.Cell(service, category, channel)
				b.WriteString(map[Outcome]string{Allowed: "+", Undetermined: "?", Refused: "-"}[c.Outcome])
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
