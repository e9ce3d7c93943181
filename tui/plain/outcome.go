package plain

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/markdown"
)

// answerLine says how to answer.
func (q *asking) answerLine() string {
	ls := limits(q.a)
	how := ""
	switch f := q.b.Question.Form; {
	case f == curriculum.Multiple:
		how = fmt.Sprintf(q.say.Several, len(q.a.Choices))
	case f == curriculum.Order:
		how = fmt.Sprintf(q.say.AllInOrder, len(q.a.Steps))
	case f == curriculum.Numeric:
		how = q.w.Ask.YourAnswer + "."
	case f == curriculum.Verdict && len(q.given) == 0:
		how = fmt.Sprintf(q.say.TwoNumbers, ls[0].high, ls[1].high)
	case f == curriculum.Verdict:
		how = q.label(q.w.Ask.Reason, fmt.Sprintf(q.say.OneNumber, ls[1].high))
	case f == curriculum.Match && len(q.given) == 0:
		how = fmt.Sprintf(q.say.MatchAll, letter(len(ls)-1), ls[0].high)
	case f == curriculum.Match:
		left := q.b.Question.Rows[q.b.Question.Lefts()[len(q.given)]-1].Left
		what := letter(len(q.given)) + ", " + q.flat(left)
		how = q.label(what, fmt.Sprintf(q.say.OneOrNone, ls[0].high))
	default:
		how = q.label(q.w.Ask.YourAnswer, fmt.Sprintf(q.say.OneNumber, ls[0].high))
	}
	return how + " " + q.keys()
}

// keys names the commands of a question. What a hint costs is said once, before
// the first could be opened.
func (q *asking) keys() string {
	if len(q.b.Question.Hints) == 0 {
		return q.say.KeysHelp
	}
	if q.priced || !q.a.Graded() {
		return q.say.KeysHint + " " + q.say.KeysHelp
	}
	q.priced = true
	return q.say.KeysHint + " " + upper(q.w.Ask.HintPrice) + ". " + q.say.KeysHelp
}

func upper(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (q *asking) afterLine() string {
	if q.verdict() == "" {
		return q.say.AfterPlain
	}
	return q.say.After
}

// refuse says why a line is no answer; nothing is lost by it.
func (q *asking) refuse(t trouble) {
	why := q.w.Ask.NotAnswer
	switch t {
	case notNumbers:
		why = q.say.WantNumbers
	case outOfRange:
		why = q.say.OutOfRange
	case tooMany:
		why = q.say.TooMany
	case onlyOne:
		why = q.say.OnlyOne
	case eachOnce:
		why = fmt.Sprintf(q.say.EachOnce, len(q.a.Steps))
	case notANumber:
		why = q.w.Ask.NotNumber
	}
	q.out.para(why)
}

// flat is a short text of an author on one line, without its last full stop.
func (v *visit) flat(source string) string {
	o := markdown.Options{Alerts: v.w.Alerts(), Colon: v.w.Colon()}
	s := strings.Join(strings.Fields(strings.ReplaceAll(markdown.Plain(source, o), "\n", " ")), " ")
	return strings.TrimSuffix(s, ".")
}

// summary says in one line what was answered, with the numbers shown.
func summary(v *visit, a study.Attempt) string {
	r, question := a.Response, a.Question
	var parts []string
	choices := func(list []curriculum.Choice, shown, picks []int) {
		for _, p := range picks {
			parts = append(parts, numberOf(shown, p)+v.flat(list[p-1].Text))
		}
	}
	switch question.Form {
	case curriculum.Single, curriculum.Multiple:
		choices(question.Choices, a.Choices, asShown(a.Choices, r.Picks))
	case curriculum.Verdict:
		choices(question.Choices, a.Choices, r.Picks)
		choices(question.Reasons, a.Reasons, r.Reasons)
	case curriculum.Order:
		if len(a.Steps) > 0 { // just heard: their numbers will do
			for _, p := range r.Picks {
				parts = append(parts, strconv.Itoa(slices.Index(a.Steps, p)+1))
			}
			return strings.Join(parts, ", ")
		}
		choices(question.Steps, nil, r.Picks)
	case curriculum.Match:
		for i, left := range question.Lefts() {
			right := v.say.Nothing
			if p := r.Picks[i]; p > 0 {
				right = v.flat(question.Rows[p-1].Right)
			}
			parts = append(parts, v.label(v.flat(question.Rows[left-1].Left), right))
		}
	case curriculum.Gap:
		for _, t := range r.Texts {
			if t == "" {
				t = v.say.Nothing
			}
			parts = append(parts, t)
		}
	case curriculum.Numeric:
		parts = append(parts, v.number(r.Number, question.Number.Unit))
	}
	return strings.Join(parts, v.say.Semicolon)
}

// asShown sorts positions by where they are shown.
func asShown(shown, picks []int) []int {
	return slices.SortedFunc(slices.Values(picks), func(a, b int) int {
		return slices.Index(shown, a) - slices.Index(shown, b)
	})
}

// numberOf is the number under which a position is shown.
func numberOf(shown []int, position int) string {
	for i, p := range shown {
		if p == position {
			return strconv.Itoa(i+1) + ", "
		}
	}
	return ""
}

func (v *visit) number(x float64, unit string) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if v.lang == "fr" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return strings.TrimSpace(s + " " + unit)
}

// verdict says in one line what the answer was worth, "" where there is no
// verdict.
func (q *asking) verdict() string {
	if !q.a.Graded() {
		return ""
	}
	raw := q.b.Question.Grade(q.a.Response, 0)
	said := q.w.Ask.Wrong
	switch raw.Verdict {
	case progress.Right:
		said = q.w.Ask.Right
	case progress.Partly:
		said = fmt.Sprintf(q.w.Ask.Partly, int(math.Round(raw.Credit*100)))
	}
	switch q.a.Confidence {
	case progress.Sure:
		said += " " + q.w.Ask.WereSure
	case progress.Fairly:
		said += " " + q.w.Ask.WereFairly
	case progress.Guess:
		said += " " + q.w.Ask.WereGuess
	}
	if credit := q.a.Grade.Credit; credit < raw.Credit {
		said += " " + fmt.Sprintf(q.w.Ask.Capped, int(math.Round(credit*100)))
	}
	return said
}

// printOutcome follows the writing of the answer.
func (q *asking) printOutcome() {
	verdict := q.verdict()
	switch {
	case verdict == "" && q.b.Question.Opinion():
		q.out.para(q.w.Ask.Opinion)
	case verdict == "":
		q.out.para(q.w.Ask.Predicted)
	default:
		q.out.para(verdict)
		q.printLines(q.chosen())
		if e := q.b.Question.Explanation; e != "" {
			q.out.gap()
			q.raw(q.lead(q.w.Ask.Why, q.plain(q.m, e)))
		}
	}
}

// chosen is what the learner gave. Pairs are named here without an arrow, which
// a voice would read out.
func (q *asking) chosen() []study.Line {
	lines := q.a.Chosen()
	if q.b.Question.Form != curriculum.Match {
		return lines
	}
	for i, left := range q.b.Question.Lefts() {
		right := q.say.Nothing
		if p := q.a.Response.Picks[i]; p > 0 {
			right = q.b.Question.Rows[p-1].Right
		}
		lines[i].Text = q.label(q.b.Question.Rows[left-1].Left, right)
	}
	return lines
}

// printLines prints lines of an outcome, the mark first and in words.
func (q *asking) printLines(lines []study.Line) {
	typed := q.b.Question.Form == curriculum.Gap
	q.out.gap()
	for _, l := range lines {
		said := l.Text
		switch {
		case typed && said == "":
			said = q.say.Nothing
		case !typed:
			said = q.plain(q.m, said)
		}
		if q.b.Question.Form == curriculum.Numeric && l.Mark != study.NoMark && l.Right != "" {
			said = q.number(q.a.Response.Number, q.b.Question.Number.Unit)
		}
		if mark := q.mark(l.Mark); mark != "" {
			said = q.label(mark, said)
		}
		q.raw(said)
		if l.Right != "" {
			q.raw(upper(fmt.Sprintf(q.w.Ask.RightIs, q.plain(q.m, l.Right))))
		}
		if l.Feedback != "" {
			q.md(q.m, l.Feedback)
		}
	}
}

func (q *asking) mark(m study.Mark) string {
	switch m {
	case study.RightMark:
		return upper(q.w.Ask.MarkRight)
	case study.WrongMark:
		return upper(q.w.Ask.MarkWrong)
	case study.MissedMark:
		return upper(q.w.Ask.Missed)
	}
	return ""
}

// printAll looks through every choice, then the explanation once more.
func (q *asking) printAll() {
	lines := q.a.All()
	title := q.w.Ask.AllChoices
	switch q.b.Question.Form {
	case curriculum.Order:
		title = q.w.Ask.RightOrder
		for i := range lines {
			if i < len(q.b.Question.Steps) {
				lines[i].Text = strconv.Itoa(i+1) + ". " + q.flat(lines[i].Text)
			}
		}
	case curriculum.Match:
		title = q.w.Ask.AllPairs
		for i := range lines {
			if lines[i].Mark == study.NoMark {
				lines[i].Text = q.label(lines[i].Text, lines[i].Right)
				lines[i].Right = ""
			}
		}
	case curriculum.Gap, curriculum.Numeric:
		lines = append([]study.Line{{Mark: study.RightMark, Text: rightAnswer(q.visit, q.a)}}, lines...)
	}
	q.out.para(title)
	q.printLines(lines)
	if e := q.b.Question.Explanation; e != "" {
		q.out.gap()
		q.raw(q.lead(q.w.Ask.Why, q.plain(q.m, e)))
	}
}

// rightAnswer says in one line what would have been right.
func rightAnswer(v *visit, a study.Attempt) string {
	question := a.Question
	var parts []string
	right := func(list []curriculum.Choice, everyone bool) {
		for _, c := range list {
			if c.Right || everyone {
				parts = append(parts, v.flat(c.Text))
			}
		}
	}
	switch question.Form {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		right(question.Choices, false)
		right(question.Reasons, false)
	case curriculum.Order:
		right(question.Steps, true)
	case curriculum.Match:
		for _, row := range question.Lefts() {
			r := question.Rows[row-1]
			parts = append(parts, v.label(v.flat(r.Left), v.flat(r.Right)))
		}
	case curriculum.Gap:
		for _, g := range question.Gaps {
			parts = append(parts, g[0])
		}
	case curriculum.Numeric:
		n := question.Number
		if n.HasValue {
			return v.number(n.Value, n.Unit)
		}
		return fmt.Sprintf(v.say.Range, v.number(n.Low, ""), v.number(n.High, n.Unit))
	}
	return strings.Join(parts, v.say.Semicolon)
}
