package tui

import (
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
)

// A live program runs as Bubble Tea does, on a faked clock.
type live struct {
	screen *output
	typed  *io.PipeWriter
	ended  chan error
}

func startLive(t *testing.T, course, start string) *live {
	app, err := New(Options{
		Library: curriculum.Library{sampleOf(t, course)}, Record: &memory{}, Lang: "en", Theme: "dark", Start: start,
		Seed: "fixed", DataDir: "/data", Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	keys, typed := io.Pipe()
	l := &live{screen: &output{}, typed: typed, ended: make(chan error, 1)}
	program := tea.NewProgram(app, tea.WithInput(keys), tea.WithOutput(l.screen), tea.WithFPS(fps),
		tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	go func() {
		_, err := program.Run()
		l.ended <- err
	}()
	time.Sleep(time.Second)
	return l
}

// press types keys; an escape is one key, for it takes its time.
func (l *live) press(t *testing.T, keys ...string) {
	for _, k := range keys {
		if _, err := l.typed.Write([]byte(k)); err != nil {
			t.Error(err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// written is what the program writes while a time passes.
func (l *live) written(d time.Duration) string {
	before := len(l.screen.String())
	time.Sleep(d)
	return ansi.Strip(l.screen.String()[before:])
}

func (l *live) end(t *testing.T) {
	l.press(t, "\x03")
	if err := <-l.ended; err != nil {
		t.Error(err)
	}
	_ = l.typed.Close()
	time.Sleep(time.Minute) // what still ticks ends before the bubble does
}

const rightKey = "\x1b[C"

// TestTimerTicks holds that a timer draws once a second while it runs and is
// seen, and that nothing at all is written while it rests, is covered, or is
// over. Time goes on meanwhile: a timer that is not seen is not stopped.
func TestTimerTicks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		l := startLive(t, "kinds", "everything")
		l.press(t, rightKey, rightKey, rightKey, "v")
		quietFor := func(what string) {
			t.Helper()
			if got := l.written(20 * time.Second); got != "" {
				t.Errorf("%s: %q is written", what, got)
			}
		}
		quietFor("not started")
		l.press(t, " ")
		before := l.screen.count()
		time.Sleep(5 * time.Second)
		if n := l.screen.count() - before; n != 5 {
			t.Errorf("running: written %d times in five seconds", n)
		}
		l.press(t, " ")
		quietFor("paused")
		l.press(t, " ", "\x1b", "n") // runs, is left, and is covered by the notebook
		quietFor("covered")
		l.press(t, "q")
		if got := l.written(3 * time.Second); got == "" {
			t.Error("seen again, and stands still")
		}
		l.press(t, "\x1b[F") // scrolled out of sight
		l.written(time.Second)
		quietFor("out of sight")
		l.press(t, "\x1b[H")
		if got := l.written(3 * time.Second); got == "" {
			t.Error("in sight again, and stands still")
		}
		time.Sleep(2 * time.Minute)
		if all := ansi.Strip(l.screen.String()); !strings.Contains(all, "Time is up.") {
			t.Error("never over")
		}
		quietFor("over")
		l.press(t, "v", "=")
		if got := l.written(3 * time.Second); got == "" {
			t.Error("more time was given, and it stands still")
		}
		l.end(t)
	})
}

// Each second is drawn when it begins, however late the last tick was.
func TestTimerSeconds(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right right right v hold space")
		clock := d.app.top().(*reader).focused().player.(*timer)
		for range 3 {
			time.Sleep(1700 * time.Millisecond)
			d.send(tickMsg{clock.await})
		}
		d.shows("1:25 left of 1:30") // 5.1 seconds later
		if clock.beat() != nil {
			t.Error("two ticks are under way")
		}
		d.send(tickMsg{"another"})
		d.press("space").shows("paused")
		if clock.await != "" {
			t.Error("a pause waits for a tick")
		}
		d.press("= ctrl+l").shows("encore 1:55 sur 2:00 · en pause")
		d.press("x").shows("Le minuteur est arrêté.")
		time.Sleep(time.Minute)
		d.press("space").shows("encore 1:55 sur 2:00 · en marche")
	})
}
