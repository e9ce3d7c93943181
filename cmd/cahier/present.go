package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/tui"
)

type presentOptions struct {
	notes  bool
	resume bool
}

func (a *app) presentVerb() *cobra.Command {
	var o presentOptions
	s := a.say.Present
	c := a.verb("present", s.Verb)
	c.Args = a.exactlyOne("MODULE")
	c.Flags().BoolVar(&o.notes, "notes", false, s.NotesFlag)
	c.Flags().BoolVar(&o.resume, "resume", false, s.ResumeFlag)
	c.Flags().SortFlags = false
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.moduleNames(), cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return a.present(args[0], o) }
	return c
}

// present shows a module on a projector, for a room without a network: the
// stage here, the notes in a second terminal, which follows the room's log.
func (a *app) present(name string, o presentOptions) error {
	l, err := a.library()
	if err != nil {
		return err
	}
	full, err := a.find(l, name)
	if err != nil {
		return err
	}
	c, entry, err := l.Find(full)
	if err != nil {
		return err
	}
	if err := a.canShow(c, entry.ID, full); err != nil {
		return err
	}
	p, err := a.paths()
	if err != nil {
		return err
	}
	rooms := filepath.Join(p.state, "rooms")
	ctx, stop := a.untilAsked()
	defer stop()
	w := tui.WorkshopOptions{Course: c, ModuleID: entry.ID, Now: a.now, Hands: true}
	if o.notes {
		shop, next := tui.NewWorkshop(w), follow(ctx, rooms, entry.ID)
		if a.plainFace() {
			_ = shop.NotesLines(ctx, a.roomScreen(), next, a.stdin, a.out)
			return nil
		}
		return a.shown(ctx, tui.RunRoom(ctx, shop.Notes(a.roomScreen(), next), a.terminal()))
	}
	return a.lead(ctx, rooms, w, o.resume)
}

// canShow says why a module cannot be shown to a group, before anybody comes.
func (a *app) canShow(c *curriculum.Course, id, name string) error {
	_, found, err := c.Module(id, a.say.Lang)
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, curriculum.ErrUnreadable):
		return cannot(a.say.Fault.FileHint, a.say.Fault.CannotRead, name, a.reason(err))
	}
	_, raw, _ := c.Source(id, a.say.Lang) // without it the lines are named, not quoted
	a.warnAll(found, raw)
	return cannot(a.say.Import.CheckHint, a.say.Import.NoModule, name)
}

// lead runs the stage, and leaves the report behind.
func (a *app) lead(ctx context.Context, rooms string, w tui.WorkshopOptions, resume bool) error {
	s := a.say.Present
	dir := filepath.Join(rooms, progress.NewID())
	if resume {
		last, ok := lastRoom(rooms, w.ModuleID)
		if !ok {
			return cannot(s.NoRoomHint, "%s", s.NoRoom)
		}
		dir = last
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannot(a.say.Fault.RoomsHint, a.say.Fault.CannotWrite, dir, a.reason(err))
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	if ok, err := lock.TryLock(); err != nil || !ok {
		return cannot(s.BusyHint, "%s", s.Busy)
	}
	defer func() { _ = lock.Unlock() }()
	log, events, err := room.OpenLog(dir)
	if err != nil {
		return cannot(a.say.Workshop.RoomHint, a.say.Fault.CannotRead, dir, a.reason(err))
	}
	defer log.Close()
	hub := room.NewHub(log, events, a.now)
	if len(events) == 0 {
		head := room.Head{Room: filepath.Base(dir), Course: w.Course.ID, Module: w.ModuleID, Lang: a.say.Lang, Identity: room.Anonymous, Keep: 30}
		if _, err := hub.Do(room.Event{By: room.Desk, Type: room.Opened, Head: &head}); err != nil {
			return cannot(a.say.Fault.RoomsHint, a.say.Fault.CannotWrite, dir, a.reason(err))
		}
	}
	a.tellOld(rooms, filepath.Base(dir))
	w.Hub = hub
	shop := tui.NewWorkshop(w)
	if a.plainFace() {
		err = a.plainDesk(ctx, shop)
	} else {
		err = a.shown(ctx, tui.RunRoom(ctx, shop.Present(a.roomScreen()), a.terminal()))
	}
	if err != nil {
		return err
	}
	report := shop.Report(hub.Events(), a.say.Lang)
	path := filepath.Join(dir, "report.md")
	if err := os.WriteFile(path, []byte(report), 0o600); err != nil {
		return cannot(a.say.Fault.RoomsHint, a.say.Fault.CannotWrite, path, a.reason(err))
	}
	a.printf("%s\n", strings.TrimSpace(report))
	a.complain(s.ReportAt, path)
	if hub.State().Phase != room.Over {
		a.advise(s.GoOn, w.ModuleID)
	}
	return nil
}

func (a *app) roomScreen() tui.RoomScreen {
	return tui.RoomScreen{Lang: a.say.Lang, Theme: a.global.theme, NoColor: a.getenv("NO_COLOR") != "", Width: a.width(a.stdout)}
}

func (a *app) terminal() tui.Options {
	return tui.Options{In: a.stdin, Out: a.stdout, Env: a.environ, NoColor: a.getenv("NO_COLOR") != ""}
}

// shown is what a screen ended with; a closed window is no failure.
func (a *app) shown(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil || gone(err) {
		return nil
	}
	return err
}

// lastRoom is the folder of the room of a module that was opened last and has
// not ended.
func lastRoom(rooms, module string) (dir string, ok bool) {
	files, _ := os.ReadDir(rooms)
	var began time.Time
	for _, f := range files {
		path := filepath.Join(rooms, f.Name())
		events := readRoom(path)
		s := room.Fold(events)
		if s.Head.Module == module && s.Phase != room.Over && (!ok || s.Began.After(began)) {
			dir, began, ok = path, s.Began, true
		}
	}
	return dir, ok
}

// readRoom reads what is whole of a room's log; another program may be writing.
func readRoom(dir string) []room.Event {
	f, err := os.Open(filepath.Join(dir, "log.jsonl"))
	if err != nil {
		return nil
	}
	defer f.Close()
	events, _, err := room.ReadLog(f)
	if err != nil && !errors.Is(err, os.ErrNotExist) && len(events) == 0 {
		return nil
	}
	return events
}

// every is how often the notes look whether the stage has gone on.
const every = 250 * time.Millisecond

// follow waits for the next event of the room of a module that was opened last,
// be it opened later than the notes.
func follow(ctx context.Context, rooms, module string) func() ([]room.Event, bool) {
	dir, size := "", int64(-1)
	return func() ([]room.Event, bool) {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for n := 0; ; n++ {
			if n%8 == 0 { // a new room is rare, and looking for it reads them all
				if last, ok := lastRoom(rooms, module); ok && last != dir {
					dir, size = last, -1
				}
			}
			if info, err := os.Stat(filepath.Join(dir, "log.jsonl")); dir != "" && err == nil && info.Size() != size {
				size = info.Size()
				return readRoom(dir), true
			}
			select {
			case <-ctx.Done():
				return nil, false
			case <-tick.C:
			}
		}
	}
}
