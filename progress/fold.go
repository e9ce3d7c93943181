package progress

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// State is what a record amounts to: the events by what they are about. It
// knows nothing of any course; whether a page still exists, or how many there
// are, is the caller's to say. The zero State is that of an empty record.
//
// A State does not change, and may be read by any number of goroutines, also
// while [Record.State] makes the next one.
type State struct {
	events []Event
	x      *index // Shared with the states before and after; see index.
}

// ModuleKey names a module of a course.
type ModuleKey struct{ Course, Module string }

// Fold returns the state that events amount to. The events may come in any
// order and more than once; two that share an id and differ do not count, nor
// does what was erased. Events of a newer version, or of a type that this
// version does not know, are kept in [State.Events] and otherwise ignored.
// Fold uses no clock and no disk. It costs what the events are many; the state
// of a record that grows is to be had from [Record.State].
func Fold(events []Event) State {
	u := newUnion(len(events))
	for i := range events {
		u.add(&events[i])
	}
	return u.state()
}

func understood(e *Event) bool { return e.V <= Version && known(e.Type) }

// Events returns all that was folded, in order, without what was erased or set
// aside. The slice is not to be changed.
func (s State) Events() []Event { return s.events }

// Count returns how many events there are, tombstones and unknown ones included.
func (s State) Count() int { return len(s.events) }

// Unknown returns how many events this version does not understand.
func (s State) Unknown() int {
	n := 0
	for i := range s.events {
		if !understood(&s.events[i]) {
			n++
		}
	}
	return n
}

// Modules returns the modules with any event, in the order in which they were
// first met.
func (s State) Modules() []ModuleKey {
	var list []ModuleKey
	for _, i := range s.firsts(firstOfModule) {
		list = append(list, moduleOf(&s.events[i]))
	}
	return list
}

// About yields the events of a module, in order: those that this version
// understands.
func (s State) About(course, module string) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for _, i := range s.places(place{course: course, module: module}) {
			if !yield(s.events[i]) {
				return
			}
		}
	}
}

func (s State) at(p place) []Event {
	found := s.places(p)
	list := make([]Event, 0, len(found))
	for _, i := range found {
		list = append(list, s.events[i])
	}
	return list
}

func (s State) last(p place) (Event, bool) {
	list := s.places(p)
	if len(list) == 0 {
		return Event{}, false
	}
	return s.events[list[len(list)-1]], true
}

// Answers returns every answer to a question, in order: recalls asked from
// elsewhere (Via is set) and rooms included.
func (s State) Answers(course, module, block string) []Event {
	return s.at(place{typ: Answered, course: course, module: module, block: block})
}

// FirstAnswer returns the first answer that counts for the module's own credit:
// no recall.
func (s State) FirstAnswer(course, module, block string) (Event, bool) {
	for _, i := range s.places(place{typ: Answered, course: course, module: module, block: block}) {
		if s.events[i].Via == nil {
			return s.events[i], true
		}
	}
	return Event{}, false
}

// LatestAnswer returns the last answer that counts for the module's own credit:
// no recall.
func (s State) LatestAnswer(course, module, block string) (Event, bool) {
	for _, i := range slices.Backward(s.places(place{typ: Answered, course: course, module: module, block: block})) {
		if s.events[i].Via == nil {
			return s.events[i], true
		}
	}
	return Event{}, false
}

// PageRead says whether a page was read to its end.
func (s State) PageRead(course, module, page string) bool {
	return len(s.places(place{typ: Read, course: course, module: module, page: page})) > 0
}

// PagesRead returns the ids of the pages of a module that were read, sorted.
func (s State) PagesRead(course, module string) []string {
	var pages []string
	for _, i := range s.firsts(firstOfRead) {
		if e := &s.events[i]; e.Course == course && e.Module == module {
			pages = append(pages, e.Page)
		}
	}
	slices.Sort(pages)
	return pages
}

// LastOpened returns where a module was last open, to resume there.
func (s State) LastOpened(course, module string) (Event, bool) {
	return s.last(place{typ: Opened, course: course, module: module})
}

// Resume returns what was open last of all.
func (s State) Resume() (Event, bool) {
	for _, e := range slices.Backward(s.events) {
		if e.Type == Opened && understood(&e) {
			return e, true
		}
	}
	return Event{}, false
}

// Finished returns the event that first said that a module was finished.
func (s State) Finished(course, module string) (Event, bool) {
	list := s.places(place{typ: Finished, course: course, module: module})
	if len(list) == 0 {
		return Event{}, false
	}
	return s.events[list[0]], true
}

// Rated returns every rating of a scale, in order: the last is the present one,
// the first what to compare it with.
func (s State) Rated(course, module, block string) []Event {
	return s.at(place{typ: Rated, course: course, module: module, block: block})
}

// Played returns every run of a scenario, in order.
func (s State) Played(course, module, block string) []Event {
	return s.at(place{typ: Played, course: course, module: module, block: block})
}

// Carded returns every showing of a card, in order.
func (s State) Carded(course, module, block, card string) []Event {
	return s.at(place{typ: Carded, course: course, module: module, block: block, part: card})
}

// Latest returns the last rating, run or answer of a block, recalls included;
// typ is one of Answered, Rated and Played.
func (s State) Latest(typ, course, module, block string) (Event, bool) {
	return s.last(place{typ: typ, course: course, module: module, block: block})
}

// Bookmarked says whether a place is marked; block is empty for a whole page,
// page too for a module.
func (s State) Bookmarked(course, module, page, block string) bool {
	e, ok := s.last(place{typ: Bookmarked, course: course, module: module, page: page, block: block})
	return ok && e.On != nil && *e.On
}

// Bookmarks returns the places that are marked, by the events that marked them,
// in order.
func (s State) Bookmarks() []Event {
	var list []Event
	for _, i := range s.firsts(firstOfBookmark) {
		if e, _ := s.last(placeOf(&s.events[i])); e.On != nil && *e.On {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, Compare)
	return list
}

// Day sums up the events of a day. The two times overlap where a question
// stands on a page that was read: it is for the face to say which it shows.
type Day struct {
	Date     string // 2006-01-02; empty in [State.Total].
	Events   int    // Tombstones and unknown ones are left out.
	Answered int
	ReadMs   int64 // On pages, to their end.
	AnswerMs int64 // On questions.
}

func (d *Day) count(e *Event) {
	d.Events++
	switch e.Type {
	case Answered:
		d.Answered++
		d.AnswerMs += max(0, e.Ms)
	case Read:
		d.ReadMs += max(0, e.Ms)
	}
}

// Days returns the days with any activity, oldest first, as a calendar in loc
// has them.
func (s State) Days(loc *time.Location) []Day {
	days := map[string]*Day{}
	for i := range s.events {
		e := &s.events[i]
		if !understood(e) || e.Type == Erased {
			continue
		}
		date := e.At.In(loc).Format(time.DateOnly)
		if days[date] == nil {
			days[date] = &Day{Date: date}
		}
		days[date].count(e)
	}
	list := make([]Day, 0, len(days))
	for _, d := range days {
		list = append(list, *d)
	}
	slices.SortFunc(list, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	return list
}

// Total sums up all days.
func (s State) Total() Day {
	var d Day
	for i := range s.events {
		e := &s.events[i]
		if understood(e) && e.Type != Erased {
			d.count(e)
		}
	}
	return d
}
