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
		in, keys := io.Pipe()
		out, own := &output{}, &memory{}
		ended := make(chan error, 1)
		go func() {
			ended <- s.w.Lines(t.Context(), RoomScreen{Lang: "en", Theme: "dark"}, Seat{ID: "s1", Own: own, ResumeCode: "abc234"}, in, out, 72)
		}()
		read := 0
		shows := func(texts ...string) {
			t.Helper()
			time.Sleep(time.Second)
			all := out.String()
			fresh := strings.Join(strings.Fields(all[read:]), " ")
			read = len(all)
			for _, text := range texts {
				if !strings.Contains(fresh, text) {
					t.Errorf("no %q in:\n%s", text, fresh)
				}
			}
			if strings.ContainsAny(fresh, "\x1b█│") {
				t.Errorf("it draws:\n%q", fresh)
			}
			for _, secret := range []string{"Secret words", "%!"} {
				if strings.Contains(fresh, secret) {
					t.Errorf("it says %q", secret)
				}
			}
		}
		say := func(line string) {
			if _, err := keys.Write([]byte(line + "\n")); err != nil {
				t.Error(err)
			}
		}
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
		if err := <-ended; err != nil {
			t.Error(err)
		}
		_ = keys.Close()
		time.Sleep(time.Minute)
	})
}
