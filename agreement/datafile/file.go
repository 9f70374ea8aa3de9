package datafile

import (
	"bytes"
	"io"
	"io/fs"
)

// MaxFileSize is the largest file that is read, in bytes.
const MaxFileSize = 1 << 20

// ReadFile reads a file of at most [MaxFileSize] bytes. On a read error or a
// larger file it reports the problem and returns false.
func ReadFile(fsys fs.FS, name string, errs *ErrorList) ([]byte, bool) {
	src, err := readLimited(fsys, name)
	if err != nil {
		errs.Add(Pos{File: name}, CodeUnreadable, "check that the file exists and may be read", "cannot read the file: %v", err)
		return nil, false
	}
	if len(src) > MaxFileSize {
		reportLarge(name, errs)
		return nil, false
	}
	return src, true
}

func reportLarge(name string, errs *ErrorList) {
	errs.Add(Pos{File: name}, CodeTooLarge, "split the file", "the file is larger than %d bytes", MaxFileSize)
}

func readLimited(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(4 << 10) // most files are smaller; a size that a file states is nothing to trust
	_, err = b.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	return b.Bytes(), err
}
