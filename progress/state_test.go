package progress

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// told is all that a state tells, as text.
func told(s State) string {
	var b strings.Builder
	say := func(what string, v any) {
		j, _ := json.Marshal(v)
		fmt.Fprintf(&b, "%s %s\n", what, j)
	}
	say("events", ids(s.Events()))
	say("counts", []int{s.Count(), s.Unknown()})
	say("modules", s.Modules())
	resume, _ := s.Resume()
	say("resume", resume.ID)
	for _, n := range s.AllNotes() {
		say("note", []any{n.Course, n.Module, n.Page, n.Block, n.Field, n.Texts(), n.After(), ids(n.Versions)})
	}
	say("notes", len(s.Notes()))
	say("bookmarks", ids(s.Bookmarks()))
	say("days", s.Days(time.UTC))
	say("total", s.Total())
	for _, m := range s.Modules() {
		say("pages", s.PagesRead(m.Course, m.Module))
		opened, _ := s.LastOpened(m.Course, m.Module)
		finished, _ := s.Finished(m.Course, m.Module)
		say("opened, finished", []string{opened.ID, finished.ID})
		for _, block := range []string{"", "b0", "b1", "b2"} {
			first, _ := s.FirstAnswer(m.Course, m.Module, block)
			last, _ := s.LatestAnswer(m.Course, m.Module, block)
			rated, _ := s.Latest(Rated, m.Course, m.Module, block)
			say(block, []any{
				ids(s.Answers(m.Course, m.Module, block)), first.ID, last.ID, rated.ID,
				ids(s.Played(m.Course, m.Module, block)), ids(s.Carded(m.Course, m.Module, block, "k")),
				s.Bookmarked(m.Course, m.Module, "p1", block), s.PageRead(m.Course, m.Module, "p1"),
			})
		}
	}
	return b.String()
}

// anyEvents makes up a history: of all types, some erased, some of a newer
// version, some ids with two contents, some clocks wrong.
func anyEvents(rnd *rand.Rand, n int) []Event {
	types := []string{Opened, Read, Answered, Noted, Rated, Played, Carded, Bookmarked, Finished, Erased, "dreamt"}
	var list []Event
	id := func() string { return fmt.Sprint("e", rnd.IntN(len(list)+1)) }
	for i := range n {
		e := Event{
			V: 1, ID: fmt.Sprint("e", i), Seq: uint64(max(1, i-rnd.IntN(3))), At: noon.Add(time.Duration(rnd.IntN(9000)-4500) * time.Hour).Truncate(time.Millisecond),
			Learner: "ana", Device: fmt.Sprint("d", rnd.IntN(3)), Type: types[rnd.IntN(len(types))],
			Course: "c", Module: fmt.Sprint("m", rnd.IntN(4)), Page: fmt.Sprint("p", rnd.IntN(3)), Block: fmt.Sprint("b", rnd.IntN(3)), Ms: rnd.Int64N(1000),
		}
		switch e.Type {
		case Erased:
			e.Module = ""
			if rnd.IntN(4) == 0 {
				e.IDs = []string{id(), id()}
			}
		case Noted:
			if text := []string{"a", "b", ""}[rnd.IntN(3)]; rnd.IntN(10) > 0 {
				e.Text = &text
			}
			e.After, e.Field = id(), []string{"", "f"}[rnd.IntN(2)]
		case Answered:
			if rnd.IntN(4) == 0 {
				e.Via = &Via{"m0", "b0"}
			}
		case Bookmarked:
			e.On = ptr(rnd.IntN(2) == 0)
		case Carded:
			e.Card = "k"
		}
		switch rnd.IntN(40) {
		case 0:
			e.V = 2
		case 1:
			e.ID = id() // It may be taken.
		}
		list = append(list, e)
	}
	return list
}

// The state that grows by one event at a time is that of all of them folded at
// once; those handed out before stay as they were.
func TestStateGrowsAsFolded(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		events := anyEvents(rnd, 60)
		for range rnd.IntN(10) { // Met again.
			events = append(events, events[rnd.IntN(len(events))])
		}
		if seed%2 == 0 { // Else nearly in order, as a device reads its own.
			rnd.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		}
		u := newUnion(0)
		var states []State
		for i := range events {
			u.add(&events[i])
			if rnd.IntN(3) > 0 {
				states = append(states, u.state())
			} else {
				states = append(states, State{x: nil})
			}
		}
		for i, s := range states {
			if want := told(Fold(events[:i+1])); s.x != nil && told(s) != want {
				t.Fatalf("seed %d, after %d events:\n%s\nwant:\n%s", seed, i+1, told(s), want)
			}
		}
	}
}

// One more event costs no more in a long record: nothing is folded again, and
// no event is copied.
func TestStateIsNotFoldedAnew(t *testing.T) {
	h := newHome(t)
	h.put(t, "device000000.jsonl", manyLines(t, 5000))
	r := h.open(t)
	before := r.State()
	add(t, r, 1)
	allocated := testing.AllocsPerRun(20, func() {
		add(t, r, 1)
		if s := r.State(); s.x != before.x || &s.events[0] != &before.events[0] {
			t.Fatal("folded anew")
		}
	})
	if before.Count() != 5000 || r.State().Count() != before.Count()+22 || allocated > 300 {
		t.Error(before.Count(), r.State().Count(), allocated)
	}
	// What comes before is another matter.
	h.put(t, "elsewhere.jsonl", []byte(written("x", 1, `,"course":"c","module":"m","page":"early"`)))
	add(t, r, 1)
	if s := r.State(); s.x == before.x || !s.PageRead("c", "m", "early") || before.PageRead("c", "m", "early") {
		t.Error("an event that comes before was not folded in")
	}
}

// A face reads the state while the next event is appended.
func TestStateIsReadWhileAppending(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	add(t, r, 3)
	old := r.State()
	want := told(old)
	var wg sync.WaitGroup
	states := make(chan State, 100)
	wg.Go(func() {
		defer close(states)
		for i := range 100 {
			typ := []string{Read, Answered, Bookmarked}[i%3]
			if _, err := r.Append(Event{Type: typ, Course: "c", Module: fmt.Sprint("m", i%5), Page: fmt.Sprint("p", i), Block: "b1", On: ptr(true)}); err != nil {
				t.Error(err)
			}
			states <- r.State()
		}
	})
	for range 2 {
		wg.Go(func() {
			for s := range states {
				if got := told(s); got != told(Fold(s.Events())) {
					t.Error("not what its events amount to")
				}
				if told(old) != want {
					t.Error("an old state changed")
				}
			}
		})
	}
	wg.Wait()
}

// A thousand events, of every type, read in any order, spread over files in any
// way and met more than once, or merged one file after the other: one state.
func TestThousandEventsInAnyOrder(t *testing.T) {
	t.Parallel()
	for seed := range uint64(max(2, 12/heavy)) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		events := anyEvents(rnd, 1000)
		want := told(Fold(events))
		for range rnd.IntN(500) {
			events = append(events, events[rnd.IntN(len(events))])
		}
		rnd.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		files := make([]bytes.Buffer, 1+rnd.IntN(12))
		for i := range events {
			files[rnd.IntN(len(files))].Write(append(events[i].bytes(), '\n'))
		}
		shared, merged := newHome(t), newHome(t)
		r := merged.open(t)
		for i := range files {
			shared.put(t, fmt.Sprint(i, ".jsonl"), files[i].Bytes())
			merge(t, r, files[i].String(), true)
			_ = r.State() // A state in between changes nothing.
		}
		for name, s := range map[string]State{
			"folded": Fold(events), "shared": shared.open(t).State(), "merged": r.State(), "merged and read": merged.open(t).State(),
			"exported": Fold(exported(t, shared.open(t))),
		} {
			if got := told(s); got != want {
				t.Fatalf("seed %d, %s:\n%s\nwant:\n%s", seed, name, got, want)
			}
		}
	}
}

// exported reads back what is exported.
func exported(t testing.TB, r *Record) []Event {
	t.Helper()
	events, problems, err := Load(bytes.NewReader(export(t, r.Events())), "")
	if err != nil || slices.ContainsFunc(problems, func(p Problem) bool { return p.Kind != Newer }) {
		t.Fatal(problems, err)
	}
	return events
}
