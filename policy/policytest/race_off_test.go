//go:build !race

package policytest

import "testing"

// Unraced leaves out nothing without the race detector.
func Unraced(*testing.T) {}
