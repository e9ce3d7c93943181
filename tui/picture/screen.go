package main

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui"
)

// The moment that is shown: this question, just answered.
const (
	module = "h1-before-the-web"
	block  = "first-office-job"
	seed   = "picture"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// screen returns the frame of the moment and the title of its module.
func screen(lang, theme string, columns, rows int) (frame, title string, err error) {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		return "", "", err
	}
	m, _, err := c.Module(module, lang)
	if err != nil {
		return "", "", err
	}
	b, page := m.Block(block)
	if b == nil || b.Question == nil || b.Question.Form != curriculum.Single {
		return "", "", fmt.Errorf("the module %s has no such question: %s", module, block)
	}
	r := &memory{}
	if err := r.visit(c.ID, m, page); err != nil {
		return "", "", err
	}
	app, err := tui.New(tui.Options{
		Library: curriculum.Library{c}, Record: r, Lang: lang, Theme: theme, Start: c.ID + "/" + module, Seed: seed,
		Now: func() time.Time { return noon },
	})
	if err != nil {
		return "", "", err
	}
	settle(app, app.Init())
	send(app, tea.WindowSizeMsg{Width: columns, Height: rows})
	for range slices.IndexFunc(m.Pages[page].Blocks(), func(o *curriculum.Block) bool { return o == b }) + 1 {
		send(app, press('v')) // the next question or note
	}
	for range position(b, study.At(c.ID, m, page)) {
		send(app, press(tea.KeyDown))
	}
	send(app, press(tea.KeyEnter)) // the answer
	send(app, press(tea.KeyEnter)) // the confidence that is offered
	return app.View().Content, m.Title, nil
}

// position returns how many choices are shown above the right one.
func position(b *curriculum.Block, p study.Place) int {
	shown := study.NewAttempt(b, p, 1, study.Seeder{Fixed: seed}).Choices
	return slices.IndexFunc(shown, func(at int) bool { return b.Question.Choices[at-1].Right })
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
	for ; len(cmds) > 0; cmds = cmds[1:] {
		if cmds[0] == nil {
			continue
		}
		answer := make(chan tea.Msg, 1)
		go func(cmd tea.Cmd) { answer <- cmd() }(cmds[0])
		select {
		case <-time.After(time.Second):
		case msg := <-answer:
			if batch, ok := msg.(tea.BatchMsg); ok {
				cmds = append(cmds, batch...)
			} else if msg != nil {
				_, cmd := app.Update(msg)
				cmds = append(cmds, cmd)
			}
		}
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
