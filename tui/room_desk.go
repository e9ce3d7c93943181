package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/progress/room"
)

// A deskScreen is the facilitator's screen: what comes next, who is here, the
// notes and the plan.
type deskScreen struct {
	w       *Workshop
	env     *env
	follows bool // another program leads: nothing is changed from here
	view_   room.View
	sheet   sheet
}

func newDesk(w *Workshop, e *env) *deskScreen { return &deskScreen{w: w, env: e} }

func (d *deskScreen) init() tea.Cmd { return nil }
func (d *deskScreen) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(roomMsg); ok {
		d.view_ = m.view
	}
	return nil
}
func (d *deskScreen) fit() tea.Cmd { return nil }
func (d *deskScreen) view() (string, *tea.Cursor) {
	return d.sheet.window(d.env.layout, d.env.styles), nil
}
func (d *deskScreen) header() (string, string)  { return string(d.view_.Phase), "" }
func (d *deskScreen) keys() ([]binding, string) { return []binding{d.env.keys.quit}, "" }
func (d *deskScreen) typing() bool              { return false }
func (d *deskScreen) leave()                    {}
