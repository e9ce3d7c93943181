package room

import (
	"fmt"
	"testing"
	"time"

	"cahier/curriculum"
)

func lesson() *curriculum.Module {
	ask := func(id string) curriculum.Part {
		return curriculum.Part{Block: &curriculum.Block{Kind: curriculum.Quiz, ID: id, Question: question}}
	}
	note := func(minutes string) curriculum.Part {
		return curriculum.Part{Block: &curriculum.Block{Kind: curriculum.Facilitator, Keys: map[string]string{"minutes": minutes}}}
	}
	return &curriculum.Module{Pages: []curriculum.Page{
		{ID: "p1", Parts: []curriculum.Part{{Prose: "text"}, note("2")}},
		{ID: "p2", Parts: []curriculum.Part{
			ask("q"), note("1,5"), note("x"),
			{Block: &curriculum.Block{Kind: curriculum.Activity, ID: "a", Activity: &curriculum.Group{Minutes: 5, Phases: []curriculum.Phase{{Minutes: 1}, {Minutes: 2.5}}}}},
			{Block: &curriculum.Block{Kind: curriculum.Timer, ID: "t", Timer: &curriculum.Countdown{Seconds: 90}}},
			ask("r"),
		}},
	}}
}

// Who always does what comes next goes through the whole module: each question
// to its reveal, with a second round where the first was divided, each phase of
// an activity, each practice.
func TestNext(t *testing.T) {
	for advice, want := range map[Advice]string{
		Discuss: "paged p1, paged p2, asked q 1, locked q 1, talked q 1, asked q 2, locked q 2, revealed q 2, phased a 0 60, phased a 1 150, phased t 0 90, " +
			"asked r 1, locked r 1, talked r 1, asked r 2, locked r 2, revealed r 2, ",
		MoveOn:  "paged p1, paged p2, asked q 1, locked q 1, revealed q 1, phased a 0 60, phased a 1 150, phased t 0 90, asked r 1, locked r 1, revealed r 1, ",
		Reteach: "paged p1, paged p2, asked q 1, locked q 1, revealed q 1, phased a 0 60, phased a 1 150, phased t 0 90, asked r 1, locked r 1, revealed r 1, ",
	} {
		h, _, _ := open(t, Anonymous)
		m, got := lesson(), ""
		for range 30 {
			move := h.State().Next(m, advice)
			if move.Type == "" {
				break
			}
			do(t, h, move.Event())
			got += move.Type + " " + move.Page + move.Block
			if move.Round > 0 {
				got += fmt.Sprint(" ", move.Round)
			}
			if move.Type == Phased {
				got += fmt.Sprint(" ", move.Index, " ", move.Seconds)
				if h.State().Timer.Seconds != move.Seconds {
					t.Errorf("the timer has %d seconds", h.State().Timer.Seconds)
				}
			}
			got += ", "
		}
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", advice, got, want)
		}
		do(t, h, Event{By: Desk, Type: Ended})
		if move := h.State().Next(m, advice); move.Type != "" {
			t.Errorf("after the end comes %+v", move)
		}
	}
}

// A page that is shown again does not ask what was revealed there.
func TestNextAgain(t *testing.T) {
	h, _, _ := open(t, Anonymous)
	do(t, h, Event{By: Desk, Type: Paged, Page: "p2"})
	do(t, h, desk(Asked, "q", 1))
	do(t, h, desk(Revealed, "", 0))
	do(t, h, Event{By: Desk, Type: Paged, Page: "p1"})
	do(t, h, Event{By: Desk, Type: Paged, Page: "p2"})
	if move := h.State().Next(lesson(), NoAdvice); move.Type != Phased || move.Block != "a" {
		t.Errorf("%+v", move)
	}
}

func TestSpentAndPlanned(t *testing.T) {
	h, p, c := open(t, Anonymous)
	m := lesson()
	do(t, h, Event{By: Desk, Type: Paged, Page: "p1"})
	c.at = c.at.Add(2 * time.Minute)
	wrong := do(t, h, Event{By: Desk, Type: Paged, Page: "p2"})
	c.at = c.at.Add(time.Minute)
	do(t, h, Event{By: Desk, Type: Undone, Of: wrong.ID})
	c.at = c.at.Add(time.Minute)
	do(t, h, Event{By: Desk, Type: Paged, Page: "p2"})
	spent := Spent(p.events, c.at.Add(30*time.Second))
	if spent["p1"] != 4*time.Minute || spent["p2"] != 30*time.Second {
		t.Error(spent)
	}
	if a, b := Planned(&m.Pages[0]), Planned(&m.Pages[1]); a != 2 || b != 6.5 {
		t.Error(a, b)
	}
	do(t, h, Event{By: Desk, Type: Ended})
	if spent = Spent(p.events, c.at.Add(time.Hour)); spent["p2"] != 0 {
		t.Error(spent)
	}
}
