package curriculum_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"cahier/curriculum"
)

// How long a module of the shipped course is: long enough to teach, short
// enough for one sitting. Pages are counted with the introduction, as learners
// count them.
const (
	fewestWords, mostWords = 1200, 2200
	fewestPages, mostPages = 5, 8
)

var citation = regexp.MustCompile(`\[\^[^\]]*\]`)

// proseWords counts the words outside blocks: all parts of all pages that are
// no block, their headings, tables and alerts included; titles of pages, blocks
// and the texts of footnotes left out. A word is what stands between spaces and
// holds a letter or a digit: so French has no more words for setting its colons
// and quotes apart, and neither a table's bars nor a list's hyphens nor a
// citation count.
func proseWords(m *curriculum.Module) int {
	n := 0
	for _, p := range m.Pages {
		for _, part := range p.Parts {
			if part.Block != nil {
				continue
			}
			for _, w := range strings.Fields(citation.ReplaceAllString(part.Prose, "")) {
				if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
					n++
				}
			}
		}
	}
	return n
}

func TestShippedLength(t *testing.T) {
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		if n := proseWords(m); n < fewestWords || n > mostWords {
			t.Errorf("%s: %d words outside blocks, asked for are %d to %d", name, n, fewestWords, mostWords)
		}
		if n := len(m.Pages); n < fewestPages || n > mostPages {
			t.Errorf("%s: %d pages with the introduction, asked for are %d to %d", name, n, fewestPages, mostPages)
		}
	})
}
