package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// replaced tells what a publication found in its folder.
type replaced struct {
	removed []string // pages of the last publication that are no longer there
	kept    []string // files and folders that avtal did not write
}

// replacing goes through what a publication found in its folder.
type replacing struct {
	replaced
	dir, old    string // the folder as it is now, and as it was
	before, now manifest
}

// settle removes the pages of the last publication from a folder as it was,
// and moves all else that was in it to where it was.
func (r *replacing) settle(folder string) error {
	entries, err := os.ReadDir(r.was(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case e.IsDir() && r.holdsOwn(name):
			err = errors.Join(err, r.settle(name))
		case !e.IsDir() && r.isOwn(name):
			err = errors.Join(err, r.remove(name))
		default:
			r.kept = append(r.kept, name)
			err = errors.Join(err, r.moveBack(name))
		}
	}
	return errors.Join(err, os.Remove(r.was(folder)))
}

func (r *replacing) was(name string) string { return filepath.Join(r.old, filepath.FromSlash(name)) }

func (r *replacing) isOwn(name string) bool {
	return name == manifestName || slices.Contains(r.before.Files, name)
}

func (r *replacing) holdsOwn(folder string) bool {
	return slices.ContainsFunc(r.before.Files, func(name string) bool { return strings.HasPrefix(name, folder+"/") })
}

func (r *replacing) remove(name string) error {
	if name != manifestName && !slices.Contains(r.now.Files, name) {
		r.removed = append(r.removed, name)
	}
	return os.Remove(r.was(name))
}

// moveBack moves what avtal did not write, unless a page has its name now.
func (r *replacing) moveBack(name string) error {
	there := filepath.Join(r.dir, filepath.FromSlash(name))
	if _, err := os.Lstat(there); err == nil {
		return fmt.Errorf("a page is called %s now; what had that name lies at %s", there, r.was(name))
	}
	if err := os.MkdirAll(filepath.Dir(there), 0o777); err != nil {
		return err
	}
	return os.Rename(r.was(name), there)
}
