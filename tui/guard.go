package tui

import tea "charm.land/bubbletea/v2"

// guarded is the App behind a net: Bubble Tea would print a stack where it
// catches a panic. Here the loop ends in order, the terminal is put back, what
// was written is kept, and Run hands the fault to who called it.
type guarded struct {
	*App
	fault any // what a panic was thrown with
}

// faultMsg carries a panic from a command to the loop.
type faultMsg struct{ value any }

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.catch(&cmd)
	return guard(g.App.Init())
}

func (g *guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g // Bubble Tea draws it even after a fault
	defer g.catch(&cmd)
	if f, ok := msg.(faultMsg); ok {
		panic(f.value)
	}
	_, cmd = g.App.Update(msg)
	return g, guard(cmd)
}

func (g *guarded) catch(cmd *tea.Cmd) {
	if v := recover(); v != nil {
		g.fault, *cmd = v, tea.Quit
	}
}

// guard makes a panic of a command a message, those of a batch included.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = faultMsg{v}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = guard(c)
			}
		}
		return msg
	}
}
