package tui

import (
	"fmt"
	"testing"

	"cahier/progress/room"
)

func TestTry(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 12, "forms")
		d := s.desk("en", 80, 24)
		st := s.stage("en", 80, 24)
		p, _ := s.seat("en", "s1", 80, 24)
		show := func(what string) {
			fmt.Printf("=== %s: desk\n%s\n--- stage\n%s\n--- seat\n%s\n", what, d.frame(), st.frame(), p.frame())
		}
		show("lobby")
		d.press("enter")
		show("page")
		d.press("enter")
		show("predict open")
		p.press("down enter enter")
		s.answer("guess", 1, 1, 9, 2, 2)
		show("answered")
		d.press("enter enter")
		show("revealed")
		d.press("enter enter")
		show("single")
		s.answer("single", 1, 1, 6, 2, 2)
		s.answer("single", 1, 6, 10, 1, 2)
		p.press("b enter 1")
		d.press("enter")
		show("locked")
		d.press("enter P t")
		show("talk")
		d.press("enter")
		s.answer("single", 2, 1, 9, 2, 2)
		s.answer("single", 2, 9, 10, 1, 2)
		p.press("a enter 2 enter b enter 1")
		d.press("enter enter")
		show("revealed")
		d.press("s")
		show("people")
		d.press("esc j")
		show("join")
		d.press("esc e y")
		show("over")
		fmt.Println(s.w.Report(s.log.events, "en"))
	})
}
