package main

import (
	"cmp"
	"fmt"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/paper"
	"cahier/progress"
	"cahier/progress/study"
)

// exportKit writes the worksheets that make the kit as one document to hand
// over: those of all courses in the order of their modules, filled or not.
func (a *app) exportKit(l curriculum.Library, r *progress.Record, kind string) ([]byte, error) {
	k := a.say.Kit
	d := paper.Document{
		Lang: a.say.Lang, Title: k.Title, Contents: k.Contents, Sheets: true, Blank: a.words.Worksheet.Blank,
		Lines: []paper.Line{{Label: k.Name}, a.today()},
	}
	var from []string // the courses that have a part in it
	state := r.State()
	for _, c := range l {
		before := len(d.Sections)
		for _, e := range c.Entries {
			d.Sections = append(d.Sections, a.kitSheets(state, c, e)...)
		}
		if len(d.Sections) > before {
			from = append(from, oneLine(c.Title.In(a.say.Lang)))
		}
	}
	if len(d.Sections) == 0 {
		return nil, fail(codeNo, k.NoneHint, "%s", k.None)
	}
	d.Subtitle = strings.Join(from, " · ")
	return []byte(onPaper(d, kind)), nil
}

// kitSheets returns the worksheets of a module that go into the kit.
func (a *app) kitSheets(s progress.State, c *curriculum.Course, e *curriculum.Entry) []paper.Section {
	m, _, err := c.Module(e.ID, a.say.Lang)
	if err != nil {
		a.warn(a.say.Kit.Unreadable, c.ID+"/"+e.ID)
		return nil
	}
	var all []paper.Section
	for _, b := range m.Blocks() {
		if b.Worksheet == nil || !b.Worksheet.Kit {
			continue
		}
		all = append(all, paper.Section{
			Title: oneLine(cmp.Or(b.Title, b.ID)), Above: fmt.Sprintf(a.say.Kit.From, oneLine(cmp.Or(m.Title, m.ID))),
			Lang: m.Lang, Body: a.kitSheet(study.FilledSheet(s, c.ID, m, b)),
		})
	}
	return all
}

// kitSheet writes a worksheet with its prompts, for who reads it was not there
// when it was filled; what helped to fill it is left out.
func (a *app) kitSheet(f study.Filled) string {
	var b strings.Builder
	if f.Two() {
		fmt.Fprintf(&b, "\n*%s*\n", a.words.Write.Two)
	}
	f = f.Escaped(asDocument) // each version by itself: one may leave a code block open
	if f.Block.Worksheet.Table != nil {
		fmt.Fprintf(&b, "\n%s\n", f.Document(paper.Blank))
	} else {
		a.kitFields(&b, f)
	}
	if at := f.Written(); !at.IsZero() {
		fmt.Fprintf(&b, "\n*%s*\n", fmt.Sprintf(a.say.Kit.Changed, a.day(at)))
	}
	return b.String()
}

func (a *app) kitFields(b *strings.Builder, f study.Filled) {
	for i, field := range f.Block.Worksheet.Fields {
		fmt.Fprintf(b, "\n### %s\n", paper.Plain(field.Name))
		writeQuoted(b, field.Prompt)
		text := strings.TrimSpace(f.Texts[i])
		if text == "" {
			text = paper.Blank
		}
		fmt.Fprintf(b, "\n%s\n", text)
	}
}
