package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/term"
)

type joinOptions struct {
	host, port, name string
	record           bool // only fetch the record
}

// How long a lost line is tried again, and how often.
const (
	againTries = 60
	againEvery = 2 * time.Second
	dialTime   = 10 * time.Second
)

func (a *app) joinVerb() *cobra.Command {
	var o joinOptions
	c := a.verb("join", a.say.Verb.Join)
	c.Flags().StringVar(&o.name, "name", "", a.say.Join.NameFlag)
	c.Flags().BoolVar(&o.record, "record", false, a.say.Join.RecordFlag)
	c.Args = a.exactlyOne("HOST")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := a.whereTo(&o, args[0]); err != nil {
			return err
		}
		return a.join(o)
	}
	return c
}

// whereTo parts [NAME@]HOST[:PORT].
func (a *app) whereTo(o *joinOptions, to string) error {
	if name, host, ok := strings.Cut(to, "@"); ok {
		if to = host; o.name == "" {
			o.name = name
		}
	}
	host, port, err := net.SplitHostPort(to)
	if err != nil {
		host, port = strings.Trim(to, "[]"), defaultPort
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 || host == "" || strings.ContainsAny(host, " /") {
		return usage(a.say.Join.HostHint, a.say.Join.BadHost, to)
	}
	if o.name == "" {
		o.name = a.getenv("USER")
	}
	o.host, o.port = host, port
	return nil
}

// join takes a seat, and brings the seat's record home when it is left.
func (a *app) join(o joinOptions) error {
	in, inOK := a.stdin.(*os.File)
	out, outOK := a.stdout.(*os.File)
	terminal := inOK && outOK && a.isTerminal(in) && a.isTerminal(out)
	if !terminal && !o.record {
		return cannot(a.say.Join.TerminalHint, "%s", a.say.Join.NoTerminal)
	}
	p, err := a.paths()
	if err != nil {
		return err
	}
	c := &client{app: a, to: o, state: p.state}
	if err := c.prepare(); err != nil {
		return err
	}
	if !o.record {
		if err := c.sit(in, out); err != nil {
			return err
		}
	}
	return a.bringHome(c)
}

// bringHome merges the seat's own events into the learner's record.
func (a *app) bringHome(c *client) error {
	w := a.say.Join
	var lines bytes.Buffer
	err := c.record(&lines)
	if err == nil && lines.Len() == 0 {
		a.printf("%s\n", w.Nothing)
		return nil
	}
	if err != nil {
		return cannot(a.fill(w.LaterHint, "cahier join "+c.address()+" --record"), w.NotHome, a.reason(err))
	}
	r, _, err := a.open()
	if err != nil {
		return err
	}
	got, err := r.Merge(&lines, c.address(), true)
	if err != nil {
		return a.recordFault(err)
	}
	if got.Added == 0 {
		a.printf("%s\n", w.AllKnown)
	} else {
		a.printf("%s\n", a.words.N(w.Home, got.Added))
	}
	if len(got.Bad) > 0 {
		return &failure{code: codeNo, what: a.words.N(a.say.Merge.Bad, len(got.Bad)), hint: a.say.Merge.BadHint}
	}
	return nil
}

// A client is the connection of this program to a workshop.
type client struct {
	*app
	to    joinOptions
	state string
	auth  []gossh.AuthMethod
	known gossh.HostKeyCallback
}

func (c *client) address() string { return net.JoinHostPort(c.to.host, c.to.port) }

// prepare finds the keys and sees to it that the host is the one it should be.
func (c *client) prepare() error {
	var err error
	if c.auth, err = c.keys(); err != nil {
		return cannot(c.say.Workshop.KeyHint, c.say.Join.NoKey, filepath.Join(c.state, joinKeyFile), c.reason(err))
	}
	return c.meet()
}

func (c *client) dial() (*gossh.Client, error) {
	return gossh.Dial("tcp", c.address(), &gossh.ClientConfig{
		User: c.to.name, Auth: c.auth, HostKeyCallback: c.known, Timeout: dialTime, ClientVersion: "SSH-2.0-cahier",
	})
}

// record fetches the seat's own events.
func (c *client) record(w io.Writer) error {
	conn, err := c.dial()
	if err != nil {
		return err
	}
	defer conn.Close()
	s, err := conn.NewSession()
	if err != nil {
		return err
	}
	defer s.Close()
	var said bytes.Buffer
	s.Stdout, s.Stderr = w, &said
	late := time.AfterFunc(30*time.Second, func() { _ = conn.Close() })
	defer late.Stop()
	if err := s.Run("record"); err != nil {
		if why := strings.TrimSpace(said.String()); why != "" {
			return errors.New(why)
		}
		return err
	}
	return nil
}

// sit shows the seat until it is left. A lost line is tried again: the seat is
// still there.
func (c *client) sit(in, out *os.File) error {
	ctx, stop := signal.NotifyContext(context.Background(), append(slices.Clone(leaving), os.Interrupt)...)
	defer stop()
	keys := readKeyboard(in)
	for tries := 0; ; {
		began := c.now()
		clean, err := c.sitOnce(ctx, keys, in, out)
		if clean {
			return nil
		}
		if c.now().Sub(began) > time.Minute {
			tries = 0 // it held for a while
		}
		if tries++; tries > againTries {
			return cannot(c.say.Join.DialHint, c.say.Join.NoDial, c.address(), c.reason(err))
		}
		if tries == 1 {
			c.complain("%s", c.say.Join.Again)
		}
		select {
		case <-time.After(againEvery):
		case <-ctx.Done():
			return nil
		}
	}
}

// sitOnce is one connection. It is clean where the host ended it, or where this
// program was asked to leave.
func (c *client) sitOnce(ctx context.Context, keys keyboard, in, out *os.File) (clean bool, err error) {
	conn, err := c.dial()
	if err != nil {
		return false, err
	}
	defer conn.Close()
	s, err := conn.NewSession()
	if err != nil {
		return false, err
	}
	defer s.Close()
	for _, name := range []string{"LANG", "NO_COLOR"} {
		if v := c.getenv(name); v != "" {
			_ = s.Setenv(name, v)
		}
	}
	if c.global.lang != "" {
		_ = s.Setenv("LC_ALL", c.global.lang)
	}
	width, height, err := term.GetSize(int(out.Fd()))
	if err != nil {
		return true, err
	}
	if err := s.RequestPty(c.terminalName(), height, width, gossh.TerminalModes{}); err != nil {
		return true, cannot("", "%s", c.say.Workshop.NeedsTerminal)
	}
	screen := &seatScreen{out: out}
	stop := make(chan struct{})
	defer close(stop)
	s.Stdin, s.Stdout, s.Stderr = keys.until(stop), screen, screen
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return true, err
	}
	defer func() {
		screen.takeBack()
		_ = term.Restore(int(in.Fd()), before)
	}()
	if err := s.Shell(); err != nil {
		return false, err
	}
	go c.follow(s, conn, out, width, height, stop)
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	err = s.Wait()
	var status *gossh.ExitError
	return err == nil || errors.As(err, &status) || ctx.Err() != nil, err
}

func (c *client) terminalName() string {
	if c.plainFace() {
		return "dumb" // the host then writes lines
	}
	if t := c.getenv("TERM"); t != "" {
		return t
	}
	return "xterm-256color"
}

// follow tells the host of the window's size, and asks from time to time
// whether it is still there.
func (c *client) follow(s *gossh.Session, conn *gossh.Client, out *os.File, width, height int, stop <-chan struct{}) {
	look := time.NewTicker(250 * time.Millisecond)
	defer look.Stop()
	ask := time.NewTicker(askEvery)
	defer ask.Stop()
	for {
		select {
		case <-stop:
			return
		case <-look.C:
			if w, h, err := term.GetSize(int(out.Fd())); err == nil && (w != width || h != height) {
				width, height = w, h
				_ = s.WindowChange(h, w)
			}
		case <-ask.C:
			go func() {
				late := time.AfterFunc(askPatience, func() { _ = conn.Close() })
				defer late.Stop()
				_, _, _ = conn.SendRequest("keepalive@openssh.com", true, nil)
			}()
		}
	}
}
