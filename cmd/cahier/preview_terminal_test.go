//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestPreviewLines follows a file in a terminal with the face of lines: a save
// by rename, a file that goes and comes back; no escape sequence is written.
func TestPreviewLines(t *testing.T) {
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err) // testscript.Main puts it there
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "m.en.md")
	save := func(words string) {
		t.Helper()
		text := "---\nid: \"m\"\ntitle: \"M\"\n---\n\n## One\n<!-- page id=one -->\n\nThe same.\n\n## Two\n<!-- page id=two -->\n\n" + words + "\n"
		if err := os.WriteFile(file+".new", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(file+".new", file); err != nil {
			t.Fatal(err)
		}
	}
	save("First words.")
	c := exec.Command(path, "preview", "--plain", file)
	c.Env = append(os.Environ(), "HOME="+dir, "GORACE="+noSleep, "CAHIER_LANG=en", "TERM=xterm-256color")
	f, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := newScreen(f)
	wait := func(text string) {
		t.Helper()
		if !seen.waitFor(text) {
			_ = c.Process.Kill()
			t.Fatalf("no %q: %q", text, seen)
		}
	}
	wait("First words.")
	wait("Watching the file")
	save("Second words.")
	wait("changed: Two")
	wait("Second words.")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	wait("is not there, or cannot be read")
	save("Third words.")
	wait("Third words.")
	if _, err := f.Write([]byte("q\n")); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("%v: %q", err, seen)
		}
	case <-time.After(10 * time.Second):
		_ = c.Process.Kill()
		t.Fatalf("it did not leave: %q", seen)
	}
	if text := seen.String(); strings.Contains(text, "\x1b") || strings.Count(text, "The same.") != 1 {
		t.Errorf("escape sequences, or a page that did not change: %q", text)
	}
}
