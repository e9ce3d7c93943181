package tui

import (
	"strings"
	"testing"

	"cahier/progress/room"
)

// A new seat sees its resume code and what to do about it at once, in every
// window: what does not fit are the rules, that the door has shown.
func TestSeatCodeIsSeen(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		for _, size := range [][2]int{{40, 10}, {60, 18}, {80, 24}, {140, 45}} {
			bubble(t, func(t *testing.T) {
				s := meet(t, room.Pseudonym, 6, "forms")
				seat := Seat{ID: "s1", Own: &memory{}, ResumeCode: "abc234"}
				p := s.watch(s.w.Seat(RoomScreen{Lang: lang, Theme: s.theme, Remote: true}, seat), size[0], size[1])
				w := p.app.env.words.Room
				p.shows("abc234").shows(lastWord(w.WaitStart))
				s.page("choices")
				p.shows("abc234").shows(lastWord(w.Begun)).press("enter").hides("abc234")
			})
		}
	}
}

func lastWord(text string) string {
	words := strings.Fields(text)
	return words[len(words)-1]
}

// The keys that stand below the code work: q leaves, and asks before.
func TestSeatLeavesFromItsCode(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 6, "forms")
		p := s.watch(s.w.Seat(RoomScreen{Lang: "en", Theme: s.theme, Remote: true}, Seat{ID: "s1", Own: &memory{}, ResumeCode: "abc234"}), 80, 24)
		s.page("choices")
		p.shows("Note the code").press("q").shows("Leave the room?").press("esc").hides("Note the code").shows("A spreadsheet")
		// After the end there is nothing to note first.
		o := s.watch(s.w.Seat(RoomScreen{Lang: "en", Theme: s.theme, Remote: true}, Seat{ID: "s2", Own: &memory{}, ResumeCode: "abc235"}), 80, 24)
		s.do(room.Event{By: room.Desk, Type: room.Ended})
		if o.shows("The workshop is over.").press("q"); !o.ended {
			t.Error("q does not leave after the end")
		}
	})
}

// What a seat opened or did over a page takes nothing away of where it reads.
func TestSeatKeepsItsPlace(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, _ := s.seat("en", "s1", 60, 18)
		s.page("choices")
		read := p.press("down down down down down").frame()
		for _, keys := range []string{"n esc", "n type:mine esc", "v esc", "i esc", "q esc"} {
			if got := p.press(keys).frame(); got != read {
				t.Errorf("after %s:\n%s\nwant\n%s", keys, got, read)
			}
		}
		// What came of a key is in view, and a key later all is as it was.
		p.press("l").shows("You said: I am lost.")
		if got := p.press("x").frame(); got != read {
			t.Errorf("after l:\n%s\nwant\n%s", got, read)
		}
		below := p.press("down").frame()
		p.press("up l")
		if got := p.press("down").frame(); got != below {
			t.Errorf("the key after what was told did not scroll:\n%s\nwant\n%s", got, below)
		}
	})
}

// What was told to a seat goes when the room goes on: it would stand over what
// is in front now.
func TestSeatForgetsWhatWasTold(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, _ := s.seat("en", "s1", 80, 24)
		s.page("choices")
		p.press("i type:Why? enter").shows("Your question is with the facilitator.")
		s.page("words")
		p.shows("Words and numbers").hides("Your question is with")
	})
}

// Who comes back to the room sees what is in front there, not the head of its
// page.
func TestSeatComesBackToTheActivity(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 5, "everything")
		p, _ := s.seat("en", "s1", 40, 10)
		m := s.w.module("en")
		for i := range m.Pages {
			for _, b := range m.Pages[i].Blocks() {
				if b.Activity != nil && len(b.Activity.Phases) > 1 {
					s.page(m.Pages[i].ID)
					s.do(room.Event{By: room.Desk, Type: room.Phased, Block: b.ID})
				}
			}
		}
		p.shows("▸ 1.")
		for _, away := range []string{"left f", "left right", "home p f"} {
			p.press(away).shows("▸ 1.")
		}
	})
}

// Where a note lies is said wherever one is written at a seat: it is not the
// computer of who writes.
func TestSeatNotesSayWhereTheyLie(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, _ := s.seat("en", "s1", 80, 24)
		s.page("write")
		p.press("n").shows("It lies on the host’s computer").press("esc")
		p.press("p enter").shows("It lies on the host’s computer").hides("stay on this computer")
		s.page("choices")
		p.press("esc f n").shows("It lies on the host’s computer")
	})
}
