package main

import (
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"
)

// A host is all that the program knows of the outside: tests bring their own.
type host struct {
	args       []string // without the program's name
	stdin      io.Reader
	stdout     io.Writer
	stderr     io.Writer
	environ    []string
	getenv     func(string) string
	now        func() time.Time
	isTerminal func(stream any) bool
	width      func(stream any) int // cells of a line, 0 where there is no terminal
	folders    func() folders       // the system's, "" where unknown
}

// system returns the host that the process runs on.
func system() host {
	return host{
		args:    os.Args[1:],
		stdin:   os.Stdin,
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		environ: os.Environ(),
		getenv:  os.Getenv,
		now:     time.Now,
		isTerminal: func(stream any) bool {
			f, ok := stream.(*os.File)
			return ok && term.IsTerminal(int(f.Fd()))
		},
		width: func(stream any) int {
			f, ok := stream.(*os.File)
			if !ok {
				return 0
			}
			w, _, err := term.GetSize(int(f.Fd()))
			if err != nil {
				return 0
			}
			return w
		},
		folders: func() folders { return systemFolders(os.Getenv) },
	}
}

// A sticky writer remembers the first error, so that a verb may print line by
// line and be asked once, at its end, whether all of it arrived.
type sticky struct {
	w   io.Writer
	err error
}

func (s *sticky) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

// gone tells that nobody reads any more what is written: the reader at the end
// of a pipe has had enough, which is no failure. On Unix the system ends the
// program before that, with the code that shells know as 141.
func gone(err error) bool {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return true
	}
	const brokenPipe, noData = syscall.Errno(109), syscall.Errno(232) // Windows
	return runtime.GOOS == "windows" && (errors.Is(err, brokenPipe) || errors.Is(err, noData))
}

// on tells whether an environment variable switches something on.
func on(value string) bool {
	switch strings.ToLower(value) {
	case "", "0", "false", "no":
		return false
	}
	return true
}
