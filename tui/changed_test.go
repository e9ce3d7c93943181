package tui

import (
	"strings"
	"testing"

	"cahier/curriculum"
)

const pages = `---
id: "m"
title: "M"
---

Opening.

## One
<!-- page id=one -->

First paragraph.

Second paragraph.

### Ask
<!-- quiz id=ask -->

What?

- [x] a
- [ ] b

<!-- / -->

Between.

### Think
<!-- reflect id=think -->

Why?

## Two
<!-- page id=two -->

Last.
`

func parsed(t *testing.T, text string) *curriculum.Module {
	t.Helper()
	m, _ := curriculum.Parse("m.en.md", "en", []byte(text))
	if m == nil {
		t.Fatalf("cannot be read:\n%s", text)
	}
	return m
}

func TestChanged(t *testing.T) {
	tests := []struct {
		name     string
		from, to string // in the text above
		shown    string
		page     int
		part     int
		same     string
		title    string
	}{
		{name: "nothing", page: -1},
		{name: "front matter", from: `title: "M"`, to: `title: "N"`, page: 0, part: -1, title: "N"},
		{name: "a later paragraph", from: "Second para", to: "Other para", page: 1, part: 0, same: "First paragraph.", title: "One"},
		{name: "the first paragraph", from: "First para", to: "Other para", page: 1, part: 0, title: "One"},
		{name: "a choice", from: "- [ ] b", to: "- [ ] c", page: 1, part: 1, title: "Ask"},
		{name: "the title of a block", from: "### Ask", to: "### Asked", page: 1, part: 1, title: "Asked"},
		{name: "the title of a page", from: "## Two", to: "## Too", page: 2, part: -1, title: "Too"},
		{name: "prose after a block", from: "Between", to: "Among", page: 1, part: 2, title: "One"},
		{name: "a block more", from: "Between.\n", to: "Between.\n\n### New\n<!-- reflect id=new -->\n\nHow?\n", page: 1, part: 3, title: "New"},
		{name: "a block less", from: "### Think\n<!-- reflect id=think -->\n\nWhy?\n", page: 1, part: 2, title: "One"},
		{name: "a page more", from: "## Two", to: "## New\n<!-- page id=new -->\n\nText.\n\n## Two", page: 2, part: 0, title: "New"},
		{name: "a page less", from: "## Two\n<!-- page id=two -->\n\nLast.\n", page: 1, part: 0, title: "One"},
		{name: "everywhere, one is shown", from: ".\n", to: "!\n", shown: "two", page: 2, part: 0, title: "Two"},
		{name: "everywhere, another is shown", from: ".\n", to: "!\n", shown: "gone", page: 0, part: 0, title: "M"},
	}
	for _, tt := range tests {
		old := parsed(t, pages)
		text := pages
		if tt.from != "" {
			if !strings.Contains(text, tt.from) {
				t.Fatalf("%s: %q is not in the text", tt.name, tt.from)
			}
			text = strings.ReplaceAll(text, tt.from, tt.to)
		}
		c := Changed(old, parsed(t, text), tt.shown)
		if c.Page != tt.page || c.Page >= 0 && (c.Part != tt.part || strings.TrimSpace(c.Same) != tt.same || c.Title != tt.title) {
			t.Errorf("%s: page %d, part %d, after %q, %q; want %d, %d, %q, %q", tt.name, c.Page, c.Part, c.Same, c.Title, tt.page, tt.part, tt.same, tt.title)
		}
	}
}

func TestOpenAt(t *testing.T) {
	tests := []struct{ editor, want string }{
		{"vi", "vi +12 /c/m.md"},
		{"vim", "vim +normal! 12G3| /c/m.md"},
		{"/usr/bin/nvim", "/usr/bin/nvim +normal! 12G3| /c/m.md"},
		{"nano -w", "nano -w +12,3 /c/m.md"},
		{"emacs -nw", "emacs -nw +12:3 /c/m.md"},
		{"emacsclient -t", "emacsclient -t +12:3 /c/m.md"},
		{"hx", "hx /c/m.md:12:3"},
		{"helix", "helix /c/m.md:12:3"},
		{"code --wait", "code --wait --goto /c/m.md:12:3"},
		{`C:\Code\Code.exe`, `C:\Code\Code.exe --goto /c/m.md:12:3`},
		{"subl -w", "subl -w /c/m.md:12:3"},
		{"kak", "kak +12:3 /c/m.md"},
		{"micro", "micro +12:3 /c/m.md"},
		{"kate", "kate --line 12 --column 3 /c/m.md"},
		{"ed", "ed /c/m.md"},
		{"./my-editor.sh", "./my-editor.sh /c/m.md"},
	}
	for _, tt := range tests {
		if got := strings.Join(openAt(strings.Fields(tt.editor), "/c/m.md", 12, 3), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.editor, got, tt.want)
		}
	}
	if got := strings.Join(openAt([]string{"nano"}, "m.md", 0, 0), " "); got != "nano +1,1 m.md" {
		t.Errorf("without a place: %s", got)
	}
}

// TestShare: in every window the page and the diagnostics fill the body, and
// the page is never narrower than a learner's window can be.
func TestShare(t *testing.T) {
	for w := minWidth; w <= 220; w++ {
		for h := minHeight; h <= 60; h++ {
			for _, width := range widths {
				for _, lines := range []int{0, 1, 40} {
					for _, flags := range [][2]bool{{false, false}, {true, false}, {false, true}} {
						l := fit(w, h)
						s := share(l, width, 1, lines, flags[0], flags[1])
						in := s.pageLayout(l)
						if s.rows+s.status+s.strip != l.body || s.rows < 1 {
							t.Fatalf("%dx%d: %+v does not fill %d rows", w, h, s, l.body)
						}
						if in.small || in.body != s.rows || s.page > s.available || s.side > 0 && s.available+1+s.side != w {
							t.Fatalf("%dx%d, width %d: %+v, %+v", w, h, width, s, in)
						}
					}
				}
			}
		}
	}
	if s := share(fit(140, 45), 0, 1, 3, false, false); s.side == 0 || s.strip != 0 {
		t.Errorf("wide: %+v", s)
	}
	if s := share(fit(80, 24), 0, 1, 3, false, false); s.side != 0 || s.strip != 3 {
		t.Errorf("narrow: %+v", s)
	}
}

func TestNextWidth(t *testing.T) {
	for _, tt := range []struct {
		available int
		want      []int
	}{{140, []int{40, 60, 80, 0}}, {70, []int{40, 60, 0, 40}}, {45, []int{40, 0, 40, 0}}, {39, []int{0, 0, 0, 0}}} {
		at := 0
		for i, want := range tt.want {
			if at = nextWidth(at, tt.available); at != want {
				t.Errorf("in %d cells, step %d: %d, want %d", tt.available, i, at, want)
			}
		}
	}
}
