package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"cahier/progress/room"
	"cahier/tui"
	"cahier/tui/words"
)

// askTime is how long a question at the door waits.
const askTime = 5 * time.Minute

// A typist reads lines of a session. With a terminal at the other end, which
// sends each key as it is, what is typed is shown and mended here; without one
// the client's own terminal has done so.
type typist struct {
	in   io.Reader
	echo io.Writer // nil without a terminal
	rest []byte    // of a line that was asked for in pieces
}

func (v *visitor) typist() *typist {
	if v.keys == nil {
		v.keys = &typist{in: &slowReader{v.sess.Read, newBucket(keysBurst, keysRate), v.call.finished}}
		if v.hasTerminal() {
			v.keys.echo = v.sess
		}
	}
	return v.keys
}

// line reads one. The end of the input, ctrl+c and ctrl+d are its end. Of a line
// that is too long there is one byte more than may be, by which it is known.
func (t *typist) line() (string, error) {
	var typed []byte
	for b := make([]byte, 1); ; {
		if _, err := t.in.Read(b); err != nil {
			return "", err
		}
		switch c := b[0]; {
		case c == '\r' && t.echo == nil:
		case c == '\r' || c == '\n':
			t.show("\n")
			return string(typed), nil
		case c == 3 || c == 4 && len(typed) == 0:
			return "", io.EOF
		case c == '\b' || c == ansi.DEL:
			if _, n := utf8.DecodeLastRune(typed); n > 0 {
				typed = typed[:len(typed)-n]
				t.show("\b \b")
			}
		case c >= ' ' && len(typed) <= tui.MaxTyped:
			typed = append(typed, c)
			t.show(string(b))
		}
	}
}

func (t *typist) show(s string) {
	if t.echo != nil {
		_, _ = io.WriteString(t.echo, s)
	}
}

// Read gives lines to who reads a stream.
func (t *typist) Read(p []byte) (int, error) {
	if len(t.rest) == 0 {
		line, err := t.line()
		if err != nil {
			return 0, err
		}
		t.rest = []byte(line + "\n")
	}
	n := copy(p, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}

// errClosing says that the room closes while somebody stands at its door.
var errClosing = errors.New("the room closes")

// ask asks for a line, unless the room closes first.
func (v *visitor) ask(prompt string) (string, error) {
	late := time.AfterFunc(askTime, func() { _ = v.sess.Close() })
	defer late.Stop()
	for {
		if _, err := io.WriteString(v.aside(), prompt); err != nil {
			return "", err
		}
		line, err := v.heard()
		if err != nil || len(line) <= tui.MaxTyped {
			return line, err
		}
		if _, err := io.WriteString(v.aside(), words.In(v.lang).Room.LineTooLong+"\n"); err != nil {
			return "", err
		}
	}
}

// heard is the next line that is typed, unless the room closes first.
func (v *visitor) heard() (string, error) {
	type answer struct {
		line string
		err  error
	}
	typist, got := v.typist(), make(chan answer, 1)
	go func() {
		line, err := typist.line()
		got <- answer{line, err}
	}()
	select {
	case a := <-got:
		return a.line, a.err
	case <-v.server.bye:
		return "", errClosing
	}
}

// askCode asks for a code, three times.
func (v *visitor) askCode(prompt, want string) bool {
	for range 3 {
		typed, err := v.ask(prompt)
		if err != nil {
			return false
		}
		if v.server.host.right(v.caller(), typed, want) == nil {
			return true
		}
	}
	return false
}

// inLines tells whether a seat is in lines: where there is no terminal, or one
// that draws nothing. "ssh -T" asks for it.
func (v *visitor) inLines() bool {
	p, _, ok := v.sess.Pty()
	return !ok || p.Term == "dumb" || p.Term == ""
}

// doorInLines asks what the door asks, three times at most.
func (v *visitor) doorInLines(who caller) (seat tui.Seat, err error) {
	host, w := v.server.host, words.In(v.lang)
	identity, colon := host.hub.State().Head.Identity, w.Colon()+" "
	rule := map[string]string{room.Anonymous: w.Room.RuleAnonymous, room.Pseudonym: w.Room.RulePseudonym, room.Person: w.Room.RulePerson}[identity]
	if _, err := io.WriteString(v.aside(), rule+"\n"); err != nil {
		return seat, err
	}
	askResume, askCode, askName := who.key == "", host.code != "", identity != room.Anonymous
	var name, code, resume string
	offer := room.CleanName(v.sess.User())
	for range 3 {
		if askResume {
			if resume, err = v.ask(v.say.AskResumeOrNew); err != nil {
				return seat, atDoor(err)
			}
			if askCode && host.isRoomCode(who, resume) {
				code, resume, askCode = resume, "", false
			}
		}
		if resume == "" && askCode {
			if code, err = v.ask(v.say.AskCode); err != nil {
				return seat, atDoor(err)
			}
			askCode = false
		}
		if resume == "" && askName {
			if name, err = v.askName(w.Room, identity, offer, colon); err != nil {
				return seat, atDoor(err)
			}
			askName = false
		}
		if seat, err = host.enter(who, name, code, resume, v.lang); err == nil {
			return seat, nil
		}
		if _, werr := io.WriteString(v.aside(), tui.RoomProblem(v.lang, err)+"\n"); werr != nil {
			return seat, err
		}
		// What was not refused is not asked again.
		askResume = resume != ""
		switch {
		case askResume:
		case errors.Is(err, tui.ErrRoomCode), errors.Is(err, tui.ErrTries):
			askCode = true
		case identity == room.Anonymous: // there is nothing to say otherwise
			return seat, err
		default:
			askName = true
		}
		if errors.Is(err, room.NameTaken) {
			offer = host.hub.State().FreeName(name, "")
		}
	}
	return seat, err
}

// atDoor is why nobody came in: an answer that did not come names no seat.
func atDoor(err error) error {
	if errors.Is(err, errClosing) {
		return err
	}
	return room.NoSeat
}

// askName asks what the seat is called. An empty line takes what is offered: the
// name that ssh was given or, where somebody has it, one that is free.
func (v *visitor) askName(w words.RoomWords, identity, offer, colon string) (string, error) {
	ask := w.AskName
	if identity == room.Pseudonym {
		ask = w.AskPseudonym
	}
	if offer != "" {
		ask += " (" + fmt.Sprintf(w.EmptyTakes, offer) + ")"
	}
	name, err := v.ask(ask + colon)
	if strings.TrimSpace(name) == "" {
		name = offer
	}
	return name, err
}

// lines runs a seat in lines until its end.
func (v *visitor) lines(seat tui.Seat) int {
	ctx, stop := v.staying()
	defer stop()
	width := 0
	if p, _, ok := v.sess.Pty(); ok {
		width = p.Window.Width
	}
	err := v.server.faces.Lines(ctx, v.screen(), seat, v.typist(), v.sess, width)
	return v.left(ctx, err)
}

// staying lasts until the visitor hangs up or the server says goodbye.
func (v *visitor) staying() (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(v.sess.Context())
	go func() {
		select {
		case <-v.call.ended:
		case <-v.server.bye:
		case <-ctx.Done():
		}
		stop()
	}()
	return ctx, stop
}

// left says goodbye and returns the exit code of a visit in lines that ended
// with err while ctx was there.
func (v *visitor) left(ctx context.Context, err error) int {
	v.goodbye()
	if err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
		v.server.fault("lines: %v", err)
		return codeNot
	}
	return 0
}
