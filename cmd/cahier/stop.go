package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"
)

// arriving is how long lines that are under way may take once the program is
// asked to stop.
const arriving = 50 * time.Millisecond

// leaving are the signals at which a face ends in order: the last words are
// written and the terminal is put back. SIGQUIT is one key, ctrl+\ beside
// ctrl+c, and would else print the stacks of the program over the screen.
var leaving = []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// untilAsked returns a context that lasts until the program is asked to leave.
// An interrupt asks for it too, except where a screen takes it as a key.
func (a *app) untilAsked() (context.Context, context.CancelFunc) {
	signals := leaving
	if a.plainFace() {
		signals = append(slices.Clone(leaving), os.Interrupt)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// An interruptible is a stream of lines that ends when the program is asked to stop:
// for who answers in lines that is the end of the input, at which what was
// typed of a note is kept. Who is asked at that moment has time to take what has
// arrived; a heap of answers from a pipe is not worked off any more.
type interruptible struct {
	mu   sync.Mutex
	cond *sync.Cond
	read []byte
	err  error
}

// untilStopped makes a stream such a one. A second signal ends the program at
// once.
func untilStopped(in io.Reader) (lines io.Reader, release func()) {
	ctx, stop := signal.NotifyContext(context.Background(), append(slices.Clone(leaving), os.Interrupt)...)
	s := &interruptible{}
	s.cond = sync.NewCond(&s.mu)
	go func() {
		buf := make([]byte, 4<<10)
		for more := true; more; {
			n, err := in.Read(buf)
			more = s.add(buf[:n], err)
		}
	}()
	go func() {
		<-ctx.Done()
		stop()
		time.AfterFunc(arriving, s.end)
	}()
	return s, stop
}

// add takes what was read and tells whether more is wanted. It waits until what
// was read before is taken, so that a large file is not all in memory.
func (s *interruptible) add(read []byte, err error) (more bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(read) > 0 && len(s.read) > 4<<10 && s.err == nil {
		s.cond.Wait()
	}
	if s.err != nil {
		return false
	}
	s.read, s.err = append(s.read, read...), err
	s.cond.Broadcast()
	return err == nil
}

// end drops what nobody has taken, and ends the stream.
func (s *interruptible) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read, s.err = nil, io.EOF
	s.cond.Broadcast()
}

// Read gives what has arrived, and then the end.
func (s *interruptible) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.read) == 0 && s.err == nil {
		s.cond.Wait()
	}
	n := copy(p, s.read)
	s.read = s.read[n:]
	s.cond.Broadcast()
	if n == 0 && len(p) > 0 {
		return 0, s.err
	}
	return n, nil
}
