package room

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

func written(t testing.TB, dir string) []Event {
	t.Helper()
	l, events, err := OpenLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	h := NewHub(l, events, time.Now)
	do(t, h, Event{By: Desk, Type: Opened, Head: head(Person)})
	join(t, h, 2)
	do(t, h, desk(Asked, "q", 1))
	do(t, h, answer("s1", "q", 1, 2))
	return h.Events()
}

func TestLogIsFoldedAgain(t *testing.T) {
	dir := t.TempDir()
	events := written(t, dir)
	l, again, err := OpenLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if !reflect.DeepEqual(Fold(again), Fold(events)) {
		t.Error("another room came back")
	}
	h := NewHub(l, again, time.Now)
	do(t, h, answer("s2", "q", 1, 1))
	if info, err := os.Stat(filepath.Join(dir, logName)); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
}

// A log cut at any byte gives back every whole line, and goes on.
func TestLogCutAnywhere(t *testing.T) {
	dir := t.TempDir()
	written(t, dir)
	raw, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	for n := range raw {
		cut := t.TempDir()
		if err := os.WriteFile(filepath.Join(cut, logName), raw[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		l, events, err := OpenLog(cut)
		if err != nil {
			t.Fatalf("cut at %d: %v", n, err)
		}
		if want := bytes.Count(raw[:n], []byte("\n")); len(events) != want {
			t.Fatalf("cut at %d: %d events, want %d", n, len(events), want)
		}
		line, err := encode(Event{Seq: len(events) + 1, Type: Ended, By: Desk})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Append(line); err != nil {
			t.Fatal(err)
		}
		l.Close()
		left, err := os.ReadFile(filepath.Join(cut, logName))
		if err != nil {
			t.Fatal(err)
		}
		if again, _, err := ReadLog(bytes.NewReader(left)); err != nil || len(again) != len(events)+1 {
			t.Fatalf("cut at %d: not to be read again: %v", n, err)
		}
	}
}

// A damaged line is told, not skipped: a room without one of its events could
// take a seat or a lock from somebody.
func TestLogDamaged(t *testing.T) {
	dir := t.TempDir()
	written(t, dir)
	path := filepath.Join(dir, logName)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{
		append([]byte("what?\n"), raw...),
		raw[bytes.IndexByte(raw, '\n')+1:],
		append(bytes.Clone(raw[:40]), append(bytes.Repeat([]byte("x"), maxLine), '\n')...),
	} {
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := OpenLog(dir); err == nil {
			t.Errorf("taken for a room: %.40q", bad)
		}
		if kept, _ := os.ReadFile(path); !bytes.Equal(kept, bad) {
			t.Error("the file was changed")
		}
	}
}

func TestSecret(t *testing.T) {
	dir := t.TempDir()
	a, err := OpenSecret(dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := OpenSecret(dir)
	if err != nil || a.Hash("key") != b.Hash("key") || a.Hash("key") == a.Hash("kez") {
		t.Error("not the same secret again:", err)
	}
	other, err := OpenSecret(t.TempDir())
	if err != nil || other.Hash("key") == a.Hash("key") {
		t.Error("two rooms know a key by the same hash")
	}
	seen := map[string]bool{}
	for range 1000 {
		seen[NewCode()] = true
	}
	if len(seen) < 999 {
		t.Error("codes repeat")
	}
}

func TestExpired(t *testing.T) {
	began := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	if Expired(began, 30, began.AddDate(0, 0, 30)) || !Expired(began, 30, began.AddDate(0, 0, 31)) || Expired(began, 0, began.AddDate(9, 0, 0)) {
		t.Error("not after 30 days")
	}
}
