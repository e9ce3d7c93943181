package main

import (
	"context"
	"os/signal"
	"syscall"

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
	// The first screen shows a few modules; it reads the others once it is there.
	load := curriculum.LoadFirst
	if o.module != "" || o.screen != "" || a.plainFace() {
		load = curriculum.Load
	}
	l, err := a.libraryBy(load)
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
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return a.faced(a.full(ctx, v))
}

// faced turns what a face ended with into a sentence.
func (a *app) faced(err error) error {
	if err == nil || gone(err) {
		return nil
	}
	if a.out.err != nil {
		return a.unwritten(a.out.err)
	}
	return a.recordFault(err)
}
