package tui

import (
	"cmp"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// notebook lists all notes by module, those of modules that are gone included.
type notebook struct {
	env    *env
	sheet  sheet
	items  []noteItem
	cursor int
}

// A noteItem is a note in the list, with where it can be opened.
type noteItem struct {
	note    study.Kept
	chapter *study.Chapter
	row     int
	rows    int
}

// partID is the part of its page that holds the note, "" where that is gone.
func (it noteItem) partID() string {
	switch {
	case it.note.Block != nil:
		return it.note.Block.ID
	case it.note.Note.Block == "":
		return pageNoteID
	}
	return ""
}

func newNotebook(e *env) *notebook { return &notebook{env: e} }

func (n *notebook) init() tea.Cmd { return nil }
func (n *notebook) typing() bool  { return false }
func (n *notebook) leave()        {}

func (n *notebook) header() (left, right string) { return n.env.words.Notebook.Title, "" }

func (n *notebook) keys() ([]binding, string) {
	k := n.env.keys
	var ks []binding
	long := n.sheet.long()
	if n.moves() {
		ks = append(ks, k.choose)
	}
	if n.cursor < len(n.items) && n.items[n.cursor].chapter.Head != nil {
		ks = append(ks, k.open)
	}
	if long {
		ks = append(ks, k.pageDown)
	}
	right := ""
	if len(n.items) > 0 {
		right = n.env.words.N(n.env.words.Home.Notes, len(n.items))
	}
	return append(ks, k.language, k.help, k.back), right
}

func (n *notebook) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return n.key(msg)
	case savedMsg:
		n.fit()
	}
	return nil
}

func (n *notebook) key(msg tea.KeyPressMsg) tea.Cmd {
	k := n.env.keys
	switch {
	case k.back.hit(msg):
		return pop
	case k.up.hit(msg):
		n.move(-1)
	case k.down.hit(msg):
		n.move(1)
	case k.pageUp.hit(msg):
		n.sheet.scroll(-n.sheet.body)
	case k.pageDown.hit(msg):
		n.sheet.scroll(n.sheet.body)
	case k.top.hit(msg):
		n.choose(0)
		n.sheet.scroll(-len(n.sheet.rows))
	case k.bottom.hit(msg):
		n.choose(len(n.items) - 1)
		n.sheet.scroll(len(n.sheet.rows))
	case k.open.hit(msg):
		return n.open()
	}
	return nil
}

func (n *notebook) moves() bool { return n.sheet.long() || len(n.items) > 1 }

func (n *notebook) choose(at int) {
	n.cursor = max(0, min(at, len(n.items)-1))
	n.fit()
}

// move goes to the next note; inside a note longer than the window it scrolls.
func (n *notebook) move(by int) {
	if len(n.items) == 0 {
		return
	}
	it := n.items[n.cursor]
	if by > 0 && it.row+it.rows > n.sheet.top+n.sheet.body || by < 0 && it.row < n.sheet.top {
		n.sheet.scroll(by)
		return
	}
	n.choose(n.cursor + by)
	it = n.items[n.cursor]
	from := it.row
	if n.cursor == 0 {
		from = 0
	}
	n.sheet.reveal(from, min(it.row+it.rows, from+n.sheet.body))
}

// open goes to where the note was written. Where the module is gone there is
// nowhere to go.
func (n *notebook) open() tea.Cmd {
	if n.cursor >= len(n.items) || n.items[n.cursor].chapter.Head == nil {
		return nil
	}
	it := n.items[n.cursor]
	r := newReader(n.env, n.env.library.Course(it.chapter.Course), it.chapter.ID)
	if r.broken {
		return push(r)
	}
	if r.whole(); r.broken || it.note.Gone() {
		return push(r)
	}
	r.turnTo(it.note.At, 0)
	r.drawRest()
	if at := slices.IndexFunc(r.parts, func(p *part) bool { return p.active() && p.id == it.partID() }); at >= 0 {
		r.focusOn(at, true)
	}
	return push(r)
}

func (n *notebook) view() (string, *tea.Cursor) {
	return n.sheet.window(n.env.layout, n.env.styles), nil
}

// fit builds the rows: by module, each note with the title of its block.
func (n *notebook) fit() tea.Cmd {
	if !n.env.layout.ready() {
		return nil
	}
	w, st := n.env.words, n.env.styles
	d := &drawing{env: n.env}
	d.blank()
	d.say(w.Notebook.Title, st.strong, 0)
	n.items = n.items[:0]
	chapters := study.Notebook(n.env.state, func(course, module string) (*curriculum.Head, *curriculum.Module) {
		return n.env.library.Recorded(course, module, w.Lang)
	})
	if len(chapters) == 0 {
		d.blank()
		d.say(w.Notebook.Empty, st.pencil, 0)
	}
	for _, c := range chapters {
		d.blank()
		d.say("── "+n.title(c)+" ──", st.pencil, 0)
		for _, note := range c.Notes {
			d.blank()
			n.draw(d, c, note)
		}
	}
	n.sheet.set(d.rows, n.env.layout.body)
	return nil
}

// title is the module's or, where it is gone, the names it had.
func (n *notebook) title(c *study.Chapter) string {
	w := n.env.words
	switch {
	case c.Head == nil:
		return safe.Line(c.Course+"/"+c.ID) + " · " + w.Notebook.GoneModule
	case c.Module == nil:
		return safe.Line(cmp.Or(c.Head.Title, c.ID)) + " · " + w.Home.Unreadable
	}
	return safe.Line(cmp.Or(c.Head.Title, c.ID))
}

func (n *notebook) draw(d *drawing, c *study.Chapter, note study.Kept) {
	w, st := n.env.words, n.env.styles
	item := noteItem{note: note, chapter: c, row: len(d.rows)}
	d.heading(n.noteTitle(c, note), "", notedMark, len(n.items) == n.cursor)
	if note.Sheet != nil {
		d.text(document(n.env, note.Sheet.Escaped(escapeIn(note.Block.Worksheet))), "", 2)
		item.rows = len(d.rows) - item.row
		n.items = append(n.items, item)
		return
	}
	n.drawDue(d, note)
	if len(note.Current) > 1 {
		d.say(w.Write.Two, st.partly, 2)
	}
	for i, e := range note.Current {
		if i > 0 {
			d.blank()
		}
		d.text(escapeLines(*e.Text), "", 2)
		d.say(e.At.In(n.env.now().Location()).Format(w.Notebook.Written), st.pencil, 2)
	}
	item.rows = len(d.rows) - item.row
	n.items = append(n.items, item)
}

// noteTitle says what a note was written for; what is gone, by its name.
func (n *notebook) noteTitle(c *study.Chapter, note study.Kept) string {
	w := n.env.words.Notebook
	inner := n.env.words.Inner
	switch {
	case note.Gone() && c.Module == nil:
		return safe.Line(note.Name()) // the chapter says that the module is gone
	case note.Gone():
		return safe.Line(note.Name()) + " · " + w.Gone
	case note.Block == nil:
		return fmt.Sprintf(w.OnPage, inner(safe.Line(cmp.Or(c.Module.Pages[note.At].Title, c.Module.Title))))
	case note.Field != "" && note.Sheet == nil:
		return safe.Line(note.Block.Title) + " · " + safe.Line(note.Field)
	}
	return safe.Line(note.Block.Title)
}

var (
	_ screen = (*notebook)(nil)
	_ screen = (*home)(nil)
	_ screen = (*reader)(nil)
)
