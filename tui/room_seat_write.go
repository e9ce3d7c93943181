package tui

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/progress/study"
)

// at is the page that the seat is at.
func (s *seatScreen) at() int {
	if s.playing {
		return s.play.r.page
	}
	return s.page
}

// reflection is the block of the page in view that asks for a text.
func (s *seatScreen) reflection() *curriculum.Block {
	m, at := s.module(), s.at()
	if at < 0 || at >= len(m.Pages) {
		return nil
	}
	for _, b := range m.Pages[at].Blocks() {
		if b.Reflect != nil {
			return b
		}
	}
	return nil
}

// collects is the block of the page in view to which a text for all may be
// written: its reflection, else its activity.
func (s *seatScreen) collects() *curriculum.Block {
	if b := s.reflection(); b != nil {
		return b
	}
	m, at := s.module(), s.at()
	if at < 0 || at >= len(m.Pages) {
		return nil
	}
	for _, b := range m.Pages[at].Blocks() {
		if b.Activity != nil {
			return b
		}
	}
	return nil
}

// openNote opens the private note of the page: that of its reflection or, where
// it has none, a free one.
func (s *seatScreen) openNote() {
	m, at := s.module(), s.at()
	if at < 0 || at >= len(m.Pages) {
		return
	}
	page := &m.Pages[at]
	place := study.At(s.w.o.Course.ID, m, at)
	if b := s.reflection(); b != nil {
		s.note = newNote(s.env, b, place, study.Note(s.env.state, s.w.o.Course.ID, m, b))
		s.note.notes = footnoteNumbers(m)
	} else {
		s.note = newPageNote(s.env, page, place, study.PageNote(s.env.state, s.w.o.Course.ID, m, page))
	}
	if s.ask != nil {
		s.ask.exit()
	}
	s.open = noteOpen
	s.note.start()
}

// openAnswer opens the text for the room that the page asks for.
func (s *seatScreen) openAnswer() {
	b := s.collects()
	if b == nil {
		s.told = s.env.words.Room.Why.NoTexts
		return
	}
	text := ""
	for _, t := range s.room.Texts {
		if t.Seat == s.seat.ID && t.Block == b.ID {
			text = t.Text
		}
	}
	s.openText(textOpen, b.ID, text)
}

func (s *seatScreen) openText(o opening, block, text string) {
	a := textarea.New()
	a.Prompt, a.ShowLineNumbers, a.CharLimit = "", false, 2000
	a.DynamicHeight, a.MinHeight, a.MaxHeight = true, 2, 8
	a.SetVirtualCursor(false)
	a.SetStyles(textarea.Styles{})
	a.SetValue(safe.Text(text))
	a.Focus()
	a.MoveToEnd()
	if s.ask != nil {
		s.ask.exit()
	}
	s.area, s.block, s.open = a, block, o
}

func (s *seatScreen) textKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		s.open = nothingOpen
		s.comeBack()
	case "enter":
		text := strings.TrimSpace(safe.Text(s.area.Value()))
		if uniseg.GraphemeClusterCount(text) > 500 || text == "" && s.open == askOpen {
			s.told = s.env.words.Room.Why.BadText
			return nil
		}
		e := room.Event{Type: room.Raised, Text: safe.Line(text)}
		if s.open == textOpen {
			e = room.Event{Type: room.Wrote, Block: s.block, Text: text}
		}
		s.open = nothingOpen
		s.comeBack()
		return s.do(e)
	case "ctrl+j":
		s.area.InsertString("\n")
	default:
		s.area, _ = s.area.Update(msg)
	}
	return nil
}

func (s *seatScreen) floorKey(k string) tea.Cmd {
	all := waiting(s.room.State)
	switch k {
	case "esc", "q", "v":
		s.open = nothingOpen
		s.comeBack()
	case "up":
		s.cursor = max(0, s.cursor-1)
	case "down":
		s.cursor = min(max(0, len(all)-1), s.cursor+1)
	case "i":
		s.openText(askOpen, "", "")
	case "enter", "space":
		if s.cursor < len(all) {
			f := all[s.cursor]
			return s.do(room.Event{Type: room.Voted, Of: f.ID, On: !f.Votes[s.seat.ID]})
		}
	}
	return nil
}
