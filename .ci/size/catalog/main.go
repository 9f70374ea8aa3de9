// A program that asks what applies, and decides nothing.
package main

import (
	"fmt"
	"os"

	"github.com/kundavtal/avtal/catalog"
)

func main() {
	cat, err := catalog.Load(os.DirFS(os.Args[1]))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(len(cat.Services()), "services")
}
