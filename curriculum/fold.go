package curriculum

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// plainer are the characters whose plain form Unicode's decomposition does not
// know, or spoils: it takes the acute accent that some type for an apostrophe
// apart into a space and a mark.
var plainer = strings.NewReplacer(
	"’", "'", "‘", "'", "‚", "'", "‛", "'", "ʼ", "'", "´", "'", "`", "'", "‹", "'", "›", "'",
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"œ", "oe", "æ", "ae", "⁄", "/",
)

// Fold brings texts that mean the same answer to one form: compatibility
// decomposition (Unicode NFKD) takes ligatures and accents apart, marks are
// dropped, case is folded, quotes become plain, hyphens and spaces vanish. A
// sign before a figure at the very beginning stays: -5 is not 5.
func Fold(s string) string {
	if folded, ok := foldWestern(s); ok {
		return folded
	}
	return fold(s)
}

// fold is Fold by Unicode's tables.
func fold(s string) string {
	s = strings.TrimSpace(plainer.Replace(cases.Fold().String(s)))
	s = norm.NFKD.String(s)
	var b strings.Builder
	for i, r := range s {
		hyphen := unicode.Is(unicode.Pd, r) || r == '−'
		switch {
		case hyphen && i == 0 && startsWithDigit(s[len(string(r)):]):
			b.WriteByte('-')
		case hyphen, unicode.In(r, unicode.Mn, unicode.Cf), unicode.IsSpace(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldWestern is Fold for a text in the letters of western Europe, as most
// answers are: to look up each of them in Unicode's tables would cost more than
// all else that a question is read for. No rune of theirs bears on another.
func foldWestern(s string) (string, bool) {
	s = strings.TrimSpace(s)
	b := make([]byte, 0, len(s)+8)
	for i, r := range s {
		switch {
		case r < western:
			b = append(b, foldedRunes()[r]...)
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if r == '-' && i == 0 && next < western && startsWithDigit(foldedRunes()[next]) {
				b = append(b, '-')
			}
		case r == '’':
			b = append(b, '\'')
		case r == '\u202f':
		default:
			return "", false
		}
	}
	return string(b), true
}

// western is where the Latin letters with accents of their own end.
const western = 0x180

var foldedRunes = sync.OnceValue(func() (all [western]string) {
	for r := range rune(western) {
		all[r] = fold(string(r))
	}
	return all
})

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
