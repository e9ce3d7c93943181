package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// home is the first screen: continue where you were, your notes, and all
// modules by track with how far you are in each.
type home struct {
	env      *env
	sheet    sheet
	items    []homeItem
	cursor   int // index into items
	filter   string
	filters  bool // the learner is typing a filter
	problems int  // damaged parts of the record, told once
	where    struct{ key, line string }
	done     int // modules that are finished
	all      int
}

// A homeItem is something to choose: a module, to begin or to continue, or
// the notebook.
type homeItem struct {
	row      int // where it begins
	rows     int
	course   *curriculum.Course
	entry    *curriculum.Entry // nil for the notebook
	resume   bool              // at the place where it was left
	notebook bool
}

func newHome(e *env) *home { return &home{env: e} }

func (h *home) init() tea.Cmd { return nil }

func (h *home) typing() bool { return h.filters }

func (h *home) leave() {}

func (h *home) moves() bool { return len(h.items) > 1 }

func (h *home) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return h.key(msg)
	case tea.PasteMsg:
		if h.filters {
			h.filter += safe.Line(msg.Content)
			h.fit()
		}
	case savedMsg:
		h.fit()
	}
	return nil
}

func (h *home) key(msg tea.KeyPressMsg) tea.Cmd {
	k := h.env.keys
	if h.filters && h.filterKey(msg) {
		return nil
	}
	switch {
	case k.up.hit(msg):
		h.move(-1)
	case k.down.hit(msg):
		h.move(1)
	case k.pageUp.hit(msg):
		h.move(-h.sheet.body / 2)
	case k.pageDown.hit(msg):
		h.move(h.sheet.body / 2)
	case k.top.hit(msg):
		h.move(-len(h.items))
	case k.bottom.hit(msg):
		h.move(len(h.items))
	case k.open.hit(msg):
		return h.open()
	case k.notebook.hit(msg):
		return push(newNotebook(h.env))
	case k.search.hit(msg):
		h.filters = true
		h.fit()
	case h.filter != "" && k.closeNote.hit(msg):
		h.filter, h.filters, h.cursor = "", false, 0
		h.fit()
	case k.quit.hit(msg):
		return quit
	}
	return nil
}

// filterKey edits the filter; false leaves the key to the list.
func (h *home) filterKey(msg tea.KeyPressMsg) bool {
	switch {
	case msg.String() == "esc":
		h.filter, h.filters = "", false
	case msg.String() == "enter":
		if len(h.items) == 0 {
			return true // nothing to open: typing goes on
		}
		h.filters = false
		return false
	case msg.String() == "backspace":
		if r := []rune(h.filter); len(r) > 0 {
			h.filter = string(r[:len(r)-1])
		}
	case msg.Text != "":
		h.filter += safe.Line(msg.Text)
	default:
		return false
	}
	h.cursor = 0
	h.fit()
	return true
}

func (h *home) move(by int) {
	if len(h.items) == 0 {
		return
	}
	at := h.cursor
	h.cursor = min(max(h.cursor+by, 0), len(h.items)-1)
	if it := h.items[h.cursor]; h.cursor == 0 {
		h.sheet.reveal(0, it.row+it.rows)
	} else {
		h.sheet.reveal(it.row-1, it.row+it.rows)
	}
	if at == h.cursor && by > 0 {
		h.sheet.scroll(by)
	}
	h.fit()
}

func (h *home) open() tea.Cmd {
	if h.cursor >= len(h.items) {
		return nil
	}
	it := h.items[h.cursor]
	if it.notebook {
		return push(newNotebook(h.env))
	}
	r := newReader(h.env, it.course, it.entry.ID)
	if r == nil {
		return nil
	}
	return push(r)
}

func (h *home) header() (left, right string) {
	title := ""
	if len(h.env.library) == 1 { // several have their titles below
		title = safe.Line(h.env.library[0].Title.In(h.env.words.Lang))
	}
	return "cahier   " + title, strings.ToUpper(h.env.words.Lang)
}

func (h *home) keys() ([]binding, string) {
	k := h.env.keys
	var ks []binding
	if h.moves() {
		ks = append(ks, k.choose)
	}
	if len(h.items) > 0 {
		ks = append(ks, k.open)
	}
	switch {
	case h.filters:
		return append(ks, k.closeNote), ""
	case h.filter != "":
		return append(ks, k.search, k.closeNote), ""
	}
	return append(ks, k.notebook, k.search, k.language, k.help, k.quit), fmt.Sprintf(h.env.words.Home.Of, h.done, h.all)
}

// count counts the modules, and those that are finished.
func (h *home) count() {
	h.done, h.all = 0, 0
	for _, c := range h.env.library {
		for _, e := range c.Entries {
			h.all++
			if h.stateOf(c, e) == study.Finished {
				h.done++
			}
		}
	}
}

func (h *home) stateOf(c *curriculum.Course, e *curriculum.Entry) string {
	head, _ := e.Head(h.env.words.Lang)
	return study.ShelfState(h.env.state, c.ID, e.ID, head.Was)
}

func (h *home) view() (string, *tea.Cursor) {
	l := h.env.layout
	body := h.sheet.window(l, h.env.styles)
	if l.contents > 0 {
		body = beside([]int{l.contents / 2, l.width - l.contents/2}, "", body)
	}
	return body, nil
}
