package datafile_test

import (
	"fmt"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// All problems of a file come out together, each with its place and what to do.
func ExampleRead() {
	service := datafile.Record(
		datafile.Field{Name: "id", Required: true, Shape: datafile.Of(datafile.ID()), Doc: "the name of the service in links"},
		datafile.Field{Name: "title", Required: true, Shape: datafile.Text(), Doc: "what the service is called"},
		datafile.Field{Name: "status", Shape: datafile.Word("draft", "released")},
		datafile.Field{Name: "owner", Shape: datafile.Text().OrList()},
	)
	src := `id: Säkerhetstjänster
titel: Säkerhetstjänster
status: relased
owner: Inera # eller Sambi
`
	var errs datafile.ErrorList
	datafile.Read("services/sak.yaml", []byte(src), service, &errs)
	if err := errs.Err(); err != nil {
		fmt.Println(strings.ReplaceAll(err.Error(), "; ", ";\n\t"))
	}
	// Output:
	// services/sak.yaml:1:1: "title" is missing;
	// 	add title: what the service is called [missing]
	// services/sak.yaml:1:5: "Säkerhetstjänster" is no id;
	// 	write an id of a-z, 0-9 and single hyphens [bad-value]
	// services/sak.yaml:2:1: unknown key "titel";
	// 	did you mean "title"? [unknown-key]
	// services/sak.yaml:3:9: "relased" is no allowed word;
	// 	did you mean "released"? [bad-value]
	// services/sak.yaml:4:8: "Inera" is followed by a comment;
	// 	quote the value if the text goes on, or put the comment on a line of its own [comment-after-value]
}

// A value knows its place, for what only the caller can check.
func ExampleValue() {
	versions := datafile.MapOf(datafile.ID(), datafile.Text())
	var errs datafile.ErrorList
	v := datafile.Read("versions.yaml", []byte("v1: Första\nv2: Andra\n"), versions, &errs)
	for id, title := range v.Entries() {
		fmt.Println(id.Pos(), id.Text(), title.Text())
	}
	// Output:
	// versions.yaml:1:1 v1 Första
	// versions.yaml:2:1 v2 Andra
}
