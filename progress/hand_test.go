package progress

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// replace puts another file in the place of one of the record, as sync programs
// do.
func (h home) replace(t *testing.T, name string, content []byte) {
	t.Helper()
	temp := filepath.Join(h.data, "another")
	if err := os.WriteFile(temp, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(temp, filepath.Join(h.record(), name)); err != nil {
		t.Skip("an open file is not replaced here:", err) // Windows
	}
}

// The learner waits for each call of the system: one answer opens the own file
// once, looks at what it has open, writes, syncs and closes.
func TestAppendOpensItsFileOnce(t *testing.T) {
	h := newHome(t)
	var calls []string
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		if filepath.Ext(name) == ".jsonl" {
			calls = append(calls, op)
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	add(t, r, 1)
	for range 2 {
		calls = nil
		add(t, r, 1)
		if want := []string{"openw", "stat", "write", "sync", "close"}; !slices.Equal(calls, want) {
			t.Errorf("%v, want %v", calls, want)
		}
	}
}

// A sync program puts an older file in the place of the own one after it was
// looked at and before it is written to: the write goes into a file that nobody
// finds any more. The next event brings all back that was acknowledged.
func TestReplacedBeforeTheWrite(t *testing.T) {
	h := newHome(t)
	replace := func() {}
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		if op == "write" && filepath.Ext(name) == ".jsonl" {
			replace()
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 2)
	older := content(t, r.ownPath)
	want = append(want, add(t, r, 1)...)
	replace = func() {
		replace = func() {}
		h.replace(t, r.own, older)
	}
	want = append(want, add(t, r, 1)...)
	if got := len(h.open(t).Events()); got != 2 {
		t.Fatalf("%d events in the older file: the test does not replace it", got)
	}
	want = append(want, add(t, r, 1)...)
	sameIDs(t, r.Events(), want)
	sameIDs(t, h.open(t).Events(), want)
}

// The own file is removed after it was taken in hand and before the folder is
// listed: nothing is written to what nobody finds any more.
func TestRemovedFromTheHand(t *testing.T) {
	for _, empty := range []bool{false, true} {
		h := newHome(t)
		remove := func() {}
		o := h.options()
		o.disk = &breaking{breaks: func(op, name string) error {
			if op == "readdir" {
				remove()
			}
			return nil
		}}
		r, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		var want []Event
		if empty {
			h.put(t, r.own, nil)
			if err := r.Refresh(); err != nil {
				t.Fatal(err)
			}
		} else {
			want = add(t, r, 2)
		}
		remove = func() {
			remove = func() {}
			if err := os.Remove(r.ownPath); err != nil {
				t.Skip("an open file is not removed here:", err) // Windows
			}
		}
		for range 2 {
			want = append(want, add(t, r, 1)...)
			sameIDs(t, r.Events(), want)
			sameIDs(t, h.open(t).Events(), want)
		}
	}
}

// A sync program takes the own file away and puts it back before it is made
// anew. The disk is full: what is taken back of a write that failed is never
// what was acknowledged before.
func TestPutBackBeforeTheWrite(t *testing.T) {
	h := newHome(t)
	putBack, full := func() {}, false
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		switch own := filepath.Ext(name) == ".jsonl"; {
		case own && op == "openw":
			putBack()
		case own && op == "write" && full:
			return syscall.ENOSPC
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 3)
	was, opened := content(t, r.ownPath), 0
	if err := os.Remove(r.ownPath); err != nil {
		t.Fatal(err)
	}
	putBack = func() {
		if opened++; opened == 2 { // the first is that of grasp
			h.put(t, r.own, was)
			full = true
		}
	}
	if _, err := r.Append(Event{Type: Read}); !errors.Is(err, ErrBusy) {
		t.Fatal(err)
	}
	sameIDs(t, h.open(t).Events(), want)
	full = false
	want = append(want, add(t, r, 1)...)
	sameIDs(t, r.Events(), want)
	sameIDs(t, h.open(t).Events(), want)
}

// A sync program puts an older file in the place of the own one while its torn
// end is copied aside: cutting must not make that as long as the other was, else
// nobody would notice.
func TestReplacedBeforeTheCut(t *testing.T) {
	h := newHome(t)
	replace := func() {}
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		if op == "rename" && filepath.Ext(name) == ".bad" {
			replace()
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 1)
	older := content(t, r.ownPath)
	want = append(want, add(t, r, 2)...)
	h.put(t, r.own, append(content(t, r.ownPath), `{"v":1,"id":"torn`...))
	replace = func() {
		replace = func() {}
		h.replace(t, r.own, older)
	}
	if _, err := r.Append(Event{Type: Read}); !errors.Is(err, ErrBusy) {
		t.Error(err)
	}
	want = append(want, add(t, r, 1)...)
	sameIDs(t, r.Events(), want)
	sameIDs(t, h.open(t).Events(), want)
}

// A file of the same size is put in the place of the own one between the reading
// and the write, while another program writes too.
func TestReplacedByAsMuch(t *testing.T) {
	h := newHome(t)
	replace := func() {}
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		if op == "openw" && filepath.Ext(name) == ".jsonl" {
			replace()
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 2)
	want = append(want, add(t, h.open(t), 1)...) // so that it is read anew
	first, last, _ := strings.Cut(string(content(t, r.ownPath)), "\n")
	_, third, _ := strings.Cut(last, "\n")
	opened := 0
	replace = func() {
		if opened++; opened == 2 { // the first is that of grasp
			h.replace(t, r.own, []byte(first+"\n"+third+first+"\n")) // without the second
		}
	}
	if _, err := r.Append(Event{Type: Read}); !errors.Is(err, ErrBusy) {
		t.Error(err)
	}
	want = append(want, add(t, r, 1)...)
	sameIDs(t, h.open(t).Events(), want)
}

// An older file is written in the place of the own one, and another program adds
// the same answers to it: their lines stand where those stood that were read.
func TestOverwrittenByTheLike(t *testing.T) {
	h := newHome(t)
	answer := func(r *Record) (e Event) {
		t.Helper()
		e, err := r.Append(Event{
			Type: Answered, Course: "a-course", Module: "a-module", Page: "a-page", Block: "a-question",
			Digest: "0123456789abcdef", Lang: "en", Response: []byte("[1]"), Credit: ptr(1.0), Verdict: Right, Confidence: Sure,
		})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	r := h.open(t)
	want := []Event{answer(r)}
	older := content(t, r.ownPath)
	want = append(want, answer(r))
	h.put(t, r.own, older)
	other := h.open(t)
	want = append(want, answer(other), answer(other), answer(r))
	got := ids(h.open(t).Events())
	for _, e := range want {
		if !slices.Contains(got, e.ID) {
			t.Errorf("%s is not in %v", e.ID, got)
		}
	}
}

// A file that was overwritten in its place, and is longer now, has not grown:
// the own one gets back what was acknowledged, another's is read anew.
func TestOverwrittenByMore(t *testing.T) {
	h := newHome(t)
	h.put(t, "elsewhere.jsonl", []byte(written("old", 1, "")))
	r := h.open(t)
	want := add(t, r, 2)
	for _, garbage := range []string{strings.Repeat("x", len(content(t, r.ownPath))-1) + "\n" + "more\n", strings.Repeat("y", 9999)} {
		h.put(t, r.own, []byte(garbage))
		want = append(want, add(t, r, 1)...)
	}
	h.put(t, "elsewhere.jsonl", []byte(written("new", 1, "")+written("newer", 2, "")))
	want = append(want, add(t, r, 1)...)
	for _, r := range []*Record{r, h.open(t)} {
		got := ids(r.Events())
		for _, id := range append(ids(want), "new", "newer") {
			if !slices.Contains(got, id) {
				t.Errorf("%s is not in %v", id, got)
			}
		}
	}
}
