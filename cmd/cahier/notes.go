package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// A kept note is one with its place in the course, as far as there is one.
type keptNote struct {
	progress.Note
	heading string
	prompt  string        // Markdown
	sheet   *study.Filled // a whole worksheet; the note is then the latest of its fields
	two     bool          // a field of it was written on two devices
	page    int           // where it stands in the module: what is gone stands last
	block   int
}

// A chapter holds the notes of a module.
type chapter struct {
	title string
	notes []keptNote
}

// exportNotebook writes all notes as one Markdown document.
func (a *app) exportNotebook(l curriculum.Library, r *progress.Record) ([]byte, error) {
	var b strings.Builder
	w := a.words.Notebook
	fmt.Fprintf(&b, "# %s\n", w.Title)
	chapters := a.chapters(l, r.State())
	if len(chapters) == 0 {
		fmt.Fprintf(&b, "\n%s\n", w.Empty)
	}
	for _, c := range chapters {
		fmt.Fprintf(&b, "\n## %s\n", c.title)
		for _, n := range c.notes {
			a.writeNote(&b, n)
		}
	}
	return []byte(b.String()), nil
}

// chapters returns the notes by module, in the order in which the modules were
// first met; in a module they stand in the order of its pages.
func (a *app) chapters(l curriculum.Library, s progress.State) []*chapter {
	var all []*chapter
	byName := map[string]*chapter{}
	shown := map[*curriculum.Block]bool{}
	read := map[*curriculum.Entry]*curriculum.Module{}
	for _, n := range s.Notes() {
		name, title := n.Course+"/"+n.Module, ""
		var m *curriculum.Module
		if c := l.Course(n.Course); c != nil {
			if e := c.Entry(n.Module); e != nil {
				name = n.Course + "/" + e.ID
				h, _ := e.Head(a.say.Lang)
				title = oneLine(h.Title)
				if _, ok := read[e]; !ok {
					read[e], _, _ = c.Module(e.ID, a.say.Lang) // nil where it is unreadable
				}
				m = read[e]
			}
		}
		if title == "" {
			title = fmt.Sprintf("%s (%s)", oneLine(n.Course+"/"+n.Module), a.words.Notebook.Gone)
		}
		kept, again := a.placed(s, m, n, shown)
		if again {
			continue
		}
		c := byName[name]
		if c == nil {
			c = &chapter{title: title}
			byName[name] = c
			all = append(all, c)
		}
		c.notes = append(c.notes, kept)
	}
	for _, c := range all {
		slices.SortStableFunc(c.notes, func(x, y keptNote) int {
			return cmp.Or(cmp.Compare(x.page, y.page), cmp.Compare(x.block, y.block))
		})
	}
	return all
}

// placed finds a note's place in its module. A block that was renamed has one
// note, under whatever ids it was written: again tells that it was seen.
func (a *app) placed(s progress.State, m *curriculum.Module, n progress.Note, shown map[*curriculum.Block]bool) (kept keptNote, again bool) {
	const last = 1 << 30
	kept = keptNote{Note: n, page: last, block: last}
	gone := func(id string) string { return fmt.Sprintf("%s (%s)", oneLine(id), a.words.Notebook.Gone) }
	if n.Block == "" {
		kept.heading = gone(n.Page)
		if m != nil {
			if i := m.PageIndex(n.Page); i >= 0 {
				kept.page = i
				kept.heading = fmt.Sprintf(a.words.Notebook.OnPage, oneLine(cmp.Or(m.Pages[i].Title, m.Title)))
			}
		}
		return kept, false
	}
	kept.heading = gone(strings.Join(slices.DeleteFunc([]string{n.Block, n.Field}, func(s string) bool { return s == "" }), "/"))
	if m == nil {
		return kept, false
	}
	b, page := m.Block(n.Block)
	if b == nil {
		return kept, false
	}
	kept.page = page
	kept.block = slices.Index(m.Pages[page].Blocks(), b)
	kept.heading = oneLine(cmp.Or(b.Title, b.ID))
	if n.Field != "" {
		return a.placedField(s, m, b, kept, shown)
	}
	if b.Reflect != nil {
		kept.prompt = b.Reflect.Text
	}
	if shown[b] {
		return kept, true
	}
	shown[b] = true
	if whole := study.Note(s, n.Course, m, b); len(whole.Current) > 0 {
		kept.Note = whole
	}
	return kept, false
}

// placedField makes the note in a field that of its whole worksheet, once. A
// field that the worksheet has no more keeps its text under its id.
func (a *app) placedField(s progress.State, m *curriculum.Module, b *curriculum.Block, kept keptNote, shown map[*curriculum.Block]bool) (keptNote, bool) {
	if b.Worksheet == nil {
		kept.heading += " · " + oneLine(kept.Field)
		return kept, false
	}
	if _, i := b.Worksheet.Field(kept.Field); i < 0 {
		kept.heading += " · " + oneLine(kept.Field)
		return kept, false
	}
	if shown[b] {
		return kept, true
	}
	shown[b] = true
	filled := study.FilledSheet(s, kept.Course, m, b)
	for i, f := range b.Worksheet.Fields {
		note := study.FieldNote(s, kept.Course, m, b, f.ID)
		kept.two = kept.two || len(note.Current) > 1
		texts := note.Texts()
		for j, text := range texts {
			texts[j] = asDocument(text) // each by itself: one may leave a code block open
		}
		filled.Texts[i] = strings.Join(texts, "\n\n")
		for _, e := range note.Current {
			if len(kept.Current) == 0 || e.At.After(kept.Current[0].At) {
				kept.Current = []progress.Event{e}
			}
		}
	}
	kept.sheet = &filled
	return kept, false
}

// writeSheet writes a worksheet as one document with the day of its last
// change.
func (a *app) writeSheet(b *strings.Builder, n keptNote) {
	if n.two {
		fmt.Fprintf(b, "\n*%s*\n", a.words.Write.Two)
	}
	fmt.Fprintf(b, "\n%s\n", safe.Text(n.sheet.Document("*"+a.words.Worksheet.Blank+"*")))
	for _, e := range n.Current {
		fmt.Fprintf(b, "\n*%s*\n", a.moment(e.At))
	}
}

// moment writes a time in the learner's own zone.
func (a *app) moment(at time.Time) string {
	return at.In(a.now().Location()).Format("2006-01-02 15:04")
}

func (a *app) writeNote(b *strings.Builder, n keptNote) {
	fmt.Fprintf(b, "\n### %s\n", n.heading)
	if n.sheet != nil {
		a.writeSheet(b, n)
		return
	}
	if p := strings.TrimSpace(safe.Text(n.prompt)); p != "" {
		b.WriteString("\n")
		for line := range strings.Lines(p + "\n") {
			b.WriteString(strings.TrimRight("> "+line, " \n") + "\n")
		}
	}
	if len(n.Current) > 1 {
		fmt.Fprintf(b, "\n*%s*\n", a.words.Write.Two)
	}
	for _, e := range n.Current {
		text := ""
		if e.Text != nil {
			text = *e.Text
		}
		fmt.Fprintf(b, "\n%s\n\n*%s*\n", asDocument(text), a.moment(e.At))
	}
}

// oneLine makes a text from a course or a record fit for a heading.
func oneLine(s string) string { return strings.Join(strings.Fields(safe.Line(s)), " ") }

// asDocument makes a note a part of a document: what it says stays, but no line
// of it becomes a heading of the document, and no code block is left open.
func asDocument(note string) string {
	var out []string
	fence := ""
	for line := range strings.SplitSeq(strings.TrimSpace(safe.Text(note)), "\n") {
		bare := strings.TrimLeft(line, " ")
		indent := len(line) - len(bare)
		mark := leadingFence(bare)
		switch {
		case indent > 3 && fence == "":
		case fence == "" && mark != "":
			fence = mark
		case fence != "":
			if strings.HasPrefix(mark, fence) && strings.Trim(bare, "`~ ") == "" {
				fence = ""
			}
		case strings.HasPrefix(bare, "#"), underlines(bare), strings.HasPrefix(bare, "<!--"):
			line = line[:indent] + `\` + bare
		}
		out = append(out, line)
	}
	if fence != "" {
		out = append(out, fence)
	}
	return strings.Join(out, "\n")
}

// leadingFence returns the backquotes or tildes that open or close a code block.
func leadingFence(line string) string {
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// underlines tells whether a line would make a heading of the one above it.
func underlines(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "")
}
