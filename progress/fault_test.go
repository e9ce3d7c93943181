package progress

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// faulty opens a record on a disk that fails at one call, or at that and all
// later ones. calls returns how many there were.
func (h home) faulty(at int, forever, late bool, err error) (o Options, calls *int) {
	calls = new(int)
	o = h.options()
	o.wait = time.Millisecond
	o.disk = &breaking{late: late, breaks: func(string, string) error {
		*calls++
		if *calls == at || (forever && *calls > at) {
			return err
		}
		return nil
	}}
	return o, calls
}

var faults = []struct {
	name          string
	forever, late bool
	err           error
}{
	{"one error", false, false, syscall.EIO},
	{"one error after half a write", false, true, syscall.EIO},
	{"full from then on", true, false, syscall.ENOSPC},
	{"full after half a write", true, true, syscall.ENOSPC},
	{"read-only from then on", true, false, syscall.EROFS},
	{"no permission once", false, false, syscall.EACCES},
	{"no permission from then on", true, false, syscall.EACCES},
}

// Whichever call fails: what was acknowledged is there, what was not is not in
// memory, and trying again succeeds once.
func TestFaultAtEachCall(t *testing.T) {
	t.Parallel()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			for at := 1; ; at++ {
				h := newHome(t)
				o, calls := h.faulty(at, f.forever, f.late, f.err)
				h.put(t, "elsewhere.jsonl", []byte(written("x", 1, "")))
				acked := useFaulty(t, o)
				if *calls < at {
					return // Every call has had its turn.
				}
				r := h.open(t)
				got := ids(r.Events())
				for _, e := range acked {
					if !slices.Contains(got, e.ID) {
						t.Fatalf("call %d: %s was acknowledged and is lost", at, e.ID)
					}
				}
				for i, id := range []string{"first", "second"} {
					e, err := r.Append(Event{ID: id, Type: Read})
					if err != nil {
						t.Fatal(at, err)
					}
					if i < len(acked) && e.At != acked[i].At {
						t.Fatal("written anew")
					}
				}
				if got := ids(h.open(t).Events()); len(got) != 3 {
					t.Fatalf("call %d: %v", at, got)
				}
			}
		})
	}
}

// The folder of a new record cannot be made, the disk is full, say: once it can
// be, trying again succeeds.
func TestFolderThatIsMadeLater(t *testing.T) {
	h := newHome(t)
	full := true
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		if full && op == "mkdir" && name != h.state {
			return syscall.ENOSPC
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	e, err := r.Append(Event{Type: Read})
	if !errors.Is(err, ErrFull) {
		t.Fatal(err)
	}
	full = false
	if e, err = r.Append(e); err != nil {
		t.Fatal(err)
	}
	sameIDs(t, h.open(t).Events(), []Event{e})
}

// useFaulty opens a record and appends two events, each with a second try.
func useFaulty(t *testing.T, o Options) (acked []Event) {
	r, err := Open(o)
	if err != nil {
		wantKind(t, err)
		return nil
	}
	for _, id := range []string{"first", "second"} {
		e := Event{ID: id, Type: Read}
		for range 2 {
			before := len(r.Events())
			e, err = r.Append(e)
			if err == nil {
				acked = append(acked, e)
				break
			}
			wantKind(t, err)
			if len(r.Events()) > max(before, 1+len(acked)) {
				t.Fatal("what failed is in memory")
			}
			_ = r.Refresh()
			if len(r.Events()) > 1+len(acked) {
				t.Fatal("what failed came in by reading")
			}
		}
		if err != nil {
			return acked
		}
	}
	return acked
}

func wantKind(t *testing.T, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Kind == "" || strings.Contains(err.Error(), "\n") {
		t.Fatalf("no error of ours: %v", err)
	}
}

func TestErrorsAreTyped(t *testing.T) {
	for errno, want := range map[error]Kind{
		syscall.ENOSPC: ErrFull, syscall.EDQUOT: ErrFull, syscall.EROFS: ErrReadOnly,
		fs.ErrPermission: ErrReadOnly, syscall.EACCES: ErrReadOnly, syscall.EIO: ErrIO,
	} {
		h := newHome(t)
		o := h.options()
		o.disk = &breaking{breaks: func(op, name string) error {
			if op == "write" && filepath.Ext(name) == ".jsonl" {
				return &fs.PathError{Op: op, Path: name, Err: errno}
			}
			return nil
		}}
		r, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		_, err = r.Append(Event{Type: Read})
		if !errors.Is(err, want) || !errors.Is(err, errno) || len(r.Events()) != 0 {
			t.Error(errno, err)
		}
		if strings.Count(err.Error(), h.data) != 1 {
			t.Error(err)
		}
	}
}

// What is acknowledged survives a power cut: the file was synced with all of it,
// its folder after it was made, and an append is one write.
func TestSyncedBeforeAcknowledged(t *testing.T) {
	h := newHome(t)
	synced, folders, writes := int64(-1), map[string]bool{}, 0
	o := h.options()
	o.disk = &breaking{breaks: func(op, name string) error {
		switch {
		case op == "syncdir":
			folders[name] = true
		case filepath.Ext(name) != ".jsonl":
		case op == "write":
			writes++
		case op == "sync":
			info, err := os.Stat(name)
			if err != nil {
				return err
			}
			synced = info.Size()
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		add(t, r, 1)
		if size := int64(len(content(t, filepath.Join(h.record(), r.own)))); synced != size || writes != i+1 {
			t.Errorf("%d of %d bytes are safe after %d writes", synced, size, writes)
		}
	}
	for _, name := range []string{h.record(), h.data, filepath.Dir(h.data), h.state} {
		if !folders[name] {
			t.Error("not synced:", name)
		}
	}
}

// A write whose sync failed and that cannot be taken back, after which another
// program has written: the retry is written once more, and counts once.
func TestSyncFailedAndAnotherWroteAfter(t *testing.T) {
	h := newHome(t)
	o := h.options()
	broken := false
	o.disk = &breaking{breaks: func(op, name string) error {
		if broken && (op == "sync" || op == "truncate") && filepath.Ext(name) == ".jsonl" {
			return syscall.EIO
		}
		return nil
	}}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 1)
	broken = true
	e, err := r.Append(Event{Type: Answered})
	if err == nil || e.ID == "" || len(r.Events()) != 1 {
		t.Fatal(e, err)
	}
	other := add(t, h.open(t), 1)
	broken = false
	if e, err = r.Append(e); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(h.record(), r.Device()+".jsonl")
	if n := strings.Count(string(content(t, path)), e.ID); n != 2 {
		t.Errorf("written %d times", n)
	}
	want = append(want, e, other[0])
	sameIDs(t, r.Events(), want)
	sameIDs(t, h.open(t).Events(), want)
}

// Nothing can be written anywhere: all can be read, and Append says why not.
func TestReadOnlyFolders(t *testing.T) {
	h := newHome(t)
	want := add(t, h.open(t), 3)
	for _, gone := range []bool{false, true} {
		o := h.options()
		if gone {
			o.State = filepath.Join(t.TempDir(), "none")
		}
		o.disk = &breaking{breaks: func(op, name string) error {
			if op == "openw" || op == "mkdir" || op == "lock" || op == "rename" {
				return &fs.PathError{Op: op, Path: name, Err: syscall.EROFS}
			}
			return nil
		}}
		r, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		sameIDs(t, r.Events(), want)
		wantKinds(t, r.Problems(), "no-device")
		if _, err := r.Append(Event{Type: Read}); !errors.Is(err, ErrReadOnly) {
			t.Error(err)
		}
		sameIDs(t, r.Events(), want)
	}
}

func TestReadOnlyForReal(t *testing.T) {
	// Where permissions do not bind the user, there is little to go wrong.
	h := newHome(t)
	want := add(t, h.open(t), 2)
	for _, dir := range []string{h.record(), h.data, h.state} {
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o700)
	}
	sameIDs(t, h.open(t).Events(), want)
}

// What cannot be read is not empty.
func TestUnreadable(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	add(t, r, 1)
	h.put(t, "elsewhere.jsonl", []byte(written("x", 1, "")))
	failing := func(op, part string) Options {
		o := h.options()
		o.disk = &breaking{breaks: func(o, name string) error {
			if o == op && strings.HasSuffix(name, part) {
				return syscall.EACCES
			}
			return nil
		}}
		return o
	}
	if _, err := Open(failing("readdir", "record")); !errors.Is(err, ErrUnreadable) {
		t.Error(err)
	}
	for _, op := range []string{"open", "read", "stat", "seek", "lstat"} {
		got, err := Open(failing(op, r.own))
		if err != nil || len(got.Events()) != 1 {
			t.Fatal(op, err)
		}
		wantKinds(t, got.Problems(), "unreadable")
		if _, err := got.Append(Event{Type: Read}); !errors.Is(err, ErrUnreadable) {
			t.Error(op, err)
		}
		got, err = Open(failing(op, "elsewhere.jsonl"))
		if err != nil || len(got.Events()) != 1 {
			t.Fatal(op, err)
		}
		wantKinds(t, got.Problems(), "unreadable")
	}
	if _, err := Open(failing("open", "device")); err != nil {
		t.Error(err)
	}
	if h.open(t).Device() != r.Device() {
		t.Error("a name that could not be read was replaced")
	}
}

func TestBusy(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	want := add(t, r, 1)
	unlock, err := osDisk{}.Lock(filepath.Join(h.state, "lock"), 0)
	if err != nil {
		t.Fatal(err)
	}
	o := h.options()
	o.wait = time.Millisecond
	late, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	sameIDs(t, late.Events(), want)
	if _, err := late.Append(Event{Type: Read}); !errors.Is(err, ErrBusy) {
		t.Error(err)
	}
	unlock()
	add(t, late, 1)
	wantKinds(t, late.Problems(), "")
}

// A drive that is pulled out is no empty record.
func TestFolderGone(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	want := add(t, r, 2)
	if err := os.Rename(h.data, h.data+"-out"); err != nil {
		t.Fatal(err)
	}
	if err := r.Refresh(); !errors.Is(err, ErrUnreadable) {
		t.Error(err)
	}
	if _, err := r.Append(Event{Type: Read}); !errors.Is(err, ErrUnreadable) {
		t.Error(err)
	}
	sameIDs(t, r.Events(), want)
	if err := os.Rename(h.data+"-out", h.data); err != nil {
		t.Fatal(err)
	}
	want = append(want, add(t, r, 1)...)
	sameIDs(t, h.open(t).Events(), want)
}

// A link in the place of the own file is neither read nor written through.
func TestOwnFileIsALink(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	path := h.put(t, "elsewhere.txt", nil)
	if err := os.Symlink(path, filepath.Join(h.record(), r.own)); err != nil {
		t.Log(err) // Windows lets not everybody make a link.
		return
	}
	if _, err := h.open(t).Append(Event{Type: Read}); !errors.Is(err, ErrUnreadable) || len(content(t, path)) != 0 {
		t.Error(err)
	}
}
