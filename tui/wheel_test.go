package tui

import (
	"testing"

	"cahier/progress"
)

// The mouse is left to the terminal, so that text can be selected: a terminal
// sends the turns of its wheel as arrows, three at a time, to a program that fills
// its window. They lead through every page to its end and back, whatever can be
// answered or filled in on the way, and answer nothing.
func TestWheel(t *testing.T) {
	t.Parallel()
	for _, m := range []struct {
		course, module string
		pages          int
	}{{"course", "forms", 4}, {"course", "gallery", 1}, {"kinds", "everything", 5}, {"kinds", "before", 1}} {
		for page := range m.pages {
			bubble(t, func(t *testing.T) {
				d := sit(t, setup{course: m.course, start: m.module, width: 60, height: 18})
				for range page {
					d.press("right")
				}
				r := d.app.top().(*reader)
				d.press("down*400")
				if !r.sheet.atEnd() || r.page != page {
					t.Errorf("%s, page %d: 400 turns down lead to row %d of %d on page %d:\n%s", m.module, page+1, r.sheet.top, len(r.sheet.rows), r.page+1, d.frame())
				}
				d.press("up*400")
				if r.sheet.top != 0 || r.page != page {
					t.Errorf("%s, page %d: 400 turns up lead to row %d on page %d:\n%s", m.module, page+1, r.sheet.top, r.page+1, d.frame())
				}
				for _, e := range d.record.Events() {
					if e.Type == progress.Answered || e.Type == progress.Noted || e.Type == progress.Rated || e.Type == progress.Carded || e.Type == progress.Played {
						t.Errorf("%s, page %d: the wheel left %s", m.module, page+1, e.Type)
					}
				}
			})
		}
	}
}
