package curriculum

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// copies returns a course that has a shipped module, cut to 20 KB, n times in
// both languages.
func copies(tb testing.TB, n int) fstest.MapFS {
	c := fstest.MapFS{}
	c["course.md"] = &fstest.MapFile{Data: []byte("---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en, fr]\ntitle: {en: \"C\"}\ntracks:\n  - id: \"history\"\n    title: {en: \"H\"}\n---\n")}
	for _, lang := range []string{"en", "fr"} {
		raw, err := os.ReadFile("courses/reverse-mentoring/h1-before-the-web." + lang + ".md")
		if err != nil {
			tb.Fatal(err)
		}
		lesson := firstPages(raw, 4)
		for i := range n {
			id := fmt.Sprintf("m%04d", i)
			c[id+"."+lang+".md"] = &fstest.MapFile{Data: bytes.Replace(lesson, []byte("h1-before-the-web"), []byte(id), 1)}
		}
	}
	return c
}

// firstPages keeps some pages, and the sources at the end of the file.
func firstPages(raw []byte, n int) []byte {
	pages := bytes.SplitAfter(raw, []byte("\n## "))
	notes := raw[bytes.Index(raw, []byte("\n[^")):]
	return append(bytes.TrimSuffix(bytes.Join(pages[:n], nil), []byte("## ")), notes...)
}

// yardstick parses the same bytes with goldmark and GitHub's extensions alone,
// on one processor, and returns how long it took.
func yardstick(c fstest.MapFS) time.Duration {
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	start := time.Now()
	for _, f := range c {
		p.Parse(text.NewReader(f.Data))
	}
	return time.Since(start)
}

// BenchmarkCheck checks 1,000 bilingual modules of 20 KB and reports its speed
// as a share of goldmark's in the same run: at least 0.6 with -cpu 1, at least
// 1.0 with -cpu 2.
func BenchmarkCheck(b *testing.B) {
	c := copies(b, 1000)
	var ours, theirs time.Duration
	for b.Loop() {
		procs := runtime.GOMAXPROCS(1)
		runtime.GC()
		theirs += yardstick(c)
		runtime.GOMAXPROCS(procs)
		runtime.GC()
		start := time.Now()
		r := CheckWith(c, "", Options{Today: "2026-11-20"})
		ours += time.Since(start)
		if r.Files != 2001 || r.Modules != 1000 || HasErrors(r.Diagnostics) {
			b.Fatal(r.Files, r.Modules, lines(r.Diagnostics[:min(5, len(r.Diagnostics))]))
		}
	}
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "goldmarks")
	b.ReportMetric(0, "ns/op")
}
