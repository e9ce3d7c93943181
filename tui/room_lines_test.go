package tui

import (
	"io"
	"strings"
	"testing"
	"time"

	"cahier/progress"
	"cahier/progress/room"
)

// A seat in lines goes the same steps as one on a screen, and writes the same.
func TestRoomLines(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "forms")
		own := &memory{}
		l := s.lines("en", "s1", own)
		shows, say := func(texts ...string) { t.Helper(); l.shows(texts...) }, l.say
		shows("You are Person1, seat 1.", "Your resume code: abc234", "Type the number of an answer.", "starts in a moment")
		s.page("choices")
		shows("A spreadsheet recalculates by itself.", "Asked together")
		s.lead(room.Asked, "single", 1)
		shows("Who ran the first office job?", "1. (a) A company of tea shops", "Choose one.")
		say("9")
		shows("does not answer")
		say("2")
		shows("1 sure, 2 fairly, 3 a guess")
		say("sure")
		shows("1 sure, 2 fairly, 3 a guess")
		say("1")
		shows("Saved.")
		say("1")
		say("2")
		shows("Saved.")
		e := s.hub.State().Vote("single", 1).Answers["s1"]
		if got := own.of(progress.Answered); len(got) != 2 || string(e.Response) != "[2]" || e.Confidence != progress.Fairly || got[1].Round != 1 || got[1].Mode != progress.Room {
			t.Errorf("the room has %s %s, the record %+v", e.Response, e.Confidence, got)
		}
		s.answer("single", 1, 1, 6, 1, 2)
		s.lead(room.Locked, "single", 1)
		shows("Yours counts.")
		s.lead(room.Talked, "single", 1)
		s.do(room.Event{By: room.Desk, Type: room.Paired, Groups: [][]string{{"s1", "s2"}}})
		shows("Your partner: Person2")
		s.lead(room.Revealed, "single", 1)
		shows("Right. You were fairly sure.", "1 · 17%", "Right: 1 of 6 (17%)")
		say("1")
		shows("No question is open now.")
		say("lost")
		shows("I am lost")
		say("ask Why \x1b[31mthis?")
		shows("with the facilitator")
		say("vote 1")
		shows("1 vote")
		say("note " + strings.Repeat("x", MaxTyped)) // told, and the seat stays
		shows("That line is too long")
		say("note Mine alone")
		shows("nobody sees this note")
		if got := own.of(progress.Noted); len(got) != 1 || *got[0].Text != "Mine alone" || got[0].Seat != "s1" {
			t.Errorf("%+v", got)
		}
		s.page("write")
		shows("What do you still do by hand?")
		say("text All of it")
		shows("with the facilitator")
		s.lead(room.Ended, "", 0)
		shows("record > workshop.jsonl")
		say("quit")
		l.ends()
	})
}

// lines is a seat in lines under test: lines in, and what it says since.
type lines struct {
	t     *testing.T
	keys  *io.PipeWriter
	out   *output
	ended chan error
	read  int
	fresh string
}

func (s *session) lines(lang, id string, own *memory) *lines {
	in, keys := io.Pipe()
	l := &lines{t: s.t, keys: keys, out: &output{}, ended: make(chan error, 1)}
	go func() {
		l.ended <- s.w.Lines(s.t.Context(), RoomScreen{Lang: lang, Theme: "dark"}, Seat{ID: id, Own: own, ResumeCode: "abc234"}, in, l.out, 72)
	}()
	return l
}

func (l *lines) shows(texts ...string) *lines {
	l.t.Helper()
	time.Sleep(time.Second)
	all := l.out.String()
	fresh := strings.Join(strings.Fields(all[l.read:]), " ")
	l.read = len(all)
	for _, text := range texts {
		if !strings.Contains(fresh, text) {
			l.t.Errorf("no %q in:\n%s", text, fresh)
		}
	}
	if strings.ContainsAny(fresh, "\x1b█│") {
		l.t.Errorf("it draws:\n%q", fresh)
	}
	if strings.Contains(strings.ReplaceAll(all, "\r\n", ""), "\n") {
		l.t.Errorf("a line ends without a return:\n%q", all)
	}
	for _, secret := range []string{"Secret words", "%!"} {
		if strings.Contains(fresh, secret) {
			l.t.Errorf("it says %q", secret)
		}
	}
	l.fresh = fresh
	return l
}

func (l *lines) hides(text string) {
	l.t.Helper()
	if strings.Contains(l.fresh, text) {
		l.t.Errorf("%q in:\n%s", text, l.fresh)
	}
}

func (l *lines) say(line string) {
	time.Sleep(time.Second) // the room's news come first
	if _, err := l.keys.Write([]byte(line + "\n")); err != nil {
		l.t.Error(err)
	}
}

func (l *lines) ends() {
	l.t.Helper()
	if err := <-l.ended; err != nil {
		l.t.Error(err)
	}
	_ = l.keys.Close()
	time.Sleep(time.Minute)
}

// Hints are given as the face in lines gives them, cap the credit, and stay
// opened.
func TestRoomLinesHints(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "forms")
		own := &memory{}
		l := s.lines("en", "s1", own)
		l.say("hint")
		l.shows("No question is open now.")
		s.page("choices")
		s.lead(room.Asked, "single", 1)
		l.say("h")
		l.shows("Hint 1 of 2: Think of tea.")
		l.say("hint")
		l.shows("Hint 2 of 2: Think of cake.")
		l.say("indice 1")
		l.shows("Hint 1 of 2: Think of tea.")
		l.say("")
		l.say("2")
		l.say("1")
		l.shows("Saved.")
		if e := s.hub.State().Vote("single", 1).Answers["s1"]; e.Hints != 2 || e.Credit == nil || *e.Credit > 0.7 {
			t.Errorf("the room has %+v", e)
		}
		again := s.lines("fr", "s1", own) // a new line knows them
		again.say("1")
		again.say("1")
		again.shows("Enregistré.")
		if e := s.hub.State().Vote("single", 1).Answers["s1"]; e.Hints != 2 {
			t.Errorf("after a drop %d hints are left", e.Hints)
		}
		s.lead(room.Asked, "multiple", 1)
		l.say("h")
		l.shows("This question has no hint.")
		for _, one := range []*lines{l, again} {
			one.say("quit")
			one.ends()
		}
	})
}

// The kinds that are done by oneself are played in lines with the players of
// that face, while the room goes on.
func TestRoomLinesPlay(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "everything")
		own := &memory{}
		l := s.lines("en", "s1", own)
		l.say("play")
		l.shows("This cannot be done now.")
		s.page("start")
		l.say("sources")
		l.shows("Source 1: A course for tests, 2026.")
		s.page("prepare")
		l.shows("By yourself: type play. Nobody else sees it.")
		l.say("glossary")
		l.shows()
		before := len(s.log.events)
		l.say("play")
		l.shows("Nobody else sees", "host’s computer", "Their need", "What do they have to get done this week?")
		l.say("One number.")
		s.page("budget") // in the middle of a text
		l.shows("The room has gone on. The line follow goes there; what you wrote is kept.")
		l.say("On Thursday.")
		l.say("Follow")
		l.shows("Back in the room.", "The budget file")
		if got := own.of(progress.Noted); len(got) != 1 || *got[0].Text != "One number.\nOn Thursday." || got[0].Seat != "s1" || got[0].Mode != progress.Room {
			t.Errorf("recorded: %+v", got)
		}
		l.say("play")
		l.shows("Just send me the file")
		l.say("2")
		l.shows("there are two budgets")
		l.say("")
		l.shows("Back in the room.").hides("By yourself")
		if got := own.of(progress.Played); len(got) != 1 || got[0].Round != 0 || got[0].Room != "r1" {
			t.Errorf("recorded: %+v", got)
		}
		s.page("practise")
		l.say("play")
		l.say("")
		l.shows("1 minute 30 seconds")
		l.say("")
		l.say("y")
		l.shows("Card 2 of 2")
		l.say("quit")
		l.shows("Back in the room.")
		s.page("back")
		l.say("play")
		l.say("4 2 5")
		l.say("follow")
		l.shows("Noted.", "Back in the room.")
		if len(own.of(progress.Carded)) != 1 || len(own.of(progress.Rated)) != 1 {
			t.Errorf("recorded: %+v", own.events)
		}
		if heard := s.log.events[before:]; len(heard) != 3 { // the pages
			t.Errorf("the room heard %+v", heard)
		}
		s.page("start") // gone in the middle of a text
		l.say("play")
		l.say("Half a text")
		time.Sleep(time.Second)
		_ = l.keys.Close()
		l.ends()
		if got := own.of(progress.Noted); *got[len(got)-1].Text != "Half a text" {
			t.Errorf("recorded: %+v", got)
		}
	})
	bubble(t, func(t *testing.T) { // a recall that the room asks is the room's
		s := meet(t, room.Person, 6, "again")
		own := &memory{}
		l := s.lines("fr", "s1", own)
		s.page("start")
		l.say("faire")
		l.shows("Qui a fait tourner")
		s.lead(room.Asked, "re-single", 1)
		l.shows("L’animateur pose une question.")
		l.say("suivre")
		l.say("2")
		l.say("1")
		l.shows("Enregistré.")
		if got := own.of(progress.Answered); len(got) != 1 || got[0].Round != 1 {
			t.Errorf("recorded: %+v", got)
		}
		l.say("faire")
		l.shows("n’a rien à faire")
		l.say("quit")
		l.ends()
	})
}
