package study

import (
	"errors"
	"slices"
	"strconv"

	"cahier/curriculum"
	"cahier/progress"
)

// Step is how far an attempt is.
type Step int

// The steps of an attempt, in their only order.
const (
	Answering Step = iota // the learner thinks
	Confiding             // the answer is given; how sure?
	Saving                // all is given; it is being written
	Shown                 // it is written; the verdict may be seen
)

// An Attempt is one go at a question. It is a value: its methods return the
// attempt that follows.
type Attempt struct {
	Block    *curriculum.Block
	Question *curriculum.Question
	Place    Place         // of the question's own module: where the answer is recorded
	Via      *progress.Via // for a recall, the block that asked
	Number   int           // from 1

	// The order in which things are shown, as positions in the question.
	Choices, Reasons, Steps, Options []int

	Step       Step
	Response   curriculum.Response
	Confidence string
	Hints      int // opened
	Grade      curriculum.Grade
	Err        error // why it could not be written; the answer stays

	sent progress.Event // what was tried to be written, with its id
}

// Seeder gives the seed of an attempt: by learner, block and attempt number,
// or, for scripts, one fixed word.
type Seeder struct{ Learner, Fixed string }

func (s Seeder) seed(p Place, block string, number int) curriculum.Seed {
	who := s.Learner
	if s.Fixed != "" {
		who = s.Fixed
	}
	return curriculum.NewSeed(who, p.Course, p.Module, block, strconv.Itoa(number))
}

// NewAttempt begins attempt number n at the question of a block.
func NewAttempt(b *curriculum.Block, p Place, n int, s Seeder) Attempt {
	q := b.Question
	seed := s.seed(p, b.ID, n)
	a := Attempt{Block: b, Question: q, Place: p, Number: n}
	switch q.Form {
	case curriculum.Verdict:
		// True and false keep their places; only the reasons are shuffled.
		for i := range q.Choices {
			a.Choices = append(a.Choices, i+1)
		}
		a.Reasons = q.ShowChoices(q.Reasons, seed)
	case curriculum.Order:
		a.Steps = q.ShowSteps(seed)
	case curriculum.Match:
		a.Options = q.ShowOptions(seed)
	default:
		a.Choices = q.ShowChoices(q.Choices, seed)
	}
	return a
}

// Graded tells whether the attempt gets a verdict: a prediction does not.
func (a Attempt) Graded() bool { return a.Block.Kind != curriculum.Predict }

// ErrNoAnswer says that a response does not answer the question.
var ErrNoAnswer = errors.New("that does not answer the question")

// Answer gives the response; next is the confidence or, where the question
// does not ask for it, the saving. An answer already being saved stays.
func (a Attempt) Answer(r curriculum.Response) (Attempt, error) {
	if a.Step != Answering && a.Step != Confiding {
		return a, nil
	}
	if !answers(a.Question, r) {
		return a, ErrNoAnswer
	}
	a.Response, a.Step = own(a.Question, r), Confiding
	if a.Question.NoConfidence {
		a.Step = Saving
	}
	return a, nil
}

// answers tells whether a response answers the question: it fits and, where
// several may be chosen, is not empty.
func answers(q *curriculum.Question, r curriculum.Response) bool {
	return q.Fits(r) && (q.Form != curriculum.Multiple || len(r.Picks) > 0)
}

// own is a response that no face changes any more, as the record keeps it.
func own(q *curriculum.Question, r curriculum.Response) curriculum.Response {
	r.Picks, r.Reasons, r.Texts = slices.Clone(r.Picks), slices.Clone(r.Reasons), slices.Clone(r.Texts)
	if q.Form == curriculum.Multiple {
		slices.Sort(r.Picks)
	}
	return r
}

// Confide says how sure the learner is; next is the saving.
func (a Attempt) Confide(confidence string) Attempt {
	if a.Step == Confiding {
		a.Confidence, a.Step = confidence, Saving
	}
	return a
}

// Back takes the answer back while nothing was written.
func (a Attempt) Back() Attempt {
	if a.Step == Confiding || a.Step == Saving && a.Err != nil {
		a.Step, a.Err, a.Confidence = Answering, nil, ""
		a.sent = progress.Event{}
	}
	return a
}

// Hint opens one more hint, while the question is being thought about.
func (a Attempt) Hint() Attempt {
	if a.Step <= Confiding && a.Hints < len(a.Question.Hints) {
		a.Hints++
	}
	return a
}

// Event returns what is to be written in the step Saving. Ms is the time from
// the question to the answer. Trying again returns the same event, so that an
// answer is never there twice.
func (a Attempt) Event(ms int64) progress.Event {
	if a.sent.ID != "" {
		return a.sent
	}
	e := a.Place.block(progress.Answered, a.Block)
	e.ID = progress.NewID()
	e.Kind, e.Form = string(curriculum.Quiz), string(a.Question.Form)
	e.Response = a.Response.Encode(a.Question.Form)
	e.Confidence, e.Hints, e.Ms, e.Via = a.Confidence, a.Hints, ms, a.Via
	if !a.Graded() {
		e.Kind = string(curriculum.Predict)
		return e
	}
	g := a.Question.Grade(a.Response, a.Hints)
	e.Credit, e.Verdict = &g.Credit, g.Verdict
	return e
}

// Sent keeps the event that is being written, for another try.
func (a Attempt) Sent(e progress.Event) Attempt {
	a.sent = e
	return a
}

// Saved takes the news of the writing. Only when it is on the disk is there a
// verdict; on an error the answer stays and can be sent again.
func (a Attempt) Saved(err error) Attempt {
	if a.Step != Saving {
		return a
	}
	a.Err = err
	if err == nil {
		a.Step = Shown
		a.Grade = a.Question.Grade(a.Response, a.Hints)
	}
	return a
}

// Restore returns the attempt that an answer of the record ended, shown, and
// false when the answer no longer fits the question.
func Restore(b *curriculum.Block, p Place, n int, s Seeder, e progress.Event) (Attempt, bool) {
	return NewAttempt(b, p, n, s).restore(e)
}

func (a Attempt) restore(e progress.Event) (Attempt, bool) {
	q := a.Question
	r, err := curriculum.DecodeResponse(q.Form, e.Response)
	if err != nil || string(e.Response) == "null" || e.Form != string(q.Form) || !answers(q, r) {
		return a, false
	}
	a.Response, a.Confidence, a.Hints = r, e.Confidence, min(e.Hints, len(q.Hints))
	a.Step, a.Grade = Shown, q.Grade(r, e.Hints)
	return a, true
}
