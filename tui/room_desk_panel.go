package tui

import (
	"cmp"
	"slices"

	"cahier/progress/room"
)

// The lists of a desk (people, questions, texts, pages), and their keys.

// panelKey moves and acts in a panel; false leaves the key to the desk, whose
// letters work everywhere.
func (d *deskScreen) panelKey(s string) bool {
	n := d.panelSize()
	switch s {
	case "esc", "q":
		d.show(noPanel)
	case "up", "down", "pgup", "pgdown", "home", "end":
		if n == 0 {
			return false // what is too long scrolls
		}
		d.movePanel(s, n)
	case "enter", "space":
		d.panelEnter()
	case "x", "b":
		if d.panel != peoplePanel || d.follows || d.cursor >= len(d.room.Seats) {
			return false
		}
		d.target, d.confirm = d.room.Seats[d.cursor].ID, confirmRemove
		if s == "b" {
			d.confirm = confirmBan
		}
	default:
		return false
	}
	return true
}

// movePanel goes to another of the n lines of a panel.
func (d *deskScreen) movePanel(s string, n int) {
	switch s {
	case "up":
		d.cursor = max(0, d.cursor-1)
	case "down":
		d.cursor = min(n-1, d.cursor+1)
	case "pgup", "pgdown":
		by := max(1, d.sheet.body-4)
		if s == "pgup" {
			by = -by
		}
		d.cursor = min(max(0, d.cursor+by), n-1)
	case "home":
		d.cursor = 0
	case "end":
		d.cursor = n - 1
	}
}

func (d *deskScreen) panelSize() int {
	switch d.panel {
	case peoplePanel:
		return len(d.room.Seats)
	case floorPanel:
		return len(d.waiting())
	case textsPanel:
		return len(d.texts())
	case pagesPanel:
		return len(d.module().Pages)
	}
	return 0
}

func (d *deskScreen) panelEnter() {
	switch d.panel {
	case floorPanel:
		if all := d.waiting(); d.cursor < len(all) {
			d.do(room.Event{Type: room.Done, Of: all[d.cursor].ID})
			d.cursor = max(0, min(d.cursor, len(d.waiting())-1))
		}
	case textsPanel:
		if all := d.texts(); d.cursor < len(all) {
			t := all[d.cursor]
			d.do(room.Event{Type: room.Shown, Of: t.ID, On: !t.Shown})
		}
	case pagesPanel:
		if m := d.module(); d.cursor < len(m.Pages) && d.do(room.Event{Type: room.Paged, Page: m.Pages[d.cursor].ID}) {
			d.show(noPanel)
		}
	default:
		d.show(noPanel)
	}
}

// waiting are the questions from the floor that were not dealt with, those with
// the most votes first.
func (d *deskScreen) waiting() []room.Raise { return waiting(d.room.State) }

func waiting(s room.State) []room.Raise {
	all := slices.DeleteFunc(slices.Clone(s.Floor), func(f room.Raise) bool { return f.Done })
	slices.SortStableFunc(all, func(a, b room.Raise) int { return cmp.Compare(len(b.Votes), len(a.Votes)) })
	return all
}

// texts are what was written, held ones first.
func (d *deskScreen) texts() []room.Text {
	all := slices.Clone(d.room.Texts)
	slices.SortStableFunc(all, func(a, b room.Text) int {
		return cmp.Compare(map[bool]int{true: 1}[a.Shown], map[bool]int{true: 1}[b.Shown])
	})
	return all
}
