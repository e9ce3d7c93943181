package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// contentsRows lists the pages of the module with what is done, and its end.
func (r *reader) contentsRows(width, cursor int) []row {
	w, st := r.env.words, r.env.styles
	rows := []row{{}, {text: st.strong.Render(w.Read.Contents)}, {}}
	for i := range r.module.Pages {
		rows = append(rows, r.contentsEntry(i, safe.Line(r.module.Pages[i].Title), width, i == cursor)...)
	}
	return append(rows, r.contentsEntry(len(r.module.Pages), w.End.Title, width, cursor == len(r.module.Pages))...)
}

// contentsEntry is a page in the list: its title whole, what does not fit into
// the first row a little to the right.
func (r *reader) contentsEntry(i int, title string, width int, here bool) (rows []row) {
	for n, l := range r.folded(title, width) {
		out := row{text: l}
		if n > 0 {
			out.text = "  " + l
		}
		if here {
			out.text = r.env.styles.chosen.Render(out.text)
		}
		if n == 0 {
			out.mark, out.here = r.pageMark(i), here
		}
		rows = append(rows, out)
	}
	return rows
}

// folded is a title in rows of a width. It is kept: the list at the left is drawn
// with every frame.
func (r *reader) folded(title string, width int) []string {
	key := fold{title, width}
	lines, ok := r.folds[key]
	if !ok {
		lines = []string{title}
		if ansi.StringWidth(title) > width {
			lines = wrapped(title, width-2)
		}
		if len(r.folds) > 4096 || r.folds == nil { // of sizes and languages that were
			r.folds = map[fold][]string{}
		}
		r.folds[key] = lines
	}
	return lines
}

// pageMark tells whether a page is read and its questions answered.
func (r *reader) pageMark(page int) mark {
	if page >= len(r.module.Pages) {
		if r.status.State == study.Finished {
			return rightMark
		}
		return noMark
	}
	read := study.PageRead(r.env.state, r.course.ID, r.module, page)
	open := 0
	for _, t := range r.status.Todo {
		if t.Page == page && t.Block != nil {
			open++
		}
	}
	switch {
	case read && open == 0:
		return rightMark
	case read:
		return todoMark
	}
	return noMark
}

// hereIn is the row of the list at which one is.
func hereIn(rows []row) int {
	return max(0, slices.IndexFunc(rows, func(r row) bool { return r.here }))
}

// sidebar is the contents at the left of a wide window, with the page in it at
// which one is.
func (r *reader) sidebar() string {
	l, st := r.env.layout, r.env.styles
	at := r.page
	if r.contents {
		at = r.cursor
	}
	list := sheet{}
	list.set(r.contentsRows(l.contents-7, at), l.body)
	here := hereIn(list.rows)
	list.reveal(here, here+4)
	var lines []string
	for _, row := range list.rows[list.top:] {
		m, here := " ", " "
		if row.here {
			here = st.chosen.Render(glyphs[hereMark])
		}
		if row.mark != noMark {
			m = st.of(row.mark).Render(glyphs[row.mark])
		}
		lines = append(lines, " "+here+" "+m+" "+row.text)
	}
	return strings.Join(lines[:min(len(lines), l.body)], "\n")
}

// notesBar is the notes of this page at the right of a very wide window.
func (r *reader) notesBar() string {
	l, st := r.env.layout, r.env.styles
	var lines []string
	for _, p := range r.parts {
		n, ok := p.player.(noter)
		if !ok {
			continue
		}
		title, text := n.noted()
		if text == "" {
			continue
		}
		lines = append(lines, "")
		for _, t := range wrapped(title, l.notes) {
			lines = append(lines, st.strong.Render(t))
		}
		for _, t := range wrapped(safe.Text(text), l.notes) {
			lines = append(lines, st.pencil.Render(t))
		}
	}
	if len(lines) > 0 {
		lines = append([]string{"", st.strong.Render(r.env.words.Notebook.Title)}, lines...)
	}
	if len(lines) > l.body { // the notebook has them whole
		lines = append(lines[:l.body-1], st.pencil.Render("…"))
	}
	for i := range lines {
		lines[i] = "   " + lines[i]
	}
	return strings.Join(lines, "\n")
}
