package main

import (
	"bytes"
	"io"
)

// entered and left are what a screen of the host says when it takes the whole
// window, and when it gives it back.
var entered, left = []byte("\x1b[?1049h"), []byte("\x1b[?1049l")

// givenBack puts a terminal back whose host went away without a word: keys,
// mouse, paste and focus, then the first screen, the cursor and the colours.
const givenBack = "\x1b[?2026l\x1b[<9u\x1b[>4m\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l" +
	"\x1b[?2004l\x1b[?2027l\x1b[?1l\x1b[r\x1b[?1049l\x1b[0 q\x1b[?25h\x1b[m\r\n"

// A seatScreen is the learner's own terminal while the host draws on it. It
// remembers whether the host has the whole window, so that the window can be
// taken back from a host that has gone.
type seatScreen struct {
	out   io.Writer
	whole bool
	tail  []byte // what may be the beginning of entered or left
}

func (s *seatScreen) Write(p []byte) (int, error) {
	seen := append(s.tail, p...)
	if in, out := bytes.LastIndex(seen, entered), bytes.LastIndex(seen, left); in != out {
		s.whole = in > out
	}
	s.tail = append([]byte(nil), seen[max(0, len(seen)-len(entered)+1):]...)
	return s.out.Write(p)
}

// takeBack puts the terminal back where the host has not.
func (s *seatScreen) takeBack() {
	if s.whole {
		_, _ = io.WriteString(s.out, givenBack)
		s.whole = false
	}
}

// A keyboard gives what is typed to one connection after the other. Given to
// each by itself, the standard input would be read by those that are lost too,
// and the first keys after a lost line would be theirs.
type keyboard chan []byte

func readKeyboard(in io.Reader) keyboard {
	k := make(keyboard)
	go func() {
		defer close(k)
		for buf := make([]byte, 4<<10); ; {
			n, err := in.Read(buf)
			if n > 0 {
				k <- bytes.Clone(buf[:n])
			}
			if err != nil {
				return
			}
		}
	}()
	return k
}

// until is the keyboard for one connection.
func (k keyboard) until(over <-chan struct{}) io.Reader { return &typing{keys: k, over: over} }

type typing struct {
	keys keyboard
	over <-chan struct{}
	rest []byte
}

func (t *typing) Read(p []byte) (int, error) {
	if len(t.rest) == 0 {
		select {
		case <-t.over:
			return 0, io.EOF
		default:
		}
		select {
		case <-t.over:
			return 0, io.EOF
		case typed, ok := <-t.keys:
			if !ok {
				return 0, io.EOF
			}
			t.rest = typed
		}
	}
	n := copy(p, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}
