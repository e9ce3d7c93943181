//go:build !windows

package tui

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A shellJob is this program as its shell sees it: stopped, and called again.
//
// SIGTSTP is not listened to. A signal that a Go program has once listened to
// never stops it again, and an editor that is stopped must take this program
// with it.
type shellJob struct {
	called atomic.Bool // the next call to go on was waited for
}

// follow tells a program when it was stopped and is called again, until release.
func follow(p *tea.Program) (j *shellJob, release func()) {
	j = &shellJob{}
	again, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(again, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-over:
				return
			case <-again:
				if !j.called.Swap(false) {
					p.Send(againMsg{})
				}
			}
		}
	}()
	return j, func() {
		signal.Stop(again)
		close(over)
	}
}

// settling is how long the system may take to stop a program that asked for it.
// Where no shell could call it again, it is never stopped, and goes on.
const settling = 200 * time.Millisecond

// pause stops the program, and those that were started with it, as the terminal
// itself does at ctrl+z.
func (j *shellJob) pause() {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	j.called.Store(true)
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-again:
	case <-time.After(settling):
		j.called.Store(false)
	}
}
