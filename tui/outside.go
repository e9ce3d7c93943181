package tui

import (
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// An outside is this program among the others of its terminal: it gives the
// terminal to an editor, and back to the shell when it is stopped. A program
// whose terminal is elsewhere, at the end of a line, has none.
type outside struct {
	asked <-chan struct{} // closed when the program is asked to leave
	job   *shellJob
}

// againMsg asks the program to draw everything: it was stopped without being
// asked, and the shell has had the terminal.
type againMsg struct{}

// lend gives the terminal to an editor. Each ending of the program ends that
// too: the editor is told, and has a moment to keep what it holds.
func (o *outside) lend(argv []string, ended func(error) tea.Msg) tea.Cmd {
	c := exec.Command(argv[0], argv[1:]...)
	if o == nil {
		return tea.ExecProcess(c, ended)
	}
	return tea.Exec(&lent{c, o}, ended)
}

// stop gives the terminal to the shell until it calls this program again.
func (o *outside) stop() tea.Cmd {
	if o == nil {
		return nil
	}
	return tea.Exec(paused(o.job.pause), nil)
}

// again takes the terminal anew: who stopped the program has changed it.
func (o *outside) again() tea.Cmd {
	if o == nil {
		return nil
	}
	return tea.Exec(paused(func() { time.Sleep(restarting) }), nil)
}

// restarting is how long the terminal is given back at least: Bubble Tea stops
// the clock of its renderer from another goroutine, which may else be late and
// stop the clock that was started since.
const restarting = 50 * time.Millisecond

// A lent is an editor that has the terminal.
type lent struct {
	*exec.Cmd
	outside *outside
}

func (l *lent) SetStdin(r io.Reader)  { l.Stdin = r }
func (l *lent) SetStdout(w io.Writer) { l.Stdout = w }
func (l *lent) SetStderr(w io.Writer) { l.Stderr = w }

// lastWords is how long an editor may take to end once it is told to.
const lastWords = 2 * time.Second

func (l *lent) Run() error {
	if err := l.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- l.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-l.outside.asked:
	}
	_ = l.Process.Signal(hangup)
	select {
	case err := <-ended:
		return err
	case <-time.After(lastWords):
		return os.ErrDeadlineExceeded // what it writes later stays in its file
	}
}

// hangup is what a terminal that closes tells its programs.
var hangup = syscall.SIGHUP

// A paused does something while the terminal is given back.
type paused func()

func (p paused) Run() error          { p(); return nil }
func (p paused) SetStdin(io.Reader)  {}
func (p paused) SetStdout(io.Writer) {}
func (p paused) SetStderr(io.Writer) {}
