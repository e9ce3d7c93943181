package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// fit builds the rows.
func (h *home) fit() tea.Cmd {
	if !h.env.layout.ready() {
		return nil
	}
	h.count()
	h.items = h.items[:0]
	var rows []row
	rows = h.greeting(rows)
	if h.filters || h.filter != "" {
		rows = append(rows, row{text: h.env.words.Home.Search + h.env.words.Colon() + h.env.styles.blue.Render(h.filter+"▏")}, row{})
	}
	if h.filter == "" {
		rows = h.continueItem(rows)
		rows = h.notebookItem(rows)
	}
	for _, c := range h.env.library {
		rows = h.courseRows(rows, c)
	}
	if len(h.items) == 0 || len(h.items) == 1 && h.items[0].notebook {
		rows = h.empty(rows)
	}
	h.cursor = min(h.cursor, max(0, len(h.items)-1))
	if len(h.items) > 0 {
		rows[h.items[h.cursor].row].here = true
	}
	h.sheet.set(rows, h.env.layout.body)
	return nil
}

func (h *home) wrap(rows []row, text string) []row {
	for _, l := range wrapped(text, h.env.layout.text) {
		rows = append(rows, row{text: l})
	}
	return rows
}

func (h *home) greeting(rows []row) []row {
	rows = append(rows, row{})
	w := h.env.words.Home
	if h.env.state.Count() == 0 {
		return append(h.wrap(rows, w.Welcome), row{})
	}
	rows = append(h.wrap(rows, w.Again), row{})
	if h.problems > 0 {
		for _, l := range wrapped(h.env.words.N(h.env.words.Errors.Problems, h.problems), h.env.layout.text) {
			rows = append(rows, row{text: h.env.styles.partly.Render(l)})
		}
		rows = append(rows, row{})
	}
	return rows
}

func (h *home) empty(rows []row) []row {
	if h.filter != "" {
		return h.wrap(rows, fmt.Sprintf(h.env.words.Home.NothingFound, h.filter))
	}
	return h.wrap(append(rows, row{}), h.env.words.Home.Empty)
}

// continueItem offers the module that was open last, or the first one that is
// not finished.
func (h *home) continueItem(rows []row) []row {
	c, e, resume := h.suggested()
	if e == nil {
		if h.all > 0 {
			return append(h.wrap(rows, h.env.words.Home.AllDone), row{})
		}
		return rows
	}
	w := h.env.words
	word := w.Home.Begin
	if resume {
		word = w.Home.Continue
	}
	head, lang := e.Head(w.Lang)
	start := len(rows)
	indent := h.indent()
	title := safe.Cut(head.Title, h.env.layout.text-indent)
	rows = append(rows, row{text: h.label(word, len(h.items)) + title})
	if line := h.whereLeft(c, e, head, lang, resume); line != "" {
		rows = append(rows, row{text: strings.Repeat(" ", indent) + h.env.styles.pencil.Render(safe.Cut(line, h.env.layout.text-indent))})
	}
	h.items = append(h.items, homeItem{row: start, rows: len(rows) - start, course: c, entry: e, resume: resume})
	return append(rows, row{})
}

// label is a word of what can be opened first, with the space behind it.
func (h *home) label(word string, item int) string {
	style := h.env.styles.blue
	if item == h.cursor {
		style = h.env.styles.chosen
	}
	return style.Render(word) + strings.Repeat(" ", max(0, h.indent()-ansi.StringWidth(word)))
}

// indent is where what those words open begins: below one another.
func (h *home) indent() int {
	w := h.env.words.Home
	return max(ansi.StringWidth(w.Begin), ansi.StringWidth(w.Continue), ansi.StringWidth(w.Notebook)) + 3
}

// suggested is what to continue: what was open last unless it is finished,
// else the first module that is not.
func (h *home) suggested() (*curriculum.Course, *curriculum.Entry, bool) {
	if last, ok := h.env.state.Resume(); ok {
		if c := h.env.library.Course(last.Course); c != nil {
			if e := c.Entry(last.Module); e != nil && h.stateOf(c, e) != study.Finished {
				return c, e, true
			}
		}
	}
	for _, c := range h.env.library {
		for _, e := range c.Entries {
			if h.stateOf(c, e) != study.Finished {
				return c, e, h.stateOf(c, e) == study.Started
			}
		}
	}
	return nil, nil, false
}

// whereLeft is the line below the module to continue: the page, and how long
// the rest takes. Of the module only that page is read for it, once for each
// state of the record.
func (h *home) whereLeft(c *curriculum.Course, e *curriculum.Entry, head curriculum.Head, lang string, resume bool) string {
	w := h.env.words
	if !resume {
		return fmt.Sprintf(w.Home.Minutes, head.Minutes.Solo)
	}
	key := fmt.Sprint(c.ID, e.ID, w.Lang, lang, h.env.state.Count())
	if h.where.key == key {
		return h.where.line
	}
	h.where.key, h.where.line = key, w.Home.Unreadable
	last, _ := lastOpened(h.env.state, c, &curriculum.Module{Head: head})
	m, page, err := c.Glance(e.ID, lang, last.Page)
	if err == nil {
		read := 0
		for i := range m.Pages {
			if study.PageRead(h.env.state, c.ID, m, i) {
				read++
			}
		}
		h.where.line = fmt.Sprintf(w.Home.PageOf, page+1, len(m.Pages)) + " · " +
			w.N(w.Home.Left, minutesLeft(head.Minutes.Solo, read, len(m.Pages)))
	}
	return h.where.line
}

// minutesLeft is the share of the declared minutes for the pages not yet read.
func minutesLeft(minutes, read, pages int) int {
	if pages == 0 {
		return 0
	}
	return max(1, (minutes*(pages-read)+pages-1)/pages)
}

func (h *home) notebookItem(rows []row) []row {
	w := h.env.words
	notes := study.CountNotes(h.env.state)
	text := w.N(w.Home.Notes, notes)
	if notes == 0 {
		text = w.Home.NoNotes
	}
	indent := h.indent()
	start := len(rows)
	for i, l := range wrapped(text, h.env.layout.text-indent) {
		before := strings.Repeat(" ", indent)
		if i == 0 {
			before = h.label(w.Home.Notebook, len(h.items))
		}
		rows = append(rows, row{text: before + h.env.styles.pencil.Render(l)})
	}
	h.items = append(h.items, homeItem{row: start, rows: len(rows) - start, notebook: true})
	return rows
}

// courseRows lists the modules of a course by track, below its title where
// there are several courses.
func (h *home) courseRows(rows []row, c *curriculum.Course) []row {
	w, several := h.env.words, len(h.env.library) > 1
	titled := !several
	heading := func() {
		if !titled {
			title := safe.Cut(safe.Line(c.Title.In(w.Lang)), h.env.layout.text)
			rows, titled = append(rows, row{}, row{text: h.env.styles.strong.Render(title)}), true
		}
	}
	if several && len(c.Entries) == 0 && h.filter == "" {
		heading()
		return h.wrap(rows, w.Home.Empty)
	}
	tracks := append(append([]curriculum.Track{}, c.Tracks...), curriculum.Track{Title: curriculum.Text{w.Lang: w.Home.Other}})
	for _, t := range tracks {
		var in []*curriculum.Entry
		for _, e := range c.InTrack(t.ID) {
			head, _ := e.Head(w.Lang)
			if h.filter == "" || strings.Contains(curriculum.Fold(head.Title), curriculum.Fold(h.filter)) {
				in = append(in, e)
			}
		}
		if len(in) == 0 {
			continue
		}
		heading()
		if !several || len(c.Tracks) > 0 {
			rows = append(rows, row{}, row{text: h.trackLine(safe.Line(t.Title.In(w.Lang)))})
		}
		for _, e := range in {
			rows = h.moduleRow(rows, c, e)
		}
	}
	return rows
}

func (h *home) trackLine(title string) string {
	width := h.env.layout.text
	title = safe.Cut(title, width-6)
	rest := width - ansi.StringWidth(title) - 4
	return h.env.styles.pencil.Render("── " + title + " " + strings.Repeat("─", max(rest, 0)))
}

// fromCells is what the id of a joined course may take of a module's row: its
// title would leave no room for the module's.
const fromCells = 14

func (h *home) moduleRow(rows []row, c *curriculum.Course, e *curriculum.Entry) []row {
	item := homeItem{row: len(rows), rows: 1, course: c, entry: e}
	if body := h.env.layout.body; len(rows) < h.sheet.top-body || len(rows) > h.sheet.top+2*body {
		h.items = append(h.items, item) // out of sight: it only takes its place
		return append(rows, row{})
	}
	w := h.env.words
	head, lang := e.Head(w.Lang)
	state := h.stateOf(c, e)
	var right []string
	if e.From != nil {
		right = append(right, safe.Cut(e.From.ID, fromCells))
	}
	if lang != w.Lang {
		right = append(right, fmt.Sprintf(w.Home.OnlyIn, w.Name(lang)))
	}
	m := noMark
	switch state {
	case study.Finished:
		m, right = rightMark, append(right, w.State.Finished)
	case study.Started:
		m, right = startedMark, append(right, w.State.Started)
	}
	if head.Minutes.Solo > 0 {
		right = append(right, fmt.Sprintf(w.Home.Minutes, head.Minutes.Solo))
	}
	said := strings.Join(right, "   ")
	width := h.env.layout.text
	title := safe.Cut(head.Title, max(8, width-ansi.StringWidth(said)-2))
	if len(h.items) == h.cursor {
		title = h.env.styles.chosen.Render(title)
	}
	h.items = append(h.items, item)
	return append(rows, row{text: spread(title, h.env.styles.pencil.Render(said), width), mark: m})
}
