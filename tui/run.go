package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// Options is what the full face is given. In and Out are a terminal.
type Options struct {
	In  io.Reader
	Out io.Writer
	Env []string // NAME=value, the person's environment

	Library curriculum.Library
	Record  interface {
		Recorder
		Learner() string
		Problems() []progress.Problem
	}
	Lang    string // en or fr
	Theme   string // auto, dark, light, contrast
	NoColor bool
	Start   string // MODULE or COURSE/MODULE, "" for home
	Screen  string // "" or "notebook"
	Seed    string // fixes all shuffling, for scripts
	Now     func() time.Time

	DataDir  string       // for hints
	StateDir string       // where drafts are kept
	Halves   study.Halves // keep what is half done; may be nil
	SetLang  func(string)
	Begun    func() // called once, when what the first frame needs is read; may be nil
}

// New makes the program's model: home, and above it what was asked for.
// It fails where Start names no module.
func New(o Options) (*App, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	e := &env{
		words: words.In(o.Lang), library: o.Library, now: o.Now,
		seeder: study.Seeder{Learner: o.Record.Learner(), Fixed: o.Seed},
		saver:  &saver{record: o.Record},
		halves: o.Halves,
	}
	if o.Begun != nil {
		e.begun = sync.OnceFunc(o.Begun)
	}
	e.keys = newKeys(e)
	theme := markdown.Theme(o.Theme)
	auto := o.Theme == "" || o.Theme == "auto"
	if auto {
		theme = markdown.Dark
	}
	if o.NoColor {
		theme, auto = markdown.None, false
	}
	e.styles = newStyles(theme)
	found := 0
	if o.StateDir != "" {
		e.drafts = filepath.Join(o.StateDir, "drafts")
		var refused []unwritten
		found, refused = recoverDrafts(e.drafts, o.Record, o.Now().Location())
		e.unwritten = map[writerID]unwritten{}
		for _, u := range refused {
			e.unwritten[textOf(u.event)] = u
		}
	}
	e.state = o.Record.State()
	h := newHome(e)
	h.problems = len(o.Record.Problems())
	a := &App{env: e, options: o, stack: []screen{h}, auto: auto}
	if found > 0 {
		a.notice = e.words.Write.Recovered
	}
	var rest []tea.Cmd
	if !o.Library.Whole() {
		rest = append(rest, readLibrary(o.Library, e.hasBegun))
	}
	if o.Screen == "notebook" {
		a.stack = append(a.stack, newNotebook(e))
	}
	if o.Start != "" {
		c, entry, err := o.Library.Find(o.Start)
		if err != nil {
			return nil, fmt.Errorf("open module: %w", err)
		}
		r := newReader(e, c, entry.ID)
		a.stack, rest = append(a.stack, r), append(rest, r.init())
	}
	a.startCmd = afterFirstFrame(tea.Batch(rest...))
	return a, nil
}

// afterFirstFrame puts off what the first frame does not need until that has
// been drawn, which it would else take a processor from. A key that comes before
// reads at once what it leads to.
func afterFirstFrame(rest tea.Cmd) tea.Cmd {
	if rest == nil {
		return nil
	}
	return func() tea.Msg {
		time.Sleep(2 * time.Second / fps)
		return rest()
	}
}

// fps is how often a frame may be drawn: 120 keeps the wait for one under
// nine milliseconds.
const fps = 120

// Run shows the workbook until the learner leaves, and writes what is left
// however the program ended. A person who interrupts is no error.
func Run(ctx context.Context, o Options) error {
	a, err := New(o)
	if err != nil {
		return err
	}
	return run(ctx, a, o)
}

func run(ctx context.Context, a *App, o Options) error {
	options := []tea.ProgramOption{
		tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithFPS(fps),
	}
	if o.Env != nil {
		options = append(options, tea.WithEnvironment(o.Env))
	}
	if o.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	g := &guarded{App: a}
	err := runHere(ctx, a.env, g, options...)
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	defer func() {
		if g.fault != nil {
			_ = recover() // a second fault, while the first was cleaned up
			panic(g.fault)
		}
	}()
	return errors.Join(err, a.Close())
}

// leaveWithin is how long a program that is asked to leave may take, an editor's
// last words included.
const leaveWithin = 5 * time.Second

// runHere runs a program in the terminal that it was started in, until it is
// left or asked to leave. It leaves by its own loop: cut short just after an
// editor has given the terminal back, Bubble Tea would switch the keyboard's
// modes off before it switches them on.
func runHere(ctx context.Context, e *env, m tea.Model, options ...tea.ProgramOption) error {
	cut, cutShort := context.WithCancel(context.Background())
	defer cutShort()
	p := tea.NewProgram(m, append(options, tea.WithContext(cut))...)
	defer context.AfterFunc(ctx, func() {
		time.AfterFunc(leaveWithin, cutShort)
		p.Quit()
	})()
	j, release := follow(p)
	defer release()
	e.outside = &outside{asked: ctx.Done(), job: j}
	_, err := p.Run()
	return err
}

// Close writes what the program still holds: after a lost terminal or a
// signal no screen has been left in order.
func (a *App) Close() error {
	if !a.leaving {
		a.quit()
	}
	for _, m := range a.env.saver.flush() {
		if m.event.Type == progress.Noted && !refused(m.err) {
			a.env.noted(m.event, m.err, m.then...)
		}
	}
	return a.env.notKept()
}
