package tui

import (
	"fmt"
	"math"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// endRows is the page after the last: what was done, what was predicted and
// what is true, what is open, what to keep.
func (r *reader) endRows() []row {
	w, st, s := r.env.words, r.env.styles, r.status
	d := &drawing{env: r.env, notes: footnoteNumbers(r.module)}
	d.blank()
	d.say(w.End.Title, st.strong, 0)
	d.blank()
	if s.State == study.Finished {
		d.rows = append(d.rows, row{text: st.right.Render(w.End.Finished), mark: rightMark})
	}
	if len(s.Todo) > 0 {
		r.drawTodo(d)
	}
	d.blank()
	d.say(fmt.Sprintf(w.End.Pages, s.PagesRead, s.Pages), st.pencil, 0)
	d.say(fmt.Sprintf(w.End.Questions, s.Answered, s.Questions), st.pencil, 0)
	if s.Credit != nil {
		d.say(fmt.Sprintf(w.End.Credit, int(math.Round(*s.Credit*100))), st.pencil, 0)
	}
	d.say(fmt.Sprintf(w.End.Notes, s.Notes), st.pencil, 0)
	r.drawPredictions(d)
	r.drawKeyPoints(d)
	return d.rows
}

// drawTodo lists what is open; each line can be gone to.
func (r *reader) drawTodo(d *drawing) {
	w, st := r.env.words, r.env.styles
	if r.status.State != study.Finished {
		d.say(w.End.Open, st.strong, 0)
	}
	for i, t := range r.status.Todo {
		line := fmt.Sprintf(w.End.ReadPage, t.Page+1, safe.Line(r.module.Pages[t.Page].Title))
		since := ""
		if t.Block != nil {
			line = fmt.Sprintf(w.End.AnswerQuestion, t.Block.Title)
			if t.Block.Scenario != nil {
				line = fmt.Sprintf(w.Doing.Play, t.Block.Title)
			}
			switch {
			case t.Changed:
				since = " · " + w.End.ChangedQuestion
			case r.status.State == study.Finished:
				since = " · " + w.End.NewQuestion
			}
		}
		line = safe.Cut(line, r.env.layout.text-2-ansi.StringWidth(since)) + since
		here := i == r.cursor && !r.contents // that cursor is then in the list of pages
		if here {
			line = st.chosen.Render(line)
		}
		d.rows = append(d.rows, row{text: "  " + line, mark: todoMark, here: here})
	}
}

func (r *reader) drawPredictions(d *drawing) {
	w, st := r.env.words, r.env.styles
	all := study.Predictions(r.env.state, r.course.ID, r.module)
	if len(all) == 0 {
		return
	}
	d.blank()
	d.say(w.End.Predictions, st.strong, 0)
	for _, f := range all {
		d.blank()
		q := f.Block.Question
		d.text(q.Stem, "", 0)
		if !f.Answered {
			d.say(w.End.NotPredicted, st.pencil, 2)
		}
		for _, l := range predicted(f) {
			d.text(fmt.Sprintf(w.End.YouSaid, l.Text), "", 2)
		}
		if f.Answered && !q.Opinion() {
			d.say(cameTrue(r.env, f.Attempt.Grade.Verdict), st.of(markOf(f.Attempt.Grade.Verdict)), 2)
		}
		if q.Explanation != "" {
			d.text(q.Explanation, "", 2)
		}
	}
}

func cameTrue(e *env, verdict string) string {
	switch verdict {
	case progress.Right:
		return e.words.End.CameTrue
	case progress.Partly:
		return e.words.End.InPart
	}
	return e.words.End.OtherWise
}

func (r *reader) drawKeyPoints(d *drawing) {
	first := true
	for _, p := range r.module.Pages {
		for _, k := range p.KeyPoints {
			if first {
				d.blank()
				d.say(r.env.words.End.KeyPoints, r.env.styles.strong, 0)
				first = false
			}
			d.text(k, "  • ", 4)
		}
	}
}

// endKey moves among what is open, and goes there; enter with nothing open
// leaves for home.
func (r *reader) endKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := r.env.keys
	n := len(r.status.Todo)
	switch {
	case k.open.hit(msg) && n == 0:
		return pop, true
	case k.open.hit(msg):
		t := r.status.Todo[min(r.cursor, n-1)]
		r.turnTo(t.Page, 0)
		for i, p := range r.parts {
			if t.Block != nil && p.block != nil && p.block.ID == t.Block.ID {
				r.focusOn(i, true)
			}
		}
		return nil, true
	case k.choose.hit(msg) && msg.String() == "down" && r.cursor < n-1:
		r.cursor++
		r.compose()
	case k.choose.hit(msg) && msg.String() == "up" && r.cursor > 0 && r.sheet.top == 0:
		r.cursor--
		r.compose()
	default:
		return nil, false
	}
	return nil, true
}

// predicted is what the learner said, where they did.
func predicted(f study.Foretold) []study.Line {
	if !f.Answered {
		return nil
	}
	return f.Attempt.Chosen()
}
