package main

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui"
)

// seed mixes choices the same way each time.
const seed = "picture"

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// patience is how long a command may take that is not waiting for the clock. It
// is shorter than any wait of the program.
const patience = 400 * time.Millisecond

// frame returns what the program shows of the scene.
func (s scene) frame(theme string, columns, rows int) (string, error) {
	r := &memory{}
	if err := r.visit(s.course.ID, s.module, s.page); err != nil {
		return "", err
	}
	app, err := tui.New(tui.Options{
		Library: curriculum.Library{s.course}, Record: r, Lang: s.lang, Theme: theme, Start: s.course.ID + "/" + s.module.ID, Seed: seed,
		Now: func() time.Time { return noon },
	})
	if err != nil {
		return "", err
	}
	settle(app, app.Init())
	send(app, tea.WindowSizeMsg{Width: columns, Height: rows})
	for _, group := range s.keys {
		var cmds []tea.Cmd
		for _, k := range group {
			_, cmd := app.Update(k)
			cmds = append(cmds, cmd)
		}
		settle(app, cmds...)
	}
	return app.View().Content, nil
}

func press(code rune) tea.KeyPressMsg {
	k := tea.KeyPressMsg{Code: code}
	if code < tea.KeyExtended && code >= ' ' {
		k.Text = string(code)
	}
	return k
}

func send(app *tui.App, msg tea.Msg) {
	_, cmd := app.Update(msg)
	settle(app, cmd)
}

// settle runs commands, and those that follow from them, until none is left.
// One that does not answer at once waits for the clock, which stands still.
func settle(app *tui.App, cmds ...tea.Cmd) {
	for len(cmds) > 0 {
		answers := make([]chan tea.Msg, len(cmds))
		for i, cmd := range cmds {
			answers[i] = make(chan tea.Msg, 1)
			if cmd == nil {
				answers[i] <- nil
				continue
			}
			go func() { answers[i] <- cmd() }()
		}
		cmds = nil
		late, done := context.WithTimeout(context.Background(), patience)
		for _, answer := range answers {
			msg := await(answer, late)
			if batch, ok := msg.(tea.BatchMsg); ok {
				cmds = append(cmds, batch...)
			} else if msg != nil {
				_, cmd := app.Update(msg)
				cmds = append(cmds, cmd)
			}
		}
		done()
	}
}

// await returns the answer of a command, nil where it is late.
func await(answer <-chan tea.Msg, late context.Context) tea.Msg {
	select {
	case msg := <-answer:
		return msg
	case <-late.Done():
	}
	select { // both may have been there
	case msg := <-answer:
		return msg
	default:
		return nil
	}
}

// memory is a record that is nowhere on a disk.
type memory struct{ events []progress.Event }

func (m *memory) Append(e progress.Event) (progress.Event, error) {
	e.V, e.Seq, e.At, e.Learner, e.Device = progress.Version, uint64(len(m.events)+1), noon, m.Learner(), "picture"
	if e.ID == "" {
		e.ID = progress.NewID()
	}
	m.events = append(m.events, e)
	return e, nil
}

func (m *memory) State() progress.State        { return progress.Fold(m.events) }
func (m *memory) Learner() string              { return "picture" }
func (m *memory) Problems() []progress.Problem { return nil }

// visit records that the pages before this one were read, and that the learner
// stopped here.
func (m *memory) visit(course string, mod *curriculum.Module, page int) error {
	for i := range page {
		if _, err := m.Append(study.At(course, mod, i).Read(&mod.Pages[i], 60_000)); err != nil {
			return err
		}
	}
	_, err := m.Append(study.At(course, mod, page).Opened(&mod.Pages[page], 1))
	return err
}
