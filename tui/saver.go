package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/progress"
)

// Recorder is the part of a record that a face needs.
type Recorder interface {
	Append(progress.Event) (progress.Event, error)
	State() progress.State
}

// saver writes events to the record one after the other, off the loop:
// commands run at once and in no order, so only one is under way at a time.
type saver struct {
	record  Recorder
	queue   []job
	current *job                  // under way
	stamp   func(*progress.Event) // adds what all events of a room have, nil elsewhere
}

type job struct {
	event progress.Event
	tag   any
	then  []progress.Event // written once the event is, see add
}

// add takes an event to be written; the tag comes back with savedMsg.
// The event gets its id here, so that writing it twice writes it once. What is
// to follow is written only after it, so that nothing is taken away before what
// stands in its place is there.
func (s *saver) add(e progress.Event, tag any, then ...progress.Event) {
	s.ready(&e)
	for i := range then {
		s.ready(&then[i])
	}
	s.queue = append(s.queue, job{e, tag, then})
}

func (s *saver) ready(e *progress.Event) {
	if e.ID == "" {
		e.ID = progress.NewID()
	}
	if s.stamp != nil {
		s.stamp(e)
	}
}

// idle tells that nothing is under way or waiting.
func (s *saver) idle() bool { return s.current == nil && len(s.queue) == 0 }

// next starts the writing of the first event of the queue, unless one is under
// way or there is none.
func (s *saver) next() tea.Cmd {
	if s.current != nil || len(s.queue) == 0 {
		return nil
	}
	j := s.queue[0]
	s.queue, s.current = s.queue[1:], &j
	record := s.record
	return func() tea.Msg { return write(record, j) }
}

// write appends and folds the record anew, so that the state is ready when the
// message is.
func write(record Recorder, j job) savedMsg {
	e, err := record.Append(j.event)
	msg := savedMsg{tag: j.tag, event: e, err: err, then: j.then}
	for i := 0; err == nil && i < len(j.then); i++ {
		if _, failed := record.Append(j.then[i]); failed != nil {
			msg.then = j.then[:i]
			break
		}
	}
	msg.state = record.State()
	return msg
}

// flush writes what is left once the loop is over, what was under way
// included, and returns the news of each.
func (s *saver) flush() (news []savedMsg) {
	left := s.queue
	if s.current != nil {
		left = append([]job{*s.current}, left...)
	}
	s.queue, s.current = nil, nil
	for _, j := range left {
		news = append(news, write(s.record, j))
	}
	return news
}
