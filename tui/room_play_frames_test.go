package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/progress/room"
)

// plays are moments of a seat that plays.
var plays = []struct {
	name, module, page, keys string
	then                     func(s *session)
}{
	{name: "page", module: "everything", page: "prepare"},
	{name: "worksheet", module: "everything", page: "prepare", keys: "p enter type:Numbers"},
	{name: "scenario", module: "everything", page: "budget", keys: "p enter a enter"},
	{name: "scenario-end", module: "everything", page: "budget", keys: "p enter a enter a enter"},
	{name: "scale", module: "before", page: "start", keys: "p 4 down 2"},
	{name: "cards", module: "everything", page: "practise", keys: "p v space"},
	{name: "timer", module: "everything", page: "practise", keys: "p space"},
	{name: "recall", module: "again", page: "start", keys: "p b enter"},
	{name: "source", module: "forms", page: "start", keys: "S"},
	{name: "term", module: "forms", page: "choices", keys: "g"},
	{name: "moved", module: "everything", page: "prepare", keys: "p enter type:Numbers", then: func(s *session) { s.page("budget") }},
	{name: "asked", module: "again", page: "start", keys: "p", then: func(s *session) { s.lead(room.Asked, "re-single", 1) }},
	{name: "over", module: "everything", page: "prepare", keys: "p", then: func(s *session) { s.lead(room.Ended, "", 0) }},
}

func TestSeatPlayFrames(t *testing.T) {
	for _, sc := range plays {
		t.Run(sc.name, func(t *testing.T) {
			var got txtar.Archive
			for _, lang := range []string{"en", "fr"} {
				for _, size := range []struct{ width, height int }{{60, 18}, {80, 24}, {140, 45}} {
					bubble(t, func(t *testing.T) {
						s := meet(t, room.Pseudonym, 6, sc.module)
						s.page(sc.page)
						p, _ := s.seat(lang, "s1", size.width, size.height)
						p.press(sc.keys)
						if sc.then != nil {
							sc.then(s)
						}
						roomRules(t, p, size.width, size.height)
						got.Files = append(got.Files, txtar.File{Name: fmt.Sprintf("%s %dx%d", lang, size.width, size.height), Data: []byte(trimmedFrame(p) + "\n")})
						for _, odd := range [][2]int{{0, 0}, {1, 1}, {39, 10}, {40, 10}, {64, 20}, {110, 30}, {500, 200}, {40, 11}} {
							p.send(tea.WindowSizeMsg{Width: odd[0], Height: odd[1]})
							for _, line := range strings.Split(p.p.View().Content, "\n") {
								if w := ansi.StringWidth(line); w > odd[0] {
									t.Errorf("%d cells in a window of %v: %q", w, odd, ansi.Strip(line))
								}
							}
						}
					})
				}
			}
			golden(t, filepath.Join("testdata", "frames", "seat-play-"+sc.name+".txtar"), txtar.Format(&got))
		})
	}
}
