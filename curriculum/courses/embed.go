// Package courses holds the courses that are shipped inside the program.
package courses

import (
	"embed"
	"io/fs"
)

//go:embed reverse-mentoring
var files embed.FS

// ReverseMentoring returns the folder of the shipped course.
func ReverseMentoring() fs.FS {
	sub, err := fs.Sub(files, "reverse-mentoring")
	if err != nil { // only a wrong path above, which no build survives its tests with
		panic(err)
	}
	return sub
}
