// Package portal is the ordering portal of another team, made up for this example:
// a Go module of its own that decides without avtal what it shows, and whose tests
// hold it to the agreement:
//
//	cd examples/contract && go test ./...
package portal

import "slices"

// Services returns the services that the portal sells.
func Services() []string { return []string{"hjalpmedelstjansten", "nitha"} }

// Shows reports whether the portal shows a service to customers of a category.
func Shows(service, category string) bool {
	switch service {
	case "hjalpmedelstjansten":
		return slices.Contains([]string{"region", "kommun", "privat-vardgivare", "hjalpmedelsleverantor"}, category)
	case "nitha":
		return slices.Contains([]string{"region", "kommun"}, category)
	}
	return false
}
