package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// A note is a reflect block on a page: its prompt, and what the learner
// writes. It is written half a second after the last key, on leaving, and at
// every end of the program.
type note struct {
	env    *env
	block  *curriculum.Block
	place  study.Place
	notes  map[string]int // sources of the module
	others []string       // versions from other devices, shown, not edited
	before bool           // written before what is asked has changed

	area    textarea.Model
	writing bool
	saved   string // the text on the disk
	base    string // the id of that version
	flying  *progress.Event
	typed   int // generation of the text: a stale tick is known by it
	err     error
	problem string
}

// quiet is how long the keys must rest before a note is written.
const quiet = 500 * time.Millisecond

// quietMsg says that the keys have rested since generation keys of a note.
type quietMsg struct {
	block string
	keys  int
}

// noteTag is what comes back with savedMsg: the id of the version.
type noteTag string

func newNote(e *env, b *curriculum.Block, p study.Place, n progress.Note) *note {
	a := textarea.New()
	a.Prompt = ""
	a.ShowLineNumbers = false
	a.DynamicHeight, a.MinHeight, a.MaxHeight = true, 4, 12
	a.CharLimit = 0
	a.MaxContentHeight = 5000
	a.SetVirtualCursor(false)
	a.SetStyles(textarea.Styles{})
	t := &note{env: e, block: b, place: p, area: a}
	texts := n.Texts()
	if len(texts) > 0 {
		t.saved = texts[len(texts)-1]
		t.others = texts[:len(texts)-1]
	}
	t.base, t.before = n.After(), study.Outdated(n, b)
	t.area.SetValue(t.saved)
	return t
}

// text is what is written, cleaned: it may have been pasted.
func (t *note) text() string {
	return strings.TrimRight(safe.Text(t.area.Value()), " \t\n")
}

func (t *note) typing() bool { return t.writing }

// key takes a key; false leaves it to the page.
func (t *note) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k := t.env.keys
	switch {
	case k.editor.hit(msg):
		return true, t.openEditor()
	case !t.writing && t.writeKey().hit(msg):
		t.start()
		return true, nil
	case !t.writing:
		return false, nil
	case msg.String() == "esc":
		t.exit()
		return true, nil
	case msg.String() == "tab":
		t.exit()
		return false, nil
	}
	return true, t.edit(msg)
}

// edit changes the text and starts the wait before it is written.
func (t *note) edit(msg tea.Msg) tea.Cmd {
	before := t.area.Value()
	var cmd tea.Cmd
	t.area, cmd = t.area.Update(msg)
	if t.area.Value() == before {
		return cmd
	}
	t.typed++
	wait := quietMsg{t.block.ID, t.typed}
	return tea.Batch(cmd, tea.Tick(quiet, func(time.Time) tea.Msg { return wait }))
}

func (t *note) start() {
	t.writing, t.problem = true, ""
	t.area.Focus()
	t.area.MoveToEnd()
}

// exit ends the writing and hands in what was written.
func (t *note) exit() {
	t.writing = false
	t.area.Blur()
	t.save()
}

// rested writes the note if no key came since.
func (t *note) rested(msg quietMsg) {
	if msg.block == t.block.ID && msg.keys == t.typed {
		t.save()
	}
}

// save hands the text in where it differs from what is on the disk. One
// version is on its way at a time, so that each knows the one it follows.
func (t *note) save() {
	text := t.text()
	if t.flying != nil || text == t.saved {
		return
	}
	if len(text) > progress.MaxText {
		t.err = progress.ErrTooLong
		return
	}
	e := t.place.Noted(t.block, text, t.base)
	e.ID = progress.NewID()
	t.flying = &e
	t.env.saver.add(e, noteTag(e.ID))
}

// leave hands in the last words even while a version is on its way.
func (t *note) leave() {
	if t.flying == nil {
		t.save()
		return
	}
	if text := t.text(); text != *t.flying.Text && len(text) <= progress.MaxText {
		t.env.saver.add(t.place.Noted(t.block, text, t.flying.ID), nil)
	}
}

// wrote takes the news of a version of its own.
func (t *note) wrote(msg savedMsg) bool {
	tag, ok := msg.tag.(noteTag)
	if !ok || t.flying == nil || t.flying.ID != string(tag) {
		return false
	}
	if t.err = msg.err; msg.err == nil {
		t.saved, t.base, t.before = *t.flying.Text, t.flying.ID, false
		dropDraft(t.env.drafts, t.place, t.block.ID, t.saved)
	}
	t.flying = nil
	if msg.err == nil && !t.writing {
		t.save()
	}
	return true
}

func (t *note) keys() []binding {
	k := t.env.keys
	if t.writing {
		return []binding{k.editor, k.done}
	}
	if t.text() != "" {
		return []binding{k.next, k.rewrite, k.editor}
	}
	return []binding{k.write, k.editor}
}

// writeKey begins the writing: enter, until there is a text and enter goes on.
func (t *note) writeKey() binding {
	if t.text() != "" {
		return t.env.keys.rewrite
	}
	return t.env.keys.write
}

func (t *note) mark() mark {
	if t.saved != "" || len(t.others) > 0 {
		return notedMark
	}
	return todoMark
}

// draw builds the rows of the note as it is now.
func (t *note) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words, t.env.styles
	d.heading(w.Read.Reflection, t.block.Title, t.mark(), focused)
	d.blank()
	if t.before {
		d.say(w.Write.Changed, st.partly, 0)
		d.blank()
	}
	d.text(t.block.Reflect.Text, "", 0)
	d.blank()
	for i := range d.rows {
		d.rows[i].fixed = true
	}
	d.first = len(d.rows)
	if len(t.others) > 0 {
		d.say(w.Write.Two, st.partly, 0)
		for _, o := range t.others {
			d.text(escapeLines(o), "", 2)
		}
		d.blank()
	}
	t.drawText(d)
	d.last = len(d.rows)
	if t.saved != "" && t.block.Reflect.Model != "" && !t.writing {
		d.blank()
		d.say(w.Write.Model, st.strong, 0)
		d.text(t.block.Reflect.Model, "", 0)
		d.last = len(d.rows)
	}
	return d
}

func (t *note) drawText(d *drawing) {
	w, st := t.env.words, t.env.styles
	switch {
	case t.writing:
		d.say(w.Write.Private, st.pencil, 0)
		d.rows = append(d.rows, row{text: st.blue.Render(strings.Repeat("─", t.env.layout.text))})
		t.area.SetWidth(t.env.layout.text)
		t.area.MaxHeight = max(4, t.env.layout.body-10)
		if c := t.area.Cursor(); c != nil {
			d.point = &point{len(d.rows) + c.Y, c.X}
		}
		for _, l := range strings.Split(t.area.View(), "\n") {
			d.rows = append(d.rows, row{text: strings.TrimRight(l, " ")})
		}
		d.rows = append(d.rows, row{text: st.blue.Render(strings.Repeat("─", t.env.layout.text))})
	case t.text() == "":
		d.say(w.Write.Empty, st.pencil, 2)
	default:
		d.text(escapeLines(t.text()), "", 2)
	}
	t.drawSaved(d)
}

// drawSaved says where the text stands: on the disk, or why not.
func (t *note) drawSaved(d *drawing) {
	w, st := t.env.words, t.env.styles
	switch {
	case t.problem != "":
		d.say(t.problem, st.partly, 2)
	case t.err != nil:
		what, hint := w.Failure(t.err, "")
		d.say(what, st.wrong, 2)
		d.say(hint, st.pencil, 2)
	case t.text() != t.saved:
		d.say(w.Write.Unsaved, st.pencil, 2)
	case t.saved != "":
		d.say("✓ "+w.Write.Saved, st.pencil, 2)
	}
}

// escapeLines makes a learner's text stand line by line as it was written.
func escapeLines(s string) string {
	lines := strings.Split(safe.Text(s), "\n")
	for i, l := range lines {
		lines[i] = escapeMarkdown(strings.TrimLeft(l, " \t"))
	}
	return strings.ReplaceAll(strings.Join(lines, "  \n"), "  \n  \n", "\n\n")
}
