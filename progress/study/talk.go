package study

import (
	"errors"
	"math"
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// A Talk is one run through a scenario. It is a value, like an [Attempt]: its
// methods return the talk that follows. The order of things:
//
//	choose, choose, … → an end is reached → saved → outcome and debrief
//
// Nothing is recorded before the end: of a run that was left a face keeps a [Half].
type Talk struct {
	Block *curriculum.Block
	Story *curriculum.Conversation
	Place Place

	Way    []Turn // the turns taken, in order
	At     int    // index of the node where the talk stands
	Meters []int  // in the order of Story.Meters
	Step   Step   // Answering, Saving or Shown
	Err    error  // why it could not be written; the way taken stays

	sent progress.Event
}

// A Turn is what was chosen at a node. Option is -1 where the record does not
// tell which of several choices that lead to the same node was made.
type Turn struct{ Node, Option int }

// MaxTurns is how many choices one run may have: its path must fit into one
// line of the record.
const MaxTurns = 500

// ErrNoOption says that a node offers no such choice.
var ErrNoOption = errors.New("that is not one of the choices")

// ErrTooLong says that a run has gone round for [MaxTurns] turns.
var ErrTooLong = errors.New("this conversation goes round in circles")

// NewTalk begins a run of the scenario of a block, which must have one.
func NewTalk(b *curriculum.Block, p Place) Talk {
	t := Talk{Block: b, Story: b.Scenario, Place: p}
	for _, m := range t.Story.Meters {
		t.Meters = append(t.Meters, m.Start)
	}
	return t.arrive(0)
}

// Node returns where the talk stands.
func (t Talk) Node() *curriculum.Node { return &t.Story.Nodes[t.At] }

// Choose takes option i, from 0, of the node at hand.
func (t Talk) Choose(i int) (Talk, error) {
	if t.Step != Answering || i < 0 || i >= len(t.Node().Options) {
		return t, ErrNoOption
	}
	if len(t.Way) >= MaxTurns {
		return t, ErrTooLong
	}
	o := t.Node().Options[i]
	t.Way = append(slices.Clone(t.Way), Turn{t.At, i})
	return t.change(o.Set).arrive(o.To), nil
}

func (t Talk) arrive(node int) Talk {
	t.At = node
	t = t.change(t.Node().Set)
	if t.Node().End() {
		t.Step = Saving
		t.sent = t.event()
	}
	return t
}

// change moves meters; none falls below 0.
func (t Talk) change(set []curriculum.Change) Talk {
	t.Meters = slices.Clone(t.Meters)
	for _, c := range set {
		if i := slices.IndexFunc(t.Story.Meters, func(m curriculum.Meter) bool { return m.Name == c.Meter }); i >= 0 {
			t.Meters[i] = max(0, t.Meters[i]+c.By)
		}
	}
	return t
}

// Back takes the last choice back, while nothing was written.
func (t Talk) Back() Talk {
	if t.Step == Shown || len(t.Way) == 0 {
		return t
	}
	way := t.Way[:len(t.Way)-1]
	t = NewTalk(t.Block, t.Place)
	for _, turn := range way {
		t, _ = t.Choose(turn.Option) // what was chosen once can be chosen again
	}
	return t
}

// Visits returns how often the talk has come to the node at hand, this time
// included.
func (t Talk) Visits() int {
	n := 1
	for _, turn := range t.Way {
		if turn.Node == t.At {
			n++
		}
	}
	return n
}

// Moved returns by how much each meter changed with the last turn.
func (t Talk) Moved() []int {
	moved := make([]int, len(t.Meters))
	if len(t.Way) == 0 || slices.ContainsFunc(t.Way, func(turn Turn) bool { return turn.Option < 0 }) {
		return moved
	}
	before := t
	before.Step = Answering
	before = before.Back()
	for i := range moved {
		moved[i] = t.Meters[i] - before.Meters[i]
	}
	return moved
}

// Credit is the mean of the choices made that have one, or nil.
func (t Talk) Credit() *float64 {
	sum, n := 0.0, 0
	for _, turn := range t.Way {
		if turn.Option < 0 {
			continue
		}
		if c := t.Story.Nodes[turn.Node].Options[turn.Option].Credit; c != nil {
			sum += *c
			n++
		}
	}
	if n == 0 {
		return nil
	}
	mean := math.Round(sum/float64(n)*100) / 100
	return &mean
}

func (t Talk) event() progress.Event {
	e := t.Place.block(progress.Played, t.Block)
	e.ID = progress.NewID()
	for _, turn := range t.Way {
		e.Path = append(e.Path, t.Story.Nodes[turn.Node].ID)
	}
	e.Path = append(e.Path, t.Node().ID)
	if len(t.Meters) > 0 {
		e.Meters = map[string]int{}
		for i, m := range t.Story.Meters {
			e.Meters[m.Name] = t.Meters[i]
		}
	}
	e.Outcome, e.Credit = t.Node().Outcome, t.Credit()
	return e
}

// Event returns what is to be written in the step Saving; trying again returns
// the same one.
func (t Talk) Event() progress.Event { return t.sent }

// Saved takes the news of the writing.
func (t Talk) Saved(err error) Talk {
	if t.Step == Saving {
		if t.Err = err; err == nil {
			t.Step = Shown
		}
	}
	return t
}

// Talks returns every run of a scenario, in order, under any id that the block
// or the module had.
func Talks(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) []progress.Event {
	return all(m, b, func(module, block string) []progress.Event { return s.Played(course, module, block) })
}

// LatestTalk returns the last run of a scenario as it is now, shown, and false
// where there is none: one of a lower rev is history.
func LatestTalk(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, p Place) (Talk, bool) {
	for _, e := range slices.Backward(Talks(s, course, m, b)) {
		if e.Rev < b.Rev {
			continue
		}
		if t, ok := RestoreTalk(b, p, e); ok {
			return t, true
		}
	}
	return Talk{}, false
}

// RestoreTalk returns the run that an event tells of, shown, and false where
// its way no longer leads through the scenario.
func RestoreTalk(b *curriculum.Block, p Place, e progress.Event) (Talk, bool) {
	t := NewTalk(b, p)
	if len(e.Path) == 0 || t.Node().ID != e.Path[0] {
		return t, false
	}
	budget := 10_000
	exact, found := t.follow(e, &budget)
	if !found {
		if exact, found = t.walk(e.Path[1:]); !found {
			return t, false
		}
		for i, m := range t.Story.Meters {
			exact.Meters[i] = e.Meters[m.Name]
		}
	}
	exact.Step, exact.sent = Shown, e
	return exact, true
}

// follow looks for the choices that lead along the path of an event to its
// meters and its credit. Several may lead from one node to the same other: the
// budget bounds how many are tried.
func (t Talk) follow(e progress.Event, budget *int) (Talk, bool) {
	if *budget--; *budget < 0 {
		return t, false
	}
	rest := e.Path[len(t.Way)+1:]
	if len(rest) == 0 {
		same := t.Step == Saving
		for i, m := range t.Story.Meters {
			same = same && t.Meters[i] == e.Meters[m.Name]
		}
		c := t.Credit()
		return t, same && (c == nil) == (e.Credit == nil) && (c == nil || *c == *e.Credit)
	}
	for i, o := range t.Node().Options {
		if t.Story.Nodes[o.To].ID != rest[0] {
			continue
		}
		next, err := t.Choose(i)
		if err != nil {
			return t, false
		}
		if end, ok := next.follow(e, budget); ok {
			return end, true
		}
	}
	return t, false
}

// walk goes along a path without knowing which choices were made.
func (t Talk) walk(path []string) (Talk, bool) {
	for _, id := range path {
		to := t.Story.Node(id)
		var fits []int
		for i, o := range t.Node().Options {
			if o.To == to {
				fits = append(fits, i)
			}
		}
		if to < 0 || len(fits) == 0 {
			return t, false
		}
		turn := Turn{t.At, -1}
		if len(fits) == 1 {
			turn.Option = fits[0]
			t = t.change(t.Node().Options[fits[0]].Set)
		}
		t.Way = append(slices.Clone(t.Way), turn)
		t = t.arrive(to)
	}
	return t, t.Node().End()
}
