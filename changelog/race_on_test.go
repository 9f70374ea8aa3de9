//go:build race

package changelog

import "testing"

// unraced leaves out a test that takes long with the race detector and does one
// thing after another: .ci/run runs every test without it, too.
func unraced(t *testing.T) {
	t.Helper()
	t.Skip("takes long with the race detector, and does nothing at once")
}
