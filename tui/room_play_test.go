package tui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/progress"
	"cahier/progress/room"
)

// Every kind of block is played at a seat, and what is recorded stands in the
// seat's own record and nowhere else.
func TestSeatPlays(t *testing.T) {
	tests := []struct{ kind, module, page, keys, shows, typ, block string }{
		{"worksheet", "everything", "prepare", "p enter type:Numbers tab type:A_sum esc", "Numbers", progress.Noted, "plan"},
		{"scenario", "everything", "budget", "p enter b enter", "there are two budgets", progress.Played, "budget"},
		{"timer", "everything", "practise", "p space", "running", "", ""},
		{"cards", "everything", "practise", "p v space y", "card 2 of 2", progress.Carded, "words"},
		{"scale", "before", "start", "p 4 down 2 down 5 enter", "Noted. Nothing here", progress.Rated, "habits"},
		{"scale again", "everything", "back", "p 4 down 2 down 5 enter", "Noted. Nothing here", progress.Rated, "habits"},
		{"recall", "again", "start", "p b enter 1", "Right", progress.Answered, "single"},
		{"reflection", "everything", "start", "p r enter type:Patience esc", "Patience", progress.Noted, "stick"},
		{"note on a page", "before", "start", "p n type:Mine esc", "Mine", progress.Noted, ""},
	}
	for _, test := range tests {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Person, 6, test.module)
			s.page(test.page)
			p, own := s.seat("en", "s1", 80, 24)
			before := len(s.log.events)
			p.press(test.keys).shows(test.shows)
			if len(s.log.events) != before {
				t.Errorf("%s: the room heard of it: %+v", test.kind, s.log.events[before:])
			}
			got := own.of(test.typ)
			if test.typ == "" {
				if len(own.events) > 0 {
					t.Errorf("%s: recorded %+v", test.kind, own.events)
				}
				return
			}
			if len(got) == 0 || len(got) != len(own.events) {
				t.Fatalf("%s: %d of %d events are %s\n%s", test.kind, len(got), len(own.events), test.typ, p.frame())
			}
			if e := got[0]; e.Block != test.block || e.Mode != progress.Room || e.Room != "r1" || e.Seat != "s1" || e.Round != 0 {
				t.Errorf("%s: %+v", test.kind, e)
			}
			for _, l := range []*look{s.desk("en", 80, 24), s.stage("en", 80, 24)} {
				l.hides("Numbers").hides("Patience").hides("Mine")
			}
			if r := s.w.Report(s.log.events, "en"); strings.Contains(r, "Numbers") || strings.Contains(r, "Patience") || strings.Contains(r, "Mine") {
				t.Error("it stands in the report")
			}
			// The line dropped: it is all there.
			again := s.watch(s.w.Seat(RoomScreen{Lang: "en", Theme: "dark"}, Seat{ID: "s1", Own: own}), 80, 24)
			again.press("p")
			if test.block == "" {
				again.press("n")
			}
			switch test.typ {
			case progress.Noted:
				again.shows(strings.Split(test.shows, " ")[0])
			case progress.Played, progress.Rated, progress.Answered:
				again.shows(test.shows)
			}
		})
	}
}

// The room goes on while somebody plays: they are told, nothing is lost, and
// one key leads to where the room is.
func TestRoomGoesOnWhileSeatPlays(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "everything")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("budget")
		p.press("p enter a enter").shows("Your turn").shows("Nobody else sees this. f: back to the room.")
		s.page("prepare")
		p.shows("Your turn").shows("The room is at “Prepare”. f goes there; what you wrote is kept.")
		p.press("f").shows("Their need").hides("Your turn").shows("2/5")
		p.press("p enter type:Num")
		s.page("back")
		for range 3 { // letters go on being text
			p.press("type:f")
		}
		p.shows("Numfff").shows("ctrl+f goes there").press("ctrl+f").shows("Think of the last week.")
		if got := own.of(progress.Noted); len(got) == 0 || *got[len(got)-1].Text != "Numfff" {
			t.Errorf("recorded: %+v", got)
		}
		p.press("left left left").shows("Their need").press("p").shows("Numfff").press("q").shows("You look around.")
	})
	// A conversation half way waits; a question is answered in between.
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("words")
		p.press("p n type:Half_a_sen")
		s.lead(room.Asked, "single", 1)
		p.shows("Half a sen").shows("The facilitator asks a question. ctrl+f goes there; what you wrote is kept.")
		p.press("type:tence").shows("Half a sentence")
		p.press("ctrl+f").shows("Who ran the first office job?").press("b enter 1").shows("✓ Saved.")
		if got := own.of(progress.Answered); len(got) != 1 || got[0].Round != 1 {
			t.Errorf("the answer to the room: %+v", got)
		}
		if got := own.of(progress.Noted); len(got) == 0 || *got[len(got)-1].Text != "Half a sentence" {
			t.Errorf("recorded: %+v", got)
		}
	})
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "everything")
		p, _ := s.seat("en", "s1", 80, 24)
		s.page("budget")
		p.press("p enter a enter").shows("One number").press("f").hides("Your turn").press("p").shows("One number").shows("Your turn")
		p.press("right left").hides("Your turn").press("p").shows("One number").shows("Your turn") // a wrong key
		p.press("ctrl+l").shows("Un seul chiffre").press("ctrl+l").press("a enter").shows("That was all?").press("f")
		if seat := p.app.top().(*seatScreen); seat.play != nil {
			t.Error("what is over is kept")
		}
		s.page("practise")
		p.press("p").shows("Nobody else sees this.")
		s.do(room.Event{By: room.Desk, Type: room.Phased, Block: "pairs", Index: 1, Seconds: 150})
		p.shows("The room is at “Ask, then show”. f goes there").shows("▸ 2.").shows("2:").press("f")
		s.lead(room.Ended, "", 0)
		p.shows("Take your answers and notes home")
	})
	// What is under way does not end with the workshop.
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "everything")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("prepare")
		p.press("p enter type:Num")
		s.lead(room.Ended, "", 0)
		p.shows("The workshop is over. ctrl+f tells how to take all this home.").press("type:bers esc f").shows("record > workshop.jsonl")
		if got := own.of(progress.Noted); len(got) == 0 || *got[len(got)-1].Text != "Numbers" {
			t.Errorf("recorded: %+v", got)
		}
		// The line drops in the middle of a word.
		s = meet(t, room.Anonymous, 6, "everything")
		p, own = s.seat("en", "s1", 80, 24)
		s.page("prepare")
		p.press("p enter")
		for _, k := range keysOf(t, "type:Num") {
			p.p.Update(k)
		}
		if err := p.p.Close(); err != nil {
			t.Error(err)
		}
		if got := own.of(progress.Noted); len(got) == 0 || *got[len(got)-1].Text != "Num" {
			t.Errorf("recorded: %+v", got)
		}
		s.looks = nil
		// Who is sent away plays no more.
		s = meet(t, room.Anonymous, 6, "everything")
		p, own = s.seat("en", "s1", 80, 24)
		s.page("prepare")
		p.press("p enter type:Num")
		s.do(room.Event{By: room.Desk, Type: room.Removed, Of: "s1"})
		p.shows("The facilitator has taken you out").press("p").hides("Their need")
		if got := own.of(progress.Noted); len(got) == 0 || *got[len(got)-1].Text != "Num" {
			t.Errorf("recorded: %+v", got)
		}
	})
}

// What the room asks is not answered alone: no verdict before the reveal.
func TestSeatPlaysNoQuestionOfTheRoom(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "again")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("start")
		p.press("p b").shows("Who ran the first office job?")
		s.lead(room.Asked, "re-single", 1)
		p.shows("Asked in this room.").hides("tea shops").shows("The facilitator asks a question.")
		p.press("b enter 1").hides("Right.").hides("sure")
		if len(own.events) > 0 {
			t.Errorf("recorded: %+v", own.events)
		}
		p.press("f").shows("Who ran the first office job?").press("b enter 1").shows("✓ Saved.").press("right left p").hides("Right.")
		if got := own.of(progress.Answered); len(got) != 1 || got[0].Round != 1 || s.hub.State().Vote("re-single", 1).Answers["s1"].ID != got[0].ID {
			t.Errorf("recorded: %+v", got)
		}
	})
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("choices")
		p.press("p v v v enter enter b enter 1").hides("Right.").hides("Wrong.").hides("tea shops")
		if len(own.events) > 0 {
			t.Errorf("recorded: %+v", own.events)
		}
	})
}

// Sources and terms open at a seat.
func TestSeatSourcesAndTerms(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, own := s.seat("en", "s1", 140, 45)
		s.page("start")
		p.shows("S sources").press("S").shows("┌ Source 1").press("esc").hides("┌").press("s").shows("┌ Source 1").press("q").hides("┌")
		s.page("choices")
		p.shows("g glossary").press("g").shows("┌ ").press("f").hides("┌ ")
		if len(own.events) > 0 {
			t.Errorf("looking something up is recorded: %+v", own.events)
		}
	})
}

// What cannot be written stays on the page, is said, and is sent again.
func TestSeatPlayNotSaved(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "everything")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("prepare")
		p.press("p enter type:Num")
		own.fail = errFull
		p.press("type:bers esc").shows("Not saved: the disk is full").press("right").shows("3/5").press("p").shows("Something on “Prepare” is not saved yet.")
		p.press("f").press("p").shows("Numbers").shows("Not saved: the disk is full")
		own.fail = nil
		p.press("enter").shows("✓ saved")
		if got := own.of(progress.Noted); *got[len(got)-1].Text != "Numbers" {
			t.Errorf("recorded: %+v", got)
		}
	})
}

// A seat that writes without end waits, for itself alone, and not at its end.
func TestSeatRecordHasAPace(t *testing.T) {
	bubble(t, func(t *testing.T) {
		own, ended := &memory{}, make(chan struct{})
		r := &seatRecord{seat: "s1", own: own, ended: ended}
		began := time.Now()
		write := func(n int) time.Duration {
			for range n {
				if _, err := r.Append(progress.Event{Type: progress.Carded}); err != nil {
					t.Fatal(err)
				}
			}
			return time.Since(began)
		}
		if took := write(ownBurst); took > 0 {
			t.Errorf("the first %d took %v", ownBurst, took)
		}
		if took := write(20); took != 20*ownEvery {
			t.Errorf("twenty more took %v", took)
		}
		close(ended)
		if took := write(100); took != 20*ownEvery {
			t.Errorf("after the end it waits until %v", took)
		}
	})
}

// A text of a seat has an end, and costs an area only while it is typed into.
func TestSeatTextsAreBounded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "everything")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("prepare")
		p.press("p enter")
		p.send(tea.PasteMsg{Content: strings.Repeat("é \x1b[31m", 30000)})
		p.press("tab type:x esc")
		for _, e := range own.of(progress.Noted) {
			if n := len([]rune(*e.Text)); n > maxSeatText || strings.Contains(*e.Text, "\x1b") {
				t.Errorf("a text of %d characters: %.40q", n, *e.Text)
			}
		}
		if strings.Contains(p.p.View().Content, "\x1b[31m") {
			t.Error("a colour of the paste is on screen")
		}
		for _, part := range p.app.top().(*seatScreen).play.r.parts {
			if w, ok := part.player.(*worksheet); ok {
				for _, f := range w.fields {
					if f.area != nil {
						t.Error("an area is kept for a text that nobody types into")
					}
				}
			}
		}
	})
}

// Whatever keys come, in whatever order, while the room goes on: no fault, no
// line over the window, and nothing of it reaches the room's log.
func TestSeatPlaysAnyKeys(t *testing.T) {
	keys := strings.Fields("p p p enter enter enter enter enter space space tab esc esc esc esc esc esc a y 3 v v up down down left right a b c d f f g S s v V v n w l i t q h H r r y o x + 1 2 4 5 ctrl+f ctrl+l ctrl+o backspace pgup pgdown home end type:abc type:q type:é ?")
	for seed := range uint64(12) {
		bubble(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			module := []string{"everything", "again", "before", "forms"}[seed%4]
			s := meet(t, room.Anonymous, 6, module)
			p, own := s.seat([]string{"en", "fr"}[seed/4%2], "s1", 80, 24)
			m := s.w.module("en")
			s.page(m.Pages[0].ID)
			for range 250 {
				if p.ended {
					return
				}
				switch r.IntN(14) {
				case 0:
					s.page(m.Pages[r.IntN(len(m.Pages))].ID)
				case 1:
					e := room.Event{By: room.Desk, Type: []string{room.Locked, room.Talked, room.Revealed, room.Asked}[r.IntN(4)]}
					blocks := m.Pages[r.IntN(len(m.Pages))].Blocks()
					if e.Type == room.Asked && len(blocks) > 0 {
						b := blocks[r.IntN(len(blocks))]
						if !isAsked(b) {
							continue
						}
						e.Block, e.Round = b.ID, max(1, s.hub.State().Rounds(b.ID))
					}
					_, _ = s.hub.Do(e)
					s.tell()
				case 2:
					size := [][2]int{{60, 18}, {40, 10}, {30, 5}, {140, 45}, {80, 24}}[r.IntN(5)]
					p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				case 3:
					own.fail = []error{nil, nil, nil, errFull}[r.IntN(4)]
				case 4:
					p.send(tea.PasteMsg{Content: "pasted \x1b[31m\nlines"})
				default:
					for _, k := range keysOf(t, keys[r.IntN(len(keys))]) {
						p.send(k)
					}
					s.tell()
				}
				if p.p.fault != nil {
					t.Fatalf("seed %d: a fault: %v", seed, p.p.fault)
				}
				l := p.app.env.layout
				lines := strings.Split(p.p.View().Content, "\n")
				for _, line := range lines {
					if w := ansi.StringWidth(line); w > l.width || len(lines) != l.height && !l.small {
						t.Fatalf("seed %d: %d cells, %d lines in a window of %dx%d:\n%s", seed, w, len(lines), l.width, l.height, p.frame())
					}
				}
			}
			for _, e := range s.log.events {
				if e.By == "s1" && e.Type == room.Answered && e.Round == 0 || strings.Contains(e.Text, "pasted") && e.Type == room.Answered {
					t.Errorf("the room heard of %+v", e)
				}
			}
			for _, e := range own.events {
				if e.Type == progress.Answered && e.Round > 0 && s.hub.State().Rounds(blockOf(e)) == 0 {
					t.Errorf("an answer to a question that was never asked: %+v", e)
				}
			}
		})
	}
}

// blockOf is the block of the module that an answer was given to.
func blockOf(e progress.Event) string {
	if e.Via != nil {
		return e.Via.Block
	}
	return e.Block
}
