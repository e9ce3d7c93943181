package plain

import (
	"fmt"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
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
	notes := s.state().Notes()
	if len(notes) == 0 {
		s.out.para(s.w.Notebook.Empty)
	}
	module := progress.ModuleKey{}
	sheets := map[string]bool{}
	for _, n := range notes {
		m, b := s.noted(n)
		key := progress.ModuleKey{Course: n.Course, Module: n.Module}
		isField := b != nil && b.Worksheet != nil && hasField(b.Worksheet, n.Field)
		if isField {
			name := n.Course + "/" + m.ID + "/" + b.ID
			if sheets[name] {
				continue
			}
			sheets[name] = true
		}
		if key != module {
			module = key
			s.out.para(s.moduleTitle(key))
		}
		if isField {
			s.printSheet(n.Course, m, b)
			continue
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

// noted finds what a note was written for, nil where it is not there any more.
func (s *session) noted(n progress.Note) (*curriculum.Module, *curriculum.Block) {
	c := s.o.Library.Course(n.Course)
	if c == nil || n.Block == "" {
		return nil, nil
	}
	m, _, err := c.Module(n.Module, s.lang)
	if err != nil {
		return nil, nil
	}
	b, _ := m.Block(n.Block)
	return m, b
}

func hasField(w *curriculum.Sheet, id string) bool {
	_, i := w.Field(id)
	return i >= 0
}

// printSheet prints a worksheet as one document: what is filled, and of how
// much.
func (s *session) printSheet(course string, m *curriculum.Module, b *curriculum.Block) {
	at, two := time.Time{}, false
	var lines []string
	for _, f := range b.Worksheet.Fields {
		note := study.FieldNote(s.state(), course, m, b, f.ID)
		for _, e := range note.Current {
			if e.At.After(at) {
				at = e.At
			}
		}
		two = two || len(note.Current) > 1
		if texts := note.Texts(); len(texts) > 0 {
			lines = append(lines, s.label(safe.Line(f.Name), strings.Join(texts, "\n\n")))
		}
	}
	s.out.para(safe.Line(b.Title) + ", " + s.date(at))
	if two {
		s.out.line(s.w.Write.Two)
	}
	for _, l := range lines {
		s.out.para(l)
	}
	s.out.para(upper(fmt.Sprintf(s.w.Worksheet.Filled, len(lines), len(b.Worksheet.Fields))) + ".")
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
