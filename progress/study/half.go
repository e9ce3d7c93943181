package study

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"cahier/progress"
)

// A Half is what was done of a conversation or a rating that has not come to its
// end. The record takes neither before that; a Half is a face's own memory, kept
// beside the record, so that one may go on after the page, the program or the
// line to a room was left. It holds ids and no text.
type Half struct {
	Rev    int            `json:"rev,omitempty"` // of the block: another meaning is begun anew
	Way    []HalfTurn     `json:"way,omitempty"`
	Values map[string]int `json:"values,omitempty"`
}

// A HalfTurn is what was chosen at a node: its id, and the choice from 0.
type HalfTurn struct {
	Node   string `json:"node"`
	Option int    `json:"option"`
}

// None tells that nothing was done.
func (h Half) None() bool { return len(h.Way) == 0 && len(h.Values) == 0 }

// Equal tells that nothing was done between the two.
func (h Half) Equal(o Half) bool {
	return slices.Equal(h.Way, o.Way) && maps.Equal(h.Values, o.Values) && (h.None() || h.Rev == o.Rev)
}

// KeepIn keeps a half under a name where something was done since before: two
// faces may be open, and the one that is only closed must not take away what the
// other kept. It returns what is kept now.
func (h Half) KeepIn(all Halves, of string, before Half) Half {
	if all != nil && !h.Equal(before) {
		all.Keep(of, h)
	}
	return h
}

// Halves keep what is half done.
type Halves interface {
	// Half is what was kept under a name, none where nothing was.
	Half(of string) Half
	// Keep keeps it; none takes it away.
	Keep(of string, h Half)
}

// Memory is Halves for as long as a program runs. Its zero value is ready.
type Memory struct {
	mu   sync.Mutex
	kept map[string]Half
}

// Half is of [Halves].
func (m *Memory) Half(of string) Half {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[of]
}

// Keep is of [Halves].
func (m *Memory) Keep(of string, h Half) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if h.None() {
		delete(m.kept, of)
		return
	}
	if m.kept == nil {
		m.kept = map[string]Half{}
	}
	m.kept[of] = h
}

// halfOf is the name of a block's Half.
func halfOf(p Place, block string, via *progress.Via) string {
	parts := []string{p.Course, p.Module, block}
	if via != nil {
		parts = append(parts, via.Module, via.Block)
	}
	return strings.Join(parts, "/")
}

// Name is the name under which the half of this talk is kept.
func (t Talk) Name() string { return halfOf(t.Place, t.Block.ID, nil) }

// Half returns what was chosen before the end. Of an end that could not be
// written, the choice that led there is to be made again.
func (t Talk) Half() (h Half) {
	if t.Step == Saving && t.Err != nil {
		t = t.Back()
	}
	if t.Step != Answering {
		return h
	}
	h.Rev = t.Block.Rev
	for _, turn := range t.Way {
		h.Way = append(h.Way, HalfTurn{t.Story.Nodes[turn.Node].ID, turn.Option})
	}
	return h
}

// Resume returns a new run as far as a half has come, and false where there is
// none or the scenario is another now.
func (t Talk) Resume(h Half) (Talk, bool) {
	run := NewTalk(t.Block, t.Place)
	if len(h.Way) == 0 || h.Rev != t.Block.Rev {
		return t, false
	}
	for _, turn := range h.Way {
		next, err := run.Choose(turn.Option)
		if err != nil || run.Node().ID != turn.Node {
			return t, false
		}
		run = next
	}
	if run.Step != Answering {
		return t, false
	}
	return run, true
}

// Name is the name under which the half of this rating is kept.
func (r Rate) Name() string { return halfOf(r.Place, r.Block.ID, r.Via) }

// Half returns the numbers given before the rating is handed in.
func (r Rate) Half() (h Half) {
	if r.Step == Answering || r.Step == Saving && r.Err != nil {
		h.Rev, h.Values = r.Block.Rev, maps.Clone(r.Values)
	}
	return h
}

// Resume returns the rating with the numbers of a half, and false where there
// are none or the scale is another now.
func (r Rate) Resume(h Half) (Rate, bool) {
	values := r.known(h.Values)
	if len(values) == 0 || h.Rev != r.Block.Rev {
		return r, false
	}
	if r.Step == Shown {
		r = r.Again()
	}
	r.Values = values
	return r, true
}
