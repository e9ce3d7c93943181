package plain

import (
	"errors"
	"fmt"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// shelved is a module as home numbers it.
type shelved struct {
	course *curriculum.Course
	entry  *curriculum.Entry
}

// home lists all modules and opens them, until the learner leaves.
func (s *session) home() error {
	for {
		if err := s.o.Record.Refresh(); err != nil {
			s.out.para(stop(s.w.Refused(err)))
		}
		s.folded = nil
		shelf, onward := s.printHome()
		if err := s.choose(shelf, onward); err != nil {
			return err
		}
	}
}

// choose asks until home is to be printed again.
func (s *session) choose(shelf []shelved, onward *shelved) error {
	for {
		s.out.para(s.homePrompt(shelf, onward))
		line, err := s.readLine()
		if err != nil {
			return err
		}
		v, _ := parse(line, numbers)
		switch {
		case v == quit:
			return errQuit
		case v == language:
			s.switchLang()
			return nil
		case v == notebook:
			s.printNotebook()
		case v == help:
			s.printHelp(s.say.HelpHome)
		case (v == empty || v == resume || v == next) && onward != nil:
			return s.read(onward.course, onward.entry)
		case v == text:
			n, err := numeral(line)
			if err == nil && n >= 1 && n <= len(shelf) {
				return s.read(shelf[n-1].course, shelf[n-1].entry)
			}
			s.out.para(s.noSuch(len(shelf)))
		default:
			s.out.para(s.say.NotUnderstood)
		}
	}
}

func (s *session) noSuch(n int) string {
	if n == 0 {
		return s.say.NotUnderstood
	}
	return s.w.N(s.say.NoSuchNumber, n)
}

func (s *session) homePrompt(shelf []shelved, onward *shelved) string {
	var parts []string
	if len(shelf) > 0 {
		parts = append(parts, s.w.N(s.say.OpenNumber, len(shelf)))
	}
	if onward != nil {
		parts = append(parts, s.say.EmptyContinues)
	}
	return strings.Join(append(parts, s.say.HomeKeys), " ")
}

func (s *session) printHelp(lines []string) {
	s.out.gap()
	for _, l := range lines {
		s.out.line(l)
	}
}

// welcome greets once.
func (s *session) welcome() {
	if s.welcomed {
		return
	}
	s.welcomed = true
	greeting := s.w.Home.Welcome
	if s.state().Count() > 0 {
		greeting = s.w.Home.Again
	}
	s.out.para(greeting)
}

// printHome prints the first screen and returns its modules in their numbers
// and the one that continues.
func (s *session) printHome() ([]shelved, *shelved) {
	s.welcome()
	onward := s.onward()
	var shelf []shelved
	for _, c := range s.o.Library {
		s.out.para(safe.Line(c.Title.In(s.lang)))
		if len(c.Entries) == 0 {
			s.out.para(s.w.Home.Empty)
		}
		for _, t := range c.Tracks {
			shelf = s.printTrack(shelf, c, t.ID, t.Title.In(s.lang))
		}
		other := ""
		if len(c.Tracks) > 0 {
			other = s.w.Home.Other
		}
		shelf = s.printTrack(shelf, c, "", other)
	}
	notes := s.w.Home.NoNotes
	if n := study.CountNotes(s.state()); n > 0 {
		notes = s.w.N(s.w.Home.Notes, n)
	}
	s.out.para(stop(s.label(s.w.Home.Notebook, notes)))
	return shelf, onward
}

func (s *session) printTrack(shelf []shelved, c *curriculum.Course, track, title string) []shelved {
	entries := c.InTrack(track)
	if len(entries) == 0 {
		return shelf
	}
	s.out.gap()
	if title != "" {
		s.out.line(safe.Line(title))
	}
	for _, e := range entries {
		shelf = append(shelf, shelved{c, e})
		s.out.line(fmt.Sprintf("%d. %s", len(shelf), s.describe(c, e)))
	}
	return shelf
}

// describe says a module in one line: title, minutes, state, how far.
func (s *session) describe(c *curriculum.Course, e *curriculum.Entry) string {
	head, lang := e.Head(s.lang)
	parts := []string{safe.Line(s.title(e))}
	if head.Minutes.Solo > 0 {
		parts = append(parts, fmt.Sprintf(s.w.Home.Minutes, head.Minutes.Solo))
	}
	if lang != s.lang {
		parts = append(parts, fmt.Sprintf(s.w.Home.OnlyIn, s.langName(lang)))
	}
	if e.From != nil {
		parts = append(parts, fmt.Sprintf(s.say.From, s.w.Inner(safe.Line(e.From.Title.In(s.lang)))))
	}
	state := study.ShelfState(s.state(), c.ID, e.ID, head.Was)
	if head.Title == "" {
		return strings.Join(append(parts, s.w.Home.Unreadable), "; ") + "."
	}
	if state == study.New {
		return s.listed(append(parts, s.w.State.New))
	}
	// Only what was touched is read, so that home stays quick.
	m, _, err := c.Module(e.ID, s.lang)
	if err != nil {
		return s.listed(append(parts, s.w.Home.Unreadable))
	}
	st := study.Of(s.state(), c.ID, m)
	parts = append(parts, s.stateWord(st.State))
	if len(st.Todo) > 0 {
		parts = append(parts, lower(fmt.Sprintf(s.w.End.Pages, st.PagesRead, st.Pages)))
		if st.Questions > 0 {
			parts = append(parts, lower(fmt.Sprintf(s.w.End.Questions, st.Answered, st.Questions)))
		}
	}
	if st.Credit != nil {
		parts = append(parts, lower(fmt.Sprintf(s.w.End.Credit, percent(*st.Credit))))
	}
	return s.listed(parts)
}

// listed joins a title and what is said about it.
func (s *session) listed(parts []string) string {
	return parts[0] + s.say.Semicolon + strings.Join(parts[1:], s.say.Semicolon) + "."
}

func lower(s string) string {
	r := []rune(s)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func percent(credit float64) int { return int(credit*100 + 0.5) }

func (s *session) title(e *curriculum.Entry) string {
	if head, _ := e.Head(s.lang); head.Title != "" {
		return head.Title
	}
	return e.ID
}

func (s *session) langName(lang string) string {
	if name := s.w.Name(lang); name != "" {
		return name
	}
	return lang
}

func (s *session) stateWord(state string) string {
	switch state {
	case study.Finished:
		return s.w.State.Finished
	case study.Started:
		return s.w.State.Started
	}
	return s.w.State.New
}

// onward prints the line of what comes next and returns it: the module that was
// open last or, when that is finished, the first one that is not.
func (s *session) onward() *shelved {
	last, ok := s.state().Resume()
	if ok {
		if c := s.o.Library.Course(last.Course); c != nil {
			if e := c.Entry(last.Module); e != nil && s.printContinue(c, e) {
				return &shelved{c, e}
			}
		}
	}
	any := false
	for _, c := range s.o.Library {
		for _, e := range c.Entries {
			any = true
			head, _ := e.Head(s.lang)
			state := study.ShelfState(s.state(), c.ID, e.ID, head.Was)
			if state == study.Started && s.printContinue(c, e) {
				return &shelved{c, e}
			}
			if head.Title != "" && state == study.New {
				s.out.para(stop(s.label(s.w.Home.Begin, safe.Line(head.Title))))
				return &shelved{c, e}
			}
		}
	}
	if any {
		s.out.para(s.w.Home.AllDone)
	}
	return nil
}

// printContinue prints where a module goes on, unless it is finished.
func (s *session) printContinue(c *curriculum.Course, e *curriculum.Entry) bool {
	m, _, err := c.Module(e.ID, s.lang)
	if err != nil {
		return false
	}
	st := study.Of(s.state(), c.ID, m)
	if st.State == study.Finished && len(st.Todo) == 0 {
		return false
	}
	parts := []string{safe.Line(m.Title), fmt.Sprintf(s.w.Home.PageOf, s.lastPage(c, m)+1, len(m.Pages))}
	if left := m.Minutes.Solo * (st.Pages - st.PagesRead); left > 0 {
		parts = append(parts, s.w.N(s.w.Home.Left, max(1, left/st.Pages)))
	}
	s.out.para(s.label(s.w.Home.Continue, s.listed(parts)))
	return true
}

// lastPage is the index of the page to resume at.
func (s *session) lastPage(c *curriculum.Course, m *curriculum.Module) int {
	at, seq := 0, uint64(0)
	for _, id := range append([]string{m.ID}, m.Was...) {
		e, ok := s.state().LastOpened(c.ID, id)
		if i := m.PageIndex(e.Page); ok && i >= 0 && e.Seq >= seq {
			at, seq = i, e.Seq
		}
	}
	return at
}

// load reads a module, or says that it cannot be read and why.
func (s *session) load(c *curriculum.Course, id string) *curriculum.Module {
	m, found, err := c.Module(id, s.lang)
	if err == nil && len(m.Pages) > 0 {
		return m
	}
	s.out.para(s.label(safe.Line(id), s.w.Home.Unreadable) + ".")
	for _, d := range found {
		if d.Severity() == curriculum.Error {
			s.out.line(fmt.Sprintf("%s:%d: %s", d.File, d.Line, d.Message(s.lang)))
			s.out.line(d.Hint(s.lang))
		}
	}
	if err != nil && !errors.Is(err, curriculum.ErrUnreadable) {
		s.out.line(err.Error())
	}
	return nil
}
