package progress

import (
	"errors"
	"io/fs"
	"strings"
	"time"
)

// listing is what stood in the folder of the record when it was last listed.
// An append reads what others wrote, and listing the folder each time would
// cost as much as all the rest of that: a folder that says it did not change
// has no other names in it.
type listing struct {
	folder fs.FileInfo // As the folder was before it was listed; nil when it is to be listed anew.
	names  []string    // Files that may hold events, in order.
	at     time.Time
}

const (
	// settled is how long ago a folder must have changed for its time to tell
	// the next change from that one: some file systems count in two seconds.
	settled = 3 * time.Second
	// listAgain bounds how long a file stays unseen where the time of a folder
	// tells nothing, as on some network drives.
	listAgain = time.Minute
)

// holds says whether a folder that is now as info has the same names still.
func (l listing) holds(info fs.FileInfo, now time.Time) bool {
	if l.folder == nil || !info.ModTime().Equal(l.folder.ModTime()) {
		return false
	}
	age := now.Sub(l.at)
	return age >= 0 && age < listAgain && l.at.Sub(info.ModTime()) >= settled
}

// names returns the files of the record, and the marks of those that a sync
// program has not brought here yet, in the order of their names.
func (r *Record) names() ([]string, error) {
	now := r.o.Now()
	info, err := r.disk.Stat(r.path)
	if err == nil && r.listed.holds(info, now) {
		return r.listed.names, nil
	}
	r.listed = listing{}
	entries, lerr := r.disk.ReadDir(r.path)
	// A folder that is gone after it was read is a drive that was pulled out.
	if lerr != nil && (!errors.Is(lerr, fs.ErrNotExist) || r.met()) {
		return nil, &Error{Kind: ErrUnreadable, Op: "list", Path: r.path, Err: lerr}
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		hidden, inCloud := strings.CutSuffix(name, ".icloud")
		if isRecord(name) || inCloud && isRecord(strings.TrimPrefix(hidden, ".")) {
			names = append(names, name)
		}
	}
	if err == nil && lerr == nil {
		r.listed = listing{info, names, now}
	}
	return names, nil
}

// met says whether there was any file in the folder, be it one that could not be
// read. One that was to be made and could not is none.
func (r *Record) met() bool {
	for _, s := range r.sources {
		if s.info != nil || s.err != nil {
			return true
		}
	}
	return false
}

// isRecord says whether a file may hold events: the copies that sync programs
// make of a file when two devices changed it included. Names with a dot first
// are temporary files, or what macOS keeps beside a file.
func isRecord(name string) bool {
	return strings.HasSuffix(strings.ToLower(name), ".jsonl") && !strings.HasPrefix(name, ".")
}
