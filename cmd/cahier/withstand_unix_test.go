//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"

	"cahier/progress"
)

// A window is the program in a terminal that nobody sees: the screen as a
// person would see it, and every byte that was sent.
type window struct {
	t       *testing.T
	file    *os.File
	screen  *vt.SafeEmulator
	changed chan struct{}
	ended   chan struct{}
	process *os.Process
	err     error // of the end
	mu      sync.Mutex
	raw     bytes.Buffer
	before  *term.State
}

// windowEnv is the environment of a program that knows no other home. The
// library of the terminal stops its reader in a way that the race detector
// sees; its report must not be taken for what the program writes.
func windowEnv(home string, env ...string) []string {
	return append([]string{
		"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=en_GB.UTF-8", "CAHIER_SEED=x",
		"GORACE=" + noSleep + " exitcode=0 log_path=" + filepath.Join(home, "races"),
	}, env...)
}

func open(t *testing.T, size pty.Winsize, env []string, args ...string) *window {
	t.Helper()
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, args...)
	c.Env = env
	return start(t, size, c)
}

// start runs any program in a window.
func start(t *testing.T, size pty.Winsize, c *exec.Cmd) *window {
	t.Helper()
	file, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(file, &size); err != nil {
		t.Fatal(err)
	}
	w := &window{
		t: t, file: file, screen: vt.NewSafeEmulator(int(size.Cols), int(size.Rows)), changed: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	if w.before, err = term.GetState(int(file.Fd())); err != nil {
		t.Fatal(err)
	}
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w.process = c.Process
	go func() { // what the terminal says to the program's questions
		buf := make([]byte, 256)
		for {
			n, err := w.screen.Read(buf)
			if err != nil {
				return
			}
			_, _ = w.file.Write(buf[:n])
		}
	}()
	go func() {
		buf := make([]byte, 32<<10)
		for {
			n, err := w.file.Read(buf)
			w.mu.Lock()
			w.raw.Write(buf[:n])
			w.mu.Unlock()
			_, _ = w.screen.Write(buf[:n])
			select {
			case w.changed <- struct{}{}:
			default:
			}
			if err != nil {
				return
			}
		}
	}()
	go func() { w.err = c.Wait(); close(w.ended) }()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		<-w.ended
		_ = tty.Close()
		_ = w.file.Close()
	})
	return w
}

func (w *window) text() string { return ansi.Strip(w.screen.Render()) }

// until waits for something to be true, looking again after each change.
func (w *window) until(what string, done func() bool) {
	w.t.Helper()
	deadline := time.After(20 * time.Second)
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for !done() {
		select {
		case <-w.changed:
		case <-look.C:
		case <-deadline:
			w.t.Fatalf("waited in vain for %s:\n%s", what, w.text())
		}
	}
}

func (w *window) shows(text string) {
	w.t.Helper()
	w.until(text, func() bool { return strings.Contains(w.text(), text) })
}

func (w *window) keys(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		if _, err := w.file.WriteString(k); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *window) resize(cols, rows int) {
	w.t.Helper()
	w.screen.Resize(cols, rows)
	if err := pty.Setsize(w.file, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		w.t.Fatal(err)
	}
}

// end waits for the end and returns the exit code, -1 after a signal.
func (w *window) end() int {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(20 * time.Second):
		w.t.Fatalf("the program does not end:\n%s", w.text())
	}
	var exit *exec.ExitError
	if errors.As(w.err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

func (w *window) sent() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.raw.String()
}

// putBack tells whether the terminal is as it was: its modes, the first
// screen, the cursor.
func (w *window) putBack() {
	w.t.Helper()
	after, err := term.GetState(int(w.file.Fd()))
	if err != nil {
		w.t.Fatal(err)
	}
	if !reflect.DeepEqual(w.before, after) {
		w.t.Error("the modes of the terminal were not put back")
	}
	w.until("the terminal to be put back", func() bool {
		raw := w.sent()
		return strings.LastIndex(raw, "\x1b[?1049l") > strings.LastIndex(raw, "\x1b[?1049h") && strings.LastIndex(raw, "\x1b[?25h") > strings.LastIndex(raw, "\x1b[?25l")
	})
	if raw := w.sent(); strings.Contains(raw, "goroutine ") || strings.Contains(raw, "Caught panic") {
		w.t.Errorf("a stack was shown: %q", raw[max(0, len(raw)-2000):])
	}
}

// notes are the texts of the notes in the record of a home, and all lines of it.
func notes(t *testing.T, home string) (texts []string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(home, ".local/share/cahier/record/*.jsonl"))
	if runtime.GOOS == "darwin" {
		files, _ = filepath.Glob(filepath.Join(home, "Library/Application Support/cahier/record/*.jsonl"))
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		events, _, err := progress.Load(f, name)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if e.Type == progress.Noted {
				texts = append(texts, *e.Text)
			}
		}
	}
	return texts
}

func kept(t *testing.T, home, text string) bool {
	all := notes(t, home)
	return len(all) > 0 && all[len(all)-1] == text
}

var smallCourse = []string{"--course", "testdata/courses/small", "--no-embedded"}

// writing opens the note of the small course and types.
func writing(t *testing.T, size pty.Winsize, home, text string, env ...string) *window {
	t.Helper()
	w := open(t, size, windowEnv(home, env...), append([]string{"learn", "one"}, smallCourse...)...)
	w.shows("Two and two")
	w.keys("\x1b[C")
	w.shows("2/2")
	w.keys("v", "\r")
	w.shows("────────")
	w.keys(text)
	w.shows(text)
	return w
}

var usual = pty.Winsize{Cols: 80, Rows: 24}

// TestWithstandSignals: asked to stop while a note is written, the program
// keeps the last key and puts the terminal back.
func TestWithstandSignals(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			w := writing(t, usual, home, "half a thought")
			if err := w.process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d:\n%s", code, w.text())
			}
			w.putBack()
			if !kept(t, home, "half a thought") {
				t.Errorf("notes: %q", notes(t, home))
			}
		})
	}
}

// TestWithstandSignalsInLines: the same for who writes in lines.
func TestWithstandSignalsInLines(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			w := open(t, usual, windowEnv(home), append([]string{"learn", "one", "--plain"}, smallCourse...)...)
			w.shows("Two and two")
			w.keys("\n", "\n")
			w.shows("full stop")
			w.keys("half\n", "a thought\n")
			w.shows("a thought")
			if err := w.process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d:\n%s", code, w.text())
			}
			if !kept(t, home, "half\na thought") {
				t.Errorf("notes: %q\n%s", notes(t, home), w.text())
			}
		})
	}
}

// TestWithstandSignalsWatching: who watches a file in lines leaves in order.
func TestWithstandSignalsWatching(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			w := open(t, usual, windowEnv(t.TempDir()), "preview", "testdata/courses/small/one.en.md", "--plain")
			w.shows("Watching the file")
			if err := w.process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d:\n%s", code, w.text())
			}
		})
	}
}

// TestWithstandKill: killed, what rested half a second is there, and the record
// can be read and written.
func TestWithstandKill(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	w := writing(t, usual, home, "safe by now")
	w.until("the note", func() bool { return kept(t, home, "safe by now") })
	w.keys(" and lost")
	if err := w.process.Kill(); err != nil {
		t.Fatal(err)
	}
	w.end()
	again := open(t, usual, windowEnv(home), append([]string{"learn", "one"}, smallCourse...)...)
	again.shows("safe by now")
	again.keys("\x03")
	if code := again.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	again.putBack()
	if all := notes(t, home); !strings.HasPrefix(all[len(all)-1], "safe by now") {
		t.Errorf("notes: %q", all)
	}
}

// TestWithstandSizes: the window is made as small and as large as it goes while
// the learner types, and no key is lost.
func TestWithstandSizes(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	w := writing(t, usual, home, "one")
	for i, size := range [][2]int{{1, 1}, {500, 200}, {2, 200}, {500, 1}, {40, 10}, {19, 5}, {80, 24}} {
		w.resize(size[0], size[1])
		w.keys(fmt.Sprintf(" %d", i))
	}
	w.shows("one 0 1 2 3 4 5 6")
	w.keys("\x03")
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	w.putBack()
	if !kept(t, home, "one 0 1 2 3 4 5 6") {
		t.Errorf("notes: %q", notes(t, home))
	}
}

// TestWithstandSizeAtStart begins in such windows, and leaves.
func TestWithstandSizeAtStart(t *testing.T) {
	for _, size := range []pty.Winsize{{Cols: 1, Rows: 1}, {Cols: 500, Rows: 200}} {
		t.Run(fmt.Sprint(size.Cols), func(t *testing.T) {
			t.Parallel()
			w := open(t, size, windowEnv(t.TempDir()), smallCourse...)
			w.until("a screen", func() bool { return strings.TrimSpace(w.text()) != "" })
			w.keys("\x03")
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d: %q", code, w.sent())
			}
			w.putBack()
		})
	}
}

// TestWithstandPanic: a fault in the program puts the terminal back, keeps the
// note, and is told in a sentence.
func TestWithstandPanic(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	trap := filepath.Join(t.TempDir(), "trap")
	w := writing(t, usual, home, "half a thought", "CAHIER_TEST_PANIC="+trap)
	w.until("the note", func() bool { return kept(t, home, "half a thought") })
	w.keys("!")
	w.shows("half a thought!") // what was never read cannot be kept
	put(t, trap, "")
	w.keys("\x1b", "\x1b[D")
	if code := w.end(); code != codeNot {
		t.Errorf("exit code %d", code)
	}
	w.putBack()
	if !kept(t, home, "half a thought!") {
		t.Errorf("notes: %q", notes(t, home))
	}
	// The terminal still passes on what the program wrote last.
	w.until("the sentence and its hint", func() bool {
		s := w.sent()
		return strings.Contains(s, "a fault in the program stopped it") && strings.Contains(s, "hint: ")
	})
}

// TestWithstandDumb: a terminal of lines gets lines.
func TestWithstandDumb(t *testing.T) {
	t.Parallel()
	w := open(t, usual, windowEnv(t.TempDir(), "TERM=dumb"), append([]string{"learn", "one"}, smallCourse...)...)
	w.shows("Two and two")
	w.keys("quit\n")
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if bad := obeyed(strings.ReplaceAll(w.sent(), "\r\n", "\n")); bad != "" {
		t.Error(bad)
	}
}

// sequence is one thing that a terminal obeys, or one control.
var sequence = regexp.MustCompile(`\x1b\[([<=>?]?)([0-9;:]*)([ -/]*[@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]|[\x00-\x09\x0b-\x1f\x7f]|[\x{80}-\x{9f}\x{61c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]`)

var link = regexp.MustCompile(`^\x1b\]8;(id=[\w.-]+)?;((https?://|mailto:)[!-~]+)?(\x07|\x1b\\)$`)

// shapes are what a terminal was told, without what differs from screen to
// screen: how far the cursor moves, which colour, where a link leads.
func shapes(raw string) map[string]string {
	all := map[string]string{}
	for _, m := range sequence.FindAllStringSubmatch(raw, -1) {
		s := m[0]
		switch {
		case link.MatchString(s), m[3] == "m" && m[1] == "":
			continue
		case s == "\x1b[J", s == "\x1b[K", s == "\x1bM":
			continue // erases what is left of the screen or a row; scrolls by a row
		case m[3] != "" && m[1] == "" && strings.Contains("ABCDGHIZdLMPX@STKr", m[3]):
			continue // the cursor, and rows that move with it
		}
		all[s] = m[0]
	}
	return all
}

// TestWithstandScreens goes through the hostile course with the full face. The
// terminal is told nothing that it is not told in a course without fault. On a
// machine with much else to do, a frame may be overtaken by the next key before
// it is drawn: then both are gone through again, with more patience, and all that
// was ever told counts.
func TestWithstandScreens(t *testing.T) {
	t.Parallel()
	tour := func(patience time.Duration, course, data, module, pages string) string {
		w := open(t, usual, windowEnv(t.TempDir()), "--course", course, "--no-embedded", "--data", data, "--lang", "en")
		w.shows("cahier")
		for _, keys := range []string{"?", "q", "/", "w", "\x1b[200~\x1b]0;owned\x07\u202e\x1b[201~", "\x1b", "n", "?", "q", "q"} {
			w.step(keys, patience)
		}
		w.keys("\x03")
		if code := w.end(); code != 0 {
			t.Errorf("exit code %d", code)
		}
		w.putBack()
		raw := w.sent()
		w = open(t, usual, windowEnv(t.TempDir()), "learn", module, "--course", course, "--no-embedded", "--data", data, "--lang", "en")
		w.shows("1/" + pages)
		for _, questions := range []int{5, 1} {
			for range questions {
				for _, keys := range []string{"v", "h", "h", "g", "s", "x", "\x1b[200~a\x1b]0;owned\x07\u009b\u202e\x1b[201~", " ", "\r", "2", "\r", " "} {
					w.step(keys, patience)
				}
			}
			for range 6 {
				w.step("\x1b[5~", patience)
			}
			for _, keys := range []string{"g", "s", "\t", "\x1b[B", "\t", "\x1b[C"} {
				w.step(keys, patience)
			}
		}
		w.keys("\x03")
		if code := w.end(); code != 0 {
			t.Errorf("exit code %d", code)
		}
		w.putBack()
		return raw + w.sent()
	}
	clean, raw := map[string]string{}, ""
	for patience := 10 * time.Millisecond; ; patience *= 4 {
		maps.Copy(clean, shapes(tour(patience, "../../curriculum/courses/reverse-mentoring", t.TempDir(), "b1-need-before-tool", "")))
		course, data := hostile(t)
		raw += tour(patience, course, data, "hostile", "2")
		wrong := slices.Concat(told(raw, clean), missing(raw))
		if len(wrong) == 0 {
			return
		}
		if patience > 200*time.Millisecond {
			t.Fatal(strings.Join(wrong, "\n"))
		}
	}
}

// told says what of all that a terminal was told is in no other shape.
func told(raw string, clean map[string]string) (all []string) {
	for s, whole := range shapes(raw) {
		if _, ok := clean[s]; !ok {
			at := strings.Index(raw, whole)
			all = append(all, fmt.Sprintf("the terminal was told %q, at %q", whole, raw[max(0, at-60):min(len(raw), at+60)]))
		}
	}
	return all
}

// missing says which parts of the hostile course were not drawn.
func missing(raw string) (all []string) {
	for _, word := range []string{"wCourse", "wTitle", "wTrack", "wProse", "wStem", "wRight", "wHint", "wPrompt"} {
		if !strings.Contains(raw, word) {
			all = append(all, word+" was not seen: the test does not reach it")
		}
	}
	return all
}

// step sends keys and waits until the program has drawn, or has nothing to for
// as long as patience.
func (w *window) step(keys string, patience time.Duration) {
	w.t.Helper()
	w.keys(keys)
	for {
		select {
		case <-w.changed:
		case <-time.After(patience):
			return
		}
	}
}

// smallDisk is a folder with room for 64 KiB, and what fills it.
func smallDisk(t *testing.T) (dir string, fill, free func()) {
	t.Helper()
	dir = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be made here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	ballast := filepath.Join(dir, "ballast")
	fill = func() {
		if err := os.WriteFile(ballast, make([]byte, 128<<10), 0o600); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("the disk is not full: %v", err)
		}
	}
	return dir, fill, func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWithstandFullDisk: no verdict without a record, the answer stays, and
// once there is room it is taken; the same for a note.
func TestWithstandFullDisk(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	disk, fill, free := smallDisk(t)
	fill()
	at := append([]string{"--data", disk}, smallCourse...)
	w := open(t, usual, windowEnv(home), append([]string{"learn", "one"}, at...)...)
	w.shows("Two and two")
	w.keys("v")
	w.shows("▸")
	w.keys("a", "\r")
	w.shows("sure")
	w.keys("1")
	w.shows("enter save again")
	w.shows("the disk is full")
	if strings.Contains(w.text(), "Right") {
		t.Errorf("a verdict without a record:\n%s", w.text())
	}
	w.shows("Four")
	free()
	w.keys("\r")
	w.shows("Right")
	w.keys("\x1b[C")
	w.shows("2/2")
	fill()
	// What the file has room for in its last block is taken; this is more.
	long := strings.Repeat("thought ", 700)
	w.keys("v", "\r", "\x1b[200~"+long+"\x1b[201~")
	w.shows("the disk is full")
	free()
	w.keys("end", "\x1b")
	record := func() []byte {
		var all []byte
		files, _ := filepath.Glob(filepath.Join(disk, "record", "*.jsonl"))
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, raw...)
		}
		return all
	}
	w.until("the note in the record", func() bool { return bytes.Contains(record(), []byte("thought end")) })
	w.keys("\x03")
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d: %s", code, w.text())
	}
	w.putBack()
	if n := bytes.Count(record(), []byte(`"type":"answered"`)); n != 1 {
		t.Errorf("%d answers", n)
	}
	events, problems, err := progress.Load(bytes.NewReader(record()), "record")
	if err != nil || len(problems) > 0 || len(events) == 0 {
		t.Errorf("%d events, %v, %v", len(events), problems, err)
	}
}

// TestWithstandFullDiskPlain leaves with what cannot be written: it is told,
// and the exit code says so.
func TestWithstandFullDiskPlain(t *testing.T) {
	t.Parallel()
	disk, fill, _ := smallDisk(t)
	fill()
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	for _, lines := range []string{"1\n1\nquit\n", "\n\nmy note\n.\nquit\n", "1\n1\n"} {
		c := exec.Command(path, append([]string{"learn", "one", "--data", disk}, smallCourse...)...)
		c.Env = windowEnv(t.TempDir())
		c.Stdin = strings.NewReader(lines)
		var stdout, stderr bytes.Buffer
		c.Stdout, c.Stderr = &stdout, &stderr
		err := c.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != codeNot {
			t.Errorf("%q: %v", lines, err)
		}
		if s := stdout.String(); strings.Contains(s, "Right.") || !strings.Contains(s, "the disk is full") {
			t.Errorf("%q: %s", lines, s)
		}
		if s := stderr.String(); !strings.Contains(s, "the disk is full") || !strings.Contains(s, "\nhint: make room") {
			t.Errorf("%q: %s", lines, s)
		}
	}
}

// TestWithstandTwo: two programs on one record at once; all that both did is
// there, each line whole, each with a number of its own.
func TestWithstandTwo(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	const each = 8
	var all [3]bytes.Buffer
	var programs []*exec.Cmd
	for i := range all {
		c := exec.Command(path, append([]string{"learn", "one", "--plain"}, smallCourse...)...)
		c.Env = windowEnv(home)
		c.Stdin = strings.NewReader("1\n1\n" + strings.Repeat("again\n2\n2\n", each-1) + "quit\n")
		c.Stdout, c.Stderr = &all[i], &all[i]
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		programs = append(programs, c)
	}
	for i, c := range programs {
		if err := c.Wait(); err != nil {
			t.Errorf("%v: %s", err, &all[i])
		}
	}
	c := exec.Command(path, "export", "record")
	c.Env = windowEnv(home)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	events, problems, err := progress.Load(bytes.NewReader(out), "export")
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v, %v", problems, err)
	}
	answers, seen := 0, map[uint64]bool{}
	for _, e := range events {
		if e.Type == progress.Answered {
			answers++
		}
		if seen[e.Seq] {
			t.Errorf("number %d twice", e.Seq)
		}
		seen[e.Seq] = true
	}
	// A program that begins when another has answered is asked nothing at first.
	if answers < len(all)*(each-1) {
		t.Errorf("%d answers", answers)
	}
}
