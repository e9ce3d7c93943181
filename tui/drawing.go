package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/tui/markdown"
)

// A drawing collects the rows of a part of a page.
type drawing struct {
	env   *env
	notes map[string]int // sources that can be cited: label to number
	rows  []row
	marks []placed
	point *point // where the cursor of the terminal is, in these rows
	view  view
}

// A span is rows from one up to another, that one not included.
type span struct{ from, to int }

// A view is what of a part is to be brought into view: the rows that matter
// now, of those that do not fit the first or the last, and where the pointer is.
type view struct {
	span
	end  bool
	near span
	// follow keeps the pointer in sight with every key, not only where it moves:
	// for who answers line by line.
	follow bool
}

// fix tells that the rows so far stand whatever the learner does, and that what
// keys act on begins.
func (d *drawing) fix() {
	for i := range d.rows {
		d.rows[i].fixed = true
	}
	d.view.from = len(d.rows)
}

// A point is a row and a column.
type point struct{ row, col int }

func (d *drawing) blank() { d.rows = append(d.rows, row{}) }

// text adds Markdown, indented; the first line begins with lead.
func (d *drawing) text(md, lead string, indent int) {
	width := max(d.env.layout.text-indent, 16)
	drawn := d.env.render(md, width, markdown.Options{Footnotes: d.notes})
	d.mark(drawn.Marks)
	for i, l := range drawn.Lines {
		before := strings.Repeat(" ", indent)
		if i == 0 && lead != "" {
			before = lead + strings.Repeat(" ", max(0, indent-ansi.StringWidth(lead)))
		}
		d.rows = append(d.rows, row{text: before + l})
	}
}

// prose adds Markdown of a page, with its terms marked.
func (d *drawing) prose(md string, terms []curriculum.Term) {
	o := markdown.Options{Footnotes: d.notes}
	for _, t := range terms {
		o.Terms = append(o.Terms, markdown.Term{Key: t.ID, Forms: t.Forms()})
	}
	drawn := d.env.render(md, d.env.layout.text, o)
	d.mark(drawn.Marks)
	for _, l := range drawn.Lines {
		d.rows = append(d.rows, row{text: l, fixed: true})
	}
}

// mark keeps where sources and terms can be opened in what is added next.
func (d *drawing) mark(marks []markdown.Mark) {
	for _, m := range marks {
		kind := sourceMark
		if m.Kind == markdown.TermMark {
			kind = termMark
		}
		d.marks = append(d.marks, placed{kind, m.Key, len(d.rows) + m.Line})
	}
}

// say adds a sentence of the program's.
func (d *drawing) say(s string, style interface{ Render(...string) string }, indent int) {
	for _, l := range wrapped(s, max(d.env.layout.text-indent, 16)) {
		d.rows = append(d.rows, row{text: strings.Repeat(" ", indent) + style.Render(l)})
	}
}

// heading adds the title line of a block, with its mark in the margin.
func (d *drawing) heading(kind, title string, m mark, here bool) {
	st := d.env.styles
	text := kind
	if title != "" {
		text = safe.Line(text + " · " + title)
	}
	for i, l := range wrapped(text, d.env.layout.text) {
		r := row{text: st.strong.Render(l), fixed: true}
		if i == 0 {
			r.mark, r.here = m, here
		}
		d.rows = append(d.rows, r)
	}
}

// saving says that something is being written, or why it could not be.
func (d *drawing) saving(err error) {
	w, st := d.env.words, d.env.styles
	if err == nil {
		d.say(w.Ask.Saving, st.pencil, 0)
		return
	}
	what, hint := w.Failure(err, "")
	d.say(what, st.wrong, 0)
	d.say(hint, st.pencil, 0)
}

// escapeMarkdown makes a learner's text stand as it is in Markdown.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]()#+-.!|<>~&:@", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// cursorAt makes the terminal's cursor of a point of the sheet.
func cursorAt(p *point, s *sheet, l layout, left int) *tea.Cursor {
	if p == nil || p.row < s.top || p.row >= s.top+s.body {
		return nil
	}
	return tea.NewCursor(left+l.margin+p.col, p.row-s.top)
}
