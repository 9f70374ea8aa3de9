//go:build !race

package policy

import "testing"

func unraced(*testing.T) {}
