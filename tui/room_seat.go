package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
)

// A seatScreen is a participant's screen.
type seatScreen struct {
	w     *Workshop
	env   *env
	seat  Seat
	room  room.View
	sheet sheet
}

func newSeat(w *Workshop, e *env, seat Seat) *seatScreen {
	return &seatScreen{w: w, env: e, seat: seat}
}

func (s *seatScreen) look() func(room.View) any {
	return func(v room.View) any { return string(v.Phase) + v.Page + v.Block }
}

// stamp adds to an event of the seat where it came about.
func (s *seatScreen) stamp(e *progress.Event) {
	e.Mode, e.Room, e.Seat = progress.Room, s.room.Head.Room, s.seat.ID
}

func (s *seatScreen) init() tea.Cmd { return nil }
func (s *seatScreen) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(roomMsg); ok {
		s.room = m.view
	}
	return nil
}
func (s *seatScreen) fit() tea.Cmd { return nil }
func (s *seatScreen) view() (string, *tea.Cursor) {
	return s.sheet.window(s.env.layout, s.env.styles), nil
}
func (s *seatScreen) header() (string, string)  { return string(s.room.Phase), "" }
func (s *seatScreen) keys() ([]binding, string) { return []binding{s.env.keys.quit}, "" }
func (s *seatScreen) typing() bool              { return false }
func (s *seatScreen) leave()                    {}

// answerOf is a seat's answer as the room counts it.
func answerOf(seat string, e progress.Event) room.Event {
	block := e.Block
	if e.Via != nil {
		block = e.Via.Block
	}
	return room.Event{
		ID: e.ID, By: seat, Type: room.Answered, Block: block, Round: e.Round, Form: curriculum.Form(e.Form),
		Response: e.Response, Credit: e.Credit, Verdict: e.Verdict, Confidence: e.Confidence, Hints: e.Hints,
	}
}
