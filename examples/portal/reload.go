package main

import (
	"errors"
	"os"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

// loader returns what loads the data set of a folder, or Kundavtal 2 where dir
// is "".
func loader(dir string) func() (*policy.Policy, error) {
	return func() (*policy.Policy, error) {
		if dir == "" {
			return policy.Load(kundavtal2.FS())
		}
		// Unlike os.DirFS, a root stays the folder that it was when opened, so
		// that another in its place does not mix its files into the load.
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return policy.Load(root.FS())
	}
}

// Reload loads the data set anew, and lets it decide what is asked from now on.
// What is being answered is answered by the one before, which also goes on
// deciding when there is any problem.
func (p *portal) Reload() error {
	p.loading.Lock() // or an earlier load that takes longer would win
	defer p.loading.Unlock()
	pol, err := p.load()
	if err == nil && !pol.Decides() {
		err = errors.New("the data set has no rules, and would decide nothing")
	}
	if err != nil {
		p.tellProblems(err)
		return err
	}
	p.policy.Store(pol)
	p.log.Info("loaded", "data", pol.Agreement().Hash())
	return nil
}

// tellProblems logs every problem of a data set by itself.
func (p *portal) tellProblems(err error) {
	var list datafile.ErrorList
	if !errors.As(err, &list) {
		p.log.Error("not loaded", "error", err)
	}
	for _, problem := range list {
		p.log.Error("not loaded", "error", problem)
	}
}
