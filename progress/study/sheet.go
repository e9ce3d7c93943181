package study

import (
	"slices"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

// NotedField is Noted for one field of a worksheet.
func (p Place) NotedField(b *curriculum.Block, field, text, after string) progress.Event {
	e := p.Noted(b, text, after)
	e.Field = field
	return e
}

// NotedPage is written when the learner's free note on a page changed.
func (p Place) NotedPage(page *curriculum.Page, text, after string) progress.Event {
	e := p.event(progress.Noted)
	e.Digest, e.Text, e.After = page.Digest, &text, after
	return e
}

// PageNote returns the learner's free note on a page, under all ids it had.
func PageNote(s progress.State, course string, m *curriculum.Module, page *curriculum.Page) progress.Note {
	return s.PageNoteUnder(course, names(m.ID, m.Was), names(page.ID, page.Was))
}

// A Filled is a worksheet with what the learner wrote in it, one text and one
// note for each of its fields. A field of which two devices hold versions has
// both in its text, one below the other.
type Filled struct {
	Block *curriculum.Block
	Texts []string
	Notes []progress.Note
}

// FilledSheet returns a worksheet of a module as the record has it.
func FilledSheet(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) Filled {
	f := Filled{Block: b}
	for _, field := range b.Worksheet.Fields {
		f.Notes = append(f.Notes, NoteIn(s, course, m, b, field.ID))
	}
	return f.Escaped(func(text string) string { return text })
}

// Escaped returns the worksheet with each version of each text as escape
// writes it: a version may hold what would reach into the next.
func (f Filled) Escaped(escape func(string) string) Filled {
	f.Texts = make([]string, len(f.Notes))
	for i, n := range f.Notes {
		texts := n.Texts()
		for j := range texts {
			texts[j] = escape(texts[j])
		}
		f.Texts[i] = strings.Join(texts, "\n\n")
	}
	return f
}

// Two tells whether a field has versions of two devices that had not met.
func (f Filled) Two() bool {
	return slices.ContainsFunc(f.Notes, func(n progress.Note) bool { return len(n.Current) > 1 })
}

// Written returns when the worksheet was changed last, zero where it is empty.
func (f Filled) Written() time.Time {
	var last time.Time
	for _, n := range f.Notes {
		for _, e := range n.Current {
			if e.At.After(last) {
				last = e.At
			}
		}
	}
	return last
}

// Count returns how many fields have a text.
func (f Filled) Count() int {
	n := 0
	for _, t := range f.Texts {
		if t != "" {
			n++
		}
	}
	return n
}

// Document returns the worksheet as one Markdown document without a title: its
// table with the cells filled, or its fields one after the other. A field that
// is empty shows blank.
func (f Filled) Document(blank string) string {
	sheet := f.Block.Worksheet
	text := func(i int) string {
		if t := strings.TrimSpace(f.Texts[i]); t != "" {
			return t
		}
		return blank
	}
	var b strings.Builder
	if sheet.Table == nil {
		for i, field := range sheet.Fields {
			b.WriteString("**" + escaped(field.Name) + "**\n\n" + text(i) + "\n\n")
		}
		return strings.TrimSpace(b.String())
	}
	b.WriteString("|")
	for _, c := range sheet.Table.Columns {
		b.WriteString(" " + bars(c) + " |")
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(sheet.Table.Columns)))
	for _, row := range sheet.Table.Rows {
		b.WriteString("\n|")
		for _, c := range row {
			if c.Field < 0 {
				b.WriteString(" " + bars(c.Text) + " |")
			} else {
				b.WriteString(" " + inCell(text(c.Field)) + " |")
			}
		}
	}
	return b.String()
}

// escaped makes a plain text stand as it is in Markdown.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`).Replace(s)
}

// inCell puts a learner's text into one cell of a table.
func inCell(s string) string {
	lines := slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
	return bars(strings.Join(lines, "<br>"))
}

// bars keeps the bars of a text from parting the cell that it stands in.
func bars(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
