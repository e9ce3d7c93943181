package curriculum

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// pathological are files made to be slow. None may take the program's time.
func pathological() map[string]string {
	const size = 5<<20 - 200
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	many := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()[:size]
	}
	wrapped := func(s string) string { return fill(strings.Repeat(s, 15000/len(s)) + "\n\n") }
	return map[string]string{
		"one line":          fill("a"),
		"brackets":          fill("["),
		"headings":          fill("## a\n"),
		"headings with ids": many("## a\n<!-- page id=p%d -->\n\n"),
		"blocks":            many("### a\n<!-- quiz id=q%d -->\n\nQ\n\n- [x] a\n- [ ] b\n\n"),
		"footnotes":         many("[^%d]: x [^1]\n\n"),
		"links":             many("[%d]: x\n"),
		"one long link":     "[a]: " + strings.Repeat("x", 10000) + "\n\n" + strings.Repeat("## a\n[a]\n", 400000),
		"undefined":         wrapped("[^a]"),
		"emphasis":          wrapped("**a_b"),
		"open links":        wrapped("[a]("),
		"comments":          wrapped("a <!---->"),
		"code":              wrapped("`a``b"),
		"choices":           "### Q\n<!-- quiz id=q -->\n\nQ\n\n" + many("- [ ] a%d\n"),
		"wrong answers":     "### Q\n<!-- quiz id=q -->\n\nQ\n\n= 5\n\n" + many("- !%d\n"),
		"gaps":              "### Q\n<!-- quiz id=q -->\n\n" + wrapped("[[a]]`[[`"),
		"table":             "a|b\n-|-\n" + fill("`\\|`|b\n"),
		"nested list": func() string {
			s := ""
			for i := range 150 {
				s += strings.Repeat("  ", i) + "- a\n"
			}
			return fill(s + "\n\nx\n\n")
		}(),
		"unknown kinds":      fill("<!-- " + strings.Repeat("q", 15000) + " -->\n\n"),
		"comment in comment": fill("<!-- a\n"),
		"blank":              fill("\n") + "a",
	}
}

var fullSize = flag.Bool("full", false, "parse pathological files of 5 MB, not of 128 KB")

func TestPathologicalFilesAreFast(t *testing.T) {
	// A few times what is needed, here with the race detector; what takes time in
	// the square of its size is minutes over with -full.
	limit := 4 * time.Second
	if *fullSize {
		limit = 12 * time.Second
	}
	for name, body := range pathological() {
		t.Run(name, func(t *testing.T) {
			if !*fullSize {
				body = body[:len(body)/40]
			}
			start := time.Now()
			_, ds := Parse("m", "en", []byte(frontMatter+body))
			if d := time.Since(start); d > limit {
				t.Errorf("took %v", d)
			} else {
				t.Logf("%v, %d diagnostics", d, len(ds))
			}
		})
	}
}

// BenchmarkParse reads the shipped module; BenchmarkGoldmark, the yardstick,
// reads it as Markdown alone.
func BenchmarkParse(b *testing.B) {
	raw := shipped(b)
	for b.Loop() {
		Parse("m", "en", raw)
	}
}

func BenchmarkGoldmark(b *testing.B) {
	raw := shipped(b)
	p := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	for b.Loop() {
		p.Parse(text.NewReader(raw))
	}
}

func shipped(b *testing.B) []byte {
	raw, err := os.ReadFile("courses/reverse-mentoring/h1-before-the-web.fr.md")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	return raw
}
