package tui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/progress/room"
)

// A scene is a moment of a room worth a frame: what has happened, and the keys
// pressed at the desk and at the first seat.
type scene struct {
	name       string
	stage      func(s *session)
	desk, seat string
	always     bool // also in rooms of 5 and 300
}

func atPage(s *session) { s.page("choices") }

func asked(s *session) {
	atPage(s)
	s.lead(room.Asked, "single", 1)
}

// voted is a first vote, as good as half of it right: a fifth gave none.
func voted(s *session) {
	asked(s)
	n := len(s.seats)
	s.answer("single", 1, 0, n*2/5, 2, 2)
	s.answer("single", 1, n*2/5, max(5, n*4/5), 1, 2)
}

func locked(s *session) {
	voted(s)
	s.lead(room.Locked, "single", 1)
}

func talking(s *session) {
	locked(s)
	s.lead(room.Talked, "single", 1)
	s.do(room.Event{By: room.Desk, Type: room.Paired, Groups: room.Pairs(s.seats, 7)})
	s.do(room.Event{By: room.Desk, Type: room.Timed, Seconds: 180})
}

func revealed(s *session) {
	talking(s)
	s.lead(room.Asked, "single", 2)
	n := len(s.seats)
	s.answer("single", 2, 0, max(5, n*3/5), 2, 2)
	s.answer("single", 2, max(5, n*3/5), max(5, n*4/5), 3, 2)
	s.lead(room.Locked, "single", 2)
	s.lead(room.Revealed, "single", 2)
}

func spoken(s *session) {
	s.page("write")
	for i, text := range []string{"Confiance", "confiance !", "du temps", "L’écoute", "écoute", "Confiance"} {
		if i >= len(s.seats) {
			break
		}
		e := s.do(room.Event{By: s.seats[i], Type: room.Wrote, Block: "turn", Text: text})
		if i != 2 {
			s.do(room.Event{By: room.Desk, Type: room.Shown, Of: e.ID, On: true})
		}
		s.do(room.Event{By: s.seats[i], Type: room.Raised, Text: fmt.Sprintf("What about %d?", i+1)})
	}
	s.do(room.Event{By: s.seats[0], Type: room.Voted, Of: s.hub.State().Floor[1].ID, On: true})
	s.do(room.Event{By: s.seats[0], Type: room.Pulsed, Pulse: room.Lost})
	s.do(room.Event{By: s.seats[1], Type: room.Pulsed, Pulse: room.Slow})
}

var scenes = []scene{
	{name: "lobby", stage: func(*session) {}, always: true},
	{name: "join", stage: func(*session) {}, desk: "j h"},
	{name: "page", stage: atPage},
	{name: "open", stage: asked},
	{name: "confidence", stage: asked, seat: "down enter"},
	{name: "answered", stage: voted, always: true},
	{name: "locked", stage: locked, desk: ""},
	{name: "talk", stage: talking, always: true},
	{name: "reveal", stage: revealed, always: true},
	{name: "people", stage: revealed, desk: "s down down", always: true},
	{name: "around", stage: asked, seat: "right right"},
	{name: "note", stage: atPage, seat: "n type:Mine_alone"},
	{name: "ask", stage: atPage, seat: "i type:Why?"},
	{name: "floor", stage: spoken, desk: "f", seat: "v down"},
	{name: "texts", stage: spoken, desk: "w down"},
	{name: "pages", stage: atPage, desk: "g"},
	{name: "end", stage: atPage, desk: "e"},
	{name: "over", stage: func(s *session) { revealed(s); s.lead(room.Ended, "", 0) }},
}

// TestRoomFrames compares desk, seat and stage with their golden frames, in
// rooms of 5, 50 and 300, in two languages.
func TestRoomFrames(t *testing.T) {
	small := []struct{ width, height int }{{60, 18}, {80, 24}, {140, 45}}
	large := append(slices.Clone(small), struct{ width, height int }{200, 50})
	for _, people := range []int{5, 50, 300} {
		for _, sc := range scenes {
			if !sc.always && people != 50 {
				continue
			}
			t.Run(fmt.Sprint(sc.name, "-", people), func(t *testing.T) {
				var got txtar.Archive
				bubble(t, func(t *testing.T) {
					s := meet(t, room.Pseudonym, people, "forms")
					sc.stage(s)
					add := func(what, lang string, l *look, width, height int) {
						roomRules(t, l, width, height)
						got.Files = append(got.Files, txtar.File{Name: fmt.Sprintf("%s %s %dx%d", what, lang, width, height), Data: []byte(trimmedFrame(l) + "\n")})
					}
					for _, lang := range []string{"en", "fr"} {
						for _, size := range small {
							add("desk", lang, s.desk(lang, size.width, size.height).press(sc.desk), size.width, size.height)
							seat, _ := s.seat(lang, "s1", size.width, size.height)
							add("seat", lang, seat.press(sc.seat), size.width, size.height)
							s.looks = nil
						}
						for _, size := range large {
							add("stage", lang, s.stage(lang, size.width, size.height), size.width, size.height)
							s.looks = nil
						}
					}
				})
				golden(t, filepath.Join("testdata", "frames", fmt.Sprintf("room-%s-%d.txtar", sc.name, people)), txtar.Format(&got))
			})
		}
	}
}

func trimmedFrame(l *look) string {
	lines := strings.Split(l.frame(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// roomRules hold for every frame of a room.
func roomRules(t *testing.T, l *look, width, height int) {
	t.Helper()
	lines := strings.Split(l.p.View().Content, "\n")
	if len(lines) != height {
		t.Errorf("%d lines in a window of %d", len(lines), height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			t.Errorf("line %d is %d cells wide in a window of %d: %q", i+1, w, width, ansi.Strip(line))
		}
	}
	for _, unfinished := range []string{"%!", "%d", "%s", "{1}", "[^", "<!--"} {
		if strings.Contains(l.frame(), unfinished) {
			t.Errorf("%q is on screen:\n%s", unfinished, l.frame())
		}
	}
	if _, notes := l.p.App.top().(*deskScreen); !notes && (strings.Contains(l.frame(), "Secret words") || strings.Contains(l.frame(), "Mots secrets")) {
		t.Error("the facilitator's words are on a screen for others")
	}
}
