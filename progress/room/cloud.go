package room

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A Word of a cloud, as it was written most often, with how many said it.
type Word struct {
	Text  string
	Count int
}

// The limits of a cloud: an answer under maxWhole graphemes counts whole, a
// longer one by its words; not more than maxWords are shown.
const (
	maxWhole = 30
	maxWords = 50
)

// Cloud counts what open answers say, each person once for each word. Case,
// accents and punctuation do not matter; words that carry no meaning of their
// own are left out. The most frequent come first.
func Cloud(texts []string) []Word {
	type entry struct {
		spelt map[string]int
		count int
	}
	all := map[string]*entry{}
	for _, text := range texts {
		seen := map[string]bool{}
		for _, piece := range pieces(text) {
			key := bare(piece)
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			if all[key] == nil {
				all[key] = &entry{spelt: map[string]int{}}
			}
			all[key].count++
			all[key].spelt[piece]++
		}
	}
	var words []Word
	for _, e := range all {
		best := ""
		for s, n := range e.spelt {
			if best == "" || n > e.spelt[best] || n == e.spelt[best] && s < best {
				best = s
			}
		}
		words = append(words, Word{best, e.count})
	}
	slices.SortFunc(words, func(a, b Word) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Text, b.Text)) })
	return words[:min(len(words), maxWords)]
}

// pieces are what of an answer is counted.
func pieces(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	if uniseg.GraphemeClusterCount(text) < maxWhole && bare(text) != "" && !stopWords[bare(text)] {
		text = strings.TrimFunc(text, isMark)
		if !strings.Contains(text, " ") {
			text = elided(text)
		}
		return []string{text}
	}
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !isLetter(r) && r != '-' && r != '\'' && r != '’' }) {
		w = elided(w)
		if k := bare(w); len(k) > 1 && !stopWords[k] {
			words = append(words, strings.Trim(w, "-'’"))
		}
	}
	return words
}

// elided is a word without what was elided before it: "l'outil" is "outil".
func elided(w string) string {
	if i := strings.LastIndexAny(w, "'’"); i >= 0 && i <= 3 {
		return strings.TrimLeft(w[i:], "'’")
	}
	return w
}

func isLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd, unicode.M) }
func isMark(r rune) bool   { return !isLetter(r) }

// bare is a text without case, accents and punctuation.
func bare(text string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(cases.Fold().String(text)) {
		switch {
		case unicode.Is(unicode.M, r):
		case unicode.In(r, unicode.L, unicode.Nd):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}

// stopWords are words of English and French that carry no meaning of their own.
var stopWords = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`
a an and are as at be but by can do for from had has have he her his how i if in is it its me my no not of on or our
she so than that the their them then there they this to too was we were what when which who will with you your
au aux avec c ce ces cette d dans de des du elle en est et eu eux il ils j je l la le les leur lui m ma mais me mes
moi mon n ne nos notre nous on ou par pas plus pour qu que qui s sa se ses si son sont sur t ta te tes toi ton tu un
une vos votre vous y`) {
		set[w] = true
	}
	return set
}()

// formatNumber writes a number that was answered, without needless digits.
func formatNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
