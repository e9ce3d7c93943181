package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// A note is a text of the learner's on a page: the answer to a reflect block,
// or, where there is no block, a free note.
type note struct {
	*writer
	notes map[string]int // sources of the module
}

// pageNoteID is the part of a free note on the page; no block has such an id.
const pageNoteID = "/note"

func newNote(e *env, b *curriculum.Block, p study.Place, n progress.Note) *note {
	return &note{writer: newWriter(e, p, b, "", n)}
}

func newPageNote(e *env, page *curriculum.Page, p study.Place, n progress.Note) *note {
	t := &note{writer: newWriter(e, p, nil, "", n)}
	t.page = page
	return t
}

func (t *note) typing() bool { return t.writing }
func (t *note) enter(bool)   {}
func (t *note) exit()        { t.stop() }

func (t *note) hear(msg tea.Msg) (bool, tea.Cmd) { return t.writer.hear(msg), nil }

func (t *note) take(old player) {
	if o, ok := old.(*note); ok {
		t.writer.take(o.writer)
	}
}

// due tells that the note comes back: how many days ago it was written.
func (t *note) due() (days int, due bool) {
	if t.block == nil || t.saved == "" || t.flying != nil {
		return 0, false
	}
	return study.DueAgain(t.block, progress.Note{Current: []progress.Event{{At: t.at}}}, t.env.now())
}

func (t *note) isDue() bool {
	_, due := t.due()
	return due
}

// key takes a key; false leaves it to the page.
func (t *note) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := t.env.keys
	switch {
	case !t.writing && t.failed() && k.retry.hit(msg):
		t.again()
		return true, nil
	case !t.writing && t.isDue() && k.stillTrue.hit(msg):
		t.write(t.saved)
		return true, nil
	case k.editor.hit(msg):
		return true, t.openEditor()
	case !t.writing && t.writeKey().hit(msg):
		t.start()
		return true, nil
	case !t.writing:
		return false, nil
	case msg.String() == "esc":
		t.stop()
		return true, nil
	case msg.String() == "tab":
		t.stop()
		return false, nil
	}
	return true, t.edit(msg)
}

func (t *note) keys() ([]binding, bool) {
	k := t.env.keys
	switch {
	case t.writing:
		return []binding{k.editor, k.done}, true
	case t.failed():
		return []binding{k.retry, k.rewrite, k.editor}, false
	case t.text() != "" && t.isDue():
		return []binding{k.stillTrue, k.rewrite, k.editor}, false
	case t.text() != "":
		return []binding{k.next, k.rewrite, k.editor}, false
	}
	return []binding{k.write, k.editor}, false
}

// writeKey begins the writing: enter, until there is a text and enter goes on.
func (t *note) writeKey() binding {
	if t.text() != "" {
		return t.env.keys.rewrite
	}
	return t.env.keys.write
}

func (t *note) mark() mark {
	if !t.isDue() && (t.saved != "" || len(t.apart) > 0) {
		return notedMark
	}
	if t.block == nil {
		return noMark
	}
	return todoMark
}

// noted is the text for the margin.
func (t *note) noted() (title, text string) {
	if t.writing {
		return "", ""
	}
	if t.block == nil {
		return t.env.words.PageNote.Kind, t.text()
	}
	return t.block.Title, t.text()
}

// draw builds the rows of the note as it is now.
func (t *note) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words, t.env.styles
	if t.block == nil {
		d.heading(w.PageNote.Kind, "", t.mark(), focused)
		d.blank()
		d.view.from = 0
	} else {
		d.heading(w.Read.Reflection, t.block.Title, t.mark(), focused)
		d.blank()
		if t.before {
			d.say(w.Write.Changed, st.partly, 0)
			d.blank()
		}
		d.text(t.block.Reflect.Text, "", 0)
		d.blank()
		d.fix()
	}
	if days, due := t.due(); due {
		d.say(w.N(w.Later.StillTrue, days), st.partly, 0)
	}
	switch {
	case t.writing && t.env.inRoom:
		d.say(w.Room.Private, st.partly, 0)
	case t.writing:
		d.say(w.Write.Private, st.pencil, 0)
	}
	t.writer.draw(d, 0, focused, false)
	d.view.to = len(d.rows)
	if t.block != nil && t.saved != "" && t.block.Reflect.Model != "" && !t.writing {
		d.blank()
		d.say(w.Write.Model, st.strong, 0)
		d.text(t.block.Reflect.Model, "", 0)
		d.view.to = len(d.rows)
	}
	return d
}
