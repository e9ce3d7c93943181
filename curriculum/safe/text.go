package safe

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Text returns s without anything a terminal could obey: see the package
// comment. Lines end with "\n" whatever ended them; tabs stay.
func Text(s string) string {
	if Plain(s) {
		return s
	}
	return filtered(s)
}

// filtered is Text without the quick way out.
func filtered(s string) string {
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
	if Plain(s) && !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, Text(s))
}

// Typed returns what of the text of a key may go into a field while it is typed:
// what Text would replace is left out. Joiners and selectors stay, since a key
// does not tell what it stands between; the text as a whole must pass Text.
func Typed(s string) string {
	if Plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) || r == replacement {
			return -1
		}
		return r
	}, s)
}

// Cut is Line in at most that many cells. What was cut is marked by an ellipsis,
// which takes one of them; with no cell at all the result is empty.
func Cut(s string, cells int) string {
	if cells <= 0 {
		return ""
	}
	return ansi.Truncate(Line(s), cells, "…")
}

// Plain tells at little cost that Text leaves s as it is: it holds nothing but
// lines of letters and punctuation of western Europe. Looking up each letter of
// a French lesson in Unicode's tables would cost as much as parsing it.
func Plain[T string | []byte](s T) bool {
	for i := 0; i < len(s); {
		for i+8 <= len(s) && asciiByte&plainBytes[s[i]]&plainBytes[s[i+1]]&plainBytes[s[i+2]]&plainBytes[s[i+3]]&
			plainBytes[s[i+4]]&plainBytes[s[i+5]]&plainBytes[s[i+6]]&plainBytes[s[i+7]] != 0 {
			i += 8
		}
		if i == len(s) {
			break
		}
		switch plainBytes[s[i]] {
		case asciiByte:
			i++
			continue
		case latinByte:
			if i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
				i += 2
				continue
			}
		}
		if s[i] < utf8.RuneSelf {
			return false
		}
		r, size := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
		if !plainRune(r) {
			return false
		}
		i += size
	}
	return true
}

// plainBytes tells of most bytes at once that their rune is plain.
var plainBytes = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c >= ' ' && c < 0x7F || c == '\n' || c == '\t':
			class[c] = asciiByte
		case c >= 0xC3 && c <= 0xCB: // U+00C0 to U+02FF, in two bytes
			class[c] = latinByte
		}
	}
	return class
}()

const (
	asciiByte = 1
	latinByte = 2
)

func plainRune(r rune) bool {
	if r < 0x300 {
		return r >= 0xA0 && r != 0xAD
	}
	return r >= 0x2010 && r <= 0x2027 || r == 0x202F || r >= 0x2030 && r <= 0x205E || r >= 0x20A0 && r <= 0x20C0
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
