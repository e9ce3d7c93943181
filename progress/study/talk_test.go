package study

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

func credit(c float64) *float64 { return &c }

// office is a scenario with two ways from one node to the same other, a way
// back, and two ends.
func office() *curriculum.Block {
	return &curriculum.Block{Kind: curriculum.Scenario, ID: "office", Title: "Office", Scenario: &curriculum.Conversation{
		Meters: []curriculum.Meter{{Name: "trust", Start: 3}, {Name: "time", Start: 10}},
		Nodes: []curriculum.Node{
			{ID: "door", Options: []curriculum.Option{
				{Text: "Ask", To: 1, Set: []curriculum.Change{{Meter: "trust", By: 1}, {Meter: "time", By: -5}}, Credit: credit(1)},
				{Text: "Tell", To: 1, Set: []curriculum.Change{{Meter: "trust", By: -9}}, Credit: credit(0)},
				{Text: "Leave", To: 3},
			}},
			{ID: "desk", Set: []curriculum.Change{{Meter: "time", By: -1}}, Options: []curriculum.Option{
				{Text: "Begin again", To: 0}, {Text: "Show", To: 2, Credit: credit(0.5)},
			}},
			{ID: "done", Outcome: "good"},
			{ID: "gone", Outcome: "bad"},
		},
	}}
}

func choose(t *testing.T, talk Talk, options ...int) Talk {
	t.Helper()
	for _, o := range options {
		next, err := talk.Choose(o)
		if err != nil {
			t.Fatal(err)
		}
		talk = next
	}
	return talk
}

func TestTalk(t *testing.T) {
	start := NewTalk(office(), here)
	talk := choose(t, start, 0)
	if got := talk.Meters; !slices.Equal(got, []int{4, 4}) {
		t.Error("meters", got)
	}
	if got := talk.Moved(); !slices.Equal(got, []int{1, -6}) {
		t.Error("moved", got)
	}
	talk = choose(t, talk, 0)
	if talk.Visits() != 2 {
		t.Error("visits", talk.Visits())
	}
	talk = choose(t, talk, 1, 1)
	if talk.Meters[0] != 0 {
		t.Error("a meter fell below 0:", talk.Meters)
	}
	if talk.Step != Saving || talk.Node().Outcome != "good" {
		t.Fatal(talk.Step, talk.Node())
	}
	e := talk.Event()
	if want := []string{"door", "desk", "door", "desk", "done"}; !slices.Equal(e.Path, want) {
		t.Error(e.Path)
	}
	if e.Type != progress.Played || e.Block != "office" || e.Outcome != "good" || *e.Credit != 0.5 || e.Meters["time"] != 3 {
		t.Errorf("%+v", e)
	}
	if !slices.Equal(start.Meters, []int{3, 10}) || len(start.Way) != 0 {
		t.Error("the first talk changed:", start)
	}
}

// What failed to be written can be sent again, as the same event.
func TestTalkIsSavedOnce(t *testing.T) {
	talk := choose(t, NewTalk(office(), here), 2)
	first := talk.Event()
	talk = talk.Saved(errors.New("full"))
	if talk.Step != Saving || talk.Err == nil || talk.Event().ID != first.ID {
		t.Fatal(talk.Step, talk.Err)
	}
	if talk = talk.Saved(nil); talk.Step != Shown || talk.Err != nil {
		t.Fatal(talk.Step, talk.Err)
	}
	if _, err := talk.Choose(0); !errors.Is(err, ErrNoOption) {
		t.Error("a choice after the end:", err)
	}
	if first.Credit != nil {
		t.Error("credit where no choice has one:", *first.Credit)
	}
}

func TestTalkGoesBack(t *testing.T) {
	talk := choose(t, NewTalk(office(), here), 0, 0, 1)
	back := talk.Back().Back()
	if want := choose(t, NewTalk(office(), here), 0); !slices.Equal(back.Meters, want.Meters) || back.At != want.At || !slices.Equal(back.Way, want.Way) {
		t.Error(back, want)
	}
	if end := choose(t, back, 1); end.Back().Step != Answering {
		t.Error("an end that was not written cannot be taken back")
	}
}

func TestTalkInCircles(t *testing.T) {
	talk := NewTalk(office(), here)
	for range MaxTurns / 2 {
		talk = choose(t, talk, 0, 0)
	}
	if _, err := talk.Choose(0); !errors.Is(err, ErrTooLong) {
		t.Fatal(err)
	}
	if e := choose(t, talk.Back(), 1).Event(); len(e.Path) != MaxTurns+1 {
		t.Error(len(e.Path))
	}
}

// Any run is restored from its event with the choices made, or choices that
// come to the same.
func TestTalkIsRestored(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		talk := NewTalk(office(), here)
		for !talk.Node().End() {
			talk = choose(t, talk, r.IntN(len(talk.Node().Options)))
			if len(talk.Way) > 40 {
				talk = choose(t, NewTalk(office(), here), 2)
			}
		}
		got, ok := RestoreTalk(office(), here, talk.Event())
		if !ok || got.Step != Shown || got.At != talk.At || !slices.Equal(got.Meters, talk.Meters) {
			t.Fatal(ok, got, talk)
		}
		if a, b := got.Credit(), talk.Credit(); (a == nil) != (b == nil) || a != nil && *a != *b {
			t.Fatal(a, b)
		}
	}
}

// A run of a scenario that was changed since is restored as far as its way
// leads, without inventing which choice was made.
func TestTalkIsRestoredWithoutInventing(t *testing.T) {
	e := choose(t, NewTalk(office(), here), 1, 1).Event()
	b := office()
	b.Scenario.Nodes[0].Options[1].Set = nil // neither choice gives these meters now
	got, ok := RestoreTalk(b, here, e)
	if !ok || got.Way[0].Option != -1 || got.Way[1].Option != 1 || got.Meters[0] != 0 {
		t.Error(ok, got.Way, got.Meters)
	}
	b.Scenario.Nodes[1].Options = b.Scenario.Nodes[1].Options[:1]
	if _, ok := RestoreTalk(b, here, e); ok {
		t.Error("a way that no longer exists was restored")
	}
}

func TestScenarioCountsForCredit(t *testing.T) {
	b := office()
	m := module([]*curriculum.Block{b, single("q")})
	var l log
	l.read(m, 0)
	st := Of(l.state(), course, m)
	if st.Questions != 2 || st.Answered != 0 || len(st.Todo) != 2 {
		t.Fatalf("%+v", st)
	}
	p := At(course, m, 0)
	l.add(choose(t, NewTalk(b, p), 0, 1).Event())
	l.answers(t, m, "q", good)
	st = Of(l.state(), course, m)
	if st.Answered != 2 || *st.Credit != 0.88 || st.State != Finished {
		t.Fatalf("%+v %v", st, *st.Credit)
	}
	// A later run counts; one of a former meaning does not, and is told.
	l.add(choose(t, NewTalk(b, p), 1, 1).Event())
	if st = Of(l.state(), course, m); *st.Credit != 0.63 {
		t.Error(*st.Credit)
	}
	b.Rev = 1
	if st = Of(l.state(), course, m); len(st.Todo) != 1 || !st.Todo[0].Changed {
		t.Errorf("%+v", st)
	}
	if _, ok := LatestTalk(l.state(), course, m, b, p); ok {
		t.Error("a run of a former meaning is shown as the present one")
	}
}
