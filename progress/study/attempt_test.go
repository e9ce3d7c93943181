package study

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

var here = Place{Course: course, Module: "m", Page: "start", Lang: "en", Mode: progress.Solo}

func attempt(f curriculum.Form) Attempt {
	return NewAttempt(quiz("q", questions()[f]), here, 1, Seeder{Learner: "ana"})
}

// Answer, confidence, saved, verdict: in this order and no other.
func TestStepsOfAnAttempt(t *testing.T) {
	for form, r := range responses {
		a := attempt(form)
		none := func(step Step) {
			t.Helper()
			if a.Step != step || a.Grade != (curriculum.Grade{}) {
				t.Errorf("%s: step %d, want %d; grade %v", form, a.Step, step, a.Grade)
			}
		}
		none(Answering)
		if a = a.Confide(progress.Sure).Saved(nil); a.Confidence != "" {
			t.Error("sure of nothing")
		}
		none(Answering)
		a, err := a.Answer(r)
		if err != nil {
			t.Fatal(form, err)
		}
		none(Confiding)
		a = a.Saved(nil)
		none(Confiding)
		a = a.Confide(progress.Fairly)
		none(Saving)
		e := a.Event(1500)
		a = a.Sent(e)
		none(Saving)
		if a = a.Saved(nil); a.Step != Shown || a.Grade.Verdict != progress.Right || a.Err != nil {
			t.Error(form, a.Step, a.Grade)
		}
		if e.Verdict != progress.Right || e.Credit == nil || *e.Credit != 1 || e.Confidence != progress.Fairly || e.Ms != 1500 || e.Form != string(form) || e.Kind != "quiz" ||
			e.Course != course || e.Module != "m" || e.Page != "start" || e.Block != "q" || e.Rev != 1 || e.Digest != "d-q" || e.Lang != "en" || e.Mode != progress.Solo || e.ID == "" {
			t.Errorf("%+v", e)
		}
		// It is over.
		if b, err := a.Back().Hint().Confide(progress.Guess).Answer(bad); err != nil || !reflect.DeepEqual(a, b) {
			t.Error(form, "a shown attempt changed", err)
		}
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	for form, list := range map[curriculum.Form][]curriculum.Response{
		curriculum.Single:   {{}, {Picks: []int{0}}, {Picks: []int{4}}, {Picks: []int{1, 2}}},
		curriculum.Multiple: {{}, {Picks: []int{}}, {Picks: []int{1, 1}}, {Picks: []int{6}}},
		curriculum.Verdict:  {{Picks: []int{1}}, {Picks: []int{1}, Reasons: []int{5}}},
		curriculum.Order:    {{Picks: []int{1, 2}}, {Picks: []int{1, 2, 2}}},
		curriculum.Match:    {{Picks: []int{1, 2}}, {Picks: []int{1, 2, 5}}},
		curriculum.Gap:      {{Texts: []string{"one"}}},
	} {
		for _, r := range list {
			if a, err := attempt(form).Answer(r); !errors.Is(err, ErrNoAnswer) || a.Step != Answering {
				t.Error(form, r, err)
			}
		}
	}
}

func TestNoConfidenceAsked(t *testing.T) {
	a := attempt(curriculum.Single)
	a.Question.NoConfidence = true
	a, err := a.Answer(good)
	if err != nil || a.Step != Saving || a.Event(0).Confidence != "" {
		t.Error(a.Step, err)
	}
}

// On an error there is no verdict, the answer stays, and what is written at the
// second try is the same event.
func TestErrorKeepsTheAnswer(t *testing.T) {
	full := errors.New("full")
	a, _ := attempt(curriculum.Single).Hint().Answer(good)
	a = a.Confide(progress.Sure)
	e := a.Event(10)
	a = a.Sent(e).Saved(full)
	if a.Step != Saving || !errors.Is(a.Err, full) || a.Grade.Verdict != "" || !slices.Equal(a.Response.Picks, good.Picks) || a.Confidence != progress.Sure {
		t.Errorf("%+v", a)
	}
	for range 3 {
		if again := a.Event(99_999); !reflect.DeepEqual(again, e) {
			t.Fatal("another event")
		}
		a = a.Sent(a.Event(5))
	}
	if a = a.Saved(nil); a.Step != Shown || a.Err != nil || a.Grade.Verdict != progress.Right || a.Grade.Credit != curriculum.HintCap {
		t.Errorf("%+v", a)
	}
}

func TestBack(t *testing.T) {
	a, _ := attempt(curriculum.Single).Answer(bad)
	if a = a.Back(); a.Step != Answering {
		t.Error("not back from the confidence")
	}
	a, _ = a.Answer(bad)
	a = a.Confide(progress.Sure)
	first := a.Event(1)
	a = a.Sent(first)
	if a.Back().Step != Saving {
		t.Error("back while it is being written")
	}
	if a = a.Saved(errors.New("full")).Back(); a.Step != Answering || a.Err != nil || a.Confidence != "" {
		t.Errorf("%+v", a)
	}
	a, _ = a.Answer(good)
	if e := a.Confide(progress.Guess).Event(2); e.ID == first.ID || e.Verdict != progress.Right || e.Confidence != progress.Guess {
		t.Error("what was taken back is written")
	}
	if a := attempt(curriculum.Single).Back(); a.Step != Answering {
		t.Error(a.Step)
	}
}

func TestHints(t *testing.T) {
	a := attempt(curriculum.Single)
	for range 5 {
		a = a.Hint()
	}
	if a.Hints != 2 {
		t.Error("more hints than there are:", a.Hints)
	}
	a, _ = a.Answer(bad)
	a = a.Confide(progress.Sure)
	if e := a.Hint().Event(1); e.Hints != 2 || *e.Credit != 0 || e.Verdict != progress.Wrong {
		t.Errorf("%+v", e)
	}
	late, _ := attempt(curriculum.Single).Answer(good)
	if late = late.Confide(progress.Sure); late.Hint().Hints != 0 {
		t.Error("a hint opened after the answer")
	}
}

// The face may go on using its slices, and the earlier attempt stays.
func TestAttemptIsAValue(t *testing.T) {
	before := attempt(curriculum.Multiple)
	r := curriculum.Response{Picks: []int{4, 1, 3}}
	a, err := before.Answer(r)
	if err != nil || before.Step != Answering {
		t.Fatal(err)
	}
	r.Picks[0] = 2
	if e := a.Confide(progress.Sure).Event(1); string(e.Response) != "[1,3,4]" || e.Verdict != progress.Right {
		t.Errorf("%s %s", e.Response, e.Verdict)
	}
}

// A prediction gets no verdict in the record.
func TestPredictionIsNotJudged(t *testing.T) {
	b := single("q")
	b.Kind = curriculum.Predict
	a, _ := NewAttempt(b, here, 1, Seeder{}).Answer(good)
	e := a.Confide(progress.Guess).Event(1)
	if e.Kind != "predict" || e.Credit != nil || e.Verdict != "" || e.Confidence != progress.Guess || a.Graded() {
		t.Errorf("%+v", e)
	}
}

// The order is the same for the same learner, block and attempt, on every
// machine and in every version, and another one for others.
func TestOrderIsFixedBySeed(t *testing.T) {
	b := quiz("q", &curriculum.Question{Form: curriculum.Single})
	for _, text := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		b.Question.Choices = append(b.Question.Choices, wrong(text))
	}
	order := func(p Place, n int, s Seeder) []int { return NewAttempt(b, p, n, s).Choices }
	ana := Seeder{Learner: "ana"}
	first := order(here, 1, ana)
	if want := []int{8, 6, 5, 7, 1, 4, 2, 3}; !slices.Equal(first, want) {
		t.Errorf("got %v, want %v: the orders of all records changed", first, want)
	}
	elsewhere, french := here, here
	elsewhere.Module = "n"
	french.Lang, french.Page, french.Mode = "fr", "p1", progress.Review
	for name, same := range map[string]bool{
		"again":         slices.Equal(first, order(here, 1, ana)),
		"in French":     slices.Equal(first, order(french, 1, ana)),
		"fixed":         slices.Equal(order(here, 1, Seeder{"ana", "x"}), order(here, 1, Seeder{"bob", "x"})),
		"next attempt":  !slices.Equal(first, order(here, 2, ana)),
		"other learner": !slices.Equal(first, order(here, 1, Seeder{Learner: "bob"})),
		"other module":  !slices.Equal(first, order(elsewhere, 1, ana)),
	} {
		if !same {
			t.Error(name)
		}
	}
}

func TestNewAttemptOfEachForm(t *testing.T) {
	permutation := func(got []int, n int) bool {
		sorted := slices.Sorted(slices.Values(got))
		return len(got) == n && (n == 0 || sorted[0] == 1 && sorted[n-1] == n && len(slices.Compact(sorted)) == n)
	}
	for form, n := range map[curriculum.Form][4]int{ // choices, reasons, steps, options
		curriculum.Single: {3}, curriculum.Multiple: {5}, curriculum.Verdict: {2, 4}, curriculum.Order: {0, 0, 3}, curriculum.Match: {0, 0, 0, 4}, curriculum.Gap: {}, curriculum.Numeric: {},
	} {
		for seed := range 20 {
			a := NewAttempt(quiz("q", questions()[form]), here, seed, Seeder{})
			if !permutation(a.Choices, n[0]) || !permutation(a.Reasons, n[1]) || !permutation(a.Steps, n[2]) || !permutation(a.Options, n[3]) {
				t.Fatal(form, a.Choices, a.Reasons, a.Steps, a.Options)
			}
			if form == curriculum.Verdict && !slices.Equal(a.Choices, []int{1, 2}) {
				t.Error("true and false changed places")
			}
			if form == curriculum.Order && slices.IsSorted(a.Steps) {
				t.Error("shown in the right order")
			}
		}
	}
}

func TestRestore(t *testing.T) {
	for form, r := range responses {
		var l log
		a := l.answer(t, attempt(form).Hint(), r)
		got, ok := Restore(a.Block, here, 1, Seeder{Learner: "ana"}, l[0])
		a.sent = progress.Event{}
		if !ok || !reflect.DeepEqual(got, a) {
			t.Errorf("%s: got  %+v\nwant %+v", form, got, a)
		}
	}
}

func TestRestoreOfWhatNoLongerFits(t *testing.T) {
	for name, c := range map[string]struct {
		form     curriculum.Form
		recorded string // The form at the time.
		response string
	}{
		"a choice went":       {curriculum.Single, "single", "[4]"},
		"another form":        {curriculum.Single, "multiple", "[2]"},
		"another shape":       {curriculum.Single, "single", `["b"]`},
		"no response":         {curriculum.Single, "single", ""},
		"nothing":             {curriculum.Numeric, "number", "null"},
		"nothing chosen":      {curriculum.Multiple, "multiple", "[]"},
		"nothing chosen, too": {curriculum.Multiple, "multiple", "null"},
		"a step more":         {curriculum.Order, "order", "[1,2]"},
		"a row less":          {curriculum.Match, "match", "[1,2,3,4]"},
		"a gap more":          {curriculum.Gap, "gap", `["egg"]`},
		"no reason":           {curriculum.Verdict, "verdict", "[[1]]"},
		"a reason went":       {curriculum.Verdict, "verdict", "[[1],[5]]"},
		"no number":           {curriculum.Numeric, "number", `"2"`},
	} {
		e := progress.Event{Type: progress.Answered, Form: c.recorded, Response: json.RawMessage(c.response)}
		a, ok := Restore(quiz("q", questions()[c.form]), here, 1, Seeder{}, e)
		if ok || a.Step != Answering || a.Grade.Verdict != "" {
			t.Error(name, a.Step, a.Grade)
		}
	}
	// More hints than there are now still cap the credit.
	e := progress.Event{Type: progress.Answered, Form: "gap", Response: json.RawMessage(`["oeuf","2"]`), Hints: 2}
	if a, ok := Restore(quiz("q", questions()[curriculum.Gap]), here, 1, Seeder{}, e); !ok || a.Hints != 0 || a.Grade.Credit != curriculum.HintCap {
		t.Error(a.Hints, a.Grade)
	}
}
