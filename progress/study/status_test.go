package study

import (
	"slices"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

// twoPages is a module with a question on each of two pages.
func twoPages() *curriculum.Module {
	return module([]*curriculum.Block{single("q1")}, []*curriculum.Block{single("q2")})
}

func TestStatus(t *testing.T) {
	m := twoPages()
	var l log
	status := func() Status { return Of(l.state(), course, m) }
	want(t, status(), "new 0/2 0/2 - [page0 q1 page1 q2]")
	l.add(At(course, m, 0).Opened(&m.Pages[0], 1))
	want(t, status(), "started 0/2 0/2 - [page0 q1 page1 q2]")
	l.read(m, 0)
	l.answers(t, m, "q1", bad)
	want(t, status(), "started 1/2 1/2 0 [page1 q2]")
	l.answers(t, m, "q1", good)
	l.answers(t, m, "q2", bad)
	want(t, status(), "started 1/2 2/2 0.5 [page1]")
	l.read(m, 1)
	want(t, status(), "finished 2/2 2/2 0.5 [] first")
	e := l.add(At(course, m, 1).Finished(status(), ReadMs(l.state(), course, m)))
	if e.Module != "m" || *e.Credit != 0.5 || e.Ms != 2000 {
		t.Errorf("%+v", e)
	}
	want(t, status(), "finished 2/2 2/2 0.5 []")
	if s := Of(l.state(), "another", m); s.State != New {
		t.Error("the module of another course")
	}
}

// Questions and pages added later show as new and do not undo finished.
func TestAddedLater(t *testing.T) {
	m := twoPages()
	var l log
	l.read(m, 0, 1)
	l.answers(t, m, "q1", good)
	l.answers(t, m, "q2", good)
	l.add(At(course, m, 1).Finished(Of(l.state(), course, m), 0))
	more := module([]*curriculum.Block{single("q1"), single("q3")}, []*curriculum.Block{single("q2")}, nil)
	want(t, Of(l.state(), course, more), "finished 2/3 2/3 1 [q3 page2]")
	l.answers(t, more, "q3", bad)
	l.read(more, 2)
	want(t, Of(l.state(), course, more), "finished 3/3 3/3 0.67 []")
}

// What has a new name keeps its history: modules, pages and blocks.
func TestFormerNames(t *testing.T) {
	old := module(nil, []*curriculum.Block{single("q1"), {Kind: curriculum.Reflect, ID: "n1"}})
	var l log
	l.read(old, 0, 1)
	l.answers(t, old, "q1", bad)
	note, page := old.Block("n1")
	l.add(At(course, old, page).Noted(note, "mine", ""))

	now := module(nil, []*curriculum.Block{single("q2"), {Kind: curriculum.Reflect, ID: "n2", Was: []string{"n1"}}})
	now.ID, now.Was = "renamed", []string{"m0", "m"}
	now.Pages[1].ID, now.Pages[1].Was = "p9", []string{"p1"}
	b, _ := now.Block("q2")
	b.Was = []string{"q0", "q1"}
	s := l.state()
	st := Of(s, course, now)
	want(t, st, "finished 2/2 1/1 0 [] first")
	if st.Notes != 1 || !PageRead(s, course, now, 1) || ReadMs(s, course, now) != 2000 || ShelfState(s, course, now.ID, now.Was) != Started || ShelfState(s, course, now.ID, nil) != New {
		t.Errorf("%+v", st)
	}
	l.answers(t, now, "q2", good)
	if got := Answers(l.state(), course, now, b); len(got) != 2 || got[0].Block != "q1" || got[1].Block != "q2" || got[1].Module != "renamed" {
		t.Errorf("%+v", got)
	}
	l.add(At(course, old, 0).Finished(st, 0))
	if s := l.state(); ShelfState(s, course, now.ID, now.Was) != Finished || Of(s, course, now).First {
		t.Error("finished under the old name only")
	}
	// The note goes on under the new name, from the version that was read.
	note, _ = now.Block("n2")
	before := Note(l.state(), course, now, note)
	l.add(At(course, now, 1).Noted(note, "more", before.After()))
	if n := Note(l.state(), course, now, note); !slices.Equal(n.Texts(), []string{"more"}) || before.Texts()[0] != "mine" {
		t.Error(n.Texts(), before.Texts())
	}
	l.add(At(course, now, 1).Noted(note, "", ""))
	l.add(At(course, now, 1).Noted(note, "", Note(l.state(), course, now, note).After()))
	if st := Of(l.state(), course, now); st.Notes != 0 {
		t.Error("a note that was removed counts")
	}
}

// A question that means something else is open again; its history stays, and a
// module that was finished stays finished.
func TestRevRaised(t *testing.T) {
	m := twoPages()
	var l log
	l.read(m, 0, 1)
	l.answers(t, m, "q1", good)
	l.answers(t, m, "q2", bad)
	b, _ := m.Block("q1")
	b.Rev = 2
	want(t, Of(l.state(), course, m), "started 2/2 1/2 0 [q1!]")
	if _, ok := Latest(l.state(), course, m, b); ok || len(Answers(l.state(), course, m, b)) != 1 {
		t.Error("an answer to what the question no longer asks counts, or is gone")
	}
	l.add(At(course, m, 0).Finished(Status{}, 0))
	want(t, Of(l.state(), course, m), "finished 2/2 1/2 0 [q1!]")
	l.answers(t, m, "q1", good)
	want(t, Of(l.state(), course, m), "finished 2/2 2/2 0.5 []")
	b.Rev = 1 // A device that has the older course yet.
	want(t, Of(l.state(), course, m), "finished 2/2 2/2 0.5 []")
}

// The credit is the mean of the latest answers, to two places.
func TestCredit(t *testing.T) {
	m := module([]*curriculum.Block{single("q1"), single("q2"), single("q3")})
	var l log
	for _, id := range []string{"q1", "q2", "q3"} {
		l.answers(t, m, id, good)
	}
	l.answers(t, m, "q3", bad)
	if c := *Of(l.state(), course, m).Credit; c != 0.67 {
		t.Error(c)
	}
	for range 3 {
		l.answers(t, m, "q2", bad)
	}
	if c := *Of(l.state(), course, m).Credit; c != 0.33 {
		t.Error(c)
	}
}

// A question asked again elsewhere is no answer in its own module, nor in the
// one that asks, and starts neither.
func TestRecallCountsForNeither(t *testing.T) {
	m := twoPages()
	asks := module([]*curriculum.Block{{Kind: curriculum.Recall, ID: "r", Of: curriculum.Ref{Module: "m", Block: "q1"}}})
	asks.ID = "later"
	var l log
	b, _ := m.Block("q1")
	again := NewAttempt(b, At(course, m, 0), 1, Seeder{})
	again.Via = &progress.Via{Module: "later", Block: "r"}
	l.answer(t, again, good)
	s := l.state()
	if e := l[0]; e.Module != "m" || e.Block != "q1" || e.Via == nil || len(s.Answers(course, "m", "q1")) != 1 {
		t.Errorf("%+v", e)
	}
	want(t, Of(s, course, m), "new 0/2 0/2 - [page0 q1 page1 q2]")
	want(t, Of(s, course, asks), "new 0/1 0/0 - [page0]")
	if Touched(s, course, "m", nil) || ShelfState(s, course, "m", nil) != New {
		t.Error("a recall started the module")
	}
	l.answers(t, m, "q1", bad)
	l.answer(t, again, good)
	want(t, Of(l.state(), course, m), "started 0/2 1/2 0 [page0 page1 q2]")
}

func TestWhatIsNoQuestion(t *testing.T) {
	predict := single("guess")
	predict.Kind = curriculum.Predict
	m := module([]*curriculum.Block{
		predict, {Kind: curriculum.Reflect, ID: "n"}, {Kind: curriculum.Quiz, ID: "broken"}, {Kind: curriculum.Facilitator, ID: "f", Question: questions()[curriculum.Single]},
	})
	var l log
	l.answers(t, m, "guess", bad)
	l.read(m, 0)
	want(t, Of(l.state(), course, m), "finished 1/1 0/0 - [] first")
	// It becomes a quiz: what was predicted counts for nothing.
	predict.Kind = curriculum.Quiz
	want(t, Of(l.state(), course, m), "started 1/1 0/1 - [guess]")
}

func TestPredictions(t *testing.T) {
	guess := quiz("guess", questions()[curriculum.Numeric])
	open, opinion := single("open"), quiz("opinion", &curriculum.Question{Form: curriculum.Single, Choices: []curriculum.Choice{wrong("a"), wrong("b")}})
	for _, b := range []*curriculum.Block{guess, open, opinion} {
		b.Kind = curriculum.Predict
	}
	m := module([]*curriculum.Block{single("q")}, []*curriculum.Block{guess, open}, []*curriculum.Block{opinion})
	m.Lang = "fr"
	var l log
	l.answers(t, m, "guess", curriculum.Response{Number: 7.5})
	l.answers(t, m, "guess", curriculum.Response{Number: 2.5})
	l.answers(t, m, "opinion", good)
	got := Predictions(l.state(), course, m)
	if len(got) != 3 || got[0].Block != guess || got[0].Page != 1 || !got[0].Answered || got[1].Answered || !got[2].Answered {
		t.Fatalf("%+v", got)
	}
	a := got[0].Attempt
	if a.Step != Shown || a.Grade.Verdict != progress.Right || a.Confidence != progress.Sure {
		t.Errorf("%+v", a)
	}
	wantLines(t, a.Chosen(), Line{RightMark, "2,5", "2,5 (2–3) kg", ""})
	wantLines(t, got[2].Attempt.Chosen(), Line{NoMark, "b", "", "no b"})
	// An answer that no longer fits is none.
	guess.Question = questions()[curriculum.Single]
	if got = Predictions(l.state(), course, m); got[0].Answered {
		t.Error("an answer to another form")
	}
}
