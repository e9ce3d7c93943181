package safe

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// JSON returns valid JSON that says the same and holds nothing that a terminal
// could obey: what Text would replace is spelt out. Such a rune can stand
// nowhere but in a string, and programs read the one as the other.
func JSON(s string) string {
	if Plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r == '\r' || !hidden(r) {
			b.WriteRune(r)
			continue
		}
		if high, low := utf16.EncodeRune(r); high != replacement {
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
			continue
		}
		fmt.Fprintf(&b, `\u%04x`, r)
	}
	return b.String()
}
