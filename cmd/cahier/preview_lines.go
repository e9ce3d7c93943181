package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cahier/curriculum/safe"
	"cahier/tui"
	"cahier/tui/plain"
	"cahier/tui/words"
)

// A lines preview is the face of lines of a module that is being written.
type linesPreview struct {
	*app
	dir, file string
	prefix    string     // stands before the names of files, as the person gave it
	last      tui.Loaded // the last reading that could be shown
	state     string     // what was told of the file last
}

// previewLines writes the diagnostics and the text once and, in a terminal,
// what changed at each save, until the input ends or says "q".
func (a *app) previewLines(ctx context.Context, path, dir, file string) error {
	prefix, _ := filepath.Split(path)
	if file == "" {
		latest, err := tui.Latest(dir)
		if err != nil {
			return a.noCourse(&shelf{root: dir}, err)
		}
		if latest == "" {
			return cannot(a.say.Fault.PreviewHint, "%s", a.words.Preview.NoModules)
		}
		file = latest
		if filepath.Base(path) != "course.md" {
			prefix = strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
		}
	}
	watch := tui.NewWatch(dir, file, a.now)
	v := &linesPreview{app: a, dir: dir, file: file, prefix: prefix}
	first := watch.Load()
	v.state = stateOf(first)
	v.diagnostics(first)
	if first.Good() {
		v.last = first
		for i := range first.Module.Pages {
			v.page(first, i)
		}
	}
	if !a.isTerminal(a.stdout) {
		if !first.Good() {
			return &failure{code: codeNo}
		}
		return nil
	}
	a.printf("\n%s\n", a.say.Preview.Watching)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go a.untilQuit(stop)
	for {
		now, ok := watch.Next(ctx)
		if !ok || a.out.err != nil {
			return nil
		}
		v.changed(now)
	}
}

// untilQuit waits for a line that ends the preview, or for the end of input.
func (a *app) untilQuit(stop func()) {
	defer stop()
	for lines := bufio.NewScanner(a.stdin); lines.Scan(); {
		if w := lines.Text(); w == "q" || w == "quit" || w == "quitter" {
			return
		}
	}
}

// stateOf is all that is told of a reading but its pages.
func stateOf(l tui.Loaded) string { return fmt.Sprint(l.Good(), l.Err, l.Found) }

// changed tells what a save changed, and nothing where it changed nothing.
func (v *linesPreview) changed(now tui.Loaded) {
	at, w := v.now().Format("15:04:05"), v.say.Preview
	was := v.state
	v.state = stateOf(now)
	told := was != v.state
	switch {
	case now.Err != nil && told:
		v.printf("\n"+w.Gone+"\n", at, safe.Line(v.file))
	case !now.Good() && told:
		v.printf("\n"+w.Broken+"\n", at, safe.Line(v.file))
	}
	if !now.Good() {
		if told {
			v.diagnostics(now)
		}
		return
	}
	change := tui.Change{}
	if v.last.Good() {
		change = tui.Changed(v.last.Module, now.Module, "")
	}
	v.last = now
	if change.Page < 0 && !told {
		return
	}
	title := change.Title
	if title == "" {
		title = v.file
	}
	v.printf("\n"+w.Changed+"\n", at, safe.Line(title))
	v.diagnostics(now)
	if change.Page >= 0 {
		v.page(now, change.Page)
	}
}

func (v *linesPreview) diagnostics(l tui.Loaded) {
	for _, d := range l.Found {
		v.printDiagnostic(checked{fsys: os.DirFS(v.dir), prefix: v.prefix}, d)
	}
	if len(l.Found) == 0 && l.Good() {
		v.printf("%s\n", v.say.Preview.Clean)
	}
}

// page writes a page in the words of its own language, as learners get it.
func (v *linesPreview) page(l tui.Loaded, i int) {
	lang := v.say.Lang
	if of, ok := words.Match(l.Module.Lang); ok {
		lang = of
	}
	v.printf("\n%s", plain.Page(l.Course, l.Module, i, lang, v.width(v.stdout)))
}
