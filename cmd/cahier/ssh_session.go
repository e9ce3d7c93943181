package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	wishtea "charm.land/wish/v2/bubbletea"
	gossh "golang.org/x/crypto/ssh"

	"cahier/progress/room"
	"cahier/tui"
	"cahier/tui/words"
)

// The faces of a room make its screens. They are a tui.Workshop's.
type roomFaces interface {
	Desk(tui.RoomScreen) tea.Model
	DeskLines(ctx context.Context, s tui.RoomScreen, in io.Reader, out io.Writer) error
	Stage(tui.RoomScreen) tea.Model
	Seat(tui.RoomScreen, tui.Seat) tea.Model
	Door(tui.RoomScreen, tui.Door) tea.Model
	Lines(ctx context.Context, s tui.RoomScreen, seat tui.Seat, in io.Reader, out io.Writer, width int) error
}

// remoteFPS is how often a remote screen may be drawn: more costs each of three
// hundred clients packets, and nobody reads faster.
const remoteFPS = 20

// serve is one session, from its first request to its end.
func (s *roomServer) serve(sess ssh.Session) {
	l := callOf(sess.Context())
	defer close(l.finished)
	s.gate.proven(sess.RemoteAddr())
	if !s.begin() {
		return
	}
	defer s.sessions.Done()
	go s.keepAlive(sess.Context(), l)
	v := &visitor{server: s, sess: sess, call: l, lang: s.langOf(sess)}
	v.say = sayIn(v.lang).Workshop
	code := 0
	switch strings.TrimSpace(sess.RawCommand()) {
	case "":
		code = v.sit()
	case "stage":
		code = v.stage()
	case "desk":
		code = v.desk()
	case "record":
		code = v.record()
	default:
		code = v.refuse(v.say.OnlyThese)
	}
	_ = sess.Exit(code)
}

// langOf is the language that a client's environment asks for, else the room's.
func (s *roomServer) langOf(sess ssh.Session) string {
	env := map[string]string{}
	for _, kv := range sess.Environ() {
		k, v, _ := strings.Cut(kv, "=")
		env[k] = v
	}
	for _, k := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		name, _, _ := strings.Cut(env[k], ".")
		if lang, ok := words.Match(name); ok && name != "" && name != "C" && name != "POSIX" {
			return lang
		}
	}
	return s.host.hub.State().Head.Lang
}

// keepAlive asks the client from time to time whether it is there. One that
// does not answer is gone, or its lid is closed: the seat shows as left, and
// its owner is let in again whenever they come back.
func (s *roomServer) keepAlive(ctx ssh.Context, l *call) {
	conn, ok := ctx.Value(ssh.ContextKeyConn).(*gossh.ServerConn)
	if !ok {
		return
	}
	tick := time.NewTicker(s.askEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.finished:
			return
		case <-tick.C:
		}
		answered := make(chan error, 1)
		go func() {
			_, _, err := conn.SendRequest("keepalive@openssh.com", true, nil)
			answered <- err
		}()
		late := time.NewTimer(s.askPatience)
		select {
		case err := <-answered:
			late.Stop()
			if err == nil {
				continue
			}
		case <-late.C:
		}
		_ = conn.Close()
		return
	}
}

// A visitor is who is at the other end of a session.
type visitor struct {
	server *roomServer
	sess   ssh.Session
	call   *call
	lang   string
	say    workshopSay
	keys   *typist
}

// caller is how the host knows who asks.
func (v *visitor) caller() caller {
	c := caller{addr: hostOf(v.sess.RemoteAddr())}
	if key := v.sess.PublicKey(); key != nil {
		if cert, ok := key.(*gossh.Certificate); ok {
			key = cert.Key
		}
		c.key = v.server.host.secret.Hash("key " + gossh.FingerprintSHA256(key))
	}
	return c
}

func (v *visitor) screen() tui.RoomScreen {
	s := tui.RoomScreen{Lang: v.lang, Remote: true}
	for _, kv := range v.sess.Environ() {
		if k, value, _ := strings.Cut(kv, "="); k == "NO_COLOR" && value != "" {
			s.NoColor = true
		}
	}
	return s
}

// sit shows a seat, or the door that leads to one.
func (v *visitor) sit() int {
	host := v.server.host
	who := v.caller()
	var place sitting
	defer place.end()
	take := func(seat tui.Seat) tui.Seat {
		place.begin(func() []func() { return []func(){host.hub.Come(seat.ID), v.server.sit(seat.ID, v.call)} })
		return seat
	}
	seat, err := host.back(who, v.lang)
	switch {
	case err != nil && !errors.Is(err, room.NoSeat):
		return v.refuse(tui.RoomProblem(v.lang, err))
	case v.inLines():
		if err != nil {
			if seat, err = v.doorInLines(who); errors.Is(err, errClosing) {
				_, _ = io.WriteString(v.sess, "\n") // after the question
				v.goodbye()
				return 0
			} else if err != nil {
				return v.refuse(tui.RoomProblem(v.lang, err))
			}
		}
		return v.lines(take(seat))
	case err == nil:
		return v.show(v.server.faces.Seat(v.screen(), take(seat)))
	}
	return v.show(v.server.faces.Door(v.screen(), tui.Door{
		Name: room.CleanName(v.sess.User()), AskCode: host.code != "", Resume: who.key == "",
		Identity: host.hub.State().Head.Identity,
		Enter: func(name, code, resume string) (tui.Seat, error) {
			seat, err := host.enter(who, name, code, resume, v.lang)
			if err != nil {
				return tui.Seat{}, err
			}
			return take(seat), nil
		},
	}))
}

// A sitting is that somebody is shown as here. It begins once, be it off the
// session's own goroutine, and does not outlive the session.
type sitting struct {
	mu   sync.Mutex
	over bool
	rise []func()
}

func (s *sitting) begin(come func() []func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.over && s.rise == nil {
		s.rise = come()
	}
}

func (s *sitting) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	for _, f := range s.rise {
		f()
	}
}

// stage is for the projector; the room's code is asked where there is one.
func (v *visitor) stage() int {
	host := v.server.host
	if !v.hasTerminal() {
		return v.refuse(v.say.StageTerminal)
	}
	if host.code != "" && !v.askCode(v.say.AskCode, host.code) {
		return v.refuse(tui.RoomProblem(v.lang, tui.ErrRoomCode))
	}
	return v.show(v.server.faces.Stage(v.screen()))
}

// record prints the caller's own events and nothing else. Without a key that
// the room knows, the resume code is asked, beside what is printed.
func (v *visitor) record() int {
	host, who := v.server.host, v.caller()
	seat, err := host.known(who)
	for tries := 0; err != nil && tries < 3; tries++ {
		var code string
		if code, err = v.ask(v.say.AskResume); err != nil {
			return codeNot
		}
		seat, err = host.resumed(who, code)
	}
	if err != nil {
		return v.refuse(tui.RoomProblem(v.lang, err))
	}
	if err := host.printRecord(v.sess, seat); err != nil {
		v.server.fault("record: %v", err)
		return codeNot
	}
	return 0
}

func (v *visitor) hasTerminal() bool {
	_, _, ok := v.sess.Pty()
	return ok
}

// refuse says why in one sentence.
func (v *visitor) refuse(why string) int {
	_, _ = io.WriteString(v.aside(), why+"\n")
	return codeUsage
}

// aside is where words go that are no part of a record.
func (v *visitor) aside() io.Writer {
	if v.hasTerminal() {
		return v.sess
	}
	return v.sess.Stderr()
}

// show runs a screen until its end. A fault of the program ends this session
// alone, and is told in words.
func (v *visitor) show(m tea.Model) int {
	g := &calm{Model: m}
	run := wishtea.MiddlewareWithProgramHandler(func(sess ssh.Session) *tea.Program {
		in := &workReader{
			&slowReader{sess.Read, newBucket(keysBurst, keysRate), v.call.finished},
			&g.work, newBucket(workBurst, workRate), v.call.finished,
		}
		p := tea.NewProgram(g, append(wishtea.MakeOptions(sess),
			tea.WithInput(in), tea.WithFilter(sessionFilter), tea.WithFPS(remoteFPS), tea.WithoutSignalHandler())...)
		g.quit = p.Quit
		go v.drive(p)
		return p
	})
	run(func(ssh.Session) {})(v.sess)
	fault := g.close()
	if fault != nil {
		v.server.fault("session: %v", fault)
		return v.refuse(v.say.Fault)
	}
	v.goodbye()
	return 0
}

// goodbye is said where the server leaves, and not the visitor.
func (v *visitor) goodbye() {
	select {
	case <-v.server.bye:
		said := v.say.Goodbye
		if v.server.host.hub.State().Phase == room.Over { // there is nothing to come back for, but the record
			said = v.say.GoodbyeOver
		}
		_, _ = io.WriteString(v.sess, said+"\n")
	default:
	}
}

// drive brings a program what comes from outside its own input.
func (v *visitor) drive(p *tea.Program) {
	for {
		select {
		case w := <-v.call.resized:
			p.Send(tea.WindowSizeMsg{Width: w.Width, Height: w.Height})
			pause(resizeEvery, v.call.finished) // the newest one waits
			continue
		case <-v.call.finished:
			return
		case <-v.call.hungUp:
		case <-v.call.ended:
		case <-v.server.bye:
		case <-v.sess.Context().Done():
		}
		p.Quit()
		return
	}
}

// sessionFilter is wish's own filter, which a later one replaces, and the rule
// for sizes: none leaves the bounds, and the empty ones of a closing line are
// dropped.
func sessionFilter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		return tea.ResumeMsg{}
	case tea.WindowSizeMsg:
		if msg.Width <= 0 || msg.Height <= 0 {
			return nil
		}
		return tea.WindowSizeMsg{Width: min(msg.Width, maxColumns), Height: min(msg.Height, maxRows)}
	}
	return msg
}
