package tui

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cahier/progress"
	"cahier/progress/room"
)

// A roomProgram is the model of one screen of a room: an App whose top screen
// hears what happens in the room.
type roomProgram struct {
	guarded
	workshop *Workshop
	feed     feed
	leave    func()
	ended    chan struct{} // of a seat: nothing waits any more
	closed   sync.Once
}

// roomMsg brings the room as it is now.
type roomMsg struct {
	view   room.View
	events []room.Event // where the screen follows a log
}

// enteredMsg says that a door has opened.
type enteredMsg struct{ seat Seat }

// didMsg says what came of what a screen wanted to happen in the room.
type didMsg struct {
	event room.Event
	err   error
}

// A feed gives the views of a room, one after the other. Only one command at a
// time waits for it.
type feed interface {
	next() (roomMsg, bool)
	close()
}

// mailFeed is the feed of a mailbox. It passes on only what changes something
// on its screen, and not more often than every pace: an answer of one seat does
// not wake the others.
type mailFeed struct {
	box  *room.Mailbox
	look func(room.View) any // what of a view the screen shows: compared
	pace time.Duration
	last any
	seen bool
}

func (w *Workshop) mail(look func(room.View) any, pace time.Duration) feed {
	if w.o.Hub == nil {
		return nil
	}
	return &mailFeed{box: w.o.Hub.Watch(), look: look, pace: pace}
}

// seatMail is mail for one seat, which is not woken by what others do.
func (w *Workshop) seatMail(seat string, look func(room.View) any) feed {
	if w.o.Hub == nil {
		return nil
	}
	return &mailFeed{box: w.o.Hub.WatchSeat(seat), look: look, pace: 50 * time.Millisecond}
}

func (f *mailFeed) next() (roomMsg, bool) {
	if f.seen && f.pace > 0 {
		time.Sleep(f.pace)
	}
	for v := range f.box.C() {
		if look := f.look(v); !f.seen || look == nil || look != f.last {
			f.last, f.seen = look, true
			return roomMsg{view: v}, true
		}
	}
	return roomMsg{}, false
}

func (f *mailFeed) close() { f.box.Leave() }

// everything is the look of a screen that shows all of the room.
func everything(room.View) any { return nil }

// polled is the feed of a function that waits by itself.
type polled struct{ wait func() ([]room.Event, bool) }

func (p polled) next() (roomMsg, bool) {
	events, ok := p.wait()
	return roomMsg{room.View{State: room.Fold(events)}, events}, ok
}
func (p polled) close() {}

func (w *Workshop) program(s RoomScreen, record Recorder) *roomProgram {
	if record == nil {
		record = progress.NewScratch(w.o.Now)
	}
	e, auto := w.env(s, record)
	return &roomProgram{guarded: guarded{App: &App{env: e, auto: auto}}, workshop: w}
}

// begin puts a screen into the program, with what it hears.
func (p *roomProgram) begin(s screen, f feed) {
	p.App.stack, p.feed = []screen{s}, f
}

// sit turns the program into a seat.
func (p *roomProgram) sit(seat Seat) {
	w := p.workshop
	s := newSeat(w, p.App.env, seat)
	p.ended = make(chan struct{})
	p.App.env.saver = &saver{record: &seatRecord{hub: w.o.Hub, seat: seat.ID, own: seat.Own, ended: p.ended}, stamp: s.stamp}
	p.App.env.state, p.App.env.halves = seat.Own.State(), w.halvesOf(seat.ID)
	p.leave = seat.Leave
	p.begin(s, w.seatMail(seat.ID, s.look()))
}

// listen waits for the next view.
func (p *roomProgram) listen() tea.Cmd {
	f := p.feed
	if f == nil {
		return nil
	}
	return func() tea.Msg {
		if msg, ok := f.next(); ok {
			return msg
		}
		return nil
	}
}

func (p *roomProgram) Init() tea.Cmd {
	return tea.Batch(p.guarded.Init(), p.App.top().init(), p.listen())
}

func (p *roomProgram) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var more tea.Cmd
	switch msg := msg.(type) {
	case roomMsg:
		more = p.listen()
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" && p.asksFirst() {
			return p, nil
		}
	case enteredMsg:
		p.sit(msg.seat)
		more = tea.Batch(p.App.refit(), p.App.top().init(), p.listen())
	}
	_, cmd := p.guarded.Update(msg)
	return p, tea.Batch(cmd, more)
}

// asksFirst lets a desk ask before ctrl+c ends it: a second one does.
func (p *roomProgram) asksFirst() bool {
	d, ok := p.App.top().(*deskScreen)
	if st, on := p.App.top().(*stageScreen); on && st.desk != nil {
		d, ok = st.desk, true
	}
	if !ok || d.follows || d.confirm == confirmQuit || d.room.Phase == room.Over || p.fault != nil {
		return false
	}
	d.confirm = confirmQuit
	d.compose()
	p.App.frame = p.App.draw()
	return true
}

// Close ends the screen: what it holds is written, and the hub forgets it. It
// returns what went wrong, a fault of the screen included.
func (p *roomProgram) Close() (err error) {
	p.closed.Do(func() {
		if p.feed != nil {
			p.feed.close()
		}
		if p.ended != nil {
			close(p.ended)
		}
		err = p.App.Close()
		if p.leave != nil {
			p.leave()
		}
		if p.fault != nil {
			err = faultError{p.fault}
		}
	})
	return err
}

// A faultError is a panic of one screen, for the log of the host.
type faultError struct{ value any }

func (faultError) Error() string { return "a screen of the room had a fault" }

// A seatRecord writes a seat's events: an answer counts first in the room, then
// it stands in the seat's own record; everything else is the seat's own alone.
type seatRecord struct {
	hub   *room.Hub
	seat  string
	own   Recorder
	ended <-chan struct{} // nothing is waited for any more
	told  string          // the answer that the room has, where only the own record failed

	mu   sync.Mutex
	left float64 // events that may be written at once
	at   time.Time
}

// How fast a seat writes into its own record: so many events at once, and one
// more every so often. What comes faster waits, for itself alone.
const (
	ownBurst = 30
	ownEvery = 500 * time.Millisecond
)

// wait takes its turn.
func (r *seatRecord) wait() {
	r.mu.Lock()
	now := time.Now()
	if r.at.IsZero() {
		r.left = ownBurst
	}
	r.left = min(ownBurst, r.left+float64(now.Sub(r.at))/float64(ownEvery)) - 1
	r.at = now
	wait := time.Duration(-r.left * float64(ownEvery))
	r.mu.Unlock()
	if wait <= 0 {
		return
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
	case <-r.ended:
	}
}

func (r *seatRecord) State() progress.State { return r.own.State() }

func (r *seatRecord) Append(e progress.Event) (progress.Event, error) {
	if isRoomAnswer(e) && r.told != e.ID {
		if _, err := r.hub.Do(answerOf(r.seat, e)); err != nil {
			return e, err
		}
		r.told = e.ID
	}
	if !isRoomAnswer(e) { // the room has a pace of its own
		r.wait()
	}
	return r.own.Append(e)
}

// RunRoom runs a screen of a room in this program's own terminal, and closes it.
func RunRoom(ctx context.Context, m tea.Model, o Options) error {
	p, ok := m.(*roomProgram)
	if !ok {
		return errors.New("not a screen of a room")
	}
	options := []tea.ProgramOption{tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithFPS(30)}
	if o.Env != nil {
		options = append(options, tea.WithEnvironment(o.Env))
	}
	if o.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	err := runHere(ctx, p.App.env, p, options...)
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	closed := p.Close()
	if p.fault != nil {
		panic(p.fault)
	}
	return errors.Join(err, closed)
}
