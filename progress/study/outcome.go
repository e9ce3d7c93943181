package study

import (
	"strconv"
	"strings"

	"cahier/curriculum"
)

// A Mark is what stands before a line of an outcome.
type Mark int

// The marks. Missed is right and not chosen.
const (
	NoMark Mark = iota
	RightMark
	WrongMark
	MissedMark
)

// A Line is a part of an outcome: what was chosen or offered, and what the
// author says to it.
type Line struct {
	Mark     Mark
	Text     string // Markdown, or the learner's words
	Right    string // what would have been right, where that is another text
	Feedback string // Markdown
}

// Chosen returns what the learner gave with its feedback: what stands right
// below the verdict.
func (a Attempt) Chosen() []Line {
	q, r := a.Question, a.Response
	switch q.Form {
	case curriculum.Single, curriculum.Multiple:
		return a.picked(q.Choices, r.Picks)
	case curriculum.Verdict:
		return append(a.picked(q.Choices, r.Picks), a.picked(q.Reasons, r.Reasons)...)
	case curriculum.Order:
		return a.ordered()
	case curriculum.Match:
		return a.matched()
	case curriculum.Gap:
		return a.filled()
	case curriculum.Numeric:
		typed := a.number(r.Number)
		mark := WrongMark
		if q.Grade(r, 0).Credit == 1 {
			mark = RightMark
		}
		return []Line{{Mark: mark, Text: typed, Right: a.accepted(), Feedback: q.FeedbackFor(typed)}}
	}
	return nil
}

// All returns every choice with its feedback, to look through after the
// verdict, in the order shown. It is empty where there is nothing to choose.
func (a Attempt) All() []Line {
	q := a.Question
	var out []Line
	all := func(list []curriculum.Choice, shown []int) {
		for _, at := range shown {
			out = append(out, a.line(list[at-1]))
		}
	}
	switch q.Form {
	case curriculum.Single, curriculum.Multiple:
		all(q.Choices, a.shown(a.Choices, len(q.Choices)))
	case curriculum.Verdict:
		all(q.Choices, a.shown(a.Choices, len(q.Choices)))
		all(q.Reasons, a.shown(a.Reasons, len(q.Reasons)))
	case curriculum.Order:
		for _, s := range q.Steps {
			out = append(out, Line{Mark: NoMark, Text: s.Text, Feedback: s.Feedback})
		}
	case curriculum.Match:
		for _, row := range q.Rows {
			if row.Left != "" {
				out = append(out, Line{Mark: NoMark, Text: row.Left, Right: row.Right})
			}
		}
	}
	for _, w := range q.Wrong {
		out = append(out, Line{Mark: WrongMark, Text: w.Answer, Feedback: w.Feedback})
	}
	return out
}

// shown is the order shown, or the order written for an attempt that was
// never on screen.
func (a Attempt) shown(order []int, n int) []int {
	if len(order) == n {
		return order
	}
	written := make([]int, n)
	for i := range written {
		written[i] = i + 1
	}
	return written
}

// line is a choice with its mark; where an opinion is asked there is none.
func (a Attempt) line(c curriculum.Choice) Line {
	mark := WrongMark
	switch {
	case a.Question.Opinion():
		mark = NoMark
	case c.Right:
		mark = RightMark
	}
	return Line{Mark: mark, Text: c.Text, Feedback: c.Feedback}
}

// picked returns the chosen ones and, where several are right, those missed.
func (a Attempt) picked(list []curriculum.Choice, picks []int) []Line {
	var out []Line
	chosen := map[int]bool{}
	for _, p := range picks {
		chosen[p] = true
		out = append(out, a.line(list[p-1]))
	}
	if a.Question.Form == curriculum.Multiple {
		for i, c := range list {
			if c.Right && !chosen[i+1] {
				out = append(out, Line{Mark: MissedMark, Text: c.Text, Feedback: c.Feedback})
			}
		}
	}
	return out
}

// ordered marks each step by whether it belongs after the one above it, the
// first by whether it belongs before the one below.
func (a Attempt) ordered() []Line {
	var out []Line
	picks := a.Response.Picks
	for i, p := range picks {
		mark := RightMark
		if i > 0 && picks[i-1] > p || i == 0 && len(picks) > 1 && picks[1] < p {
			mark = WrongMark
		}
		s := a.Question.Steps[p-1]
		out = append(out, Line{Mark: mark, Text: s.Text, Feedback: s.Feedback})
	}
	return out
}

func (a Attempt) matched() []Line {
	var out []Line
	q := a.Question
	for i, left := range q.Lefts() {
		row := q.Rows[left-1]
		l := Line{Mark: WrongMark, Text: row.Left + " → —", Right: row.Right}
		if pick := a.Response.Picks[i]; pick > 0 {
			chosen := q.Rows[pick-1].Right
			l.Text = row.Left + " → " + chosen
			l.Feedback = q.FeedbackFor(chosen)
			if chosen == row.Right {
				l.Mark, l.Right, l.Feedback = RightMark, "", ""
			}
		}
		out = append(out, l)
	}
	return out
}

func (a Attempt) filled() []Line {
	var out []Line
	q := a.Question
	for i, typed := range a.Response.Texts {
		l := Line{Mark: WrongMark, Text: typed, Right: q.Gaps[i][0], Feedback: q.FeedbackFor(typed)}
		if q.GapRight(i, typed) {
			l = Line{Mark: RightMark, Text: typed}
			if curriculum.Fold(q.Gaps[i][0]) != curriculum.Fold(typed) {
				l.Right = q.Gaps[i][0]
			}
		}
		out = append(out, l)
	}
	return out
}

// accepted is the right value with the range that was accepted.
func (a Attempt) accepted() string {
	n := a.Question.Number
	s := a.number(n.Low) + "–" + a.number(n.High)
	if n.Low == n.High {
		s = a.number(n.Low)
	} else if n.HasValue {
		s = a.number(n.Value) + " (" + s + ")"
	}
	if n.Unit != "" {
		s += " " + n.Unit
	}
	return s
}

// number writes a number without needless digits, in the language of the
// place.
func (a Attempt) number(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if a.Place.Lang == "fr" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
