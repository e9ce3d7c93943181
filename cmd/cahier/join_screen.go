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
