package tui

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/progress/study"
)

// A seatScreen is a participant's screen. It follows the room, or looks around
// in the module; it answers, and keeps private notes.
type seatScreen struct {
	w    *Workshop
	env  *env
	seat Seat
	room room.View

	welcome bool // the resume code is shown until a key
	around  bool // the pages are looked through, the room is not followed
	page    int  // that is looked at

	ask   *question // in front, nil where none is
	of    asking
	vote  room.RoundKey // whose question ask is
	half  bool          // the lock came before the confidence
	front room.RoundKey // the activity that was brought into view, and its phase

	open   opening
	note   *note
	area   textarea.Model // of a text for the room
	block  string         // that the text is for
	cursor int            // in the questions from the floor

	told  string // until the next key
	leaf  *leaf  // the page in view, nil while something else is
	sheet sheet
	point *point
	ticker
}

// An opening is what of its own a seat has opened over the room.
type opening int

const (
	nothingOpen opening = iota
	noteOpen
	askOpen  // a question from the floor is written
	textOpen // an open answer is written
	floorOpen
	leaveOpen
)

func newSeat(w *Workshop, e *env, seat Seat) *seatScreen {
	s := &seatScreen{w: w, env: e, seat: seat, welcome: seat.ResumeCode != ""}
	if w.o.Hub != nil {
		s.hearRoom(w.o.Hub.View())
	}
	return s
}

// A seatLook is what of a room one seat shows. A change of anything else does
// not wake it.
type seatLook struct {
	phase               room.Phase
	page, block         string
	round, index        int
	timer               room.Timer
	me                  room.Seat
	group, texts        string
	floor, votes, dealt int
}

// look returns what of a room this seat shows.
func (s *seatScreen) look() func(room.View) any {
	id := s.seat.ID
	return func(v room.View) any {
		l := seatLook{phase: v.Phase, page: v.Page, block: v.Block, round: v.Round, index: v.Index, timer: v.Timer}
		l.me, _ = v.Seat(id)
		l.group = strings.Join(groupOf(v.State, id), " ")
		for _, t := range v.Texts {
			if t.Shown || t.Seat == id {
				l.texts += t.ID + strconv.FormatBool(t.Shown)
			}
		}
		l.floor = len(v.Floor)
		for _, f := range v.Floor {
			l.votes += len(f.Votes)
			if f.Done {
				l.dealt++
			}
		}
		return l
	}
}

// groupOf is the group that a seat is in.
func groupOf(s room.State, seat string) []string {
	for _, g := range s.Groups {
		if slices.Contains(g, seat) {
			return g
		}
	}
	return nil
}

// stamp adds to an event of the seat where it came about.
func (s *seatScreen) stamp(e *progress.Event) {
	e.Mode, e.Room, e.Seat = progress.Room, s.room.Head.Room, s.seat.ID
	if e.Type == progress.Answered {
		e.Round = s.vote.Round
	}
}

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

func (s *seatScreen) me() room.Seat {
	t, _ := s.room.Seat(s.seat.ID)
	return t
}

func (s *seatScreen) module() *curriculum.Module { return s.w.module(s.env.words.Lang) }

func (s *seatScreen) init() tea.Cmd { return s.beat(s.room.Timer, s.env.now()) }

// hearRoom takes the room as it is now.
func (s *seatScreen) hearRoom(v room.View) {
	before := s.room
	s.room = v
	if v.Page != before.Page || v.Phase != before.Phase {
		s.sheet.top = 0
	}
	if !s.around {
		s.page = max(0, s.module().PageIndex(v.Page))
	}
	key := room.RoundKey{Block: v.Block, Round: v.Round}
	switch {
	case v.Round == 0:
		s.ask, s.vote = nil, room.RoundKey{}
	case key != s.vote || s.ask == nil:
		s.vote, s.half = key, false
		s.takeQuestion()
	case v.Phase == room.Closed && before.Phase == room.Open:
		s.lock()
	case v.Phase == room.Open && before.Phase != room.Open && s.ask != nil: // opened again
		s.half = false
		s.ask.enter(true)
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
		q.inputs[0].SetValue(formatted(r.Number))
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
	return s.ask != nil && s.room.Phase == room.Open && !s.around && !s.welcome && s.open == nothingOpen && !s.sealed()
}

func (s *seatScreen) typing() bool {
	switch s.open {
	case noteOpen:
		return s.note.typing()
	case askOpen, textOpen:
		return true
	}
	return s.answering() && s.ask.typing()
}

func (s *seatScreen) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case roomMsg:
		s.hearRoom(msg.view)
	case tea.KeyPressMsg:
		s.told = ""
		cmd = s.key(msg)
	case tea.PasteMsg:
		cmd = s.paste(safe.Text(msg.Content))
	case tea.MouseWheelMsg:
		s.scroll(wheel(msg))
		return nil
	case tickMsg:
		if !s.hear(msg) {
			return nil
		}
		return s.beat(s.room.Timer, s.env.now()) // only the header changes
	case savedMsg:
		s.saved(msg)
	case quietMsg:
		if s.note != nil {
			_, cmd = s.note.hear(msg)
		}
	case didMsg:
		s.did(msg)
	case languageMsg:
		s.switchLanguage()
	default:
		return nil
	}
	s.compose()
	return tea.Batch(cmd, s.beat(s.room.Timer, s.env.now()))
}

// saved takes the news of an answer or a note.
func (s *seatScreen) saved(msg savedMsg) {
	if s.note != nil {
		s.note.hear(msg)
	}
	if s.ask == nil {
		return
	}
	if own, _ := s.ask.hear(msg); !own {
		return
	}
	var reason room.Reason
	if errors.As(s.ask.attempt.Err, &reason) {
		s.told = reasonOf(s.env.words, reason)
		s.takeQuestion() // with the answer before, where there was one
	}
}

// do asks the room for something, off the loop: the log is synced first.
func (s *seatScreen) do(e room.Event) tea.Cmd {
	e.By = s.seat.ID
	hub := s.w.o.Hub
	return func() tea.Msg {
		e, err := hub.Do(e)
		return didMsg{e, err}
	}
}

// did tells what came of it.
func (s *seatScreen) did(msg didMsg) {
	w := s.env.words.Room
	if msg.err != nil {
		s.told = reasonOf(s.env.words, msg.err)
		return
	}
	switch msg.event.Type {
	case room.Pulsed:
		s.told = map[string]string{room.Lost: w.PulseLost, room.Slow: w.PulseSlow, "": w.PulseOff}[msg.event.Pulse]
	case room.Raised:
		s.told = w.FloorSent
	case room.Wrote:
		s.told = w.TextSent
	}
}

// switchLanguage goes on in the other language with what was chosen.
func (s *seatScreen) switchLanguage() {
	s.closeOpen()
	old := s.ask
	if s.vote.Round > 0 {
		s.takeQuestion()
	}
	if s.ask != nil && old != nil {
		s.ask.take(old)
		s.ask.attempt.Number = s.of.attempt.Number
	}
}

// leave hands in what is being written.
func (s *seatScreen) leave() { s.closeOpen() }

func (s *seatScreen) closeOpen() {
	if s.open == noteOpen && s.note != nil {
		s.note.stop()
		s.note.leave()
	}
	s.open = nothingOpen
}
