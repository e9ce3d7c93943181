package room

import "time"

// A pace is what a seat may still bring: each event takes one of a few, which
// come back with time.
type pace struct {
	left float64
	at   time.Time
}

// Pace bounds how often one seat may change the room: burst events at once, and
// one more every so often. An answer costs a write to the disk, and a seat whose
// key is stuck must not keep the others waiting for theirs.
func (h *Hub) Pace(burst int, every time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.burst, h.every, h.paces = burst, every, map[string]*pace{}
}

// allow takes one of what a seat has left. The desk is not paced.
func (h *Hub) allow(e Event) bool {
	if h.burst == 0 || e.By == Desk {
		return true
	}
	now := h.now()
	p := h.paces[e.By]
	if p == nil {
		p = &pace{float64(h.burst), now}
		h.paces[e.By] = p
	}
	p.left = min(float64(h.burst), p.left+float64(now.Sub(p.at))/float64(h.every))
	p.at = now
	if p.left < 1 {
		return false
	}
	p.left--
	return true
}
