package study

import (
	"cahier/curriculum"
	"cahier/progress"
)

// A Place is where in a course something happens: what all events of a visit
// have in common.
type Place struct {
	Course, Module, Page string
	Lang                 string
	Mode                 string
}

// At returns the place of a page of a module.
func At(course string, m *curriculum.Module, page int) Place {
	return Place{Course: course, Module: m.ID, Page: m.Pages[page].ID, Lang: m.Lang, Mode: progress.Solo}
}

// FinishedAt returns the place of a module as a whole.
func FinishedAt(course string, m *curriculum.Module) Place {
	return Place{Course: course, Module: m.ID, Lang: m.Lang, Mode: progress.Solo}
}

func (p Place) event(typ string) progress.Event {
	return progress.Event{
		Type: typ, Course: p.Course, Module: p.Module, Page: p.Page, Lang: p.Lang, Mode: p.Mode,
	}
}

// block is an event about a block.
func (p Place) block(typ string, b *curriculum.Block) progress.Event {
	e := p.event(typ)
	e.Block, e.Rev, e.Digest = b.ID, b.Rev, b.Digest
	return e
}

// Opened is written on entering and on leaving a page: where to resume. Line
// counts from 1, in lines of the page's source.
func (p Place) Opened(page *curriculum.Page, line int) progress.Event {
	e := p.event(progress.Opened)
	e.Line, e.Digest = line, page.Digest
	return e
}

// Read is written when the page was on screen to its end, for ms milliseconds.
func (p Place) Read(page *curriculum.Page, ms int64) progress.Event {
	e := p.event(progress.Read)
	e.Ms, e.Digest = ms, page.Digest
	return e
}

// Noted is written when the learner's text for a block changed; after is the
// id of the version that was edited, "" for none.
func (p Place) Noted(b *curriculum.Block, text, after string) progress.Event {
	e := p.block(progress.Noted, b)
	e.Text, e.After = &text, after
	return e
}

// Finished is written the first time that a module is finished.
func (p Place) Finished(s Status, ms int64) progress.Event {
	e := p.event(progress.Finished)
	e.Ms = ms
	if s.Credit != nil {
		c := *s.Credit
		e.Credit = &c
	}
	return e
}
