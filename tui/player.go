package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
)

// A player is what keys act on in a part of a page: a question, a note, a
// scenario and so on. The reader knows no more of it than this.
type player interface {
	// draw builds the rows as they are now.
	draw(focused bool) *drawing
	// key takes a key while this is what keys act on; false leaves it to the page.
	key(msg tea.KeyPressMsg) (took bool, cmd tea.Cmd)
	// paste takes a pasted text, cleaned.
	paste(text string) (took bool, cmd tea.Cmd)
	// hear takes any other message and tells whether it changed something.
	hear(msg tea.Msg) (changed bool, cmd tea.Cmd)
	// keys are those that act now; alone tells that no key leads elsewhere.
	keys() (ks []binding, alone bool)
	// typing tells that letters are text now.
	typing() bool
	// enter and exit are called when the learner comes and goes on; leave when
	// the page is left, with whatever is still to be written.
	enter(fromAbove bool)
	exit()
	leave()
	// take goes on with what was under way in another reading of the same part,
	// such as one in another language.
	take(old player)
}

// A still player has nothing to type, to hand in or to take over.
type still struct{}

func (still) paste(string) (bool, tea.Cmd) { return false, nil }
func (still) typing() bool                 { return false }
func (still) enter(bool)                   {}
func (still) exit()                        {}
func (still) leave()                       {}

// A noter is a player whose text stands beside the page in a wide window.
type noter interface{ noted() (title, text string) }

// A marked player says in the margin how far it is.
type marked interface{ mark() mark }

// A beating player wants to be drawn again as time passes, while it is seen.
type beating interface {
	beat() tea.Cmd // the next message, nil where none is wanted or one is under way
	rest()         // what is under way is not waited for any more
}

// ownTag is what comes back with savedMsg: the id of the event, by which each
// player knows its own.
type ownTag string

// own tells whether a message is the news of an event.
func (m savedMsg) own(e progress.Event) bool {
	tag, ok := m.tag.(ownTag)
	return ok && e.ID != "" && string(tag) == e.ID
}

// send hands an event that has an id to the saver, and what is to follow it.
func (e *env) send(event progress.Event, then ...progress.Event) {
	e.saver.add(event, ownTag(event.ID), then...)
}

// A part is a stretch of prose or a block, with its rows.
type part struct {
	id     string            // of a block, or pageNoteID; by it the part is known in another language
	block  *curriculum.Block // nil for prose and the note on the page
	prose  string
	title  string // of a block that is shown as prose
	remark string
	figure interface{ draw(focused bool) *drawing } // drawn, but no key acts on it
	player player                                   // nil where no key acts on it

	rows  []row
	marks []placed
	point *point
	view  view
	at    int // row of the sheet where it begins
	index int // among the parts of the page as written
}

func (p *part) active() bool { return p.player != nil }

// asks returns the question of the part, nil where it has none.
func (p *part) asks() *question {
	q, _ := p.player.(*question)
	return q
}
