//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestTerminal opens the full face in a terminal, as a person would, and leaves.
func TestTerminal(t *testing.T) {
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err) // testscript.Main puts it there
	}
	home := t.TempDir()
	c := exec.Command(path)
	c.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME=", "XDG_STATE_HOME=", "XDG_CONFIG_HOME=", "CAHIER_DATA=",
		"CAHIER_PLAIN=", "GORACE="+noSleep, "CAHIER_LANG=en", "TERM=xterm-256color")
	f, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := newScreen(f)
	if !seen.waitFor("Becoming a reverse mentor") {
		_ = c.Process.Kill()
		t.Fatalf("no title on the screen: %q", seen)
	}
	if _, err := f.Write([]byte("q")); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("%v: %q", err, seen)
		}
	case <-time.After(10 * time.Second):
		_ = c.Process.Kill()
		t.Fatalf("it did not leave: %q", seen)
	}
}

// A screen is all that was written to a terminal.
type screen struct {
	mu   sync.Mutex
	cond *sync.Cond
	b    bytes.Buffer
	end  bool
}

func newScreen(r io.Reader) *screen {
	s := &screen{}
	s.cond = sync.NewCond(&s.mu)
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := r.Read(buf)
			s.mu.Lock()
			s.b.Write(buf[:n])
			s.end = s.end || err != nil
			s.cond.Broadcast()
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	time.AfterFunc(10*time.Second, func() {
		s.mu.Lock()
		s.end = true
		s.cond.Broadcast()
		s.mu.Unlock()
	})
	return s
}

// waitFor waits until a text was written, up to ten seconds after the start.
func (s *screen) waitFor(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !bytes.Contains(s.b.Bytes(), []byte(text)) {
		if s.end {
			return false
		}
		s.cond.Wait()
	}
	return true
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
