package tui

import (
	"encoding/json"
	"slices"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/progress/study"
)

// answerOf is a seat's answer as the room counts it.
func answerOf(seat string, e progress.Event) room.Event {
	block := e.Block
	if e.Via != nil {
		block = e.Via.Block
	}
	return room.Event{
		ID: e.ID, By: seat, Type: room.Answered, Block: block, Round: e.Round, Form: curriculum.Form(e.Form),
		Response: e.Response, Credit: e.Credit, Verdict: e.Verdict, Confidence: e.Confidence, Hints: e.Hints,
	}
}

// lock ends the answering: what counts is what the room has, but for an answer
// that is on its way.
func (s *seatScreen) lock() {
	if s.ask == nil || s.ask.attempt.Step == study.Saving && s.ask.attempt.Err == nil {
		return
	}
	confiding := s.ask.attempt.Step == study.Confiding
	s.takeQuestion()
	s.half = confiding && !s.sealed()
}

// takeQuestion puts the question of the room before the seat, with the answer
// that the room has of it.
func (s *seatScreen) takeQuestion() {
	s.ask = nil
	a, ok := s.w.ask(s.env.words.Lang, s.vote.Block, s.room.Head.Room)
	if !ok {
		return
	}
	s.of = a
	s.ask = newQuestion(s.env, a.attempt)
	s.ask.recall, s.ask.notes = a.recall, a.notes
	if e, ok := s.room.Vote(s.vote.Block, s.vote.Round).Answers[s.seat.ID]; ok {
		s.restore(e)
	}
	if s.room.Phase == room.Open && s.ask.attempt.Step == study.Answering {
		s.ask.enter(true)
	}
}

// restore shows an answer that was given before.
func (s *seatScreen) restore(e room.Event) {
	own := progress.Event{Form: string(e.Form), Response: json.RawMessage(e.Response), Confidence: e.Confidence, Hints: e.Hints}
	a, ok := study.Restore(s.of.of, s.of.attempt.Place, 1, study.Seeder{Fixed: s.room.Head.Room}, own)
	if !ok {
		return
	}
	a.Via = s.of.attempt.Via
	s.ask.attempt = a
	s.ask.choose(a.Response)
	s.ask.confidence = max(0, slices.Index(confidences, e.Confidence))
}

// choose makes a response the one that is chosen.
func (q *question) choose(r curriculum.Response) {
	at := func(list []int, picks []int) int {
		if len(picks) == 0 {
			return 0
		}
		return max(0, slices.Index(list, picks[0]))
	}
	switch q.form() {
	case curriculum.Single:
		q.cursor = at(q.attempt.Choices, r.Picks)
	case curriculum.Multiple:
		for i := range q.ticked {
			q.ticked[i] = slices.Contains(r.Picks, i+1)
		}
	case curriculum.Verdict:
		if len(r.Picks) > 0 {
			q.truth = r.Picks[0]
		}
		q.cursor = len(q.attempt.Choices) + at(q.attempt.Reasons, r.Reasons)
	case curriculum.Order:
		q.steps = slices.Clone(r.Picks)
	case curriculum.Match:
		copy(q.pairs, r.Picks)
	case curriculum.Gap:
		for i := range min(len(q.inputs), len(r.Texts)) {
			q.inputs[i].SetValue(safe.Line(r.Texts[i]))
		}
	case curriculum.Numeric:
		q.inputs[0].SetValue(q.env.words.Figure(r.Number))
	}
}

// change opens a given answer again, with what was chosen.
func (s *seatScreen) change() {
	q := s.ask
	given := q.attempt
	q.attempt = s.of.attempt
	q.attempt.Hints = given.Hints
	q.since = s.env.now()
	at := q.cursor
	q.enter(true)
	q.cursor = at
	if len(q.inputs) > 0 {
		q.cursor = 0
		q.startTyping()
	}
}

// sealed tells that the answer is given and may be changed.
func (s *seatScreen) sealed() bool { return s.ask != nil && s.ask.attempt.Step == study.Shown }

// answering tells that keys go to the question.
func (s *seatScreen) answering() bool {
	return s.ask != nil && s.room.Phase == room.Open && !s.around && !s.playing && !s.welcome && s.open == nothingOpen && !s.sealed()
}
