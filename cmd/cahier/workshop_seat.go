package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"cahier/progress"
)

// maxBook is how large a seat's own record may get: a day of typing is far
// below it.
const maxBook = 4 << 20

var errBookFull = errors.New("this seat's record is full")

// A seatBook is a participant's own record on the host: a file of record lines,
// each synced before it is acknowledged. Nobody else is shown it. Its learner is
// random for each seat and room: who takes the lines home says that they are
// theirs.
type seatBook struct {
	path, seat, room, learner string
	now                       func() time.Time

	mu     sync.Mutex
	read   bool
	err    error // of a write that left the file unknown
	size   int64
	seq    uint64
	events []progress.Event
	state  progress.State
	folded int
}

func newSeatBook(dir, seat, room, learner string, now func() time.Time) *seatBook {
	return &seatBook{path: filepath.Join(dir, seat+".jsonl"), seat: seat, room: room, learner: learner, now: now}
}

// Append writes an event as the seat's. One whose id is there already is not
// written again.
func (b *seatBook) Append(e progress.Event) (progress.Event, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.load(); err != nil {
		return e, b.fail(err)
	}
	if e.ID == "" {
		e.ID = progress.NewID()
	}
	for _, old := range b.events {
		if old.ID == e.ID {
			return old, nil
		}
	}
	e.V, e.Seq, e.At = progress.Version, b.seq+1, b.now().UTC().Truncate(time.Millisecond)
	e.Learner, e.Device = b.learner, "room"+b.seat
	e.Mode, e.Room, e.Seat = progress.Room, b.room, b.seat
	line, err := progress.Encode(e)
	if err != nil {
		return e, err
	}
	if len(line) > progress.MaxLine {
		return e, &progress.Error{Kind: progress.ErrTooLong, Op: "append to the record", Err: errors.New("a line too long")}
	}
	if b.size+int64(len(line)) > maxBook {
		return e, b.fail(errBookFull)
	}
	if err := b.write(line); err != nil {
		return e, b.fail(err)
	}
	b.size, b.seq, b.events = b.size+int64(len(line)), e.Seq, append(b.events, e)
	return e, nil
}

func (b *seatBook) fail(err error) error {
	return &progress.Error{Kind: progress.ErrIO, Op: "append to the record", Err: err}
}

// State folds what the seat did.
func (b *seatBook) State() progress.State {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.load() == nil && b.folded != len(b.events) {
		b.state, b.folded = progress.Fold(b.events), len(b.events)
	}
	return b.state
}

// load reads the file once. A last line that is not whole was never
// acknowledged: it is copied aside and cut.
func (b *seatBook) load() error {
	if b.read || b.err != nil {
		return b.err
	}
	raw, err := os.ReadFile(b.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	whole := bytes.LastIndexByte(raw, '\n') + 1
	if tail := raw[whole:]; len(tail) > 0 {
		if err := os.WriteFile(fmt.Sprintf("%s.torn-%d", b.path, whole), tail, 0o600); err != nil {
			return err
		}
		if err := os.Truncate(b.path, int64(whole)); err != nil {
			return err
		}
	}
	events, _, err := progress.Load(bytes.NewReader(raw[:whole]), b.path)
	if err != nil {
		return err
	}
	for _, e := range events {
		b.seq = max(b.seq, e.Seq)
	}
	b.read, b.events, b.size = true, events, int64(whole)
	return nil
}

// write appends a line and syncs it. The file is not held open: there may be a
// thousand of them.
func (b *seatBook) write(line []byte) error {
	if b.size == 0 {
		if err := os.MkdirAll(filepath.Dir(b.path), 0o700); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(b.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Write(line)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && b.size == 0 {
		err = syncFolder(filepath.Dir(b.path))
	}
	if err == nil {
		return nil
	}
	// Nothing may stand there that was not acknowledged; where it cannot be
	// taken back, nothing more is taken.
	if cut := f.Truncate(b.size); cut != nil {
		b.err = err
	}
	return err
}

// print writes all whole lines.
func (b *seatBook) print(w io.Writer) error {
	b.mu.Lock()
	if err := b.load(); err != nil {
		b.mu.Unlock()
		return err
	}
	raw, err := os.ReadFile(b.path)
	raw = raw[:min(int64(len(raw)), b.size)]
	b.mu.Unlock()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, err = w.Write(raw)
	return err
}

// syncFolder makes the name of a new file durable, where the system can.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && runtime.GOOS != "windows" {
		return err
	}
	return nil
}
