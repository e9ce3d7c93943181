package plain

import (
	"errors"
	"fmt"
	"strings"

	"cahier/progress"
	"cahier/progress/study"
)

// write appends an event. Only when it returns nil may the learner be told.
func (s *session) write(e progress.Event) error {
	_, err := s.o.Record.Append(e)
	s.folded = nil
	return err
}

// log writes an event that the learner did not ask for. One that fails waits
// for the next occasion; it is said once for each kind of failure.
func (s *session) log(e progress.Event) {
	e.ID = progress.NewID()
	s.pending = append(s.pending, e)
	if err := s.flush(); err != nil && s.warned != kindOf(err) {
		s.warned = kindOf(err)
		what, _ := s.w.Failure(err, s.o.DataDir) // its hint speaks of an answer
		s.out.para(stop(what) + " " + s.say.TriedAgain)
	}
}

// flush writes what waits, in order.
func (s *session) flush() error {
	for len(s.pending) > 0 {
		if err := s.write(s.pending[0]); err != nil {
			return err
		}
		s.pending = s.pending[1:]
	}
	return nil
}

func kindOf(err error) progress.Kind {
	var kind progress.Kind
	if errors.As(err, &kind) {
		return kind
	}
	return progress.ErrIO
}

// notSaved says what happened and what to do.
func (s *session) notSaved(err error) {
	what, todo := s.w.Failure(err, s.o.DataDir)
	s.out.para(stop(what))
	s.out.line(stop(s.label(s.say.WhatToDo, todo)))
}

// retry offers to write again until it worked or the learner moves on: verb is
// then back or next, and empty when all is written. On leaving it tries once
// more; what is lost even so is the error of the session.
func (s *session) retry(write func() error) (moved verb, err error) {
	err = write()
	for err != nil {
		s.notSaved(err)
		s.out.para(s.say.Retry)
		line, end := s.readLine()
		v, _ := parse(line, numbers)
		switch {
		case end != nil || v == quit:
			if last := write(); last != nil {
				s.failed = fmt.Errorf("save: %w", last)
				return back, errQuit
			}
			return empty, errQuit
		case v == back, v == next:
			return v, nil
		case v == empty:
			err = write()
		default:
			s.out.para(s.say.NotUnderstood)
		}
	}
	return empty, nil
}

// stop ends a sentence that an author or a learner wrote.
func stop(s string) string {
	if strings.ContainsAny(s[max(0, len(s)-1):], ".!?:") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// lead joins a label and a text that was wrapped without it: its first paragraph
// is one line again, to be wrapped with the label.
func (s *session) lead(label, text string) string {
	lines := strings.Split(text, "\n")
	n := 1
	for n < len(lines) && lines[n] != "" && !strings.HasPrefix(lines[n], " ") && !strings.HasPrefix(lines[n], "- ") {
		n++
	}
	return strings.Join(append([]string{s.label(label, strings.Join(lines[:n], " "))}, lines[n:]...), "\n")
}

// label joins a label and its text.
func (s *session) label(label, text string) string { return label + s.w.Colon() + text }

// half is what was done of a conversation or a rating before it was left.
func (s *session) half(name string) study.Half {
	if s.o.Halves == nil {
		return study.Half{}
	}
	return s.o.Halves.Half(name)
}
