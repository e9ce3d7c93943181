package curriculum

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// A copied course has a shipped module, cut to 20 KB, n times in both
// languages. Its files are made when they are opened, so that what it weighs
// does not hide what checking it does.
type copied struct {
	names  fstest.MapFS
	lesson map[string][]byte // by language
}

func copies(tb testing.TB, n int) copied {
	c := copied{fstest.MapFS{}, map[string][]byte{}}
	c.names["course.md"] = &fstest.MapFile{Data: []byte("---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en, fr]\ntitle: {en: \"C\"}\ntracks:\n  - id: \"history\"\n    title: {en: \"H\"}\n---\n")}
	for _, lang := range []string{"en", "fr"} {
		raw, err := os.ReadFile("courses/reverse-mentoring/h1-before-the-web." + lang + ".md")
		if err != nil {
			tb.Fatal(err)
		}
		c.lesson[lang] = firstPages(raw, 4)
		for i := range n {
			c.names[fmt.Sprintf("m%04d.%s.md", i, lang)] = &fstest.MapFile{}
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

func (c copied) bytes(name string) []byte {
	id, lang, ok := fileName(name)
	if !ok {
		return c.names[name].Data
	}
	return bytes.Replace(c.lesson[lang], []byte("h1-before-the-web"), []byte(id), 1)
}

func (c copied) ReadDir(name string) ([]fs.DirEntry, error) { return c.names.ReadDir(name) }
func (c copied) Stat(name string) (fs.FileInfo, error)      { return c.names.Stat(name) }
func (c copied) Open(name string) (fs.File, error) {
	if _, err := c.names.Stat(name); err != nil {
		return nil, err
	}
	return fstest.MapFS{name: {Data: c.bytes(name)}}.Open(name)
}

// yardstick parses the same bytes with goldmark and GitHub's extensions alone,
// on one processor, and returns how long it took.
func (c copied) yardstick() time.Duration {
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	start := time.Now()
	for name := range c.names {
		p.Parse(text.NewReader(c.bytes(name)))
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
		theirs += c.yardstick()
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

