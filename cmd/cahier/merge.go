package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"cahier/curriculum/safe"
	"cahier/progress"
)

type mergeOptions struct {
	files  []string
	asMine bool
}

func (a *app) mergeVerb() *cobra.Command {
	var o mergeOptions
	c := a.verb("merge", a.say.Verb.Merge)
	c.Flags().BoolVar(&o.asMine, "as-mine", false, a.say.Flag.AsMine)
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.missing(c, a.say.Label.File)
		}
		return nil
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.files = args
		return a.merge(o)
	}
	return c
}

// merge takes in the files one by one. What is wrong with one keeps no other
// from being taken in; the exit code is that of the worst.
func (a *app) merge(o mergeOptions) error {
	r, _, err := a.open()
	if err != nil {
		return err
	}
	code := 0
	for _, file := range o.files {
		if err := a.mergeFile(r, file, o.asMine); err != nil {
			code = max(code, a.report(err))
		}
	}
	if code > 0 {
		return &failure{code: code}
	}
	return nil
}

func (a *app) mergeFile(r *progress.Record, file string, asMine bool) error {
	src, err := a.source(file)
	if err != nil {
		return err
	}
	defer src.Close()
	got, err := r.Merge(src, file, asMine)
	if errors.Is(err, progress.ErrForeign) {
		return fail(codeNo, a.say.Fault.ForeignHint, a.say.Fault.Foreign, file)
	}
	var unread *progress.Error
	if errors.As(err, &unread) && unread.Path == file { // what is taken in, not the record
		if file == "-" {
			return cannot(a.say.Fault.NoInputHint, a.say.Fault.NoInput, a.reason(err))
		}
		return cannot(a.say.Fault.FileHint, a.say.Fault.CannotRead, file, a.reason(err))
	}
	if err != nil {
		return a.recordFault(err)
	}
	a.printMerge(file, got)
	for _, p := range got.Bad {
		p.File = file
		a.complain("%s", a.problem(p))
	}
	if n := len(got.Bad); n > 0 {
		return &failure{code: codeNo, what: safe.Line(file) + ": " + a.words.N(a.say.Merge.Bad, n), hint: a.say.Merge.BadHint}
	}
	return nil
}

// source opens a file, or standard input for "-".
func (a *app) source(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, cannot(a.say.Fault.FileHint, a.say.Fault.CannotRead, file, a.reason(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, cannot(a.say.Fault.FolderHint, a.say.Fault.IsFolder, file)
	}
	return f, nil
}

func (a *app) printMerge(file string, got progress.MergeResult) {
	w := a.say.Merge
	a.printf("%s: %s", safe.Line(file), a.words.N(w.Added, got.Added))
	if got.Newer > 0 {
		a.printf(", %s", a.words.N(w.Newer, got.Newer))
	}
	if got.Known > 0 {
		a.printf(", %s", a.words.N(w.Known, got.Known))
	}
	if got.Erased > 0 {
		a.printf(", %s", a.words.N(w.Erased, got.Erased))
	}
	if got.Conflicts > 0 {
		a.printf(", %s", a.words.N(w.Conflicts, got.Conflicts))
	}
	a.printf("\n")
}
