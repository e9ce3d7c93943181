package progress

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options say where a record lives. Data and State are required.
type Options struct {
	Data    string                 // The profile's folder; the record is in its folder record.
	State   string                 // The device's folder, never synced; profiles may share it.
	Now     func() time.Time       // The wall clock; time.Now if nil.
	Machine func() (string, error) // An id of this machine; the system's, hashed, if nil.

	disk disk          // The system's if nil.
	wait time.Duration // For the lock; some seconds if zero.
}

// Record is a learner's record: all events in the folder DATA/record, of which
// one file is this device's own. Any number of goroutines may use it, and any
// number of programs may have the same record open. It holds no file open
// between calls, so it need not be closed.
type Record struct {
	mu      sync.Mutex
	o       Options
	disk    disk
	learner string
	adopted bool // The learner's id stands in the record.
	device  string
	path    string // Of the folder.
	own     string // The name of this device's file,
	ownPath string // and where it is.

	memory
	listed listing
	notes  []Problem // What was found once and cannot be found again.

	hand    file              // The own file, while the lock is held, if it is as it was read.
	doubt   *doubt            // A write that went wrong and could not be taken back.
	doubted map[string]bool   // Ids that were read but may not be on the disk.
	acked   map[string]string // What this program was told is safe: the lines, by id.
	anew    bool              // The own file is not the one that was read before.
}

// memory is what was read.
type memory struct {
	union    *union
	sources  map[string]*source
	native   map[string]int // Events by learner, in the files of the devices that wrote them.
	learners map[string]int // Events by learner, in all files.
}

// Open reads the record. Folders that do not exist are a record with no events;
// the folder of the record is made by the first Append. A torn last line of the
// own file is copied to record/aside and cut; nothing else is changed.
//
// Damage is no error: see [Record.Problems]. When the folders cannot be written
// the record can still be read, and Append says why it cannot. Open fails only
// where the folder of the record is there and cannot be listed, since what
// cannot be read is never taken for empty.
func Open(o Options) (*Record, error) {
	if o.Data == "" || o.State == "" {
		return nil, &Error{Kind: ErrInvalid, Op: "open the record", Err: errors.New("no folder given")}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Machine == nil {
		o.Machine = machine
	}
	if o.disk == nil {
		o.disk = osDisk{}
	}
	if o.wait == 0 {
		o.wait = 5 * time.Second
	}
	r := &Record{o: o, disk: o.disk, learner: randomName(16), acked: map[string]string{}, doubted: map[string]bool{}}
	r.path = filepath.Join(o.Data, "record")
	r.called("")
	r.forget()
	unlock, err := r.lock()
	locked := err == nil
	if locked {
		defer unlock()
		err = r.identify()
	} else if d, rerr := r.readDevice(); rerr == nil {
		r.called(d)
	}
	if err != nil {
		r.notes = append(r.notes, Problem{Kind: NoDevice, Detail: err.Error()})
	}
	if err := r.catchUp(locked); err != nil {
		return nil, err
	}
	if locked && r.device != "" {
		if err := r.mend(); err != nil {
			r.notes = append(r.notes, Problem{File: r.own, Kind: NotMended, Detail: err.Error()})
		}
	}
	r.adopt()
	return r, nil
}

// Events returns the union of all files by id, in the order of [Compare],
// without what was erased and without ids that have differing content. The
// slice is shared and not to be changed.
func (r *Record) Events() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.union.list()
}

// State returns what the events amount to, the same as [Fold] of [Record.Events].
// After an Append it costs no more in a long record than in a short one, so it
// can be asked for after every event. The state is a value: later events do
// not change it, and it may be read while others are appended.
func (r *Record) State() State {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.union.state()
}

// Refresh reads what other programs and devices have added. It takes no lock
// and repairs nothing.
func (r *Record) Refresh() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listed = listing{}
	return r.catchUp(false)
}

// Problems returns what is wrong with the record, by file and line, or nil.
func (r *Record) Problems() []Problem {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.union.tidy()
	list := slices.Clone(r.notes)
	for _, name := range slices.Sorted(maps.Keys(r.sources)) {
		list = append(list, r.sources[name].problems()...)
	}
	for _, id := range slices.Sorted(maps.Keys(r.union.aside)) {
		n := len(r.union.aside[id])
		list = append(list, Problem{
			File: "record", Kind: Conflict, Count: n,
			Detail: fmt.Sprintf("%d different events have the id %s, none of them counts", n, id),
		})
	}
	if n := len(r.union.left); n > 0 {
		list = append(list, Problem{
			File: "record", Kind: Leftover, Count: n,
			Detail: fmt.Sprintf("%d erased events are still in a file", n),
		})
	}
	return list
}

// Learner returns the learner's id. In a record with no events it is random and
// not yet kept anywhere: the first event written, or read, decides.
func (r *Record) Learner() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.learner
}

// Device returns this device's name, or "" while the device folder cannot be used.
func (r *Record) Device() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.device
}

// Path returns the folder of the record.
func (r *Record) Path() string { return r.path }

// called says which device this is; "" while that is not known.
func (r *Record) called(device string) {
	r.device, r.own = device, device+".jsonl"
	r.ownPath = filepath.Join(r.path, r.own)
}

func (r *Record) forget() {
	r.memory = memory{newUnion(0), map[string]*source{}, map[string]int{}, map[string]int{}}
}

// catchUp reads what has grown. When the own file is not the one that was read
// before, or is shorter, what was read may never have been acknowledged, or may
// have been erased since: all is read anew.
func (r *Record) catchUp(locked bool) error {
	before := r.memory
	for range 3 {
		replaced, err := r.readFolder(locked)
		if err == nil && replaced {
			r.forget()
			r.anew = true
			continue
		}
		if err != nil {
			r.memory = before
		}
		return err
	}
	r.memory = before
	return &Error{Kind: ErrBusy, Op: "read", Path: r.ownPath, Err: errors.New("it keeps being replaced")}
}

// readFolder returns true when all is to be read anew.
func (r *Record) readFolder(locked bool) (replaced bool, err error) {
	names, err := r.names()
	if err != nil {
		return false, err
	}
	own, changed := r.own, false
	for _, name := range names {
		if !isRecord(name) {
			r.source(name).refuse(NotHere, errors.New("it is in the cloud only"))
			continue
		}
		if name == own && r.doubt != nil {
			continue // What stands there was not acknowledged; see settle.
		}
		if r.readFile(r.source(name), locked) {
			if name == own {
				return true, nil
			}
			changed = true
		}
	}
	for name, s := range r.sources {
		if _, here := slices.BinarySearch(names, name); !here {
			if name == own {
				r.letGo() // What is in hand has no name any more.
			}
			if name == own && s.size > 0 {
				return true, nil
			}
			delete(r.sources, name)
			changed = true
		}
	}
	// Another program may have erased: see what content is left.
	return changed && len(r.union.left) > 0, nil
}

func (r *Record) source(name string) *source {
	if r.sources[name] == nil {
		r.sources[name] = &source{name: name}
	}
	return r.sources[name]
}

// readFile reads on in a file. It returns true when the file is another one than
// was read before; that of another device is then read again from its start.
func (r *Record) readFile(s *source, locked bool) (replaced bool) {
	if r.hand != nil && s.name == r.own {
		if info, err := r.hand.Stat(); err == nil && s.fresh(info) {
			return false
		}
		r.letGo() // It is read first, and what is written then is to be the file that stands there then.
	}
	path := filepath.Join(r.path, s.name)
	info, err := r.disk.Lstat(path)
	switch {
	case err != nil:
		r.listed = listing{} // It may be gone.
		s.refuse(Unreadable, err)
		return false
	case !info.Mode().IsRegular():
		s.refuse(NotAFile, errors.New("it is a folder, a link or a device"))
		return false
	case s.fresh(info):
		return false
	}
	f, err := r.disk.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		s.refuse(Unreadable, err)
		return false
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		s.refuse(Unreadable, err)
		return false
	}
	other := s.info != nil && (!os.SameFile(s.info, info) || info.Size() < s.whole)
	if s.info != nil && !other {
		joins, err := s.joins(f)
		if err != nil {
			s.refuse(Unreadable, err)
			return false
		}
		other = !joins
	}
	if other {
		if s.name == r.own {
			return true
		}
		*s = source{name: s.name}
		replaced = true
	}
	s.noTail = s.name == r.own && !locked
	if _, err = f.Seek(s.whole, io.SeekStart); err == nil {
		s.info, s.err, s.broken = info, nil, ""
		r.union.expect(info.Size() - s.whole)
		err = s.read(f, func(e *Event) { r.keep(s, e) })
	}
	if err != nil {
		s.refuse(Unreadable, err)
	}
	return replaced
}

func (r *Record) keep(s *source, e *Event) {
	if r.union.add(e) != added {
		return
	}
	r.learners[e.Learner]++
	// A file, and any conflict copy of it, begins with its device's name.
	if e.Device != "" && strings.HasPrefix(s.name, e.Device) {
		r.native[e.Learner]++
	}
}
