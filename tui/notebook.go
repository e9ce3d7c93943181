package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
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
	note   progress.Note
	row    int
	rows   int
	course *curriculum.Course // nil where the module is gone
	module string
	sheet  *curriculum.Block // where the item is a whole worksheet
}

func newNotebook(e *env) *notebook { return &notebook{env: e} }

func (n *notebook) init() tea.Cmd { return nil }
func (n *notebook) typing() bool  { return false }
func (n *notebook) leave()        {}

func (n *notebook) header() (left, right string) { return n.env.words.Notebook.Title, "" }

func (n *notebook) keys() ([]binding, string) {
	k := n.env.keys
	var ks []binding
	long := len(n.sheet.rows) > n.sheet.body
	if long || len(n.items) > 1 {
		ks = append(ks, k.choose)
	}
	if len(n.items) > 0 {
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
	case tea.MouseWheelMsg:
		n.sheet.scroll(wheel(msg))
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
		n.sheet.scroll(-len(n.sheet.rows))
	case k.bottom.hit(msg):
		n.sheet.scroll(len(n.sheet.rows))
	case k.open.hit(msg):
		return n.open()
	}
	return nil
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
	n.cursor = min(max(n.cursor+by, 0), len(n.items)-1)
	n.fit()
	it = n.items[n.cursor]
	from := it.row
	if n.cursor == 0 {
		from = 0
	}
	n.sheet.reveal(from, min(it.row+it.rows, from+n.sheet.body))
}

// open goes to where the note was written.
func (n *notebook) open() tea.Cmd {
	if n.cursor >= len(n.items) || n.items[n.cursor].course == nil {
		return nil
	}
	it := n.items[n.cursor]
	r := newReader(n.env, it.course, it.module)
	if r.broken {
		return push(r)
	}
	if b, page := r.module.Block(it.note.Block); b != nil {
		r.turnTo(page, 0)
		for i, p := range r.parts {
			if p.block == b {
				r.focusOn(i, true)
			}
		}
	} else if page := r.module.PageIndex(it.note.Page); page >= 0 {
		r.turnTo(page, 0)
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
	notes := n.env.state.Notes()
	if len(notes) == 0 {
		d.blank()
		d.say(w.Notebook.Empty, st.pencil, 0)
	}
	last := progress.ModuleKey{}
	var module *curriculum.Module
	var course *curriculum.Course
	for _, note := range notes {
		if key := (progress.ModuleKey{Course: note.Course, Module: note.Module}); key != last {
			last = key
			module, course = n.module(key)
			d.blank()
			d.say("── "+n.title(module, key)+" ──", st.pencil, 0)
		}
		if b := sheetOf(module, note); b != nil {
			n.drawSheet(d, note, module, course, b)
			continue
		}
		d.blank()
		n.draw(d, note, module, course)
	}
	n.sheet.set(d.rows, n.env.layout.body)
	return nil
}

// module reads the module of a note, where it is still there.
func (n *notebook) module(key progress.ModuleKey) (*curriculum.Module, *curriculum.Course) {
	c := n.env.library.Course(key.Course)
	if c == nil {
		return nil, nil
	}
	m, _, err := c.Module(key.Module, n.env.words.Lang)
	if err != nil {
		return nil, nil
	}
	return m, c
}

func (n *notebook) title(m *curriculum.Module, key progress.ModuleKey) string {
	if m == nil {
		return key.Module
	}
	return m.Title
}

func (n *notebook) draw(d *drawing, note progress.Note, m *curriculum.Module, c *curriculum.Course) {
	w, st := n.env.words, n.env.styles
	item := noteItem{note: note, row: len(d.rows), course: c, module: note.Module}
	title := noteTitle(n.env.words.Notebook.Gone, n.env.words.Notebook.OnPage, m, note)
	d.heading(title, "", notedMark, len(n.items) == n.cursor)
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

// noteTitle says what a note is about: its block's title, its page, or, where
// both are gone, the name they had.
func noteTitle(gone, onPage string, m *curriculum.Module, note progress.Note) string {
	if m == nil {
		return note.Block + note.Page
	}
	if b, _ := m.Block(note.Block); b != nil {
		return b.Title
	}
	if i := m.PageIndex(note.Page); i >= 0 && note.Block == "" {
		return fmt.Sprintf(onPage, m.Pages[i].Title)
	}
	return gone + " (" + note.Block + ")"
}

var (
	_ screen = (*notebook)(nil)
	_ screen = (*home)(nil)
	_ screen = (*reader)(nil)
)
