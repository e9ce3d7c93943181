package tui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// What an editor left behind when the program was killed is in the record after
// the next start, is told, and is taken in once.
func TestDraftRecovered(t *testing.T) {
	bubble(t, func(t *testing.T) {
		state, record := t.TempDir(), &memory{}
		place := study.Place{Course: "sample", Module: "forms", Page: "write", Lang: "en"}
		text := newWriter(&env{drafts: filepath.Join(state, "drafts")}, place, &curriculum.Block{ID: "turn"}, "", progress.Note{})
		path := text.draft()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("half a thought\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		o := Options{Library: curriculum.Library{sample(t)}, Record: record, Lang: "en", StateDir: state, Now: time.Now}
		app, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		d := &desk{t: t, app: app, record: record}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.shows("A note that had not been saved was found and kept.")
		notes := record.of(progress.Noted)
		if len(notes) != 1 || *notes[0].Text != "half a thought" || notes[0].Block != "turn" {
			t.Fatalf("recorded %v", notes)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("the draft is still there")
		}
		if _, err := New(o); err != nil || len(record.of(progress.Noted)) != 1 {
			t.Errorf("taken in again: %v", err)
		}
	})
}
