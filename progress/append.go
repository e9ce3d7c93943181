package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// doubt is a write that failed and could not be taken back either: some of it
// may stand at the end of the own file.
type doubt struct {
	at   int64
	data []byte
	ids  []string
}

// Append adds an event: when it returns without an error, the event is on the
// disk. It sets V, Seq, At, Learner, Device and, where it is empty, ID, and
// returns the event as written.
//
// On an error nothing is acknowledged and the record is as before. The event
// returned with the error has its id: to try again, append that one. An id that
// the record has already is not written twice; the event that is there is
// returned. Tombstones are written by [Record.Erase] alone.
//
// Errors are an [*Error] of kind ErrReadOnly, ErrFull, ErrBusy, ErrUnreadable
// (the own file cannot be read), ErrTooLong, ErrInvalid, ErrErased, ErrConflict
// or ErrIO.
func (r *Record) Append(e Event) (Event, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e.ID == "" {
		e.ID = NewID()
	}
	if e.Type == "" || e.Type == Erased {
		return e, &Error{Kind: ErrInvalid, Op: "append to the record", Err: fmt.Errorf("an event of type %q", e.Type)}
	}
	if e.Text != nil && len(*e.Text) > MaxText {
		return e, &Error{Kind: ErrTooLong, Op: "append to the record", Err: fmt.Errorf("a text of over %d bytes", MaxText)}
	}
	unlock, err := r.enter()
	if err != nil {
		return e, err
	}
	defer unlock()
	if old, ok := r.union.get(e.ID); ok {
		return r.again(old)
	}
	if r.union.erased[e.ID] {
		return e, &Error{Kind: ErrErased, Op: "append to the record", Err: errors.New("the event was erased")}
	}
	if r.union.aside[e.ID] != nil {
		return e, &Error{Kind: ErrConflict, Op: "append to the record", Err: errors.New("the id has other content")}
	}
	return r.appendNew(e)
}

// again acknowledges an event that is there. One that came from a write whose
// sync failed is written once more: the system may show it and yet have dropped
// it, and reading it twice does no harm.
func (r *Record) again(e Event) (Event, error) {
	if _, safe := r.acked[e.ID]; !safe && !r.doubted[e.ID] {
		// A program that was ended before its sync may have left it.
		if err := r.syncOwn(); err != nil {
			return e, err
		}
	}
	if r.doubted[e.ID] {
		if err := r.write(append(e.bytes(), '\n'), e.ID); err != nil {
			return e, err
		}
		delete(r.doubted, e.ID)
		r.acked[e.ID] = e.line()
	}
	return e, nil
}

func (r *Record) syncOwn() error {
	f, err := r.disk.OpenFile(r.ownPath, os.O_WRONLY|os.O_APPEND, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // It came from another device.
	}
	if err != nil {
		return fail("open", r.ownPath, err)
	}
	defer f.Close()
	return fail("sync", r.ownPath, f.Sync())
}

// appendNew writes an event that is not there. The caller has entered.
func (r *Record) appendNew(e Event) (Event, error) {
	e.V, e.Learner, e.Device = Version, r.learner, r.device
	e.Seq = min(r.union.highest+1, maxSeq)
	e.At = r.o.Now().UTC().Truncate(time.Millisecond)
	data, stored, err := inscribe(e)
	if err != nil {
		return e, err
	}
	if err := r.write(data, e.ID); err != nil {
		return e, err
	}
	r.took(stored)
	r.adopted = true
	return stored, nil
}

// took takes into memory what was written to the own file.
func (r *Record) took(e Event) {
	r.keep(r.source(r.own), &e)
	r.acked[e.ID] = e.line()
}

// enter makes ready to write: it takes the lock, reads what others have
// written, and sees to it that the own file ends with a whole line.
func (r *Record) enter() (unlock func(), err error) {
	release, err := r.lock()
	if err != nil {
		return nil, err
	}
	leave := func() {
		r.letGo()
		release()
	}
	entered := false
	defer func() {
		if !entered { // also where a fault in the program comes between
			leave()
		}
	}()
	if err := r.ready(); err != nil {
		return nil, err
	}
	entered = true
	return leave, nil
}

func (r *Record) ready() error {
	if r.device == "" {
		if err := r.identify(); err != nil {
			return err
		}
	}
	r.notes = slices.DeleteFunc(r.notes, func(p Problem) bool { return p.Kind == NoDevice })
	if err := r.settle(); err != nil {
		return err
	}
	r.grasp()
	if err := r.catchUp(true); err != nil {
		return err
	}
	if s := r.sources[r.own]; s != nil && s.err != nil {
		return &Error{Kind: ErrUnreadable, Op: "read", Path: r.ownPath, Err: s.err}
	}
	if err := r.mend(); err != nil {
		return err
	}
	r.adopt()
	return r.restore()
}

// write appends whole lines to the own file. The caller has entered, so the
// file ends where it was read to. On an error it is as before, or in doubt.
func (r *Record) write(data []byte, ids ...string) error {
	s := r.source(r.own)
	if r.hand == nil {
		if err := r.begin(s); err != nil {
			return err
		}
	}
	_, err := fullWriter{r.hand}.Write(data)
	if err == nil {
		err = r.hand.Sync()
	}
	if err == nil && s.size == 0 {
		err = r.syncFolders()
	}
	if err != nil {
		r.letGo()
		r.doubt = &doubt{s.size, data, ids}
		_ = r.settle() // If this fails too, the next to enter tries again.
		return fail("append to", r.ownPath, err)
	}
	s.size += int64(len(data))
	s.whole = s.size
	s.lines += bytes.Count(data, []byte("\n"))
	s.sew(data, "")
	return nil
}

// grasp takes the own file in hand when it is the one that was read last; see
// readFile. The learner waits for each call of the system.
func (r *Record) grasp() {
	if s := r.sources[r.own]; s != nil && s.info != nil && s.err == nil {
		if f, err := r.disk.OpenFile(r.ownPath, os.O_WRONLY|os.O_APPEND|noFollow, 0); err == nil {
			r.hand = f
		}
	}
}

// begin takes the own file in hand where grasp did not, and makes it when there
// is none.
func (r *Record) begin(s *source) error {
	if s.size == 0 {
		if err := makeFolder(r.disk, r.path); err != nil {
			return fail("make the folder", r.path, err)
		}
	}
	f, err := r.disk.OpenFile(r.ownPath, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return fail("append to", r.ownPath, err)
	}
	r.hand = f
	info, err := f.Stat()
	joins := err == nil && info.Size() == s.size
	if joins && s.size > 0 {
		joins, err = s.joins(f)
	}
	if err == nil && !joins {
		// It was put there since it was looked for. Were a write to it to fail,
		// what stands in it would be taken for a part of that write; see settle.
		err = r.justReplaced("append to")
	}
	if err != nil {
		r.letGo()
		return fail("append to", r.ownPath, err)
	}
	s.info = info
	return nil
}

// letGo closes the own file. What was written to it has been synced, so that
// closing has nothing more to say about it.
func (r *Record) letGo() {
	if r.hand != nil {
		_ = r.hand.Close()
		r.hand = nil
	}
}

// syncFolders makes the names of a new file, and of the folders that may have
// been made for it, durable.
func (r *Record) syncFolders() error {
	for _, name := range []string{r.path, r.o.Data, filepath.Dir(r.o.Data)} {
		if err := r.disk.SyncDir(name); err != nil {
			return err
		}
	}
	return nil
}

// settle takes back a write that failed. After a failed sync the system may
// show bytes that it never stored, so nothing is left standing and trusted:
// either it is cut, or, where another program has already written after it, its
// ids are doubted. The caller holds the lock.
func (r *Record) settle() error {
	d := r.doubt
	if d == nil {
		return nil
	}
	f, err := r.disk.OpenFile(r.ownPath, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		r.doubt = nil
		return nil
	}
	if err != nil {
		return fail("open", r.ownPath, err)
	}
	defer f.Close()
	if _, err = f.Seek(d.at, io.SeekStart); err != nil {
		return fail("read", r.ownPath, err)
	}
	rest, err := io.ReadAll(io.LimitReader(f, int64(len(d.data))+1))
	if err != nil {
		return fail("read", r.ownPath, err)
	}
	switch {
	case len(rest) == 0: // Cutting could only make the file longer.
	case bytes.HasPrefix(d.data, rest):
		if err = f.Truncate(d.at); err == nil {
			err = f.Sync()
		}
		if err != nil {
			return fail("cut", r.ownPath, err)
		}
	default:
		for _, id := range d.ids {
			r.doubted[id] = true
		}
	}
	r.doubt = nil
	return nil
}

// restore writes again what this program was told is safe and what is no longer
// there, after a sync program or a person put an older file in the place of the
// own one.
func (r *Record) restore() error {
	if !r.anew {
		return nil
	}
	var lost []Event
	for _, line := range r.acked {
		e, err := Decode([]byte(line))
		if err != nil {
			return err
		}
		if r.union.what(&e) == added {
			lost = append(lost, e)
		}
	}
	slices.SortFunc(lost, Compare)
	if err := r.writeAll(lost); err != nil {
		return err
	}
	r.anew = false
	return nil
}

// writeAll appends events as they were read, all or none.
func (r *Record) writeAll(events []Event) error {
	if len(events) == 0 {
		return nil
	}
	var data []byte
	var ids []string
	for _, e := range events {
		data = append(append(data, e.bytes()...), '\n')
		ids = append(ids, e.ID)
	}
	if err := r.write(data, ids...); err != nil {
		return err
	}
	for _, e := range events {
		r.took(e)
		delete(r.doubted, e.ID)
	}
	r.adopt()
	return nil
}
