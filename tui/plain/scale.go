package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// rating is a scale on its way: numbers, written, compared.
type rating struct {
	*visit
	m     *curriculum.Module // whose statements they are
	r     study.Rate
	given []int // values of the first statements, leftOut among them
	// resumed tells that they were given before the rating was left.
	resumed bool
	kept    study.Half
}

// ratingHeld is what was given when the language was switched.
type ratingHeld struct {
	block string
	given []int
}

// scale asks for numbers. Where the block names another scale, its statements
// are asked again and recorded there.
func (v *visit) scale(at *curriculum.Block) (move, error) {
	v.heading(v.w.Scale.Kind, at)
	v.section(v.m, at.Scale.Text)
	m, b, page, via := v.m, at, v.page, (*progress.Via)(nil)
	if at.Of.Block != "" {
		var err error
		if m, _, err = v.course.Module(at.Of.Module, v.lang); err == nil {
			b, page = m.Block(at.Of.Block)
			via = &progress.Via{Module: v.m.ID, Block: at.ID}
		}
		if err != nil || b == nil || b.Scale == nil || len(b.Scale.Statements) == 0 {
			v.out.para(v.w.Scale.Gone)
			return onward, nil
		}
		v.section(m, b.Scale.Text)
	}
	s := &rating{visit: v, m: m, r: study.NewRate(v.state(), v.course.ID, m, b, page, via)}
	s.kept = v.half(s.r.Name())
	held, under := taken[ratingHeld](v)
	if under = under && held.block == at.ID; under {
		s.given = held.given
		if s.r.Step == study.Shown {
			s.r = s.r.Again()
		}
	} else if r, ok := s.r.Resume(s.kept); ok {
		s.r, s.given, s.resumed = r, leading(r), true
	}
	return s.run(at.ID)
}

// leading are the numbers of the first statements of a rating, up to one that
// has none.
func leading(r study.Rate) (given []int) {
	for i := range r.Scale.Statements {
		v, ok := r.Value(i)
		if !ok {
			break
		}
		given = append(given, v)
	}
	return given
}

// run takes the rating through its steps. However it is left, the numbers so far
// are kept: the record takes them handed in only.
func (s *rating) run(block string) (move, error) {
	defer s.keepGiven()
	if s.r.Step == study.Shown {
		s.printRating()
	} else {
		s.printStatements()
	}
	if s.resumed && len(s.given) > 0 {
		s.out.para(s.label(s.w.Ask.YourAnswer, s.said(s.given)) + ".")
	}
	for {
		var to move
		var err error
		stay := true
		switch s.r.Step {
		case study.Answering:
			to, stay, err = s.answer(block)
		case study.Saving:
			err = s.save()
		default:
			var in typed
			if in, err = s.wait(s.say.AfterBlock, s.say.HelpBlock, nil); in.verb == again {
				s.r, s.given = s.r.Again(), nil
				s.printStatements()
			} else {
				to, stay = moves[in.verb], false
			}
		}
		if !stay || err != nil {
			return to, err
		}
	}
}

// printStatements shows what is to be rated, in numbers from 1.
func (s *rating) printStatements() {
	w, scale := s.w.Scale, s.r.Scale
	if s.r.Via != nil && s.r.Before != nil {
		s.out.para(w.AskedAgain)
	} else if s.r.Via != nil {
		s.out.para(w.FirstTime)
	}
	s.out.para(fmt.Sprintf(w.Task, scale.From, scale.To))
	s.out.gap()
	for i, st := range scale.Statements {
		s.raw(strconv.Itoa(i+1) + ". " + s.plain(s.m, st.Text))
	}
	s.section(s.m, scale.After)
	s.out.gap()
}

// answer asks for the numbers that are missing.
func (s *rating) answer(block string) (to move, stay bool, err error) {
	in, err := s.prompt(numbers, s.say.HelpScale, func() { s.out.line(s.answerLine()) })
	if err != nil {
		return onward, false, err
	}
	switch in.verb {
	case text:
		s.take(in.line)
	case back:
		if len(s.given) == 0 {
			return backward, false, nil
		}
		s.given = s.given[:len(s.given)-1]
	case empty, next:
		return onward, false, nil
	case language:
		given := s.given
		if s.otherLang() {
			s.visit.held = ratingHeld{block, given}
			return switched, false, nil
		}
	default:
		s.out.para(s.say.NotUnderstood)
	}
	return onward, true, nil
}

// answerLine says how to answer: all at once or, when some are given, the next.
func (s *rating) answerLine() string {
	scale := s.r.Scale
	n := len(scale.Statements)
	one := fmt.Sprintf(s.say.RateOne, scale.From, scale.To)
	switch {
	case n == 1:
		one = s.label(s.w.Ask.YourAnswer, one)
	case len(s.given) == 0:
		one = fmt.Sprintf(s.say.RateAll, n, scale.From, scale.To)
	default:
		i := len(s.given)
		one = s.label(fmt.Sprintf("%d, %s", i+1, s.flat(scale.Statements[i].Text)), one)
	}
	return one + " " + s.say.KeysHelp
}

// take adds the numbers of a line and, when none is missing, hands them in.
// What was understood is said first.
func (s *rating) take(line string) {
	scale := s.r.Scale
	given, problem := takeRatings(line, s.given, len(scale.Statements), limit{scale.From, scale.To})
	switch problem {
	case notNumbers:
		s.out.para(s.say.WantRatings)
		return
	case outOfRange:
		s.out.para(fmt.Sprintf(s.say.NotOnScale, scale.From, scale.To))
		return
	case tooMany:
		s.out.para(s.say.TooMany)
		return
	}
	if s.given = given; len(given) < len(scale.Statements) {
		return
	}
	said := s.said(given)
	for i, v := range given {
		s.r = s.r.Set(i, v)
	}
	r, err := s.r.Give()
	if s.r, s.given = r, nil; err != nil {
		s.out.para(s.w.Scale.None)
		return
	}
	s.out.para(s.label(s.w.Ask.YourAnswer, said) + ".")
}

// said is how numbers were understood.
func (s *rating) said(given []int) string {
	var said []string
	for _, v := range given {
		word := s.w.Scale.Unrated
		if v != leftOut {
			word = strconv.Itoa(v)
		}
		said = append(said, word)
	}
	return strings.Join(said, ", ")
}

func (s *rating) keepGiven() {
	r := s.r
	for i, v := range s.given {
		r = r.Set(i, v)
	}
	r.Half().KeepIn(s.o.Halves, r.Name(), s.kept)
}

// leftOut stands for a statement without a number; no scale reaches it.
const leftOut = -1 << 31

// takeRatings adds the numbers of a line to those given before. A hyphen leaves
// a statement out.
func takeRatings(line string, given []int, n int, l limit) ([]int, trouble) {
	all := slices.Clone(given)
	for _, f := range fieldsOf(line) {
		if strings.Trim(f, "-–—−") == "" {
			all = append(all, leftOut)
			continue
		}
		v, err := numeral(f)
		if err != nil {
			return given, notNumbers
		}
		if v < l.low || v > l.high {
			return given, outOfRange
		}
		all = append(all, v)
	}
	if len(all) > n {
		return given, tooMany
	}
	return all, fine
}

// save writes the rating and then shows it beside the earlier one.
func (s *rating) save() error {
	moved, err := s.retry(func() error {
		err := s.write(s.r.Event())
		s.r = s.r.Saved(err)
		return err
	})
	if err != nil {
		return err
	}
	if moved != empty {
		s.r = s.r.Back()
		s.printStatements()
		return nil
	}
	s.out.para(s.w.Scale.Given)
	if s.r.Before != nil {
		s.printRating()
	}
	return nil
}

// printRating says each statement with its number, and the one before it.
func (s *rating) printRating() {
	s.out.gap()
	for i, st := range s.r.Scale.Statements {
		s.raw(s.label(fmt.Sprintf("%d. %s", i+1, s.flat(st.Text)), s.compared(i)))
	}
}

func (s *rating) compared(i int) string {
	w := s.w.Scale
	now, rated := s.r.Value(i)
	before, earlier := s.r.Earlier(i)
	switch {
	case rated && earlier && now == before:
		return fmt.Sprintf(w.Same, before, now)
	case rated && earlier:
		return fmt.Sprintf(w.Before, before) + ", " + fmt.Sprintf(w.Now, now)
	case earlier:
		return fmt.Sprintf(w.OnlyBefore, before)
	case rated && s.r.Before != nil:
		return fmt.Sprintf(w.Now, now)
	case rated:
		return strconv.Itoa(now)
	}
	return w.Unrated
}
