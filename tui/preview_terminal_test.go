//go:build unix

package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreviewInTerminal is an author's session with the real program: a save by
// rename, a file that goes and comes back, the editor at a diagnostic.
func TestPreviewInTerminal(t *testing.T) {
	b := atWork(t)
	home := t.TempDir()
	log := filepath.Join(home, "log")
	editor := filepath.Join(home, "nano") // known by its name
	script := "#!/bin/sh\necho \"$@\" > " + log + "\nsed -i.old 's/- \\[\\]/- [ ]/' \"$2\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	r := start(t, home, []string{"LANG=en", "VISUAL=" + editor}, "preview", b.path(forms))
	r.shows("as on the disk")
	r.shows("10 warnings")
	b.rename(forms, b.replaced(forms, "Which came first?", "What was there first?"))
	r.shows("What was there first?")
	r.shows("changed: A guess")
	kept := b.read(forms)
	b.remove(forms)
	r.shows("is not there")
	b.rename(forms, strings.Replace(kept, "- [ ]", "- []", 1))
	r.shows("2 errors")
	r.shows("is not a box")
	r.keys("tab")
	r.shows("hint: begin it")
	r.keys("down")
	r.shows("hint: write [ ] or [x]")
	r.keys("enter")
	r.until("the editor's work", func() bool { // the page is away while the editor has the terminal
		_, err := os.Stat(log)
		return err == nil && strings.Contains(r.text(), "Preview ▸") && !strings.Contains(r.text(), "error")
	})
	args, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if want := "+21,3 " + b.path(forms); !strings.Contains(string(args), want) {
		t.Errorf("the editor was called with %q, want %q", args, want)
	}
	r.keys("ctrl+l")
	r.shows("Aperçu ▸ forms.fr.md")
	r.keys("q")
	if err := r.end(); err != nil {
		t.Fatalf("ended with %v", err)
	}
	if !strings.Contains(r.raw.String(), "\x1b[?1049l") {
		t.Error("the terminal was not put back")
	}
	if left, _ := filepath.Glob(filepath.Join(home, ".*")); len(left) > 0 {
		t.Errorf("something was kept: %v", left)
	}
}
