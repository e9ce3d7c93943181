package study

import (
	"errors"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

func habits() *curriculum.Block {
	return &curriculum.Block{Kind: curriculum.Scale, ID: "habits", Scale: &curriculum.Rating{
		From: 1, To: 5, Statements: []curriculum.Statement{{ID: "mail", Text: "Mail"}, {ID: "share", Text: "Share"}},
	}}
}

func give(t *testing.T, l *log, r Rate, values ...int) Rate {
	t.Helper()
	for i, v := range values {
		r = r.Set(i, v)
	}
	r, err := r.Give()
	if err != nil {
		t.Fatal(err)
	}
	l.add(r.Event())
	return r.Saved(nil)
}

func TestRate(t *testing.T) {
	b := habits()
	m := module([]*curriculum.Block{b})
	var l log
	r := NewRate(l.state(), course, m, b, 0, nil)
	if _, err := r.Give(); !errors.Is(err, ErrNoAnswer) {
		t.Error("an empty rating was taken:", err)
	}
	r = give(t, &l, r, 2, 4)
	if e := l.state().Rated(course, m.ID, "habits")[0]; e.Values["mail"] != 2 || e.Values["share"] != 4 || e.Type != progress.Rated {
		t.Errorf("%+v", e)
	}
	if r.Before != nil {
		t.Error("compared with itself")
	}

	// Seen again it is shown; rated again in its place it is compared.
	r = NewRate(l.state(), course, m, b, 0, nil)
	if v, ok := r.Value(0); r.Step != Shown || !ok || v != 2 {
		t.Fatal(r)
	}
	give(t, &l, r.Again(), 3)
	r = NewRate(l.state(), course, m, b, 0, nil)
	if v, ok := r.Earlier(0); !ok || v != 2 {
		t.Error(r.Before)
	}
	if _, ok := r.Value(1); ok {
		t.Error("a statement left out has a value")
	}

	// Asked from another module, it is recorded here and compared with the first.
	via := &progress.Via{Module: "later", Block: "again"}
	r = NewRate(l.state(), course, m, b, 0, via)
	if v, ok := r.Earlier(1); r.Step != Answering || !ok || v != 4 {
		t.Fatal(r)
	}
	give(t, &l, r, 5, 5)
	if r = NewRate(l.state(), course, m, b, 0, via); r.Step != Shown || r.Values["mail"] != 5 || r.Before["mail"] != 2 {
		t.Error(r)
	}
	if r = NewRate(l.state(), course, m, b, 0, nil); r.Values["mail"] != 3 {
		t.Error("a rating from elsewhere is shown in the scale's own place:", r)
	}
}

// Who skipped the earlier module rates the scale for the first time where it
// comes back: there is nothing to compare with, not even with itself.
func TestRateSkippedBefore(t *testing.T) {
	b := habits()
	m := module([]*curriculum.Block{b})
	via := &progress.Via{Module: "later", Block: "again"}
	var l log
	give(t, &l, NewRate(l.state(), course, m, b, 0, via), 3, 3)
	r := NewRate(l.state(), course, m, b, 0, via)
	if r.Step != Shown || r.Before != nil {
		t.Errorf("the first rating is compared with %v", r.Before)
	}
	give(t, &l, r.Again(), 5)
	if r = NewRate(l.state(), course, m, b, 0, via); r.Before["mail"] != 3 {
		t.Errorf("the second rating is compared with %v", r.Before)
	}
}

func TestRateKeepsWhatCanBe(t *testing.T) {
	b := habits()
	m := module([]*curriculum.Block{b})
	var l log
	give(t, &l, NewRate(l.state(), course, m, b, 0, nil), 5, 1)
	b.Scale.To = 4
	r := NewRate(l.state(), course, m, b, 0, nil)
	if _, ok := r.Value(0); ok {
		t.Error("a value beyond the scale is shown")
	}
	if r = r.Again().Set(0, 9); len(r.Values) != 0 {
		t.Error(r.Values)
	}
	b.Rev = 2
	if r = NewRate(l.state(), course, m, b, 0, nil); r.Step != Answering {
		t.Error("a rating of a former meaning counts")
	}
}

func TestRateFailsToBeSaved(t *testing.T) {
	b := habits()
	m := module([]*curriculum.Block{b})
	r, err := NewRate(progress.State{}, course, m, b, 0, nil).Set(0, 1).Give()
	if err != nil {
		t.Fatal(err)
	}
	id := r.Event().ID
	r = r.Saved(errors.New("full"))
	if r.Step != Saving || r.Event().ID != id {
		t.Fatal(r)
	}
	if r = r.Back(); r.Step != Answering || r.Values["mail"] != 1 {
		t.Error("the answer did not stay:", r)
	}
}

// A rating goes on in another language where the statements are the same.
func TestRateInAnotherLanguage(t *testing.T) {
	b, french := habits(), habits()
	french.Scale.Statements[0].Text = "Courriel"
	r := NewRate(progress.State{}, course, module([]*curriculum.Block{b}), b, 0, nil).Set(0, 3)
	r, ok := r.In(french, r.Place)
	if v, set := r.Value(0); !ok || v != 3 || !set || r.Scale.Statements[0].Text != "Courriel" {
		t.Errorf("%v %+v", ok, r)
	}
	if _, ok := r.In(&curriculum.Block{Scale: &curriculum.Rating{From: 1, To: 9}}, r.Place); ok {
		t.Error("other statements are not the same rating")
	}
}
