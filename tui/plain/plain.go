// Package plain is the linear face of cahier: lines out, lines in. It is for
// screen readers, pipes and terminals that can do no more.
//
//	err := plain.Learn(plain.Options{In: os.Stdin, Out: os.Stdout, Library: library, Record: record, Lang: "fr"})
//
// It says the words of the full face in the same order, without any drawing
// and without a single escape sequence. What a learner may do next is said in a
// line that ends in a newline, since a pipe echoes nothing; what they type is
// one line an answer. "?" tells what can be typed.
//
// # What is kept
//
// The order of package study holds: answer, confidence, written, verdict. End
// of input anywhere is quit. What was confirmed is in the record; an answer
// without its confidence is not; a note is the learner's text, so it is kept
// even where the line that ends it never came. What could not be written is
// offered again, tried once more on leaving, and is the error returned if that
// fails too.
//
// # Commands and texts
//
// English and French commands work in both languages. Where a text is asked
// for (a gap, a note) fewer words are commands, and one that is meant as a text
// is typed with a space before it. A text has as many lines as it likes and
// ends with a line that holds only a full stop; an empty first line keeps what
// is written, a hyphen alone removes it.
//
// # What is typed, by kind of block
//
//   - quiz, predict, recall: the numbers shown, or a text for each gap; then 1,
//     2 or 3 for how sure one is.
//   - reflect: a text.
//   - scale: a number for each statement in the order of the list, all on one
//     line or some at a time; "-" leaves one out. What was understood is said,
//     written, and compared in words with the earlier rating where there is one.
//   - worksheet: a text for each field, in turn; an empty line skips a field,
//     "back" goes to the one before, "next" leaves the rest. Behind the last
//     field its number changes one field. A worksheet that is full is only told.
//   - scenario: the number of a choice; "back" takes back the last one, "again"
//     begins anew. An empty line leaves only before the first choice, "next"
//     always: a run is not to be lost by one key too many.
//   - cards: an empty line turns the card, then y or o for yes, n for no;
//     "next" leaves the cards.
//   - timer: an empty line, whenever the learner likes. No clock runs.
//   - activity and glossary are told; there is nothing to type.
//   - the note on a page: "w" at every prompt that is not for a text.
package plain

import (
	"errors"
	"fmt"
	"io"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/words"
)

// A Recorder keeps what the learner does; *progress.Record is one.
type Recorder interface {
	Append(progress.Event) (progress.Event, error)
	State() progress.State
	Refresh() error
	Learner() string
	Problems() []progress.Problem
}

// Options say what the face works on. In, Out, Library and Record are required.
type Options struct {
	In      io.Reader
	Out     io.Writer
	Library curriculum.Library
	Record  Recorder
	Lang    string           // of the interface and, where it exists, of modules
	Start   string           // MODULE or COURSE/MODULE, "" for home
	Seed    string           // fixes what is shuffled, for scripts; "" normally
	Now     func() time.Time // time.Now if nil
	Width   int              // in cells; 0: do not wrap
	DataDir string           // for hints
	SetLang func(string)     // remembers the language chosen; may be nil
	Halves  study.Halves     // keep what is half done; may be nil
}

// errQuit ends a session from anywhere: the learner left, the input ended, or
// nobody listens any more.
var errQuit = errors.New("quit")

// Learn opens the workbook. It returns nil when the learner leaves, when the
// input ends and when the output is a closed pipe. The error is that of
// curriculum.Library.Find for Start, of reading or writing, or of what could
// not be recorded until the end.
func Learn(o Options) error {
	s := newSession(o)
	err := s.learn()
	if errors.Is(err, errQuit) {
		err = nil
	}
	return errors.Join(err, s.close())
}

// session is one run of the face.
type session struct {
	o    Options
	in   *input
	out  *printer
	lang string
	w    *words.Words
	say  *sentences

	folded *progress.State // nil when the record has changed
	// pending are events that are written on the way, such as the place to
	// resume at, and could not be yet.
	pending []progress.Event
	warned  progress.Kind
	// drafts are notes that could not be written, by course, module and block.
	drafts map[string]draft
	hints  map[string]int // opened for questions not yet answered
	failed error          // what was confirmed and could not be written

	welcomed, priced, private bool // said once
}

func newSession(o Options) *session {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &session{
		o: o, in: newInput(o.In), out: newPrinter(o.Out, o.Width),
		drafts: map[string]draft{}, hints: map[string]int{},
	}
	s.speak(o.Lang)
	return s
}

func (s *session) speak(lang string) {
	s.w = words.In(lang)
	s.lang = s.w.Lang
	s.say = sentencesIn(s.lang)
}

// switchLang changes the language of the interface and remembers it.
func (s *session) switchLang() {
	s.speak(words.Other(s.lang))
	if s.o.SetLang != nil {
		s.o.SetLang(s.lang)
	}
	s.out.para(s.w.Read.Switched)
}

func (s *session) learn() error {
	if n := len(s.o.Record.Problems()); n > 0 {
		s.out.para(s.w.N(s.w.Errors.Problems, n))
	}
	if s.o.Start != "" {
		c, e, err := s.o.Library.Find(s.o.Start)
		if err != nil {
			return fmt.Errorf("open module: %w", err)
		}
		s.welcomed = true // who asks for a module wants the module
		if err := s.read(c, e); err != nil {
			return err
		}
	}
	return s.home()
}

// close writes what is left and tells what could not be.
func (s *session) close() error {
	for _, d := range s.drafts {
		if err := s.writeDraft(&d); err != nil {
			s.failed = fmt.Errorf("save note: %w", err)
		}
	}
	if err := s.flush(); err != nil && s.failed == nil {
		s.failed = fmt.Errorf("record the visit: %w", err)
	}
	out := s.out.flush()
	if closedPipe(out) {
		out = nil
	}
	return errors.Join(s.failed, out, s.in.failure())
}

// readLine returns the learner's next line after all output was sent.
func (s *session) readLine() (string, error) {
	if s.out.flush() != nil {
		return "", errQuit
	}
	line, ok := s.in.line()
	if !ok {
		return "", errQuit
	}
	return line, nil
}

func (s *session) state() progress.State {
	if s.folded == nil {
		state := s.o.Record.State()
		s.folded = &state
	}
	return *s.folded
}

func (s *session) seeder() study.Seeder {
	return study.Seeder{Learner: s.o.Record.Learner(), Fixed: s.o.Seed}
}
