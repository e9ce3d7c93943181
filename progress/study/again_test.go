package study

import (
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

func TestDueAgain(t *testing.T) {
	b := &curriculum.Block{ID: "r", Kind: curriculum.Reflect, Reflect: &curriculum.Prompt{Again: 21}}
	m := module([]*curriculum.Block{b})
	var l log
	due := func(days int) bool {
		got, due := DueAgain(b, Note(l.state(), course, m, b), time.Unix(60, 0).Add(time.Duration(days)*24*time.Hour))
		if due && got != days {
			t.Errorf("%d days, not %d", got, days)
		}
		return due
	}
	if due(100) {
		t.Error("nothing was written")
	}
	first := l.add(At(course, m, 0).Noted(b, "one", ""))
	if due(20) || !due(21) || !due(30) {
		t.Error("not after 21 days")
	}
	l.add(At(course, m, 0).Noted(b, "", first.ID))
	if due(30) {
		t.Error("a note that was removed comes back")
	}
	if _, due := DueAgain(&curriculum.Block{Kind: curriculum.Reflect, Reflect: &curriculum.Prompt{}}, progress.Note{}, time.Unix(0, 0)); due {
		t.Error("its author does not ask again")
	}
}
