package tui

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"cahier/curriculum"
)

// between is a course whose one module has two pages: the first with questions
// between stretches of prose of so many lines.
func between(t *testing.T, lines ...int) *curriculum.Course {
	t.Helper()
	var b strings.Builder
	b.WriteString("---\nid: \"m\"\ntitle: \"M\"\nminutes: {solo: 15}\n---\n# M\n\n## One\n<!-- page id=one -->\n\n")
	for i, n := range lines {
		for j := range n {
			fmt.Fprintf(&b, "Line %d of %d.\n\n", j+1, i+1)
		}
		fmt.Fprintf(&b, "### Q%d\n<!-- quiz id=q%d confidence=no -->\n\nWhich?\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.\n\n<!-- / -->\n\n", i+1, i+1)
	}
	b.WriteString("The last line.\n\n## Two\n<!-- page id=two -->\n\nThe second page.\n")
	c, _, err := curriculum.Load(fstest.MapFS{
		"course.md": {Data: []byte("---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en]\ntitle:\n  en: \"C\"\n---\n")},
		"m.en.md":   {Data: []byte(b.String())},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Whatever the prose between: each question is seen whole on the way down, and
// the way ends.
func TestPageDownSkipsNoQuestion(t *testing.T) {
	for _, key := range []string{"space", "pgdown"} {
		for first := range 40 {
			bubble(t, func(t *testing.T) {
				const questions = 4
				d := sit(t, setup{library: curriculum.Library{between(t, first, 7, 0, 25)}, start: "m"})
				r := d.app.top().(*reader)
				seen := map[string]bool{}
				for range 60 {
					for _, p := range r.parts {
						if p.active() && r.sheet.sees(p.at, p.at+len(p.rows)) {
							seen[p.id] = true
						}
					}
					if d.press(key); r.page > 0 || r.focus >= 0 {
						break
					}
				}
				if len(seen) != questions || r.page == 0 && r.focus < 0 {
					t.Errorf("%s, %d lines: saw %v, on page %d", key, first, seen, r.page)
				}
			})
		}
	}
}

// A question below the fold comes to the top of the window; the next press
// goes on. One that is answered, or was left, holds nobody up.
func TestPageDownStopsAtQuestion(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{library: curriculum.Library{between(t, 8, 30)}, start: "m"})
		r := d.app.top().(*reader)
		q := r.parts[1]
		if d.press("space"); r.sheet.top != q.at {
			t.Fatalf("the window begins at %d, the question at %d", r.sheet.top, q.at)
		}
		if d.press("space"); r.sheet.top != q.at+r.sheet.body-2 {
			t.Errorf("went on to %d", r.sheet.top)
		}
		d.press("home v")
		if d.press("esc pgdown"); r.sheet.top <= q.at {
			t.Errorf("a question that was left holds up at %d", r.sheet.top)
		}
		d.press("home v b enter home")
		if top := r.sheet.top; top != 0 || q.asks().mark() == todoMark {
			t.Fatalf("not answered, at %d", top)
		}
		if d.press("space"); r.sheet.top != r.sheet.body-2 {
			t.Errorf("an answered question holds up at %d", r.sheet.top)
		}
	})
}

// At the end of a page each question is asked in turn, and then the next page.
func TestPageDownAsksToTheEnd(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{library: curriculum.Library{between(t, 1, 0)}, start: "m"})
		r := d.app.top().(*reader)
		var asked []string
		for range 10 {
			if d.press("pgdown"); r.page > 0 {
				break
			}
			if p := r.focused(); p != nil {
				asked = append(asked, p.id)
			}
		}
		if got := strings.Join(asked, " "); got != "q1 q2" || r.page != 1 {
			t.Errorf("asked %q, on page %d", got, r.page)
		}
	})
}
