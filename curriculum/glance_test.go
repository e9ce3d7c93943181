package curriculum

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"cahier/curriculum/courses"
)

// TestGlance holds what a glance sees of a page against the module as it is
// read whole: the scan for pages must agree with goldmark's own headings.
func TestGlance(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"shipped": courses.ReverseMentoring(),
		"sample":  os.DirFS("../tui/testdata/course"),
		"kinds":   os.DirFS("testdata/kinds"),
		"tricky": fstest.MapFS{
			"course.md": {Data: []byte("---\nid: \"c\"\ntitle: {en: \"C\"}\n---\n")},
			"a.en.md":   {Data: []byte(tricky)},
			"c.en.md":   {Data: []byte("---\nid: \"c\"\ntitle: \"C\"\n---\n\n# C\n\nFirst.\n\n## Two\n\nText.\n\n## Three\n<!-- page id=three -->\n\n## Four\n\nText.\n")},
			"d.en.md":   {Data: []byte("---\nid: \"d\"\ntitle: \"D\"\n---\n\n## One\n\nText.\n\n## Two\n\nText.\n")},
			"b.en.md":   {Data: []byte("---\nid: \"b\"\ntitle: \"B\"\n---\n\n## Only page\n<!-- page id=only -->\r\n\r\nText.[^x]\n\n[^x]: Source.\n")},
		},
	} {
		c, _, err := Load(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Entries {
			for _, lang := range e.Languages() {
				m, _, err := c.Module(e.ID, lang)
				if err != nil {
					t.Fatal(err)
				}
				for i, p := range m.Pages {
					glancePage(t, c, m, p, i, lang)
				}
				if _, at, err := c.Glance(m.ID, lang, ""); at != 0 || err != nil {
					t.Errorf("%s: it opens at page %d: %v", m.File, at+1, err)
				}
			}
		}
	}
}

func glancePage(t *testing.T, c *Course, m *Module, p Page, i int, lang string) {
	t.Helper()
	g, at, err := c.Glance(m.ID, lang, p.ID)
	if err != nil {
		t.Fatalf("%s %s: %v", m.File, p.ID, err)
	}
	if at != i || len(g.Pages) != len(m.Pages) {
		t.Fatalf("%s %s: page %d of %d, want %d of %d", m.File, p.ID, at, len(g.Pages), i, len(m.Pages))
	}
	if !reflect.DeepEqual(g.Pages[at], p) {
		t.Errorf("%s: the page %s differs\nglance %+v\nwhole  %+v", m.File, p.ID, g.Pages[at], p)
	}
	for j := range m.Pages {
		if g.Pages[j].ID != m.Pages[j].ID || g.Pages[j].Title != m.Pages[j].Title {
			t.Errorf("%s: page %d is %q %q, want %q %q", m.File, j, g.Pages[j].ID, g.Pages[j].Title, m.Pages[j].ID, m.Pages[j].Title)
		}
	}
	for _, f := range g.Footnotes {
		if want, ok := m.Footnote(f.Label); !ok || want != f {
			t.Errorf("%s: source %+v, want %+v", m.File, f, want)
		}
	}
}

const tricky = `---
id: "a"
title: "A"
---

# A

Before.[^one]

## First
<!-- prettier-ignore -->

<!-- page id=first -->

` + "```md\n## Not a page\n```\n\n~~~~\n~~~\n## Nor this\n~~~~\n" + `
<!-- a comment
## nor this
-->

- item
  ## inside an item

> ## in a quote

### Q
<!-- quiz id=q -->

What?

- [x] One
- [ ] Two

[^one]: The first source.

## Second with *stress*
<!-- page id=second -->

Text.[^two] And the first again.[^one]

[^two]: The second source.
    In two lines.

## Third
<!-- quiz id=third -->

Which?

- [x] This
- [ ] That
`
