package main

import (
	"strings"
	"testing"

	"cahier/progress"
	"cahier/tui"
)

// Who leaves with a note that could not be saved is told where it is: set
// aside, or right here.
func TestNoteNotKept(t *testing.T) {
	full := &progress.Error{Kind: progress.ErrFull, Op: "append to the record"}
	for _, c := range []struct {
		lost  tui.NotKept
		shown []string
	}{
		{tui.NotKept{Err: full, Drafts: "/state/100%/drafts"}, []string{"the disk is full", "/state/100%/drafts", "next start"}},
		{tui.NotKept{Err: full, Texts: []string{"two\nlines \x1b[2J"}}, []string{"two\nlines", "the disk is full", "copy it"}},
	} {
		h, _, stderr := fake(t)
		a := &app{host: h}
		a.speak("en")
		if code := a.report(a.notKept(&c.lost)); code != codeNot {
			t.Errorf("exit code %d", code)
		}
		for _, s := range append(c.shown, "hint: ") {
			if !strings.Contains(stderr.String(), s) {
				t.Errorf("%q is not in %q", s, stderr)
			}
		}
		if strings.Contains(stderr.String(), "\x1b") {
			t.Errorf("a live escape: %q", stderr)
		}
	}
}
