package curriculum

import (
	"strings"
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
	if folded, ok := foldASCII(s); ok {
		return folded
	}
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

// foldASCII is Fold for a text without anything beyond ASCII, as most answers
// are: Unicode's tables would cost more than all that a question is read for.
func foldASCII(s string) (string, bool) {
	s = strings.TrimSpace(s)
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case c == '-' && i == 0 && startsWithDigit(s[1:]):
			b = append(b, '-')
		case c == '-', c == ' ', c >= '\t' && c <= '\r':
		case c == '`':
			b = append(b, '\'')
		case c >= 'A' && c <= 'Z':
			b = append(b, c+'a'-'A')
		default:
			b = append(b, c)
		}
	}
	return string(b), true
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
