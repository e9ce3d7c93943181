package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"cahier/curriculum/cause"
	"cahier/curriculum/safe"
	"cahier/progress"
)

// open opens the learner's record.
func (a *app) open() (*progress.Record, paths, error) {
	p, err := a.paths()
	if err != nil {
		return nil, p, err
	}
	r, err := progress.Open(progress.Options{Data: p.data, State: p.state, Now: a.now})
	if err != nil {
		return nil, p, a.recordFault(err)
	}
	return r, p, nil
}

// recordFault turns an error of the record into a sentence.
func (a *app) recordFault(err error) error {
	var f *failure
	var e *progress.Error
	if errors.As(err, &f) {
		return err
	}
	if !errors.As(err, &e) {
		return cannot("", "%s", a.reason(err))
	}
	s, ok := a.say.Record[e.Kind]
	if !ok {
		s = a.say.Record[progress.ErrIO]
	}
	code := codeNot
	if e.Kind == progress.ErrForeign || e.Kind == progress.ErrConflict || e.Kind == progress.ErrErased {
		code = codeNo
	}
	if e.Kind == progress.ErrUnreadable && errors.Is(e.Err, fs.ErrNotExist) {
		s = a.say.Gone
	}
	place := e.Path
	if e.Err != nil && e.Kind != progress.ErrForeign {
		place = strings.TrimPrefix(place+a.words.Colon()+a.reason(e.Err), a.words.Colon())
	}
	what := s.What
	if place != "" {
		what += " (" + place + ")"
	}
	return fail(code, s.Hint, "%s", what)
}

// reason is why the system refused, in a few words and without the path.
func (a *app) reason(err error) string { return cause.In(a.say.Lang, err) }

// problem says what is wrong with a part of a record, and where.
func (a *app) problem(p progress.Problem) string {
	place := safe.Line(p.File)
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, p.Line)
	}
	what := a.words.N(a.say.Problem[p.Kind], max(1, p.Count))
	if place == "" {
		return what
	}
	return place + ": " + what
}
