package tui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cahier/curriculum"
)

// A Watch follows one module file on the disk. It looks at the few files that
// the module depends on, again and again: notices of the system miss network
// folders, and files that an editor puts in the place of others.
type Watch struct {
	dir, file string
	every     time.Duration
	now       func() time.Time

	files []string
	seen  []os.FileInfo // as they were when the module was read; nil: not there
	again int           // looks until the files are read once more, 0 for never
}

// glanceEvery is the time between two looks. A change is read once two looks
// agree, so it is on screen well within a third of a second.
const glanceEvery = 80 * time.Millisecond

// patience is how many looks a file may go on changing before it is read as it
// stands.
const patience = 2

// rereadAfter is the number of quiet looks after a change at which the files
// are read once more: some disks keep times in steps of two seconds, and what
// is saved twice within one step at the same size looks the same.
const rereadAfter = 32

// NewWatch follows a file of a folder.
func NewWatch(dir, file string, now func() time.Time) *Watch {
	return &Watch{dir: dir, file: file, every: glanceEvery, now: now}
}

// A Loaded is the module as it stands, or why there is none.
type Loaded struct {
	*curriculum.Alone
	Err error // the file is not there, or cannot be read
}

// Good tells that there is something to show.
func (l Loaded) Good() bool { return l.Err == nil && l.Module != nil && len(l.Module.Pages) > 0 }

// Load reads the module now. It looks first and reads then: what changes in
// between is seen by the next look.
func (w *Watch) Load() Loaded {
	before := w.look()
	a, err := curriculum.LoadAlone(os.DirFS(w.dir), w.dir, w.file, curriculum.Options{Today: w.now().Format(time.DateOnly)})
	if !slices.Equal(a.Files, w.files) {
		w.files = a.Files
		before = w.look()
	}
	w.seen, w.again = before, rereadAfter
	return Loaded{a, err}
}

// Next waits for a change and reads the module; false when ctx ended first.
func (w *Watch) Next(ctx context.Context) (Loaded, bool) {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	var last []os.FileInfo // the change as it was seen first: it may still be written
	for waited := 0; ; {
		select {
		case <-ctx.Done():
			return Loaded{}, false
		case <-tick.C:
		}
		now := w.look()
		switch {
		case sameFiles(now, w.seen):
			last, waited = nil, 0
			if w.again == 0 {
				continue
			}
			if w.again--; w.again == 0 {
				l := w.Load()
				w.again = 0
				return l, true
			}
		case last != nil && (sameFiles(now, last) || waited >= patience):
			return w.Load(), true
		default:
			last = now
			waited++
		}
	}
}

func (w *Watch) look() []os.FileInfo {
	all := make([]os.FileInfo, len(w.files))
	for i, name := range w.files {
		if info, err := os.Stat(filepath.Join(w.dir, name)); err == nil {
			all[i] = info
		}
	}
	return all
}

// sameFiles tells whether nothing happened between two looks: size, time, and
// that it is the same file, since editors put a new one in the old one's place.
func sameFiles(a, b []os.FileInfo) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if (a[i] == nil) != (b[i] == nil) {
			return false
		}
		if a[i] == nil {
			continue
		}
		if a[i].Size() != b[i].Size() || !a[i].ModTime().Equal(b[i].ModTime()) || a[i].Mode() != b[i].Mode() || !os.SameFile(a[i], b[i]) {
			return false
		}
	}
	return true
}
