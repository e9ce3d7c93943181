package tui

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// PreviewOptions is what an author's view is given. In and Out are a terminal.
type PreviewOptions struct {
	In  io.Reader
	Out io.Writer
	Env []string

	Dir  string // the folder of the course
	File string // a module in it, or "" to choose one

	Lang    string // where the file does not say which
	Theme   string
	NoColor bool
	Now     func() time.Time
	// Plain returns what the face of lines says of a page.
	Plain func(c *curriculum.Course, m *curriculum.Module, page int, lang string, width int) string

	still bool // the disk is not watched
}

// NewPreview makes the program's model: the module, or the list of them. It
// fails where there is no course to list.
func NewPreview(o PreviewOptions) (*App, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	lang := o.Lang
	if of, ok := words.Match(languageOf(o.File)); ok && o.File != "" {
		lang = of
	}
	scratch := progress.NewScratch(o.Now)
	e := &env{
		words: words.In(lang), now: o.Now, seeder: study.Seeder{Learner: scratch.Learner()},
		saver: &saver{record: scratch}, state: scratch.State(),
	}
	e.keys = newKeys(e)
	theme, auto := markdown.Theme(o.Theme), o.Theme == "" || o.Theme == "auto"
	if auto {
		theme = markdown.Dark
	}
	if o.NoColor {
		theme, auto = markdown.None, false
	}
	e.styles = newStyles(theme)
	s := &source{dir: o.Dir, plain: o.Plain, still: o.still}
	a := &App{env: e, auto: auto}
	if o.File != "" {
		p := newPreview(e, s, o.File)
		a.stack, a.startCmd = []screen{p}, p.init()
		return a, nil
	}
	c, _, err := curriculum.Load(os.DirFS(o.Dir), o.Dir)
	if err != nil {
		return nil, err
	}
	a.stack = []screen{newPreviewList(e, s, c, latest(o.Dir, c))}
	return a, nil
}

// Preview shows a module to its author until they leave.
func Preview(ctx context.Context, o PreviewOptions) error {
	a, err := NewPreview(o)
	if err != nil {
		return err
	}
	return run(ctx, a, Options{In: o.In, Out: o.Out, Env: o.Env, NoColor: o.NoColor})
}

// languageOf is what stands in a file's name before its suffix.
func languageOf(file string) string {
	stem := file[:len(file)-len(filepath.Ext(file))]
	ext := filepath.Ext(stem)
	if ext == "" {
		return ""
	}
	return ext[1:]
}

// latest is the file of the course that was changed last.
func latest(dir string, c *curriculum.Course) string {
	file := ""
	var when time.Time
	for _, e := range c.Entries {
		for _, h := range e.Heads {
			info, err := os.Stat(filepath.Join(dir, h.File))
			if err == nil && (file == "" || info.ModTime().After(when) || info.ModTime().Equal(when) && h.File < file) {
				file, when = h.File, info.ModTime()
			}
		}
	}
	return file
}

// Latest is the file of a course in a folder that was changed last, "" where it
// has none.
func Latest(dir string) (string, error) {
	c, _, err := curriculum.Load(os.DirFS(dir), dir)
	if err != nil {
		return "", err
	}
	return latest(dir, c), nil
}
