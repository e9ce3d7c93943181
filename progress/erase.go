package progress

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ErasedReport says what Erase did, and what it could not reach in the record.
// Rooms, caches, backups, exports and the history of sync programs are beyond
// this package.
type ErasedReport struct {
	Events     int       // Whose content went.
	Damaged    int       // Lines that could not be read, and went.
	Aside      int       // Files of aside that went.
	Files      []string  // Files that were written anew or removed.
	NotReached []Problem // Files that may still hold content, and why.
}

// Everything is for [Record.Erase].
func Everything(Event) bool { return true }

// Erase removes for good the content of the events that choose picks, from
// every file of the record. Their ids stay, in a tombstone that beats any copy
// met later. Lines that cannot be read and all of record/aside go too, since
// they may hold what was to be erased.
//
// The tombstones are written first: cut short at any moment, the events are
// gone from [Record.Events], and erasing again finishes the work. An error says
// what stopped it; the report lists what was done until then.
func (r *Record) Erase(choose func(Event) bool) (ErasedReport, error) {
	var rep ErasedReport
	if choose == nil {
		return rep, &Error{Kind: ErrInvalid, Op: "erase", Err: errors.New("nothing was chosen")}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	unlock, err := r.enter()
	if err != nil {
		return rep, err
	}
	defer unlock()
	ids := r.choose(choose)
	if err := r.bury(ids); err != nil {
		return rep, err
	}
	rep.Events = len(ids)
	r.letGo() // It is about to be another file.
	err = r.rewriteAll(&rep)
	r.forget()
	r.notes = nil
	if err2 := r.catchUp(true); err == nil {
		err = err2
	}
	return rep, err
}

func (r *Record) choose(choose func(Event) bool) []string {
	var ids []string
	pick := func(e Event) bool { return e.Type != Erased && choose(e) }
	for _, e := range r.union.list() {
		if pick(e) {
			ids = append(ids, e.ID)
		}
	}
	for id, versions := range r.union.aside {
		if slices.ContainsFunc(versions, pick) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// bury writes tombstones, as many as it takes for each to fit on a line.
func (r *Record) bury(ids []string) error {
	for len(ids) > 0 {
		n, size := 0, 0
		for n < len(ids) && (n == 0 || size < MaxLine/2) {
			size += len(ids[n]) + 3
			n++
		}
		if _, err := r.appendNew(Event{ID: NewID(), Type: Erased, IDs: ids[:n]}); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

func (r *Record) rewriteAll(rep *ErasedReport) error {
	entries, err := r.disk.ReadDir(r.path)
	if err != nil {
		return fail("list", r.path, err)
	}
	var first error
	for _, entry := range entries {
		name, path := entry.Name(), filepath.Join(r.path, entry.Name())
		switch s := r.sources[name]; {
		case isTemp(name):
			err = r.disk.Remove(path)
		case s != nil && s.broken != "":
			rep.NotReached = append(rep.NotReached, s.problems()...)
			continue
		case isRecord(name):
			err = r.rewrite(name, rep)
		default:
			continue
		}
		if err != nil {
			err = fail("erase from", path, err)
			rep.NotReached = append(rep.NotReached, Problem{File: name, Kind: Unreadable, Detail: err.Error()})
			if first == nil {
				first = err
			}
		}
	}
	if err := r.removeAside(rep); first == nil {
		first = err
	}
	return first
}

// rewrite writes a file without what was erased and without damaged lines, if
// there is any of either.
func (r *Record) rewrite(name string, rep *ErasedReport) error {
	path := filepath.Join(r.path, name)
	kept, dropped, damaged, err := r.sieve(path, io.Discard)
	if err != nil || dropped+damaged == 0 {
		return err
	}
	if kept == 0 && name != r.own {
		if err = r.disk.Remove(path); err == nil {
			err = r.disk.SyncDir(r.path)
		}
	} else {
		err = replaceFile(r.disk, path, func(w io.Writer) error {
			_, _, _, err := r.sieve(path, w)
			return err
		})
	}
	if err == nil {
		rep.Damaged += damaged
		rep.Files = append(rep.Files, name)
	}
	return err
}

// sieve copies the events of a file that stay. Each reads the file itself: it
// may be larger than memory should hold.
func (r *Record) sieve(path string, w io.Writer) (kept, dropped, damaged int, err error) {
	f, err := r.disk.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return 0, 0, 0, err
	}
	defer f.Close()
	var werr error
	var room Event
	err = readLines(f, line{}, func(l line) {
		_, _, bad := l.events(&room, func(e *Event) {
			if e.Type != Erased && r.union.erased[e.ID] {
				dropped++
				return
			}
			kept++
			if werr == nil {
				_, werr = w.Write(append(e.bytes(), '\n'))
			}
		})
		if bad != nil {
			damaged++
		}
	})
	return kept, dropped, damaged, errors.Join(err, werr)
}

func (r *Record) removeAside(rep *ErasedReport) error {
	entries, err := r.disk.ReadDir(r.asidePath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var first error
	for _, entry := range entries {
		path := filepath.Join(r.asidePath(), entry.Name())
		if err := r.disk.Remove(path); err != nil {
			rep.NotReached = append(rep.NotReached, Problem{File: "aside/" + entry.Name(), Kind: Unreadable, Detail: err.Error()})
			first = errors.Join(first, err)
			continue
		}
		rep.Aside++
	}
	if len(entries) > 0 {
		first = errors.Join(first, r.disk.SyncDir(r.asidePath()))
	}
	return fail("erase from", r.asidePath(), errors.Join(err, first))
}
