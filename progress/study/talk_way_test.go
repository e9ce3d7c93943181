package study

import (
	"slices"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

// The way tells the meters after each turn, and where a choice is not known,
// nothing that would be a guess.
func TestPassed(t *testing.T) {
	way := choose(t, NewTalk(office(), here), 0, 1).Passed()
	if len(way) != 2 || way[0].Option.Text != "Ask" || !slices.Equal(way[0].Moved, []int{1, -6}) || !slices.Equal(way[1].Meters, []int{4, 4}) {
		t.Errorf("way %+v", way)
	}
	talk, ok := RestoreTalk(office(), here, progress.Event{Path: []string{"door", "desk", "done"}, Meters: map[string]int{"trust": 99}})
	if !ok {
		t.Fatal("not restored")
	}
	if way := talk.Passed(); way[0].Option != nil || way[0].Meters != nil || way[1].Option.Text != "Show" || way[1].Meters != nil {
		t.Errorf("way %+v", way)
	}
}

// A run goes on in another language where that one leads the same ways.
func TestTalkInAnotherLanguage(t *testing.T) {
	french := office()
	french.Scenario.Nodes[0].Options[0].Text = "Demander"
	talk, ok := choose(t, NewTalk(office(), here), 0).In(french, here)
	if !ok || talk.Passed()[0].Option.Text != "Demander" || talk.At != 1 {
		t.Errorf("%v %+v", ok, talk)
	}
	french.Scenario.Nodes[1].Options[0].To = 2
	if _, ok := choose(t, NewTalk(office(), here), 0).In(french, here); ok {
		t.Error("other ways are not the same run")
	}
}

func TestEndsSeen(t *testing.T) {
	b := office()
	m := module([]*curriculum.Block{b})
	var l log
	for _, path := range [][]string{{"door", "gone"}, {"door", "gone"}, {"door", "nowhere"}} {
		e := At(course, m, 0).block(progress.Played, b)
		e.Path = path
		l.add(e)
	}
	if seen, all := EndsSeen(l.state(), course, m, b); seen != 1 || all != 2 {
		t.Errorf("%d of %d", seen, all)
	}
}
