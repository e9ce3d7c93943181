package tui

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// draw builds the rows of a question as it is now. Nothing of the verdict is
// in them before the attempt is shown.
func (q *question) draw(focused bool) *drawing {
	d := &drawing{env: q.env, notes: q.notes}
	w := q.env.words
	kind := w.Read.Question
	switch {
	case q.recall:
		kind = w.Read.Recall
	case !q.attempt.Graded():
		kind = w.Read.Prediction
	}
	d.heading(kind, q.attempt.Block.Title, q.mark(), focused)
	d.blank()
	if q.changed {
		d.say(w.Ask.Changed, q.env.styles.partly, 0)
		d.blank()
	}
	q.own = 0
	if q.intro != "" {
		d.notes = q.cited
		d.text(q.intro, "", 0)
		d.notes, q.own = q.notes, len(d.marks)
		d.blank()
	}
	if stem := q.stem(); stem != "" {
		d.text(stem, "", 0)
		d.blank()
	}
	d.fix()
	q.drawHint(d)
	if q.attempt.Step == study.Shown {
		q.drawVerdict(d)
	} else {
		q.drawAnswers(d, focused)
		q.drawStep(d)
	}
	// What is asked or told last stands at the end.
	d.view.to, d.view.end = len(d.rows), q.problem != "" || q.attempt.Step == study.Confiding || q.attempt.Step == study.Saving
	return d
}

var gapPlace = regexp.MustCompile(`\[\[(\d+)\]\]`)

// stem is the question, each gap with what was typed into it.
func (q *question) stem() string {
	if q.form() != curriculum.Gap {
		return q.attempt.Question.Stem
	}
	return gapPlace.ReplaceAllStringFunc(q.attempt.Question.Stem, func(gap string) string {
		n, _ := strconv.Atoi(gap[2 : len(gap)-2])
		typed := ""
		if n >= 1 && n <= len(q.inputs) {
			typed = q.inputs[n-1].Value()
		}
		if q.attempt.Step == study.Shown && n >= 1 && n <= len(q.attempt.Response.Texts) {
			typed = q.attempt.Response.Texts[n-1]
		}
		if typed == "" {
			typed = "……"
		}
		label := ""
		if len(q.attempt.Question.Gaps) > 1 {
			label = strconv.Itoa(n) + ": "
		}
		return `\[` + label + escapeMarkdown(safe.Line(typed)) + `\]`
	})
}

func (q *question) drawHint(d *drawing) {
	if q.hint == 0 || q.hint > len(q.attempt.Question.Hints) {
		return
	}
	w := q.env.words
	label := fmt.Sprintf(w.Ask.Hint, q.hint, len(q.attempt.Question.Hints))
	if q.attempt.Step < study.Saving && q.attempt.Graded() {
		label += " · " + w.Ask.HintPrice
	}
	d.say(label, q.env.styles.partly, 2)
	d.text(q.attempt.Question.Hints[q.hint-1], "", 2)
	d.blank()
}

// instruction says in one line what to do.
func (q *question) instruction() string {
	w, qu := q.env.words, q.attempt.Question
	switch qu.Form {
	case curriculum.Multiple:
		if qu.HideCount || !q.attempt.Graded() {
			return w.Ask.ChooseSeveral
		}
		return w.N(w.Ask.ChooseCount, qu.RightCount())
	case curriculum.Verdict:
		return w.Ask.ChooseBoth
	case curriculum.Order:
		return w.Ask.PutInOrder
	case curriculum.Match:
		return w.Ask.MatchThem
	case curriculum.Gap:
		return w.Ask.FillGap
	case curriculum.Numeric:
		if qu.Number.Unit != "" {
			return fmt.Sprintf(w.Ask.GiveNumberIn, qu.Number.Unit)
		}
		return w.Ask.GiveNumber
	}
	return w.Ask.Choose
}

func (q *question) drawAnswers(d *drawing, focused bool) {
	d.say(q.instruction(), q.env.styles.pencil, 0)
	d.blank()
	active := focused && q.attempt.Step == study.Answering
	qu := q.attempt.Question
	switch qu.Form {
	case curriculum.Single, curriculum.Multiple:
		for i, at := range q.attempt.Choices {
			q.choice(d, i, qu.Choices[at-1].Text, q.box(at), active)
		}
	case curriculum.Verdict:
		for i, at := range q.attempt.Choices {
			q.choice(d, i, qu.Choices[at-1].Text, radio(q.truth == at), active)
		}
		d.blank()
		if qu.Between != "" {
			d.text(qu.Between, "", 0)
			d.blank()
		}
		for i, at := range q.attempt.Reasons {
			q.choice(d, len(q.attempt.Choices)+i, qu.Reasons[at-1].Text, "", active)
		}
	case curriculum.Order:
		for i, at := range q.steps {
			label := fmt.Sprintf("%d.", i+1)
			q.item(d, i, qu.Steps[at-1].Text, label, active, q.lifted)
		}
	case curriculum.Match:
		q.drawMatch(d, active)
	default:
		q.drawFields(d, active)
	}
	d.blank()
}

func radio(on bool) string {
	if on {
		return "(•) "
	}
	return "( ) "
}

func (q *question) box(at int) string {
	if q.form() != curriculum.Multiple {
		return ""
	}
	if q.ticked[at-1] {
		return "[x] "
	}
	return "[ ] "
}

// choice draws one choice with its letter and box.
func (q *question) choice(d *drawing, i int, text, box string, active bool) {
	chosen := q.attempt.Step > study.Answering && i == q.cursor && q.form() != curriculum.Multiple
	label := string(rune('a' + i))
	if q.form() == curriculum.Verdict && i >= len(q.attempt.Choices) {
		label = string(rune('a' + i))
	}
	q.item(d, i, text, label+"  "+box, active || chosen, false)
}

// item draws one line of a list with the pointer before it where it is here.
func (q *question) item(d *drawing, i int, text, label string, active, lifted bool) {
	st := q.env.styles
	lead := "    " + label + " "
	if active && i == q.cursor {
		pointer := "▸"
		if lifted {
			pointer = "↕"
		}
		lead = "  " + st.chosen.Render(pointer) + " " + st.chosen.Render(label) + " "
	}
	from := len(d.rows)
	d.text(text, lead, ansi.StringWidth(lead))
	if active && i == q.cursor {
		d.view.near = span{from, len(d.rows)}
	}
}

// drawMatch draws the left cells with what is chosen for each, and below them
// the options with their letters.
func (q *question) drawMatch(d *drawing, active bool) {
	qu := q.attempt.Question
	for i, left := range qu.Lefts() {
		chosen := "…"
		if at := q.pairs[i]; at > 0 {
			chosen = q.optionLetter(at) + "  " + qu.Rows[at-1].Right
		}
		q.item(d, i, qu.Rows[left-1].Left, fmt.Sprintf("%d.", i+1), active, false)
		d.text(chosen, "       → ", 9)
	}
	d.blank()
	for i, at := range q.attempt.Options {
		lead := "    " + string(rune('a'+i)) + "  "
		d.text(qu.Rows[at-1].Right, lead, len(lead))
	}
}

func (q *question) optionLetter(at int) string {
	for i, o := range q.attempt.Options {
		if o == at {
			return string(rune('a' + i))
		}
	}
	return ""
}

// drawFields draws the fields of gaps and numbers, with the terminal's own
// cursor in the one that is typed into.
func (q *question) drawFields(d *drawing, active bool) {
	w, st := q.env.words, q.env.styles
	for i := range q.inputs {
		label := w.Ask.YourAnswer
		if len(q.inputs) > 1 {
			label = fmt.Sprintf(w.Ask.Gap, i+1)
		}
		label += w.Colon()
		pointer := "    "
		if active && i == q.cursor {
			pointer = "  " + st.chosen.Render("▸") + " "
		}
		at := ansi.StringWidth(pointer + label)
		width := max(6, q.env.layout.text-at-2)
		q.inputs[i].SetWidth(width)
		field := q.inputs[i].View()
		line := strings.TrimRight(ansi.Strip(field), " ")
		if line == "" {
			line = st.pencil.Render("____________")
		}
		if active && q.write && i == q.cursor {
			x := 0
			if c := q.inputs[i].Cursor(); c != nil {
				x = c.X
			}
			d.point = &point{len(d.rows), at + x}
		}
		d.rows = append(d.rows, row{text: pointer + label + line})
	}
	if q.form() == curriculum.Numeric && q.attempt.Question.Number.Unit != "" {
		last := &d.rows[len(d.rows)-1]
		if unit := " " + safe.Line(q.attempt.Question.Number.Unit); ansi.StringWidth(last.text+unit) <= q.env.layout.text {
			last.text += st.pencil.Render(unit)
		}
	}
}

// drawStep draws what the attempt waits for.
func (q *question) drawStep(d *drawing) {
	st := q.env.styles
	if q.problem != "" {
		d.say(q.problem, st.partly, 0)
	}
	switch q.attempt.Step {
	case study.Confiding:
		d.rows = append(d.rows, q.confidenceRows()...)
	case study.Saving:
		d.saving(q.attempt.Err)
	}
}

func (q *question) confidenceRows() []row {
	w, st := q.env.words.Ask, q.env.styles
	names := []string{w.Sure, w.Fairly, w.Guess}
	line, lines := "", []row{{text: w.HowSure}}
	for i, n := range names {
		one := "    " + n
		if i == q.confidence {
			one = "  " + st.chosen.Render("▸ "+n)
		}
		line += one
		lines = append(lines, row{text: one})
	}
	if one := w.HowSure + "  " + line; ansi.StringWidth(one) <= q.env.layout.text {
		return []row{{text: one}}
	}
	if ansi.StringWidth(line) <= q.env.layout.text {
		return []row{{text: w.HowSure}, {text: line}}
	}
	return lines
}
