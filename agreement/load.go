package agreement

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// maxTotal bounds what a data set may hold in all, in bytes.
const maxTotal = 256 << 20

// Load reads a data set and returns it, or every problem of its agreement
// data as a [datafile.ErrorList], sorted by place.
func Load(fsys fs.FS) (*Agreement, error) {
	var errs datafile.ErrorList
	a, _ := Read(fsys, &errs)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// Read is [Load] for packages that read further files of the same data set: it
// parses those of the given formats too, adds every problem to errs, and returns
// what could be read and what was parsed, by path. The agreement must not be used
// unless errs stays empty.
func Read(fsys fs.FS, errs *datafile.ErrorList, further ...datafile.Format) (*Agreement, map[string]datafile.Parsed) {
	r := newReader(errs)
	r.readTree(fsys)
	words := r.words()
	r.parse(further)
	r.readSources()
	r.readReadings()
	r.readAgreement()
	r.readStatements()
	r.readDocuments()
	r.readNotices()
	r.linkNotices()
	r.deriveVersions()
	w := <-words
	r.readTexts(w.texts)
	r.agr.hash = w.hash
	return r.agr, r.parsed
}

// reader collects one data set.
type reader struct {
	errs   *datafile.ErrorList
	parsed map[string]datafile.Parsed // every YAML file, by path
	limit  int                        // of all files together, in bytes
	unread []string                   // files and folders that could not be read
	kinds  map[Kind]kindForm
	agr    *Agreement
}

func newReader(errs *datafile.ErrorList) *reader {
	return &reader{errs: errs, parsed: map[string]datafile.Parsed{}, limit: maxTotal, kinds: kindForms(), agr: &Agreement{
		files:  map[string][]byte{},
		events: map[string]Event{}, documents: map[DocumentID]*Document{}, changes: map[ChangeID]*Change{},
	}}
}

// layout lists the files of a data set.
func layout() *regexp.Regexp {
	const id = `[a-z0-9]+(?:-[a-z0-9]+)*`
	return regexp.MustCompile(`\A(?:` + strings.Join([]string{
		`(?:agreement|sources|readings|statements|categories|facts)\.yaml`,
		`documents/` + id + `/document\.yaml`,
		`services/` + id + `/service\.yaml`,
		`(?:documents|services)/` + id + `/(?:first|` + noticePattern + `(?:\.[2-9])?)\.md`,
		`notices/` + noticePattern + `\.yaml`,
		`(?:flows|cases)/` + id + `\.yaml`,
		`rules/` + id + `\.rego`,
		`README\.md`, `[a-z0-9_]+\.go`,
	}, "|") + `)\z`)
}

// readTree reads every file of the data set into memory once, so that what is
// hashed is what was parsed, and reports files that have no place in it.
func (r *reader) readTree(fsys fs.FS) {
	if fsys == nil {
		r.errs.Add(datafile.Pos{File: "."}, datafile.CodeUnreadable, "give a folder, such as os.DirFS", "there is no data set: the file system is nil")
		return
	}
	form, total := layout(), 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.errs.Add(datafile.Pos{File: name}, datafile.CodeUnreadable, "check that it exists and may be read", "cannot read: %v", err)
			r.lost(name)
			return nil
		case d.IsDir():
			return r.checkFolder(name)
		case !form.MatchString(name):
			r.unknownFile(name)
			return nil
		case deviceName(name):
			r.errs.Add(datafile.Pos{File: name}, CodeUnknownFile, "choose another id", "Windows keeps the name for a device")
			return nil
		case !d.Type().IsRegular():
			r.errs.Add(datafile.Pos{File: name}, CodeUnknownFile, "put the file itself there", "not a regular file")
			r.lost(name)
			return nil
		case strings.HasSuffix(name, ".go") || name == "README.md":
			return nil
		}
		src, ok := datafile.ReadFile(fsys, name, r.errs)
		if total += len(src); !ok || total > r.limit {
			r.lost(name)
			return nil
		}
		r.agr.files[name] = src
		return nil
	})
	if err != nil {
		r.errs.Add(datafile.Pos{File: "."}, datafile.CodeUnreadable, "check that the folder exists and may be read", "cannot read the data set: %v", err)
	}
	if total > r.limit {
		r.errs.Add(datafile.Pos{File: "."}, datafile.CodeTooLarge, "split the data set", "the files are larger than %d bytes together", r.limit)
	}
}

func (r *reader) checkFolder(name string) error {
	top, rest, nested := strings.Cut(name, "/")
	known := slices.Contains([]string{".", "documents", "services", "notices", "flows", "cases", "rules"}, top)
	if !known || nested && (strings.Contains(rest, "/") || top != "documents" && top != "services") {
		r.unknownFile(name + "/")
		return fs.SkipDir
	}
	return nil
}

// deviceName reports whether a part of a path is a name that Windows keeps for a
// device: there, the file could not be written.
func deviceName(name string) bool {
	for _, part := range strings.Split(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		numbered := len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
		if numbered || slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) {
			return true
		}
	}
	return false
}

func (r *reader) unknownFile(name string) {
	top := []string{"agreement.yaml", "sources.yaml", "readings.yaml", "statements.yaml", "categories.yaml", "facts.yaml", "README.md"}
	hint := "delete it or move it away; a data set has " + strings.Join(top, ", ") + ", notices/<day>.yaml, documents/<id>/ and services/<id>/ with document.yaml or service.yaml and <notice>.md, flows/, cases/ and rules/"
	dir, base := path.Split(name)
	meant := datafile.Suggest(name, append(top, "documents/", "services/", "notices/", "flows/", "cases/", "rules/"))
	switch {
	case strings.HasPrefix(meant, "did you mean"):
		hint = meant
	case (dir == "documents/" || dir == "services/") && strings.HasSuffix(base, ".yaml"):
		hint = "write " + strings.TrimSuffix(name, ".yaml") + "/" + strings.TrimSuffix(dir, "s/") + ".yaml instead, each has a folder of its own"
	case dir == "notices/":
		hint = "name the notice by its day, as in notices/2019-12-18.yaml or notices/2019-12-18-agentavtal.yaml"
	case dir == "rules/":
		hint = "name a file of rules by a word, as in rules/order.rego; what rules must answer is tested by cases/<topic>.yaml, and by opa test outside the data set"
	case strings.HasSuffix(base, ".md"):
		hint = "name the words by the notice that made them, as in 2019-12-18.md, or first.md for those before"
	}
	r.errs.Add(datafile.Pos{File: name}, CodeUnknownFile, hint, "a data set has no such file")
}

// parse parses every YAML file of the formats and reports what is wrong with it.
// Where a caller reads services whole, their terms are part of that.
func (r *reader) parse(further []datafile.Format) {
	list := slices.Concat(formats(), further)
	if !slices.ContainsFunc(further, func(f datafile.Format) bool { return f.Files == terms().Files }) {
		list = append(list, terms())
	}
	var files []datafile.Source
	for _, f := range list {
		for _, name := range r.agr.Files(f.Pattern()) {
			files = append(files, datafile.Source{Name: name, Src: r.agr.files[name], Shape: f.Shape})
		}
	}
	for i, parsed := range datafile.ReadAll(files) {
		name := files[i].Name
		r.parsed[name] = parsed
		*r.errs = append(*r.errs, parsed.Problems...)
	}
}

// words is what takes no knowledge of the YAML files: the texts by path, and the
// hash of all files.
type words struct {
	texts map[string]parsedText
	hash  string
}

type parsedText struct {
	text     *Text
	problems datafile.ErrorList
}

// words parses the texts and hashes the files beside everything else.
func (r *reader) words() <-chan words {
	done := make(chan words, 1)
	go func() {
		texts := map[string]parsedText{}
		for _, file := range slices.Concat(r.agr.Files("documents/*/*.md"), r.agr.Files("services/*/*.md")) {
			var t parsedText
			t.text = parseText(file, r.agr.files[file], &t.problems)
			texts[file] = t
		}
		done <- words{texts, r.hash()}
	}()
	return done
}

// read returns what was parsed of a required or optional YAML file.
func (r *reader) read(name string) datafile.Value { return r.parsed[name].Value }

// flawed reports whether some of a file was refused, so that what it should hold
// may be missing.
func (r *reader) flawed(name string) bool { return len(r.parsed[name].Problems) > 0 }

// whole reports whether a file was read and none of its entries was refused.
func (r *reader) whole(name string) bool { return r.read(name).Exists() && !r.read(name).Flawed() }

// lost notes a file or folder that could not be read: nothing is known of what it
// should hold.
func (r *reader) lost(name string) {
	r.unread = append(r.unread, name)
	r.parsed[name] = datafile.Parsed{Problems: datafile.ErrorList{{Pos: datafile.Pos{File: name}, Code: datafile.CodeUnreadable}}}
}

// require reports a file that is missing, unless it may be behind something
// that could not be read.
func (r *reader) require(name, hint string) bool {
	if _, ok := r.agr.files[name]; ok {
		return true
	}
	if !r.hidden(name) {
		r.errs.Add(datafile.Pos{File: name}, CodeNoFile, hint, "the file is missing")
	}
	return false
}

// hidden reports whether a file may be there although it was not found.
func (r *reader) hidden(name string) bool {
	return slices.ContainsFunc(r.unread, func(unread string) bool {
		return unread == "." || unread == name || strings.HasPrefix(name, unread+"/")
	})
}

// described reports whether agreement.yaml could be read. Without it, nobody
// knows which events and holes there are.
func (r *reader) described() bool { return len(r.agr.agreements) > 0 }

func (r *reader) hash() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.agr.files)) {
		b.WriteString(name + "\x00" + hashOfBytes(bytes.ReplaceAll(r.agr.files[name], []byte("\r\n"), []byte("\n"))) + "\n")
	}
	return hashOf(b.String())
}
