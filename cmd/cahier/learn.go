package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/progress"
)

type learnOptions struct {
	module string
	screen string // "notebook", or "" for the way through the modules
}

func (a *app) learnVerb() *cobra.Command {
	c := a.verb("learn", a.say.Verb.Learn)
	c.Args = a.atMost(1)
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.moduleNames(), cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		var o learnOptions
		if len(args) > 0 {
			o.module = args[0]
		}
		return a.learn(o)
	}
	return c
}

func (a *app) notebookVerb() *cobra.Command {
	c := a.verb("notebook", a.say.Verb.Notebook)
	c.RunE = func(*cobra.Command, []string) error { return a.learn(learnOptions{screen: "notebook"}) }
	return c
}

// A visit is what either face is given.
type visit struct {
	paths
	library curriculum.Library
	record  *progress.Record
	start   string // COURSE/MODULE, or "" for where it stopped
	screen  string
}

// learn opens the workbook with the face that fits where it runs.
func (a *app) learn(o learnOptions) error {
	l, err := a.firstLibrary(o)
	if err != nil {
		return err
	}
	if len(l) == 0 && o.screen == "" {
		return usage(a.say.Fault.NoCourseHint, "%s", a.say.Fault.NoCourse)
	}
	v := visit{library: l, screen: o.screen}
	if o.module != "" {
		if v.start, err = a.find(l, o.module); err != nil {
			return err
		}
	}
	if v.record, v.paths, err = a.open(); err != nil {
		return err
	}
	if a.plainFace() {
		return a.faced(a.plain(v))
	}
	// A closed window or a stopped session ends the program in order.
	ctx, stop := a.untilAsked()
	defer stop()
	return a.faced(a.full(ctx, v))
}

// firstLibrary returns the courses as far as a first screen needs them: it reads
// the rest once it is there. A module that is named must be known for certain,
// which takes all names where several courses may have it.
func (a *app) firstLibrary(o learnOptions) (curriculum.Library, error) {
	if o.screen != "" || a.plainFace() {
		return a.library()
	}
	_, name, whole := strings.Cut(o.module, "/")
	if !whole {
		name = o.module
	}
	l, err := a.libraryBy(func(fsys fs.FS, root string) (*curriculum.Course, []curriculum.Diagnostic, error) {
		return curriculum.LoadFirst(fsys, root, curriculum.First{Lang: a.say.Lang, Module: name})
	})
	if err != nil || o.module == "" {
		return l, err
	}
	if _, _, missing := l.Find(o.module); missing != nil || len(l) > 1 && !whole {
		return a.library()
	}
	return l, nil
}

// faced turns what a face ended with into a sentence.
func (a *app) faced(err error) error {
	if err == nil || gone(err) {
		return nil
	}
	if a.out.err != nil {
		return a.unwritten(a.out.err)
	}
	var unread *fs.PathError
	if errors.As(err, &unread) && unread.Path == os.Stdin.Name() {
		return cannot(a.say.Fault.NoInputHint, a.say.Fault.NoInput, a.reason(err))
	}
	return a.recordFault(err)
}
