package tui

import (
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

	play    *play // the page done by oneself, nil for none
	playing bool  // it is in view, and not the room

	told  string // until the next key, or until the room is at something else
	place spot   // where the page was left for something over it
	leaf  *leaf  // the page in view, nil while something else is
	sheet sheet
	aim   aim // what of it was brought into view
	point *point
	ticker
}

// A spot is the first row in view of a page, back when it is in view again.
type spot struct {
	page, top int
	left      bool
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
	if e.Type == progress.Answered && !s.playing { // no question of the room is in view then
		e.Round = s.vote.Round
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
		s.sheet.top, s.aim, s.place = 0, aim{}, spot{}
	}
	if v.Page != before.Page || v.Block != before.Block || v.Round != before.Round || v.Index != before.Index {
		s.told = "" // it was about what is over, and would keep what is in front out of view
	}
	s.meet()
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
	if s.play != nil {
		if s.me().Gone { // their seat is not theirs any more
			s.shut()
			s.play = nil
			return
		}
		s.play.hearRoom()
	}
}

func (s *seatScreen) typing() bool {
	switch s.open {
	case noteOpen:
		return s.note.typing()
	case askOpen, textOpen:
		return true
	}
	if s.playing {
		return s.open == nothingOpen && s.play.r.typing()
	}
	return s.answering() && s.ask.typing()
}

func (s *seatScreen) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case roomMsg:
		s.hearRoom(msg.view)
	case tea.KeyPressMsg:
		if s.told != "" {
			s.told = ""
			s.compose() // the key is for what stood below
		}
		cmd = s.key(msg)
	case tea.PasteMsg:
		cmd = s.paste(safe.Text(msg.Content))
	case tickMsg:
		if !s.hear(msg) {
			return tea.Batch(s.tellPlay(msg), s.beatPlay())
		}
		return s.beat(s.room.Timer, s.env.now()) // only the header changes
	case savedMsg:
		s.saved(msg)
		s.tellPlay(msg)
	case moreMsg:
		cmd = s.tellPlay(msg)
	case quietMsg:
		if s.note != nil {
			_, cmd = s.note.hear(msg)
		}
		s.tellPlay(msg)
	case didMsg:
		s.did(msg)
	case languageMsg:
		s.switchLanguage()
	default:
		return nil
	}
	s.compose()
	return tea.Batch(cmd, s.beat(s.room.Timer, s.env.now()), s.beatPlay())
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
	if s.play != nil {
		s.play.tune()
		s.play.rebuild(s.module())
	}
	s.closeOpen()
	s.aim = aim{}
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
func (s *seatScreen) leave() {
	s.closeOpen()
	if s.play != nil {
		s.play.leave()
	}
}

func (s *seatScreen) closeOpen() {
	if s.open == noteOpen && s.note != nil {
		s.note.stop()
		s.note.leave()
	}
	s.open = nothingOpen
}
