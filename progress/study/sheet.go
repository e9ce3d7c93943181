package study

import (
	"slices"
	"strings"

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

// FieldNote returns the learner's text in a field of a worksheet, under any id
// that the block had.
func FieldNote(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, field string) progress.Note {
	for _, id := range names(m.ID, m.Was) {
		for _, block := range names(b.ID, b.Was) {
			if n := s.Note(course, id, block, field); len(n.Versions) > 0 {
				return n
			}
		}
	}
	return progress.Note{Course: course, Module: m.ID, Block: b.ID, Field: field}
}

// PageNote returns the learner's free note on a page, under any id it had.
func PageNote(s progress.State, course string, m *curriculum.Module, page *curriculum.Page) progress.Note {
	for _, id := range names(m.ID, m.Was) {
		for _, p := range names(page.ID, page.Was) {
			if n := s.PageNote(course, id, p); len(n.Versions) > 0 {
				return n
			}
		}
	}
	return progress.Note{Course: course, Module: m.ID, Page: page.ID}
}

// A Filled is a worksheet with what the learner wrote in it, one text for each
// of its fields.
type Filled struct {
	Block *curriculum.Block
	Texts []string
}

// FilledSheet returns a worksheet of a module as the record has it. A field of
// which two devices hold versions has both, one below the other.
func FilledSheet(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) Filled {
	f := Filled{Block: b}
	for _, field := range b.Worksheet.Fields {
		n := FieldNote(s, course, m, b, field.ID)
		f.Texts = append(f.Texts, strings.Join(n.Texts(), "\n\n"))
	}
	return f
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
