package tui

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/progress/room"
)

// open is a door to a room under test.
func (s *session) door(identity string, askCode, resume bool) *look {
	return s.doorFor(glance{lang: "en", theme: "dark", width: 80, height: 24}, identity, askCode, resume)
}

func (s *session) doorFor(v glance, identity string, askCode, resume bool) *look {
	d := Door{Name: "Zoë\x1b[31m", AskCode: askCode, Resume: resume, Identity: identity}
	d.Enter = func(name, code, back string) (Seat, error) {
		switch {
		case askCode && back == "" && code != joinCard.Code:
			return Seat{}, ErrRoomCode
		case back != "" && back != "abc234":
			return Seat{}, ErrResumeCode
		case back != "":
			return Seat{ID: "s1", Own: &memory{}, ResumeCode: back}, nil
		}
		_, err := s.hub.Do(room.Event{By: "new", Type: room.Joined, Name: name, Key: "k"})
		return Seat{ID: "new", Own: &memory{}, ResumeCode: "xyz789"}, err
	}
	return s.watch(s.w.Door(RoomScreen{Lang: v.lang, Theme: v.theme, Remote: true}, d), v.width, v.height)
}

// The door tells the rule of names, asks what it needs, and becomes the seat.
func TestDoor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 1, "forms")
		d := s.door(room.Pseudonym, true, true)
		d.shows("This room goes by pseudonyms").shows("A name of your choice: Zoë").shows("Code of the room")
		d.press("type:wrong1 enter enter").shows("That is not the code of this room.")
		d.press("ctrl+u type:KMN-4p7 down ctrl+u type:person1 enter").shows("This one is").shows("A name of your choice: person1 2")
		d.press("ctrl+u type:... enter").shows("at least one letter or digit")
		d.press("ctrl+u type:Zoë enter").shows("Your resume code: xyz789").shows("You are Zoë, seat 2.")
		s.page("choices")
		d.shows("Your resume code: xyz789").press("enter").shows("Choices")

		back := s.door(room.Pseudonym, true, true)
		back.press("type:kmn4p7 tab").shows("Your resume code").hides("Code of the room")
		back.press("type:nobody enter").shows("Nobody here has that resume code.")
		back.press("ctrl+u type:ABC234 enter").shows("You are Person1, seat 1.")

		if roomless := s.door(room.Anonymous, false, false).shows("This room is anonymous"); true {
			roomless.hides("Your name").shows("Press enter")
		}
	})
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 0, "forms")
		s.door(room.Anonymous, false, false).press("enter").shows("Your seat has the number 1.").hides("Zo")
	})
}

// A whole room as Bubble Tea runs it: programs with their loops, mailboxes and
// clocks. A timer ticks once a second and then rests; what others answer does not
// wake a seat.
func TestRoomPrograms(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 40, "forms")
		type running struct {
			p     *roomProgram
			keys  *io.PipeWriter
			out   *output
			ended chan error
		}
		start := func(m tea.Model) running {
			in, keys := io.Pipe()
			r := running{m.(*roomProgram), keys, &output{}, make(chan error, 1)}
			program := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(r.out), tea.WithFPS(20), tea.WithWindowSize(80, 24),
				tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
			go func() {
				_, err := program.Run()
				r.ended <- errors.Join(err, r.p.Close())
			}()
			return r
		}
		press := func(r running, k string) {
			if _, err := r.keys.Write([]byte(k)); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Second)
		}
		shows := func(r running, text string) {
			t.Helper()
			if !strings.Contains(ansi.Strip(r.out.String()), text) {
				t.Errorf("no %q in what was written", text)
			}
		}
		left := make(chan bool, 1)
		desk, stage := start(s.w.Desk(RoomScreen{Lang: "en", Theme: "dark"})), start(s.w.Stage(RoomScreen{Lang: "en", Theme: "dark"}))
		seat := start(s.w.Seat(RoomScreen{Lang: "fr", Theme: "light", Remote: true}, Seat{ID: "s1", Own: &memory{}, Leave: func() { left <- true }}))
		time.Sleep(time.Second)
		press(desk, "\x1b[C")
		press(desk, "\x1b[C")
		press(desk, "\r")
		shows(seat, "Qui a fait tourner le premier travail de bureau")
		press(seat, "b")
		press(seat, "\r")
		press(seat, "1")
		if _, ok := s.hub.State().Vote("single", 1).Answers["s1"]; !ok {
			t.Error("the answer did not reach the room")
		}
		quietBefore := seat.out.count()
		s.answer("single", 1, 1, 40, 2, 2)
		time.Sleep(time.Minute)
		if n := seat.out.count() - quietBefore; n != 0 {
			t.Errorf("the answers of others were written to a seat %d times", n)
		}
		shows(stage, "40")
		before := seat.out.count()
		press(desk, "t")
		time.Sleep(5 * time.Second)
		if n := seat.out.count() - before; n < 4 || n > 9 {
			t.Errorf("%d writes in six seconds of a timer", n)
		}
		time.Sleep(3 * time.Minute)
		before = seat.out.count()
		time.Sleep(time.Minute)
		if n := seat.out.count() - before; n != 0 {
			t.Errorf("%d writes after the time was up", n)
		}
		press(desk, "l")
		press(desk, "r")
		shows(seat, "Juste")
		press(desk, "\x03") // asks first
		press(desk, "\x03")
		press(stage, "q")
		press(seat, "\x03")
		for _, r := range []running{desk, stage, seat} {
			if err := <-r.ended; err != nil {
				t.Error(err)
			}
			_ = r.keys.Close()
		}
		<-left
		time.Sleep(10 * time.Minute) // what still ticks ends before the bubble does
	})
}

// A fault of one screen ends that one alone.
func TestRoomFault(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 5, "forms")
		p, _ := s.seat("en", "s1", 80, 24)
		p.app.stack = nil // whatever comes next fails
		p.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		p.send(keyOf(t, "enter"))
		if p.p.fault == nil {
			t.Fatal("no fault was kept")
		}
	})
}

// The report has the counts by round, shares with their n, and no name.
func TestReport(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, lang := range []string{"en", "fr"} {
			s := meet(t, room.Person, 20, "forms")
			revealed(s)
			s.lead(room.Asked, "multiple", 1)
			s.answer("multiple", 1, 0, 3, 1, 9)
			s.lead(room.Revealed, "multiple", 1)
			spoken(s)
			s.do(room.Event{By: room.Desk, Type: room.Done, Of: s.hub.State().Floor[0].ID})
			time.Sleep(7 * time.Minute)
			s.lead(room.Ended, "", 0)
			got := s.w.Report(s.log.events, lang)
			if strings.Contains(got, "Person") {
				t.Error("a name is in the report")
			}
			golden(t, "testdata/frames/room-report-"+lang+".md", []byte(got))
		}
	})
}
