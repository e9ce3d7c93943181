package study

import (
	"math"
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// The states of a module, in the words of the contract.
const (
	New      = "new"
	Started  = "started"
	Finished = "finished"
)

// A Status says how far a learner is in a module.
type Status struct {
	State     string
	PagesRead int
	Pages     int
	Answered  int // of the questions, those with an answer
	Questions int // quizzes and scenarios that can be played
	Credit    *float64
	Notes     int // notes with a text

	// First tells that everything is done and no `finished` event says so yet.
	First bool
	// Todo names what is open: unread pages and unanswered quizzes, in order.
	Todo []Todo
}

// A Todo is a page to read or, where Block is set, a question to answer.
type Todo struct {
	Page  int // index
	Block *curriculum.Block
	// Changed tells that the question was answered before its meaning changed.
	Changed bool
}

// Of returns the status of a module. A module is finished when every page was
// read and every quiz answered once; what is added later does not undo it.
func Of(s progress.State, course string, m *curriculum.Module) Status {
	st := Status{State: New, Pages: len(m.Pages)}
	credit, answers, open := 0.0, 0, 0
	for i := range m.Pages {
		page := &m.Pages[i]
		if pageRead(s, course, m, page) {
			st.PagesRead++
		} else {
			st.Todo = append(st.Todo, Todo{Page: i})
		}
		if len(PageNote(s, course, m, page).Current) > 0 {
			st.Notes++
		}
		for _, b := range page.Blocks() {
			if noted(s, course, m, b) {
				st.Notes++
			}
			if !graded(b) {
				continue
			}
			st.Questions++
			last, ok := Latest(s, course, m, b)
			if !ok {
				if b.Kind == curriculum.Quiz {
					open++
				}
				st.Todo = append(st.Todo, Todo{i, b, before(s, course, m, b)})
				continue
			}
			st.Answered++
			if last.Credit != nil {
				credit += *last.Credit
				answers++
			}
		}
	}
	if answers > 0 {
		c := math.Round(credit/float64(answers)*100) / 100
		st.Credit = &c
	}
	_, done := finished(s, course, m)
	complete := st.PagesRead == st.Pages && open == 0
	st.First = complete && !done
	switch {
	case done || complete:
		st.State = Finished
	case Touched(s, course, m.ID, m.Was):
		st.State = Started
	}
	return st
}

// graded tells whether a block counts for the module's credit.
func graded(b *curriculum.Block) bool {
	return b.Kind == curriculum.Quiz && b.Question != nil || b.Scenario != nil
}

// before tells whether a block was answered before its meaning changed.
func before(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) bool {
	return slices.ContainsFunc(given(s, course, m, b), func(e progress.Event) bool { return counts(b, e) })
}

// noted tells whether the learner wrote something in a block. A worksheet is
// one document, however many fields it has.
func noted(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) bool {
	switch {
	case b.Kind == curriculum.Reflect:
		return len(Note(s, course, m, b).Current) > 0
	case b.Worksheet != nil:
		return FilledSheet(s, course, m, b).Count() > 0
	}
	return false
}

// Touched tells whether the learner did anything in a module: a shelf can know
// that without reading the module. A question asked again elsewhere is none of
// it.
func Touched(s progress.State, course, module string, was []string) bool {
	for _, id := range names(module, was) {
		for e := range s.About(course, id) {
			if e.Via == nil {
				return true
			}
		}
	}
	return false
}

// ShelfState returns the state of a module as far as the record alone tells.
func ShelfState(s progress.State, course, module string, was []string) string {
	for _, id := range names(module, was) {
		if _, ok := s.Finished(course, id); ok {
			return Finished
		}
	}
	if Touched(s, course, module, was) {
		return Started
	}
	return New
}

// names returns an id and those it had before.
func names(id string, was []string) []string { return append([]string{id}, was...) }

func finished(s progress.State, course string, m *curriculum.Module) (progress.Event, bool) {
	for _, id := range names(m.ID, m.Was) {
		if e, ok := s.Finished(course, id); ok {
			return e, true
		}
	}
	return progress.Event{}, false
}

func pageRead(s progress.State, course string, m *curriculum.Module, p *curriculum.Page) bool {
	for _, id := range names(m.ID, m.Was) {
		for _, page := range names(p.ID, p.Was) {
			if s.PageRead(course, id, page) {
				return true
			}
		}
	}
	return false
}

// PageRead tells whether a page was read to its end, under any name it had.
func PageRead(s progress.State, course string, m *curriculum.Module, page int) bool {
	return pageRead(s, course, m, &m.Pages[page])
}

// ReadMs returns the time that pages of a module were read, in milliseconds.
func ReadMs(s progress.State, course string, m *curriculum.Module) int64 {
	var ms int64
	for _, id := range names(m.ID, m.Was) {
		for e := range s.About(course, id) {
			if e.Type == progress.Read {
				ms += max(0, e.Ms)
			}
		}
	}
	return ms
}

// A Foretold is a predict block with what the learner predicted.
type Foretold struct {
	Block    *curriculum.Block
	Page     int
	Answered bool
	Attempt  Attempt // shown: the response with its grade, for the module's end
}

// Predictions returns the predictions of a module, which are answered at its
// end.
func Predictions(s progress.State, course string, m *curriculum.Module) []Foretold {
	var out []Foretold
	for i := range m.Pages {
		for _, b := range m.Pages[i].Blocks() {
			if b.Kind != curriculum.Predict || b.Question == nil {
				continue
			}
			f := Foretold{Block: b, Page: i}
			if e, ok := Latest(s, course, m, b); ok {
				a := Attempt{Block: b, Question: b.Question, Place: At(course, m, i)}
				if a, ok = a.restore(e); ok {
					f.Answered, f.Attempt = true, a
				}
			}
			out = append(out, f)
		}
	}
	return out
}
