package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

type progressOptions struct {
	json bool
}

func (a *app) progressVerb() *cobra.Command {
	var o progressOptions
	c := a.verb("progress", a.say.Verb.Progress)
	c.Flags().BoolVar(&o.json, "json", false, a.say.Flag.JSON)
	c.RunE = func(*cobra.Command, []string) error { return a.progress(o) }
	return c
}

// The report and its parts are what `progress --json` prints: stable, see the
// contract. Title is for people alone.
type report struct {
	Events      int              `json:"events"`
	Modules     []moduleReport   `json:"modules"`
	Elsewhere   []moduleName     `json:"elsewhere"`
	Calibration map[string]tally `json:"calibration"`
	TimeMs      int64            `json:"time_ms"`
	Problems    []problemReport  `json:"problems"`
}

type moduleName struct {
	Course string `json:"course"`
	Module string `json:"module"`
}

type moduleReport struct {
	moduleName
	State      string   `json:"state"`
	PagesRead  int      `json:"pages_read"`
	Pages      int      `json:"pages"`
	Answered   int      `json:"answered"`
	Questions  int      `json:"questions"`
	Credit     *float64 `json:"credit"`
	Notes      int      `json:"notes"`
	Unreadable bool     `json:"unreadable,omitempty"`

	title, course string
}

// A tally counts the answers given with one confidence.
type tally struct {
	Answered int `json:"answered"`
	Right    int `json:"right"`
}

type problemReport struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

func (a *app) progress(o progressOptions) error {
	l, err := a.library()
	if err != nil {
		return err
	}
	r, _, err := a.open()
	if err != nil {
		return err
	}
	rep := a.reportOn(l, r.State(), r.Problems())
	if o.json {
		return a.printJSON(rep)
	}
	a.printReport(rep, len(l) > 1)
	return nil
}

// printJSON prints a value for programs. People look at it in a terminal too,
// and encoding/json spells out no C1 control and no mark of direction.
func (a *app) printJSON(v any) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	if _, err := io.WriteString(a.out, safe.JSON(b.String())); err != nil {
		return a.unwritten(err)
	}
	return nil
}

func (a *app) reportOn(l curriculum.Library, s progress.State, problems []progress.Problem) report {
	rep := report{
		Events: s.Count(), Modules: []moduleReport{}, Elsewhere: []moduleName{}, Problems: []problemReport{},
		Calibration: calibration(s.Events()),
	}
	for _, c := range l {
		for _, e := range c.Entries {
			rep.Modules = append(rep.Modules, a.moduleReport(s, c, e))
		}
	}
	for _, k := range s.Modules() {
		if c := l.Course(k.Course); k.Module != "" && (c == nil || c.Entry(k.Module) == nil) {
			rep.Elsewhere = append(rep.Elsewhere, moduleName(k))
		}
	}
	// A question stands on a page: its time is part of the page's, but a page
	// that was not read to its end has none.
	for _, day := range s.Days(a.now().Location()) {
		rep.TimeMs += max(day.ReadMs, day.AnswerMs)
	}
	for _, p := range problems {
		rep.Problems = append(rep.Problems, problemReport{p.File, p.Line, string(p.Kind), a.problem(p)})
	}
	return rep
}

func (a *app) moduleReport(s progress.State, c *curriculum.Course, e *curriculum.Entry) moduleReport {
	h, _ := e.Head(a.say.Lang)
	rep := moduleReport{moduleName: moduleName{c.ID, e.ID}, title: h.Title, course: c.Title.In(a.say.Lang)}
	m, _, err := c.Module(e.ID, a.say.Lang)
	if err != nil {
		rep.State, rep.Unreadable = study.ShelfState(s, c.ID, e.ID, h.Was), true
		return rep
	}
	st := study.Of(s, c.ID, m)
	rep.State, rep.PagesRead, rep.Pages = st.State, st.PagesRead, st.Pages
	rep.Answered, rep.Questions, rep.Credit, rep.Notes = st.Answered, st.Questions, st.Credit, st.Notes
	return rep
}

// calibration tells how often an answer was right, by how sure the learner was.
func calibration(events []progress.Event) map[string]tally {
	all := map[string]tally{progress.Sure: {}, progress.Fairly: {}, progress.Guess: {}}
	for _, e := range events {
		t, ok := all[e.Confidence]
		if !ok || e.Type != progress.Answered || e.Verdict == "" {
			continue
		}
		t.Answered++
		if e.Verdict == progress.Right {
			t.Right++
		}
		all[e.Confidence] = t
	}
	return all
}

// printReport prints the report for people.
func (a *app) printReport(rep report, several bool) {
	w, course := a.words.Progress, ""
	a.printf("%s\n\n", w.Title)
	if rep.Events == 0 {
		a.printf("%s\n\n", w.Nothing)
	}
	for i, m := range rep.Modules {
		if several && (i == 0 || m.Course != course) {
			if i > 0 {
				a.printf("\n")
			}
			a.printf("%s\n", safe.Line(m.course))
		}
		course = m.Course
		a.printf("%s\n", a.moduleLine(m))
	}
	if len(rep.Elsewhere) > 0 {
		var names []string
		for _, n := range rep.Elsewhere {
			names = append(names, safe.Line(n.Course+"/"+n.Module))
		}
		a.printf("\n"+a.say.Progress.Elsewhere+"\n", strings.Join(names, ", "))
	}
	if rep.Events > 0 {
		a.printf("\n")
		a.printCalibration(rep.Calibration)
		a.printf("%s%s\n", a.say.Progress.Time, a.duration(rep.TimeMs))
		a.printf("%s\n", a.words.N(w.Events, rep.Events))
	}
	if len(rep.Problems) > 0 {
		a.printf("\n%s\n", a.say.Progress.Problems)
		for _, p := range rep.Problems {
			a.printf("- %s\n", p.Message)
		}
		a.printf("%s\n", a.say.Progress.Kept)
	}
}

func (a *app) moduleLine(m moduleReport) string {
	w, title := a.words.Progress, safe.Line(m.title)
	if m.Unreadable {
		return title + a.words.Colon() + a.words.Home.Unreadable
	}
	credit := w.NoCredit
	if m.Credit != nil {
		credit = fmt.Sprintf(a.say.Progress.Percent, int(math.Round(*m.Credit*100)))
	}
	states := map[string]string{study.New: a.words.State.New, study.Started: a.words.State.Started, study.Finished: a.words.State.Finished}
	return fmt.Sprintf(w.Line, title, states[m.State], m.PagesRead, m.Pages, m.Answered, m.Questions, credit, m.Notes)
}

func (a *app) printCalibration(all map[string]tally) {
	w := a.words.Progress
	for _, c := range []struct{ id, sentence string }{
		{progress.Sure, w.CalSure}, {progress.Fairly, w.CalFairly}, {progress.Guess, w.CalGuess},
	} {
		if t := all[c.id]; t.Answered > 0 {
			a.printf(c.sentence+"\n", t.Right, t.Answered)
		}
	}
}

// duration writes hours and minutes; less than a minute is none.
func (a *app) duration(ms int64) string {
	minutes := ms / 60_000
	if minutes < 60 {
		return fmt.Sprintf(a.say.Progress.Minutes, minutes)
	}
	return fmt.Sprintf(a.say.Progress.Hours, minutes/60, minutes%60)
}
