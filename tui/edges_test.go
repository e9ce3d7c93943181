package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
)

// edgeStates are the screens that are empty, that tell of something wrong, or
// that lie over another one.
var edgeStates = []state{
	{name: "home-nothing-found", keys: "/ type:zzz"},
	{name: "home-empty", with: func(t *testing.T, s *setup) {
		s.library = curriculum.Library{folder(t, "course.md", courseFile("empty", "Soon", "Bientôt", ""))}
	}},
	{name: "home-damaged", with: func(_ *testing.T, s *setup) {
		text := "One."
		s.record = &memory{worn: make([]progress.Problem, 2), events: []progress.Event{{
			V: 1, ID: "old", Seq: 1, Learner: "learner", Device: "device", Type: progress.Noted, Course: "sample", Module: "forms", Page: "write", Block: "turn", Text: &text,
		}}}
	}},
	{name: "home-finished", with: finishedModule, keys: "right q"},
	{name: "home-keys", keys: "?"},
	{name: "question-keys", start: "forms", keys: "right v ?"},
	{name: "notebook-keys", start: "forms", keys: "right right right v enter type:By_hand. esc n ?"},
	{name: "question-not-saved", start: "forms", keys: "right v a enter full 1"},
	{name: "answer-refused", start: "forms", keys: "right right end V type:many enter"},
	{name: "note-not-saved", start: "forms", keys: "right right right v enter type:By_hand full type:! ctrl+c"},
	{name: "end-finished", with: finishedModule, keys: "right"},
	{name: "end-finished-keys", with: finishedModule, keys: "right ?"},
	{name: "other-language", start: "sample/acme-fr", with: func(t *testing.T, s *setup) { s.library = manyCourses(t) }},
	{name: "question-changed", start: "m", with: func(t *testing.T, s *setup) {
		s.record = &memory{}
		d := sit(t, setup{lang: s.lang, library: version(t, 1), start: "m", record: s.record})
		d.press("v a enter 1 v enter type:Mine. esc q")
		s.library = version(t, 2)
	}},
	{name: "reflection-again", course: "kinds", start: "everything", keys: "v", with: func(_ *testing.T, s *setup) {
		text := "She let me try."
		s.record = &memory{now: time.Now, events: []progress.Event{{
			V: 1, ID: "old", Seq: 1, At: time.Now().UTC().Add(-30 * 24 * time.Hour), Learner: "learner", Device: "device",
			Type: progress.Noted, Course: "kinds", Module: "everything", Page: "start", Block: "stick", Text: &text,
		}}}
	}},
}

// finishedModule is a module of one page and one question, all of it done.
func finishedModule(t *testing.T, s *setup) {
	s.record, s.library, s.start = &memory{}, version(t, 1), "m"
	d := sit(t, setup{lang: s.lang, library: s.library, start: "m", record: s.record})
	d.press("v a enter 1 end right q")
}

// hallways are the screens around a room: its door, and a module presented
// without one.
var hallways = []sight{
	{"room-door", func(t *testing.T, v glance) eye {
		return meet(t, room.Pseudonym, 1, "forms").doorFor(v, room.Pseudonym, true, true).eye()
	}},
	{"room-door-refused", func(t *testing.T, v glance) eye {
		return meet(t, room.Pseudonym, 1, "forms").doorFor(v, room.Pseudonym, true, true).press("type:wrong1 enter enter").eye()
	}},
	{"room-door-anonymous", func(t *testing.T, v glance) eye {
		return meet(t, room.Anonymous, 1, "forms").doorFor(v, room.Anonymous, false, false).eye()
	}},
	{"present-begin", presented("")},
	{"present-page", presented("enter")},
	{"present-question", presented("right right enter")},
	{"present-counts", presented("right right enter enter type:12_3")},
	{"present-counts-refused", presented("right right enter enter type:12_3 enter")},
	{"present-result", presented("right right enter enter type:12_3_2 enter enter r")},
	{"present-pages", presented("enter g down")},
	{"present-keys", presented("enter ?")},
	{"present-leave", presented("enter q")},
	{"present-over", presented("enter e " + "y")},
	{"present-notes-before", func(t *testing.T, v glance) eye { return notesOf(t, v).eye() }},
	{"present-notes", func(t *testing.T, v glance) eye {
		l := notesOf(t, v)
		l.session.page("choices")
		l.send(roomMsg{view: l.session.hub.View()})
		return l.eye()
	}},
}

// presented is a module on a projector, without seats.
func presented(keys string) func(t *testing.T, v glance) eye {
	return func(t *testing.T, v glance) eye {
		s := meet(t, room.Anonymous, 0, "forms")
		s.w.o.Hands, s.w.o.Join = true, Join{}
		return s.watch(s.w.Present(RoomScreen{Lang: v.lang, Theme: v.theme}), v.width, v.height).press(keys).eye()
	}
}

// notesOf is what the presenter reads in a second terminal.
func notesOf(t *testing.T, v glance) *look {
	s := meet(t, room.Anonymous, 0, "forms")
	s.w.o.Hands, s.w.o.Join = true, Join{}
	none := func() ([]room.Event, bool) { return nil, false }
	return s.watch(s.w.Notes(RoomScreen{Lang: v.lang, Theme: v.theme}, none), v.width, v.height)
}

func TestHallwayFrames(t *testing.T) {
	t.Parallel()
	for _, s := range hallways {
		t.Run(s.name, func(t *testing.T) {
			var got txtar.Archive
			for _, lang := range []string{"en", "fr"} {
				for _, size := range sizes {
					bubble(t, func(t *testing.T) {
						e := s.open(t, glance{lang: lang, theme: "dark", width: size.width, height: size.height})
						lines := strings.Split(e.content(), "\n")
						if len(lines) != size.height {
							t.Errorf("%d lines in a window of %d", len(lines), size.height)
						}
						for i, line := range lines {
							if w := ansi.StringWidth(line); w > size.width {
								t.Errorf("line %d is %d cells wide in a window of %d: %q", i+1, w, size.width, ansi.Strip(line))
							}
							lines[i] = strings.TrimRight(ansi.Strip(line), " ")
						}
						text := strings.Join(lines, "\n")
						for _, unfinished := range []string{"%!", "%d", "%s", "{1}", "[^", "<!--"} {
							if strings.Contains(text, unfinished) {
								t.Errorf("%q is on screen:\n%s", unfinished, text)
							}
						}
						got.Files = append(got.Files, txtar.File{Name: fmt.Sprintf("%s %dx%d", lang, size.width, size.height), Data: []byte(text + "\n")})
					})
				}
			}
			golden(t, filepath.Join("testdata", "frames", s.name+".txtar"), txtar.Format(&got))
		})
	}
}

// What is read on a projector stands in the measure, in the middle, however wide
// it is; what a desk tells there leaves the way out on screen.
func TestStageMeasure(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, keys := range []string{"enter", "right right enter", "right right enter enter type:12_3_2 enter enter r"} {
			e := presented(keys)(t, glance{lang: "en", theme: "dark", width: 140, height: 45})
			for i, line := range strings.Split(e.frame(), "\n") {
				text := strings.TrimSpace(line)
				if text == "" {
					continue
				}
				if from := len(line) - len(strings.TrimLeft(line, " ")); from < 30 || ansi.StringWidth(text) > measure {
					t.Errorf("%s: line %d begins at %d and is %d wide: %q", keys, i+1, from, ansi.StringWidth(text), text)
				}
			}
		}
		e := presented("enter")(t, glance{lang: "fr", theme: "dark", width: 60, height: 18})
		e.send(keyOf(t, "r"))
		lines := strings.Split(e.frame(), "\n")
		if foot := lines[len(lines)-1]; !strings.Contains(foot, "q quitter") || !strings.Contains(foot, "…") && len(foot) < 25 {
			t.Errorf("the way out is not there: %q", foot)
		}
	})
}
