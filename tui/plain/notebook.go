package plain

import (
	"fmt"
	"time"

	"cahier/curriculum/safe"
	"cahier/progress"
)

// Notebook prints all notes by module, and asks nothing.
func Notebook(o Options) error {
	s := newSession(o)
	s.printNotebook()
	return s.close()
}

func (s *session) printNotebook() {
	s.out.para(s.w.Notebook.Title)
	notes := s.state().Notes()
	if len(notes) == 0 {
		s.out.para(s.w.Notebook.Empty)
	}
	module := progress.ModuleKey{}
	for _, n := range notes {
		if at := (progress.ModuleKey{Course: n.Course, Module: n.Module}); at != module {
			module = at
			s.out.para(s.moduleTitle(at))
		}
		s.printEntry(n)
	}
}

func (s *session) moduleTitle(at progress.ModuleKey) string {
	if c := s.o.Library.Course(at.Course); c != nil {
		if e := c.Entry(at.Module); e != nil {
			return safe.Line(s.title(e))
		}
	}
	return s.label(s.w.Notebook.Gone, safe.Line(at.Course+"/"+at.Module))
}

// printEntry prints one note under what asked for it, with its date.
func (s *session) printEntry(n progress.Note) {
	title := s.noteTitle(n)
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

func (s *session) noteTitle(n progress.Note) string {
	gone := upper(s.w.Notebook.Gone)
	c := s.o.Library.Course(n.Course)
	if c == nil {
		return gone
	}
	m, _, err := c.Module(n.Module, s.lang)
	if err != nil {
		return gone
	}
	if n.Block == "" {
		if i := m.PageIndex(n.Page); i >= 0 {
			return fmt.Sprintf(s.w.Notebook.OnPage, safe.Line(m.Pages[i].Title))
		}
		return gone
	}
	b, _ := m.Block(n.Block)
	if b == nil {
		return gone
	}
	title := safe.Line(b.Title)
	if n.Field != "" {
		title = s.label(title, safe.Line(n.Field))
	}
	return title
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
