package curriculum

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Report is what checking a folder or a file found.
type Report struct {
	Files       int
	Modules     int
	Diagnostics []Diagnostic
}

// Options are what a check depends on beside the files.
type Options struct {
	Today string // the date, YYYY-MM-DD; without it no rule looks at dates
	// Beside returns the other courses at hand, in the order in which they win:
	// one that is joined is among them. It is asked where a course joins one;
	// nil is none.
	Beside func() []*Course
}

// Check reads all of a course and reports every problem in it.
func Check(fsys fs.FS, root string) Report { return CheckWith(fsys, root, Options{}) }

// CheckWith is Check with options. Modules are checked on all processors, each
// file is parsed once, and of a module that was checked only its questions'
// names are kept: memory does not grow with the lessons.
func CheckWith(fsys fs.FS, root string, o Options) Report {
	c, found, err := Load(fsys, root)
	if err != nil {
		d := Diagnostic{"course.md", 1, 1, "course-missing", nil}
		if !errors.Is(err, ErrNoCourse) {
			d.Rule, d.Args = "file-unreadable", []any{err}
		}
		return Report{Diagnostics: append(found, d)}
	}
	k := &checker{course: c, options: o, report: Report{Files: 1}, again: map[string]bool{}}
	k.join(o.Beside)
	// A head in which something was found is read again with its pages: keep
	// what Load alone sees.
	for _, d := range found {
		if d.File == "course.md" || d.Rule == "file-name" || d.Rule == "module-repeated" || d.Rule == "file-unreadable" {
			k.add(d)
		}
		k.again[d.File] = true
	}
	for _, lang := range sortedKeys(c.glossaries) {
		_, ds := c.Glossary(lang)
		k.report.Files++
		k.add(ds...)
	}
	k.glossaries()
	k.order()
	k.entries()
	k.askedAgain()
	k.report.Diagnostics = slices.DeleteFunc(k.report.Diagnostics, func(d Diagnostic) bool { return c.off[d.Rule] })
	Sort(k.report.Diagnostics)
	return k.report
}

// CheckFile reads one module or glossary file that stands alone.
func CheckFile(fsys fs.FS, name string) Report { return CheckFileWith(fsys, name, Options{}) }

// CheckFileWith is CheckFile with options. The rules that the course.md beside
// the file switches off are off.
func CheckFileWith(fsys fs.FS, name string, o Options) Report {
	raw, err := readFile(fsys, name)
	if err != nil {
		return Report{Files: 1, Diagnostics: []Diagnostic{{name, 1, 1, "file-unreadable", []any{err}}}}
	}
	stem, lang, ok := fileName(name)
	if stem == "glossary" {
		_, ds := ParseGlossary(name, raw)
		return Report{Files: 1, Diagnostics: ds}
	}
	m, ds := parse(name, lang, raw, newLinter(fsys, o))
	if !ok {
		ds = append(ds, Diagnostic{name, 1, 1, "file-name", []any{name, stem + ".en.md"}})
	}
	off := switchedOffBeside(fsys)
	r := Report{Files: 1, Diagnostics: slices.DeleteFunc(ds, func(d Diagnostic) bool { return off[d.Rule] })}
	if m != nil {
		r.Modules = 1
	}
	Sort(r.Diagnostics)
	return r
}

// switchedOffBeside reads the rules that course.md switches off, where there
// is one; what is wrong in it is told when the course is checked.
func switchedOffBeside(fsys fs.FS) map[string]bool {
	c := &Course{off: map[string]bool{}}
	if raw, err := readFile(fsys, "course.md"); err == nil {
		c.readCourse(raw)
	}
	return c.off
}

func newLinter(fsys fs.FS, o Options) *linter {
	return &linter{today: o.Today, exists: func(name string) bool {
		_, err := fs.Stat(fsys, name)
		return err == nil
	}}
}

// A checker gathers what is found in a course, or in one module of it.
type checker struct {
	course  *Course
	joined  *Course // what it makes together with the course that it joins, nil where it joins none
	blind   bool    // it joins a course that is not at hand
	options Options
	report  Report
	briefs  []brief
	again   map[string]bool // files whose front matter must be read again

	room *[]byte // for the file at hand: a module keeps nothing of it

	keep    bool      // modules are kept, for who shows them
	modules []*Module // those that were kept
}

func (k *checker) add(ds ...Diagnostic) {
	k.report.Diagnostics = append(k.report.Diagnostics, ds...)
}

func (k *checker) at(file string, line int, rule string, args ...any) {
	k.add(Diagnostic{file, line, 1, rule, args})
}

func (k *checker) order() {
	for _, o := range k.course.order {
		if k.course.Entry(o.id) == nil {
			k.add(Diagnostic{"course.md", o.line, o.column, "course-order", []any{o.id}})
		}
	}
}

// entries checks the modules, as many at a time as there are processors.
func (k *checker) entries() {
	all := k.course.Entries
	done := make([]foundIn, len(all))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		group.Go(func() {
			var room []byte
			for i := int(next.Add(1)) - 1; i < len(all); i = int(next.Add(1)) - 1 {
				one := checker{course: k.course, joined: k.joined, blind: k.blind, options: k.options, again: k.again, room: &room}
				one.entry(all[i])
				done[i] = foundIn{one.report.Files, k.wanted(one.report.Diagnostics), one.briefs}
			}
		})
	}
	group.Wait()
	k.report.Modules += len(all)
	found := 0
	for _, d := range done {
		found += len(d.diagnostics)
	}
	k.report.Diagnostics = slices.Grow(k.report.Diagnostics, found)
	for i, d := range done {
		k.report.Files += d.files
		k.add(d.diagnostics...)
		k.briefs = append(k.briefs, d.briefs...)
		done[i] = foundIn{}
	}
}

// foundIn is what is kept of a module when it is checked.
type foundIn struct {
	files       int
	diagnostics []Diagnostic
	briefs      []brief
}

// wanted copies diagnostics but for those of rules that are switched off.
func (k *checker) wanted(ds []Diagnostic) []Diagnostic {
	ds = slices.DeleteFunc(ds, func(d Diagnostic) bool { return k.course.off[d.Rule] })
	return append([]Diagnostic(nil), ds...)
}

// entry checks a module in all its languages.
func (k *checker) entry(e *Entry) {
	k.report.Modules++
	var read []*Module
	for _, lang := range e.Languages() {
		h := e.Heads[lang]
		k.report.Files++
		raw, err := readInto(k.room, k.course.fsys, h.File)
		if err != nil {
			continue // told by Load
		}
		lint := newLinter(k.course.fsys, k.options)
		lint.shown = k.keep
		if !k.again[h.File] {
			lint.head = &h
		}
		m, ds := parse(h.File, lang, raw, lint)
		k.add(ds...)
		if m == nil {
			continue
		}
		m.ID = e.ID
		read = append(read, m)
		k.track(h)
		for _, need := range h.Needs {
			if !k.knows(need) {
				k.at(h.File, 1, "module-needs", need)
			}
		}
	}
	if k.keep {
		k.modules = append(k.modules, read...)
	}
	k.formerModules(e)
	for i, m := range read {
		k.formerBlocks(m)
		k.keepBrief(briefOf(m))
		if i > 0 {
			k.inStep(read[0], m)
			k.together(read[0], m)
		}
	}
	for _, lang := range k.course.Languages {
		if h, first := e.Head(lang); first != lang {
			k.at(h.File, 1, "lang-missing", strings.Join(e.Languages(), ", "))
			break
		}
	}
}

func (k *checker) track(h Head) {
	known := k.course.Tracks
	if k.joined != nil {
		known = k.joined.Tracks
	}
	if h.Track == "" || k.blind || slices.ContainsFunc(known, func(t Track) bool { return t.ID == h.Track }) {
		return
	}
	ids := make([]string, len(known))
	for i, t := range known {
		ids[i] = t.ID
	}
	k.at(h.File, 1, "course-track", h.Track, strings.Join(ids, ", "))
}
