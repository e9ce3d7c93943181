package room

import (
	"runtime"
	"sync"
	"time"
)

const isWindows = runtime.GOOS == "windows"

// A Hub owns a room that is open. Its methods may be called by anybody, at any
// time, and none of them waits for somebody who watches.
type Hub struct {
	log  Paper
	now  func() time.Time
	turn chan struct{} // held by who writes

	mu     sync.Mutex
	queue  []*wish // what waits to be written
	events []Event
	state  State
	here   map[string]int       // connections of a seat
	left   map[string]time.Time // when the last one ended
	boxes  map[*Mailbox]bool
	seats  map[string]map[*Mailbox]bool // mailboxes of seats, which hear less

	burst int // events that a seat may bring at once; 0 is no limit
	every time.Duration
	paces map[string]*pace
}

// A Paper is what a hub writes on: lines, all of them synced before Append
// returns. Where it returns an error none of them is there. One at a time calls
// it.
type Paper interface{ Append(lines ...[]byte) error }

// A View is what a screen draws: the room, and who is connected.
type View struct {
	State
	Here map[string]bool
	Left map[string]time.Time // of those who are not, when they went
	Now  time.Time            // of the change
}

// NewHub opens a room from the events of its log.
func NewHub(log Paper, events []Event, now func() time.Time) *Hub {
	return &Hub{
		log: log, now: now, turn: make(chan struct{}, 1), events: events, state: Fold(events),
		here: map[string]int{}, left: map[string]time.Time{}, boxes: map[*Mailbox]bool{}, seats: map[string]map[*Mailbox]bool{},
	}
}

// State returns the room as it is.
func (h *Hub) State() State {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.state
}

// Events returns all that has happened so far. The slice is not to be changed.
func (h *Hub) Events() []Event {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.events[:len(h.events):len(h.events)]
}

// View returns the room with who is here.
func (h *Hub) View() View {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.view()
}

func (h *Hub) view() View {
	v := View{State: h.state, Here: make(map[string]bool, len(h.here)), Left: make(map[string]time.Time, len(h.left)), Now: h.now()}
	for id := range h.here {
		v.Here[id] = true
	}
	for id, at := range h.left {
		v.Left[id] = at
	}
	return v
}

// Come says that a seat has connected; the function returned says that this
// connection has ended, and may be called once or more.
func (h *Hub) Come(seat string) (leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.here[seat]++
	delete(h.left, seat)
	h.tellDesk(seat)
	return sync.OnceFunc(func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.here[seat]--; h.here[seat] == 0 {
			delete(h.here, seat)
			h.left[seat] = h.now()
		}
		h.tellDesk(seat)
	})
}

// tell puts the newest view into every mailbox. The views that follow one
// another share all that did not change.
func (h *Hub) tell() {
	if len(h.boxes)+len(h.seats) == 0 {
		return
	}
	v := h.view()
	for m := range h.boxes {
		m.put(v)
	}
	for _, boxes := range h.seats {
		for m := range boxes {
			m.put(v)
		}
	}
}

// tellDesk is tell for who sees everything, and for the seats that it is about.
func (h *Hub) tellDesk(seats ...string) {
	n := len(h.boxes)
	for _, id := range seats {
		n += len(h.seats[id])
	}
	if n == 0 {
		return
	}
	v := h.view()
	for m := range h.boxes {
		m.put(v)
	}
	for _, id := range seats {
		for m := range h.seats[id] {
			m.put(v)
		}
	}
}

// A Mailbox holds the newest view that its owner has not taken.
type Mailbox struct {
	hub  *Hub
	seat string // whose it is, "" for one that hears everything
	slot chan View
}

// Watch returns a mailbox with the present view in it. Its owner leaves with
// Leave.
func (h *Hub) Watch() *Mailbox { return h.watch("") }

// WatchSeat is Watch for the screen of one seat: it does not hear of others who
// come, go, answer or are lost, and finds that in the next view.
func (h *Hub) WatchSeat(seat string) *Mailbox { return h.watch(seat) }

func (h *Hub) watch(seat string) *Mailbox {
	h.mu.Lock()
	defer h.mu.Unlock()
	m := &Mailbox{h, seat, make(chan View, 1)}
	if seat == "" {
		h.boxes[m] = true
	} else {
		if h.seats[seat] == nil {
			h.seats[seat] = map[*Mailbox]bool{}
		}
		h.seats[seat][m] = true
	}
	m.put(h.view())
	return m
}

// put replaces what was not taken. Only the hub puts, and it holds its lock.
func (m *Mailbox) put(v View) {
	select {
	case <-m.slot:
	default:
	}
	m.slot <- v
}

// C gives the newest view whenever there is one; it is closed by Leave.
func (m *Mailbox) C() <-chan View { return m.slot }

// Leave ends the watching.
func (m *Mailbox) Leave() {
	m.hub.mu.Lock()
	defer m.hub.mu.Unlock()
	mine := m.hub.boxes
	if m.seat != "" {
		mine = m.hub.seats[m.seat]
	}
	if !mine[m] {
		return
	}
	delete(mine, m)
	close(m.slot)
	if m.seat != "" && len(mine) == 0 {
		delete(m.hub.seats, m.seat)
	}
}
