package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// A person is a participant with a key and a window.
type person struct {
	number        int
	key           ssh.Signer
	columns, rows int

	wire   *wire
	client *ssh.Client
	in     io.WriteCloser

	mu     sync.Mutex
	cond   *sync.Cond
	tail   []byte    // what came last
	bytes  int       // all that came
	marked int       // of it, before the mark
	at     time.Time // of the first after the mark
	gone   bool
}

// keep is how much of what came is searched.
const keep = 64 << 10

// patience is how long anything may take.
const patience = 60 * time.Second

func newPeople(n, columns, rows int) ([]*person, error) {
	var all []*person
	for i := range n {
		_, key, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			return nil, err
		}
		signer, err := ssh.NewSignerFromKey(key)
		if err != nil {
			return nil, err
		}
		p := &person{number: i, key: signer, columns: columns, rows: rows}
		p.cond = sync.NewCond(&p.mu)
		all = append(all, p)
	}
	return all, nil
}

// A wire is a connection that can be held: nothing is read from it any more.
type wire struct {
	net.Conn
	held chan struct{}
	once sync.Once
}

func (w *wire) hold() { w.once.Do(func() { close(w.held) }) }

func (w *wire) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	select {
	case <-w.held:
		select {} // as a process that was stopped
	default:
		return n, err
	}
}

func (p *person) connect(s *server) (*ssh.Client, *wire, error) {
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		return nil, nil, err
	}
	w := &wire{Conn: c, held: make(chan struct{})}
	conn, chans, reqs, err := ssh.NewClientConn(w, s.addr, &ssh.ClientConfig{
		User: fmt.Sprint("Person ", p.number), Auth: []ssh.AuthMethod{ssh.PublicKeys(p.key)},
		HostKeyCallback: ssh.InsecureIgnoreHostKey(), // the server is this program's child, on loopback
	})
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	return ssh.NewClient(conn, chans, reqs), w, nil
}

// open takes a seat and waits for its first screen.
func (p *person) open(s *server) error {
	client, w, err := p.connect(s)
	if err != nil {
		return err
	}
	session, err := client.NewSession()
	if err != nil {
		return err
	}
	in, err := session.StdinPipe()
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.wire, p.client, p.in = w, client, in
	p.tail, p.bytes, p.marked, p.gone = nil, 0, 0, false
	p.mu.Unlock()
	session.Stdout = p
	if err := session.RequestPty("xterm-256color", p.rows, p.columns, nil); err != nil {
		return err
	}
	if err := session.Shell(); err != nil {
		return err
	}
	go func() {
		_ = session.Wait()
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.client == client {
			p.gone = true
			p.cond.Broadcast()
		}
	}()
	return p.until(func(n int) bool { return n > 600 })
}

// Write takes what the server draws.
func (p *person) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bytes == p.marked {
		p.at = time.Now()
	}
	p.bytes += len(b)
	if p.tail = append(p.tail, b...); len(p.tail) > keep {
		p.tail = bytes.Clone(p.tail[len(p.tail)-keep:])
	}
	p.cond.Broadcast()
	return len(b), nil
}

// seen tells whether a text came. The caller holds the lock, through until.
func (p *person) seen(text string) bool { return bytes.Contains(p.tail, []byte(text)) }

// until waits for something to be true of what came.
func (p *person) until(so func(n int) bool) error {
	late := false
	t := time.AfterFunc(patience, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		late = true
		p.cond.Broadcast()
	})
	defer t.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for !so(p.bytes) {
		if p.gone {
			return fmt.Errorf("seat %d was closed after %q", p.number, p.tail[max(0, len(p.tail)-200):])
		}
		if late {
			return fmt.Errorf("seat %d waits in vain after %q", p.number, p.tail[max(0, len(p.tail)-400):])
		}
		p.cond.Wait()
	}
	return nil
}

// mark begins a wait: after returns when the first byte came since.
func (p *person) mark() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.marked = p.bytes
}

func (p *person) after() (time.Time, error) {
	if err := p.until(func(n int) bool { return n > p.marked }); err != nil {
		return time.Time{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at, nil
}

func (p *person) close() {
	if p.client != nil {
		_ = p.client.Close()
	}
}

// answers counts the answers to the question in the person's own record.
func (p *person) answers(s *server) (int, error) {
	client, _, err := p.connect(s)
	if err != nil {
		return 0, err
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return 0, err
	}
	out, err := session.Output("record")
	if err != nil {
		return 0, err
	}
	n := 0
	for line := range bytes.Lines(out) {
		if bytes.Contains(line, []byte(`"type":"answered"`)) && bytes.Contains(line, []byte(question)) {
			n++
		}
	}
	return n, nil
}

// each does something for all at once, as a room that comes in.
func each(people []*person, do func(*person) error) error {
	errs := make(chan error, len(people))
	for _, p := range people {
		go func() { errs <- do(p) }()
	}
	var all []error
	for range people {
		if err := <-errs; err != nil && len(all) < 3 {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

func openAll(s *server, people []*person) error {
	return each(people, func(p *person) error { return p.open(s) })
}

func closeAll(people []*person) {
	for _, p := range people {
		p.close()
	}
}
