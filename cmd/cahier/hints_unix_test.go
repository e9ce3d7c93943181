//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What cannot be read or written is told with what to do about it.
func TestWithstandHints(t *testing.T) {
	disk, fill, _ := smallDisk(t)
	if err := os.MkdirAll(filepath.Join(disk, "state/cahier"), 0o700); err != nil {
		t.Fatal(err)
	}
	fill()
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, c := range []struct {
		args       []string
		stdin      *os.File
		what, hint string
	}{
		{[]string{"new", "course", filepath.Join(disk, "c")}, nil, "the disk is full", "make room, or name a folder where you may write"},
		{[]string{"present", "n1-reverse-mentoring"}, nil, "the disk is full", "rooms are kept there: make room, or make the folder writable"},
		{[]string{"workshop", "n1-reverse-mentoring", "--addr", "127.0.0.1:0"}, nil, "the disk is full", "rooms are kept there: make room, or make the folder writable"},
		{[]string{"learn", "n1-reverse-mentoring"}, folder, "cannot read standard input: it is a folder", "give it lines: from the keyboard, a file or a pipe"},
	} {
		for _, lang := range []string{"en", "fr"} {
			home := t.TempDir()
			cmd := exec.Command(path, append(c.args, "--lang", lang)...)
			cmd.Env = append(windowEnv(home), "XDG_STATE_HOME="+filepath.Join(disk, "state"))
			if c.stdin != nil {
				cmd.Stdin, cmd.Env = c.stdin, windowEnv(home)
			}
			var said strings.Builder
			cmd.Stderr = &said
			_ = cmd.Run()
			if code := cmd.ProcessState.ExitCode(); code != 3 {
				t.Errorf("%v: exit code %d: %s", c.args, code, said.String())
			}
			if lang == "fr" {
				if !regexp.MustCompile("(?s)^cahier\u202f: .+\nconseil\u202f: .+\n$").MatchString(said.String()) {
					t.Errorf("%v: %q", c.args, said.String())
				}
				continue
			}
			if !strings.Contains(said.String(), c.what) || !strings.Contains(said.String(), "hint: "+c.hint) {
				t.Errorf("%v: %q", c.args, said.String())
			}
		}
	}
}
