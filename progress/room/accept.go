package room

import (
	"slices"

	"github.com/rivo/uniseg"

	"cahier/curriculum"
)

// A Reason is why something may not happen in a room now. Faces have a sentence
// for each.
type Reason string

func (r Reason) Error() string { return string(r) }

// The reasons.
const (
	NotOpen     Reason = "no question is open"
	OtherAsked  Reason = "another question is open"
	RoundLocked Reason = "the round is locked"
	NoSeat      Reason = "there is no such seat"
	IsGone      Reason = "the seat was sent away"
	IsBanned    Reason = "the seat may not come back"
	IsFull      Reason = "the room is full"
	IsOver      Reason = "the room has ended"
	NotNow      Reason = "this cannot be done now"
	NoSuch      Reason = "there is no such thing in the room"
	BadText     Reason = "the text is empty or too long"
	BadAnswer   Reason = "this does not answer the question"
	TooMany     Reason = "there are too many already"
	NameTaken   Reason = "somebody here has that name"
	BadName     Reason = "that is not a name"
	TooFast     Reason = "that was too much at once"
)

// Accepts tells whether an event may happen now: nil, or the Reason why not.
func (s State) Accepts(e Event) error {
	switch {
	case s.Phase == Unborn && e.Type != Opened, s.Phase != Unborn && e.Type == Opened:
		return NotNow
	case s.Phase == Over:
		return IsOver
	case e.By == Desk:
		return s.acceptsDesk(e)
	}
	return s.acceptsSeat(e)
}

func (s State) acceptsDesk(e Event) error {
	asked := s.Block != "" && s.Round > 0
	ok := false
	switch e.Type {
	case Opened:
		ok = e.Head != nil && slices.Contains([]string{Anonymous, Pseudonym, Person}, e.Head.Identity)
	case Paged:
		ok = e.Page != ""
	case Asked:
		ok = e.Block != "" && e.Round == s.nextRound(e.Block)
	case Locked:
		ok = s.Phase == Open
	case Talked:
		ok = s.Phase == Closed
	case Revealed:
		ok = asked && (s.Phase == Closed || s.Phase == Talk || s.Phase == Open)
	case Counted:
		ok = asked && s.Phase != Reveal && !slices.ContainsFunc(e.Counts, func(n int) bool { return n < 0 || n > 10*maxHere })
	case Timed:
		ok = e.Seconds >= 0 && e.Seconds <= 4*60*60
	case Extended:
		ok = s.Timer.Running() && e.Seconds > 0 && s.Timer.Seconds+e.Seconds <= 8*60*60
	case Phased:
		ok = e.Block != "" && e.Index >= 0 && e.Seconds >= 0 && e.Seconds <= 4*60*60
	case Paired:
		ok = s.groupsFit(e.Groups)
	case Shown:
		ok = slices.ContainsFunc(s.Texts, func(t Text) bool { return t.ID == e.Of })
	case Done:
		ok = slices.ContainsFunc(s.Floor, func(f Raise) bool { return f.ID == e.Of && !f.Done })
	case Removed, Banned:
		t, known := s.Seat(e.Of)
		ok = known && (!t.Gone || e.Type == Banned && !t.Banned)
	case Undone:
		ok = e.Of != "" && e.Of == s.Undoable()
	case Ended:
		ok = true
	}
	if !ok {
		return NotNow
	}
	return nil
}

// nextRound is the round in which a question may be opened: the one that is
// locked by mistake or was left is opened again, after a talk or a reveal comes
// the next.
func (s State) nextRound(block string) int {
	n := s.Rounds(block)
	switch {
	case n == 0:
		return 1
	case s.Block == block && s.Phase == Talk, s.Vote(block, n).Shown:
		return n + 1
	}
	return n
}

// groupsFit tells that everybody named is here, and in one group only.
func (s State) groupsFit(groups [][]string) bool {
	seen := map[string]bool{}
	for _, g := range groups {
		for _, id := range g {
			if _, known := s.Seat(id); !known || seen[id] {
				return false
			}
			seen[id] = true
		}
	}
	return true
}

func (s State) acceptsSeat(e Event) error {
	t, known := s.Seat(e.By)
	switch {
	case e.Type == Joined:
		return s.acceptsJoin(t, known, e)
	case !known:
		return NoSeat
	case t.Gone:
		return IsGone
	}
	switch e.Type {
	case Named:
		return s.acceptsName(e.By, e.Name)
	case Answered:
		return s.acceptsAnswer(e)
	case Wrote:
		if n := uniseg.GraphemeClusterCount(e.Text); e.Block == "" || n > maxText {
			return BadText
		}
		return nil
	case Pulsed:
		if e.Pulse != "" && e.Pulse != Lost && e.Pulse != Slow {
			return NoSuch
		}
		return nil
	case Raised:
		if n := uniseg.GraphemeClusterCount(e.Text); n == 0 || n > maxText {
			return BadText
		}
		open := 0
		for _, f := range s.Floor {
			if f.Seat == e.By && !f.Done {
				open++
			}
		}
		if open >= maxAsks {
			return TooMany
		}
		return nil
	case Voted:
		i := slices.IndexFunc(s.Floor, func(f Raise) bool { return f.ID == e.Of && !f.Done })
		if i < 0 {
			return NoSuch
		}
		return nil
	}
	return NotNow
}

func (s State) acceptsJoin(t Seat, known bool, e Event) error {
	switch {
	case known && t.Banned:
		return IsBanned
	case known:
		return nil
	case len(s.Seats) >= maxHere:
		return IsFull
	case e.By == "" || e.By == Desk:
		return NoSeat
	}
	if other, taken := s.SeatOf(e.Key); taken {
		if other.Banned {
			return IsBanned
		}
		return NotNow // it has a seat already
	}
	return s.acceptsName(e.By, e.Name)
}

// acceptsName: an anonymous room keeps no name, in another each is there once.
func (s State) acceptsName(seat, name string) error {
	if s.Head.Identity == Anonymous {
		if name != "" {
			return BadName
		}
		return nil
	}
	if name == "" || name != CleanName(name) {
		return BadName
	}
	for _, t := range s.Seats {
		if t.ID != seat && alike(t.Name) == alike(name) {
			return NameTaken
		}
	}
	return nil
}

func (s State) acceptsAnswer(e Event) error {
	switch r := s.Vote(e.Block, e.Round); {
	case r.Locked:
		return RoundLocked
	case s.Phase != Open:
		return NotOpen
	case e.Block != s.Block || e.Round != s.Round:
		return OtherAsked
	}
	if _, err := curriculum.DecodeResponse(e.Form, e.Response); err != nil || len(e.Response) > maxResponse {
		return BadAnswer
	}
	return nil
}
