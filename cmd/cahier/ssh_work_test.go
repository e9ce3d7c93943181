package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Keys that keep the program busy are read later, those of one session alone;
// what the room brings costs a session nothing.
func TestKeysThatCostMuchWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w work
		done := make(chan struct{})
		r := &workReader{strings.NewReader(strings.Repeat("x", 100)), &w, newBucket(workBurst, workRate), done}
		read := func(busy time.Duration, msg tea.Msg) time.Duration {
			w.do(msg, func() { time.Sleep(busy) })
			began := time.Now()
			if _, err := r.Read(make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
			return time.Since(began)
		}
		key := tea.KeyPressMsg{Code: 'x', Text: "x"}
		for range 50 { // somebody who types
			if took := read(2*time.Millisecond, key); took > 0 {
				t.Fatalf("waited %v", took)
			}
			time.Sleep(100 * time.Millisecond)
		}
		if took := read(time.Second, tea.WindowSizeMsg{}); took > 0 {
			t.Errorf("waited %v for what was not typed", took)
		}
		if took := read(2*time.Second, key); took != 4*time.Second {
			t.Errorf("two seconds of work were paid for in %v", took)
		}
		if took := read(time.Second, key); took != 3*time.Second {
			t.Errorf("another one in %v", took)
		}
		close(done)
		if took := read(time.Minute, key); took > 0 {
			t.Errorf("waited %v after the end", took)
		}
	})
}
