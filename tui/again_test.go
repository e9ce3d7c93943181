package tui

import (
	"testing"
	"time"

	"cahier/progress"
)

// A reflection that comes back is asked about when it is due: still true, or
// written on. Either is a version of today.
func TestReflectionComesBack(t *testing.T) {
	bubble(t, func(t *testing.T) {
		text := "She let me try."
		now := time.Now().UTC()
		record := &memory{now: time.Now, events: []progress.Event{{
			V: 1, ID: "old", Seq: 1, At: now.Add(-30 * 24 * time.Hour), Learner: "learner", Device: "device",
			Type: progress.Noted, Course: "kinds", Module: "everything", Page: "start", Block: "stick", Text: &text,
		}}}
		d := kinds(t, "everything", record)
		d.press("v").shows("You wrote this 30 days ago. Is it still true?").shows("enter still true")
		d.press("esc n").shows("You wrote this 30 days ago.").press("q V")
		d.press("ctrl+l").shows("Vous avez écrit ceci il y a 30 jours.").press("ctrl+l")
		d.press("enter").hides("Is it still true").shows(text)
		notes := record.of(progress.Noted)
		if last := notes[len(notes)-1]; len(notes) != 2 || *last.Text != text || last.After != "old" {
			t.Errorf("recorded %+v", notes)
		}
		time.Sleep(22 * 24 * time.Hour)
		d.press("ctrl+l ctrl+l").shows("You wrote this 22 days ago.")
		d.press("r type:! esc").hides("Is it still true").shows(text + "!")
	})
}
