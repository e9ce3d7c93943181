package plain

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// asking is one question on its way: answer, confidence, written, verdict.
type asking struct {
	*visit
	kind  string             // what its heading says
	m     *curriculum.Module // whose question it is
	b     *curriculum.Block
	place study.Place
	via   *progress.Via
	intro string           // what the recall's own module says before it
	past  []progress.Event // answers that count here, in order

	a     study.Attempt
	began time.Time
	ms    int64
	given []int // numbers of an answer given in parts
}

// question is the asking of a question of the page.
func (v *visit) question(b *curriculum.Block) *asking {
	kind := v.w.Read.Question
	if b.Kind == curriculum.Predict {
		kind = v.w.Read.Prediction
	}
	return &asking{
		visit: v, kind: kind, m: v.m, b: b, place: v.place(),
		past: study.Answers(v.state(), v.course.ID, v.m, b),
	}
}

// recall asks a question of another module, to be recorded there.
func (v *visit) recall(at *curriculum.Block) (move, error) {
	m, _, err := v.course.Module(at.Of.Module, v.lang)
	var b *curriculum.Block
	page := -1
	if err == nil {
		b, page = m.Block(at.Of.Block)
	}
	if b == nil || b.Question == nil {
		v.heading(v.w.Read.Recall, at)
		v.out.para(v.w.Read.NoRecall)
		return onward, nil
	}
	q := &asking{
		visit: v, kind: v.w.Read.Recall, m: m, b: b, place: study.At(v.course.ID, m, page),
		via: &progress.Via{Module: v.m.ID, Block: at.ID}, intro: at.Source,
	}
	q.past = study.Recalled(v.state(), v.course.ID, m, b, v.m, at)
	return v.ask(q)
}

// nextNumber is that of the next attempt. Every answer to the question counts, so
// that a recall is shuffled anew.
func (q *asking) nextNumber() int {
	if q.via == nil {
		return len(q.past) + 1
	}
	return study.NextNumber(q.state(), q.course.ID, q.m, q.b)
}

func (q *asking) key() string { return strings.Join([]string{q.course.ID, q.m.ID, q.b.ID}, "/") }

// ask shows a question and, where it was answered before, what was said.
func (v *visit) ask(q *asking) (move, error) {
	q.heading(q.kind, q.b)
	q.out.gap()
	if q.intro != "" {
		q.md(q.visit.m, q.intro)
		q.out.gap()
	}
	q.md(q.m, q.stem(q.b.Question))
	if last, ok := q.last(); ok && v.held == nil {
		to, anew, err := q.answered(last)
		if !anew {
			return to, err
		}
	} else if len(q.past) > 0 && !ok {
		q.out.para(q.w.Ask.Changed)
	}
	q.start()
	return q.run()
}

// stem is the question's text, its gaps named.
func (v *visit) stem(q *curriculum.Question) string {
	s := q.Stem
	for i := range q.Gaps {
		name := "(" + fmt.Sprintf(v.w.Ask.Gap, i+1) + ")"
		s = strings.Replace(s, "[["+strconv.Itoa(i+1)+"]]", name, 1)
	}
	return s
}

// last is the attempt that answered the question as it means now.
func (q *asking) last() (study.Attempt, bool) {
	for i := len(q.past) - 1; i >= 0; i-- {
		if e := q.past[i]; e.Rev >= q.b.Rev {
			a, ok := study.Restore(q.b, q.place, i+1, q.seeder(), e)
			return a, ok
		}
	}
	return study.Attempt{}, false
}

// answered says the last answer in one line and offers to ask again.
func (q *asking) answered(a study.Attempt) (to move, anew bool, err error) {
	q.a = a
	unnumbered := a // its choices are not on the page now
	unnumbered.Choices, unnumbered.Reasons, unnumbered.Steps = nil, nil, nil
	said := stop(summary(q.visit, unnumbered))
	if verdict := q.verdict(); verdict != "" {
		said += " " + verdict
	}
	q.out.para(fmt.Sprintf(q.w.Ask.Last, said))
	return q.after()
}

// start begins a new attempt, with what was under way in another language.
func (q *asking) start() {
	q.a = study.NewAttempt(q.b, q.place, q.nextNumber(), q.seeder())
	q.a.Via, q.a.Hints = q.via, min(q.hints[q.key()], len(q.b.Question.Hints))
	q.began, q.given = q.o.Now(), nil
	held, ok := taken[study.Attempt](q.visit)
	if ok && held.Block.ID == q.b.ID && held.Step == study.Confiding {
		if a, err := q.a.Answer(held.Response); err == nil {
			q.a = a
		}
	}
}

// run takes the attempt through its steps.
func (q *asking) run() (move, error) {
	q.printChoices()
	if q.a.Step == study.Confiding {
		q.echo()
	}
	for {
		var to move
		var err error
		stay := false
		switch q.a.Step {
		case study.Answering:
			to, stay, err = q.answer()
		case study.Confiding:
			to, stay, err = q.confide()
		case study.Saving:
			stay = true
			err = q.save()
		default:
			to, stay, err = q.after()
			if stay {
				q.start()
				q.out.gap()
				q.md(q.m, q.stem(q.b.Question))
				q.printChoices()
			}
		}
		if !stay || err != nil {
			return to, err
		}
	}
}

// printChoices shows what there is to choose from, numbered as it is shown.
func (q *asking) printChoices() {
	question := q.b.Question
	q.out.gap()
	switch question.Form {
	case curriculum.Single, curriculum.Multiple:
		q.numbered(question.Choices, q.a.Choices)
	case curriculum.Verdict:
		q.numbered(question.Choices, q.a.Choices)
		q.out.gap()
		if question.Between != "" {
			q.md(q.m, question.Between)
		} else {
			q.out.line(q.w.Ask.Reason)
		}
		q.numbered(question.Reasons, q.a.Reasons)
	case curriculum.Order:
		q.numbered(question.Steps, q.a.Steps)
	case curriculum.Match:
		q.column(question.Columns[0])
		for i, left := range question.Lefts() {
			q.item(letter(i)+". ", question.Rows[left-1].Left)
		}
		q.out.gap()
		q.column(question.Columns[1])
		for i, row := range q.a.Options {
			q.item(strconv.Itoa(i+1)+". ", question.Rows[row-1].Right)
		}
	}
	q.out.para(q.instruction())
}

// column names a column of a match question.
func (q *asking) column(title string) {
	if title != "" {
		q.raw(q.plain(q.m, title) + strings.TrimRight(q.w.Colon(), " "))
	}
}

func (q *asking) numbered(list []curriculum.Choice, shown []int) {
	for i, at := range shown {
		q.item(strconv.Itoa(i+1)+". ", list[at-1].Text)
	}
}

func (q *asking) item(mark, source string) { q.raw(mark + q.plain(q.m, source)) }

// instruction says what is asked for.
func (q *asking) instruction() string {
	ask, question := q.w.Ask, q.b.Question
	switch question.Form {
	case curriculum.Multiple:
		if n := question.RightCount(); !question.HideCount && n > 0 {
			return q.w.N(ask.ChooseCount, n)
		}
		return ask.ChooseSeveral
	case curriculum.Verdict:
		return ask.ChooseBoth
	case curriculum.Order:
		return ask.PutInOrder
	case curriculum.Match:
		return ask.MatchThem
	case curriculum.Gap:
		return ask.FillGap
	case curriculum.Numeric:
		if question.Number.Unit != "" {
			return fmt.Sprintf(ask.GiveNumberIn, safe.Line(question.Number.Unit))
		}
		return ask.GiveNumber
	}
	return ask.Choose
}

// answer asks for the answer until it is given or the question is left.
func (q *asking) answer() (to move, stay bool, err error) {
	if q.b.Question.Form == curriculum.Gap {
		return q.fill()
	}
	in, err := q.prompt(numbers, q.say.HelpAsk, func() { q.out.line(q.answerLine()) })
	if err != nil {
		return onward, false, err
	}
	if in.verb != text {
		return q.common(in)
	}
	var r curriculum.Response
	if q.b.Question.Form == curriculum.Numeric {
		x, problem := takeNumber(q.a, in.line)
		if problem != fine {
			q.refuse(problem)
			return onward, true, nil
		}
		r.Number = x
	} else {
		given, problem := takeNumbers(q.a, q.given, in.line)
		if problem != fine {
			q.refuse(problem)
			return onward, true, nil
		}
		if !enough(q.a, given) {
			q.given = given
			return onward, true, nil
		}
		r = respond(q.a, given)
	}
	q.accept(r)
	return onward, true, nil
}

// fill asks for one gap after the other.
func (q *asking) fill() (to move, stay bool, err error) {
	var texts []string
	for len(texts) < len(q.b.Question.Gaps) {
		in, err := q.prompt(gapText, q.say.HelpGap, func() { q.out.line(q.gapLine(len(texts))) })
		if err != nil {
			return onward, false, err
		}
		switch in.verb {
		case text:
			texts = append(texts, strings.TrimSpace(in.line))
			if texts[len(texts)-1] == "-" {
				texts[len(texts)-1] = ""
			}
		case hint:
			q.hint(in.n)
		case back:
			if len(texts) == 0 {
				return backward, false, nil
			}
			texts = texts[:len(texts)-1]
		default:
			return onward, false, nil
		}
	}
	q.accept(curriculum.Response{Texts: texts})
	return onward, true, nil
}

func (q *asking) gapLine(i int) string {
	what := q.w.Ask.YourAnswer
	if len(q.b.Question.Gaps) > 1 {
		what = fmt.Sprintf(q.w.Ask.Gap, i+1)
	}
	return what + ". " + q.keys()
}

// accept takes the answer; what was understood is said before it counts.
func (q *asking) accept(r curriculum.Response) {
	a, err := q.a.Answer(r)
	if err != nil {
		q.out.para(q.w.Ask.NotAnswer)
		return
	}
	q.a, q.given = a, nil
	q.ms = since(q.began, q.o.Now())
	q.echo()
}

func (q *asking) echo() {
	q.out.para(stop(q.label(q.w.Ask.YourAnswer, summary(q.visit, q.a))))
}

// common obeys the commands of a question that is being asked.
func (q *asking) common(in typed) (to move, stay bool, err error) {
	switch in.verb {
	case empty, next:
		return onward, false, nil
	case back:
		if len(q.given) > 0 {
			q.given = q.given[:len(q.given)-1]
			return onward, true, nil
		}
		return backward, false, nil
	case hint:
		q.hint(in.n)
	case language:
		if q.otherLang() {
			q.visit.held = q.a
			return switched, false, nil
		}
	default:
		q.out.para(q.say.NotUnderstood)
	}
	return onward, true, nil
}

// hint shows hint n again or, for 0, opens the next one; the last one stays.
func (q *asking) hint(n int) {
	hints := q.b.Question.Hints
	if len(hints) == 0 {
		q.out.para(q.w.Ask.NoHint)
		return
	}
	if n < 1 || n > q.a.Hints {
		q.a = q.a.Hint()
		q.hints[q.key()] = q.a.Hints
		n = q.a.Hints
	}
	q.out.gap()
	title := fmt.Sprintf(q.w.Ask.Hint, n, len(hints))
	q.raw(q.label(title, q.plain(q.m, hints[n-1])))
	q.out.gap()
}
