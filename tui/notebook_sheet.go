package tui

import (
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// drawDue says that a reflection comes back.
func (n *notebook) drawDue(d *drawing, note study.Kept) {
	if note.Block == nil {
		return
	}
	if days, due := study.DueAgain(note.Block, note.Note, n.env.now()); due {
		d.say(n.env.words.N(n.env.words.Later.StillTrue, days), n.env.styles.partly, 2)
	}
}

// document is a worksheet with what was written in it as Markdown, the
// learner's words as they stand.
func document(e *env, f study.Filled) string {
	escape := escapeLines
	if f.Block.Worksheet.Table != nil {
		escape = func(text string) string { return escapeMarkdown(safe.Text(text)) }
	}
	return f.Escaped(escape).Document("*" + e.words.Worksheet.Blank + "*")
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
