//go:build unix

package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
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

func (p bareScreens) DeskLines(_ context.Context, _ tui.RoomScreen, in io.Reader, out io.Writer) error {
	_, err := io.Copy(out, in)
	return err
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
	module              string // "" for the first of the course
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
	if o.module == "" {
		o.module = "n1-reverse-mentoring"
	}
	var head *room.Head
	if _, _, err := roomHead(filepath.Join(o.dir, "room")); err != nil {
		head = &room.Head{Room: "room", Course: "reverse-mentoring", Module: o.module, Lang: "en", Identity: o.identity, Keep: 30}
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
		return tui.NewWorkshop(tui.WorkshopOptions{Hub: h.hub, Course: c, ModuleID: h.hub.State().Head.Module, Now: time.Now})
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

// until waits for something to become so.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not become so: ", what)
		}
	}
}

func readAll(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
