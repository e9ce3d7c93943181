package tui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/progress"
	"cahier/progress/room"
)

// The whole cycle with one key at the desk: enter does the next thing, and what
// each screen shows follows.
func TestRoomCycle(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 12, "forms")
		d, st := s.desk("en", 80, 24), s.stage("en", 80, 24)
		p, own := s.seat("en", "s1", 80, 24)
		state := func(phase room.Phase, block string, round int) {
			t.Helper()
			if v := s.hub.State(); v.Phase != phase || v.Block != block || v.Round != round {
				t.Fatalf("the room is at %s %s %d, want %s %s %d", v.Phase, v.Block, v.Round, phase, block, round)
			}
		}
		p.shows("You are Person1, seat 1.")
		d.press("right right") // the first page, then the second
		state(room.Reading, "", 0)
		d.shows("open the question “One right”").press("enter")
		state(room.Open, "single", 1)
		st.shows("0 of 12 answered")
		p.shows("Who ran the first office job?").press("b enter").shows("How sure are you?").press("1")
		p.shows("✓ Saved.").hides("Right.").hides("Wrong.")
		st.shows("1 of 12 answered")
		if got := own.of(progress.Answered); len(got) != 1 || got[0].Mode != progress.Room || got[0].Room != "r1" || got[0].Seat != "s1" || got[0].Round != 1 || got[0].Block != "single" {
			t.Fatalf("the seat's own record has %+v", got)
		}
		s.answer("single", 1, 1, 7, 2, 2)
		s.answer("single", 1, 7, 11, 1, 2)
		d.shows("11 of 12 answered").press("enter")
		state(room.Closed, "single", 1)
		p.shows("The answers are locked. Yours counts.")
		d.shows("let them discuss").shows("right: people can convince one another").press("enter")
		state(room.Talk, "single", 1)
		d.press("P").shows("Pairs with different answers: 6 groups.")
		p.shows("Your partner: Person")
		d.press("enter")
		state(room.Open, "single", 2)
		p.shows("round 2").press("a enter 2").shows("✓ Saved.")
		s.answer("single", 2, 1, 11, 2, 2)
		d.press("enter enter")
		state(room.Reveal, "single", 2)
		p.shows("You were fairly sure.").shows("second vote: Right:")
		st.shows("first vote").shows("second vote").shows("Who moved")
		d.press("enter")
		state(room.Open, "multiple", 1)
		d.press("e y")
		state(room.Over, "multiple", 1)
		p.shows("Take your answers and notes home").shows("record > workshop.jsonl").shows("cahier merge --as-mine workshop.jsonl")
	})
}

// A step done by a wrong key is taken back, a key struck twice does one step.
func TestDeskUndo(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		d := s.desk("en", 80, 24)
		p, _ := s.seat("en", "s1", 80, 24)
		d.press("u").shows("There is nothing to take back.")
		d.press("right right enter")
		s.answer("single", 1, 1, 6, 2, 2)
		d.send(keyOf(t, "enter")) // at once: nothing
		d.press("l")
		if got := s.hub.State().Phase; got != room.Closed {
			t.Fatal(got)
		}
		d.press("r").press("u").shows("Taken back.")
		if got := s.hub.State().Phase; got != room.Closed {
			t.Fatal(got)
		}
		d.press("u")
		if v := s.hub.State(); v.Phase != room.Open || len(v.Vote("single", 1).Answers) != 5 {
			t.Fatal(v.Phase)
		}
		p.press("b enter 1").shows("✓ Saved.")
		time.Sleep(time.Second)
		d.send(keyOf(t, "enter"))
		d.send(keyOf(t, "enter"))
		if got := s.hub.State().Phase; got != room.Closed {
			t.Errorf("enter struck twice led to %s", got)
		}
		d.press("d").press("x").press("o")
		if v := s.hub.State(); v.Round != 2 {
			t.Error(v.Round)
		}
		d.press("d").shows("This cannot be done now.")
	})
}

// An answer is changed until the lock, with the choice that was made, and
// what came too late is said to.
func TestSeatChanges(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, own := s.seat("en", "s1", 80, 24)
		s.page("choices")
		s.lead(room.Asked, "multiple", 1)
		p.press("a b enter 1").shows("✓ Saved.")
		first := s.hub.State().Vote("multiple", 1).Answers["s1"]
		p.press("enter").shows("[x]").press("d enter 3").shows("a guess")
		second := s.hub.State().Vote("multiple", 1).Answers["s1"]
		if string(first.Response) == string(second.Response) || second.Confidence != progress.Guess {
			t.Errorf("first %s, then %s %s", first.Response, second.Response, second.Confidence)
		}
		if n := len(own.of(progress.Answered)); n != 2 {
			t.Errorf("%d answers in the own record", n)
		}
		p.press("enter enter") // the confidence is asked
		s.lead(room.Locked, "multiple", 1)
		p.shows("Yours counts.").hides("Right.") // the one before
		s.lead(room.Asked, "multiple", 1)
		other, _ := s.seat("en", "s3", 80, 24)
		other.press("a enter")
		s.lead(room.Locked, "multiple", 1)
		other.shows("The answers were locked before you had said").hides("Right.")
		s.lead(room.Revealed, "multiple", 1)
		// The room was gone and is back: the answer that counts stands there.
		again, _ := s.seat("en", "s1", 80, 24)
		again.shows("You were guessing.")
		// Too late: the lock came while the answer was on its way.
		s.page("choices")
		s.lead(room.Asked, "single", 1)
		q, own := s.seat("en", "s2", 80, 24)
		q.press("a enter")
		if _, err := s.hub.Do(room.Event{By: room.Desk, Type: room.Locked}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		q.send(keyOf(t, "1"))
		q.shows("The answers are locked already").hides("Not saved").hides("the round is locked")
		if n := len(own.of(progress.Answered)); n != 0 {
			t.Error("an answer that was refused is in the own record")
		}
		// The room's log is full: the answer stays, and is sent again.
		s.page("words")
		s.lead(room.Asked, "number", 1)
		r, own := s.seat("en", "s3", 80, 24)
		s.log.fail = errFull
		r.press("type:5,9 enter").shows("Not saved: the disk is full").hides("✓ Saved.")
		s.log.fail = nil
		r.press("enter").shows("✓ Saved.")
		if n := len(own.of(progress.Answered)); n != 1 {
			t.Errorf("%d answers in the own record", n)
		}
	})
}

// Every form is answered in a seat and stands there again after a new start.
func TestSeatForms(t *testing.T) {
	for block, keys := range map[string]string{
		"single": "b enter 2", "multiple": "a c enter 2", "verdict": "b enter enter 2", "order": "space down space enter 2",
		"match": "a a enter 2", "gap": "type:PGI enter type:abacus enter 2", "number": "type:5,9 enter 2",
	} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Anonymous, 5, "forms")
			s.page("words")
			s.lead(room.Asked, block, 1)
			p, _ := s.seat("en", "s1", 80, 24)
			p.press(keys)
			e, ok := s.hub.State().Vote(block, 1).Answers["s1"]
			if !ok {
				t.Errorf("%s was not answered:\n%s", block, p.frame())
				return
			}
			again, _ := s.seat("en", "s1", 80, 24)
			if a, b := again.frame(), p.frame(); a != b {
				t.Errorf("%s: after a new start\n%s", block, firstDifference(b, a))
			}
			again.press("enter")
			if strings.Contains(keys, "type:") {
				again.press("esc")
			}
			if c := again.frame(); !strings.Contains(c, "enter answer") && !strings.Contains(c, "enter write") {
				t.Errorf("%s cannot be changed:\n%s", block, c)
			}
			for range 4 { // through the fields that are left
				if strings.Contains(again.frame(), "How sure are you?") {
					break
				}
				again.press("enter")
			}
			again.press("1")
			if f := s.hub.State().Vote(block, 1).Answers["s1"]; string(f.Response) != string(e.Response) || f.ID == e.ID || e.Confidence != "" && f.Confidence == e.Confidence {
				t.Errorf("%s: changed nothing but the confidence, and %s became %s", block, e.Response, f.Response)
			}
			s.answer(block, 1, 1, 1, 1, 1)
			s.lead(room.Revealed, block, 1)
			again.shows("Fewer than five answers")
			p.session.stage("fr", 80, 24).shows("Moins de cinq réponses")
			p.session.desk("fr", 80, 24).shows("Moins de cinq réponses")
		})
	}
}

// The private note of a seat stands in its own record, and nowhere else.
func TestSeatNote(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "forms")
		p, own := s.seat("en", "s1", 80, 24)
		d, st := s.desk("en", 80, 24), s.stage("en", 80, 24)
		s.page("choices")
		p.press("n type:Secret_plan").shows("nobody sees this note").hides("stay on this computer")
		p.press("ctrl+o").shows("Secret plan") // no editor of the host
		if cmd := p.p.App.top().(*seatScreen).key(tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl}); cmd != nil {
			t.Error("ctrl+o did something")
		}
		p.press("esc")
		notes := own.of(progress.Noted)
		if len(notes) == 0 || *notes[len(notes)-1].Text != "Secret plan" || notes[0].Seat != "s1" || notes[0].Mode != progress.Room {
			t.Fatalf("the own record has %+v", notes)
		}
		raw, _ := json.Marshal(s.log.events)
		if strings.Contains(string(raw), "Secret") || strings.Contains(d.frame()+st.frame()+s.w.Report(s.log.events, "en"), "Secret") {
			t.Error("the note left its record")
		}
		// Written just before the connection is lost.
		p.press("n type:!")
		if err := p.p.Close(); err != nil {
			t.Fatal(err)
		}
		if notes = own.of(progress.Noted); *notes[len(notes)-1].Text != "Secret plan!" {
			t.Errorf("after the end the record has %q", *notes[len(notes)-1].Text)
		}
	})
}

// A seat looks around, and comes back to where the room is.
func TestSeatLooksAround(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, _ := s.seat("en", "s1", 80, 24)
		s.page("choices")
		p.shows("A spreadsheet recalculates by itself.").press("right").shows("Words and numbers").shows("f follows again")
		s.lead(room.Asked, "single", 1)
		p.shows("A question is open. f answers it.").press("f").shows("Who ran the first office job?")
		p.press("left").shows("Every form of question")
		s.page("write")
		p.press("f").shows("What do you still do by hand?")
	})
}

// A seat that is on the room's own page is with the room: it is told nothing
// else, and goes on with it. It does not matter which came to the other.
func TestSeatMeetsTheRoom(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 6, "forms")
		p, _ := s.seat("en", "s1", 80, 24)
		s.page("choices")
		p.press("right").shows("You look around.").press("left").hides("You look around.").shows("A spreadsheet recalculates by itself.")
		s.page("words")
		p.shows("Words and numbers").hides("You look around.")

		p.press("right").shows("You look around.")
		s.page("write")
		p.shows("What do you still do by hand?").hides("You look around.")
		s.page("choices")
		p.shows("A spreadsheet recalculates by itself.").hides("You look around.")

		// A question in front is not the page that it stands on.
		s.lead(room.Asked, "single", 1)
		p.press("right left").shows("A question is open. f answers it.")

		// What is done by oneself is not left for it.
		s.page("words")
		p.press("f right p").shows("by hand?")
		s.page("write")
		s.page("choices")
		p.shows("by hand?").press("esc q").shows("You look around.")
		p.press("p")
		s.page("write")
		p.press("esc q").hides("You look around.").shows("by hand?")
	})
}

// What others write is shown without escapes, and without names where there
// are none.
func TestRoomHostile(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, identity := range []string{room.Anonymous, room.Pseudonym, room.Person} {
			s := meet(t, identity, 5, "forms")
			bad := "\x1b]0;x\x07\x1b[31mred\u202egnp\u200b\x9b31m ![x](http://e) **b** <b>"
			s.join("s6", room.CleanName("Zoë \x1b[31m\u202eEvil "+strings.Repeat("é", 60)))
			s.page("write")
			for _, e := range []room.Event{
				{Type: room.Raised, Text: bad}, {Type: room.Wrote, Block: "turn", Text: bad},
			} {
				e.By = "s6"
				got := s.do(e)
				if e.Type == room.Wrote {
					s.do(room.Event{By: room.Desk, Type: room.Shown, Of: got.ID, On: true})
				}
			}
			credit := 0.0
			s.lead(room.Asked, "gap", 1)
			for i := range 6 {
				text, _ := json.Marshal([]string{bad, bad + fmt.Sprint(i/2)})
				s.do(room.Event{By: s.seats[i], Type: room.Answered, Block: "gap", Round: 1, Form: "gap", Response: text, Credit: &credit, Verdict: progress.Wrong})
			}
			s.lead(room.Revealed, "gap", 1)
			seat, _ := s.seat("en", "s1", 80, 24)
			writer, _ := s.seat("en", "s6", 80, 24)
			all := []*look{s.desk("en", 80, 24), s.desk("en", 80, 24).press("s"), s.desk("en", 80, 24).press("f"), s.desk("en", 80, 24).press("w"), s.stage("en", 80, 24), seat, writer}
			s.page("write")
			all = append(all, s.desk("en", 140, 45), s.stage("en", 200, 50), seat.press("v"))
			for _, l := range all {
				content := l.p.View().Content
				for _, c := range []string{"\x1b]", "\x07", "\u202e", "\u200b", "\u009b", "\x1b[31m"} {
					if strings.Contains(content, c) {
						t.Errorf("%s: %q reached a screen:\n%s", identity, c, l.frame())
					}
				}
				for _, line := range strings.Split(content, "\n") {
					if w := ansi.StringWidth(line); w > l.app.env.layout.width {
						t.Errorf("%s: a line of %d cells", identity, w)
					}
				}
				if _, on := l.p.App.top().(*stageScreen); on && strings.Contains(l.frame(), "Zo") {
					t.Errorf("a name is on the stage:\n%s", l.frame())
				}
				if identity == room.Anonymous && (strings.Contains(l.frame(), "Zo") || strings.Contains(l.frame(), "Person")) {
					t.Errorf("a name is in an anonymous room:\n%s", l.frame())
				}
			}
			if r := s.w.Report(s.log.events, "fr"); strings.ContainsAny(r, "\x1b\x07\u202e") || strings.Contains(r, "Zo") {
				t.Errorf("the report has what it must not:\n%s", r)
			}
		}
	})
}

// The stage shows nothing of a vote before its reveal, and no distribution of
// fewer than five.
func TestStageKeepsSecrets(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 4, "forms")
		st := s.stage("en", 80, 24)
		seat, _ := s.seat("en", "s4", 80, 24)
		s.page("choices")
		s.lead(room.Asked, "single", 1)
		s.answer("single", 1, 0, 4, 2, 2)
		for _, step := range []string{room.Locked, room.Talked} {
			for _, l := range []*look{st, seat} {
				l.hides("%").hides("✓ a").hides("Right:")
			}
			s.lead(step, "single", 1)
		}
		st.hides("%").hides("Right")
		s.lead(room.Revealed, "single", 1)
		for _, l := range []*look{st, seat, s.desk("en", 80, 24)} {
			l.shows("Fewer than five answers").hides("%").hides("4 · ")
		}
		st.shows("✓ a")
		for _, secret := range []string{"Person", "Secret words"} {
			s.page("write")
			st.hides(secret)
			seat.hides("Secret words")
		}
		s.desk("en", 80, 24).shows("Secret words of the facilitator.")
		// What was written is held until it is released.
		e := s.do(room.Event{By: "s1", Type: room.Wrote, Block: "turn", Text: "Held words"})
		st.hides("Held words")
		seat.hides("Held words")
		d := s.desk("en", 80, 24).shows("1 text held")
		d.press("w enter")
		if !slices.ContainsFunc(s.hub.State().Texts, func(t room.Text) bool { return t.ID == e.ID && t.Shown }) {
			t.Error("not released")
		}
		st.shows("Held words")
		seat.shows("Held words")
		d.press("enter")
		st.hides("Held words")
	})
}

// Every scene of every kind of room fits any window.
func TestRoomSizes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, identity := range []string{room.Anonymous, room.Pseudonym, room.Person} {
			for _, sc := range scenes {
				s := meet(t, identity, 7, "forms")
				sc.stage(s)
				seat, _ := s.seat("fr", "s1", 80, 24)
				for _, l := range []*look{s.desk("en", 80, 24).press(sc.desk), seat.press(sc.seat), s.stage("fr", 80, 24), s.watch(s.w.Present(RoomScreen{Lang: "en"}), 80, 24).press(sc.desk)} {
					for _, size := range [][2]int{{0, 0}, {1, 1}, {19, 5}, {39, 10}, {40, 10}, {64, 20}, {110, 30}, {500, 200}, {80, 24}} {
						l.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
						if size[0] == 0 {
							continue
						}
						lines := strings.Split(l.p.View().Content, "\n")
						if len(lines) > size[1] {
							t.Errorf("%s %s: %d lines in a window of %v", identity, sc.name, len(lines), size)
						}
						for _, line := range lines {
							if w := ansi.StringWidth(line); w > size[0] {
								t.Errorf("%s %s: %d cells in a window of %v: %q", identity, sc.name, w, size, ansi.Strip(line))
							}
						}
					}
				}
			}
		}
	})
}

// An activity goes through its phases with their times; who talks with whom
// stands on the seat and, by number, on the stage. Texts for all can be written.
func TestRoomActivity(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 5, "everything")
		d, st := s.desk("en", 80, 24), s.stage("en", 80, 24)
		p, _ := s.seat("en", "s1", 80, 24)
		m := s.w.module("en")
		page, block := "", ""
		for i := range m.Pages {
			for _, b := range m.Pages[i].Blocks() {
				if b.Activity != nil && len(b.Activity.Phases) > 1 {
					page, block = m.Pages[i].ID, b.ID
				}
			}
		}
		s.page(page)
		for range 5 {
			d.press("enter")
			if s.hub.State().Block == block {
				break
			}
		}
		b, _ := m.Block(block)
		if v := s.hub.State(); v.Block != block || v.Index != 0 || v.Timer.Seconds != int(60*b.Activity.Phases[0].Minutes) {
			t.Fatalf("%s %d %+v", v.Block, v.Index, v.Timer)
		}
		p.shows("▸ 1.")
		d.shows(fmt.Sprintf("· 1/%d", len(b.Activity.Phases)))
		d.press("p").shows("Pairs are made: 2 groups.")
		p.shows("Your partner").shows("seat ").hides("Person")
		st.shows("Groups, by seat number").shows("+")
		d.press("enter")
		if v := s.hub.State(); v.Index != 1 {
			t.Error(v.Index)
		}
		p.shows("▸ 2.").press("t type:A_sentence_of_ours enter").shows("with the facilitator")
		st.hides("A sentence of ours")
		d.press("w enter esc")
		st.shows("A sentence of ours")
		p.press("up") // whatever it is that was told is away
		d.press("enter +")
		if v := s.hub.State(); !v.Timer.Running() {
			t.Error("no timer")
		}
	})
}

// What enter does is said in any width, however long the title in it.
func TestPresentSaysWhatEnterDoes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 0, "forms")
		s.w.o.Hands = true
		for _, width := range []int{40, 60, 80, 140} {
			s.watch(s.w.Present(RoomScreen{Lang: "en", Theme: "dark"}), width, 24).shows("enter show the").shows("q leave")
		}
	})
}

// Hands are counted in the order shown, and kept in that of the file.
func TestPresentHands(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 0, "forms")
		s.w.o.Hands = true
		l := s.watch(s.w.Present(RoomScreen{Lang: "en", Theme: "dark"}), 80, 24)
		notes := s.watch(s.w.Notes(RoomScreen{Lang: "fr", Theme: "dark"}, func() ([]room.Event, bool) { return nil, false }), 80, 24)
		s.page("choices")
		l.shows("A spreadsheet recalculates by itself.").hides("Right").press("enter")
		l.shows("Who ran the first office job?").shows("type the hands").press("enter").shows("Type the counts")
		l.press("type:12x_3 enter").shows("Type one whole number for each choice, 3 in all.")
		l.press("ctrl+u type:12_3_2 enter").shows("lock the answers")
		a, _ := s.w.ask("en", "single", "r1")
		want := make([]int, 3)
		for i, o := range a.offers() {
			want[o.at] = []int{12, 3, 2}[i]
		}
		if got := s.hub.State().Vote("single", 1).Counts; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		l.press("enter").hides("%")
		notes.shows("réponses closes").press("enter").shows("Suit la scène")
		l.press("r").shows("by show of hands").shows("12 · 71%")
		if r := s.w.Report(s.log.events, "en"); !strings.Contains(r, "by show of hands") || !strings.Contains(r, "| 12 |") {
			t.Error(r)
		}
		l.press("ctrl+c").shows("Leave? All is kept.").press("esc").hides("Leave? All is kept.")
		// The right order is not given away by what is asked to count.
		s.page("words")
		s.lead(room.Asked, "order", 1)
		l.press("c").shows("This cannot be done now.")
		s.lead(room.Locked, "order", 1)
	})
}
