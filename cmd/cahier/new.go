package main

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/curriculum/scaffold"
)

type newOptions struct {
	name      string
	title     string // in English
	titleFr   string
	track     string
	minutes   string
	questions *bufio.Reader // answers of who is asked; nil where nobody is
}

func (a *app) newVerb() *cobra.Command {
	w := a.say.New
	c := a.verb("new", w.Verb)
	c.Args = func(c *cobra.Command, args []string) error {
		see := a.fill(a.say.Fault.SeeVerb, c.CommandPath())
		if len(args) == 0 {
			return a.missing(c, w.What)
		}
		return usage(a.nearestHint(args[0], verbNames(c), see), a.say.Fault.UnknownVerb, "new "+args[0])
	}
	c.RunE = func(*cobra.Command, []string) error { return nil } // Args has refused
	c.AddCommand(a.newPart("course", w.Course, a.newCourse), a.newPart("module", w.Module, a.newModule))
	return c
}

func (a *app) newPart(name string, s verbSay, do func(newOptions) error) *cobra.Command {
	var o newOptions
	w := a.say.New
	c := a.verb(name, s)
	c.Flags().StringVar(&o.title, "title", "", w.TitleFlag)
	c.Flags().StringVar(&o.titleFr, "title-fr", "", w.TitleFlagFr)
	if name == "module" {
		c.Flags().StringVar(&o.track, "track", "", w.TrackFlag)
		c.Flags().StringVar(&o.minutes, "minutes", "", w.MinutesFlag)
	}
	c.Flags().SortFlags = false
	c.Args = a.exactlyOne(strings.Fields(s.Args)[0])
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.name = args[0]
		if !strings.ContainsFunc(filepath.Base(o.name), func(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd) }) {
			return usage(w.BadNameHint, w.BadName, o.name)
		}
		if a.isTerminal(a.stdin) && a.isTerminal(a.stdout) {
			o.questions = bufio.NewReader(a.stdin)
		}
		return do(o)
	}
	return c
}

// newCourse makes the folder of a course with what belongs into it.
func (a *app) newCourse(o newOptions) error {
	dir := o.name
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return cannot(a.say.Fault.PlaceHint, a.say.Fault.FileExists, dir)
	}
	if exists(filepath.Join(dir, "course.md")) {
		return cannot(a.say.New.IsHereHint, a.say.Fault.FileExists, filepath.Join(dir, "course.md"))
	}
	c := scaffold.Course{
		ID: curriculum.MakeID(filepath.Base(absolute(dir))), Version: a.now().Format("2006.01") + ".1", Languages: scaffold.Languages,
	}
	c.Title = a.titles(o, c.Languages, filepath.Base(absolute(dir)))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannot(a.say.Fault.PlaceHint, a.say.Fault.CannotWrite, dir, a.reason(err))
	}
	if err := a.writeNew(dir, c.Files()); err != nil {
		return err
	}
	a.printf("%s\n", safe.Line(a.fill(a.say.New.NextCourse, typed(dir))))
	return nil
}

// newModule puts a module into a course, a file in each of its languages.
func (a *app) newModule(o newOptions) error {
	w := a.say.New
	dir, c, err := a.courseHere()
	if err != nil {
		return err
	}
	m := scaffold.Module{ID: curriculum.MakeID(o.name), Review: a.now().Format("2006-01-02")}
	languages := c.Languages
	if len(languages) == 0 {
		languages = scaffold.Languages
	}
	if i := slices.IndexFunc(languages, func(l string) bool { return !slices.Contains(scaffold.Languages, l) }); i >= 0 {
		a.warn(w.NoTemplate+" · "+w.NoTemplateFix, languages[i])
		languages = slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return !slices.Contains(scaffold.Languages, l) })
	}
	if len(languages) == 0 {
		return cannot(w.NoTemplateFix, w.NoTemplate, strings.Join(c.Languages, ", "))
	}
	if c.Entry(m.ID) != nil {
		return cannot(w.IsHereHint, w.IsHere, m.ID)
	}
	m.Title = a.titles(o, languages, o.name)
	if m.Track, err = a.newTrack(o, c); err != nil {
		return err
	}
	if m.Solo, err = a.newMinutes(o); err != nil {
		return err
	}
	m.Group = m.Solo + m.Solo/2
	if err := a.writeNew(dir, m.Files(languages)); err != nil {
		return err
	}
	a.printf("%s\n", safe.Line(a.fill(w.Next, typed(filepath.Join(dir, m.ID+"."+languages[0]+".md")))))
	return nil
}

// courseHere is the course that a new module goes into: the first that was
// named, else that of the working folder.
func (a *app) courseHere() (dir string, c *curriculum.Course, err error) {
	here := a.roots()
	if len(here) == 0 || here[0].found {
		if !exists("course.md") {
			return "", nil, usage(a.say.New.NoCourseHint, "%s", a.say.New.NoCourse)
		}
		here = []*shelf{{root: ".", fsys: os.DirFS(".")}}
	}
	c, _, err = curriculum.Load(here[0].fsys, here[0].root)
	if err != nil {
		return "", nil, a.noCourse(here[0], err)
	}
	return here[0].root, c, nil
}

// titles are those of the options or, in a terminal, those that are typed; else
// the name that was given.
func (a *app) titles(o newOptions, languages []string, name string) curriculum.Text {
	given := map[string]string{"en": o.title, "fr": o.titleFr}
	t := curriculum.Text{}
	for _, lang := range languages {
		t[lang] = given[lang]
		if t[lang] == "" {
			t[lang] = a.question(o, name, a.say.New.Title, a.words.Name(lang), name)
		}
	}
	return t
}

// question asks for a line and returns it, or what is meant by an empty one.
func (a *app) question(o newOptions, otherwise, sentence string, args ...any) string {
	if o.questions == nil {
		return otherwise
	}
	a.printf("%s", safe.Line(a.fill(sentence, args...)))
	line, _ := o.questions.ReadString('\n') // at the end of input the default holds
	if line = strings.TrimSpace(safe.Line(line)); line == "" {
		return otherwise
	}
	return line
}

func (a *app) newTrack(o newOptions, c *curriculum.Course) (string, error) {
	var ids []string
	for _, t := range c.Tracks {
		ids = append(ids, t.ID)
	}
	if len(ids) == 0 || c.Joins != "" { // the tracks are those of the course that it joins
		return o.track, nil
	}
	track := o.track
	if track == "" {
		track = a.question(o, ids[0], a.say.New.Track, strings.Join(ids, ", "), ids[0])
	}
	if !slices.Contains(ids, track) {
		return "", usage(a.fill(a.say.New.BadTrack, strings.Join(ids, ", ")), a.say.Fault.BadValue, track, "--track")
	}
	return track, nil
}

// scaffoldMinutes is what reading and answering the templates takes.
const scaffoldMinutes = "12"

func (a *app) newMinutes(o newOptions) (int, error) {
	text := o.minutes
	if text == "" {
		text = a.question(o, scaffoldMinutes, a.say.New.Solo, scaffoldMinutes)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 240 {
		return 0, usage(a.say.New.BadMinutesHint, a.say.Fault.BadValue, text, "--minutes")
	}
	return n, nil
}

// writeNew writes files that must not be there yet, all or none of them.
func (a *app) writeNew(dir string, files map[string]string) error {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		path := filepath.Join(dir, name)
		err := writeFresh(path, files[name])
		if err == nil {
			continue
		}
		for _, done := range names[:i] {
			_ = os.Remove(filepath.Join(dir, done)) // ours, of a moment ago
		}
		if errors.Is(err, fs.ErrExist) {
			return cannot(a.say.New.IsHereHint, a.say.Fault.FileExists, path)
		}
		return cannot(a.say.Fault.PlaceHint, a.say.Fault.CannotWrite, path, a.reason(err))
	}
	for _, name := range names {
		a.printf("%s\n", safe.Line(a.fill(a.say.New.Wrote, filepath.Join(dir, name))))
	}
	return nil
}

// writeFresh writes a file that must not be there, whole or not at all.
func writeFresh(path, content string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

// typed is a path as it can be typed into a shell, this system's or another's.
func typed(path string) string {
	switch {
	case !strings.ContainsAny(path, " \t\"'$&|;<>()*?[]#~`!{}"):
		return path
	case !strings.ContainsAny(path, "\"$`!"):
		return `"` + path + `"`
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
