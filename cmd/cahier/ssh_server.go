package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	"charm.land/wish/v2/recover"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// How long the server waits. A live clock renews every idle timeout, so whether
// somebody is still there is asked of their client.
const (
	handshakeTime = 20 * time.Second
	sessionTime   = 12 * time.Hour
	askEvery      = 15 * time.Second // whether a client is still there
	askPatience   = 20 * time.Second // for its answer
	leaveTime     = 3 * time.Second  // for screens to say goodbye
)

// A roomServer lets people into a room over SSH. What it shows them is the
// faces' matter, whether they may come in the host's.
type roomServer struct {
	host  *roomHost
	faces roomFaces
	fault func(format string, v ...any)
	srv   *ssh.Server
	gate  gate
	bye   chan struct{} // closed when the room leaves
	once  sync.Once

	mu       sync.Mutex
	leaving  bool
	open     []net.Listener
	sessions sync.WaitGroup
	seated   map[string][]*call // by seat, the oldest first

	askEvery, askPatience time.Duration
}

// newRoomServer makes the server. The host key is made where there is none: a
// changed one would show every participant a warning of an attack.
func newRoomServer(h *roomHost, keyPath string) (*roomServer, error) {
	s := &roomServer{
		host: h, bye: make(chan struct{}), seated: map[string][]*call{}, gate: gate{burst: wireBurst, rate: wireRate, waiting: maxUnproven, from: map[string]int{}},
		askEvery: askEvery, askPatience: askPatience,
		fault: func(string, ...any) {},
	}
	key, err := ownKey(keyPath)
	if err != nil {
		return nil, fmt.Errorf("open the host key: %w", err)
	}
	srv, err := wish.NewServer(
		func(srv *ssh.Server) error { // before wish makes one in the working folder
			srv.AddHostKey(key)
			return nil
		},
		wish.WithVersion("cahier"),
		wish.WithMaxTimeout(sessionTime),
		// Any key is welcome, and none is needed. Clients ask about keys that
		// they do not prove, so nothing is kept here: who it is, the session says.
		wish.WithPublicKeyAuth(func(ssh.Context, ssh.PublicKey) bool { return true }),
		wish.WithKeyboardInteractiveAuth(func(ssh.Context, gossh.KeyboardInteractiveChallenge) bool { return true }),
		wish.WithMiddleware(
			func(ssh.Handler) ssh.Handler { return s.serve },
			recover.MiddlewareWithLogger(s),
		),
	)
	if err != nil {
		return nil, fmt.Errorf("open the server: %w", err)
	}
	srv.HandshakeTimeout = handshakeTime
	srv.ConnCallback = s.gate.enter
	srv.PtyCallback = func(_ ssh.Context, p ssh.Pty) bool { return fitsWindow(p.Window) }
	srv.ServerConfigCallback = func(ssh.Context) *gossh.ServerConfig {
		return &gossh.ServerConfig{MaxAuthTries: 20} // agents hold many keys
	}
	srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": oneSession, "default": noChannel}
	srv.RequestHandlers = map[string]ssh.RequestHandler{}     // no forwarding
	srv.SubsystemHandlers = map[string]ssh.SubsystemHandler{} // no sftp
	s.srv = srv
	return s, nil
}

// Printf takes what the recover middleware has to say.
func (s *roomServer) Printf(format string, v ...any) { s.fault(format, v...) }

// hostKey returns the public part of the host's key.
func (s *roomServer) hostKey() gossh.PublicKey { return s.srv.HostSigners[0].PublicKey() }

// serveOn takes connections until the server leaves. One that has left before it
// took the first would not know of the listener, and would never end.
func (s *roomServer) serveOn(l net.Listener) error {
	s.mu.Lock()
	leaving := s.leaving
	s.open = append(s.open, l)
	s.mu.Unlock()
	if leaving {
		return l.Close()
	}
	err := s.srv.Serve(l)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.leaving || errors.Is(err, ssh.ErrServerClosed) {
		return nil
	}
	return err
}

// leave ends all sessions: each screen is closed in order and told goodbye, and
// whoever does not take it in time is cut off.
func (s *roomServer) leave() {
	s.once.Do(func() {
		s.mu.Lock()
		s.leaving = true
		s.mu.Unlock()
		close(s.bye)
		done := make(chan struct{})
		go func() {
			s.sessions.Wait()
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(leaveTime):
		}
		// What was written last is on its way: closing at once could cut it.
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		defer cancel()
		_ = s.srv.Shutdown(ctx)
		_ = s.srv.Close()
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, l := range s.open {
			_ = l.Close() // most are closed already
		}
	})
}

// begin counts a session in, unless the server is leaving.
func (s *roomServer) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.leaving {
		return false
	}
	s.sessions.Add(1)
	return true
}

// maxSessions is how many terminals one seat may have at once. A further one
// ends the oldest: after a lost line the old one may look alive for a while.
const maxSessions = 2

// sit notes a session of a seat; the function returned takes it off again.
func (s *roomServer) sit(seat string, l *call) (rise func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seated[seat] = append(s.seated[seat], l)
	if all := s.seated[seat]; len(all) > maxSessions {
		all[0].end()
		s.seated[seat] = all[1:]
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.seated[seat] = slices.DeleteFunc(s.seated[seat], func(other *call) bool { return other == l })
		if len(s.seated[seat]) == 0 {
			delete(s.seated, seat)
		}
	}
}

// keyFile is the file of the host's key in the state folder.
const keyFile = "workshop_key"

// knownLine is what a participant may put into known_hosts before they come.
func knownLine(hosts []string, key gossh.PublicKey) string { return knownhosts.Line(hosts, key) }

// dialled is an address as SSH clients name it in known_hosts.
func dialled(host, port string) string {
	if port == "22" {
		return host
	}
	return "[" + host + "]:" + port
}

// sshCommand is how to come to the room, as somebody and for something.
func sshCommand(who, host, port, what string) string {
	words := []string{"ssh"}
	if what == "stage" || what == "desk" {
		words = append(words, "-t") // with a command, ssh gives no terminal unasked
	}
	if port != "22" {
		words = append(words, "-p", port)
	}
	if who != "" {
		host = who + "@" + host
	}
	words = append(words, host)
	if what != "" {
		words = append(words, what)
	}
	return strings.Join(words, " ")
}
