//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// inShell opens the workbook from a shell that stops its programs and calls
// them again, and returns the number of the program's process.
func inShell(t *testing.T, home string) (w *window, pid int) {
	t.Helper()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(shell, "--norc", "--noprofile", "--noediting", "-i")
	c.Env = append(windowEnv(home), "PS1=ready> ")
	w = start(t, usual, c)
	w.shows("ready>")
	w.keys(path + " learn one " + strings.Join(smallCourse, " ") + "\n")
	w.shows("1/2")
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", w.process.Pid, w.process.Pid))
	if err != nil {
		t.Skipf("the shell does not tell what it started: %v", err)
	}
	if pid, err = strconv.Atoi(strings.TrimSpace(string(children))); err != nil {
		t.Fatal(err)
	}
	return w, pid
}

// TestWithstandStopped: ctrl+z gives the terminal to the shell, and what was
// typed is there when the shell calls the program again.
func TestWithstandStopped(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	w, _ := inShell(t, home)
	w.keys("\x1b[C")
	w.shows("2/2")
	w.keys("v", "\r")
	w.shows("────────")
	w.keys("half a thought")
	w.shows("half a thought")
	w.keys("\x1a")
	w.shows("Stopped")
	raw := w.sent()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l"} {
		if strings.LastIndex(raw, on) > strings.LastIndex(raw, off) {
			t.Errorf("%q was not put back", on)
		}
	}
	w.keys("echo the shell reads: $((40 + 2))\n")
	w.shows("reads: 42")
	w.keys("fg\n")
	w.shows("half a thought")
	w.keys(" and more")
	w.until("the note", func() bool { return kept(t, home, "half a thought and more") })
	w.keys("\x03")
	w.shows("ready>")
	w.keys("exit\n")
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d:\n%s", code, w.text())
	}
}

// TestWithstandStoppedUnasked: stopped from outside, the program draws all of
// its screen when it is called again.
func TestWithstandStoppedUnasked(t *testing.T) {
	t.Parallel()
	w, pid := inShell(t, t.TempDir())
	for range 3 {
		w.keys("\x1b[C") // what the terminal answers has been read before a key is
		w.shows("2/2")
		w.keys("\x1b[D")
		w.shows("1/2")
		if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		w.shows("Stopped")
		entered := strings.Count(w.sent(), "\x1b[?1049h")
		w.keys("fg\n")
		w.until("the whole screen again", func() bool {
			return strings.Count(w.sent(), "\x1b[?1049h") > entered && strings.Contains(w.text(), "Two and two") && !strings.Contains(w.text(), "Stopped")
		})
	}
	w.keys("\x03")
	w.shows("ready>")
}

// TestWithstandEditor: asked to leave while the learner's editor has the
// terminal, the program tells the editor, leaves, and takes in at the next start
// what the editor kept.
func TestWithstandEditor(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			editor := filepath.Join(home, "editor")
			script := "#!/bin/sh\ntrap 'echo last words > \"$1\"; exit' HUP\necho EDITING\nwhile :; do sleep 0.05; done\n"
			if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
				t.Fatal(err)
			}
			w := writing(t, usual, home, "before", "EDITOR="+editor)
			w.keys("\x0f")
			w.shows("EDITING")
			if err := w.process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d:\n%s", code, w.text())
			}
			w.putBack()
			raw := w.sent()
			if pushed, popped := strings.Count(raw, "\x1b[>1u"), strings.Count(raw, "\x1b[<1u"); pushed != popped {
				t.Errorf("the keyboard's modes were pushed %d times and popped %d times", pushed, popped)
			}
			if strings.LastIndex(raw, "\x1b[>1u") > strings.LastIndex(raw, "\x1b[<1u") {
				t.Error("the keyboard's modes were not put back")
			}
			again := open(t, usual, windowEnv(home), append([]string{"learn", "one"}, smallCourse...)...)
			again.until("the note", func() bool { return kept(t, home, "last words") })
			again.keys("\x03")
			again.end()
		})
	}
}
