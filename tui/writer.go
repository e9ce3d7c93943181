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

// A writer is one text of the learner's: a note for a block, a field of a
// worksheet, or a note on a page. It is written half a second after the last
// key, on leaving, and at every end of the program.
type writer struct {
	env   *env
	place study.Place
	block *curriculum.Block // nil for a note on the page
	field string            // of a worksheet
	page  *curriculum.Page  // of a note on the page

	value   string          // the text, while nothing is typed
	area    *textarea.Model // nil then
	writing bool
	apart   []progress.Event // versions beside that one, see versions.go
	joined  string           // the text of all, as it was when the writing began; "" elsewhere
	making  bool             // the area began so
	instead []string         // the versions beside, of which the text takes the place too
	saved   string           // the text on the disk
	base    string           // the id of that version
	at      time.Time        // when it was written
	before  bool             // written before what is asked has changed
	flying  *progress.Event
	typed   int // generation of the text: a stale tick is known by it
	err     error
	problem string
}

// A writerID names a text of the learner's.
type writerID struct{ course, module, page, block, field string }

// quiet is how long the keys must rest before a text is written.
const quiet = 500 * time.Millisecond

// quietMsg says that the keys have rested since generation keys of a text.
type quietMsg struct {
	id   writerID
	keys int
}

func newWriter(e *env, p study.Place, b *curriculum.Block, field string, n progress.Note) *writer {
	t := &writer{env: e, place: p, block: b, field: field}
	if last := len(n.Current) - 1; last >= 0 {
		t.saved, t.at = *n.Current[last].Text, n.Current[last].At
	}
	t.apart = study.Beside(n)
	t.base, t.value = n.After(), t.saved
	if u, ok := e.unwritten[t.id()]; ok {
		t.value, t.err = *u.event.Text, u.err
		t.resume(u.then)
	}
	t.before = b != nil && study.Outdated(n, b)
	return t
}

func (t *writer) id() writerID {
	id := writerID{course: t.place.Course, module: t.place.Module, field: t.field}
	if t.block == nil {
		id.page = t.place.Page
	} else {
		id.block = t.block.ID
	}
	return id
}

// event is a version of the text after another.
func (t *writer) event(text, after string) progress.Event {
	var e progress.Event
	switch {
	case t.block == nil:
		e = t.place.NotedPage(t.page, text, after)
	case t.field != "":
		e = t.place.NotedField(t.block, t.field, text, after)
	default:
		e = t.place.Noted(t.block, text, after)
	}
	e.ID = progress.NewID()
	return e
}

// text is what is written, cleaned: it may have been pasted.
func (t *writer) text() string {
	if t.area == nil {
		return t.value
	}
	return shownBy(*t.area)
}

func shownBy(a textarea.Model) string { return strings.TrimRight(safe.Text(a.Value()), " \t\n") }

// set puts a text in the place of the one that stands.
func (t *writer) set(text string) {
	t.value = text
	if t.area != nil {
		t.area.SetValue(text)
	}
}

// maxAreaRows is how many rows an area holds: what comes after is dropped.
const maxAreaRows = 5000

// maxSeatText is how many characters a text of a seat may have: the host of a
// room keeps the texts of all.
const maxSeatText = 8000

func (t *writer) start() {
	t.making = false
	t.bringTogether()
	if t.area == nil {
		a := textarea.New()
		a.Prompt = ""
		a.ShowLineNumbers = false
		a.DynamicHeight, a.MinHeight, a.MaxHeight = true, 4, 12
		if a.CharLimit = 0; t.env.inRoom {
			a.CharLimit = maxSeatText
		}
		a.MaxContentHeight = maxAreaRows
		a.SetVirtualCursor(false)
		a.SetStyles(textarea.Styles{})
		a.SetValue(t.value)
		t.area = &a
	}
	t.writing, t.problem = true, ""
	t.area.Focus()
	t.area.MoveToEnd()
}

// stop ends the writing and hands in what was written.
func (t *writer) stop() {
	if !t.writing {
		return
	}
	t.writing = false
	t.value, t.area = shownBy(*t.area), nil // an area takes memory, and there may be hundreds of texts
	t.leaveApart()
	t.save()
}

// edit changes the text and starts the wait before it is written.
func (t *writer) edit(msg tea.Msg) tea.Cmd {
	before := t.area.Value()
	a, cmd := t.area.Update(msg)
	*t.area = a
	if t.area.Value() == before {
		return cmd
	}
	t.typed++
	wait := quietMsg{t.id(), t.typed}
	return tea.Batch(cmd, tea.Tick(quiet, func(time.Time) tea.Msg { return wait }))
}

// paste puts a text where the cursor is.
func (t *writer) paste(text string) (bool, tea.Cmd) {
	if !t.writing {
		return false, nil
	}
	return true, t.edit(tea.PasteMsg{Content: text})
}

// hear takes what concerns this text: a rest of the keys, the end of an
// editor, and the news of a version.
func (t *writer) hear(msg tea.Msg) (changed bool) {
	switch msg := msg.(type) {
	case quietMsg:
		if changed = msg.id == t.id() && msg.keys == t.typed; changed {
			t.save()
		}
	case editedMsg:
		if changed = msg.id == t.id(); changed {
			t.edited(msg)
		}
	case savedMsg:
		return t.wrote(msg)
	}
	return changed
}

// stands is the text that needs no writing: it is on the disk, or all versions
// of it are.
func (t *writer) stands() string {
	if t.joined != "" {
		return t.joined
	}
	return t.saved
}

// changed tells that there is something to write.
func (t *writer) changed() bool { return t.text() != t.stands() }

// save hands the text in where it differs from what is on the disk. One
// version is on its way at a time, so that each knows the one it follows.
func (t *writer) save() {
	text := t.text()
	switch {
	case t.flying != nil:
	case text == t.stands():
		t.env.dropUnwritten(t.id())
	default:
		t.write(text)
	}
}

// failed tells that the text could not be written; again tries once more.
func (t *writer) failed() bool { return t.err != nil && t.flying == nil && t.changed() }

func (t *writer) again() {
	t.err = nil
	t.save()
}

// write hands a version in, even one that says the same again.
func (t *writer) write(text string) {
	if len(text) > progress.MaxText {
		t.err = progress.ErrTooLong
		t.env.noted(t.event(text, t.base), t.err, t.removals()...)
		return
	}
	e := t.event(text, t.base)
	t.flying = &e
	t.env.send(e, t.removals()...)
}

// leave hands in the last words even while a version is on its way.
func (t *writer) leave() {
	if t.flying == nil {
		t.save()
		return
	}
	switch text := t.text(); {
	case text == *t.flying.Text:
	case len(text) > progress.MaxText:
		t.env.noted(t.event(text, t.flying.ID), progress.ErrTooLong)
	default:
		t.env.saver.add(t.event(text, t.flying.ID), nil)
	}
}

// wrote takes the news of a version: of its own, or of one that was written
// elsewhere in the program while this text stood untouched.
func (t *writer) wrote(msg savedMsg) bool {
	if t.flying == nil || !msg.own(*t.flying) {
		return t.follow(msg)
	}
	if t.err = msg.err; msg.err == nil {
		t.saved, t.base, t.at, t.before = *t.flying.Text, t.flying.ID, msg.event.At, false
		t.madeOne(msg.then)
		t.dropDraft()
	}
	t.flying = nil
	if msg.err == nil && !t.writing {
		t.save()
	}
	return true
}

func (t *writer) follow(msg savedMsg) bool {
	e, id := msg.event, t.id()
	same := e.Type == progress.Noted && e.Course == id.course && e.Module == id.module && e.Block == id.block && e.Field == id.field &&
		(id.block != "" || e.Page == id.page)
	if !same || msg.err != nil || e.Text == nil || e.After != t.base || t.flying != nil || t.writing || t.changed() {
		return false
	}
	t.saved, t.base, t.at, t.before = *e.Text, e.ID, e.At, false
	t.madeOne(msg.then)
	t.set(t.saved)
	return true
}

// take goes on with another reading's text.
func (t *writer) take(o *writer) {
	place, block, page := t.place, t.block, t.page
	*t = *o
	t.place, t.block, t.page = place, block, page
}

// draw adds the text, or the area that it is typed into, and where it stands:
// on the disk, or why not. Here tells that keys act on it; where brief, what is
// saved goes without saying.
func (t *writer) draw(d *drawing, indent int, here, brief bool) {
	w, st := t.env.words, t.env.styles
	t.drawApart(d, indent, here)
	switch {
	case t.writing:
		t.drawArea(d, indent)
	case t.text() == "":
		d.say(w.Write.Empty, st.pencil, indent+2)
	default:
		d.text(escapeLines(t.text()), "", indent+2)
	}
	if brief && t.problem == "" && t.err == nil && !t.changed() {
		return
	}
	t.drawState(d, indent+2)
}

func (t *writer) drawArea(d *drawing, indent int) {
	st := t.env.styles
	width := max(t.env.layout.text-indent, 16)
	before := strings.Repeat(" ", indent)
	rule := row{text: before + st.blue.Render(strings.Repeat("─", width))}
	d.rows = append(d.rows, rule)
	t.area.SetWidth(width)
	t.area.MaxHeight = max(4, t.env.layout.body-10)
	if c := t.area.Cursor(); c != nil {
		d.point = &point{len(d.rows) + c.Y, indent + c.X}
	}
	for _, l := range strings.Split(t.area.View(), "\n") {
		d.rows = append(d.rows, row{text: strings.TrimRight(before+l, " ")})
	}
	d.rows = append(d.rows, rule)
}

func (t *writer) drawState(d *drawing, indent int) {
	w, st := t.env.words, t.env.styles
	switch {
	case t.problem != "":
		d.say(t.problem, st.partly, indent)
	case t.err != nil:
		what, hint := w.Failure(t.err, "")
		d.say(what, st.wrong, indent)
		d.say(hint, st.pencil, indent)
	case t.changed():
		d.say(w.Write.Unsaved, st.pencil, indent)
	case t.saved != "":
		d.say("✓ "+w.Write.Saved, st.pencil, indent)
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
