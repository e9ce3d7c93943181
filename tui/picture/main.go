// Picture prints a screen of the workbook as an SVG file.
//
//	go run ./tui/picture > docs/screen.svg
//	go run ./tui/picture -lang fr -theme light -size 100x30 > screen.svg
//
// The picture is not drawn by hand: the real [tui.App] reads the course that is
// inside the program, gets the key presses of a learner who answers a question,
// and what it then shows is turned into SVG. The record is in memory and the
// clock stands still, so the same options give the same bytes.
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
	lang := flags.String("lang", "en", "language of the screen, en or fr")
	size := flags.String("size", "80x24", "columns and rows")
	theme := flags.String("theme", "dark", "dark or light")
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
	frame, title, err := screen(*lang, *theme, columns, rows)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, svg(frame, title, columns, rows, g))
	return err
}
