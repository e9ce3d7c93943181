package curriculum

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"
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

// A weighed course notes, as its files are opened, how much is in use.
type weighed struct {
	fstest.MapFS
	mu     sync.Mutex
	opened int
	most   uint64
}

func (w *weighed) Open(name string) (fs.File, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.opened++; w.opened%10 == 0 {
		w.most = max(w.most, inUse())
	}
	return w.MapFS.Open(name)
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Of a module that was checked a number for each of its questions is kept, what
// was found, ten diagnostics here, and its two heads; not its lesson, and not its
// tree, which weighs some twenty times its 20 KB.
func TestCheckForgetsLessons(t *testing.T) {
	grows := func(n int) int64 {
		w := &weighed{MapFS: copies(t, n)}
		before := inUse()
		if r := CheckWith(w, "", Options{}); r.Modules != n {
			t.Fatal(r.Modules)
		}
		return int64(w.most) - int64(before)
	}
	grows(5) // what is made once
	few, many := grows(10), grows(310)
	each := (many - few) / 300
	t.Logf("%d bytes for 10 modules, %d for 310: %d for one more", few, many, each)
	if each > 8<<10 { // some 2 KB are the race detector's, where it runs
		t.Errorf("each further module keeps %d bytes", each)
	}
}
