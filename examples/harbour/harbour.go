// Package harbour is a small data set beside the embedded one: another
// agreement, in English, in another time zone, with official texts and with
// rules of its own. All of it is made up.
package harbour

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

// FS returns the data set.
func FS() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}
