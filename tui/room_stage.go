package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/progress/room"
)

// A stageScreen is the projector's screen. It has no names and no notes, and no
// votes before their reveal.
type stageScreen struct {
	w    *Workshop
	env  *env
	desk *deskScreen // whose keys act here, nil on a projector alone
	room room.View
}

func newStage(w *Workshop, e *env) *stageScreen { return &stageScreen{w: w, env: e} }

func (s *stageScreen) init() tea.Cmd { return nil }
func (s *stageScreen) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(roomMsg); ok {
		s.room = m.view
	}
	return nil
}
func (s *stageScreen) fit() tea.Cmd                { return nil }
func (s *stageScreen) view() (string, *tea.Cursor) { return "", nil }
func (s *stageScreen) header() (string, string)    { return "", "" }
func (s *stageScreen) keys() ([]binding, string)   { return []binding{s.env.keys.quit}, "" }
func (s *stageScreen) typing() bool                { return false }
func (s *stageScreen) leave()                      {}
func (s *stageScreen) frame(int, int) (string, *tea.Cursor) {
	return string(s.room.Phase), nil
}
