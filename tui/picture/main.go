// Command picture prints a screen of the workbook as an SVG file.
//
//	go run ./tui/picture > docs/screen.svg
//	go run ./tui/picture -lang fr -theme light -size 100x30 > screen.svg
//	go run ./tui/picture -file my-course/spreadsheets.en.md -block first -keys "b enter enter" > first.svg
//
// The picture is not drawn by hand: the real [tui.App] reads the course that is
// inside the program, gets the key presses of a learner who answers a question,
// and what it then shows is turned into SVG. With -file it is a module of
// another course, opened at the page of -block, with the keys of -keys. The
// record is in memory and the clock stands still, so the same options give the
// same bytes.
//
// A page of the documentation names the options of its picture in a comment
// above it; a test makes it again and compares.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("picture", flag.ContinueOnError)
	lang := flags.String("lang", "en", "language of the README's moment, en or fr; a file has its own")
	size := flags.String("size", "80x24", "columns and rows")
	theme := flags.String("theme", "dark", "dark or light")
	file := flags.String("file", "", "file of a module, in the folder of its course; without it, the README's moment")
	block := flags.String("block", "", "id of the page or block to show, with -file; without it, the first page")
	typed := flags.String("keys", "", `keys to press there, with -file: "down enter type:two_words esc"`)
	if err := flags.Parse(args); err != nil {
		return err
	}
	g, ok := grounds[*theme]
	if !ok {
		return fmt.Errorf("there is no theme %q: dark or light", *theme)
	}
	var columns, rows int
	if n, err := fmt.Sscanf(*size, "%dx%d", &columns, &rows); n != 2 || err != nil || columns < 40 || rows < 10 {
		return fmt.Errorf("the size %q is not one like 80x24", *size)
	}
	s, err := readme(*lang)
	if *file != "" {
		s, err = sceneOf(*file, *block, *typed)
	} else if *block != "" || *typed != "" {
		err = fmt.Errorf("-block and -keys are of the module of -file")
	}
	if err != nil {
		return err
	}
	frame, err := s.frame(*theme, columns, rows)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, svg(frame, s.module.Title, columns, rows, g))
	return err
}
