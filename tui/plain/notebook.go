package plain

import (
	"cmp"
	"fmt"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// Notebook prints all notes by module, and asks nothing.
func Notebook(o Options) error {
	s := newSession(o)
	s.printNotebook()
	return s.close()
}

func (s *session) printNotebook() {
	s.out.para(s.w.Notebook.Title)
	chapters := study.Notebook(s.state(), func(course, module string) (*curriculum.Head, *curriculum.Module) {
		return s.o.Library.Recorded(course, module, s.lang)
	})
	if len(chapters) == 0 {
		s.out.para(s.w.Notebook.Empty)
	}
	for _, c := range chapters {
		s.out.para(s.chapterTitle(c))
		for _, n := range c.Notes {
			s.printEntry(c, n)
		}
	}
}

// chapterTitle is the module's title or, where it is gone, the names it had.
func (s *session) chapterTitle(c *study.Chapter) string {
	switch {
	case c.Head == nil:
		return s.label(upper(s.w.Notebook.GoneModule), safe.Line(c.Course+"/"+c.ID))
	case c.Module == nil:
		return s.label(safe.Line(cmp.Or(c.Head.Title, c.ID)), s.w.Home.Unreadable)
	}
	return safe.Line(cmp.Or(c.Head.Title, c.ID))
}

// printSheet prints a worksheet as one document: what is filled, and of how
// much.
func (s *session) printSheet(f study.Filled) {
	s.out.para(safe.Line(f.Block.Title) + ", " + s.date(f.Written()))
	if f.Two() {
		s.out.line(s.w.Write.Two)
	}
	for i, field := range f.Block.Worksheet.Fields {
		if f.Texts[i] != "" {
			s.out.para(s.label(safe.Line(field.Name), f.Texts[i]))
		}
	}
	s.out.para(upper(fmt.Sprintf(s.w.Worksheet.Filled, f.Count(), len(f.Texts))) + ".")
}

// printEntry prints one note under what asked for it, with its date.
func (s *session) printEntry(c *study.Chapter, n study.Kept) {
	if n.Sheet != nil {
		s.printSheet(*n.Sheet)
		return
	}
	title := s.noteTitle(c, n)
	if len(n.Current) > 1 {
		s.out.para(title)
		s.out.line(s.w.Write.Two)
	}
	for i, e := range n.Current {
		if len(n.Current) > 1 {
			title = fmt.Sprintf(s.say.Version, i+1)
		}
		s.out.para(title + ", " + s.date(e.At))
		s.out.line(*e.Text)
	}
}

// noteTitle says what a note was written for; what is gone, by its name.
func (s *session) noteTitle(c *study.Chapter, n study.Kept) string {
	switch {
	case n.Gone() && c.Module == nil:
		return safe.Line(n.Name()) // the chapter says that the module is gone
	case n.Gone():
		return s.label(upper(s.w.Notebook.Gone), safe.Line(n.Name()))
	case n.Block == nil:
		return fmt.Sprintf(s.w.Notebook.OnPage, s.w.Inner(safe.Line(cmp.Or(c.Module.Pages[n.At].Title, c.Module.Title))))
	case n.Field != "":
		return s.label(safe.Line(n.Block.Title), safe.Line(n.Field))
	}
	return safe.Line(n.Block.Title)
}

// date writes a day as people say it, in the learner's time zone.
func (s *session) date(at time.Time) string {
	at = at.In(s.o.Now().Location())
	day := fmt.Sprint(at.Day())
	if at.Day() == 1 {
		day = s.say.First
	}
	return fmt.Sprintf("%s %s %d", day, s.say.Months[at.Month()-1], at.Year())
}
