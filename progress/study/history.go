package study

import (
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// Answers returns every answer to a question that was given in its own module,
// in order, under any id the block or the module had.
func Answers(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) []progress.Event {
	return slices.DeleteFunc(asked(s, course, m, b), func(e progress.Event) bool { return e.Via != nil })
}

// Latest returns the last answer that was given to the question, or the last
// run of the scenario, as it means now: one of a lower rev is history, and so is
// one given while a quiz still was a prediction, which counts for nothing.
func Latest(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) (progress.Event, bool) {
	return Current(given(s, course, m, b), b)
}

// given returns what a block's credit comes from: answers, or runs.
func given(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) []progress.Event {
	if b.Scenario != nil {
		return Talks(s, course, m, b)
	}
	return Answers(s, course, m, b)
}

func counts(b *curriculum.Block, e progress.Event) bool {
	return b.Kind != curriculum.Quiz || e.Kind != string(curriculum.Predict)
}

// Recalled returns the answers to a question that a recall got, in order. From
// and at are the module and the block that recalled it: they, too, are known
// under any id that they had.
func Recalled(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, from *curriculum.Module, at *curriculum.Block) []progress.Event {
	return slices.DeleteFunc(asked(s, course, m, b), func(e progress.Event) bool {
		return e.Via == nil || !slices.Contains(names(from.ID, from.Was), e.Via.Module) || !slices.Contains(names(at.ID, at.Was), e.Via.Block)
	})
}

// NextNumber is the number of the next attempt at a question. Every answer to
// it counts, so that a recall is shuffled anew.
func NextNumber(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) int {
	return len(asked(s, course, m, b)) + 1
}

// asked returns every answer to a question, recalls included, in order.
func asked(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) []progress.Event {
	return all(m, b, func(module, block string) []progress.Event { return s.Answers(course, module, block) })
}

// all gathers the events of a block under every id that it or its module had,
// in order.
func all(m *curriculum.Module, b *curriculum.Block, find func(module, block string) []progress.Event) []progress.Event {
	var found []progress.Event
	for _, module := range names(m.ID, m.Was) {
		for _, block := range names(b.ID, b.Was) {
			found = append(found, find(module, block)...)
		}
	}
	slices.SortFunc(found, progress.Compare)
	return found
}

// Current returns the last of the answers that was given to the question as it
// means now.
func Current(answers []progress.Event, b *curriculum.Block) (progress.Event, bool) {
	for _, e := range slices.Backward(answers) {
		if e.Rev >= b.Rev && counts(b, e) {
			return e, true
		}
	}
	return progress.Event{}, false
}

// Note returns the learner's note for a block, under all ids it had.
func Note(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) progress.Note {
	return NoteIn(s, course, m, b, "")
}

// NoteIn is Note for a field of a block.
func NoteIn(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, field string) progress.Note {
	return s.NoteUnder(course, names(m.ID, m.Was), names(b.ID, b.Was), field)
}

// Outdated tells that what is asked has changed since the note was written.
func Outdated(n progress.Note, b *curriculum.Block) bool {
	return len(n.Current) > 0 && n.Current[len(n.Current)-1].Rev < b.Rev
}
