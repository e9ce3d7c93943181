package progress

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// mend repairs the own file: damaged lines are copied aside, and one at its end
// that is not whole is cut. The caller holds the lock and has read the file. An
// error means that nothing may be appended.
func (r *Record) mend() error {
	s := r.sources[r.own]
	if s == nil || s.err != nil {
		return nil
	}
	for i := range s.bad {
		// A line in the middle stays in its place, so it does no harm when it
		// cannot be copied; it is tried again.
		if b := &s.bad[i]; !b.copied {
			b.copied = r.copyAside(b.at, b.size) == nil
		}
	}
	if s.tail == nil {
		return nil
	}
	tail := *s.tail
	if tail.events > 0 {
		return r.seal(s)
	}
	if err := r.copyAside(tail.at, tail.size); err != nil {
		return fail("copy aside the torn end of", r.ownPath, err)
	}
	if err := r.cut(s); err != nil {
		return fail("cut", r.ownPath, err)
	}
	s.size, s.tail = s.whole, nil
	r.notes = append(r.notes, Problem{
		File: s.name, Line: s.lines + 1, Kind: TornTail,
		Detail: fmt.Sprintf("the last line was not whole: %d bytes were copied to aside and cut", tail.size),
	})
	return nil
}

// seal ends a last line that holds an event and lacks its newline, as an editor
// may leave it: nothing is cut, and the next event begins a line of its own.
func (r *Record) seal(s *source) error {
	f, err := r.disk.OpenFile(r.ownPath, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fail("append to", r.ownPath, err)
	}
	defer f.Close()
	if _, err = (fullWriter{f}).Write([]byte("\n")); err == nil {
		err = f.Sync()
	}
	if err != nil {
		return fail("append to", r.ownPath, err)
	}
	r.readFile(s, true)
	if s.tail != nil || s.err != nil {
		return &Error{Kind: ErrUnreadable, Op: "read", Path: r.ownPath, Err: s.err}
	}
	return nil
}

// cut takes from the own file what stands after its last newline.
func (r *Record) cut(s *source) error {
	f, err := r.disk.OpenFile(r.ownPath, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != s.size { // A shorter one would be made as long as the one that was read.
		return r.justReplaced("cut")
	}
	if err := f.Truncate(s.whole); err != nil {
		return err
	}
	return f.Sync()
}

// justReplaced is the error for an own file that is not the one that was read a
// moment ago, though the lock is held. It is read anew when next something is
// to be written.
func (r *Record) justReplaced(op string) error {
	r.listed = listing{}
	return &Error{Kind: ErrBusy, Op: op, Path: r.ownPath, Err: errors.New("it was just replaced")}
}

// copyAside copies a part of the own file to record/aside, under a name made
// from its content: what is there already is not copied again.
func (r *Record) copyAside(at, size int64) error {
	f, err := r.disk.OpenFile(r.ownPath, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if err := copyPart(h, f, at, size); err != nil {
		return err
	}
	folder := r.asidePath()
	path := filepath.Join(folder, fmt.Sprintf("%s.%x.bad", r.device, h.Sum(nil)[:8]))
	if _, err := r.disk.Lstat(path); err == nil {
		return nil
	}
	if err := makeFolder(r.disk, folder); err != nil {
		return err
	}
	return replaceFile(r.disk, path, func(w io.Writer) error { return copyPart(w, f, at, size) })
}

func (r *Record) asidePath() string { return filepath.Join(r.path, "aside") }

func copyPart(w io.Writer, f file, at, size int64) error {
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return err
	}
	_, err := io.CopyN(w, f, size)
	return err
}
