//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/tui"
)

// bareScreens are screens of one line, with keys that do what a test needs.
type bareScreens struct {
	hub  *room.Hub
	last *atomic.Value // the size that a screen was told last
}

func (p bareScreens) Desk(s tui.RoomScreen) tea.Model {
	return &sheet{what: "DESK " + s.Lang, bareScreens: p}
}

func (p bareScreens) Stage(s tui.RoomScreen) tea.Model {
	return &sheet{what: "STAGE " + s.Lang, bareScreens: p}
}

func (p bareScreens) Seat(_ tui.RoomScreen, seat tui.Seat) tea.Model {
	return &sheet{what: "SEAT " + seat.ID + " code=" + seat.ResumeCode + ".", seat: seat, bareScreens: p}
}

func (p bareScreens) Door(_ tui.RoomScreen, d tui.Door) tea.Model {
	return &sheet{what: "DOOR " + d.Name + ".", door: &d, bareScreens: p}
}

func (p bareScreens) Lines(_ context.Context, _ tui.RoomScreen, seat tui.Seat, in io.Reader, out io.Writer, width int) error {
	for lines := bufio.NewScanner(in); lines.Scan() && lines.Text() != "quit"; {
		fmt.Fprintf(out, "LINES %s %d [%s]\n", seat.ID, width, lines.Text())
	}
	return nil
}

type sheet struct {
	bareScreens
	what  string
	seat  tui.Seat
	door  *tui.Door
	typed string
	size  tea.WindowSizeMsg
	fault bool
}

func (s *sheet) Init() tea.Cmd { return nil }

func (s *sheet) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.size = msg
		s.last.Store(fmt.Sprintf("%dx%d", msg.Width, msg.Height))
	case tea.KeyPressMsg:
		return s, s.key(msg)
	case tui.Seat:
		s.seat, s.door, s.what = msg, nil, "SEAT "+msg.ID+" code="+msg.ResumeCode+"."
	case error:
		s.what = "SHUT " + msg.Error() + "."
	}
	return s, nil
}

// key: at the door a line NAME,CODE,RESUME comes in; at a seat a letter acts.
func (s *sheet) key(k tea.KeyPressMsg) tea.Cmd {
	if s.door != nil {
		if k.String() != "enter" {
			s.typed += k.Text
			return nil
		}
		f := append(strings.Split(s.typed, ","), "", "")
		enter := s.door.Enter
		s.typed = ""
		return func() tea.Msg {
			seat, err := enter(f[0], f[1], f[2])
			if err != nil {
				return err
			}
			return seat
		}
	}
	switch k.Text {
	case "q":
		return tea.Quit
	case "u":
		panic("in Update")
	case "v":
		s.fault = true
	case "c":
		return func() tea.Msg { panic("in a command") }
	case "1", "2":
		st := s.hub.State()
		_, err := s.hub.Do(answerFor(s.seat.ID, st.Block, st.Round, int(k.Text[0]-'0')))
		if err == nil {
			_, err = s.seat.Own.Append(progress.Event{Type: progress.Answered, Block: st.Block, Round: st.Round})
		}
		s.what = fmt.Sprintf("DID %s %v.", k.Text, err)
	}
	return nil
}

func (s *sheet) View() tea.View {
	if s.fault {
		panic("in View")
	}
	return tea.View{AltScreen: true, Content: fmt.Sprintf("%s %dx%d", s.what, s.size.Width, s.size.Height)}
}

// A hall is a room that is served on loopback.
type hall struct {
	*roomServer
	t      testing.TB
	addr   string
	mu     sync.Mutex
	faults []string
}

type hallOptions struct {
	dir, code, identity string
	faces               func(*roomHost) roomFaces
	set                 func(*roomServer)
}

func openHall(t testing.TB, o hallOptions) *hall {
	t.Helper()
	if o.dir == "" {
		o.dir = t.TempDir()
	}
	if o.identity == "" {
		o.identity = room.Pseudonym
	}
	var head *room.Head
	if _, _, err := roomHead(filepath.Join(o.dir, "room")); err != nil {
		head = &room.Head{Room: "room", Course: "reverse-mentoring", Module: "n1-reverse-mentoring", Lang: "en", Identity: o.identity, Keep: 30}
	}
	host, err := openRoom(filepath.Join(o.dir, "room"), head, doorFile{Code: o.code, Host: "hostcode"}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newRoomServer(host, filepath.Join(o.dir, keyFile))
	if err != nil {
		t.Fatal(err)
	}
	h := &hall{roomServer: s, t: t}
	s.fault = func(format string, v ...any) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.faults = append(h.faults, fmt.Sprintf(format, v...))
	}
	s.faces = bareScreens{host.hub, &atomic.Value{}}
	if o.faces != nil {
		s.faces = o.faces(host)
	}
	if o.set != nil {
		o.set(s)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.addr = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- s.serveOn(l) }()
	t.Cleanup(func() {
		s.leave()
		if err := <-served; err != nil {
			t.Error(err)
		}
		host.close()
	})
	return h
}

func (h *hall) faulted() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.faults...)
}

// tuiFaces are the program's own screens.
func tuiFaces(t testing.TB) func(*roomHost) roomFaces {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	return func(h *roomHost) roomFaces {
		return tui.NewWorkshop(tui.WorkshopOptions{Hub: h.hub, Course: c, ModuleID: "n1-reverse-mentoring", Now: time.Now})
	}
}

func (h *hall) do(e room.Event) room.Event {
	h.t.Helper()
	e, err := h.host.hub.Do(e)
	if err != nil {
		h.t.Fatalf("%s: %v", e.Type, err)
	}
	return e
}

func newSigner(t testing.TB) gossh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// dial connects with a key, or with none.
func (h *hall) dial(user string, key gossh.Signer) *gossh.Client {
	h.t.Helper()
	c, err := h.tryDial(user, key)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { c.Close() })
	return c
}

func (h *hall) tryDial(user string, key gossh.Signer) (*gossh.Client, error) {
	auth := []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })}
	if key != nil {
		auth = []gossh.AuthMethod{gossh.PublicKeys(key)}
	}
	return gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
		User: user, Auth: auth, HostKeyCallback: gossh.FixedHostKey(h.hostKey()), Timeout: 10 * time.Second,
	})
}

// A terminal is a client with a session in a window of 80 by 24.
type terminal struct {
	*screen
	t       testing.TB
	client  *gossh.Client
	session *gossh.Session
	in      io.WriteCloser
}

func (h *hall) open(user string, key gossh.Signer, command ...string) *terminal {
	h.t.Helper()
	w, err := h.tryOpen(user, key, command...)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { w.client.Close() })
	return w
}

// openAs is open with a terminal of a name.
func (h *hall) openAs(term, user string, key gossh.Signer) *terminal {
	h.t.Helper()
	w, err := h.tryOpenAs(term, user, key)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { w.client.Close() })
	return w
}

func (h *hall) tryOpen(user string, key gossh.Signer, command ...string) (*terminal, error) {
	return h.tryOpenAs("xterm-256color", user, key, command...)
}

func (h *hall) tryOpenAs(term, user string, key gossh.Signer, command ...string) (*terminal, error) {
	c, err := h.tryDial(user, key)
	if err != nil {
		return nil, err
	}
	s, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	in, err := s.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.RequestPty(term, 24, 80, gossh.TerminalModes{}); err != nil {
		return nil, err
	}
	if len(command) == 0 {
		err = s.Shell()
	} else {
		err = s.Start(command[0])
	}
	return &terminal{newScreen(out), h.t, c, s, in}, err
}

func (w *terminal) expect(text string) {
	w.t.Helper()
	if !w.waitFor(text) {
		w.t.Fatalf("no %q on the screen: %q", text, w)
	}
}

func (w *terminal) send(keys string) {
	w.t.Helper()
	if _, err := io.WriteString(w.in, keys); err != nil {
		w.t.Fatal(err)
	}
}

// enter comes in by the door of the bareScreens screens and returns the seat.
func (w *terminal) enter(what string) string {
	w.t.Helper()
	w.expect("DOOR")
	w.send(what + "\r")
	w.expect("SEAT")
	_, after, _ := strings.Cut(w.String(), "SEAT ")
	return after[:8]
}

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

// until waits for something to become so.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not become so: ", what)
		}
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

func readAll(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
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
	s.Stdin = strings.NewReader("wrong\nZoé\nabc234\nZoé\nhello\nquit\n")
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

	w := h.openAs("dumb", "x", key)
	w.send("h\u00e9x\x7fy\r")
	w.expect("héx\b \by\r\n")
	w.expect("LINES " + st.Seats[0].ID + " 80 [héy]\r\n")
	w.send("\x04")
	if err := w.session.Wait(); err != nil {
		t.Error(err)
	}
}
