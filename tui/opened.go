package tui

import (
	"slices"
	"strconv"
	"strings"

	"cahier/tui/markdown"
)

// What can be opened in place: a source where it is cited, a term where it
// first stands on the page.
const (
	sourceMark = iota + 1
	termMark
)

// A placed mark is something that can be opened, at a row of its part.
type placed struct {
	kind int
	key  string
	row  int
}

// opened is the source or term that is shown below its line.
type opened struct {
	kind int
	key  string
	part int
	row  int // of the part
	at   int // row of the sheet where the note begins
	rows int
}

// open shows the next source or term: the first one in view, then one after
// the other down the page, then none.
func (r *reader) open(kind int) {
	var all []opened
	for i, p := range r.parts {
		for _, m := range p.marks {
			if m.kind == kind {
				all = append(all, opened{kind: kind, key: m.key, part: i, row: m.row})
			}
		}
	}
	if len(all) == 0 {
		r.opened = &opened{kind: kind, part: -1}
		r.compose()
		return
	}
	next := 0
	if r.opened != nil && r.opened.kind == kind {
		next = slices.IndexFunc(all, func(o opened) bool {
			return o.part == r.opened.part && o.row == r.opened.row && o.key == r.opened.key
		}) + 1
	} else if next = slices.IndexFunc(all, func(o opened) bool { return r.parts[o.part].at+o.row >= r.sheet.top }); next < 0 {
		next = len(all) - 1 // the last one above
	}
	if next >= len(all) {
		r.closeOpened()
		return
	}
	r.opened = &all[next]
	r.compose()
	r.sheet.reveal(r.opened.at-1, r.opened.at+r.opened.rows)
}

func (r *reader) closeOpened() {
	r.opened = nil
	r.compose()
}

// withOpened puts the note that is open below its line. Where there was
// nothing to open it says so at the top of the window.
func (r *reader) withOpened(rows []row) []row {
	o := r.opened
	if o == nil {
		return rows
	}
	text := r.openedText()
	width := r.env.layout.text - 4
	var note []row
	for i, l := range r.env.render(text, width, markdown.Options{}).Lines {
		lead := "  │ "
		if i == 0 {
			lead = "  ┌ "
		}
		note = append(note, row{text: r.env.styles.blue.Render(lead) + l})
	}
	note = append(note, row{text: r.env.styles.blue.Render("  └")})
	at := min(r.sheet.top, len(rows))
	if o.part >= 0 {
		at = r.parts[o.part].at + o.row + 1
		for _, p := range r.parts[o.part+1:] {
			p.at += len(note)
		}
	}
	o.at, o.rows = at, len(note)
	if r.point != nil && r.point.row >= at {
		r.point.row += len(note)
	}
	return slices.Insert(rows, at, note...)
}

// openedText is the Markdown of what is open.
func (r *reader) openedText() string {
	w := r.env.words
	o := r.opened
	switch {
	case o.part < 0 && o.kind == sourceMark:
		return w.Read.NoSources
	case o.part < 0:
		return w.Read.NoTerms
	case o.kind == sourceMark:
		f, _ := r.module.Footnote(o.key)
		return "**" + w.Read.Source + " " + strconv.Itoa(f.Number) + "** " + f.Text
	}
	for _, t := range r.terms {
		if t.ID == o.key {
			also := ""
			if len(t.Variants) > 0 {
				also = " (" + strings.Join(t.Variants, ", ") + ")"
			}
			return "**" + t.Name + "**" + also + w.Colon() + t.Definition
		}
	}
	return ""
}
