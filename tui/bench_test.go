package tui

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress"
)

// memory is a record without a disk. What fail returns, an append does.
type memory struct {
	mu     sync.Mutex
	events []progress.Event
	fail   error
	worn   []progress.Problem // damage to tell of
	log    []string           // what happened, in order
	now    func() time.Time   // a fixed day where there is none
}

func (m *memory) Append(e progress.Event) (progress.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return e, m.fail
	}
	if e.Text != nil && len(*e.Text) > progress.MaxText {
		return e, progress.ErrTooLong
	}
	e.V, e.Seq, e.Learner, e.Device = 1, uint64(len(m.events)+1), "learner", "device"
	e.At = time.Date(2026, 11, 20, 9, 0, len(m.events), 0, time.UTC)
	if m.now != nil {
		e.At = m.now().UTC()
	}
	m.events = append(m.events, e)
	m.log = append(m.log, "append "+e.Type)
	return e, nil
}

func (m *memory) Events() []progress.Event {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.events)
}
func (m *memory) State() progress.State        { return progress.Fold(m.Events()) }
func (m *memory) Learner() string              { return "learner" }
func (m *memory) Problems() []progress.Problem { return m.worn }

// of returns the events of a type.
func (m *memory) of(typ string) []progress.Event {
	return slices.DeleteFunc(m.Events(), func(e progress.Event) bool { return e.Type != typ })
}

// A desk is a program under test: keys in, frames out. No loop runs; commands
// are carried out as they are returned, in a bubble where waiting costs nothing.
type desk struct {
	t      *testing.T
	app    *App
	record *memory
	ended  bool
	hold   bool // commands wait until released
	held   []tea.Cmd
}

type setup struct {
	lang, start, theme, screen string
	course                     string // a folder of testdata
	width, height              int
	record                     *memory
	noColor                    bool
	library                    curriculum.Library
}

func sample(t *testing.T) *curriculum.Course { return sampleOf(t, "course") }

func sampleOf(t testing.TB, name string) *curriculum.Course {
	t.Helper()
	c, _, err := curriculum.Load(os.DirFS("testdata/"+name), "testdata/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sit(t *testing.T, s setup) *desk {
	t.Helper()
	if s.record == nil {
		s.record = &memory{}
	}
	if s.width == 0 {
		s.width, s.height = 80, 24
	}
	if s.lang == "" {
		s.lang = "en"
	}
	if s.theme == "" {
		s.theme = "dark"
	}
	if s.course == "" {
		s.course = "course"
	}
	if s.library == nil {
		s.library = curriculum.Library{sampleOf(t, s.course)}
	}
	app, err := New(Options{
		Library: s.library, Record: s.record, Lang: s.lang, Theme: s.theme, NoColor: s.noColor,
		Start: s.start, Screen: s.screen, Seed: "fixed", DataDir: "/data", Now: func() time.Time { return time.Now().UTC() },
	})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, app: app, record: s.record}
	d.run(app.Init())
	d.send(tea.WindowSizeMsg{Width: s.width, Height: s.height})
	return d
}

// sitOn opens a course of its own, given as files.
func sitOn(t *testing.T, files map[string]string, start string) *desk {
	t.Helper()
	fsys := fstest.MapFS{"course.md": {Data: []byte(readTestdata(t, "kinds/course.md"))}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, _, err := curriculum.Load(fsys, "own")
	if err != nil {
		t.Fatal(err)
	}
	record := &memory{}
	app, err := New(Options{
		Library: curriculum.Library{c}, Record: record, Lang: "en", Theme: "dark",
		Start: start, Seed: "fixed", DataDir: "/data", Now: func() time.Time { return time.Now().UTC() },
	})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, app: app, record: record}
	d.run(app.Init())
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	return d
}

func readTestdata(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func (d *desk) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

// run carries out a command and what follows from it.
func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil || d.ended {
		return
	}
	if d.hold {
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.ended = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.send(msg)
	}
}

// release carries out what was held back.
func (d *desk) release() {
	d.hold = false
	held := d.held
	d.held = nil
	for _, c := range held {
		d.run(c)
	}
}

// press presses keys by their names: "down*3 enter type:words".
func (d *desk) press(keys string) *desk {
	d.t.Helper()
	for _, k := range strings.Fields(keys) {
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			for _, r := range text {
				d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		if k == "hold" { // commands wait from here on: a clock stands still
			d.hold = true
			continue
		}
		if k == "full" { // nothing can be written from here on
			d.record.fail = errFull
			continue
		}
		name, times, _ := strings.Cut(k, "*")
		n, _ := strconv.Atoi(times)
		for range max(n, 1) {
			d.send(keyOf(d.t, name))
		}
	}
	return d
}

var named = map[string]tea.KeyPressMsg{
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "space": {Code: tea.KeySpace, Text: " "},
	"pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace},
}

func keyOf(t *testing.T, name string) tea.KeyPressMsg {
	t.Helper()
	if k, ok := named[name]; ok {
		return k
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(c[0]), Mod: tea.ModCtrl}
	}
	if len([]rune(name)) == 1 {
		r := []rune(name)[0]
		return tea.KeyPressMsg{Code: r, Text: name}
	}
	t.Fatalf("no key is called %q", name)
	return tea.KeyPressMsg{}
}

// frame is the screen as text.
func (d *desk) frame() string { return ansi.Strip(d.app.View().Content) }

func (d *desk) shows(text string) *desk {
	d.t.Helper()
	if !strings.Contains(strings.Join(strings.Fields(d.frame()), " "), text) {
		d.t.Fatalf("the screen does not show %q:\n%s", text, d.frame())
	}
	return d
}

func (d *desk) hides(text string) *desk {
	d.t.Helper()
	if strings.Contains(d.frame(), text) {
		d.t.Fatalf("the screen shows %q:\n%s", text, d.frame())
	}
	return d
}

// bubble runs a test where time is faked.
func bubble(t *testing.T, f func(t *testing.T)) { synctest.Test(t, f) }

var errFull = errors.Join(progress.ErrFull)
