package tui

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"cahier/curriculum/safe"
)

// MaxTyped is the longest line that is read of what somebody types, in bytes.
const MaxTyped = 8 << 10

// A typedLine is a line that was typed, cleaned. One that is too long is not
// cut: half of what was meant may be something else. It is told, and a slip
// with the clipboard ends neither a workshop nor a seat.
type typedLine struct {
	text    string
	tooLong bool
}

// What is typed before the word of a command says nothing; in a text it may.
func (l typedLine) command() string { return strings.TrimSpace(l.text) }

// typedLines reads lines until the input or the context ends.
func typedLines(ctx context.Context, in io.Reader) <-chan typedLine {
	typed := make(chan typedLine)
	go func() {
		defer close(typed)
		for r := bufio.NewReaderSize(in, MaxTyped+1); ; { // with its end
			raw, err := r.ReadSlice('\n')
			line := typedLine{text: safe.Line(strings.TrimRight(string(raw), "\r\n"))}
			for errors.Is(err, bufio.ErrBufferFull) {
				line = typedLine{tooLong: true}
				_, err = r.ReadSlice('\n')
			}
			if err != nil && len(raw) == 0 {
				return
			}
			select {
			case typed <- line:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return typed
}
