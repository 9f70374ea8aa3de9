package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// session is one command being run.
type session struct {
	flags
	page
	words []string // what follows the command
	now   func() time.Time
}

// read opens the data set and hands it to the loader of a package.
func read[T any](s *session, load func(fs.FS) (T, error)) (T, error) {
	fsys := kundavtal2.FS()
	if s.data != "" {
		root, err := os.OpenRoot(s.data) // its files cannot lie outside it, links included
		if err != nil {
			var none T
			return none, err
		}
		defer root.Close()
		fsys = root.FS()
	}
	loaded, err := load(fsys)
	var list datafile.ErrorList
	if errors.As(err, &list) {
		err = problems{list, s.data}
	}
	return loaded, err
}

func (s *session) catalog() (*catalog.Catalog, error) { return read(s, catalog.Load) }

func (s *session) policy() (*policy.Policy, error) { return read(s, policy.Load) }

// problems is what is wrong with a data set.
type problems struct {
	list datafile.ErrorList
	dir  string
}

// Error returns one problem a line, with the path from where the command runs.
func (p problems) Error() string {
	var located datafile.ErrorList
	for _, e := range p.list {
		at := *e
		at.Pos.File = p.path(e.Pos.File)
		located = append(located, &at)
	}
	return located.Error()
}

// path returns where a file of the data set lies. Rules that are not in its
// folder are the built-in ones.
func (p problems) path(file string) string {
	path := filepath.Join(p.dir, filepath.FromSlash(file))
	if _, err := os.Lstat(path); err != nil && strings.HasPrefix(file, "rules/") {
		return "built-in " + file
	}
	return path
}

// Unwrap returns the problems with the paths that they have in the data set.
func (p problems) Unwrap() error { return p.list }

// day returns the day that a flag or word gives, and today when it gives none.
func (s *session) day(d dayFlag, agr *agreement.Agreement) agreement.Date {
	if d.day.IsZero() {
		return agr.Day(s.now())
	}
	return d.day
}

// knownOn returns the day of -known, or the zero Date with everything known.
func (s *session) knownOn(agr *agreement.Agreement) agreement.Date {
	if s.known == (dayFlag{}) {
		return agreement.Date{}
	}
	return s.day(s.known, agr)
}

// view is the data set asked about the day of -on, with -known.
func (s *session) view(agr *agreement.Agreement) agreement.View {
	return agr.On(s.day(s.on, agr)).KnownOn(s.knownOn(agr))
}

// write answers in JSON.
func (s *session) write(answer any) error {
	enc := json.NewEncoder(s.w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(answer)
}
