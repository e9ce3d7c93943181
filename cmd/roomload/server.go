package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A server is a process that lets people in: the workshop of a program or,
// without one, the bare server.
type server struct {
	program, home string

	addr  string
	c     *exec.Cmd
	in    io.WriteCloser
	lines chan string
}

var portIn = regexp.MustCompile(`-p (\d+) `)

// resume starts the server on the room that everybody has come into.
func (s *server) resume() error {
	return s.start("workshop", "--resume", "--plain", "--addr", "127.0.0.1:0")
}

func (s *server) start(args ...string) error {
	name := s.program
	if name == "" {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		name, args = self, []string{"-bare"}
	}
	s.c = exec.Command(name, args...)
	s.c.Env = append(os.Environ(), "HOME="+s.home, "XDG_STATE_HOME=", "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "CAHIER_DATA=", "CAHIER_LANG=en")
	in, err := s.c.StdinPipe()
	if err != nil {
		return err
	}
	out, err := s.c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.c.Start(); err != nil {
		return err
	}
	s.in, s.lines = in, make(chan string, 100)
	go func() {
		defer close(s.lines)
		for r := bufio.NewScanner(out); r.Scan(); {
			select {
			case s.lines <- r.Text():
			default: // nobody asks
			}
		}
	}()
	for line := range s.lines {
		if m := portIn.FindStringSubmatch(line + " "); m != nil {
			s.addr = "127.0.0.1:" + m[1]
			return nil
		}
	}
	return errors.New("the server says no port")
}

// lead has the server do what a facilitator types.
func (s *server) lead(lines ...string) error {
	_, err := io.WriteString(s.in, strings.Join(lines, "\n")+"\n")
	return err
}

// stop ends the server in order.
func (s *server) stop() {
	_ = s.in.Close()
	late := time.AfterFunc(10*time.Second, func() { _ = s.c.Process.Kill() })
	defer late.Stop()
	for range s.lines { //nolint:revive // until it says no more
	}
	_ = s.c.Wait()
}

// processor is the time that the process has taken.
func (s *server) processor() (time.Duration, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.c.Process.Pid))
	if err != nil {
		return 0, err
	}
	f := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
	if len(f) < 13 {
		return 0, errors.New("/proc says too little")
	}
	user, err := strconv.Atoi(f[11])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond, err // a tick is a hundredth of a second on Linux
}

// memory is what the process holds, in MiB.
func (s *server) memory() (float64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.c.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			kb, err := strconv.Atoi(f[1])
			return float64(kb) / 1024, err
		}
	}
	return 0, errors.New("/proc says nothing of memory")
}
