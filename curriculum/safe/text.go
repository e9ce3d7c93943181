package safe

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Text returns s without anything a terminal could obey: see the package
// comment. Lines end with "\n" whatever ended them; tabs stay.
func Text(s string) string {
	if printable(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	before := rune(0)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\r':
			if strings.HasPrefix(s[i:], "\n") {
				continue
			}
			r = '\n'
		case hidden(r):
			r = replacement
		case r == joiner, r == nonJoiner, selector(r):
			// A newline ends up as the neighbour at the end of s: it joins nothing.
			after, _ := utf8.DecodeRuneInString(s[i:] + "\n")
			if !fits(before, r, after) {
				r = replacement
			}
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// Line is Text on one line: each newline or tab becomes a space.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Text(s))
}

// Cut is Line in at most that many cells. What was cut is marked by an ellipsis,
// which takes one of them; with no cell at all the result is empty.
func Cut(s string, cells int) string {
	if cells <= 0 {
		return ""
	}
	return ansi.Truncate(Line(s), cells, "…")
}

// printable is the quick way out for what most texts are.
func printable(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n' && c != '\t') || c >= utf8.RuneSelf || c == 0x7F {
			return false
		}
	}
	return true
}
