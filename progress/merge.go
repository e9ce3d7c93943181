package progress

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// MergeResult counts what became of the events of a file. Nothing of it is
// about lines named in Bad.
type MergeResult struct {
	Name      string
	Added     int       // New here, and written.
	Known     int       // Here already.
	Erased    int       // Erased, here or there, and not brought back.
	Conflicts int       // Ids that have other content here: neither version counts.
	Newer     int       // Of those added: of a newer version, not understood.
	Bad       []Problem // Lines that could not be read.
}

// Merge takes in the events of src: what the record does not have is appended
// to the own file, each line byte for byte. Lines that cannot be read are named
// in the result and the others taken. Merging the same again changes nothing.
//
// A file with events of a learner whom the record does not know is refused as a
// whole with ErrForeign, unless asMine. A record without events knows nobody
// yet and takes in any one learner's. On an error nothing was taken in.
func (r *Record) Merge(src io.Reader, name string, asMine bool) (MergeResult, error) {
	res := MergeResult{Name: name}
	events, bad, err := Load(src, name)
	if err != nil {
		return res, err
	}
	for _, p := range bad {
		if p.Kind != Newer {
			res.Bad = append(res.Bad, p)
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	unlock, err := r.enter()
	if err != nil {
		return res, err
	}
	defer unlock()
	if !asMine {
		if err := r.refuseForeign(events, name); err != nil {
			return res, err
		}
	}
	if err := r.writeAll(r.sift(events, &res)); err != nil {
		return MergeResult{Name: name, Bad: res.Bad}, err
	}
	return res, nil
}

func (r *Record) refuseForeign(events []Event, name string) error {
	foreign := map[string]bool{}
	for _, e := range events {
		if r.learners[e.Learner] == 0 {
			foreign[e.Learner] = true
		}
	}
	if len(foreign) == 0 || (len(r.learners) == 0 && len(foreign) == 1) {
		return nil
	}
	ids := strings.Join(slices.Sorted(maps.Keys(foreign)), ", ")
	return &Error{Kind: ErrForeign, Op: "merge", Path: name, Err: fmt.Errorf("it holds events of another learner: %s", ids)}
}

// sift returns the events that are to be written, and counts them all.
func (r *Record) sift(events []Event, res *MergeResult) []Event {
	// All of the file's own tombstones come first, wherever in it they stand.
	theirs := newUnion(len(events))
	for _, e := range events {
		if e.Type == Erased {
			for _, id := range e.IDs {
				theirs.bury(id)
			}
		}
	}

	var fresh []Event
	for _, e := range events {
		here, there := r.union.what(&e), theirs.add(&e)
		switch {
		case here == gone || there == gone:
			res.Erased++
			continue
		case there == same || (here == same && !r.doubted[e.ID]):
			res.Known++
			continue
		case here == differed || there == differed:
			res.Conflicts++
		default:
			res.Added++
			if e.V > Version {
				res.Newer++
			}
		}
		fresh = append(fresh, e)
	}
	return fresh
}

// Export writes the union of events in order, one line each, as they were read:
// merged elsewhere they amount to the same state. Events made in memory are
// written by [Encode].
func Export(w io.Writer, events []Event) error {
	u := newUnion(len(events))
	for i := range events {
		u.add(&events[i])
	}
	b := bufio.NewWriter(w)
	for _, e := range u.list() {
		_, _ = b.Write(e.bytes())
		_ = b.WriteByte('\n') // The writer keeps its first error for Flush.
	}
	return fail("write", "the export", b.Flush())
}
