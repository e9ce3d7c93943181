//go:build unix

package main

import (
	"bytes"
	"fmt"
	"net"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"cahier/progress"
	"cahier/progress/room"
	"cahier/tui"
)

func TestSeatByKey(t *testing.T) {
	h := openHall(t, hallOptions{code: "abc234"})
	key := newSigner(t)
	w := h.open("Zoë", key)
	w.expect("DOOR Zoë.")
	w.send("Zoë,wrong\r")
	w.expect("SHUT " + tui.ErrRoomCode.Error())
	w2 := h.open("Zoë", key)
	id := w2.enter("Zoë,ABC 234")
	w2.expect("code=.")
	if !h.host.hub.View().Here[id] {
		t.Error("is not here")
	}
	w2.client.Close()
	w3 := h.open("somebody", key) // the key says who it is, not the name, and no code is asked
	w3.expect("SEAT " + id)
	if n := len(h.host.hub.State().Seats); n != 1 {
		t.Error(n, "seats")
	}
	h.open("stranger", newSigner(t)).expect("DOOR")
	h.do(room.Event{By: room.Desk, Type: room.Banned, Of: id})
	h.open("somebody", key).expect("may not come back")
}

func TestSeatByResumeCode(t *testing.T) {
	dir := t.TempDir()
	h := openHall(t, hallOptions{dir: dir})
	w := h.open("Ana", nil)
	id := w.enter("Ana")
	w.expect("code=")
	_, after, _ := strings.Cut(w.String(), "code=")
	code := after[:6]
	if raw := readAll(t, filepath.Join(dir, "room", "log.jsonl")); strings.Contains(raw, code) {
		t.Error("the log holds the resume code")
	}
	w.client.Close()
	h.leave()
	h.host.close()

	again := openHall(t, hallOptions{dir: dir}) // the host was started anew
	w = again.open("x", nil)
	w.expect("DOOR")
	w.send(",," + strings.ToUpper(code) + "\r")
	w.expect("SEAT " + id)
	w = again.open("x", nil)
	w.expect("DOOR")
	w.send(",,zzzzzz\r")
	w.expect("SHUT " + tui.ErrResumeCode.Error())
}

func TestRecordIsTheCallersOwn(t *testing.T) {
	h := openHall(t, hallOptions{})
	keys := []gossh.Signer{newSigner(t), newSigner(t)}
	h.do(room.Event{By: room.Desk, Type: room.Asked, Block: "q", Round: 1})
	var ids []string
	for i, k := range keys {
		w := h.open(fmt.Sprint("P", i), k)
		ids = append(ids, w.enter(fmt.Sprint("P", i)))
		w.send("1")
		w.expect("DID 1 <nil>")
	}
	for i, k := range keys {
		s, err := h.dial("x", k).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.Output("record")
		if err != nil {
			t.Fatal(err)
		}
		events, bad, err := progress.Load(bytes.NewReader(out), "record")
		if err != nil || len(bad) > 0 || len(events) != 1 {
			t.Fatalf("%d events, %v, %v: %q", len(events), bad, err, out)
		}
		if e := events[0]; e.Seat != ids[i] || e.Room != "room" || e.Mode != progress.Room || e.Block != "q" {
			t.Errorf("not the caller's: %+v", e)
		}
		r, err := progress.Open(progress.Options{Data: t.TempDir(), State: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Append(progress.Event{Type: progress.Opened, Course: "c", Module: "m", Page: "start"}); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Merge(bytes.NewReader(out), "record", false); err == nil {
			t.Error("taken for one's own without being asked")
		}
		if got, err := r.Merge(bytes.NewReader(out), "record", true); err != nil || got.Added != 1 {
			t.Errorf("%+v, %v", got, err)
		}
	}
	s, err := h.dial("x", newSigner(t)).NewSession() // nobody's key
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("no\nno\nno\n")
	if out, err := s.Output("record"); err == nil || len(out) > 0 {
		t.Errorf("%v: %q", err, out)
	}
}

func TestStageAndDeskAskTheirCodes(t *testing.T) {
	h := openHall(t, hallOptions{code: "abc234"})
	w := h.open("x", newSigner(t), "stage")
	w.expect("Code of the room")
	w.send("abc234\r")
	w.expect("STAGE")
	w = h.open("x", newSigner(t), "desk")
	w.expect("Host code")
	w.send("abc234\rhostcodf\x7fe\r")
	w.expect("DESK")
	w = h.open("x", newSigner(t), "desk")
	w.expect("Host code")
	w.send("a\rb\rc\r")
	w.expect("not the host code")
	open := openHall(t, hallOptions{})
	open.open("x", newSigner(t), "stage").expect("STAGE")
}

// A second desk without a terminal is in lines, once its code is right.
func TestDeskInLines(t *testing.T) {
	h := openHall(t, hallOptions{faces: tuiFaces(t)})
	for typed, want := range map[string]string{"no\nno\nno\nn\n": "", "hostcode\nn\nwho\nq\nn\n": "Page 1 of 8"} {
		s, err := h.dial("x", newSigner(t)).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		s.Stdin = strings.NewReader(typed)
		out, err := s.Output("desk")
		if (err == nil) != (want != "") || !strings.Contains(string(out), want) || want == "" && len(out) > 0 {
			t.Errorf("%q: %v, %q", typed, err, out)
		}
	}
	if st := h.host.hub.State(); st.Page != "start" || st.Phase != room.Reading {
		t.Error("the room is at", st.Phase, st.Page)
	}
}

// Desk, stage and seats of the program itself, over the wire.
func TestRealScreens(t *testing.T) {
	h := openHall(t, hallOptions{faces: tuiFaces(t)})
	desk := h.open("x", newSigner(t), "desk")
	desk.expect("Host code")
	desk.send("hostcode\r")
	stage := h.open("x", newSigner(t), "stage")
	var seats []*terminal
	for i := range 6 {
		w := h.open(fmt.Sprint("Person ", i), newSigner(t))
		w.expect("Come in")
		w.send("\r")
		seats = append(seats, w)
	}
	until(t, "six are here", func() bool { return len(h.host.hub.View().Here) == 6 })
	h.do(room.Event{By: room.Desk, Type: room.Paged, Page: "start"})
	h.do(room.Event{By: room.Desk, Type: room.Asked, Block: "what-evidence", Round: 1})
	seats[0].client.Close()
	until(t, "one has left", func() bool { return len(h.host.hub.View().Here) == 5 })
	_ = stage
	if f := h.faulted(); len(f) > 0 {
		t.Error(f)
	}
}

func TestPanicStaysInItsSession(t *testing.T) {
	h := openHall(t, hallOptions{})
	other := h.open("Other", newSigner(t))
	other.enter("Other")
	for i, key := range []string{"u", "v", "c"} {
		w := h.open("Bad", newSigner(t))
		w.enter("Bad " + key)
		w.send(key)
		w.expect("Something went wrong")
		if f := h.faulted(); len(f) != i+1 || !strings.Contains(f[i], "in ") {
			t.Errorf("told: %q", f)
		}
	}
	h.do(room.Event{By: room.Desk, Type: room.Asked, Block: "q", Round: 1})
	other.send("2")
	other.expect("DID 2 <nil>")
}

func TestOneSeatHasFewTerminals(t *testing.T) {
	h := openHall(t, hallOptions{})
	key := newSigner(t)
	first := h.open("A", key)
	id := first.enter("A")
	for range maxSessions {
		h.open("A", key).expect("SEAT " + id)
	}
	if err := first.session.Wait(); err != nil {
		t.Error("the oldest was not ended in order:", err)
	}
	if !h.host.hub.View().Here[id] {
		t.Error("is not here")
	}
}

func TestLeaveSaysGoodbye(t *testing.T) {
	h := openHall(t, hallOptions{})
	w := h.open("A", newSigner(t))
	w.enter("A")
	began := time.Now()
	h.leave()
	w.expect("closed for now")
	if took := time.Since(began); took > 4*time.Second {
		t.Error("it took", took)
	}
	if _, err := h.tryDial("A", newSigner(t)); err == nil {
		t.Error("still open")
	}
}

// After the end nobody is told to come back to a room that is closed.
func TestLeaveAfterTheEnd(t *testing.T) {
	h := openHall(t, hallOptions{})
	w := h.open("A", newSigner(t))
	w.enter("A")
	if _, err := h.host.hub.Do(room.Event{By: room.Desk, Type: room.Ended}); err != nil {
		t.Fatal(err)
	}
	h.leave()
	w.expect("cahier workshop --resume")
}

// Who is asked for a name at the door in lines is told as well, and let go.
func TestLeaveSaysGoodbyeAtTheDoor(t *testing.T) {
	h := openHall(t, hallOptions{})
	w := h.openAs("dumb", "A", newSigner(t))
	w.expect("A name of your choice")
	h.leave()
	w.expect("closed for now")
	if err := w.session.Wait(); err != nil {
		t.Error(err)
	}
}

// Somebody at the door in two windows has one seat, in both.
func TestTwoWindowsAtTheDoor(t *testing.T) {
	h := openHall(t, hallOptions{})
	key := newSigner(t)
	first, second := h.openAs("dumb", "A", key), h.openAs("dumb", "A", key)
	for _, w := range []*terminal{first, second} {
		w.expect("A name of your choice")
	}
	for _, w := range []*terminal{first, second} {
		w.send("\nhello\n")
		w.expect("LINES " + h.seat(t))
	}
	if n := len(h.host.hub.State().Seats); n != 1 {
		t.Errorf("%d seats", n)
	}
}

// The code on the wall is taken where the first question is for a resume code.
func TestRoomCodeForResumeCode(t *testing.T) {
	h := openHall(t, hallOptions{code: "abc234"})
	w := h.openAs("dumb", "A", nil)
	w.expect("resume code")
	w.send("wrong1\n")
	w.expect("Nobody here has that resume code.")
	w.send("ABC-234\n")
	w.expect("A name of your choice")
	w.send("\nhello\n")
	w.expect("LINES " + h.seat(t))
}

// seat waits for the only seat of the hall.
func (h *hall) seat(t *testing.T) string {
	t.Helper()
	until(t, "a seat", func() bool { return len(h.host.hub.State().Seats) == 1 })
	return h.host.hub.State().Seats[0].ID
}

// A client that does not answer is taken for gone.
func TestSilentClientIsGone(t *testing.T) {
	h := openHall(t, hallOptions{set: func(s *roomServer) {
		s.askEvery, s.askPatience = 50*time.Millisecond, 100*time.Millisecond
	}})
	key := newSigner(t)
	conn, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	stuck := &stoppable{Conn: conn, stop: make(chan struct{})}
	c, chans, reqs, err := gossh.NewClientConn(stuck, h.addr, &gossh.ClientConfig{
		User: "A", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.FixedHostKey(h.hostKey()),
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewClient(c, chans, reqs).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, _ := s.StdinPipe()
	out, _ := s.StdoutPipe()
	if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	w := &terminal{screen: newScreen(out), t: t, in: in}
	w.enter("A")
	until(t, "is here", func() bool { return len(h.host.hub.View().Here) == 1 })
	close(stuck.stop) // the lid is closed: nothing is read, nothing sent
	until(t, "is gone", func() bool { return len(h.host.hub.View().Here) == 0 })
}

// stoppable is a connection that can be held still.
type stoppable struct {
	net.Conn
	stop chan struct{}
}

func (s *stoppable) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	select {
	case <-s.stop:
		select {} // for ever, as a stopped process
	default:
		return n, err
	}
}

// Sessions that come and go leave no goroutine behind.
func TestNothingIsLeftBehind(t *testing.T) {
	h := openHall(t, hallOptions{})
	round := func(i int) {
		w := h.open("A", newSigner(t))
		w.enter(fmt.Sprint("A", i))
		switch i % 3 {
		case 0:
			w.client.Close()
		case 1:
			w.session.Close() // the channel alone
			until(t, "it has left", func() bool { return len(h.host.hub.View().Here) == 0 })
			w.client.Close()
		default:
			w.send("q")
			_ = w.session.Wait()
			w.client.Close()
		}
		until(t, "nobody is here", func() bool { return len(h.host.hub.View().Here) == 0 })
	}
	for i := range 3 {
		round(i)
	}
	before := 0
	until(t, "it is quiet", func() bool {
		n := runtime.NumGoroutine()
		quiet := n == before
		before = n
		return quiet
	})
	for i := range 12 {
		round(100 + i)
	}
	until(t, "what was there before", func() bool { return runtime.NumGoroutine() <= before+8 })
}

// A seat in lines: without a terminal, and with one that draws nothing.
func TestSeatInLines(t *testing.T) {
	h := openHall(t, hallOptions{code: "abc234"})
	key := newSigner(t)
	c := h.dial("x", key)
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("wrong\nZoé\nabc234\nhello\nquit\n")
	var said bytes.Buffer
	s.Stderr = &said
	out, err := s.Output("")
	st := h.host.hub.State()
	if err != nil || len(st.Seats) != 1 || st.Seats[0].Name != "Zoé" {
		t.Fatalf("%v: %q %q %v", err, out, said.String(), st.Seats)
	}
	if want := "LINES " + st.Seats[0].ID + " 0 [hello]\n"; string(out) != want || !strings.Contains(said.String(), "not the code") {
		t.Errorf("%q, want %q; beside it %q", out, want, said.String())
	}

	s, err = h.dial("Nadia", newSigner(t)).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("abc234\n\nquit\n") // the name that ssh was given
	said.Reset()
	s.Stderr = &said
	out, err = s.Output("")
	if st := h.host.hub.State(); err != nil || len(st.Seats) != 2 || st.Seats[1].Name != "Nadia" {
		t.Fatalf("%v: %q %q %v", err, out, said.String(), st.Seats)
	}
	if got := said.String(); !strings.HasPrefix(got, "This room goes by pseudonyms") || !strings.Contains(got, "A name of your choice (an empty line takes Nadia): ") {
		t.Errorf("at the door: %q", got)
	}

	// A name that is taken is asked again, the code that was right is not; one
	// that is free is offered. Nor is a line without end more than told.
	s, err = h.dial("x", newSigner(t)).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader(strings.Repeat("x", 2*tui.MaxTyped) + "\nabc234\nNadia\n\nquit\n")
	said.Reset()
	s.Stderr = &said
	out, err = s.Output("")
	if st := h.host.hub.State(); err != nil || len(st.Seats) != 3 || st.Seats[2].Name != "Nadia 2" {
		t.Fatalf("%v: %q %q %v", err, out, said.String(), st.Seats)
	}
	if got := said.String(); strings.Count(got, "Code of the room: ") != 2 || strings.Count(got, "too long") != 1 || !strings.Contains(got, "(an empty line takes Nadia 2): ") {
		t.Errorf("at the door: %q", got)
	}

	// So is a seat without a key, of whom a resume code is asked once.
	s, err = h.dial("x", nil).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("\nabc234\n...\nAna\nquit\n")
	said.Reset()
	s.Stderr = &said
	if out, err = s.Output(""); err != nil || len(h.host.hub.State().Seats) != 4 {
		t.Fatalf("%v: %q %q", err, out, said.String())
	}
	if got := said.String(); strings.Count(got, "Your resume code") != 1 || strings.Count(got, "Code of the room: ") != 1 {
		t.Errorf("at the door: %q", got)
	}

	w := h.openAs("dumb", "x", key)
	w.send("h\u00e9x\x7fy\r")
	w.expect("héx\b \by\r\n")
	w.expect("LINES " + st.Seats[0].ID + " 80 [héy]\r\n")
	w.send("\x04")
	if err := w.session.Wait(); err != nil {
		t.Error(err)
	}
}
