package tui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/room"
)

// A ticker redraws a screen once a second while the room's timer runs, and not
// otherwise.
type ticker struct {
	await string // id of the tick under way
	ends  time.Time
}

// beat waits for the moment at which the seconds shown change.
func (t *ticker) beat(timer room.Timer, now time.Time) tea.Cmd {
	left := timer.Left(now)
	if !timer.Running() || left == 0 {
		t.await = ""
		return nil
	}
	if t.await != "" && t.ends.Equal(timer.Ends()) {
		return nil
	}
	wait := left % time.Second
	if wait == 0 {
		wait = time.Second
	}
	t.await, t.ends = progress.NewID(), timer.Ends()
	tick := tickMsg{t.await}
	return tea.Tick(wait, func(time.Time) tea.Msg { return tick })
}

// hear tells whether a tick was the one that is waited for.
func (t *ticker) hear(msg tickMsg) bool {
	if msg.id != t.await {
		return false
	}
	t.await = ""
	return true
}

// timerText is what remains on the room's clock, "" where none runs.
func timerText(e *env, s room.State) string {
	switch {
	case !s.Timer.Running():
		return ""
	case s.Timer.Left(e.now()) == 0:
		return e.words.Room.TimeUp
	}
	return clockTime(s.Timer.Left(e.now()))
}

// phaseWord is where a room stands, in words.
func phaseWord(e *env, p room.Phase) string {
	w := e.words.Room
	return map[room.Phase]string{
		room.Lobby: w.Lobby, room.Reading: w.Reading, room.Open: w.Open, room.Closed: w.Locked, room.Talk: w.Talk, room.Reveal: w.Reveal, room.Over: w.Over,
	}[p]
}

// calls is what a seat is called at the desk and by its partners.
func calls(e *env, s room.State, t room.Seat) string {
	number := strconv.Itoa(t.Number)
	if s.Head.Identity == room.Anonymous || t.Name == "" {
		return strings.Replace(e.words.Room.PartnerSeat, "%d", number, 1)
	}
	return safe.Line(t.Name)
}

// seenOn is what of the room shows on a page.
func seenOn(w *Workshop, lang string, s room.State, page int) pageMarks {
	p := pageMarks{hands: w.o.Hands}
	m := w.module(lang)
	if page < 0 || page >= len(m.Pages) {
		return p
	}
	for _, b := range m.Pages[page].Blocks() {
		if isAsked(b) && s.Rounds(b.ID) > 0 {
			p.seen = append(p.seen, b.ID)
		}
		if (b.Activity != nil || b.Timer != nil) && b.ID == s.Block && s.Round == 0 {
			p.block, p.index = b.ID, s.Index
			p.phase = b.ID + " " + strconv.Itoa(s.Index)
		}
		for _, t := range s.Texts {
			if t.Shown && t.Block == b.ID {
				p.texts = append(p.texts, t)
				p.phase += " " + t.ID
			}
		}
	}
	return p
}
