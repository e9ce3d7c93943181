package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// A worksheet is fields that become one document. Its rows are kept field by
// field: of hundreds only the one that changed is drawn anew.
type worksheet struct {
	env    *env
	block  *curriculum.Block
	notes  map[string]int
	fields []*writer
	cursor int
	drawn  map[int]fieldRows
	table  tableRows
}

// fieldRows are the rows of a field that is not typed into, with what they
// were drawn from.
type fieldRows struct {
	from string
	rows []row
}

// tableRows are the rows of the table with its cells filled.
type tableRows struct {
	from string
	*drawing
}

func newWorksheet(r *reader, b *curriculum.Block) *worksheet {
	t := &worksheet{env: r.env, block: b, notes: footnoteNumbers(r.module), drawn: map[int]fieldRows{}}
	for _, f := range b.Worksheet.Fields {
		t.fields = append(t.fields, newWriter(r.env, r.place(), b, f.ID, study.NoteIn(r.env.state, r.course.ID, r.module, b, f.ID)))
	}
	return t
}

func (t *worksheet) field() *writer { return t.fields[t.cursor] }

func (t *worksheet) typing() bool { return t.field().writing }

func (t *worksheet) enter(fromAbove bool) {
	if !fromAbove {
		t.cursor = len(t.fields) - 1
	}
}

func (t *worksheet) exit() { t.field().stop() }

func (t *worksheet) leave() {
	for _, f := range t.fields {
		f.leave()
	}
}

func (t *worksheet) paste(text string) (bool, tea.Cmd) { return t.field().paste(text) }

func (t *worksheet) hear(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	for _, f := range t.fields {
		changed = f.hear(msg) || changed
	}
	return changed, nil
}

func (t *worksheet) take(old player) {
	o, ok := old.(*worksheet)
	if !ok {
		return
	}
	for i, f := range t.fields {
		for j, of := range o.fields {
			if f.field != of.field {
				continue
			}
			f.take(of)
			if j == o.cursor {
				t.cursor = i
			}
		}
	}
}

func (t *worksheet) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k, f := t.env.keys, t.field()
	switch s := msg.String(); {
	case k.editor.hit(msg):
		return true, f.openEditor()
	case f.writing && s == "esc":
		f.stop()
	case f.writing && (s == "tab" || s == "shift+tab"):
		return t.hop(map[string]int{"tab": 1, "shift+tab": -1}[s]), nil
	case f.writing:
		return true, f.edit(msg)
	case k.retry.hit(msg) && t.failed():
		for _, f := range t.fields {
			if f.failed() {
				f.again()
			}
		}
	case k.rewrite.hit(msg), k.write.hit(msg) && f.text() == "":
		f.start()
	case k.next.hit(msg): // a field with a text: what is next is the one without
		to := t.empty()
		if to < 0 {
			return false, nil
		}
		t.cursor = to
	case s == "up":
		return t.move(-1), nil
	case s == "down":
		return t.move(1), nil
	default:
		return false, nil
	}
	return true, nil
}

func (t *worksheet) failed() bool { return slices.ContainsFunc(t.fields, (*writer).failed) }

// empty is the next field below the pointer without a text, or -1.
func (t *worksheet) empty() int {
	for i := t.cursor + 1; i < len(t.fields); i++ {
		if t.fields[i].text() == "" {
			return i
		}
	}
	return -1
}

func (t *worksheet) move(by int) bool {
	to := t.cursor + by
	if to < 0 || to >= len(t.fields) {
		return false
	}
	t.cursor = to
	return true
}

// hop goes on writing in the field beside; at the ends the writing is over.
func (t *worksheet) hop(by int) bool {
	t.field().stop()
	if t.move(by) {
		t.field().start()
	}
	return true
}

func (t *worksheet) keys() ([]binding, bool) {
	k := t.env.keys
	if t.typing() {
		return []binding{k.nextField, k.editor, k.done}, true
	}
	choose := k.choose
	choose.does = t.env.words.Doing.Fields
	if t.failed() {
		return []binding{k.retry, k.rewrite, choose, k.editor}, false
	}
	if t.field().text() != "" {
		return []binding{k.next, k.rewrite, choose, k.editor}, false
	}
	return []binding{k.write, choose, k.editor}, false
}

// filled is the worksheet with what was written in it, as it stands.
func (t *worksheet) filled() study.Filled {
	f := study.Filled{Block: t.block}
	for _, w := range t.fields {
		f.Texts = append(f.Texts, w.text())
	}
	return f
}

func (t *worksheet) mark() mark {
	if t.filled().Count() > 0 {
		return notedMark
	}
	return todoMark
}

// noted is how far the worksheet is, for the margin.
func (t *worksheet) noted() (title, text string) {
	n := t.filled().Count()
	if n == 0 {
		return "", ""
	}
	return t.block.Title, fmt.Sprintf(t.env.words.Worksheet.Filled, n, len(t.fields))
}

func (t *worksheet) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words.Worksheet, t.env.styles
	sheet := t.block.Worksheet
	d.heading(w.Kind, t.block.Title, t.mark(), focused)
	d.blank()
	if sheet.Text != "" {
		d.text(sheet.Text, "", 0)
		d.blank()
	}
	d.say(w.Task, st.pencil, 0)
	if t.env.inRoom {
		d.say(t.env.words.Room.PlaySheet, st.pencil, 0)
	} else {
		d.say(w.Private, st.pencil, 0)
	}
	d.fix()
	if sheet.Table != nil {
		d.blank()
		t.drawTable(d)
	}
	for i := range t.fields {
		d.blank()
		if here := focused && i == t.cursor; here {
			from := len(d.rows)
			t.drawField(d, i, true)
			d.view.span, d.view.near = span{from, len(d.rows)}, span{from, len(d.rows)}
		} else {
			d.rows = append(d.rows, t.resting(i)...)
		}
	}
	if !focused {
		d.view.to = min(len(d.rows), d.view.from+4)
	}
	d.blank()
	n := t.filled().Count()
	d.say(fmt.Sprintf(w.Filled, n, len(t.fields)), st.strong, 0)
	if n == len(t.fields) {
		d.say(w.Complete, st.pencil, 0)
	}
	if sheet.Kit {
		d.say(w.Kit, st.pencil, 0)
	}
	if sheet.After != "" {
		d.blank()
		d.text(sheet.After, "", 0)
	}
	return d
}

// drawField draws a field: its name, its prompt, its text.
func (t *worksheet) drawField(d *drawing, i int, here bool) {
	st := t.env.styles
	f := t.block.Worksheet.Fields[i]
	name := safe.Line(f.Name)
	if here {
		d.say("▸ "+name+" · "+fmt.Sprintf(t.env.words.Worksheet.Field, i+1, len(t.fields)), st.chosen, 0)
	} else {
		d.say("  "+name, st.strong, 0)
	}
	if f.Prompt != "" {
		d.text(f.Prompt, "", 2)
	}
	t.fields[i].draw(d, 2, here, !here)
}

// resting returns the rows of a field that is not where the pointer is.
func (t *worksheet) resting(i int) []row {
	f := t.fields[i]
	from := fmt.Sprintln(t.env.layout.text, t.env.styles.theme, t.env.words.Lang, f.err, f.problem, f.changed(), len(f.apart), f.joined, f.text())
	kept, ok := t.drawn[i]
	if !ok || kept.from != from {
		d := &drawing{env: t.env, notes: t.notes}
		t.drawField(d, i, false)
		kept = fieldRows{from, d.rows}
		t.drawn[i] = kept
	}
	return kept.rows
}

// drawTable draws the table with the cells filled; a cell that is typed into
// follows when the typing is over.
func (t *worksheet) drawTable(d *drawing) {
	filled := t.filled()
	for i, f := range t.fields {
		if f.writing {
			filled.Texts[i] = f.saved
		}
	}
	escape := escapeIn(t.block.Worksheet)
	for i, text := range filled.Texts {
		filled.Texts[i] = escape(text)
	}
	md := document(t.env, filled)
	from := fmt.Sprintln(t.env.layout.text, t.env.styles.theme, t.env.words.Lang, md)
	if t.table.drawing == nil || t.table.from != from {
		t.table = tableRows{from, &drawing{env: t.env, notes: t.notes}}
		t.table.text(md, "", 0)
	}
	for _, m := range t.table.marks {
		m.row += len(d.rows)
		d.marks = append(d.marks, m)
	}
	d.rows = append(d.rows, t.table.rows...)
}
