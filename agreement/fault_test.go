package agreement

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/kundavtal/avtal/agreement/datafile"
)

var errInjected = errors.New("injected fault")

// faultyFS fails the n-th call that opens, reads or lists a file.
type faultyFS struct {
	fsys fs.FS
	left *int
}

func (f faultyFS) fails() bool {
	*f.left--
	return *f.left == 0
}

func (f faultyFS) Open(name string) (fs.File, error) {
	if f.fails() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errInjected}
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	return faultyFile{file, f}, nil
}

// faultyFile reads a few bytes at a time, so that reads fail in the middle.
type faultyFile struct {
	fs.File
	fsys faultyFS
}

func (f faultyFile) Stat() (fs.FileInfo, error) {
	if f.fsys.fails() {
		return nil, errInjected
	}
	return f.File.Stat()
}

func (f faultyFile) Read(p []byte) (int, error) {
	if f.fsys.fails() {
		return 0, errInjected
	}
	return f.File.Read(p[:min(len(p), 64)])
}

func (f faultyFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if f.fsys.fails() {
		return nil, errInjected
	}
	return f.File.(fs.ReadDirFile).ReadDir(n)
}

// TestLoadFaults lets each call fail in turn, until none is left: the load
// fails every time, and says where.
func TestLoadFaults(t *testing.T) {
	files := base(t, nil)
	files["notices/2020-01-01.yaml"] = &fstest.MapFile{Data: []byte("source: kalla\nchanges:\n  a: {sv: A, in: villkor, kind: document-changed, own: {effective: 2020-02-01}}\n")}
	files["documents/villkor/2020-01-01.md"] = &fstest.MapFile{Data: []byte("# Villkor\n\n## 5\n\nOrd.\n")}
	for n := 1; ; n++ {
		left := n
		agr, err := Load(faultyFS{files, &left})
		if left > 0 {
			if err != nil || n < 40 {
				t.Fatalf("after %d calls: %v", n-1, err)
			}
			return
		}
		if agr != nil || err == nil {
			t.Fatalf("call %d failed, but Load returned %v, %v", n, agr, err)
		}
		checkFault(t, n, err)
	}
}

// checkFault allows one problem only: what a fault hides is not reported as
// missing as well.
func checkFault(t *testing.T, n int, err error) {
	t.Helper()
	var list datafile.ErrorList
	if !errors.As(err, &list) || len(list) != 1 {
		t.Fatalf("call %d failed: %v; want one problem", n, err)
	}
	e := list[0]
	if !fs.ValidPath(e.Pos.File) || e.Code != datafile.CodeUnreadable || !strings.Contains(e.Msg, errInjected.Error()) {
		t.Errorf("call %d failed: %v", n, err)
	}
}

// TestLoadIrregular refuses what is neither a file nor a folder: a link can
// lead out of the data set.
func TestLoadIrregular(t *testing.T) {
	files := base(t, nil)
	files["notices/2020-01-01.yaml"] = &fstest.MapFile{Data: []byte("../../etc/passwd"), Mode: fs.ModeSymlink}
	agr, err := Load(files)
	if agr != nil || err == nil || !strings.Contains(err.Error(), "notices/2020-01-01.yaml: not a regular file") {
		t.Errorf("Load = %v, %v", agr, err)
	}
}

// endlessFS lists many files that have no end.
type endlessFS struct{ fstest.MapFS }

func (f endlessFS) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "cases/") {
		return endlessFile{name}, nil
	}
	return f.MapFS.Open(name)
}

type endlessFile struct{ name string }

func (f endlessFile) Stat() (fs.FileInfo, error) { return nil, fs.ErrInvalid }
func (f endlessFile) Close() error               { return nil }
func (f endlessFile) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("x"), len(p))), nil
}

func TestLoadEndless(t *testing.T) {
	files := base(t, nil)
	for i := range 3 {
		files[fmt.Sprintf("cases/c%d.yaml", i)] = &fstest.MapFile{}
	}
	done := make(chan error, 1)
	go func() {
		_, err := Load(endlessFS{files})
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil || strings.Count(err.Error(), "[too-large]") != 3 {
			t.Errorf("Load = %v", err)
		}
	case <-time.After(time.Minute):
		t.Fatal("Load reads without end")
	}
}

// TestLoadTotal holds the limit of all files together, with a small one.
func TestLoadTotal(t *testing.T) {
	files := base(t, nil)
	total := 0
	for _, f := range files {
		total += len(f.Data)
	}
	for limit, ok := range map[int]bool{total: true, total - 1: false} {
		var errs datafile.ErrorList
		r := newReader(&errs)
		r.limit = limit
		r.readTree(files)
		if (len(errs) == 0) != ok {
			t.Errorf("%d bytes under a limit of %d: %v", total, limit, errs.Err())
		}
		if !ok && (len(errs) != 1 || errs[0].Code != datafile.CodeTooLarge) {
			t.Errorf("above the limit: %v", errs.Err())
		}
	}
}

// changingFS gives other bytes at each reading of a file.
type changingFS struct {
	fs.FS
	reads map[string]int
}

func (f changingFS) Open(name string) (fs.File, error) {
	f.reads[name]++
	return f.FS.Open(name)
}

// TestLoadReadsOnce: what is hashed is what was parsed.
func TestLoadReadsOnce(t *testing.T) {
	files := changingFS{base(t, nil), map[string]int{}}
	if _, err := Load(files); err != nil {
		t.Fatal(err)
	}
	for name, n := range files.reads {
		if strings.HasSuffix(name, ".yaml") && n != 1 {
			t.Errorf("%s was opened %d times", name, n)
		}
	}
}

func TestHash(t *testing.T) {
	plain, err := Load(base(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	crlf := base(t, nil)
	for _, f := range crlf {
		f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
	}
	crlf["README.md"] = &fstest.MapFile{Data: []byte("Not data.\n")}
	same, err := Load(crlf)
	if err != nil {
		t.Fatal(err)
	}
	if plain.Hash() != same.Hash() {
		t.Error("line ends or a file that holds no data change the hash")
	}
	for name := range crlf {
		other := base(t, nil)
		if f := other[name]; f != nil {
			f.Data = append(bytes.Clone(f.Data), "# a note\n"...)
			if agr, err := Load(other); err != nil || agr.Hash() == plain.Hash() {
				t.Errorf("a change of %s does not change the hash: %v", name, err)
			}
		}
	}
}
