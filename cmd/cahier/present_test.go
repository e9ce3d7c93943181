package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cahier/progress/room"
	"cahier/tui"
)

// The notes follow the room of their module that was opened last, also one that
// is opened after them, and a room that has ended to its end.
func TestFollow(t *testing.T) {
	rooms := t.TempDir()
	now := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	open := func(name, module string) *room.Hub {
		t.Helper()
		dir := filepath.Join(rooms, name)
		log, events, err := room.OpenLog(dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { log.Close() })
		h := room.NewHub(log, events, func() time.Time { now = now.Add(time.Second); return now })
		if _, err := h.Do(room.Event{By: room.Desk, Type: room.Opened, Head: &room.Head{Room: name, Module: module, Identity: room.Anonymous}}); err != nil {
			t.Fatal(err)
		}
		return h
	}
	open("other", "elsewhere")
	first := open("first", "m")
	if err := os.MkdirAll(filepath.Join(rooms, "torn"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(rooms, "torn", "log.jsonl"), []byte("{\"v\":"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	next := follow(ctx, rooms, "m")
	see := func(phase room.Phase, name string) {
		t.Helper()
		events, ok := next()
		if s := room.Fold(events); !ok || s.Phase != phase || s.Head.Room != name {
			t.Errorf("the notes are at %s in %q, %v", s.Phase, s.Head.Room, ok)
		}
	}
	see(room.Lobby, "first")
	if _, err := first.Do(room.Event{By: room.Desk, Type: room.Paged, Page: "p"}); err != nil {
		t.Fatal(err)
	}
	see(room.Reading, "first")
	if _, err := first.Do(room.Event{By: room.Desk, Type: room.Ended}); err != nil {
		t.Fatal(err)
	}
	see(room.Over, "first")
	open("second", "m")
	see(room.Lobby, "second")
	if dir, ok := lastRoom(rooms, "m"); !ok || filepath.Base(dir) != "second" {
		t.Error(dir, ok)
	}
	stop()
	if _, ok := next(); ok {
		t.Error("it goes on after the end")
	}
}

// Opening a presentation removes the rooms whose days are over, as opening a
// workshop does.
func TestPresentRemovesOldRooms(t *testing.T) {
	h, _, stderr := fake(t)
	a := &app{host: h, out: &sticky{w: h.stdout}}
	a.speak("en")
	rooms := t.TempDir()
	old, err := openRoom(filepath.Join(rooms, "old"), &room.Head{Room: "old", Identity: room.Person, Keep: 30}, doorFile{Host: "h"},
		func() time.Time { return h.now().AddDate(0, 0, -31) })
	if err != nil {
		t.Fatal(err)
	}
	old.close()
	l, err := a.library()
	if err != nil {
		t.Fatal(err)
	}
	c, entry, err := l.Find("reverse-mentoring/h1-before-the-web")
	if err != nil {
		t.Fatal(err)
	}
	closed, closeIt := context.WithCancel(t.Context())
	closeIt()
	w := tui.WorkshopOptions{Course: c, ModuleID: entry.ID, Now: h.now, Hands: true}
	if err := a.lead(closed, rooms, w, false); err != nil {
		t.Fatal(err)
	}
	if exists(filepath.Join(rooms, "old")) || !strings.Contains(stderr.String(), "old") {
		t.Errorf("the old room stays: %s", stderr)
	}
	if left, err := os.ReadDir(rooms); err != nil || len(left) != 1 {
		t.Error("not its own room alone:", left, err)
	}
}
