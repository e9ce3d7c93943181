package room

import (
	"errors"
	"time"

	"cahier/progress"
)

// A wish is an event that somebody wants to happen, and what came of it once
// done is closed.
type wish struct {
	event Event
	err   error
	done  chan struct{}

	line    []byte // as it is written, nil where it is refused
	refused error  // why
}

// errUnwritten is what came of a wish for as long as nothing has.
var errUnwritten = errors.New("it was not written")

// Do lets an event happen: it is accepted, written, synced, and only then told
// to all. It returns the event as it was written, or why it did not happen: a
// Reason, or an error of writing.
//
// A sync takes as long for one line as for three hundred. So whoever has the
// turn to write takes all that waits, in the order of asking, and syncs it
// together; those whose event was in it find it done.
func (h *Hub) Do(e Event) (Event, error) {
	w := &wish{event: e, err: errUnwritten, done: make(chan struct{})}
	h.mu.Lock()
	h.queue = append(h.queue, w)
	h.mu.Unlock()
	select {
	case <-w.done:
		return w.event, w.err
	case h.turn <- struct{}{}:
	}
	defer func() { <-h.turn }()
	select {
	case <-w.done:
	default:
		h.write()
	}
	return w.event, w.err
}

// write lets what waits happen. Its caller has the turn, so that nobody else
// adds to the events meanwhile; the room may be looked at while the disk works.
func (h *Hub) write() {
	batch := h.take()
	defer func() { // also where it panics: nobody waits for ever
		for _, w := range batch {
			close(w.done)
		}
	}()
	events, state := h.judge(batch)
	var lines [][]byte
	for _, w := range batch {
		if w.line != nil {
			lines = append(lines, w.line)
		}
	}
	if len(lines) > 0 {
		if err := h.log.Append(lines...); err != nil {
			// What was refused may have been so for what is not there now.
			for _, w := range batch {
				w.err = err
			}
			return
		}
		h.happened(batch, events, state)
	}
	for _, w := range batch {
		w.err = w.refused
	}
}

func (h *Hub) take() []*wish {
	h.mu.Lock()
	defer h.mu.Unlock()
	batch := h.queue
	h.queue = nil
	return batch
}

// judge says for each event whether it happens, where those before it have, and
// returns what the room then is. The room itself stays: nothing is written yet.
func (h *Hub) judge(batch []*wish) ([]Event, State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	// What is appended lies behind all that anybody was given of this slice.
	events, state := h.events, h.state
	state.own = &owned{}
	for _, w := range batch {
		if w.refused = state.Accepts(w.event); w.refused != nil {
			continue
		}
		if !h.allow(w.event) {
			w.refused = TooFast
			continue
		}
		e := w.event
		e.V, e.Seq, e.At = Version, len(events)+1, h.now().UTC().Truncate(time.Millisecond)
		if e.ID == "" {
			e.ID = progress.NewID()
		}
		if w.line, w.refused = encode(e); w.refused != nil {
			continue
		}
		w.event = e
		events = append(events, e)
		if e.Type == Undone {
			state = Fold(events)
			state.own = &owned{}
		} else {
			state = state.Apply(e)
		}
	}
	state.own = nil
	return events, state
}

// happened makes what was written the room, and tells those who watch, once for
// all of it.
func (h *Hub) happened(batch []*wish, events []Event, state State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.events, h.state = events, state
	var seats []string
	for _, w := range batch {
		switch {
		case w.line == nil:
		case !quiet(w.event.Type):
			h.tell()
			return
		default:
			seats = append(seats, w.event.By)
		}
	}
	h.tellDesk(seats...)
}

// quiet tells that an event of a seat changes nothing that other seats see. When
// three hundred come in or answer at once, each would otherwise wake all others.
func quiet(kind string) bool {
	switch kind {
	case Joined, Named, Answered, Pulsed:
		return true
	}
	return false
}
