package tui

import (
	"cahier/curriculum"
	"cahier/curriculum/safe"
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

// document is a worksheet as Markdown whose texts stand as the learner wrote
// them; see escapeIn.
func document(e *env, f study.Filled) string {
	return f.Document("*" + e.words.Worksheet.Blank + "*")
}

// escapeIn keeps a text from being Markdown in the document of a worksheet.
func escapeIn(w *curriculum.Sheet) func(text string) string {
	if w.Table == nil {
		return escapeLines
	}
	return func(text string) string { return escapeMarkdown(safe.Text(text)) }
}
