package agreementtest

import (
	"io/fs"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

// TestFS reports whether a data set is sound, by all that catalog.Load reads of
// it, and has the expected versions, which are ids such as
// "allmanna-villkor@2019-12-18"; it may have others. It returns nil, or every
// problem as a [datafile.ErrorList], sorted by place. A data set that does not
// load is not asked for its versions.
//
// Where fstest.TestFS without expected files wants an empty file system, here
// nobody keeps an empty data set: one without any version is an error, whatever
// is expected.
func TestFS(fsys fs.FS, expected ...string) error {
	cat, err := catalog.Load(fsys)
	if err != nil {
		return err
	}
	agr := cat.Agreement()
	var errs datafile.ErrorList
	if len(versionIDs(agr.Documents())) == 0 {
		errs.Add(datafile.Pos{File: "."}, CodeNothingHeld, "describe a document in documents/<id>/document.yaml, or correct the folder",
			"the data set has no document, and so no version")
	}
	for _, id := range expected {
		if _, ok := agr.Version(id); !ok {
			unknownVersion(agr, id, &errs)
		}
	}
	return errs.Err()
}

// unknownVersion reports a version that is not there, at the document that it
// would be a version of.
func unknownVersion(agr *agreement.Agreement, id string, errs *datafile.ErrorList) {
	name, _, _ := strings.Cut(id, "@")
	document := agreement.DocumentID(name)
	if d, ok := agr.Document(document); ok {
		hint := datafile.Suggest(id, versionIDs([]*agreement.Document{d}))
		errs.Add(d.Pos(), CodeUnknownVersion, hint, "%s has no version %q", name, id)
		return
	}
	folder := "documents"
	if document.ServiceID() != "" {
		folder = "services"
	}
	hint := datafile.Suggest(id, versionIDs(agr.Documents()))
	if hint == "" {
		hint = `write a document, @ and the notice that made the version, such as "allmanna-villkor@2019-12-18"`
	}
	errs.Add(datafile.Pos{File: folder}, CodeUnknownVersion, hint, "the data set has no version %q", id)
}

func versionIDs(documents []*agreement.Document) []string {
	var ids []string
	for _, d := range documents {
		for _, v := range d.Versions() {
			ids = append(ids, v.ID())
		}
	}
	return ids
}
