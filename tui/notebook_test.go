package tui

import (
	"slices"
	"testing"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

// A note is opened where it was written, also by a program that has read no more
// of its module yet than the page that was left last, and a note on a page too,
// which stands below all else.
func TestNotebookOpensAtTheNote(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
		if err != nil {
			t.Fatal(err)
		}
		record, library := &memory{}, curriculum.Library{c}
		d := sit(t, setup{library: library, record: record, start: "b1-need-before-tool"})
		r := d.app.top().(*reader)
		isNote := func(p *part) bool { return p.note() != nil }
		d.until(func() bool { return slices.ContainsFunc(r.parts, isNote) }, func() string { return "right" })
		at := slices.IndexFunc(r.parts, isNote)
		r.focusOn(at, true)
		reflection := r.parts[at].id
		d.press("enter type:Mine esc right w type:Below esc right").app.Close()

		for down, want := range []string{reflection, pageNoteID} {
			d = sit(t, setup{library: library, record: record, screen: "notebook"})
			if down == 1 {
				d.press("down")
			}
			r = d.press("enter").app.top().(*reader)
			if p := r.focused(); p == nil || p.id != want {
				t.Fatalf("not at %s:\n%s", want, d.frame())
			}
			d.shows([]string{"Mine", "Below"}[down])
			d.app.Close()
		}
	})
}
