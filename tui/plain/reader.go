package plain

import (
	"fmt"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// move is where the learner goes from a block or a page.
type move int

const (
	onward   move = iota // to what follows
	backward             // to the page before
	switched             // the language: here again
	leave                // to home
)

// visit is the way through a module.
type visit struct {
	*session
	course *curriculum.Course
	m      *curriculum.Module
	page   int
	from   int // index of the part to begin at
	shown  []chunk
	// held is what was under way when the language was switched, to be taken up
	// by the same block in the other one.
	held any
	// noting tells that it was the note on the page.
	noting bool
}

// chunk is Markdown that was shown on the page, for its sources and terms.
type chunk struct {
	m      *curriculum.Module
	source string
}

// read opens a module where it was left.
func (s *session) read(c *curriculum.Course, e *curriculum.Entry) error {
	m := s.load(c, e.ID)
	if m == nil {
		return nil
	}
	if m.Lang != s.lang {
		s.out.para(fmt.Sprintf(s.w.Read.OnlyIn, s.langName(m.Lang)))
	}
	v := &visit{session: s, course: c, m: m, page: s.lastPage(c, m)}
	if v.page > 0 {
		s.out.para(safe.Line(m.Title))
	}
	for {
		at := v.show
		if v.page >= len(v.m.Pages) {
			at = v.end
		}
		to, err := at()
		switch {
		case err != nil:
			return err
		case to == leave, to == backward && v.page == 0:
			return nil
		case to == backward:
			v.page--
		case to == onward:
			v.page++
		}
	}
}

func (v *visit) place() study.Place { return study.At(v.course.ID, v.m, v.page) }

func (v *visit) current() *curriculum.Page { return &v.m.Pages[v.page] }

// show is one visit to a page, from entering to leaving.
func (v *visit) show() (move, error) {
	entered := v.o.Now()
	v.shown, v.held = nil, nil
	whole := v.from == 0
	v.log(v.place().Opened(v.current(), 1))
	ended, to, err := v.parts()
	v.from = 0
	v.log(v.place().Opened(v.current(), 1))
	if ended && whole && !study.PageRead(v.state(), v.course.ID, v.m, v.page) {
		v.log(v.place().Read(v.current(), since(entered, v.o.Now())))
	}
	v.finish()
	return to, err
}

// finish records the first time that all of the module is done.
func (v *visit) finish() {
	if st := study.Of(v.state(), v.course.ID, v.m); st.First {
		v.log(study.FinishedAt(v.course.ID, v.m).Finished(st, study.ReadMs(v.state(), v.course.ID, v.m)))
	}
}

// parts goes through a page; ended tells whether its end was reached.
func (v *visit) parts() (ended bool, to move, err error) {
	v.pageTitle()
	for i := v.from; ; i++ {
		if i >= len(v.current().Parts) {
			to, err = v.pageEnd()
			if err != nil || to != switched {
				return true, to, err
			}
			ended, i = true, -1
			v.pageTitle()
			continue
		}
		part := v.current().Parts[i]
		if part.Block == nil {
			v.out.gap()
			v.md(v.m, part.Prose)
			continue
		}
		to, err = v.block(part.Block)
		switch {
		case err != nil || to == backward:
			return ended, to, err
		case to == switched:
			v.pageTitle()
			i--
		}
	}
}

func (v *visit) pageTitle() {
	number := fmt.Sprintf(v.w.Read.ContentsOf, v.page+1, len(v.m.Pages))
	v.out.para(v.label(number, safe.Line(v.current().Title)))
}

// pageEnd says what follows and waits.
func (v *visit) pageEnd() (move, error) {
	v.printPageNote()
	coming := v.w.Read.EndOfModule
	if v.page+1 < len(v.m.Pages) {
		coming = fmt.Sprintf(v.w.Read.EndOfPage, safe.Line(v.m.Pages[v.page+1].Title))
	}
	for {
		in, err := v.prompt(numbers, v.say.HelpPage, func() {
			v.out.para(coming)
			v.out.line(v.say.GoOn)
		})
		if err != nil {
			return onward, err
		}
		switch in.verb {
		case empty, next:
			return onward, nil
		case back:
			return backward, nil
		case language:
			if v.otherLang() {
				return switched, nil
			}
		default:
			v.out.para(v.say.NotUnderstood)
		}
	}
}

// typed is a line and what it commands.
type typed struct {
	line string
	verb verb
	n    int
}

// prompt asks for a line. What means the same everywhere on a page is obeyed
// here; the rest is the caller's.
func (v *visit) prompt(m mode, help []string, ask func()) (typed, error) {
	for {
		t := typed{verb: note}
		if v.noting {
			v.noting = false
		} else {
			ask()
			line, err := v.readLine()
			if err != nil {
				return typed{}, err
			}
			t.line = line
			t.verb, t.n = parse(line, m)
		}
		switch {
		case v.aside(t.verb, help):
		case t.verb == quit:
			return t, errQuit
		case t.verb == note && v.page < len(v.m.Pages):
			switched, err := v.pageNote()
			if v.noting = switched; err != nil {
				return typed{}, err
			}
			if switched {
				return typed{verb: language}, nil
			}
		default:
			return t, nil
		}
	}
}

// aside obeys what leaves the learner where they are.
func (v *visit) aside(c verb, lines []string) bool {
	switch {
	case c == help:
		v.printHelp(lines)
	case c == sources:
		v.printSources()
	case c == glossary:
		v.printTerms()
	default:
		return false
	}
	return true
}

// otherLang turns to the module's other language at the same page.
func (v *visit) otherLang() bool {
	lang := words.Other(v.lang)
	m, _, err := v.course.Module(v.m.ID, lang)
	if err != nil || m.Lang != lang || len(m.Pages) == 0 {
		v.out.para(v.w.Read.NoOther)
		return false
	}
	if v.page < len(v.m.Pages) {
		at := m.PageIndex(v.current().ID)
		if at < 0 {
			at = min(v.page, len(m.Pages)-1)
		}
		v.page = at
	} else {
		v.page = len(m.Pages)
	}
	v.m, v.shown = m, nil
	v.switchLang()
	return true
}

// options says how Markdown of a module is written.
func (v *visit) options(m *curriculum.Module) markdown.Options {
	numbers := map[string]int{}
	for _, f := range m.Footnotes {
		numbers[f.Label] = f.Number
	}
	return markdown.Options{
		Width: v.out.width, Alerts: v.w.Alerts(), Footnotes: numbers, Colon: v.w.Colon(),
	}
}

// plain writes Markdown as text and remembers that it was shown.
func (v *visit) plain(m *curriculum.Module, source string) string {
	v.shown = append(v.shown, chunk{m, source})
	return markdown.Plain(source, v.options(m))
}

func (v *visit) md(m *curriculum.Module, source string) { v.raw(v.plain(m, source)) }

// raw prints lines that are wrapped already.
func (v *visit) raw(text string) { v.out.wrapped(text) }

// block shows a block in its place.
func (v *visit) block(b *curriculum.Block) (move, error) {
	switch {
	case b.Kind == curriculum.Facilitator:
		return onward, nil
	case (b.Kind == curriculum.Quiz || b.Kind == curriculum.Predict) && b.Question == nil:
		v.heading(v.w.Read.Question, b)
		v.out.para(v.w.Read.NotAsked)
		return onward, nil
	case b.Kind == curriculum.Quiz, b.Kind == curriculum.Predict:
		return v.ask(v.question(b))
	case b.Kind == curriculum.Recall:
		return v.recall(b)
	case b.Kind == curriculum.Reflect && b.Reflect != nil:
		return v.reflect(b)
	case b.Scale != nil:
		return v.scale(b)
	case b.Worksheet != nil:
		return v.worksheet(b)
	case b.Scenario != nil:
		return v.scenario(b)
	case b.Cards != nil:
		return v.cards(b)
	case b.Timer != nil:
		return v.timer(b)
	case b.Activity != nil:
		v.activity(b)
		return onward, nil
	case b.Glossary != nil:
		v.lexicon(b)
		return onward, nil
	}
	v.out.para(safe.Line(b.Title))
	v.out.line(v.w.Read.NotPlayable)
	v.out.gap()
	v.md(v.m, b.Source)
	return onward, nil
}

func (v *visit) heading(kind string, b *curriculum.Block) {
	if b.Title != "" && b.Title != v.current().Title { // that was said just now
		kind = v.label(kind, safe.Line(b.Title))
	}
	v.out.para(kind)
}

// since is a time in milliseconds, never less than none: clocks are set back.
func since(then, now time.Time) int64 { return max(0, now.Sub(then).Milliseconds()) }

// taken returns what was held, where it is of the kind asked for; nothing is
// held any more.
func taken[T any](v *visit) (T, bool) {
	held, ok := v.held.(T)
	v.held = nil
	return held, ok
}
