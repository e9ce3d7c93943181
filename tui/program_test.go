package tui

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress"
)

// TestWholeProgram runs the program as Bubble Tea does, with its loop, its
// ticker and a terminal that answers nothing, on a faked clock: a note is on the disk half
// a second after the last key, not before, and the program then sits still.
func TestWholeProgram(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		app, err := New(Options{
			Library: curriculum.Library{sample(t)}, Record: record, Lang: "en", Theme: "auto", Start: "forms",
			Seed: "fixed", DataDir: "/data", Now: time.Now,
		})
		if err != nil {
			t.Fatal(err)
		}
		keys, typed := io.Pipe()
		screen := &output{}
		program := tea.NewProgram(app, tea.WithInput(keys), tea.WithOutput(screen), tea.WithFPS(fps),
			tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
		ended := make(chan error, 1)
		go func() {
			_, err := program.Run()
			ended <- err
		}()
		press := func(s string) {
			if _, err := typed.Write([]byte(s)); err != nil {
				t.Error(err)
			}
			time.Sleep(100 * time.Millisecond) // of the faked clock: an escape is one key
		}
		time.Sleep(time.Second)
		for _, k := range []string{"\x1b[C", "\x1b[C", "\x1b[C", "v", "\r", "b", "y", " ", "h"} {
			press(k)
		}
		if n := len(record.of(progress.Noted)); n != 0 {
			t.Errorf("written %d times while keys came", n)
		}
		time.Sleep(quiet)
		notes := record.of(progress.Noted)
		if len(notes) != 1 || *notes[0].Text != "by h" {
			t.Errorf("half a second later: %v", notes)
		}
		if text := ansi.Strip(screen.String()); !strings.Contains(text, "✓ saved") {
			t.Errorf("the screen does not say so: %q", text)
		}
		before := len(screen.String())
		time.Sleep(time.Minute)
		if n := len(screen.String()) - before; n != 0 {
			t.Errorf("%d bytes written in a minute in which nothing happened", n)
		}
		press("\x03")
		if err := <-ended; err != nil {
			t.Error(err)
		}
		_ = typed.Close()
		time.Sleep(time.Minute) // what still ticks ends before the bubble does
	})
}

// An output is a terminal that answers nothing.
type output struct {
	mu   sync.Mutex
	text strings.Builder
	n    int // writes
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.n++
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

func (o *output) count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.n
}
