package tui

import (
	"errors"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cahier/progress"
)

// An unwritten is a text of the learner's that the record did not take: the
// disk was full, the folder read-only, the text too long. It outlives the
// screen that it was typed on. It is shown again at its place, tried again on
// the way out, and kept as a draft for the next start.
type unwritten struct {
	event progress.Event
	then  []progress.Event // what follows it once it is written
	err   error
	draft bool // it stands in the drafts
}

// textOf names the text that an event is a version of.
func textOf(e progress.Event) writerID {
	id := writerID{course: e.Course, module: e.Module, block: e.Block, field: e.Field}
	if e.Block == "" {
		id.page = e.Page
	}
	return id
}

// noted takes the news of a version of a text: written, or not.
func (e *env) noted(event progress.Event, err error, then ...progress.Event) {
	id := textOf(event)
	if err == nil {
		e.dropUnwritten(id)
		return
	}
	if old, ok := e.unwritten[id]; ok && old.event.ID == event.After {
		event.After = old.event.After // that version will never be there
		then = append(old.then, then...)
	}
	if e.unwritten == nil {
		e.unwritten = map[writerID]unwritten{}
	}
	e.unwritten[id] = unwritten{event, then, err, e.writeDraft(event) == nil}
}

// dropUnwritten forgets a text that is in the record, or was taken back.
func (e *env) dropUnwritten(id writerID) {
	u, ok := e.unwritten[id]
	if !ok {
		return
	}
	delete(e.unwritten, id)
	if u.draft {
		_ = os.Remove(e.draft(u.event)) // a draft that stays is taken in again, to no effect
	}
}

// tryAgain hands in what could not be written and no screen holds, and tells
// whether it is all that is missing: a text that is too long stays too long.
func (e *env) tryAgain() (all bool) {
	all = true
	byID := func(a, b writerID) int { return strings.Compare(e.unwritten[a].event.ID, e.unwritten[b].event.ID) }
	for _, id := range slices.SortedFunc(maps.Keys(e.unwritten), byID) {
		switch u := e.unwritten[id]; {
		case errors.Is(u.err, progress.ErrTooLong):
			all = false
		case !e.saver.holds(id):
			e.saver.add(u.event, nil, u.then...)
		}
	}
	return all
}

// holds tells whether a version of a text is under way or waiting.
func (s *saver) holds(id writerID) bool {
	is := func(j job) bool { return j.event.Type == progress.Noted && textOf(j.event) == id }
	return s.current != nil && is(*s.current) || slices.ContainsFunc(s.queue, is)
}

// NotKept says that texts of the learner's could not be written before the
// end, and what became of them.
type NotKept struct {
	Err    error    // why the record did not take them
	Drafts string   // where they stand for the next start, "" for nowhere
	Texts  []string // those that stand nowhere
}

func (e *NotKept) Error() string { return "a note was not saved: " + e.Err.Error() }

// Unwrap returns why.
func (e *NotKept) Unwrap() error { return e.Err }

// notKept is what is still unwritten at the end, nil for nothing.
func (e *env) notKept() error {
	if len(e.unwritten) == 0 {
		return nil
	}
	lost := &NotKept{}
	for _, u := range e.unwritten {
		lost.Err = u.err
		if u.draft {
			lost.Drafts = e.drafts
		} else {
			lost.Texts = append(lost.Texts, *u.event.Text)
		}
	}
	slices.Sort(lost.Texts)
	return lost
}

// draft is the file of a text; the text's place can be read from its name.
func (e *env) draft(of progress.Event) string {
	name := strings.Join([]string{of.Course, of.Module, of.Page, of.Block, of.Lang, of.Field}, "/")
	return filepath.Join(e.drafts, url.QueryEscape(name)+".md")
}

// writeDraft keeps a text as a draft, whole or not at all.
func (e *env) writeDraft(of progress.Event) error {
	if e.drafts == "" {
		return os.ErrInvalid
	}
	path := e.draft(of)
	err := os.MkdirAll(e.drafts, 0o700)
	if err == nil {
		err = os.WriteFile(path+".part", []byte(*of.Text+"\n"), 0o600)
	}
	if err == nil {
		err = os.Rename(path+".part", path)
	}
	if err != nil {
		_ = os.Remove(path + ".part")
	}
	return err
}
