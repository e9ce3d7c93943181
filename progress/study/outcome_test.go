package study

import (
	"testing"

	"cahier/curriculum"
)

// shown is an attempt that was answered, with things shown as written.
func shown(t testing.TB, f curriculum.Form, r curriculum.Response) Attempt {
	t.Helper()
	var l log
	b := quiz("q", questions()[f])
	b.Question.NoShuffle = true
	return l.answer(t, NewAttempt(b, here, 1, Seeder{}), r)
}

func TestOutcomeOfChoices(t *testing.T) {
	a := shown(t, curriculum.Single, bad)
	wantLines(t, a.Chosen(), Line{WrongMark, "a", "", "no a"})
	wantLines(t, a.All(), Line{WrongMark, "a", "", "no a"}, Line{RightMark, "b", "", "yes b"}, Line{WrongMark, "c", "", "no c"})
	a.Choices = []int{3, 1, 2} // In the order shown.
	wantLines(t, a.All(), Line{WrongMark, "c", "", "no c"}, Line{WrongMark, "a", "", "no a"}, Line{RightMark, "b", "", "yes b"})

	// Several missed: each is told, after what was chosen.
	a = shown(t, curriculum.Multiple, curriculum.Response{Picks: []int{2, 3}})
	wantLines(t, a.Chosen(),
		Line{WrongMark, "b", "", "no b"}, Line{RightMark, "c", "", "yes c"}, Line{MissedMark, "a", "", "yes a"}, Line{MissedMark, "d", "", "yes d"})
	if all := a.All(); len(all) != 5 || all[4] != (Line{WrongMark, "e", "", "no e"}) {
		t.Error(all)
	}

	a = shown(t, curriculum.Verdict, curriculum.Response{Picks: []int{1}, Reasons: []int{4}})
	wantLines(t, a.Chosen(), Line{RightMark, "true", "", "yes true"}, Line{WrongMark, "w", "", "no w"})
	if all := a.All(); len(all) != 6 || all[3] != (Line{RightMark, "y", "", "yes y"}) {
		t.Error(all)
	}
}

// An opinion is neither right nor wrong, whichever way it is looked at.
func TestOutcomeOfOpinions(t *testing.T) {
	for _, form := range []curriculum.Form{curriculum.Single, curriculum.Multiple} {
		b := quiz("q", &curriculum.Question{Form: form, NoShuffle: true, Choices: []curriculum.Choice{wrong("a"), wrong("b")}})
		b.Kind = curriculum.Predict
		var l log
		a := l.answer(t, NewAttempt(b, here, 1, Seeder{}), good)
		wantLines(t, a.Chosen(), Line{NoMark, "b", "", "no b"})
		wantLines(t, a.All(), Line{NoMark, "a", "", "no a"}, Line{NoMark, "b", "", "no b"})
	}
}

func TestOutcomeOfOrder(t *testing.T) {
	for _, c := range []struct {
		picks []int
		marks [3]Mark
	}{
		{[]int{1, 2, 3}, [3]Mark{RightMark, RightMark, RightMark}},
		{[]int{1, 3, 2}, [3]Mark{RightMark, RightMark, WrongMark}},
		{[]int{2, 1, 3}, [3]Mark{WrongMark, WrongMark, RightMark}},
		{[]int{3, 2, 1}, [3]Mark{WrongMark, WrongMark, WrongMark}},
	} {
		a := shown(t, curriculum.Order, curriculum.Response{Picks: c.picks})
		for i, l := range a.Chosen() {
			if step := a.Question.Steps[c.picks[i]-1]; l != (Line{c.marks[i], step.Text, "", step.Feedback}) {
				t.Error(c.picks, i, l)
			}
		}
		wantLines(t, a.All(), Line{NoMark, "first", "", "begin"}, Line{NoMark, "second", "", ""}, Line{NoMark, "third", "", ""})
	}
}

func TestOutcomeOfMatch(t *testing.T) {
	a := shown(t, curriculum.Match, curriculum.Response{Picks: []int{1, 0, 4}})
	wantLines(t, a.Chosen(),
		Line{RightMark, "un → one", "", ""}, Line{WrongMark, "deux → —", "two", ""}, Line{WrongMark, "trois → four", "three", "too many"})
	wantLines(t, a.All(),
		Line{NoMark, "un", "one", ""}, Line{NoMark, "deux", "two", ""}, Line{NoMark, "trois", "three", ""}, Line{WrongMark, "four", "", "too many"})
	// Equal cells are one option.
	a.Question.Rows = append(a.Question.Rows, curriculum.Row{Left: "uno", Right: "one"})
	a.Response.Picks = []int{5, 2, 3, 1}
	for _, l := range a.Chosen() {
		if l.Mark != RightMark {
			t.Error(l)
		}
	}
}

func TestOutcomeOfGaps(t *testing.T) {
	for _, c := range []struct {
		typed []string
		want  [2]Line
	}{
		{[]string{"ŒUF", "two"}, [2]Line{{Mark: RightMark, Text: "ŒUF"}, {Mark: RightMark, Text: "two"}}},
		{[]string{"Oeufs", "2"}, [2]Line{{RightMark, "Oeufs", "œuf", ""}, {RightMark, "2", "two", ""}}},
		{[]string{"", "Three"}, [2]Line{{WrongMark, "", "œuf", ""}, {WrongMark, "Three", "two", "one less"}}},
	} {
		a := shown(t, curriculum.Gap, curriculum.Response{Texts: c.typed})
		wantLines(t, a.Chosen(), c.want[:]...)
		wantLines(t, a.All(), Line{WrongMark, "three", "", "one less"})
	}
}

func TestOutcomeOfNumbers(t *testing.T) {
	for _, c := range []struct {
		lang   string
		number curriculum.Number
		typed  float64
		want   Line
	}{
		{"en", curriculum.Number{Value: 2.5, HasValue: true, Low: 2, High: 3, Unit: "kg"}, 2.25, Line{RightMark, "2.25", "2.5 (2–3) kg", ""}},
		{"fr", curriculum.Number{Value: 2.5, HasValue: true, Low: 2.25, High: 3, Unit: "kg"}, 2.75, Line{RightMark, "2,75", "2,5 (2,25–3) kg", ""}},
		{"fr", curriculum.Number{Low: -1.5, High: 0}, 3, Line{WrongMark, "3", "-1,5–0", ""}},
		{"fr", curriculum.Number{Value: 0.1, HasValue: true, Low: 0.1, High: 0.1}, 25, Line{WrongMark, "25", "0,1", "mind the point"}},
		{"en", curriculum.Number{Low: 1000000, High: 1000000}, 1000000, Line{RightMark, "1000000", "1000000", ""}},
		{"en", curriculum.Number{Value: 10, HasValue: true, Low: 9, High: 11}, 12, Line{WrongMark, "12", "10 (9–11)", ""}}, // Half the credit.
	} {
		a := shown(t, curriculum.Numeric, curriculum.Response{Number: c.typed})
		a.Place.Lang, a.Question.Number = c.lang, c.number
		wantLines(t, a.Chosen(), c.want)
		wantLines(t, a.All(), Line{WrongMark, "25", "", "mind the point"})
	}
}
