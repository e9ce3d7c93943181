package tui

import (
	"strings"
	"testing"

	"cahier/progress/room"
)

// Each screen of a room says how to come in in its own language, whichever the
// program was started in.
func TestJoinInEveryLanguage(t *testing.T) {
	for lang, want := range map[string][2]string{
		"en": {"NAME@192.168.1.20", "Open to everybody who reaches"}, "fr": {"NOM@192.168.1.20", "Ouvert à toute personne"},
	} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Pseudonym, 5, "forms")
			s.desk(lang, 80, 24).press("j").shows(want[0]).press("end").shows(want[1])
			s.stage(lang, 80, 24).shows(want[0])
			l := s.lines(lang, "s1", &memory{})
			s.do(room.Event{By: room.Desk, Type: room.Ended})
			l.shows(want[0] + " record")
			s.stage(lang, 80, 24).shows(want[0])
			p, _ := s.seat(lang, "s2", 80, 24)
			p.shows(want[0] + " record")
			l.say("quit")
			l.ends()
		})
	}
}

// The desk says all that the one in lines does of how to come in, and how to
// see what does not fit.
func TestJoinSaysAll(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {140, 45}} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Pseudonym, 5, "forms")
			d := s.desk("en", size[0], size[1]).press("j")
			if size[1] < 45 {
				d.shows("↑↓ scroll")
			}
			all := unwrapped(d.frame())
			for range 30 {
				all += unwrapped(d.press("down").frame())
			}
			for _, want := range []string{joinCard.Stage, joinCard.Cahier, joinCard.Fingerprint, joinCard.Known, joinCard.Record} {
				if !strings.Contains(all, strings.ReplaceAll(want, " ", "")) {
					t.Errorf("%v: not %q in %s", size, want, all)
				}
			}
			d.hides(joinCard.HostCode).press("h").shows(joinCard.HostCode).shows(joinCard.Desk)
		})
	}
}

// A list shows the keys that there is something for.
func TestPanelKeys(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 1, "everything")
		s.page("practise")
		d := s.desk("en", 80, 24)
		p, _ := s.seat("en", "s1", 80, 24)
		d.press("w").hides("choose").hides("release").press("esc f").hides("choose").hides("dealt with").press("esc s").shows("take out").hides("choose").press("esc")
		p.press("v").hides("choose").hides("enter vote").press("esc")
		s.do(room.Event{By: "s1", Type: room.Raised, Text: "Why?"})
		p.press("v").shows("enter vote").hides("choose").press("esc")
		d.press("f").shows("dealt with").hides("choose")
		s.do(room.Event{By: "s1", Type: room.Raised, Text: "How?"})
		d.shows("choose")
		p.press("v").shows("choose")
	})
}

// What waits at the desk is told with the key that leads there, in any window.
func TestDeskShowsWhereItWaits(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Pseudonym, 5, "everything")
			d := s.desk("en", size[0], size[1])
			s.page("practise")
			d.hides("f questions").hides("w texts")
			s.do(room.Event{By: "s1", Type: room.Raised, Text: "Why?"})
			d.shows("1 question").shows("f questions").hides("w texts")
			d.press("f enter esc").hides("f questions")
			s.do(room.Event{By: "s1", Type: room.Wrote, Block: "pairs", Text: "Ours"})
			d.shows("1 text held").shows("w texts")
		})
	}
}

// Since when a seat is away is not known of a room that was opened again.
func TestAwayBeforeResuming(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 5, "forms")
		again := room.NewHub(s.log, s.hub.Events(), s.w.o.Now)
		w := NewWorkshop(WorkshopOptions{Hub: again, Course: s.w.o.Course, ModuleID: "forms", Now: s.w.o.Now})
		s.hub = again
		d := s.watch(w.Desk(RoomScreen{Lang: "en"}), 80, 24).press("s")
		d.shows("dropped").hides("ago")
		leave := again.Come("s1")
		leave()
		s.tell()
		d.shows("ago")
	})
}

// Numbers are written as the language of the screen writes them, also back in
// the field of who answered.
func TestFiguresInARoom(t *testing.T) {
	for lang, want := range map[string][2]string{"en": {"5.85", "5,85"}, "fr": {"5,85", "5.85"}} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Anonymous, 6, "forms")
			s.page("words")
			s.lead(room.Asked, "number", 1)
			for _, id := range s.seats {
				p, _ := s.seat(lang, id, 80, 24)
				p.press("type:5,85 enter 1")
			}
			again, _ := s.seat(lang, "s1", 80, 24)
			again.press("enter").shows(want[0]).hides(want[1])
			s.lead(room.Locked, "number", 1)
			s.lead(room.Revealed, "number", 1)
			s.stage(lang, 140, 45).shows(want[0] + " · 6").hides(want[1])
			s.desk(lang, 140, 45).shows(want[0] + " · 6").hides(want[1])
		})
	}
}

// Over a panel no key leads the room, which is not in view: an answer to "Take
// this seat out?" in two letters opened a question.
func TestPanelLeadsNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 6, "forms")
		s.page("choices")
		d := s.desk("fr", 80, 24)
		for _, panel := range []string{"s", "f", "w", "j", "g"} {
			d.press(panel)
			before := len(s.hub.Events())
			d.press("o l r d t + u p P e right left")
			if got := len(s.hub.Events()); got != before {
				t.Errorf("over %s the room was led: %v", panel, s.hub.Events()[before:])
			}
			d.press("esc")
		}
		d.press("s f").shows("Questions de la salle").press("esc o")
		if got := s.hub.State().Phase; got != room.Open {
			t.Error(got)
		}
	})
}
