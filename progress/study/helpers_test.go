package study

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

const course = "c"

// right and wrong are choices with their feedback.
func right(text string) curriculum.Choice {
	return curriculum.Choice{Text: text, Right: true, Feedback: "yes " + text}
}

func wrong(text string) curriculum.Choice {
	return curriculum.Choice{Text: text, Feedback: "no " + text}
}

// questions has one of each form.
func questions() map[curriculum.Form]*curriculum.Question {
	steps := []curriculum.Choice{{Text: "first", Feedback: "begin"}, {Text: "second"}, {Text: "third"}}
	all := []*curriculum.Question{
		{Form: curriculum.Single, Choices: []curriculum.Choice{wrong("a"), right("b"), wrong("c")}, Hints: []string{"h1", "h2"}},
		{Form: curriculum.Multiple, Choices: []curriculum.Choice{right("a"), wrong("b"), right("c"), right("d"), wrong("e")}},
		{Form: curriculum.Verdict, Choices: []curriculum.Choice{right("true"), wrong("false")}, Reasons: []curriculum.Choice{wrong("x"), right("y"), wrong("z"), wrong("w")}},
		{Form: curriculum.Order, Steps: steps},
		{
			Form: curriculum.Match, Rows: []curriculum.Row{{Left: "un", Right: "one"}, {Left: "deux", Right: "two"}, {Left: "trois", Right: "three"}, {Right: "four"}},
			Wrong: []curriculum.WrongAnswer{{Answer: "four", Feedback: "too many"}},
		},
		{Form: curriculum.Gap, Gaps: [][]string{{"œuf", "oeufs"}, {"two", "2"}}, Wrong: []curriculum.WrongAnswer{{Answer: "three", Feedback: "one less"}}},
		{
			Form: curriculum.Numeric, Number: curriculum.Number{Value: 2.5, HasValue: true, Low: 2, High: 3, Unit: "kg"},
			Wrong: []curriculum.WrongAnswer{{Answer: "25", Feedback: "mind the point"}},
		},
	}
	by := map[curriculum.Form]*curriculum.Question{}
	for _, q := range all {
		by[q.Form] = q
	}
	return by
}

// responses are one that is right for each form.
var responses = map[curriculum.Form]curriculum.Response{
	curriculum.Single:   {Picks: []int{2}},
	curriculum.Multiple: {Picks: []int{1, 3, 4}},
	curriculum.Verdict:  {Picks: []int{1}, Reasons: []int{2}},
	curriculum.Order:    {Picks: []int{1, 2, 3}},
	curriculum.Match:    {Picks: []int{1, 2, 3}},
	curriculum.Gap:      {Texts: []string{"oeuf", "Two"}},
	curriculum.Numeric:  {Number: 2.25},
}

func quiz(id string, q *curriculum.Question) *curriculum.Block {
	return &curriculum.Block{Kind: curriculum.Quiz, ID: id, Rev: 1, Digest: "d-" + id, Question: q}
}

func single(id string) *curriculum.Block { return quiz(id, questions()[curriculum.Single]) }

// module has a page for each list of blocks: start, p1, p2, …
func module(pages ...[]*curriculum.Block) *curriculum.Module {
	m := &curriculum.Module{Lang: "en"}
	m.ID = "m"
	for i, blocks := range pages {
		p := curriculum.Page{ID: "start", Digest: fmt.Sprint("d", i)}
		if i > 0 {
			p.ID = fmt.Sprint("p", i)
		}
		for _, b := range blocks {
			p.Parts = append(p.Parts, curriculum.Part{Block: b})
		}
		m.Pages = append(m.Pages, p)
	}
	return m
}

// log is a record in memory.
type log []progress.Event

func (l *log) add(e progress.Event) progress.Event {
	n := len(*l) + 1
	e.V, e.Seq, e.At, e.Learner, e.Device = 1, uint64(n), time.Unix(int64(n)*60, 0).UTC(), "ana", "d"
	if e.ID == "" {
		e.ID = fmt.Sprint("e", n)
	}
	*l = append(*l, e)
	return e
}

func (l *log) state() progress.State { return progress.Fold(*l) }

// read reads pages of m.
func (l *log) read(m *curriculum.Module, pages ...int) {
	for _, i := range pages {
		l.add(At(course, m, i).Read(&m.Pages[i], 1000))
	}
}

// answer answers a question as a face does.
func (l *log) answer(t testing.TB, a Attempt, r curriculum.Response) Attempt {
	t.Helper()
	a, err := a.Answer(r)
	if err != nil {
		t.Fatal(err)
	}
	a = a.Confide(progress.Sure)
	e := a.Event(10)
	a = a.Sent(e)
	l.add(e)
	return a.Saved(nil)
}

// answers answers the question id of m at once.
func (l *log) answers(t testing.TB, m *curriculum.Module, id string, r curriculum.Response) {
	t.Helper()
	b, page := m.Block(id)
	l.answer(t, NewAttempt(b, At(course, m, page), 1, Seeder{}), r)
}

var (
	good = curriculum.Response{Picks: []int{2}}
	bad  = curriculum.Response{Picks: []int{1}}
)

// want compares a status, as text, with what it should be.
func want(t testing.TB, s Status, text string) {
	t.Helper()
	credit := "-"
	if s.Credit != nil {
		credit = fmt.Sprint(*s.Credit)
	}
	var todo []string
	for _, d := range s.Todo {
		name := fmt.Sprint("page", d.Page)
		if d.Block != nil {
			name = d.Block.ID
		}
		if d.Changed {
			name += "!"
		}
		todo = append(todo, name)
	}
	got := fmt.Sprintf("%s %d/%d %d/%d %s [%s]", s.State, s.PagesRead, s.Pages, s.Answered, s.Questions, credit, strings.Join(todo, " "))
	if s.First {
		got += " first"
	}
	if got != text {
		t.Helper()
		t.Errorf("got  %s\nwant %s", got, text)
	}
}

func wantLines(t testing.TB, got []Line, want ...Line) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
