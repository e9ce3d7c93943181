package room

import (
	"maps"
	"slices"
	"time"
)

// A Phase is where a room stands.
type Phase string

// The phases.
const (
	Lobby   Phase = "lobby"  // people come in
	Reading Phase = "page"   // a page is shown, no question is open
	Open    Phase = "open"   // answers are taken
	Closed  Phase = "locked" // answers are in, nothing is shown
	Talk    Phase = "talk"   // people discuss before a further round
	Reveal  Phase = "reveal" // the result is seen
	Over    Phase = "over"   // the room has ended
	Unborn  Phase = ""       // nothing has happened yet
)

// What one seat, or all of them, may put into a room.
const (
	maxText     = 500     // longest open answer or question, in graphemes
	maxResponse = 8 << 10 // longest response, in bytes
	maxHere     = 1000    // seats
	maxAsks     = 5       // questions from the floor that a seat has open
)

// A State is what a room amounts to. It does not change: Apply returns the one
// that follows, and any number of goroutines may read the same.
type State struct {
	Head    Head
	Phase   Phase
	Page    string
	Block   string // the question in front, or the activity
	Round   int    // of that question
	Timer   Timer
	Index   int // phase of the activity
	Began   time.Time
	Arrived time.Time // at the page in front
	Groups  [][]string
	Seats   []Seat // in the order of joining
	Floor   []Raise
	Texts   []Text
	Seq     int

	rounds map[RoundKey]Round
	byID   map[string]int // seat to its place in Seats
	last   []string       // the desk's events that can be undone, ids
	own    *owned         // what nobody else has of this state, nil for nothing
}

// A RoundKey names a round of a question.
type RoundKey struct {
	Block string
	Round int
}

// A Round is one vote on a question.
type Round struct {
	Answers map[string]Event // by seat: the one that counts
	Locked  bool
	Shown   bool
	Counts  []int // of raised hands, where there are no terminals
}

// A Seat is a participant.
type Seat struct {
	ID      string
	Number  int // from 1, in the order of joining
	Name    string
	Lang    string
	Key     string // hash
	Code    string // hash
	Pulse   string
	PulseAt time.Time
	Gone    bool // removed or banned
	Banned  bool
}

// A Raise is a question from the floor.
type Raise struct {
	ID    string
	Seat  string
	Text  string
	Votes map[string]bool
	Done  bool
}

// A Text is an open answer. It is held until the desk releases it.
type Text struct {
	ID    string // of the event that wrote it
	Seat  string
	Block string
	Text  string
	Shown bool
}

// A Timer is a clock that everybody sees. Its zero value is none.
type Timer struct {
	Began   time.Time
	Seconds int
}

// Ends returns when the time is up.
func (t Timer) Ends() time.Time { return t.Began.Add(time.Duration(t.Seconds) * time.Second) }

// Running tells whether there is a timer.
func (t Timer) Running() bool { return t.Seconds > 0 }

// Left returns what remains at a time, never less than nothing.
func (t Timer) Left(now time.Time) time.Duration { return max(0, t.Ends().Sub(now)) }

// Fold returns the state that events amount to, in the order of the log. An
// event that the desk took back is as if it had never been.
func Fold(events []Event) State {
	undone := map[string]bool{}
	for _, e := range events {
		if e.Type == Undone {
			undone[e.Of] = true
		}
	}
	s := State{own: &owned{all: true}}
	for _, e := range events {
		if e.Type == Undone || undone[e.ID] {
			s.Seq = e.Seq
			continue
		}
		s = s.Apply(e)
	}
	s.own = nil
	return s
}

// An owned is what of a state nobody else has, and may be changed in place: all
// of it while a log is folded, and what was copied already while a batch of
// events is judged. Three hundred answers shall not copy each other one by one.
type owned struct {
	all   bool
	parts map[any]bool
}

// has tells whether a part is owned. It is from then on: who asks copies it
// where it was not.
func (o *owned) has(part any) bool {
	switch {
	case o == nil:
		return false
	case o.all || o.parts[part]:
		return true
	}
	if o.parts == nil {
		o.parts = map[any]bool{}
	}
	o.parts[part] = true
	return false
}

// own returns a map that may be changed.
func own[K comparable, V any](s State, part any, m map[K]V) map[K]V {
	switch has := s.own.has(part); {
	case m == nil:
		return map[K]V{}
	case has:
		return m
	}
	return maps.Clone(m)
}

// Seat returns the seat with this id.
func (s State) Seat(id string) (Seat, bool) {
	i, ok := s.byID[id]
	if !ok {
		return Seat{}, false
	}
	return s.Seats[i], true
}

// SeatOf returns the seat with this hash of a key, be it banned.
func (s State) SeatOf(key string) (Seat, bool) {
	i := slices.IndexFunc(s.Seats, func(t Seat) bool { return key != "" && t.Key == key })
	if i < 0 {
		return Seat{}, false
	}
	return s.Seats[i], true
}

// Vote returns a round of a question; there may be none yet.
func (s State) Vote(block string, round int) Round { return s.rounds[RoundKey{block, round}] }

// Rounds returns how many rounds a question has had.
func (s State) Rounds(block string) int {
	n := 0
	for s.hasRound(block, n+1) {
		n++
	}
	return n
}

func (s State) hasRound(block string, round int) bool {
	_, ok := s.rounds[RoundKey{block, round}]
	return ok
}

// Present returns the seats that were not sent away.
func (s State) Present() []Seat {
	return slices.DeleteFunc(slices.Clone(s.Seats), func(t Seat) bool { return t.Gone })
}

// Undoable returns the desk's last event that can be taken back, "" for none.
func (s State) Undoable() string {
	if len(s.last) == 0 {
		return ""
	}
	return s.last[len(s.last)-1]
}

// Apply returns the state after an event that has happened. It asks no
// questions: whether it may happen is for Accepts to say. An event of a kind
// that this version does not know changes nothing. Undone is Fold's.
func (s State) Apply(e Event) State {
	s.Seq = e.Seq
	if e.By == Desk {
		return s.applyDesk(e)
	}
	return s.applySeat(e)
}

func (s State) applyDesk(e Event) State {
	switch e.Type {
	case Opened:
		if e.Head != nil {
			s.Head, s.Phase, s.Began = *e.Head, Lobby, e.At
		}
		return s
	case Paged:
		s.Phase, s.Page, s.Block, s.Round, s.Index, s.Arrived, s.Groups = Reading, e.Page, "", 0, 0, e.At, nil
	case Asked:
		s.Phase, s.Block, s.Round, s.Timer = Open, e.Block, e.Round, Timer{}
		s = s.withRound(func(r *Round) { r.Locked = false })
	case Locked:
		s.Phase, s.Timer = Closed, Timer{} // the time was for answering
		s = s.withRound(func(r *Round) { r.Locked = true })
	case Talked:
		s.Phase = Talk
	case Revealed:
		s.Phase = Reveal
		s = s.withRound(func(r *Round) { r.Locked, r.Shown = true, true })
	case Counted:
		s = s.withRound(func(r *Round) { r.Counts = slices.Clone(e.Counts) })
	case Timed:
		s.Timer = Timer{e.At, e.Seconds}
	case Extended:
		s.Timer.Seconds += e.Seconds
	case Phased:
		s.Phase, s.Block, s.Round, s.Index = Reading, e.Block, 0, e.Index
		if e.Seconds > 0 {
			s.Timer = Timer{e.At, e.Seconds}
		}
	case Paired:
		s.Groups = e.Groups
	case Shown:
		s.Texts = slices.Clone(s.Texts)
		for i := range s.Texts {
			if s.Texts[i].ID == e.Of {
				s.Texts[i].Shown = e.On
			}
		}
	case Done:
		s.Floor = slices.Clone(s.Floor)
		for i := range s.Floor {
			if s.Floor[i].ID == e.Of {
				s.Floor[i].Done = true
			}
		}
	case Removed, Banned:
		s = s.withSeat(e.Of, func(t *Seat) { t.Gone, t.Banned, t.Pulse = true, t.Banned || e.Type == Banned, "" })
	case Ended:
		s.Phase, s.Timer = Over, Timer{}
		return s
	default:
		return s
	}
	s.last = append(slices.Clip(s.last), e.ID)
	return s
}

func (s State) applySeat(e Event) State {
	switch e.Type {
	case Joined:
		if _, known := s.byID[e.By]; known {
			return s.withSeat(e.By, func(t *Seat) {
				t.Gone, t.Lang = false, e.Lang
				if e.Code != "" {
					t.Code = e.Code
				}
			})
		}
		s.byID = own(s, "byID", s.byID)
		s.byID[e.By] = len(s.Seats)
		s.Seats = append(slices.Clip(s.Seats), Seat{ID: e.By, Number: len(s.Seats) + 1, Name: e.Name, Lang: e.Lang, Key: e.Key, Code: e.Code})
	case Named:
		s = s.withSeat(e.By, func(t *Seat) { t.Name = e.Name })
	case Answered:
		key := RoundKey{e.Block, e.Round}
		s = s.withRoundAt(key, func(r *Round) {
			r.Answers = own(s, key, r.Answers)
			r.Answers[e.By] = e
		})
	case Wrote:
		s.Texts = slices.DeleteFunc(slices.Clone(s.Texts), func(t Text) bool { return t.Seat == e.By && t.Block == e.Block })
		if e.Text != "" {
			s.Texts = append(s.Texts, Text{ID: e.ID, Seat: e.By, Block: e.Block, Text: e.Text})
		}
	case Pulsed:
		s = s.withSeat(e.By, func(t *Seat) { t.Pulse, t.PulseAt = e.Pulse, e.At })
	case Raised:
		s.Floor = append(slices.Clip(s.Floor), Raise{ID: e.ID, Seat: e.By, Text: e.Text})
	case Voted:
		s.Floor = slices.Clone(s.Floor)
		for i := range s.Floor {
			if f := &s.Floor[i]; f.ID == e.Of {
				f.Votes = own(s, f.ID, f.Votes)
				if f.Votes[e.By] = e.On; !e.On {
					delete(f.Votes, e.By)
				}
			}
		}
	}
	return s
}

// withRound changes the round in front.
func (s State) withRound(change func(*Round)) State {
	return s.withRoundAt(RoundKey{s.Block, s.Round}, change)
}

func (s State) withRoundAt(key RoundKey, change func(*Round)) State {
	if key.Block == "" {
		return s
	}
	s.rounds = own(s, "rounds", s.rounds)
	r := s.rounds[key]
	change(&r)
	s.rounds[key] = r
	return s
}

func (s State) withSeat(id string, change func(*Seat)) State {
	i, ok := s.byID[id]
	if !ok {
		return s
	}
	if !s.own.has("seats") {
		s.Seats = slices.Clone(s.Seats)
	}
	change(&s.Seats[i])
	return s
}
