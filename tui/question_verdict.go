package tui

import (
	"fmt"
	"math"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// drawVerdict draws what came of the attempt: the verdict, the chosen ones
// with their feedback, the explanation, and on demand all choices.
func (q *question) drawVerdict(d *drawing) {
	w, st := q.env.words, q.env.styles
	a := q.attempt
	if !a.Graded() {
		sentence := w.Ask.Predicted
		if a.Question.Opinion() {
			sentence = w.Ask.Opinion
		}
		d.say(sentence, st.pencil, 0)
		for _, l := range a.Chosen() {
			d.text(l.Text, "     • ", 7)
		}
		return
	}
	d.say(verdictLine(q.env, a), st.of(markOf(a.Grade.Verdict)), 0)
	for _, l := range a.Chosen() {
		q.drawLine(d, l)
	}
	if md := a.Question.Explanation; md != "" {
		d.blank()
		d.say(w.Ask.Why, st.strong, 0)
		d.text(md, "", 0)
	}
	if q.all {
		d.blank()
		title := w.Ask.AllChoices
		switch q.form() {
		case curriculum.Order:
			title = w.Ask.RightOrder
		case curriculum.Match:
			title = w.Ask.AllPairs
		}
		d.say(title, st.strong, 0)
		for _, l := range a.All() {
			q.drawLine(d, l)
		}
	}
}

// verdictLine is the verdict in words: right, partly or wrong, what a hint
// cost, and how sure the learner was.
func verdictLine(e *env, a study.Attempt) string {
	w := e.words.Ask
	percent := int(math.Round(a.Grade.Credit * 100))
	var line string
	switch a.Grade.Verdict {
	case progress.Right:
		line = w.Right
		if a.Grade.Credit < 1 {
			line += " " + fmt.Sprintf(w.Capped, percent)
		}
	case progress.Partly:
		line = fmt.Sprintf(w.Partly, percent)
	default:
		line = w.Wrong
	}
	switch a.Confidence {
	case progress.Sure:
		line += " " + w.WereSure
	case progress.Fairly:
		line += " " + w.WereFairly
	case progress.Guess:
		line += " " + w.WereGuess
	}
	return line
}

var lineMarks = map[study.Mark]mark{study.RightMark: rightMark, study.WrongMark: wrongMark, study.MissedMark: partlyMark}

// drawLine draws one line of an outcome: the mark and its word, the text, what
// would have been right, and the feedback.
func (q *question) drawLine(d *drawing, l study.Line) {
	w, st := q.env.words, q.env.styles
	m := lineMarks[l.Mark]
	word := map[study.Mark]string{
		study.RightMark: w.Ask.MarkRight, study.WrongMark: w.Ask.MarkWrong, study.MissedMark: w.Ask.Missed,
	}[l.Mark]
	lead := "   " + st.of(m).Render(glyphs[m]) + " "
	text := l.Text
	if !isMarkdown(q.form()) {
		text = escapeMarkdown(safe.Line(text))
	}
	if word != "" {
		text += " · *" + word + "*"
	}
	d.text(text, lead, 5)
	if l.Right != "" {
		d.text(fmt.Sprintf(w.Ask.RightIs, l.Right), "", 7)
	}
	if l.Feedback != "" {
		d.text(l.Feedback, "", 7)
	}
}

// isMarkdown tells whether the lines of an outcome are the author's Markdown
// or the learner's words.
func isMarkdown(f curriculum.Form) bool { return f != curriculum.Gap && f != curriculum.Numeric }
