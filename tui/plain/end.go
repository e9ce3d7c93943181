package plain

import (
	"fmt"
	"slices"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// end is what follows the last page: what was done, what was predicted, what is
// open, what to remember.
func (v *visit) end() (move, error) {
	v.shown = nil
	v.finish()
	st := study.Of(v.state(), v.course.ID, v.m)
	v.printEnd(st)
	for {
		in, err := v.prompt(numbers, v.say.HelpEnd, func() { v.out.para(v.endLine(st)) })
		if err != nil {
			return leave, err
		}
		switch in.verb {
		case empty, next:
			return leave, nil
		case back:
			return backward, nil
		case language:
			if v.otherLang() {
				return switched, nil
			}
		case text:
			n, err := numeral(in.line)
			if err == nil && n >= 1 && n <= len(st.Todo) {
				v.goTo(st.Todo[n-1])
				return switched, nil
			}
			v.out.para(v.noSuch(len(st.Todo)))
		default:
			v.out.para(v.say.NotUnderstood)
		}
	}
}

// goTo turns to what is open: a page from its top, a question where it stands.
func (v *visit) goTo(t study.Todo) {
	v.page, v.from = t.Page, 0
	for i, part := range v.current().Parts {
		if t.Block != nil && part.Block == t.Block {
			v.from = i
		}
	}
}

func (v *visit) endLine(st study.Status) string {
	if len(st.Todo) == 0 {
		return v.say.EndKeys
	}
	return v.w.N(v.say.EndNumber, len(st.Todo)) + " " + v.say.EndKeys
}

func (v *visit) printEnd(st study.Status) {
	w := v.w.End
	v.out.para(v.label(w.Title, safe.Line(v.m.Title)))
	if len(st.Todo) == 0 {
		v.out.para(w.Finished)
	}
	v.out.gap()
	v.out.line(fmt.Sprintf(w.Pages, st.PagesRead, st.Pages) + ".")
	if st.Questions > 0 {
		v.out.line(fmt.Sprintf(w.Questions, st.Answered, st.Questions) + ".")
	}
	if st.Credit != nil {
		v.out.line(fmt.Sprintf(w.Credit, percent(*st.Credit)) + ".")
	}
	if st.Notes > 0 {
		v.out.line(fmt.Sprintf(w.Notes, st.Notes) + ".")
	}
	v.printPredictions()
	v.printTodo(st)
	v.printKeyPoints()
}

func (v *visit) printTodo(st study.Status) {
	if len(st.Todo) == 0 {
		return
	}
	added := slices.ContainsFunc(st.Todo, func(t study.Todo) bool { return !t.Changed })
	switch {
	case st.State != study.Finished:
		v.out.para(v.w.End.Open)
	case added: // since, which does not undo it
		v.out.para(v.w.End.Finished + " " + upper(v.w.End.NewQuestion) + v.w.Colon())
	default: // each line says that its question has changed
		v.out.para(v.w.End.Finished)
	}
	for i, t := range st.Todo {
		what := fmt.Sprintf(v.w.End.ReadPage, t.Page+1, safe.Line(v.m.Pages[t.Page].Title))
		switch {
		case t.Block == nil:
		case t.Block.Scenario != nil:
			what = fmt.Sprintf(v.w.Doing.Play, safe.Line(t.Block.Title))
		default:
			what = fmt.Sprintf(v.w.End.AnswerQuestion, safe.Line(t.Block.Title))
		}
		if t.Changed {
			what = stop(what) + " " + v.w.Ask.Changed
		}
		v.out.line(fmt.Sprintf("%d. %s", i+1, what))
	}
}

func (v *visit) printKeyPoints() {
	title := v.w.End.KeyPoints
	for i := range v.m.Pages {
		for _, point := range v.m.Pages[i].KeyPoints {
			if title != "" {
				v.out.para(title)
				title = ""
			}
			v.raw("- " + v.plain(v.m, point))
		}
	}
}

// printPredictions answers what was asked before the telling.
func (v *visit) printPredictions() {
	list := study.Predictions(v.state(), v.course.ID, v.m)
	if len(list) > 0 {
		v.out.para(v.w.End.Predictions)
	}
	for _, f := range list {
		v.out.gap()
		v.md(v.m, v.stem(f.Block.Question))
		if f.Answered {
			v.printPrediction(f)
		} else {
			v.out.line(v.w.End.NotPredicted)
		}
		if e := f.Block.Question.Explanation; e != "" {
			v.md(v.m, e)
		}
	}
}

func (v *visit) printPrediction(f study.Foretold) {
	v.raw(stop(fmt.Sprintf(v.w.End.YouSaid, summary(v, f.Attempt))))
	if f.Block.Question.Opinion() {
		return
	}
	switch f.Attempt.Grade.Verdict {
	case progress.Right:
		v.out.line(v.w.End.CameTrue)
	case progress.Partly:
		v.out.line(v.w.End.InPart)
	default:
		v.out.line(v.w.End.OtherWise)
	}
	if f.Attempt.Grade.Verdict != progress.Right {
		v.raw(stop(fmt.Sprintf(v.w.End.TheAnswer, rightAnswer(v, f.Attempt))))
	}
	switch f.Attempt.Question.Form {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		for _, l := range f.Attempt.Chosen() {
			if l.Feedback != "" && l.Mark != study.MissedMark {
				v.md(v.m, l.Feedback)
			}
		}
	}
}
