package progress

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gowebpki/jcs"
)

// met says what became of an event offered to a union.
type met int

const (
	added    met = iota // It is new.
	same                // It was there already, with the same content.
	differed            // Its id has other content: all versions are set aside.
	gone                // It was erased.
)

// union is a set of events by id. The outcome does not depend on the order in
// which events are added nor on how often.
//
// The slice of events is never changed once it was handed out: what is added
// at its end lies beyond what others see, and any other change makes a new one.
type union struct {
	events  []Event
	index   map[string]int     // Place in events; after erasing or a conflict the place may be stale until tidy.
	aside   map[string][]Event // The differing versions of an id, none of which counts.
	erased  map[string]bool
	left    map[string]bool // Erased, and met with its content all the same.
	highest uint64
	untidy  bool  // Events are out of order, or some no longer count.
	folded  State // Of the events as they were when it was last asked for.
}

func newUnion(size int) *union {
	return &union{
		events: make([]Event, 0, size),
		index:  make(map[string]int, size),
		aside:  map[string][]Event{},
		erased: map[string]bool{},
		left:   map[string]bool{},
	}
}

// expect makes room for what a file of so many bytes may hold, within reason.
func (u *union) expect(size int64) {
	const usual, most = 256, 1 << 17
	if n := int(min(size/usual, most)); n > 64 && len(u.events) == 0 {
		u.events, u.index = make([]Event, 0, n), make(map[string]int, n)
	}
}

// what says what adding e would come to, and changes nothing.
func (u *union) what(e *Event) met {
	if e.Type != Erased && u.erased[e.ID] {
		return gone
	}
	versions, aside := u.aside[e.ID]
	if i, ok := u.index[e.ID]; ok && !aside && e.ID != "" {
		versions = u.events[i : i+1]
	}
	switch {
	case len(versions) == 0:
		return added
	case slices.ContainsFunc(versions, func(v Event) bool { return alike(&v, e) }):
		return same
	}
	return differed
}

func (u *union) add(e *Event) met {
	u.highest = max(u.highest, e.Seq)
	if e.Type == Erased {
		// Whatever becomes of the tombstone itself: what it names is gone.
		for _, id := range e.IDs {
			u.bury(id)
		}
	}
	m := u.what(e)
	switch m {
	case gone:
		u.left[e.ID] = true
	case differed:
		if u.aside[e.ID] == nil {
			u.aside[e.ID] = []Event{u.events[u.index[e.ID]]}
			u.untidy = true
		}
		u.aside[e.ID] = append(u.aside[e.ID], *e)
	case added:
		if n := len(u.events); n > 0 && compare(&u.events[n-1], e) > 0 {
			u.untidy = true
		}
		u.index[e.ID] = len(u.events)
		u.events = append(u.events, *e)
	}
	return m
}

func (u *union) bury(id string) {
	u.erased[id] = true
	if _, here := u.index[id]; here || u.aside[id] != nil {
		u.untidy, u.left[id] = true, true
	}
}

// tidy puts the events in order and leaves out those that do not count.
func (u *union) tidy() {
	if !u.untidy {
		return
	}
	u.untidy, u.folded = false, State{}
	kept := make([]*Event, 0, len(u.events))
	for i := range u.events {
		if u.counts(&u.events[i]) {
			kept = append(kept, &u.events[i])
		}
	}
	for id, versions := range u.aside {
		if !u.erased[id] {
			continue
		}
		// What was erased no longer stands against anything, so a tombstone of
		// the same id may count again.
		versions = slices.DeleteFunc(slices.Clone(versions), func(v Event) bool { return v.Type != Erased })
		u.aside[id] = versions
		if len(versions) < 2 {
			delete(u.aside, id)
		}
		if len(versions) == 1 {
			kept = append(kept, &versions[0])
		}
	}
	slices.SortStableFunc(kept, compare)
	u.events = make([]Event, 0, len(kept)+64)
	clear(u.index)
	for i, e := range kept {
		u.index[e.ID] = i
		u.events = append(u.events, *e)
	}
}

func (u *union) counts(e *Event) bool {
	return u.aside[e.ID] == nil && (e.Type == Erased || !u.erased[e.ID])
}

// list returns the events that count, in order. The slice is not to be changed.
func (u *union) list() []Event {
	u.tidy()
	return u.events[:len(u.events):len(u.events)]
}

// state returns what the events amount to. Where events only came after those
// that were there, it costs what the new ones are many.
func (u *union) state() State {
	u.folded = u.folded.grow(u.list())
	return u.folded
}

// get returns the event with an id, unless it was erased or set aside.
func (u *union) get(id string) (Event, bool) {
	i, ok := u.index[id]
	if !ok || !u.counts(&u.events[i]) {
		return Event{}, false
	}
	return u.events[i], true
}

// alike says whether two events with one id are one: the same bytes, or the
// same as canonical JSON.
func alike(a, b *Event) bool {
	if a.raw != "" && a.raw == b.raw {
		return true
	}
	x, y := a.bytes(), b.bytes()
	if bytes.Equal(x, y) {
		return true
	}
	cx, errx := jcs.Transform(x)
	cy, erry := jcs.Transform(y)
	return errx == nil && erry == nil && bytes.Equal(cx, cy)
}

// line returns the line of e without its newline, written if it was not read.
func (e *Event) line() string {
	if e.raw != "" {
		return e.raw
	}
	line, _ := Encode(*e) // An event that cannot be written is like no other.
	return strings.TrimSuffix(string(line), "\n")
}

// bytes returns a copy of the line of e.
func (e *Event) bytes() []byte { return []byte(e.line()) }
