//go:build unix

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"cahier/progress/room"
)

// sizes that no window has; the last ended the process of a bare server.
var badSizes = [][2]uint32{{0, 0}, {1, 1}, {19, 24}, {80, 4}, {501, 24}, {80, 201}, {65535, 65535}, {1<<32 - 1, 1<<32 - 1}}

func ptyRequest(term string, columns, rows uint32) []byte {
	return gossh.Marshal(struct {
		Term                        string
		Columns, Rows, Width, Heigh uint32
		Modes                       string
	}{term, columns, rows, 0, 0, "\x00"})
}

func TestHostileSizes(t *testing.T) {
	h := openHall(t, hallOptions{faces: tuiFaces(t)})
	for _, size := range badSizes {
		s, err := h.dial("x", newSigner(t)).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := s.SendRequest("pty-req", true, ptyRequest("xterm", size[0], size[1])); err != nil || ok {
			t.Errorf("%v: taken, %v", size, err)
		}
	}
	w := h.open("x", newSigner(t))
	w.expect("Come in")
	for _, size := range badSizes {
		if _, err := w.session.SendRequest("window-change", false, binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, size[0]), size[1])); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.session.SendRequest("window-change", false, []byte{1}); err != nil {
		t.Fatal(err)
	}
	if err := w.session.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	w.send("Zoe\r")
	until(t, "somebody has come in", func() bool { return len(h.host.hub.State().Seats) == 1 })
}

// What reaches a screen is held to the bounds, whatever the client says.
func TestSizesAreHeldToBounds(t *testing.T) {
	h := openHall(t, hallOptions{})
	w := h.open("x", newSigner(t))
	w.enter("x")
	for _, c := range []struct {
		columns, rows int
		seen          string
	}{{1 << 30, 1 << 30, "500x200"}, {100, 30, "100x30"}, {0, 0, "1x1"}, {90, 24, "90x24"}} {
		if err := w.session.WindowChange(c.rows, c.columns); err != nil {
			t.Fatal(err)
		}
		until(t, c.seen, func() bool { return h.faces.(bareScreens).last.Load() == c.seen })
	}
}

// Whoever is silent keeps nobody out, and is let go.
func TestSilentConnections(t *testing.T) {
	h := openHall(t, hallOptions{set: func(s *roomServer) {
		s.srv.HandshakeTimeout, s.gate.waiting = patience+2*time.Second, 20
	}})
	var silent []net.Conn
	for range 30 {
		c, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		silent = append(silent, c)
	}
	var w *terminal
	until(t, "somebody comes in", func() bool {
		var err error
		w, err = h.tryOpen("x", newSigner(t))
		return err == nil
	})
	defer w.client.Close()
	w.expect("DOOR")
	h.gate.mu.Lock()
	waiting := len(h.gate.unproven)
	h.gate.mu.Unlock()
	if waiting != 19 {
		t.Errorf("%d wait, and one of twenty should have given way", waiting)
	}
	for _, c := range silent { // the handshake's time ends the others
		_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error("a silent one is still there")
		}
	}
	until(t, "they are not counted", func() bool {
		h.gate.mu.Lock()
		defer h.gate.mu.Unlock()
		return h.gate.all == 1 && len(h.gate.unproven) == 0
	})
}

func TestTooManyVariables(t *testing.T) {
	h := openHall(t, hallOptions{set: func(s *roomServer) { s.gate.burst = 8 << 20 }})
	c := h.dial("x", newSigner(t))
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for i := range 10_000 {
		if i == 0 || i == 9_999 || i == 40 {
			if s.Setenv("LANG", "en") == nil {
				taken++
			}
			continue
		}
		if _, err := s.SendRequest("env", false, gossh.Marshal(struct{ K, V string }{"LANG", strings.Repeat("x", 100)})); err != nil {
			t.Fatal(err)
		}
	}
	if taken != 1 {
		t.Errorf("%d of the three that were asked about were taken", taken)
	}
	h.open("y", newSigner(t)).expect("DOOR")
}

// A connection that sends without end is slowed down, and alone.
func TestFlood(t *testing.T) {
	h := openHall(t, hallOptions{set: func(s *roomServer) { s.gate.burst, s.gate.rate = 64<<10, 16<<10 }})
	w := h.open("x", newSigner(t))
	w.enter("x")
	go func() {
		junk := bytes.Repeat([]byte("1"), 32<<10)
		for range 200 {
			if _, err := w.in.Write(junk); err != nil {
				return
			}
		}
	}()
	began := time.Now()
	other := h.open("y", newSigner(t))
	other.enter("y")
	if took := time.Since(began); took > 5*time.Second {
		t.Error("another waited", took)
	}
	if n := len(h.host.hub.Events()); n > 100 {
		t.Error("a stuck key made", n, "events")
	}
}

func TestNothingElseIsDone(t *testing.T) {
	h := openHall(t, hallOptions{})
	c := h.dial("x", newSigner(t))
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com", "nonsense"} {
		if _, _, err := c.OpenChannel(kind, gossh.Marshal(struct {
			A string
			B uint32
			C string
			D uint32
		}{"localhost", 22, "localhost", 22})); err == nil {
			t.Errorf("%s was opened", kind)
		}
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "no-more-sessions@openssh.com", "nonsense"} {
		if ok, _, err := c.SendRequest(kind, true, gossh.Marshal(struct {
			A string
			B uint32
		}{"", 0})); err != nil || ok {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		kind    string
		payload []byte
	}{
		{"subsystem", gossh.Marshal(struct{ N string }{"sftp"})},
		{"auth-agent-req@openssh.com", nil},
		{"x11-req", make([]byte, 20)},
		{"exec", make([]byte, maxPayload+1)},
		{"pty-req", ptyRequest("xterm\x1b]0;x\a", 80, 24)},
		{"env", gossh.Marshal(struct{ K, V string }{"LANG", "fr\x1b[31m"})},
		{"nonsense", nil},
	} {
		if ok, err := s.SendRequest(r.kind, true, r.payload); err != nil || ok {
			t.Errorf("%s: %v, %v", r.kind, ok, err)
		}
	}
	if _, err := c.NewSession(); err == nil {
		t.Error("a second session in one connection")
	}
	var closed atomic.Bool
	go func() { _ = c.Wait(); closed.Store(true) }()
	go func() { // A client that opens a channel while its connection closes may wait for ever.
		for range maxRefusals + 10 {
			if _, _, err := c.OpenChannel("session", nil); err != nil && !strings.Contains(err.Error(), "one session") {
				return
			}
		}
	}()
	until(t, "the connection is closed", closed.Load)
	for _, command := range []string{"scp -t .", "sftp-server", "sh -c id", "stage; id", "record x", "STAGE"} {
		s, err := h.dial("x", newSigner(t)).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		s.Stderr = &said
		if out, err := s.Output(command); err == nil || len(out) > 0 || !strings.Contains(said.String(), "Nothing else") {
			t.Errorf("%s: %v, %q, %q", command, err, out, said.String())
		}
	}
}

// What a name or a user says reaches nobody's terminal as a command.
func TestEscapesInNames(t *testing.T) {
	h := openHall(t, hallOptions{})
	evil := "\x1b]52;c;ZXZpbA==\aEve\x1b[2J\u202e"
	w := h.open(evil, newSigner(t))
	w.expect("DOOR")
	if strings.Contains(w.String(), "52;c") && strings.Contains(w.String(), "\a") {
		t.Errorf("the user name went through: %q", w)
	}
	seat, err := h.host.enter(caller{key: "k", addr: "a"}, evil, "", "", "en")
	if err != nil {
		t.Fatal(err)
	}
	st, _ := h.host.hub.State().Seat(seat.ID)
	if st.Name != room.CleanName(evil) || strings.ContainsAny(st.Name, "\x1b\a\u202e]") {
		t.Errorf("%q", st.Name)
	}
}

// Codes cannot be tried without end.
func TestGuessing(t *testing.T) {
	h := openHall(t, hallOptions{code: "abc234"})
	now := time.Now()
	h.host.now = func() time.Time { return now }
	who := caller{key: "k", addr: "a"}
	for range guessKey {
		if _, err := h.host.enter(who, "x", "wrong", "", "en"); err == nil {
			t.Fatal("let in")
		}
	}
	if _, err := h.host.enter(who, "x", "abc234", "", "en"); err == nil {
		t.Error("not slowed down after", guessKey)
	}
	if _, err := h.host.enter(caller{key: "other", addr: "a"}, "y", "abc234", "", "en"); err != nil {
		t.Error("a neighbour is kept out:", err)
	}
	now = now.Add(time.Minute)
	if _, err := h.host.enter(who, "x", "abc234", "", "en"); err != nil {
		t.Error("for ever:", err)
	}
	now = now.Add(time.Hour)
	for i := range guessAddr + 10 {
		_, _ = h.host.enter(caller{key: string(rune(i)), addr: "b"}, "x", "", "wrong", "en")
	}
	if h.host.guesses.allowed(caller{key: "new", addr: "b"}, now) {
		t.Error("an address with many keys is not slowed down")
	}
}

// A server that left before it took its first connection takes none: a room that
// is closed at once does not go on.
func TestLeftBeforeServing(t *testing.T) {
	h := openHall(t, hallOptions{})
	h.leave()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.serveOn(l); err != nil {
		t.Error(err)
	}
	if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
		c.Close()
		t.Error("somebody can still come")
	}
}
