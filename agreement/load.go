package agreement

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// maxTotal bounds what a data set may hold in all, in bytes.
const maxTotal = 256 << 20

// Load reads a data set and returns it, or every problem of its agreement
// data as a [datafile.ErrorList], sorted by place.
func Load(fsys fs.FS) (*Agreement, error) {
	var errs datafile.ErrorList
	a := Read(fsys, &errs)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// Read is [Load] for packages that read further files of the same data set: it
// adds the problems to errs and returns what could be read, which must not be
// used unless errs stays empty.
func Read(fsys fs.FS, errs *datafile.ErrorList) *Agreement {
	r := reader{errs: errs, files: map[string][]byte{}, flawed: map[string]bool{}, agr: &Agreement{
		events: map[string]Event{}, documents: map[DocumentID]*Document{}, changes: map[ChangeID]*Change{},
	}}
	r.readTree(fsys)
	r.readSources()
	r.readAgreement()
	r.readDocuments()
	r.readNotices()
	r.linkNotices()
	r.deriveVersions()
	r.readTexts()
	r.agr.hash = r.hash()
	return r.agr
}

// reader collects one data set.
type reader struct {
	errs   *datafile.ErrorList
	files  map[string][]byte // every known file, by path
	unread []string          // files and folders that could not be read
	flawed map[string]bool   // files of which some values were refused, and so are missing
	agr    *Agreement
}

// layout lists the files of a data set.
func layout() *regexp.Regexp {
	const id = `[a-z0-9]+(?:-[a-z0-9]+)*`
	return regexp.MustCompile(`\A(?:` + strings.Join([]string{
		`(?:agreement|sources|categories|facts)\.yaml`,
		`documents/` + id + `/document\.yaml`,
		`services/` + id + `/service\.yaml`,
		`(?:documents|services)/` + id + `/(?:first|` + noticePattern + `(?:\.[2-9])?)\.md`,
		`notices/` + noticePattern + `\.yaml`,
		`cases/` + id + `\.yaml`,
		`rules/` + id + `\.rego`,
		`README\.md`, `[a-z0-9_]+\.go`,
	}, "|") + `)\z`)
}

// readTree reads every file of the data set into memory once, so that what is
// hashed is what was parsed, and reports files that have no place in it.
func (r *reader) readTree(fsys fs.FS) {
	form, total := layout(), 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.errs.Add(datafile.Pos{File: name}, datafile.CodeUnreadable, "check that it exists and may be read", "cannot read: %v", err)
			r.unread = append(r.unread, name)
			return nil
		case d.IsDir():
			return r.checkFolder(name)
		case !form.MatchString(name):
			r.unknownFile(name)
			return nil
		case !d.Type().IsRegular():
			r.errs.Add(datafile.Pos{File: name}, CodeUnknownFile, "put the file itself there", "not a regular file")
			return nil
		case strings.HasSuffix(name, ".go") || name == "README.md":
			return nil
		}
		src, ok := datafile.ReadFile(fsys, name, r.errs)
		if total += len(src); !ok || total > maxTotal {
			r.unread = append(r.unread, name)
			return nil
		}
		r.files[name] = src
		return nil
	})
	if err != nil {
		r.errs.Add(datafile.Pos{File: "."}, datafile.CodeUnreadable, "check that the folder exists and may be read", "cannot read the data set: %v", err)
	}
	if total > maxTotal {
		r.errs.Add(datafile.Pos{File: "."}, datafile.CodeTooLarge, "split the data set", "the files are larger than %d bytes together", maxTotal)
	}
}

func (r *reader) checkFolder(name string) error {
	top, rest, nested := strings.Cut(name, "/")
	known := slices.Contains([]string{".", "documents", "services", "notices", "cases", "rules"}, top)
	if !known || nested && (strings.Contains(rest, "/") || top != "documents" && top != "services") {
		r.unknownFile(name + "/")
		return fs.SkipDir
	}
	return nil
}

func (r *reader) unknownFile(name string) {
	hint := "a data set has agreement.yaml, sources.yaml, categories.yaml, facts.yaml, notices/<day>.yaml, documents/<id>/ and services/<id>/ with document.yaml or service.yaml and <notice>.md, cases/ and rules/"
	switch dir, base := path.Split(name); {
	case dir == "notices/":
		hint = "name the notice by its day, as in notices/2019-12-18.yaml or notices/2019-12-18-agentavtal.yaml"
	case strings.HasSuffix(base, ".md"):
		hint = "name the words by the notice that made them, as in 2019-12-18.md, or first.md for those before"
	}
	r.errs.Add(datafile.Pos{File: name}, CodeUnknownFile, hint, "a data set has no such file")
}

// read reads a required or optional YAML file.
func (r *reader) read(name string, shape datafile.Shape) datafile.Value {
	src, ok := r.files[name]
	if !ok {
		return datafile.Value{}
	}
	before := len(*r.errs)
	v := datafile.Read(name, src, shape, r.errs)
	r.flawed[name] = len(*r.errs) > before
	return v
}

// require reports a file that is missing, unless it may be behind something
// that could not be read.
func (r *reader) require(name, hint string) bool {
	if _, ok := r.files[name]; ok {
		return true
	}
	hides := func(unread string) bool {
		return unread == "." || unread == name || strings.HasPrefix(name, unread+"/")
	}
	if !slices.ContainsFunc(r.unread, hides) {
		r.errs.Add(datafile.Pos{File: name}, CodeNoFile, hint, "the file is missing")
	}
	return false
}

// described reports whether agreement.yaml could be read. Without it, nobody
// knows which events and holes there are.
func (r *reader) described() bool { return len(r.agr.agreements) > 0 }

// names returns the paths that match a pattern of path.Match, sorted.
func (r *reader) names(pattern string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(r.files)), func(name string) bool {
		ok, err := path.Match(pattern, name)
		return err != nil || !ok
	})
}

func (r *reader) hash() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		b.WriteString(name + "\x00" + hashOf(strings.ReplaceAll(string(r.files[name]), "\r\n", "\n")) + "\n")
	}
	return hashOf(b.String())
}

func sourcesShape() datafile.Shape {
	return datafile.MapOf(datafile.ID(), datafile.Record(
		datafile.Field{Name: "title", Required: true, Shape: datafile.Text(), Doc: "the title of the page or document"},
		datafile.Field{Name: "address", Shape: datafile.Of(datafile.Matching("address", "an address starting with http:// or https://", `https?://\S+`)), Doc: "where it is found"},
		datafile.Field{Name: "day", Shape: DayShape(), Doc: "when it was published, if known"},
		datafile.Field{Name: "note", Shape: datafile.Text(), Doc: "which copy it is, and how much of it was seen"},
	))
}

func (r *reader) readSources() {
	if !r.require("sources.yaml", "list the pages and documents that facts are taken from") {
		return
	}
	r.agr.sources = map[SourceID]Source{}
	for id, v := range r.read("sources.yaml", sourcesShape()).Entries() {
		r.agr.sources[SourceID(id.Text())] = Source{
			ID: SourceID(id.Text()), Title: v.Field("title").Text(), Address: v.Field("address").Text(),
			Day: DayOf(v.Field("day")), Note: v.Field("note").Text(),
		}
	}
}

func agreementShape() datafile.Shape {
	return datafile.Record(
		datafile.Field{Name: "format", Required: true, Shape: datafile.Int(1, 1), Doc: "the version of the data format, 1"},
		datafile.Field{Name: "zone", Required: true, Shape: datafile.Text(), Doc: "the time zone in which a day begins, such as Europe/Stockholm"},
		datafile.Field{Name: "text", Required: true, Shape: datafile.Word("rendering", "official"), Doc: "whether the texts are the official wording"},
		datafile.Field{Name: "rules", Shape: datafile.Of(datafile.ID()), Doc: "the rule set that decides questions, where the data set brings none"},
		datafile.Field{Name: "agreements", Required: true, Shape: datafile.MapOf(datafile.ID(), termsShape()), Doc: "the agreements; a notice changes the first unless it says otherwise"},
		datafile.Field{Name: "events", Shape: datafile.MapOf(datafile.ID(), eventShape()), Doc: "what a change may wait for"},
		datafile.Field{Name: "coverage", Shape: datafile.Record(
			datafile.Field{Name: "missing", Required: true, Shape: datafile.ListOf(holeShape()), Doc: "the periods whose notices are not in the data set"},
		), Doc: "what the notices cover"},
	)
}

// NameFields are the keys sv and en of everything that has a name.
func NameFields() []datafile.Field {
	return []datafile.Field{
		{Name: "sv", Required: true, Shape: datafile.Text(), Doc: "in Swedish"},
		{Name: "en", Shape: datafile.Text(), Doc: "in English"},
	}
}

// NameOf reads the keys of [NameFields].
func NameOf(v datafile.Value) Bilingual {
	return Bilingual{SV: v.Field("sv").Text(), EN: v.Field("en").Text()}
}

func termsShape() datafile.Shape {
	return datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), []datafile.Field{
		{Name: "since", Required: true, Shape: SinceShape(), Doc: "since when the agreement is in use or in evidence"},
	})...)
}

func eventShape() datafile.Shape {
	return datafile.Record(slices.Concat(NameFields(), EvidenceFields(true), []datafile.Field{
		{Name: "day", Shape: DayShape(), Doc: "the day on which it happened, once a source says so"},
	})...)
}

func holeShape() datafile.Shape {
	return datafile.Record(append(NameFields(),
		datafile.Field{Name: "from", Shape: DayShape(), Doc: "the first day that is missing; without it, all before until"},
		datafile.Field{Name: "until", Shape: DayShape(), Doc: "the first day that is not missing; without it, all after from"},
	)...)
}

func (r *reader) readAgreement() {
	r.agr.zone = time.UTC
	if !r.require("agreement.yaml", "say which agreements the data set describes") {
		return
	}
	v := r.read("agreement.yaml", agreementShape())
	r.agr.official = v.Field("text").Text() == "official"
	r.agr.rules = v.Field("rules").Text()
	r.readZone(v.Field("zone"))
	for id, t := range v.Field("agreements").Entries() {
		r.agr.CheckEvidence(t, r.errs)
		r.agr.agreements = append(r.agr.agreements, Terms{id.Text(), NameOf(t), r.agr.SinceOf(t.Field("since"), r.errs)})
	}
	for id, e := range v.Field("events").Entries() {
		r.agr.CheckEvidence(e, r.errs)
		r.agr.events[id.Text()] = Event{id.Text(), NameOf(e), DayOf(e.Field("day")), r.agr.Dated(EvidenceOf(e, Evidence{}))}
	}
	r.readHoles(v.Field("coverage").Field("missing"))
}

func (r *reader) readZone(v datafile.Value) {
	if !v.Exists() {
		return
	}
	zone, err := time.LoadLocation(v.Text())
	if err != nil || v.Text() == "Local" {
		r.errs.Add(v.Pos(), CodeZone, "use a name such as Europe/Stockholm; a program without zone data imports time/tzdata", "no zone data for %q", v.Text())
		return
	}
	r.agr.zone = zone
}

func (r *reader) readHoles(list datafile.Value) {
	var last Hole
	for v := range list.Items() {
		h := Hole{Period{DayOf(v.Field("from")), DayOf(v.Field("until"))}, NameOf(v)}
		switch {
		case !h.Until.IsZero() && !h.Until.After(h.From):
			r.errs.Add(v.Pos(), CodePeriod, "let until be a later day than from", "the period %s is empty", h.Period)
		case len(r.agr.holes) > 0 && (last.Until.IsZero() || h.From.Before(last.Until)):
			r.errs.Add(v.Pos(), CodePeriod, "list the periods from the earliest, apart from each other", "the period overlaps the one before")
		}
		r.agr.holes = append(r.agr.holes, h)
		last = h
	}
}

func (a *Agreement) terms(id string) (Terms, bool) {
	i := slices.IndexFunc(a.agreements, func(t Terms) bool { return t.ID == id })
	if i < 0 {
		return Terms{}, false
	}
	return a.agreements[i], true
}
