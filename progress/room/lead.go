package room

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"cahier/curriculum"
)

// A Move is the next sensible thing for a desk to do: the event that it would
// make. Its zero value is none: the module is at its end.
type Move struct {
	Type    string
	Page    string
	Block   string
	Round   int
	Index   int
	Seconds int
}

// Event returns the desk's event that makes the move.
func (m Move) Event() Event {
	return Event{By: Desk, Type: m.Type, Page: m.Page, Block: m.Block, Round: m.Round, Index: m.Index, Seconds: m.Seconds}
}

// Next returns what comes next in a module. A question goes its way to the
// reveal, with a second round where people can convince one another; then comes
// the next question, activity or practice of the page, then the next page.
// The advice is the one on the question in front.
func (s State) Next(m *curriculum.Module, advice Advice) Move {
	switch s.Phase {
	case Open:
		return Move{Type: Locked, Block: s.Block, Round: s.Round}
	case Closed:
		if advice == Discuss && s.Round == 1 {
			return Move{Type: Talked, Block: s.Block, Round: s.Round}
		}
		return Move{Type: Revealed, Block: s.Block, Round: s.Round}
	case Talk:
		return Move{Type: Asked, Block: s.Block, Round: s.Round + 1}
	case Over, Unborn:
		return Move{}
	}
	page := m.PageIndex(s.Page)
	if page < 0 {
		return s.turn(m, 0)
	}
	if move := s.nextPhase(m); move.Type != "" {
		return move
	}
	blocks := m.Pages[page].Blocks()
	from := 1 + slices.IndexFunc(blocks, func(b *curriculum.Block) bool { return b.ID == s.Block && s.Block != "" })
	for _, b := range blocks[from:] {
		if move := s.station(b); move.Type != "" {
			return move
		}
	}
	return s.turn(m, page+1)
}

func (s State) turn(m *curriculum.Module, page int) Move {
	if page >= len(m.Pages) {
		return Move{}
	}
	return Move{Type: Paged, Page: m.Pages[page].ID}
}

// nextPhase is the next phase of the activity in front.
func (s State) nextPhase(m *curriculum.Module) Move {
	b, _ := m.Block(s.Block)
	if b == nil || b.Activity == nil || s.Index+1 >= len(b.Activity.Phases) {
		return Move{}
	}
	return Step(b, s.Index+1)
}

// Step returns the move that begins a phase of an activity, or a practice.
func Step(b *curriculum.Block, index int) Move {
	if b.Timer != nil {
		return Move{Type: Phased, Block: b.ID, Seconds: b.Timer.Seconds}
	}
	move := Move{Type: Phased, Block: b.ID, Index: index}
	if index < len(b.Activity.Phases) {
		move.Seconds = int(math.Round(b.Activity.Phases[index].Minutes * 60))
	} else {
		move.Seconds = int(math.Round(b.Activity.Minutes * 60))
	}
	return move
}

// station is what there is to do with a block that was not done with yet.
func (s State) station(b *curriculum.Block) Move {
	switch {
	case b.Question != nil || b.Kind == curriculum.Recall:
		if n := s.Rounds(b.ID); n == 0 || !s.Vote(b.ID, n).Shown {
			return Move{Type: Asked, Block: b.ID, Round: s.nextRound(b.ID)}
		}
	case b.Activity != nil, b.Timer != nil:
		return Step(b, 0)
	}
	return Move{}
}

// NextRound is the round in which a question may be opened now.
func (s State) NextRound(block string) int { return s.nextRound(block) }

// Spent returns how long each page was in front. What the desk took back was
// not.
func Spent(events []Event, now time.Time) map[string]time.Duration {
	undone := map[string]bool{}
	for _, e := range events {
		if e.Type == Undone {
			undone[e.Of] = true
		}
	}
	spent := map[string]time.Duration{}
	page, since := "", time.Time{}
	for _, e := range events {
		if undone[e.ID] || e.Type != Paged && e.Type != Ended {
			continue
		}
		if page != "" {
			spent[page] += e.At.Sub(since)
		}
		if page, since = e.Page, e.At; e.Type == Ended {
			page = ""
		}
	}
	if page != "" {
		spent[page] += now.Sub(since)
	}
	return spent
}

// Planned returns the minutes that a page is planned to take in a group: those
// of the facilitator's blocks on it, and of its activities.
func Planned(p *curriculum.Page) float64 {
	sum := 0.0
	for _, part := range p.Parts {
		switch b := part.Block; {
		case b == nil:
		case b.Kind == curriculum.Facilitator:
			if n, err := strconv.ParseFloat(strings.Replace(b.Keys["minutes"], ",", ".", 1), 64); err == nil && n > 0 && n < 600 {
				sum += n
			}
		case b.Activity != nil:
			sum += b.Activity.Minutes
		}
	}
	return sum
}
