//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestNewAsks begins a course and a module in a terminal, where what no option
// gives is asked; an empty line takes what stands in brackets.
func TestNewAsks(t *testing.T) {
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err) // testscript.Main puts it there
	}
	dir := t.TempDir()
	talk := func(lines string, waits []string, args ...string) {
		t.Helper()
		c := exec.Command(path, args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "HOME="+dir, "GORACE="+noSleep, "CAHIER_LANG=en", "TERM=xterm-256color")
		f, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		seen := newScreen(f)
		answers := strings.Split(lines, "\n")
		for i, text := range waits {
			if !seen.waitFor(text) {
				_ = c.Process.Kill()
				t.Fatalf("no %q: %q", text, seen)
			}
			if _, err := f.WriteString(answers[i] + "\n"); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.Wait(); err != nil {
			t.Fatalf("%v: %q", err, seen)
		}
	}
	talk("Our tools\n", []string{"Title in English [tools]: ", "Title in French [tools]: "}, "new", "course", "tools")
	raw, err := os.ReadFile(filepath.Join(dir, "tools", "course.md"))
	if err != nil || !strings.Contains(string(raw), "en: \"Our tools\"\n  fr: \"tools\"") {
		t.Errorf("%v\n%s", err, raw)
	}
	talk("Mail\nLe courrier\n\n15", []string{"[mail]: ", "French [mail]: ", "Track, one of basics [basics]: ", "Minutes alone [12]: "},
		"new", "module", "mail", "--course", "tools")
	raw, err = os.ReadFile(filepath.Join(dir, "tools", "mail.fr.md"))
	if err != nil || !strings.Contains(string(raw), "title: \"Le courrier\"\ntrack: \"basics\"\nminutes: {solo: 15, group: 22}") {
		t.Errorf("%v\n%.300s", err, raw)
	}
}
