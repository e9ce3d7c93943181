package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/paper"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// exportNotebook writes all notes as one document.
func (a *app) exportNotebook(l curriculum.Library, r *progress.Record, kind string) ([]byte, error) {
	w := a.words.Notebook
	chapters := study.Notebook(r.State(), func(course, module string) (*curriculum.Head, *curriculum.Module) {
		return l.Recorded(course, module, a.say.Lang)
	})
	d := paper.Document{Lang: a.say.Lang, Title: w.Title, Blank: a.words.Worksheet.Blank}
	if len(chapters) == 0 {
		d.Lead = w.Empty
	}
	for _, c := range chapters {
		var body strings.Builder
		for _, n := range c.Notes {
			a.writeNote(&body, c, n)
		}
		s := paper.Section{Title: a.chapterTitle(c), Body: body.String()}
		if c.Module != nil {
			s.Lang = c.Module.Lang
		}
		d.Sections = append(d.Sections, s)
	}
	if kind == "html" { // the Markdown is for an editor, which has an outline
		d.Lines, d.Contents = []paper.Line{a.today()}, a.say.Kit.Contents
	}
	return []byte(onPaper(d, kind)), nil
}

// onPaper writes a document as the kind of file that was asked for.
func onPaper(d paper.Document, kind string) string {
	if kind == "html" {
		return d.HTML()
	}
	return d.Markdown()
}

// today is the line of a cover that says when it was made.
func (a *app) today() paper.Line { return paper.Line{Label: a.say.Kit.Date, Text: a.day(a.now())} }

// day writes a day in words, in the learner's own zone.
func (a *app) day(at time.Time) string {
	return paper.Day(at.In(a.now().Location()), a.say.Kit.Months, a.say.Kit.First)
}

// chapterTitle is the module's title or, where it is gone, the names it had.
func (a *app) chapterTitle(c *study.Chapter) string {
	switch {
	case c.Head == nil:
		return fmt.Sprintf("%s (%s)", oneLine(c.Course+"/"+c.ID), a.words.Notebook.GoneModule)
	case c.Module == nil:
		return fmt.Sprintf("%s (%s)", oneLine(cmp.Or(c.Head.Title, c.ID)), a.words.Home.Unreadable)
	}
	return oneLine(cmp.Or(c.Head.Title, c.ID))
}

// heading says what a note was written for.
func (a *app) heading(c *study.Chapter, n study.Kept) string {
	switch {
	case n.Gone() && c.Module == nil:
		return oneLine(n.Name()) // the chapter says that the module is gone
	case n.Gone():
		return fmt.Sprintf("%s (%s)", oneLine(n.Name()), a.words.Notebook.Gone)
	case n.Block == nil:
		return fmt.Sprintf(a.words.Notebook.OnPage, a.words.Inner(oneLine(cmp.Or(c.Module.Pages[n.At].Title, c.Module.Title))))
	case n.Field != "" && n.Sheet == nil:
		return oneLine(cmp.Or(n.Block.Title, n.Block.ID)) + " · " + oneLine(n.Field)
	}
	return oneLine(cmp.Or(n.Block.Title, n.Block.ID))
}

// writeSheet writes a worksheet as one document with the day of its last
// change.
func (a *app) writeSheet(b *strings.Builder, f study.Filled) {
	if f.Two() {
		fmt.Fprintf(b, "\n*%s*\n", a.words.Write.Two)
	}
	f = f.Escaped(asDocument) // each version by itself: one may leave a code block open
	fmt.Fprintf(b, "\n%s\n\n*%s*\n", safe.Text(f.Document("*"+a.words.Worksheet.Blank+"*")), a.moment(f.Written()))
}

// moment writes a time in the learner's own zone.
func (a *app) moment(at time.Time) string {
	return at.In(a.now().Location()).Format("2006-01-02 15:04")
}

func (a *app) writeNote(b *strings.Builder, c *study.Chapter, n study.Kept) {
	fmt.Fprintf(b, "\n### %s\n", paper.Plain(a.heading(c, n)))
	if n.Sheet != nil {
		a.writeSheet(b, *n.Sheet)
		return
	}
	prompt := ""
	if n.Block != nil && n.Block.Reflect != nil && n.Field == "" {
		prompt = n.Block.Reflect.Text
	}
	writeQuoted(b, prompt)
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

// writeQuoted writes what was asked above what was answered.
func writeQuoted(b *strings.Builder, prompt string) {
	p := strings.TrimSpace(safe.Text(prompt))
	if p == "" {
		return
	}
	b.WriteString("\n")
	for line := range strings.Lines(p + "\n") {
		b.WriteString(strings.TrimRight("> "+line, " \n") + "\n")
	}
}

// oneLine makes a text from a course or a record fit for a heading. The no-break
// spaces that French sets stay.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(safe.Line(s), func(r rune) bool { return r == ' ' }), " ")
}

// asDocument makes a note a part of a document: what it says stays, but no line
// of it becomes a heading of the document or vanishes from it, and neither a
// code block nor one of HTML is left open.
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
		case strings.HasPrefix(bare, "#"), underlines(bare), opensHTML(bare), defines(bare):
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

// opensHTML tells whether a line would begin a block of HTML, which may reach
// over all that follows. An address in angle brackets does not.
func opensHTML(line string) bool {
	if len(line) < 2 || line[0] != '<' {
		return false
	}
	if to, _, closed := strings.Cut(line[1:], ">"); closed {
		if _, address := safe.Address(to); address {
			return false
		}
	}
	return strings.ContainsRune("!?/", rune(line[1])) || line[1] >= 'A' && line[1] <= 'Z' || line[1] >= 'a' && line[1] <= 'z'
}

// defines tells whether a line would be taken for the target of links, of which
// nothing is shown.
func defines(line string) bool { return strings.HasPrefix(line, "[") && strings.Contains(line, "]:") }
