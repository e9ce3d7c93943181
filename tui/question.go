package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// A question is one question on a page: what is chosen so far, and the attempt
// whose steps it goes through. It decides nothing about right and wrong.
type question struct {
	env     *env
	attempt study.Attempt
	recall  bool
	intro   string         // what the recall's own module says before it
	cited   map[string]int // sources of that module
	own     int            // marks of what that module says; those after are another module's
	notes   map[string]int // sources of the question's own module
	changed bool           // answered before its meaning changed
	since   time.Time      // when the learner came to it
	ms      int64          // from there to the answer

	cursor int    // over choices, steps, left cells or gaps
	ticked []bool // multiple: by position in the file
	truth  int    // verdict: the choice of the first list, 0 for none
	steps  []int  // order: written positions as they are now
	lifted bool   // order: the step under the cursor moves with it
	pairs  []int  // match: for each left cell the row chosen, 0 for none
	inputs []textinput.Model
	write  bool // gap, number: letters go into the field

	confidence int // index into confidences
	hint       int // the hint shown, from 1; 0 for none
	all        bool
	problem    string
}

var confidences = []string{progress.Sure, progress.Fairly, progress.Guess}

// newQuestion puts an attempt on the page.
func newQuestion(e *env, a study.Attempt) *question {
	q := &question{env: e, attempt: a, confidence: 1}
	switch a.Question.Form {
	case curriculum.Multiple:
		q.ticked = make([]bool, len(a.Question.Choices))
	case curriculum.Order:
		q.steps = slices.Clone(a.Steps)
	case curriculum.Match:
		q.pairs = make([]int, len(a.Question.Lefts()))
	case curriculum.Gap:
		for range a.Question.Gaps {
			q.inputs = append(q.inputs, newInput())
		}
	case curriculum.Numeric:
		q.inputs = []textinput.Model{newInput()}
	}
	return q
}

// maxAnswer is the longest text that a gap takes, in characters.
const maxAnswer = 200

func newInput() textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = maxAnswer
	in.SetVirtualCursor(false)
	in.SetStyles(textinput.Styles{})
	return in
}

func (q *question) form() curriculum.Form { return q.attempt.Question.Form }

func (q *question) typing() bool { return q.write && q.attempt.Step == study.Answering }

// enter is called when the learner comes to the question.
func (q *question) enter(fromAbove bool) {
	if q.attempt.Step != study.Answering {
		return
	}
	if q.since.IsZero() {
		q.since = q.env.now()
	}
	if !fromAbove {
		q.cursor = max(0, q.places()-1)
	} else {
		q.cursor = 0
	}
	q.startTyping()
}

func (q *question) startTyping() {
	if len(q.inputs) == 0 {
		return
	}
	q.write = true
	for i := range q.inputs {
		q.inputs[i].Blur()
	}
	q.inputs[q.cursor].Focus()
	q.inputs[q.cursor].CursorEnd()
}

// exit is called when the learner goes on.
func (q *question) exit() {
	q.write, q.lifted = false, false
	for i := range q.inputs {
		q.inputs[i].Blur()
	}
}

// places is how many places the cursor can be at.
func (q *question) places() int {
	switch q.form() {
	case curriculum.Verdict:
		return len(q.attempt.Choices) + len(q.attempt.Reasons)
	case curriculum.Order:
		return len(q.steps)
	case curriculum.Match:
		return len(q.pairs)
	case curriculum.Gap, curriculum.Numeric:
		return len(q.inputs)
	}
	return len(q.attempt.Choices)
}

// give answers with what is chosen.
func (q *question) give() {
	r, problem := q.response()
	if problem == "" {
		a, err := q.attempt.Answer(r)
		if err == nil {
			q.ms = q.env.now().Sub(q.since).Milliseconds()
			q.attempt = a
			q.exit()
			q.save()
			return
		}
		problem = q.env.words.Ask.NotAnswer
	}
	if problem == q.env.words.Ask.NotAnswer {
		problem += " " + q.instruction()
	}
	q.problem = problem
}

// response is what is chosen so far, or why it is none yet.
func (q *question) response() (r curriculum.Response, problem string) {
	w, qu := q.env.words.Ask, q.attempt.Question
	switch qu.Form {
	case curriculum.Single:
		r.Picks = []int{q.attempt.Choices[q.cursor]}
	case curriculum.Multiple:
		for i, t := range q.ticked {
			if t {
				r.Picks = append(r.Picks, i+1)
			}
		}
	case curriculum.Verdict:
		if q.truth == 0 {
			return r, w.NotAnswer
		}
		r.Picks = []int{q.truth}
		r.Reasons = []int{q.attempt.Reasons[q.cursor-len(q.attempt.Choices)]}
	case curriculum.Order:
		r.Picks = slices.Clone(q.steps)
	case curriculum.Match:
		if !slices.ContainsFunc(q.pairs, func(row int) bool { return row > 0 }) {
			return r, w.NotAnswer
		}
		r.Picks = slices.Clone(q.pairs)
	case curriculum.Gap:
		for _, in := range q.inputs {
			text := strings.TrimSpace(safe.Line(in.Value()))
			if text == "" {
				return r, w.NotAnswer
			}
			r.Texts = append(r.Texts, text)
		}
	case curriculum.Numeric:
		n, err := curriculum.ParseNumber(q.inputs[0].Value())
		if err != nil {
			return r, w.NotNumber
		}
		r.Number = n
	}
	return r, ""
}

// save hands the answer to the saver; there is no verdict before it is back.
func (q *question) save() {
	if q.attempt.Step != study.Saving {
		return
	}
	e := q.attempt.Event(q.ms)
	q.attempt = q.attempt.Sent(e)
	q.env.send(e)
}

// hear takes the news of an answer of its own.
func (q *question) hear(msg tea.Msg) (bool, tea.Cmd) {
	m, ok := msg.(savedMsg)
	if !ok || q.attempt.Step != study.Saving || !m.own(q.attempt.Event(q.ms)) {
		return false, nil
	}
	q.attempt = q.attempt.Saved(m.err)
	q.changed = false
	return true, nil
}

func (q *question) leave() {}

// take goes on in another language with what was chosen in one.
func (q *question) take(old player) {
	o, ok := old.(*question)
	if !ok {
		return
	}
	mine, a := q.attempt, o.attempt
	qu := mine.Question
	same := qu.Form == a.Question.Form && len(qu.Choices) == len(a.Question.Choices) && len(qu.Reasons) == len(a.Question.Reasons) &&
		len(qu.Steps) == len(a.Question.Steps) && len(qu.Rows) == len(a.Question.Rows) && len(qu.Gaps) == len(a.Question.Gaps)
	if !same {
		return
	}
	notes, intro, cited := q.notes, q.intro, q.cited
	*q = *o
	q.notes, q.intro, q.cited = notes, intro, cited
	q.problem = "" // said in the language of before
	q.attempt.Question, q.attempt.Block, q.attempt.Place = qu, mine.Block, mine.Place
}

// leafable tells that there are choices to look through: those of a
// prediction would give its verdict away.
func (q *question) leafable() bool { return q.attempt.Graded() && len(q.attempt.All()) > 0 }

// restart begins the next attempt at the same question.
func (q *question) restart() {
	a := q.attempt
	next := study.NewAttempt(a.Block, a.Place, a.Number+1, q.env.seeder)
	next.Via = a.Via
	recall, intro, notes, cited := q.recall, q.intro, q.notes, q.cited
	*q = *newQuestion(q.env, next)
	q.recall, q.intro, q.notes, q.cited, q.since = recall, intro, notes, cited, q.env.now()
	q.startTyping()
}

// mark is what stands in the margin beside the question.
func (q *question) mark() mark {
	if q.attempt.Step != study.Shown {
		return todoMark
	}
	if !q.attempt.Graded() {
		return notedMark
	}
	return markOf(q.attempt.Grade.Verdict)
}

func markOf(verdict string) mark {
	switch verdict {
	case progress.Right:
		return rightMark
	case progress.Partly:
		return partlyMark
	}
	return wrongMark
}
