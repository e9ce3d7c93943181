package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"cahier/progress/room"
)

// A question that does not fit into a seat's window: what is asked last is in
// view in a new size too, who turns back to read it stays there whatever the
// room does, and what is told of the answer is seen.
func TestSeatSeesWhatIsAsked(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		d := s.desk("en", 80, 24)
		p, _ := s.seat("en", "s1", 80, 24)
		d.press("right right enter")
		p.press("h down down enter").shows("How sure are you?")
		p.send(tea.WindowSizeMsg{Width: 42, Height: 12})
		p.shows("How sure are you?")
		p.press("esc").shows("▸ c").hides("Question · One right")
		p.press("pgup").shows("Question · One right")
		s.answer("single", 1, 1, 6, 2, 2) // others answer meanwhile
		p.shows("Question · One right")
		p.press("up").shows("▸ b")
		p.press("enter").shows("How sure are you?")
		p.press("3").shows("✓ Saved.")
		p.press("pgdown").hides("✓ Saved.").shows("How sure are you?")
		s.tell()
		p.shows("How sure are you?")
	})
}

// Notes that are opened before the stage say so, and not that all is over.
func TestNotesBeforeTheStage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 0, "forms")
		s.w.o.Hands = true
		none := func() ([]room.Event, bool) { return nil, false }
		notes := s.watch(s.w.Notes(RoomScreen{Lang: "fr", Theme: "dark"}, none), 80, 24)
		notes.send(roomMsg{})
		notes.shows("→ la scène n’est pas encore ouverte ; les notes la suivront.").hides("à sa fin")
		notes.send(roomMsg{view: s.hub.View()})
		notes.hides("la scène n’est pas encore ouverte").shows("→ afficher la page")
	})
}

// What a count of pairs means is said where there is one.
func TestFewPairsAreNotCounted(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		st := s.stage("en", 80, 24)
		s.page("words")
		s.lead(room.Asked, "match", 1)
		s.lead(room.Locked, "match", 1)
		s.lead(room.Revealed, "match", 1)
		st.shows("Fewer than five answers").hides("how many matched")
	})
}
