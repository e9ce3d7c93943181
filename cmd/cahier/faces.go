package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/tui"
	"cahier/tui/plain"
)

// plain runs the face of lines.
func (a *app) plain(v visit) error {
	lines, release := untilStopped(a.stdin)
	defer release()
	o := plain.Options{
		In: lines, Out: a.out, Library: v.library, Record: v.record, Lang: a.say.Lang, Start: v.start,
		Seed: a.getenv("CAHIER_SEED"), Now: a.now, Width: a.width(a.stdout), DataDir: v.data, SetLang: a.chooseLang, Halves: halvesIn(v.drafts, v.record.Learner),
	}
	if v.screen == "notebook" {
		return plain.Notebook(o)
	}
	return plain.Learn(o)
}

// full runs the face of screens.
func (a *app) full(ctx context.Context, v visit) error {
	err := tui.Run(ctx, tui.Options{
		In: a.stdin, Out: a.stdout, Env: a.environ, Library: v.library, Record: v.record, Lang: a.say.Lang,
		Theme: a.global.theme, NoColor: a.getenv("NO_COLOR") != "", Start: v.start, Screen: v.screen,
		Seed: a.getenv("CAHIER_SEED"), Now: a.now, DataDir: v.data, StateDir: v.drafts, SetLang: a.chooseLang,
		Begun: a.frugal, Halves: halvesIn(v.drafts, v.record.Learner),
	})
	var lost *tui.NotKept
	if errors.As(err, &lost) {
		return a.notKept(lost)
	}
	var unsaved *progress.Error
	if ctx.Err() != nil && !errors.As(err, &unsaved) {
		return nil // asked to stop, and all is saved
	}
	return err
}

// notKept says that a note could not be saved and where it is: set aside for
// the next start, or here, to be copied.
func (a *app) notKept(lost *tui.NotKept) error {
	hint := fmt.Sprintf(a.say.Fault.NoteAside, safe.Line(lost.Drafts))
	if len(lost.Texts) > 0 {
		hint = a.say.Fault.NoteHere
		for _, text := range lost.Texts {
			fmt.Fprintf(a.stderr, "%s\n\n", safe.Text(text))
		}
	}
	err := a.recordFault(lost.Err)
	if f := (*failure)(nil); errors.As(err, &f) {
		f.hint = hint
	}
	return err
}

// frugal leaves less garbage lying from here on: what follows the first screen
// is in no hurry, and need not take room.
func (a *app) frugal() {
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(frugal)
	}
}
