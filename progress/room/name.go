package room

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"cahier/curriculum"
)

// maxName is the longest that a name gets, in graphemes and in cells.
const maxName = 24

// CleanName returns a name as it may be shown: letters, marks, digits, single
// spaces and - _ ' . of what was given, in NFC, at most 24 graphemes and cells,
// at most four marks on one letter. It is "" where nothing of it is left.
func CleanName(raw string) string {
	var b strings.Builder
	marks := 0
	for _, r := range norm.NFC.String(strings.ToValidUTF8(raw, "")) {
		switch {
		case unicode.Is(unicode.M, r):
			if marks++; marks > 4 || b.Len() == 0 {
				continue
			}
		case r == '’':
			r, marks = '\'', 0
		case unicode.In(r, unicode.L, unicode.Nd), strings.ContainsRune("-_'.", r):
			marks = 0
		default:
			r, marks = ' ', 0
		}
		b.WriteRune(r)
	}
	name := strings.Join(strings.Fields(b.String()), " ")
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd) }) {
		return ""
	}
	short, cells := "", 0
	for g, n := uniseg.NewGraphemes(name), 0; n < maxName && g.Next(); n++ {
		if cells += ansi.StringWidth(g.Str()); cells > maxName {
			break
		}
		short += g.Str()
	}
	return strings.TrimSpace(short)
}

// confusable are letters of other scripts and digits that look like a Latin
// letter: the most common of the table of Unicode Technical Standard 39.
var confusable = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ѕ", "s", "ј", "j",
	"α", "a", "ο", "o", "ρ", "p", "ν", "v", "ι", "i", "κ", "k", "0", "o", "1", "l", "i", "l",
)

// alike returns the same for two names that are hard to tell apart.
func alike(name string) string { return confusable.Replace(curriculum.Fold(name)) }

// FreeName returns a name that nobody in the room has: the cleaned one or, where
// it is taken, that with the first number that makes it free.
func (s State) FreeName(raw, otherwise string) string {
	base := CleanName(raw)
	if base == "" {
		base = CleanName(otherwise)
	}
	name := base
	for n := 2; s.acceptsName("", name) == NameTaken; n++ {
		suffix := " " + strconv.Itoa(n)
		letters := []rune(base)
		name = CleanName(strings.TrimSpace(string(letters[:min(len(letters), maxName-len(suffix))])) + suffix)
		if n > maxHere {
			return ""
		}
	}
	return name
}
