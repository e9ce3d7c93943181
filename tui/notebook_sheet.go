package tui

import (
	"slices"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// sheetOf returns the worksheet that a note is a field of, where it is there.
func sheetOf(m *curriculum.Module, note progress.Note) *curriculum.Block {
	if m == nil || note.Field == "" {
		return nil
	}
	b, _ := m.Block(note.Block)
	if b == nil || b.Worksheet == nil {
		return nil
	}
	if _, at := b.Worksheet.Field(note.Field); at < 0 {
		return nil // a field that is gone stands alone
	}
	return b
}

// drawSheet adds a worksheet as one document, at the first of its fields.
func (n *notebook) drawSheet(d *drawing, note progress.Note, m *curriculum.Module, c *curriculum.Course, b *curriculum.Block) {
	if slices.ContainsFunc(n.items, func(it noteItem) bool { return it.sheet == b }) {
		return
	}
	d.blank()
	item := noteItem{note: note, row: len(d.rows), course: c, module: note.Module, sheet: b}
	d.heading(safe.Line(b.Title), "", notedMark, len(n.items) == n.cursor)
	d.text(document(n.env, study.FilledSheet(n.env.state, c.ID, m, b)), "", 2)
	item.rows = len(d.rows) - item.row
	n.items = append(n.items, item)
}

// document is a worksheet with what was written in it as Markdown, the
// learner's words as they stand.
func document(e *env, f study.Filled) string {
	for i, text := range f.Texts {
		if f.Block.Worksheet.Table != nil {
			f.Texts[i] = escapeMarkdown(safe.Text(text))
		} else {
			f.Texts[i] = escapeLines(text)
		}
	}
	return f.Document("*" + e.words.Worksheet.Blank + "*")
}

// countNotes counts notes, a worksheet as one however many fields it has.
func countNotes(s progress.State) int {
	type sheet struct{ course, module, block string }
	seen := map[sheet]bool{}
	n := 0
	for _, note := range s.Notes() {
		k := sheet{note.Course, note.Module, note.Block}
		if note.Field == "" || !seen[k] {
			n++
		}
		seen[k] = note.Field != ""
	}
	return n
}
