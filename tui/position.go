package tui

import (
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress"
)

// The place on a page is kept in lines of ten cells of its text, counted over
// what stands whatever the learner did. So it is the same line in a window of
// another width, or after an answer further up.
const positionCells = 10

// lineAt returns the line, from 1, at which a row stands.
func lineAt(rows []row, top int) int {
	cells := 0
	for _, r := range rows[:min(top, len(rows))] {
		if r.fixed {
			cells += max(positionCells, ansi.StringWidth(r.text))
		}
	}
	return cells/positionCells + 1
}

// rowAt returns the row that a line stands on: the inverse of lineAt.
func rowAt(rows []row, line int) int {
	cells := 0
	for i, r := range rows {
		if !r.fixed {
			continue
		}
		if cells/positionCells+1 >= line {
			return i
		}
		cells += max(positionCells, ansi.StringWidth(r.text))
	}
	return max(0, len(rows)-1)
}

// lastOpened is where a module was open last, under any id it had.
func lastOpened(s progress.State, c *curriculum.Course, m *curriculum.Module) (progress.Event, bool) {
	var last progress.Event
	found := false
	for _, id := range append([]string{m.ID}, m.Was...) {
		if e, ok := s.LastOpened(c.ID, id); ok && (!found || progress.Compare(last, e) < 0) {
			last, found = e, true
		}
	}
	return last, found
}
