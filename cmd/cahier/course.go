package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

func (a *app) courseVerb() *cobra.Command {
	c := a.verb("course", a.say.Verb.Course)
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.missing(c, "list")
		}
		return usage(a.nearestHint(args[0], verbNames(c), a.fill(a.say.Fault.SeeVerb, c.CommandPath())), a.say.Fault.UnknownVerb, "course "+args[0])
	}
	c.RunE = func(*cobra.Command, []string) error { return nil } // Args has refused
	list := a.verb("list", a.say.Verb.CourseList)
	asJSON := list.Flags().Bool("json", false, a.say.Flag.JSON)
	list.RunE = func(*cobra.Command, []string) error { return a.courseList(*asJSON) }
	c.AddCommand(list)
	return c
}

// The courseReport and its parts are what `course list --json` prints: stable,
// see docs/record.md.
type courseReport struct {
	Courses    []listedCourse   `json:"courses"`
	Unreadable []unreadableJSON `json:"unreadable"`
}

type listedCourse struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Place     string         `json:"place"`
	Embedded  bool           `json:"embedded"`
	Version   string         `json:"version"`
	Modules   []string       `json:"modules"`
	Languages []string       `json:"languages"`
	Joins     string         `json:"joins"`
	Alone     bool           `json:"alone"`
	HiddenBy  string         `json:"hidden_by"`
	Hidden    []hiddenModule `json:"hidden_modules"`
	Errors    int            `json:"errors"`
	Warnings  int            `json:"warnings"`

	standing curriculum.Standing
}

type hiddenModule struct {
	Module string `json:"module"`
	By     string `json:"by"`
}

type unreadableJSON struct {
	Place   string `json:"place"`
	Message string `json:"message"`
}

// courseList prints the courses found, where, and which one wins.
func (a *app) courseList(asJSON bool) error {
	all := a.shelves()
	if len(all) == 0 {
		return usage(a.say.Fault.NoCourseHint, "%s", a.say.Fault.NoCourse)
	}
	rep := courseReport{Courses: []listedCourse{}, Unreadable: []unreadableJSON{}}
	var failed error
	for _, s := range all {
		if s.err == nil {
			rep.Courses = append(rep.Courses, a.listed(s, all))
			continue
		}
		rep.Unreadable = append(rep.Unreadable, unreadableJSON{safe.Line(s.root), s.err.Error()})
		if failed != nil {
			a.report(failed)
		}
		failed = s.err
	}
	if asJSON {
		if err := a.printJSON(rep); err != nil {
			return err
		}
		return failed
	}
	for _, c := range rep.Courses {
		a.printCourse(c)
	}
	return failed
}

// listed sums up a course.
func (a *app) listed(s *shelf, all []*shelf) listedCourse {
	c := s.course
	l := listedCourse{
		ID: c.ID, Title: safe.Line(c.Title.In(a.say.Lang)), Place: safe.Line(c.Root), Embedded: c.Root == "",
		Version: safe.Line(c.Version), Modules: append([]string{}, moduleIDs(c)...), Languages: append([]string{}, languages(c)...),
		Joins: c.Joins, Alone: s.standing.Alone, Hidden: []hiddenModule{}, standing: s.standing,
	}
	if by := s.standing.HiddenBy; by != nil {
		l.HiddenBy = safe.Line(by.Root)
	}
	for _, h := range s.standing.Hidden {
		l.Hidden = append(l.Hidden, hiddenModule{h.Module, safe.Line(h.By.Root)})
	}
	for _, d := range curriculum.CheckWith(s.fsys, s.root, a.checkOptions(func() []*curriculum.Course { return beside(all) })).Diagnostics {
		switch d.Severity() {
		case curriculum.Error:
			l.Errors++
		case curriculum.Warning:
			l.Warnings++
		}
	}
	return l
}

func (a *app) printCourse(l listedCourse) {
	w, st := a.say.Course, l.standing
	a.printf("%s  %s\n", l.ID, l.Title)
	a.printf("  %s%s\n", w.Place, safe.Line(a.name(st.Course)))
	if l.Version != "" {
		a.printf("  %s%s\n", w.Version, l.Version)
	}
	a.printf("  %s%s\n", w.Modules, a.list(l.Modules))
	if len(l.Languages) > 0 {
		a.printf("  %s%s\n", w.Languages, strings.Join(l.Languages, ", "))
	}
	switch {
	case st.HiddenBy != nil:
		a.printf("  "+w.Hidden+"\n", safe.Line(a.name(st.HiddenBy)))
	case st.Chained:
		a.printf("  "+w.Chained+"\n", l.Joins)
	case st.Alone:
		a.printf("  "+w.Alone+"\n", l.Joins)
	case st.Host != nil:
		a.printf("  %s%s\n", w.Joins, l.Joins)
	}
	for _, h := range st.Hidden {
		a.printf("  "+w.HiddenHere+"\n", h.Module, safe.Line(a.name(h.By)))
	}
	if l.Errors+l.Warnings > 0 {
		n := a.words.N
		a.printf("  "+w.Problems+"\n", n(a.say.Check.Errors, l.Errors)+", "+n(a.say.Check.Warnings, l.Warnings), l.Place)
	}
}

func moduleIDs(c *curriculum.Course) []string {
	var ids []string
	for _, e := range c.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// languages returns those in which the course has modules.
func languages(c *curriculum.Course) []string {
	var langs []string
	for _, e := range c.Entries {
		langs = append(langs, e.Languages()...)
	}
	slices.Sort(langs)
	return slices.Compact(langs)
}

// list joins names, or says that there are none.
func (a *app) list(names []string) string {
	if len(names) == 0 {
		return a.say.Label.None
	}
	return strings.Join(names, ", ")
}
