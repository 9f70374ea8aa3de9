package agreement

import (
	"path"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

func documentShape() datafile.Shape {
	return datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), []datafile.Field{
		{Name: "names", Shape: datafile.ListOf(datafile.Text()), Doc: "further names by which sources call it"},
		{Name: "agreement", Required: true, Shape: datafile.Of(datafile.ID()), Doc: "the agreement that it belongs to"},
		{Name: "also_in", Shape: datafile.ListOf(membershipShape()), Doc: "further agreements that it is part of"},
		{Name: "role", Required: true, Shape: datafile.Of(datafile.ID()), Doc: "what it is for, as the rules ask for it: main, general, pub and so on"},
		{Name: "since", Shape: SinceShape(), Doc: "since when it is in evidence, where a source says it apart from notices"},
	})...)
}

func membershipShape() datafile.Shape {
	return SinceShape().With(
		datafile.Field{Name: "agreement", Required: true, Shape: datafile.Of(datafile.ID()), Doc: "the agreement that it is part of, too"},
		datafile.Field{Name: "name", Shape: datafile.Text(), Doc: "what it is called there"},
	)
}

func (r *reader) memberships(list datafile.Value) []Membership {
	var also []Membership
	for v := range list.Items() {
		r.checkAgreement(v.Field("agreement"))
		also = append(also, Membership{v.Field("agreement").Text(), v.Field("name").Text(), r.agr.SinceOf(v, r.errs)})
	}
	return also
}

func (r *reader) readDocuments() {
	for _, folder := range r.folders("documents") {
		file := "documents/" + folder + "/document.yaml"
		r.require(file, "say what the document is")
		r.readDocument(DocumentID(folder), r.read(file))
	}
	for _, folder := range r.folders("services") {
		file := "services/" + folder + "/service.yaml"
		r.agr.services = append(r.agr.services, folder)
		d := &Document{id: TermsOf(folder), role: "terms", pos: datafile.Pos{File: file, Line: 1}}
		if len(r.agr.agreements) > 0 {
			d.agreement = r.agr.agreements[0].ID
		}
		r.agr.documents[d.id] = d
		if r.require(file, "say what the service is") {
			d.since = r.agr.SinceOf(r.read(file).Field("since"), r.errs)
		}
	}
}

// folders returns the names of the folders below a folder, sorted.
func (r *reader) folders(top string) []string {
	var folders []string
	for _, name := range r.agr.Files(top + "/*/*") {
		folders = append(folders, path.Base(path.Dir(name)))
	}
	return slices.Compact(folders)
}

func (r *reader) readDocument(id DocumentID, v datafile.Value) {
	d := &Document{
		id: id, name: NameOf(v), names: v.Field("names").Texts(), role: v.Field("role").Text(),
		agreement: v.Field("agreement").Text(), since: r.agr.SinceOf(v.Field("since"), r.errs),
		dated: v.Field("since").Exists(), also: r.memberships(v.Field("also_in")),
		evidence: r.agr.Dated(EvidenceOf(v, Evidence{})), pos: v.Pos(),
	}
	r.agr.documents[id] = d
	r.agr.CheckEvidence(v, r.errs)
	r.checkAgreement(v.Field("agreement"))
	if d.pos.Line == 0 {
		d.pos = datafile.Pos{File: "documents/" + string(id) + "/document.yaml"}
	}
}

func (r *reader) checkAgreement(v datafile.Value) {
	if _, ok := r.agr.terms(v.Text()); v.Exists() && !ok && len(r.agr.agreements) > 0 {
		var ids []string
		for _, t := range r.agr.agreements {
			ids = append(ids, t.ID)
		}
		r.errs.Add(v.Pos(), CodeUnknownAgreement, datafile.Suggest(v.Text(), ids), "agreement.yaml has no agreement %q", v.Text())
	}
}

// readTexts parses the words of every version and reports words that no notice
// announces.
func (r *reader) readTexts(texts map[string]parsedText) {
	for file, parsed := range texts {
		*r.errs = append(*r.errs, parsed.problems...)
		dir, base := path.Split(file)
		d := r.agr.documents[DocumentID(path.Base(dir))]
		if strings.HasPrefix(dir, "services/") {
			d = r.agr.documents[TermsOf(path.Base(dir))]
		}
		name := strings.TrimSuffix(base, ".md")
		i := slices.IndexFunc(d.versions, func(v *Version) bool { return v.name == name })
		switch notice, _, _ := strings.Cut("notices/"+name, "."); {
		case i >= 0:
			d.versions[i].text = parsed.text
		case r.flawed(notice+".yaml") || r.hidden(notice+".yaml"):
		default:
			r.errs.Add(datafile.Pos{File: file}, CodeNoVersion, r.versionHint(d, name), "no notice makes a version %s@%s", d.id, name)
		}
	}
}

func (id DocumentID) folder() string {
	if s := id.ServiceID(); s != "" {
		return "services/" + s
	}
	return "documents/" + string(id)
}

func (r *reader) versionHint(d *Document, name string) string {
	if n, ok := r.agr.Notice(NoticeID(name)); ok {
		return "write a change with in: " + string(d.id) + " in " + n.pos.File
	}
	var names []string
	for _, v := range d.versions {
		names = append(names, v.name+".md")
	}
	if names == nil {
		return "write the notice that makes it"
	}
	return "write the notice that makes it; the document has the versions " + strings.Join(names, ", ")
}
