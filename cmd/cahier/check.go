package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/cause"
	"cahier/curriculum/safe"
)

type checkOptions struct {
	paths []string

	fix, json, sarif, schema bool
}

func (a *app) checkVerb() *cobra.Command {
	var o checkOptions
	c := a.verb("check", a.say.Verb.Check)
	c.Flags().BoolVar(&o.fix, "fix", false, a.say.Mend.FixFlag)
	c.Flags().BoolVar(&o.json, "json", false, a.say.Flag.JSON)
	c.Flags().BoolVar(&o.sarif, "sarif", false, a.say.Mend.SarifFlag)
	c.Flags().BoolVar(&o.schema, "schema", false, a.say.Mend.SchemaFlag)
	c.Flags().SortFlags = false
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.paths = args
		if err := a.oneOutput(o); err != nil {
			return err
		}
		if o.schema {
			return a.printJSON(curriculum.Schema(a.say.Lang))
		}
		if o.fix {
			if err := a.fix(o); err != nil {
				return err
			}
		}
		return a.check(o)
	}
	return c
}

// oneOutput refuses options that ask for two things on standard output.
func (a *app) oneOutput(o checkOptions) error {
	var asked []string
	for _, flag := range []struct {
		name string
		on   bool
	}{
		{"--schema", o.schema},
		{"--json", o.json},
		{"--sarif", o.sarif},
		{"--fix", o.schema && o.fix},
		{a.say.Mend.Path, o.schema && len(o.paths) > 0},
	} {
		if flag.on {
			asked = append(asked, flag.name)
		}
	}
	if len(asked) > 1 {
		return usage(a.say.Mend.OneOutputHint, a.say.Mend.OneOutput, asked[0], asked[1])
	}
	return nil
}

// A checked folder is what one PATH amounts to.
type checked struct {
	curriculum.Report
	fsys   fs.FS
	prefix string // stands before the names of its files
}

// The checkReport is what `check --json` prints: stable, see the contract.
type checkReport struct {
	Files       int              `json:"files"`
	Modules     int              `json:"modules"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Diagnostics []diagnosticJSON `json:"diagnostics"`

	infos int
}

type diagnosticJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func (a *app) check(o checkOptions) error {
	all, failed := a.checkAll(o.paths)
	if failed != nil && len(all) == 0 {
		return failed
	}
	rep := checkReport{Diagnostics: []diagnosticJSON{}}
	for _, c := range all {
		rep.Files += c.Files
		rep.Modules += c.Modules
		for _, d := range c.Diagnostics {
			rep.add(a.diagnostic(c, d))
			if !o.json && !o.sarif {
				a.printDiagnostic(c, d)
			}
		}
	}
	var err error
	switch {
	case o.json:
		err = a.printJSON(rep)
	case o.sarif:
		err = a.printJSON(sarifOf(rep, a.say.Lang))
	default:
		a.printf("%s\n", a.summary(rep))
	}
	if err != nil {
		return err
	}
	if failed == nil && rep.Errors > 0 {
		return &failure{code: codeNo}
	}
	return failed
}

// checkOptions is what the rules depend on beside the files: the day, and the
// courses that one may join.
func (a *app) checkOptions(beside func() []*curriculum.Course) curriculum.Options {
	return curriculum.Options{Today: a.now().Format(time.DateOnly), Beside: beside}
}

// checkAll checks what the paths name or, without any, the courses of this run.
// A path that cannot be read at all is an error, after the others were checked.
func (a *app) checkAll(paths []string) ([]checked, error) {
	// Of a path that is named the other courses are read only when it joins one.
	shelves := sync.OnceValue(a.shelves)
	if len(paths) == 0 {
		paths = a.ownRoots(shelves())
	}
	if len(paths) == 0 {
		if a.global.noEmbedded {
			return nil, usage(a.say.Fault.CheckHint, "%s", a.say.Fault.NoCourse)
		}
		s := shelves()[0]
		return []checked{{curriculum.CheckWith(s.fsys, "", a.checkOptions(nil)), s.fsys, s.course.ID + "/"}}, nil
	}
	var all []checked
	var failed error
	for _, path := range paths {
		c, err := a.checkPath(path, func() []*curriculum.Course { return beside(shelves()) })
		if err == nil {
			all = append(all, c)
			continue
		}
		if failed != nil {
			a.report(failed)
		}
		failed = err
	}
	return all, failed
}

// ownRoots returns the folders of this run, the program's own left out, and
// says which of two with one id wins.
func (a *app) ownRoots(shelves []*shelf) []string {
	var paths []string
	for _, s := range shelves {
		if s.root != "" {
			paths = append(paths, s.root)
		}
		a.warnOf(s)
	}
	for _, told := range a.rivals(shelves) {
		a.warn("%s", told)
	}
	return paths
}

// beside are the courses that a course may join.
func beside(shelves []*shelf) []*curriculum.Course {
	var all []*curriculum.Course
	for _, s := range shelves {
		if s.course != nil {
			all = append(all, s.course)
		}
	}
	return all
}

// checkPath checks a course, a folder without a course, or a file. The file
// course.md stands for its course: alone it says nothing. A course may join one
// of those beside it.
func (a *app) checkPath(path string, beside func() []*curriculum.Course) (checked, error) {
	unreadable := func(err error) (checked, error) {
		return checked{}, cannot(a.say.Fault.CheckHint, a.say.Fault.CannotRead, path, a.reason(err))
	}
	info, err := os.Stat(path)
	if err != nil {
		return unreadable(err)
	}
	if !info.IsDir() {
		if !info.Mode().IsRegular() { // to open a pipe is to wait for who writes into it
			return checked{}, cannot(a.say.Fault.CheckHint, a.say.Fault.CannotRead, path, a.reason(cause.ErrNotFile))
		}
		dir, name := filepath.Split(path)
		c := checked{fsys: os.DirFS(filepath.Dir(path)), prefix: dir}
		if name == "course.md" {
			c.Report = curriculum.CheckWith(c.fsys, dir, a.checkOptions(beside))
			return c, nil
		}
		f, err := os.Open(path)
		if err != nil {
			return unreadable(err)
		}
		f.Close()
		c.Report = curriculum.CheckFileWith(c.fsys, name, a.checkOptions(beside))
		return c, nil
	}
	c := checked{fsys: os.DirFS(path), prefix: path}
	if !os.IsPathSeparator(path[len(path)-1]) {
		c.prefix += string(filepath.Separator)
	}
	files, err := os.ReadDir(path)
	if err != nil {
		return unreadable(err)
	}
	c.Report = curriculum.CheckWith(c.fsys, path, a.checkOptions(beside))
	if exists(filepath.Join(path, "course.md")) {
		return c, nil
	}
	// No course: that is an error already, but its files can be looked at.
	for _, f := range files {
		if !f.IsDir() && curriculum.IsModuleFile(f.Name()) {
			one := curriculum.CheckFileWith(c.fsys, f.Name(), a.checkOptions(beside))
			c.Files += one.Files
			c.Modules += one.Modules
			c.Diagnostics = append(c.Diagnostics, one.Diagnostics...)
		}
	}
	return c, nil
}

func (a *app) diagnostic(c checked, d curriculum.Diagnostic) diagnosticJSON {
	return diagnosticJSON{
		File: c.prefix + d.File, Line: max(1, d.Line), Column: max(1, d.Column), Severity: string(d.Severity()),
		Rule: d.Rule, Message: d.Message(a.say.Lang), Hint: d.Hint(a.say.Lang),
	}
}

func (r *checkReport) add(d diagnosticJSON) {
	r.Diagnostics = append(r.Diagnostics, d)
	switch curriculum.Severity(d.Severity) {
	case curriculum.Error:
		r.Errors++
	case curriculum.Warning:
		r.Warnings++
	case curriculum.Info:
		r.infos++
	}
}

// printDiagnostic prints what is wrong, where, and what to do.
func (a *app) printDiagnostic(c checked, d curriculum.Diagnostic) {
	p := a.diagnostic(c, d)
	line, _ := sourceLine(c.fsys, d.File, p.Line)
	a.tellDiagnostic(a.out, p, line, a.width(a.stdout))
}

// tellDiagnostic writes a diagnostic with the line that it speaks of.
func (a *app) tellDiagnostic(to io.Writer, p diagnosticJSON, line string, width int) {
	severity := map[curriculum.Severity]string{
		curriculum.Error: a.say.Check.Error, curriculum.Warning: a.say.Check.Warning, curriculum.Info: a.say.Check.Info,
	}[curriculum.Severity(p.Severity)]
	fmt.Fprintf(to, "%s:%d:%d: %s [%s] %s\n", safe.Line(p.File), p.Line, p.Column, severity, p.Rule, safe.Line(p.Message))
	if strings.TrimSpace(line) != "" {
		if width == 0 {
			width = 80
		}
		text, caret := excerpt(line, p.Column, width-len(margin))
		fmt.Fprintf(to, "%s%s\n%s%s^\n", margin, text, margin, strings.Repeat(" ", caret))
	}
	if p.Hint != "" {
		fmt.Fprintf(to, "%s%s\n", a.say.Label.Hint, safe.Line(p.Hint))
	}
}

// summary counts.
func (a *app) summary(r checkReport) string {
	w, n := a.say.Check, a.words.N
	found := n(w.Errors, r.Errors) + ", " + n(w.Warnings, r.Warnings)
	if r.infos > 0 {
		found += ", " + n(w.Infos, r.infos)
	}
	return found + w.In + n(w.Files, r.Files) + " (" + n(w.Modules, r.Modules) + ")."
}
