package progress

import (
	"slices"
	"sync"
)

// index finds events by what they are about. It only ever grows, by events that
// come after all that it has, so one serves a state and those that come of it:
// each looks no further than its own last event. Any other change of a union,
// an event that comes before another or is erased, makes a new index.
//
// A state is read on one goroutine while the next is made on another; the lock
// is for the map and the ends of the lists. What a list has up to some length
// never changes.
type index struct {
	mu     sync.RWMutex
	size   int // How many events are in it.
	by     map[place][]int32
	firsts [kindsOfFirst][]int32
}

// The lists of events that were the first about something.
const (
	firstOfModule = iota
	firstOfRead
	firstOfNote
	firstOfBookmark
	kindsOfFirst
)

// place is what events of one type can be about.
type place struct {
	typ, course, module, page, block, part string
}

// placeOf leaves out what does not tell one thing from another: a question is
// the same on whatever page it stands.
func placeOf(e *Event) place {
	p := place{typ: e.Type, course: e.Course, module: e.Module, block: e.Block}
	switch e.Type {
	case Read:
		p.page, p.block = e.Page, ""
	case Opened, Finished:
		p.block = ""
	case Bookmarked:
		p.page = e.Page
	case Carded:
		p.part = e.Card
	case Noted:
		p.part = e.Field
		if e.Block == "" {
			p.page = e.Page
		}
	}
	return p
}

func moduleOf(e *Event) ModuleKey { return ModuleKey{e.Course, e.Module} }

// grow returns the state of events, of which s is that of the first ones. No
// other state has grown from s.
func (s State) grow(events []Event) State {
	if s.x == nil {
		s.x = &index{by: map[place][]int32{}}
	}
	s.x.mu.Lock()
	defer s.x.mu.Unlock()
	for ; s.x.size < len(events); s.x.size++ {
		s.x.take(int32(s.x.size), &events[s.x.size])
	}
	return State{events, s.x}
}

func (x *index) take(i int32, e *Event) {
	if !understood(e) || e.Type == Erased {
		return
	}
	if e.Module != "" {
		x.put(place{course: e.Course, module: e.Module}, i, firstOfModule)
	}
	switch {
	case e.Type == Noted && e.Text == nil: // It says nothing.
	case e.Type == Noted:
		x.put(placeOf(e), i, firstOfNote)
	case e.Type == Read:
		x.put(placeOf(e), i, firstOfRead)
	case e.Type == Bookmarked:
		x.put(placeOf(e), i, firstOfBookmark)
	default:
		p := placeOf(e)
		x.by[p] = append(x.by[p], i)
	}
}

func (x *index) put(p place, i int32, kind int) {
	list := x.by[p]
	if len(list) == 0 {
		x.firsts[kind] = append(x.firsts[kind], i)
	}
	x.by[p] = append(list, i)
}

// places returns where in s.events those about p are, in order.
func (s State) places(p place) []int32 {
	if s.x == nil {
		return nil
	}
	s.x.mu.RLock()
	list := s.x.by[p]
	s.x.mu.RUnlock()
	return s.own(list)
}

// firsts returns the events that were the first of a kind about something.
func (s State) firsts(kind int) []int32 {
	if s.x == nil {
		return nil
	}
	s.x.mu.RLock()
	list := s.x.firsts[kind]
	s.x.mu.RUnlock()
	return s.own(list)
}

// own leaves out what came after s.
func (s State) own(list []int32) []int32 {
	n, _ := slices.BinarySearch(list, int32(len(s.events)))
	return list[:n]
}
