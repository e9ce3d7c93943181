// Command coursemap writes the map of the shipped course: for each module its
// objectives, for each objective the items that serve it, for each item the
// sources that it cites. The map in the documentation is made by
//
//	go run ./curriculum/coursemap > docs/course/map.md
//
// and a test fails where that file is not what the course says.
package main

import (
	"fmt"
	"os"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "coursemap:", err)
		os.Exit(1)
	}
}

func run() error {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		return err
	}
	text, err := mapOf(c)
	if err != nil {
		return err
	}
	_, err = os.Stdout.WriteString(text)
	return err
}
