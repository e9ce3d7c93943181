//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cahier/progress/study"
)

// TestWithstandOddFiles: what the program keeps for itself may be a pipe that
// nobody writes into, or a device without an end. It is passed over.
func TestWithstandOddFiles(t *testing.T) {
	pipe := func(path string) error { return syscall.Mkfifo(path, 0o600) }
	endless := func(path string) error { return os.Symlink("/dev/zero", path) }
	for name, made := range map[string]struct {
		place string
		make  func(string) error
	}{
		"settings: a pipe":   {".config/cahier/settings.json", pipe},
		"settings: a device": {".config/cahier/settings.json", endless},
		"drafts: a pipe":     {".local/state/cahier/drafts/small%2Fone%2Fstart%2F%2Fen%2F.md", pipe},
		"drafts: a device":   {".local/state/cahier/drafts/small%2Fone%2Fstart%2F%2Fen%2F.md", endless},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			path := filepath.Join(home, made.place)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := made.make(path); err != nil {
				t.Fatal(err)
			}
			w := open(t, usual, windowEnv(home), append([]string{"learn", "one"}, smallCourse...)...)
			w.shows("Two and two")
			w.keys("\x0c") // the other language, which is kept
			w.shows("q retour")
			w.keys("\x03")
			if code := w.end(); code != 0 {
				t.Errorf("exit code %d:\n%s", code, w.text())
			}
			if info, err := os.Lstat(path); err != nil || info.Mode().IsRegular() {
				t.Errorf("%v, %v", info, err)
			}
		})
	}
}

// The same of what is half done.
func TestHalvesPassOverAPipe(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "underway.json")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	all := halvesIn(dir, func() string { return "ana" })
	for _, h := range []study.Half{{Values: map[string]int{"a": 3}}, {}} {
		if all.Keep("c/m/rate", h); !all.Half("c/m/rate").None() {
			t.Error("a pipe holds something")
		}
	}
	if info, err := os.Lstat(path); err != nil || info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
}

// TestWithstandJSON: what is for programs spells out to a terminal what the
// terminal would obey.
func TestWithstandJSON(t *testing.T) {
	home, name := t.TempDir(), "one\u009b31m\u202e.en.md"
	if err := os.WriteFile(filepath.Join(home, name), []byte("---\nid: \"one\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(home, ".local/share/cahier/record/x.jsonl")
	if err := os.MkdirAll(filepath.Dir(record), 0o700); err != nil {
		t.Fatal(err)
	}
	event := `{"v":1,"id":"01a21d69-b11f-7ce0-80ee-bd9dae5625ec","seq":1,"at":"2026-11-27T14:29:55.615Z","learner":"mt52dyk3mggfu3j4","device":"ymkfh2w66w6y","type":"noted","course":"c","module":"m","block":"b","text":"` + "\u009b2J\u202e" + `"}`
	if err := os.WriteFile(record, []byte(event+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", filepath.Join(home, name), "--json"},
		{"check", filepath.Join(home, name), "--sarif"},
		{"export", "record"},
	} {
		w := open(t, usual, windowEnv(home), args...)
		w.until("the name or the text, spelt out", func() bool {
			return strings.Contains(w.sent(), `u009b`) || strings.Contains(w.sent(), "%C2%9B")
		})
		if said := w.sent(); strings.ContainsAny(said, "\u009b\u202e") {
			t.Errorf("%v: %q", args, said[:min(len(said), 500)])
		}
	}
	path := filepath.Join(home, "copy.jsonl")
	w := open(t, usual, windowEnv(home), "export", "record", "-o", path)
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d: %s", code, w.text())
	}
	if kept := readAll(t, path); kept != event+"\n" {
		t.Errorf("a copy that is not byte for byte: %q", kept)
	}
}
