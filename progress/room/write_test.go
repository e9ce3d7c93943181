package room

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A desk of paper with a clerk: each Append waits until it is let go.
type clerk struct {
	paper
	began chan int // how many lines are being written
	pass  chan error
}

func (c *clerk) Append(lines ...[]byte) error {
	c.began <- len(lines)
	if err := <-c.pass; err != nil {
		return err
	}
	return c.paper.Append(lines...)
}

// A waiting is an event that somebody wants to happen and waits for.
type waiting struct {
	got  Event
	err  error
	done bool
}

// crowd has events wait, in their order, while the log writes one: the pulse of
// the first seat. What they come to is known when the clerk has let go of all.
func crowd(t *testing.T, h *Hub, c *clerk, events ...Event) []*waiting {
	t.Helper()
	var all []*waiting
	for i, e := range append([]Event{{By: "s1", Type: Pulsed, Pulse: Lost}}, events...) {
		w := &waiting{}
		all = append(all, w)
		go func() {
			w.got, w.err = h.Do(e)
			w.done = true
		}()
		synctest.Wait()
		if i == 0 {
			if n := <-c.began; n != 1 {
				t.Fatal("written first:", n)
			}
		}
	}
	return all
}

func clerked(t *testing.T) (*Hub, *clerk) {
	t.Helper()
	h, p, _ := open(t, Person)
	join(t, h, 60)
	do(t, h, desk(Asked, "q", 1))
	c := &clerk{paper: *p, began: make(chan int, 1), pass: make(chan error)}
	h.log = c
	return h, c
}

// What waits at the same time is written together and in its order, and nobody
// is told anything before it is.
func TestBatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, c := clerked(t)
		var events []Event
		for i := range 50 {
			events = append(events, answer(fmt.Sprint("s", i+1), "q", 1, 1+i%3))
		}
		mail := h.Watch()
		<-mail.C()
		before := len(c.events)
		all := crowd(t, h, c, events...)
		if all[0].done || len(h.State().Vote("q", 1).Answers) != 0 {
			t.Fatal("done before it is written")
		}
		c.pass <- nil
		if n := <-c.began; n != 50 {
			t.Fatal("written together:", n)
		}
		synctest.Wait()
		<-mail.C() // the pulse
		for i, w := range all {
			if w.done != (i == 0) {
				t.Fatalf("%d: done is %v while it is written", i, w.done)
			}
		}
		if n := len(h.State().Vote("q", 1).Answers); n != 0 {
			t.Fatal("seen before they are written:", n)
		}
		c.pass <- nil
		synctest.Wait()
		for i, w := range all {
			if !w.done || w.err != nil || w.got.Seq != before+1+i || c.events[before+i].ID != w.got.ID {
				t.Fatalf("%d: %+v", i, w)
			}
		}
		if v := <-mail.C(); len(v.Vote("q", 1).Answers) != 50 {
			t.Error("not all of it was told at once")
		}
		if !reflect.DeepEqual(Fold(c.events), h.State()) {
			t.Error("the log folds to another state")
		}
	})
}

// Random batches: the room is what its log folds to, each event is there once or
// was refused with a reason, and what somebody saw before stays what it was.
func TestModelInBatches(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	h, p, c := open(t, Person)
	ids := join(t, h, 30)
	for i := range 150 {
		c.at = c.at.Add(time.Millisecond)
		seen, before := h.State(), len(p.events)
		var batch []*wish
		for range 1 + r.IntN(40) {
			w := &wish{event: randomEvent(r, ids, []string{"q1", "q2"}, seen), done: make(chan struct{})}
			batch = append(batch, w)
		}
		h.queue = slices.Clone(batch)
		h.write()
		written := 0
		for _, w := range batch {
			var why Reason
			switch {
			case w.err == nil && p.events[before+written].ID != w.event.ID:
				t.Fatalf("%d: not written in its order", i)
			case w.err == nil:
				written++
			case !errors.As(w.err, &why):
				t.Fatalf("%d: refused without a reason: %v", i, w.err)
			}
		}
		if len(p.events) != before+written {
			t.Fatalf("%d: %d accepted, %d written", i, written, len(p.events)-before)
		}
		if !reflect.DeepEqual(seen, Fold(p.events[:before])) {
			t.Fatalf("%d: what was seen before has changed", i)
		}
		if !reflect.DeepEqual(h.State(), Fold(p.events)) {
			t.Fatalf("%d: the log folds to another state", i)
		}
	}
}

// In a batch each is judged after those before it: what a lock ahead of it shuts
// out is refused, and what the desk takes back is taken back.
func TestBatchJudges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, c := clerked(t)
		locked := desk(Locked, "", 0)
		locked.ID = "the-lock"
		all := crowd(t, h, c, answer("s1", "q", 1, 1), locked, answer("s2", "q", 1, 1),
			Event{By: Desk, Type: Undone, Of: "the-lock"}, answer("s3", "q", 1, 1),
			Event{By: "s4", Type: Raised, Text: string(bytes.Repeat([]byte("\u0301"), maxLine))})
		c.pass <- nil
		if n := <-c.began; n != 4 {
			t.Error("written:", n)
		}
		c.pass <- nil
		synctest.Wait()
		for i, want := range []error{nil, nil, nil, RoundLocked, nil, nil, BadText} {
			if !errors.Is(all[i].err, want) {
				t.Errorf("%d: %v, want %v", i, all[i].err, want)
			}
		}
		s := h.State()
		if s.Phase != Open || len(s.Vote("q", 1).Answers) != 2 {
			t.Error(s.Phase, len(s.Vote("q", 1).Answers))
		}
		if !reflect.DeepEqual(Fold(c.events), s) {
			t.Error("the log folds to another state")
		}
	})
}

// A sync that fails refuses all that was in it, be it for a reason that is not
// there now, and what comes after goes on from what was.
func TestBatchFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, c := clerked(t)
		all := crowd(t, h, c, answer("s1", "q", 1, 1), desk(Locked, "", 0), answer("s2", "q", 1, 1))
		c.pass <- nil
		<-c.began
		written, was := len(c.events), h.State()
		full := errors.New("no space left")
		c.pass <- full
		synctest.Wait()
		for i, w := range all[1:] {
			if !w.done || !errors.Is(w.err, full) {
				t.Errorf("%d: %v", i, w.err)
			}
		}
		if len(c.events) != written || !reflect.DeepEqual(was, h.State()) {
			t.Error("something of it stays")
		}
		again := make(chan error, 1)
		go func() {
			_, err := h.Do(answer("s2", "q", 1, 1))
			again <- err
		}()
		<-c.began
		c.pass <- nil
		if err := <-again; err != nil || len(h.State().Vote("q", 1).Answers) != 1 {
			t.Error("it does not go on:", err)
		}
	})
}

// A fault while writing leaves nobody waiting, tells nobody that it is done, and
// the room goes on.
func TestBatchPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, c := clerked(t)
		h.log = torn{}
		func() {
			defer func() { _ = recover() }()
			_, _ = h.Do(answer("s1", "q", 1, 1))
		}()
		if n := len(h.State().Vote("q", 1).Answers); n != 0 || len(h.turn) != 0 {
			t.Error("counted, or the turn is kept:", n)
		}
		h.log = &c.paper
		do(t, h, answer("s1", "q", 1, 1))
	})
}

type torn struct{}

func (torn) Append(...[]byte) error { panic("torn") }

// A faulty is a file that fails where it is told to.
type faulty struct {
	*os.File
	short, sync, cut bool
}

func (f *faulty) Write(p []byte) (int, error) {
	if f.short {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, io.ErrShortWrite
	}
	return f.File.Write(p)
}

func (f *faulty) Sync() error {
	if f.sync {
		return errors.New("input/output error")
	}
	return f.File.Sync()
}

func (f *faulty) Truncate(n int64) error {
	if f.cut {
		return errors.New("input/output error")
	}
	return f.File.Truncate(n)
}

// A write or a sync that fails leaves no line of its batch; where it cannot be
// taken back nothing more is written.
func TestLogFaults(t *testing.T) {
	var lines [][]byte
	for i := range 3 {
		line, err := encode(Event{Seq: i + 1, Type: Ended, By: Desk})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	for name, fault := range map[string]faulty{
		"a short write": {short: true}, "a sync": {sync: true},
		"a sync not taken back": {sync: true, cut: true}, "a write not taken back": {short: true, cut: true},
	} {
		dir := t.TempDir()
		l, _, err := OpenLog(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Append(lines[0]); err != nil {
			t.Fatal(err)
		}
		f := fault
		f.File = l.f.(*os.File)
		l.f = &f
		if err := l.Append(lines[1:]...); err == nil {
			t.Error(name, "is not told")
		}
		f.short, f.sync = false, false
		path := filepath.Join(dir, logName)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		err = l.Append(lines[1:]...)
		if fault.cut {
			if now, _ := os.ReadFile(path); err == nil || !bytes.Equal(now, raw) {
				t.Error(name, "and more was written:", err)
			}
		} else if now, _ := os.ReadFile(path); err != nil || !bytes.Equal(raw, lines[0]) || !bytes.Equal(now, slices.Concat(lines...)) {
			t.Errorf("%s: %v, %q", name, err, raw)
		}
		l.Close()
	}
}

// slowDisk is a paper whose sync takes a while, however much it is given.
type slowDisk struct{ syncs int }

const slowSync = 10 * time.Millisecond

func (s *slowDisk) Append(...[]byte) error {
	s.syncs++
	time.Sleep(slowSync)
	return nil
}

// BenchmarkStorm is 300 answers at the same time on a disk whose sync takes ten
// milliseconds. It tells how many syncs one storm takes, and its time in syncs.
func BenchmarkStorm(b *testing.B) {
	const seats = 300
	h, _, _ := open(b, Person)
	ids := join(b, h, seats)
	do(b, h, desk(Asked, "q", 1))
	disk := &slowDisk{}
	h.log = disk
	for b.Loop() {
		var all sync.WaitGroup
		for _, id := range ids {
			all.Go(func() { do(b, h, answer(id, "q", 1, 1)) })
		}
		all.Wait()
	}
	b.ReportMetric(float64(disk.syncs)/float64(b.N), "syncs/storm")
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(slowSync), "times-a-sync/storm")
}
