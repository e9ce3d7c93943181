package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// wrapped breaks a text into lines of a width. The library knows one space that
// does not break, U+00A0; that of French before a colon or inside of quotation
// marks, U+202F, would begin a line with the mark alone.
func wrapped(s string, width int) []string {
	const narrow, hard = "\u202f", "\u00a0"
	if !strings.Contains(s, narrow) {
		return strings.Split(ansi.Wrap(s, width, ""), "\n")
	}
	var spaces []string // which of both each is, in their order
	for _, r := range s {
		if c := string(r); c == narrow || c == hard {
			spaces = append(spaces, c)
		}
	}
	s = ansi.Wrap(strings.ReplaceAll(s, narrow, hard), width, "")
	var b strings.Builder
	for part := range strings.SplitAfterSeq(s, hard) {
		if text, ok := strings.CutSuffix(part, hard); ok {
			b.WriteString(text + spaces[0])
			spaces = spaces[1:]
		} else {
			b.WriteString(part)
		}
	}
	return strings.Split(b.String(), "\n")
}
