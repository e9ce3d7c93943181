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
		"wide table":        strings.Repeat("|a", 8000) + "|\n" + strings.Repeat("|-", 8000) + "|\n" + fill("|a\n"),
		"nodes":             "### S\n<!-- scenario id=s -->\n\n" + many("#### a%[1]d\n<!-- node id=n%[1]d -->\n- [x](#a%[1]d)\n"),
		"options":           "### S\n<!-- scenario id=s meters=\"a:1 b:1\" -->\n\n#### A\n<!-- node id=n -->\n\n" + many("- [x%d](#a) <!-- set=\"c+1\" -->\n"),
		"choices in lists":  "### S\n<!-- scenario id=s -->\n\n#### A\n<!-- node id=n -->\n\n" + many("- [x%d](#a)\n\nx\n\n"),
		"speakers":          "### S\n<!-- scenario id=s -->\n\n#### A\n<!-- node id=n -->\n\n" + fill("**A:** b\n\nx\n\nx\n\n"),
		"bold":              "### S\n<!-- scenario id=s -->\n\n#### A\n<!-- node id=n -->\n\n" + wrapped("**a"),
		"fields":            "### W\n<!-- worksheet id=w -->\n\n" + many("- **f** — p <!-- id=f%d -->\n"),
		"cells":             "### W\n<!-- worksheet id=w -->\n\n" + strings.Repeat("|"+strings.Repeat("x", 4000), 2) + strings.Repeat("|a", 2000) + "|\n" + strings.Repeat("|-", 2002) + "|\n" + fill("|"+strings.Repeat("y", 4000)+strings.Repeat("|", 2002)+"\n"),
		"cards":             "### C\n<!-- cards id=c -->\n\n" + many("- **f** - a - b <!-- id=f%d -->\n\nx\n\n"),
		"terms":             "### G\n<!-- glossary -->\n\n" + many("- **f%[1]d** - a <!-- id=f%[1]d -->\n"),
		"phases":            "### A\n<!-- activity id=a minutes=5 -->\n\n" + fill("- 3 min - a\n"),
		"statements":        "### A\n<!-- scale id=a -->\n\n" + many("- a <!-- id=f%d -->\n"),
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
			body = body[:min(len(body), maxFile-200)]
			if !*fullSize {
				body = body[:max(len(body)/40, min(len(body), 20000))]
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
