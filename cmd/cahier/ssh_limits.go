package main

import (
	"encoding/binary"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/x/ansi"
	gossh "golang.org/x/crypto/ssh"
)

// What a client may ask for. Memory grows with the area of a window, so that
// one hostile size would end the workshop for all.
const (
	minColumns, maxColumns = 20, 500
	minRows, maxRows       = 5, 200

	maxEnv      = 32      // variables
	maxPayload  = 1 << 10 // bytes of one request
	maxAsked    = 64      // requests before and beside a session
	maxRefusals = 16      // channels refused before the connection is closed

	maxConns     = 2500 // connections at once
	maxConnsFrom = 2000 // of one address: a company is often one
	maxUnproven  = 1200 // of them, those that have not said who they are: a whole room may come at once
)

// How much a client may send: what is more waits, for itself alone.
const (
	wireBurst, wireRate = 256 << 10, 32 << 10 // bytes of a connection, a second
	keysBurst, keysRate = 8 << 10, 1 << 10    // bytes typed in a session, a second

	// Some keys cost more than others: how long those of one session may keep
	// the program busy, in microseconds, at once and a second after.
	workBurst, workRate = 1_000_000, 250_000

	resizeEvery = 100 * time.Millisecond // a new size means a new drawing
)

// fitsWindow is the rule for a first size.
func fitsWindow(w ssh.Window) bool {
	return w.Width >= minColumns && w.Width <= maxColumns && w.Height >= minRows && w.Height <= maxRows
}

// A bucket lets through so many bytes at once, and so many a second after.
type bucket struct {
	burst, rate float64
	left        float64
	at          time.Time
}

func newBucket(burst, rate int) *bucket {
	return &bucket{float64(burst), float64(rate), float64(burst), time.Now()}
}

// take takes n and returns how long that has to wait.
func (b *bucket) take(n int, now time.Time) time.Duration {
	b.left = min(b.burst, b.left+now.Sub(b.at).Seconds()*b.rate) - float64(n)
	b.at = now
	if b.left >= 0 {
		return 0
	}
	return time.Duration(-b.left / b.rate * float64(time.Second))
}

// A slowReader waits after each read as long as its bucket says. The wait ends
// with done.
type slowReader struct {
	read   func([]byte) (int, error)
	bucket *bucket
	done   <-chan struct{}
}

func (r *slowReader) Read(p []byte) (int, error) {
	n, err := r.read(p)
	if wait := r.bucket.take(n, time.Now()); wait > 0 && err == nil {
		pause(wait, r.done)
	}
	return n, err
}

// A work is how long the keys of a session kept the program busy since they were
// read last, in microseconds.
type work struct{ atomic.Int64 }

// do does something and counts how long that takes, where a message comes from
// what somebody typed.
func (w *work) do(msg tea.Msg, f func()) {
	switch msg.(type) {
	case tea.KeyMsg, tea.PasteMsg, tea.MouseMsg:
		began := time.Now()
		defer func() { w.Add(time.Since(began).Microseconds()) }()
	}
	f()
}

// A workReader waits before each read until what was read before is paid for.
type workReader struct {
	io.Reader
	work   *work
	bucket *bucket
	done   <-chan struct{}
}

func (r *workReader) Read(p []byte) (int, error) {
	if wait := r.bucket.take(int(r.work.Swap(0)), time.Now()); wait > 0 {
		pause(wait, r.done)
	}
	return r.Reader.Read(p)
}

// pause waits, until done at the latest.
func pause(wait time.Duration, done <-chan struct{}) {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
	case <-done:
	}
}

// A wire is a connection whose bytes are bounded, and which the gate counts.
type wire struct {
	net.Conn
	came    time.Time
	in      *slowReader
	closed  chan struct{}
	onClose func()
	once    sync.Once
}

func (w *wire) Read(p []byte) (int, error) { return w.in.Read(p) }

func (w *wire) Close() error {
	w.once.Do(func() {
		close(w.closed)
		w.onClose()
	})
	return w.Conn.Close()
}

// patience is how long a connection that has not said who it is stays when
// others need its place.
const patience = 3 * time.Second

// A gate counts connections: how many there are, from where, and which of them
// have not yet proven who they are. Of those the one that has waited longest
// gives way to the next: whoever holds connections open and is silent keeps
// nobody out for longer than a moment.
type gate struct {
	burst, rate int // bytes of a connection, and a second
	waiting     int // the most that have not proven who they are

	mu       sync.Mutex
	all      int
	from     map[string]int
	unproven []*wire // the oldest first
}

// enter is the server's ConnCallback: nil refuses.
func (g *gate) enter(_ ssh.Context, c net.Conn) net.Conn {
	host, _, err := net.SplitHostPort(c.RemoteAddr().String())
	if err != nil {
		host = c.RemoteAddr().String()
	}
	g.mu.Lock()
	var oldest *wire
	if len(g.unproven) >= g.waiting {
		oldest = g.unproven[0]
	}
	if g.all >= maxConns || g.from[host] >= maxConnsFrom || oldest != nil && time.Since(oldest.came) < patience {
		g.mu.Unlock()
		return nil
	}
	g.all++
	g.from[host]++
	w := &wire{Conn: c, came: time.Now(), closed: make(chan struct{})}
	w.in = &slowReader{c.Read, newBucket(g.burst, g.rate), w.closed}
	w.onClose = func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.all--
		if g.from[host]--; g.from[host] == 0 {
			delete(g.from, host)
		}
		g.forget(w)
	}
	g.unproven = append(g.unproven, w)
	g.mu.Unlock()
	if oldest != nil {
		_ = oldest.Close()
	}
	return w
}

// forget takes a wire from those that have not proven who they are.
func (g *gate) forget(w *wire) {
	for i, u := range g.unproven {
		if u == w {
			g.unproven = append(g.unproven[:i:i], g.unproven[i+1:]...)
			return
		}
	}
}

// proven says that the handshake of the connection from an address is over.
func (g *gate) proven(remote net.Addr) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, w := range g.unproven {
		if w.RemoteAddr().String() == remote.String() {
			g.forget(w)
			return
		}
	}
}

// A call is what one connection shares among its channels: there is one session
// in it, ever.
type call struct {
	taken    atomic.Bool
	refused  atomic.Int32
	resized  chan ssh.Window // the newest size; one slot
	hungUp   chan struct{}   // the client has closed the channel
	finished chan struct{}   // the session has ended
	ended    chan struct{}   // the server wants the session to end
	once     sync.Once
}

// end asks the session to end.
func (l *call) end() { l.once.Do(func() { close(l.ended) }) }

type callKey struct{}

// callOf returns what the connection of a context shares.
func callOf(ctx ssh.Context) *call {
	ctx.Lock()
	defer ctx.Unlock()
	if l, ok := ctx.Value(callKey{}).(*call); ok {
		return l
	}
	l := &call{
		resized: make(chan ssh.Window, 1), hungUp: make(chan struct{}),
		finished: make(chan struct{}), ended: make(chan struct{}),
	}
	ctx.SetValue(callKey{}, l)
	return l
}

// oneSession is the server's handler of session channels: the first is served,
// with requests that are bounded; others are refused.
func oneSession(srv *ssh.Server, conn *gossh.ServerConn, ch gossh.NewChannel, ctx ssh.Context) {
	l := callOf(ctx)
	if !l.taken.CompareAndSwap(false, true) {
		refuseChannel(conn, ch, l)
		return
	}
	ssh.DefaultSessionHandler(srv, conn, &boundedChannel{ch, l, ctx}, ctx)
}

// noChannel refuses every other kind: nothing is forwarded.
func noChannel(_ *ssh.Server, conn *gossh.ServerConn, ch gossh.NewChannel, ctx ssh.Context) {
	refuseChannel(conn, ch, callOf(ctx))
}

func refuseChannel(conn *gossh.ServerConn, ch gossh.NewChannel, l *call) {
	_ = ch.Reject(gossh.Prohibited, "one session only")
	if l.refused.Add(1) > maxRefusals {
		_ = conn.Close()
	}
}

// A boundedChannel hands on the requests that a workshop knows.
type boundedChannel struct {
	gossh.NewChannel
	call *call
	ctx  ssh.Context
}

func (c *boundedChannel) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, in, err := c.NewChannel.Accept()
	if err != nil {
		return ch, in, err
	}
	out := make(chan *gossh.Request)
	go c.sift(in, out)
	return ch, out, nil
}

// sift never waits for a session: sizes go into a slot of their own, in which
// the newest wins. When the client hangs up, the session is given its end
// before the library hears of it, which would go on to send it empty sizes.
func (c *boundedChannel) sift(in <-chan *gossh.Request, out chan<- *gossh.Request) {
	defer close(out)
	env, asked, started := 0, 0, false
	for r := range in {
		ok := len(r.Payload) <= maxPayload
		switch r.Type {
		case "window-change":
			c.resize(r.Payload)
			continue
		case "env":
			env++
			ok = ok && env <= maxEnv && cleanRequest(r.Payload)
		case "pty-req":
			ok = ok && cleanRequest(r.Payload[:min(len(r.Payload), termLength(r.Payload))])
		case "shell", "exec":
			started = started || ok
		default: // subsystems, forwarding of an agent or of windows, signals
			ok = false
		}
		if asked++; !ok || asked > maxAsked {
			_ = r.Reply(false, nil)
			continue
		}
		select {
		case out <- r:
		case <-c.ctx.Done():
			return
		}
	}
	close(c.call.hungUp)
	if started {
		select {
		case <-c.call.finished:
		case <-c.ctx.Done():
		}
	}
}

// termLength is where the name of the terminal ends in a pty-req.
func termLength(payload []byte) int {
	if len(payload) < 4 {
		return 0
	}
	return 4 + int(min(binary.BigEndian.Uint32(payload), maxPayload))
}

// cleanRequest tells that strings of a request hold no control characters. The
// lengths that stand before them do, so those are looked past.
func cleanRequest(payload []byte) bool {
	for len(payload) >= 4 {
		n := int(min(binary.BigEndian.Uint32(payload), maxPayload))
		text := payload[4:min(len(payload), 4+n)]
		for _, b := range text {
			if b < ' ' || b == ansi.DEL {
				return false
			}
		}
		payload = payload[4+len(text):]
	}
	return true
}

// resize keeps the newest size, held to what a window may be. One that is too
// small for anything is a window all the same: screens say so.
func (c *boundedChannel) resize(payload []byte) {
	if len(payload) < 8 {
		return
	}
	columns, rows := binary.BigEndian.Uint32(payload), binary.BigEndian.Uint32(payload[4:])
	w := ssh.Window{Width: int(min(max(columns, 1), maxColumns)), Height: int(min(max(rows, 1), maxRows))}
	select {
	case <-c.call.resized:
	default:
	}
	select {
	case c.call.resized <- w:
	default:
	}
}
