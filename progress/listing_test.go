package progress

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A folder is listed anew when it changed, when its time cannot be relied on
// yet, and once a minute; and what came into it counts in the next event.
func TestFolderIsListedWhenItChanged(t *testing.T) {
	h := newHome(t)
	lists, now := 0, time.Now()
	o := h.options()
	o.Now = func() time.Time { return now }
	o.disk = &breaking{breaks: func(op, _ string) error {
		if op == "readdir" {
			lists++
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	add(t, r, 1)
	changed(t, h.record(), now)
	appends := func(what string, want int) Event {
		t.Helper()
		before := lists
		e := add(t, r, 1)[0]
		if lists-before != want {
			t.Errorf("%s: listed %d times, want %d", what, lists-before, want)
		}
		return e
	}
	appends("a folder made this moment", 1)
	now = now.Add(10 * time.Second)
	appends("the first look after that", 1)
	appends("nothing changed", 0)

	h.put(t, "elsewhere.jsonl", []byte(written("x", 70, "")))
	changed(t, h.record(), now)
	if e := appends("a file came", 1); e.Seq != 71 {
		t.Error("not seen:", e.Seq)
	}
	// A known file that grows does not change its folder.
	now = now.Add(10 * time.Second)
	appends("the first look after that", 1)
	h.put(t, "elsewhere.jsonl", []byte(written("x", 70, "")+written("y", 80, "")))
	if e := appends("a file grew", 0); e.Seq != 81 {
		t.Error("not seen:", e.Seq)
	}
	now = now.Add(listAgain)
	appends("a minute went by", 1)
	now = now.Add(-time.Hour)
	appends("the clock was set back", 1)

	now = now.Add(2 * time.Hour)
	appends("the first look after that", 1)
	if err := os.Remove(filepath.Join(h.record(), r.own)); err != nil {
		t.Fatal(err)
	}
	appends("the own file went", 1) // What it held is written again.
	if got := len(h.open(t).Events()); got != len(r.Events()) {
		t.Errorf("%d events are there, %d were acknowledged", got, len(r.Events()))
	}
	now = now.Add(10 * time.Second)
	add(t, r, 1)
	if err := r.Refresh(); err != nil {
		t.Fatal(err)
	}
	appends("after a refresh that listed", 0)
}

// changed sets the time at which a folder says that it changed.
func changed(t *testing.T, folder string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(folder, at, at); err != nil {
		t.Fatal(err)
	}
}
