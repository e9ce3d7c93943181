package main

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/cause"
	"cahier/tui"
	"cahier/tui/plain"
)

func (a *app) previewVerb() *cobra.Command {
	c := a.verb("preview", a.say.Verb.Preview)
	c.Args = a.exactlyOne("PATH")
	c.RunE = func(_ *cobra.Command, args []string) error { return a.preview(args[0]) }
	return c
}

// preview shows a module to its author.
func (a *app) preview(path string) error {
	dir, file, err := a.previewed(path)
	if err != nil {
		return err
	}
	ctx, stop := a.untilAsked()
	defer stop()
	if a.plainFace() {
		return a.previewLines(ctx, path, dir, file)
	}
	err = tui.Preview(ctx, tui.PreviewOptions{
		In: a.stdin, Out: a.stdout, Env: a.environ, Dir: dir, File: file, Lang: a.say.Lang, Theme: a.global.theme,
		NoColor: a.getenv("NO_COLOR") != "", Now: a.now, Plain: plain.Page,
	})
	if ctx.Err() != nil || gone(err) {
		return nil
	}
	if errors.Is(err, curriculum.ErrNoCourse) {
		return a.noCourse(&shelf{root: path}, err)
	}
	return err
}

// previewed parts a path into the folder and the file of a module; the file is
// "" where the path is a course.
func (a *app) previewed(path string) (dir, file string, err error) {
	f := a.say.Fault
	info, err := os.Stat(path)
	if err != nil {
		return "", "", cannot(f.PreviewHint, f.CannotRead, path, a.reason(err))
	}
	if info.IsDir() {
		if !exists(filepath.Join(path, "course.md")) {
			return "", "", a.noCourse(&shelf{root: path}, curriculum.ErrNoCourse)
		}
		return absolute(path), "", nil
	}
	if !info.Mode().IsRegular() { // to open a pipe is to wait for who writes into it
		return "", "", cannot(f.PreviewHint, f.CannotRead, path, a.reason(cause.ErrNotFile))
	}
	path = absolute(path)
	dir, file = filepath.Dir(path), filepath.Base(path)
	switch {
	case file == "course.md":
		return dir, "", nil
	case !curriculum.HasPages(file):
		return "", "", usage(f.PreviewHint, f.NotModule, file)
	}
	return dir, file, nil
}
