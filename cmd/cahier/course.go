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
	list.RunE = func(*cobra.Command, []string) error { return a.courseList() }
	c.AddCommand(list)
	return c
}

// courseList prints the courses found, where, and which one wins.
func (a *app) courseList() error {
	all := a.shelves()
	if len(all) == 0 {
		return usage(a.say.Fault.NoCourseHint, "%s", a.say.Fault.NoCourse)
	}
	var failed error
	for _, s := range all {
		if s.err != nil {
			if failed != nil {
				a.report(failed)
			}
			failed = s.err
			continue
		}
		a.printCourse(s)
	}
	return failed
}

func (a *app) printCourse(s *shelf) {
	w, c := a.say.Course, s.course
	a.printf("%s  %s\n", c.ID, safe.Line(c.Title.In(a.say.Lang)))
	a.printf("  %s%s\n", w.Place, safe.Line(a.name(s)))
	if c.Version != "" {
		a.printf("  %s%s\n", w.Version, safe.Line(c.Version))
	}
	a.printf("  %s%s\n", w.Modules, a.list(moduleIDs(c)))
	if langs := languages(c); len(langs) > 0 {
		a.printf("  %s%s\n", w.Languages, strings.Join(langs, ", "))
	}
	if s.hiddenBy != nil {
		a.printf("  "+w.Hidden+"\n", safe.Line(a.name(s.hiddenBy)))
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
