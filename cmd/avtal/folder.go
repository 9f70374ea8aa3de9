package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/kundavtal/avtal/agreement"
)

// manifestName is the file by which a folder is known to be made by avtal.
const manifestName = ".avtal-site.json"

// manifest lists what a publication wrote, so that the next one knows which
// files are its own to remove.
type manifest struct {
	Known agreement.Date `json:"known"`
	Draft bool           `json:"draft,omitempty"`
	Data  string         `json:"data"`
	Files []string       `json:"files"`
}

// put makes dir hold the site. It writes beside dir and renames, so that dir
// never holds half a site. Of what was there it removes only what the manifest
// lists.
func put(dir string, site fs.FS, m manifest) (replaced, error) {
	dir, err := ownFolder(dir)
	if err != nil {
		return replaced{}, err
	}
	before, err := readManifest(dir)
	if err != nil {
		return replaced{}, err
	}
	if m.Files, err = filesOf(site); err != nil {
		return replaced{}, err
	}
	scratch, err := scratchBeside(dir)
	if err != nil {
		return replaced{}, err
	}
	made, old := filepath.Join(scratch, "new"), filepath.Join(scratch, "old")
	if err = writeSite(made, site, m); err == nil {
		err = swap(dir, made, old)
	}
	if err != nil {
		return replaced{}, errors.Join(err, os.RemoveAll(made), os.Remove(scratch))
	}
	r := replacing{dir: dir, old: old, before: before, now: m}
	err = errors.Join(r.settle("."), os.Remove(scratch))
	return r.replaced, err
}

// scratchBeside makes a folder from which dir can be put into its place by renaming.
func scratchBeside(dir string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return "", err
	}
	return os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-")
}

// ownFolder refuses the folder in which the command runs: it could not be
// renamed under it.
func ownFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(dir, here); err == nil && filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s is where you are: name a folder in it, such as ./avtal-site", dir)
	}
	return dir, nil
}

// readManifest refuses a folder that avtal did not make. A folder that is
// missing or empty has nothing to lose.
func readManifest(dir string) (manifest, error) {
	var m manifest
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, err
	case !info.IsDir():
		return m, fmt.Errorf("%s is not a folder: name a folder, or one that does not exist yet", dir)
	}
	src, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(dir)
		if err == nil && len(entries) > 0 {
			err = fmt.Errorf("%s holds %s and was not made by avtal publish, so nothing was written: name another folder", dir, entries[0].Name())
		}
		return m, err
	}
	if err == nil {
		err = json.Unmarshal(src, &m)
	}
	if err != nil {
		return m, fmt.Errorf("%s cannot be read (%w): name another folder", filepath.Join(dir, manifestName), err)
	}
	return m, nil
}

// filesOf returns the paths of all files, sorted, with slashes.
func filesOf(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func writeSite(dir string, site fs.FS, m manifest) error {
	if err := os.CopyFS(dir, site); err != nil {
		return err
	}
	src, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(src, '\n'), 0o666)
}

// swap puts made in the place of dir, and what was there at old. When the
// second step fails it takes the first one back.
func swap(dir, made, old string) error {
	err := os.Rename(dir, old)
	there := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(made, dir); err != nil {
		if there {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return err
	}
	return nil
}
