package curriculum

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// ofModule is a module file with an id and more lines.
func ofModule(id, more string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\nid: \"" + id + "\"\ntitle: \"Title of " + id + "\"\n---\n\n## A page\n<!-- page id=a -->\n\nText.\n" + more)}
}

const (
	aQuiz  = "\n### Q\n<!-- quiz id=q -->\n\nWhat?\n\n- [x] a\n- [ ] b\n"
	aCheck = "\n### Again\n<!-- recall id=r of=%s/q -->\n"
)

func aCourse(n int) fstest.MapFS {
	all := fstest.MapFS{
		"course.md":      {Data: []byte("---\nformat: 1\nid: \"c\"\nlanguages: [en, fr]\ntitle:\n  en: \"C\"\n---\n")},
		"glossary.en.md": {Data: []byte("- **mentor** — Who helps. <!-- id=mentor -->\n")},
		"one.en.md":      ofModule("one", aQuiz),
		"one.fr.md":      ofModule("one", aQuiz),
		"two.en.md":      ofModule("two", fmt.Sprintf(aCheck, "one")),
		"two.fr.md":      ofModule("two", fmt.Sprintf(aCheck, "one")),
	}
	for i := range n {
		all[fmt.Sprintf("m%d.en.md", i)] = ofModule(fmt.Sprintf("m%d", i), aQuiz)
	}
	return all
}

// counting is a file system that remembers what was opened.
type counting struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opened = append(c.opened, name)
	c.mu.Unlock()
	return c.FS.Open(name)
}

// TestLoadAloneReadsNoOther: of a large course only the files of the module and
// of the one that it names are touched.
func TestLoadAloneReadsNoOther(t *testing.T) {
	fsys := &counting{FS: aCourse(300)}
	a, err := LoadAlone(fsys, "c", "two.fr.md", Options{})
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"course.md", "one.en.md", "one.fr.md", "two.en.md", "two.fr.md", "glossary.en.md", "glossary.fr.md"}
	for _, name := range fsys.opened {
		if !slices.Contains(allowed, name) {
			t.Errorf("%s was opened", name)
		}
	}
	if a.Module == nil || a.Module.Lang != "fr" || a.Module.ID != "two" {
		t.Fatalf("module %+v", a.Module)
	}
	if len(a.Found) > 0 {
		t.Errorf("found %v", a.Found)
	}
	if m, _, err := a.Course.Module("one", "fr"); err != nil || m.Lang != "fr" {
		t.Errorf("the module asked again: %v, %v", m, err)
	}
	slices.Sort(a.Files)
	slices.Sort(allowed)
	if !slices.Equal(a.Files, allowed) {
		t.Errorf("depends on %v", a.Files)
	}
}

// TestLoadAloneAgreesWithCheck: what is found in a module alone is what the
// check of the whole course finds in its files.
func TestLoadAloneAgreesWithCheck(t *testing.T) {
	broken := aCourse(3)
	broken["two.fr.md"] = ofModule("two", fmt.Sprintf(aCheck, "nowhere")+"\n### Q\n<!-- quiz id=x -->\n\nWhat?\n\n- [] a\n")
	broken["m1.en.md"] = &fstest.MapFile{Data: []byte("---\nid: \"m1\"\ntitle: \"T\"\ntrack: none\nneeds: [other, former, gone]\n---\n\nText.\n")}
	broken["renamed.en.md"] = &fstest.MapFile{Data: []byte("---\nid: \"other\"\ntitle: \"T\"\nwas: [former]\n---\n\nText.\n")}
	whole := Check(broken, "c")
	for _, file := range []string{"two.fr.md", "two.en.md", "m1.en.md", "one.fr.md"} {
		a, err := LoadAlone(broken, "c", file, Options{})
		if err != nil {
			t.Fatal(err)
		}
		stem, _, _ := fileName(file)
		want := slices.DeleteFunc(slices.Clone(whole.Diagnostics), func(d Diagnostic) bool { return !strings.HasPrefix(d.File, stem+".") })
		if got := fmt.Sprint(a.Found); got != fmt.Sprint(want) {
			t.Errorf("%s: found\n%v, want\n%v", file, got, want)
		}
	}
}

// TestLoadAloneOfBrokenFiles: a file that shows nothing has diagnostics, one
// that is not there an error, and both say what they depend on.
func TestLoadAloneOfBrokenFiles(t *testing.T) {
	fsys := fstest.MapFS{
		"open.en.md":  {Data: []byte("---\nid: \"open\"\n")},
		"empty.en.md": {Data: []byte("\n")},
		"good.en.md":  ofModule("good", ""),
	}
	for _, file := range []string{"open.en.md", "empty.en.md"} {
		if a, err := LoadAlone(fsys, "", file, Options{}); err != nil || a.Module != nil || !HasErrors(a.Found) {
			t.Errorf("%s: %v, %+v", file, err, a)
		}
	}
	a, err := LoadAlone(fsys, "", "gone.en.md", Options{})
	if !errors.Is(err, fs.ErrNotExist) || !slices.Contains(a.Files, "gone.en.md") {
		t.Errorf("gone: %v, %v", err, a.Files)
	}
	if _, err := LoadAlone(fsys, "", "notes.md", Options{}); !errors.Is(err, ErrNoModule) {
		t.Errorf("notes.md: %v", err)
	}
	if a, err := LoadAlone(fsys, "", "good.en.md", Options{}); err != nil || a.Module == nil || len(a.Found) > 0 {
		t.Errorf("without a course: %v, %v", err, a.Found)
	}
}
