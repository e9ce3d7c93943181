package study

import (
	"fmt"
	"testing"
	"time"

	"cahier/progress"
)

// A text that is written after the last version, and an empty one after each
// other, leaves one version; the record keeps them all. Until the empty one is
// written the record shows more, not less.
func TestVersionsMadeOne(t *testing.T) {
	var events []progress.Event
	note := func(id, text, after string) progress.Note {
		events = append(events, progress.Event{
			ID: id, Seq: uint64(len(events) + 1), Type: progress.Noted, Course: "c", Module: "m", Block: "b", Text: &text, After: after,
			At: time.Date(2026, 11, 20, 9, len(events), 0, 0, time.UTC),
		})
		return progress.Fold(events).Note("c", "m", "b", "")
	}
	note("base", "base", "")
	note("home", "at home\n", "base")
	n := note("work", "\nat work", "base")
	title := func(number int, at time.Time) string { return fmt.Sprintf("%d %s", number, at.Format("15:04")) }
	if got, want := Together(n.Current, title), "1 09:01\n\nat home\n\n2 09:02\n\nat work"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	beside := Beside(n)
	if len(beside) != 1 || beside[0].ID != "home" {
		t.Fatalf("beside %v", beside)
	}
	if n = note("one", "one", n.After()); len(n.Current) != 2 {
		t.Errorf("half done: %q", n.Texts())
	}
	n = note("gone", "", beside[0].ID)
	if texts := n.Texts(); len(texts) != 1 || texts[0] != "one" || len(n.Versions) != 5 || n.After() != "one" || Beside(n) != nil {
		t.Errorf("%q of %d versions, the next after %s", texts, len(n.Versions), n.After())
	}
}
