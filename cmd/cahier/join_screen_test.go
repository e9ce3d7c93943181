package main

import (
	"bytes"
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
