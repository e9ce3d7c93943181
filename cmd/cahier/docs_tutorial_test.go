package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// A step of the tutorial: a file to write, a change to make, or commands with
// what they say.
var step = regexp.MustCompile("(?m)^`([^`\n]+)`:\n\n````markdown \\w+\n((?s).*?\n)````$|^<!-- edit: (\\S+) \\|(.*)\\|(.*) -->$|^```console\n((?s).*?)```$")

// TestTutorial: who does what the tutorial says, as it is printed there, sees
// what it says.
func TestTutorial(t *testing.T) {
	raw, err := os.ReadFile(repo + "/docs/authoring/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	commands := 0
	for _, m := range step.FindAllStringSubmatch(string(raw), -1) {
		switch {
		case m[1] != "":
			write(t, m[1], m[2])
		case m[3] != "":
			old, err := os.ReadFile(m[3])
			if err != nil || strings.Count(string(old), m[4]) != 1 {
				t.Fatalf("%s: %q does not stand there once (%v)", m[3], m[4], err)
			}
			write(t, m[3], strings.Replace(string(old), m[4], m[5], 1))
		default:
			for _, one := range strings.Split("\n"+m[6], "\n$ ")[1:] {
				command, want, _ := strings.Cut(one, "\n")
				commands++
				obey(t, strings.Fields(command), strings.TrimSpace(want))
			}
		}
	}
	if commands < 8 {
		t.Errorf("only %d commands were found", commands)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// obey runs a command and looks for what it is said to print, "…" standing for
// anything. Only a check that is said to find errors may fail.
func obey(t *testing.T, words []string, want string) {
	t.Helper()
	if words[0] == "rm" {
		if err := os.Remove(words[1]); err != nil {
			t.Fatal(err)
		}
		return
	}
	h, _, _ := fake(t, words[1:]...)
	var out bytes.Buffer
	h.stdout, h.stderr = &out, &out
	code := run(h)
	if (code != 0) != strings.Contains(want, ": error [") {
		t.Errorf("%v: exit code %d\n%s", words, code, out.String())
	}
	if want == "" {
		return
	}
	at := out.String()
	for i, part := range strings.Split(want, "…\n") {
		part = strings.TrimSuffix(strings.TrimSuffix(part, "…"), "\n")
		before, after, found := strings.Cut(at, part)
		if !found || i == 0 && before != "" {
			t.Errorf("%v does not say\n%s\nbut\n%s", words, want, out.String())
			return
		}
		at = after
	}
}
