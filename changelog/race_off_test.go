//go:build !race

package changelog

import "testing"

func unraced(*testing.T) {}
