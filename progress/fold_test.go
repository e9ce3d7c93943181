package progress

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// history numbers events and gives them what every event has.
func history(events ...Event) []Event {
	for i := range events {
		e := &events[i]
		e.V, e.Seq, e.At = max(e.V, 1), uint64(i+1), noon.Add(time.Duration(i)*time.Hour)
		if e.ID == "" {
			e.ID = fmt.Sprintf("e%d", i+1)
		}
		if e.Course == "" && e.Type != Erased {
			e.Course, e.Module = "c", "m"
		}
	}
	return events
}

func TestFold(t *testing.T) {
	s := Fold(history(
		Event{Type: Opened, Page: "start"},
		Event{Type: Read, Page: "start", Ms: 1000},
		Event{Type: Answered, Block: "q", Credit: ptr(0.0), Ms: 10},
		Event{Type: Answered, Block: "q", Credit: ptr(1.0), Ms: 20},
		Event{Type: Answered, Block: "q", Via: &Via{"later", "r"}},
		Event{Type: Bookmarked, Page: "p", On: ptr(true)},
		Event{Type: Bookmarked, Page: "start", On: ptr(true)},
		Event{Type: Bookmarked, Page: "p", On: ptr(false)},
		Event{Type: Finished, Credit: ptr(0.5)},
		Event{Type: Finished, Credit: ptr(0.7)},
		Event{Type: Opened, Page: "one", Course: "c", Module: "n"},
		Event{Type: Opened, Page: "two"},
		Event{Type: Rated, Block: "s", Values: map[string]int{"a": 1}},
		Event{Type: Rated, Block: "s", Values: map[string]int{"a": 4}},
		Event{Type: Played, Block: "sc", Outcome: "good"},
		Event{Type: Carded, Block: "k", Card: "1", Recalled: ptr(true)},
		Event{Type: Carded, Block: "k", Card: "2", Recalled: ptr(false)},
		Event{Type: "dreamt", Page: "p"},
		Event{Type: Answered, Block: "q", V: 2},
		Event{Type: Read, Page: "gone", ID: "gone"},
		Event{Type: Erased, IDs: []string{"gone"}},
	))
	first, _ := s.FirstAnswer("c", "m", "q")
	latest, _ := s.LatestAnswer("c", "m", "q")
	finished, _ := s.Finished("c", "m")
	resume, _ := s.Resume()
	here, _ := s.LastOpened("c", "n")
	rated, _ := s.Latest(Rated, "c", "m", "s")
	for name, ok := range map[string]bool{
		"answers":    len(s.Answers("c", "m", "q")) == 3 && len(s.Answers("c", "n", "q")) == 0,
		"first":      first.ID == "e3",
		"latest":     latest.ID == "e4",
		"pages":      slices.Equal(s.PagesRead("c", "m"), []string{"start"}),
		"page":       s.PageRead("c", "m", "start") && !s.PageRead("c", "m", "gone"),
		"finished":   finished.ID == "e9",
		"resume":     resume.ID == "e12" && here.ID == "e11",
		"bookmarks":  slices.Equal(ids(s.Bookmarks()), []string{"e7"}),
		"bookmarked": s.Bookmarked("c", "m", "start", "") && !s.Bookmarked("c", "m", "p", ""),
		"rated":      len(s.Rated("c", "m", "s")) == 2 && rated.Values["a"] == 4,
		"played":     len(s.Played("c", "m", "sc")) == 1,
		"carded":     len(s.Carded("c", "m", "k", "2")) == 1,
		"modules":    slices.Equal(s.Modules(), []ModuleKey{{"c", "m"}, {"c", "n"}}),
		"count":      s.Count() == 20 && s.Unknown() == 2,
		"total":      s.Total() == Day{Events: 17, Answered: 3, ReadMs: 1000, AnswerMs: 30},
	} {
		if !ok {
			t.Error(name)
		}
	}
	days := s.Days(time.UTC)
	if len(days) != 2 || days[0].Date != "2026-11-23" || days[0].Events != 12 || days[1].Date != "2026-11-24" {
		t.Error(days)
	}
	if len(Fold(nil).Notes()) != 0 || (State{}).PageRead("c", "m", "p") || (State{}).Note("c", "m", "b", "").After() != "" {
		t.Error("the empty state")
	}
}

func note(id, after, text string) Event {
	return Event{ID: id, Type: Noted, Block: "b", Field: "f", After: after, Text: &text}
}

func TestNotes(t *testing.T) {
	for name, c := range map[string]struct {
		versions []Event
		want     string
	}{
		"one":                          {[]Event{note("1", "", "a")}, "a"},
		"a chain":                      {[]Event{note("1", "", "a"), note("2", "1", "b"), note("3", "2", "c")}, "c"},
		"removed":                      {[]Event{note("1", "", "a"), note("2", "1", "")}, ""},
		"brought back":                 {[]Event{note("1", "", "a"), note("2", "1", ""), note("3", "2", "a")}, "a"},
		"two after the same":           {[]Event{note("1", "", "a"), note("2", "1", "b"), note("3", "1", "c")}, "b|c"},
		"two from the start":           {[]Event{note("1", "", "a"), note("2", "", "b")}, "a|b"},
		"one of two edited":            {[]Event{note("1", "", "a"), note("2", "1", "b"), note("3", "1", "c"), note("4", "2", "d")}, "c|d"},
		"two with chains":              {[]Event{note("1", "", "a"), note("2", "1", "b"), note("3", "1", "c"), note("4", "2", "d"), note("5", "3", "e")}, "d|e"},
		"one of two removed":           {[]Event{note("1", "", "a"), note("2", "1", "b"), note("3", "1", "c"), note("4", "3", "")}, "b"},
		"after what is not there":      {[]Event{note("1", "", "a"), note("2", "lost", "b")}, "a|b"},
		"after itself":                 {[]Event{note("1", "1", "a")}, "a"},
		"a circle":                     {[]Event{note("1", "2", "a"), note("2", "1", "b")}, "b"},
		"no text at all":               {[]Event{note("1", "", "a"), {ID: "2", Type: Noted, Block: "b", Field: "f", After: "1"}}, "a"},
		"another field is another one": {[]Event{note("1", "", "a"), {ID: "2", Type: Noted, Block: "b", Field: "g", After: "1", Text: ptr("b")}}, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			events := history(c.versions...)
			rnd := rand.New(rand.NewPCG(3, 4))
			for range 10 {
				n := Fold(events).Note("c", "m", "b", "f")
				if got := strings.Join(n.Texts(), "|"); got != c.want {
					t.Fatalf("got %q, want %q", got, c.want)
				}
				events = append(events, events[rnd.IntN(len(events))])
				rnd.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
			}
		})
	}
}

func TestNotebook(t *testing.T) {
	s := Fold(history(
		Event{Type: Noted, Module: "b", Course: "c", Block: "x", Page: "p1", Text: ptr("first")},
		Event{Type: Noted, Module: "a", Course: "c", Page: "p", Text: ptr("free")},
		Event{Type: Noted, Module: "b", Course: "c", Block: "y", Field: "f", Text: ptr("field")},
		Event{Type: Noted, Module: "b", Course: "c", Block: "z", Text: ptr("short-lived")},
		Event{Type: Noted, Module: "b", Course: "c", Block: "z", After: "e4", Text: ptr("")},
		Event{Type: Noted, Module: "b", Course: "c", Block: "x", Page: "p2", After: "e1", Text: ptr("moved")},
	))
	var got []string
	for _, n := range s.Notes() {
		got = append(got, fmt.Sprint(n.Module, " ", n.Page, " ", n.Block, n.Field, " ", n.Texts()))
	}
	want := []string{"b p2 x [moved]", "b  yf [field]", "a p  [free]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if n := s.PageNote("c", "a", "p"); n.After() != "e2" {
		t.Error(n)
	}
	if removed := s.Note("c", "b", "z", ""); len(removed.Versions) != 2 || len(s.AllNotes()) != 4 || removed.After() != "e5" {
		t.Error("earlier versions cannot be brought back")
	}
}
