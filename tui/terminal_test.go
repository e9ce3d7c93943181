//go:build unix

package tui

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// A terminal runs the real program in a pseudo-terminal, and keeps the screen
// that a person would see.
type terminal struct {
	t       *testing.T
	file    *os.File
	screen  *vt.SafeEmulator
	changed chan struct{} // one slot: something was drawn
	ended   chan error
	raw     strings.Builder
	mu      sync.Mutex
}

// program builds the program once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "cahier")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "cahier")
	out, err := exec.Command("go", "build", "-o", path, "cahier/cmd/cahier").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

func start(t *testing.T, home string, env []string, args ...string) *terminal {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append([]string{"HOME=" + home, "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "CAHIER_SEED=fixed"}, env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	r := &terminal{t: t, file: file, screen: vt.NewSafeEmulator(80, 24), changed: make(chan struct{}, 1), ended: make(chan error, 1)}
	go r.answer()
	go r.watch(cmd)
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = file.Close()
	})
	return r
}

// answer passes on what the terminal says to the program's questions.
func (r *terminal) answer() {
	buf := make([]byte, 256)
	for {
		n, err := r.screen.Read(buf)
		if err != nil {
			return
		}
		if _, err := r.file.Write(buf[:n]); err != nil {
			return
		}
	}
}

// watch draws what the program writes until it ends.
func (r *terminal) watch(cmd *exec.Cmd) {
	buf := make([]byte, 32<<10)
	for {
		n, err := r.file.Read(buf)
		if n > 0 {
			r.mu.Lock()
			r.raw.Write(buf[:n])
			r.mu.Unlock()
			_, _ = r.screen.Write(buf[:n])
			select {
			case r.changed <- struct{}{}:
			default:
			}
		}
		if err != nil {
			r.ended <- cmd.Wait()
			return
		}
	}
}

func (r *terminal) text() string { return ansi.Strip(r.screen.Render()) }

// until waits for something to be true, looking again after each change.
func (r *terminal) until(what string, done func() bool) {
	r.t.Helper()
	deadline := time.After(30 * time.Second)
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for !done() {
		select {
		case <-r.changed:
		case <-look.C:
		case <-deadline:
			r.t.Fatalf("waited in vain for %s:\n%s", what, r.text())
		}
	}
}

func (r *terminal) shows(text string) {
	r.t.Helper()
	r.until(strconv.Quote(text), func() bool { return strings.Contains(r.text(), text) })
}

func (r *terminal) keys(ks ...string) {
	r.t.Helper()
	codes := map[string]string{
		"enter": "\r", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "space": " ",
		"ctrl+c": "\x03", "ctrl+l": "\x0c", "tab": "\t", "end": "\x1b[F",
	}
	for _, k := range ks {
		if code, ok := codes[k]; ok {
			k = code
		}
		if _, err := r.file.WriteString(k); err != nil {
			r.t.Fatal(err)
		}
	}
}

// end waits for the end and returns what the program ended with.
func (r *terminal) end() error {
	r.t.Helper()
	select {
	case err := <-r.ended:
		return err
	case <-time.After(30 * time.Second):
		r.t.Fatalf("the program does not end:\n%s", r.text())
		return nil
	}
}

// keysFor are the keys that answer an attempt which the learner is at.
func keysFor(a act, shown study.Attempt) []string {
	var ks []string
	for range a.hints {
		ks = append(ks, "h")
	}
	at := func(list []int, position, after int) string {
		return string(rune('a' + after + slices.Index(list, position)))
	}
	r := a.response
	switch shown.Question.Form {
	case curriculum.Verdict:
		ks = append(ks, at(shown.Choices, r.Picks[0], 0), at(shown.Reasons, r.Reasons[0], len(shown.Choices)))
	case curriculum.Order:
		steps, cursor := slices.Clone(shown.Steps), 0
		for place, want := range r.Picks {
			from := slices.Index(steps, want)
			for ; cursor < from; cursor++ {
				ks = append(ks, "down")
			}
			for ; cursor > from; cursor-- {
				ks = append(ks, "up")
			}
			ks = append(ks, "space")
			for ; cursor > place; cursor-- {
				ks = append(ks, "up")
				steps[cursor], steps[cursor-1] = steps[cursor-1], steps[cursor]
			}
			ks = append(ks, "space")
		}
	case curriculum.Match:
		for _, p := range r.Picks {
			ks = append(ks, at(shown.Options, p, 0))
		}
	case curriculum.Gap:
		for i, text := range r.Texts {
			if ks = append(ks, text); i < len(r.Texts)-1 {
				ks = append(ks, "enter")
			}
		}
	case curriculum.Numeric:
		ks = append(ks, strconv.FormatFloat(r.Number, 'f', -1, 64))
	default:
		for _, p := range r.Picks {
			ks = append(ks, at(shown.Choices, p, 0))
		}
	}
	return append(ks, "enter")
}

// recorded reads the record that a home holds, from outside.
func recorded(t *testing.T, home string) *memory {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(home, ".local/share/cahier/record/*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{}
	for _, f := range files {
		raw, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		events, _, err := progress.Load(raw, f)
		_ = raw.Close()
		if err != nil {
			t.Fatal(err)
		}
		m.events = append(m.events, events...)
	}
	return m
}

// TestSession is a learner's whole session with the real program, in each
// language: the module from its first page to its end, then out and in again.
// The plain face of the same program, given the same answers, leaves a record
// that agrees.
func TestSession(t *testing.T) {
	course, err := filepath.Abs("testdata/course")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"--course", course, "--no-embedded"}
	for _, lang := range []string{"en", "fr"} {
		t.Run(lang, func(t *testing.T) {
			home := t.TempDir()
			r := start(t, home, []string{"LANG=" + lang + ".UTF-8"}, args...)
			r.shows(map[string]string{"en": "Begin", "fr": "Commencer"}[lang])
			r.keys("enter")
			playTerminal(t, r, home, lang)
			if err := r.end(); err != nil {
				t.Fatalf("ended with %v", err)
			}
			for _, left := range []string{"\x1b[?1049l", "\x1b[?25h"} {
				if !strings.Contains(r.raw.String(), left) {
					t.Errorf("the terminal was not put back: no %q", left)
				}
			}
			plainHome := t.TempDir()
			runPlain(t, plainHome, lang, args)
			if a, b := essence(recorded(t, home)), essence(recorded(t, plainHome)); !slices.Equal(a, b) {
				t.Errorf("the faces leave different records\nfull:\n%s\nplain:\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
			}
			again := start(t, home, []string{"LANG=" + lang + ".UTF-8"}, args...)
			again.shows(map[string]string{"en": "finished", "fr": "terminé"}[lang])
			again.keys("q")
			if err := again.end(); err != nil {
				t.Fatalf("ended with %v", err)
			}
		})
	}
}

func playTerminal(t *testing.T, r *terminal, home, lang string) {
	c := sample(t)
	module, _, err := c.Module("forms", lang)
	if err != nil {
		t.Fatal(err)
	}
	next, answers := 0, 0
	for i := range module.Pages {
		r.shows(fmt.Sprintf("%d/%d", i+1, len(module.Pages)))
		for _, b := range module.Pages[i].Blocks() {
			if b.Question == nil && b.Kind != curriculum.Reflect {
				continue
			}
			r.keys("v")
			r.shows("→")
			a := script[next]
			next++
			if b.Kind == curriculum.Reflect {
				r.keys("enter", a.note)
				r.until("the note", func() bool { return len(recorded(t, home).of(progress.Noted)) > 0 })
				r.keys("esc")
				r.shows(b.Reflect.Model[:6])
				continue
			}
			r.keys(keysFor(a, study.NewAttempt(b, study.At(c.ID, module, i), 1, study.Seeder{Fixed: "fixed"}))...)
			if a.confidence > 0 {
				r.keys(strconv.Itoa(a.confidence))
			}
			answers++
			r.until("answer "+b.ID, func() bool { return len(recorded(t, home).of(progress.Answered)) == answers })
		}
		r.keys("end", "right") // a page is read when its end was seen
	}
	r.shows(map[string]string{"en": "You have finished", "fr": "Vous avez terminé"}[lang])
	r.until("the end", func() bool { return len(recorded(t, home).of(progress.Finished)) == 1 })
	r.keys("ctrl+c")
}

// runPlain gives the script to the plain face of the real program.
func runPlain(t *testing.T, home, lang string, args []string) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, append(slices.Clone(args), "learn", "forms", "--plain")...)
	cmd.Env = []string{"HOME=" + home, "LANG=" + lang + ".UTF-8", "CAHIER_SEED=fixed"}
	cmd.Stdin = strings.NewReader(plainLines(t, lang))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("plain: %v\n%s", err, out)
	}
}

// TestHangup closes the window while a note is being written: what was typed
// is in the record.
func TestHangup(t *testing.T) {
	course, _ := filepath.Abs("testdata/course")
	home := t.TempDir()
	r := start(t, home, []string{"LANG=en"}, "--course", course, "--no-embedded", "learn", "forms")
	r.shows("1/4")
	r.keys("right", "right", "right")
	r.shows("4/4")
	r.keys("v", "enter")
	r.shows("Name roles")
	r.keys("half a thought")
	r.shows("half a thought")
	_ = r.file.Close()
	r.until("the note", func() bool {
		notes := recorded(t, home).of(progress.Noted)
		return len(notes) > 0 && *notes[len(notes)-1].Text == "half a thought"
	})
}

// TestEditor writes a note with the learner's own editor.
func TestEditor(t *testing.T) {
	course, _ := filepath.Abs("testdata/course")
	home := t.TempDir()
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nprintf 'from the editor\\n' > \"$1\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	r := start(t, home, []string{"LANG=en", "EDITOR=" + editor}, "--course", course, "--no-embedded", "learn", "forms")
	r.shows("1/4")
	r.keys("right", "right", "right")
	r.shows("4/4")
	r.keys("v", "\x0f")
	r.shows("from the editor")
	r.until("the note", func() bool { return len(recorded(t, home).of(progress.Noted)) == 1 })
	r.shows("✓ saved")
	r.keys("ctrl+c")
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(home, ".local/state/cahier/drafts/*"))
	if len(left) > 0 {
		t.Errorf("drafts left behind: %v", left)
	}
}
