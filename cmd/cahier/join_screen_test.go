package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// Whether the host has the whole window is known whatever pieces its words
// arrive in, and what is passed on is what it said.
func TestSeatScreen(t *testing.T) {
	for _, c := range []struct {
		said  string
		whole bool
	}{
		{"hello", false},
		{"a" + string(entered) + "b", true},
		{string(entered) + "b" + string(left) + "bye", false},
		{string(entered) + string(left) + string(entered), true},
	} {
		for size := 1; size < 12; size++ {
			var out bytes.Buffer
			s := &seatScreen{out: &out}
			for rest := c.said; rest != ""; {
				n := min(size, len(rest))
				if _, err := s.Write([]byte(rest[:n])); err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			if out.String() != c.said || s.whole != c.whole {
				t.Fatalf("%q in pieces of %d: %q, whole %v", c.said, size, out.String(), s.whole)
			}
			s.takeBack()
			s.takeBack()
			if n := strings.Count(strings.TrimPrefix(out.String(), c.said), string(left)); n == 1 != c.whole {
				t.Errorf("%q: taken back %d times", c.said, n)
			}
		}
	}
}

// What is typed after a line was lost is for the connection that comes next.
func TestKeyboard(t *testing.T) {
	in, typed := io.Pipe()
	k := readKeyboard(in)
	first, second := make(chan struct{}), make(chan struct{})
	lost := make(chan error)
	go func() {
		_, err := k.until(first).Read(make([]byte, 8))
		lost <- err
	}()
	close(first)
	if err := <-lost; err != io.EOF {
		t.Errorf("a lost line reads on: %v", err)
	}
	go func() {
		_, _ = io.WriteString(typed, "kept")
		_ = typed.Close()
	}()
	if _, err := k.until(first).Read(make([]byte, 8)); err != io.EOF {
		t.Errorf("a lost line reads on: %v", err)
	}
	got, err := io.ReadAll(k.until(second))
	if err != nil || string(got) != "kept" {
		t.Errorf("%q, %v", got, err)
	}
}
