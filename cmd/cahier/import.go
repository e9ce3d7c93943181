package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/cause"
	"cahier/curriculum/gift"
	"cahier/curriculum/safe"
)

type importOptions struct {
	file   string
	as     string
	force  bool
	dryRun bool
}

// importKinds are the formats that can be read.
var importKinds = []string{"gift", "aiken"}

func (a *app) importVerb() *cobra.Command {
	var o importOptions
	c := a.verb("import", a.say.Verb.Import)
	c.Flags().StringVar(&o.as, "as", "", a.say.Import.As)
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, a.say.Import.DryRun)
	c.Flags().BoolVar(&o.force, "force", false, a.say.Import.Force)
	c.Flags().SortFlags = false
	c.Args = a.exactlyOne(a.say.Label.File)
	fixed(c, "as", importKinds)
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.file = args[0]
		return a.importFile(o)
	}
	return c
}

// importFile turns a file of questions into modules of the course of --course.
// Nothing is written where there is an error, or where a file would be lost.
func (a *app) importFile(o importOptions) error {
	if o.as != "" && o.as != "gift" && o.as != "aiken" {
		return usage("--as "+strings.Join(importKinds, ", "), a.say.Fault.BadValue, o.as, "--as")
	}
	dir, course, err := a.importCourse()
	if err != nil {
		return err
	}
	raw, err := a.readImport(o.file)
	if err != nil {
		return err
	}
	lang := a.global.lang
	if lang == "" {
		lang = append(course.Languages, "en")[0]
	}
	files, err := a.takeQuestions(o, raw, lang)
	if err != nil {
		return err
	}
	if err := a.mayImport(dir, course, files, lang, o.force); err != nil {
		return err
	}
	var all []courseFile
	for _, f := range files {
		all = append(all, courseFile{f.Name(lang), f.Content})
	}
	if !o.dryRun {
		if place, err := protected(dir, all); err != nil {
			return cannot(a.say.Import.LockedHint, a.say.Fault.CannotWrite, place, a.reason(err))
		}
		if err := writeCourseFiles(dir, all); err != nil {
			return cannot(a.say.Import.WriteHint, a.say.Fault.CannotWrite, dir, a.reason(err))
		}
	}
	a.printImport(dir, files, lang, o.dryRun)
	return nil
}

// importCourse returns the one course that is written into: it is named, and
// not one that is only found.
func (a *app) importCourse() (dir string, c *curriculum.Course, err error) {
	named := slices.DeleteFunc(a.roots(), func(s *shelf) bool { return s.found })
	switch len(named) {
	case 0:
		return "", nil, usage(a.say.Import.CourseHint, a.say.Fault.Missing, "--course")
	case 1:
	default:
		var dirs []string
		for _, s := range named {
			dirs = append(dirs, s.root)
		}
		return "", nil, usage(a.fill(a.say.Fault.SayWhich, a.list(dirs)), "%s", a.say.Import.OneCourse)
	}
	s := named[0]
	c, _, err = curriculum.Load(s.fsys, s.root)
	if errors.Is(err, curriculum.ErrNoCourse) {
		return "", nil, cannot(a.say.Import.NewHint, a.say.Fault.CourseEmpty, s.root)
	}
	if err != nil {
		return "", nil, a.noCourse(s, err)
	}
	return s.root, c, nil
}

// maxImport is more than what is read of a file: one that is longer is told by
// who reads it.
const maxImport = 64 << 20

func (a *app) readImport(file string) ([]byte, error) {
	src, err := a.source(file)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	raw, err := io.ReadAll(io.LimitReader(src, maxImport))
	if err != nil {
		return nil, cannot(a.say.Fault.FileHint, a.say.Fault.CannotRead, file, a.reason(err))
	}
	return raw, nil
}

// takeQuestions reads the file and tells all that was found in it.
func (a *app) takeQuestions(o importOptions, raw []byte, lang string) ([]gift.File, error) {
	parse := gift.Parse
	if o.as == "aiken" || o.as == "" && gift.IsAiken(raw) {
		parse = gift.ParseAiken
	}
	b, found := parse(o.file, raw)
	var files []gift.File
	if !curriculum.HasErrors(found) {
		var lost []curriculum.Diagnostic
		files, lost = gift.Modules(b, gift.Options{File: o.file, Name: importName(o.file), Lang: lang})
		found = append(found, lost...)
		curriculum.Sort(found)
	}
	a.warnAll(found, raw)
	if len(files) == 0 {
		return nil, fail(codeNo, a.say.Import.NothingHint, "%s", a.say.Import.Nothing)
	}
	return files, nil
}

// importName is the module of questions without a category: the file's name.
func importName(file string) string {
	base := filepath.Base(file)
	name := strings.TrimSpace(safe.Line(strings.TrimSuffix(base, filepath.Ext(base))))
	if file == "-" || name == "" {
		return "questions"
	}
	return name
}

// warnAll tells diagnostics of a file on standard error, as check does.
func (a *app) warnAll(found []curriculum.Diagnostic, raw []byte) {
	raw = bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	lines := strings.Split(strings.ReplaceAll(string(raw), "\r", "\n"), "\n")
	for _, d := range found {
		line := ""
		if d.Line <= len(lines) && len(lines[d.Line-1]) < maxExcerpt {
			line = strings.ToValidUTF8(lines[d.Line-1], "\ufffd")
		}
		a.tellDiagnostic(a.stderr, a.diagnostic(checked{}, d), line, a.width(a.stderr))
	}
}

// maxExcerpt is the longest line that is shown a piece of.
const maxExcerpt = 16 << 10

// mayImport looks whether modules of these names may be written.
func (a *app) mayImport(dir string, c *curriculum.Course, files []gift.File, lang string, force bool) error {
	w := a.say.Import
	there := false
	for _, f := range files {
		name := f.Name(lang)
		if e := c.Entry(f.ID); e != nil {
			h, inLang := e.Heads[lang]
			if e.ID != f.ID || inLang && h.File != name {
				h, _ = e.Head(lang)
				return cannot(w.RenameHint, w.IDTaken, f.ID, filepath.Join(dir, h.File))
			}
		}
		path := filepath.Join(dir, name)
		switch info, err := os.Stat(path); {
		case err == nil && info.IsDir():
			return cannot(w.RenameHint, a.say.Fault.IsFolder, path)
		case err == nil && !info.Mode().IsRegular():
			return cannot(w.RenameHint, a.say.Fault.CannotWrite, path, a.reason(cause.ErrNotFile))
		case exists(path) && !force:
			a.complain(a.say.Fault.FileExists, path)
			there = true
		}
	}
	if there {
		return cannot(w.ExistsHint, "%s", w.Nothing)
	}
	return nil
}

// printImport says what was written, or would be.
func (a *app) printImport(dir string, files []gift.File, lang string, dryRun bool) {
	w, n := a.say.Import, a.words.N
	sentence := w.Wrote
	if dryRun {
		sentence = w.WouldWrite
	}
	all := 0
	for _, f := range files {
		all += f.Questions
		a.printf(sentence+"\n", safe.Line(filepath.Join(dir, f.Name(lang))), n(w.Questions, f.Questions))
	}
	a.printf("%s%s%s.\n", n(w.Questions, all), a.say.Check.In, n(a.say.Check.Modules, len(files)))
}
