package curriculum

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// A Report is what checking a folder or a file found.
type Report struct {
	Files       int
	Modules     int
	Diagnostics []Diagnostic
}

// Check reads all of a course and reports every problem in it.
func Check(fsys fs.FS, root string) Report {
	c, found, err := Load(fsys, root)
	if err != nil {
		d := Diagnostic{"course.md", 1, 1, "course-missing", nil}
		if !errors.Is(err, ErrNoCourse) {
			d.Rule, d.Args = "file-unreadable", []any{reason(err)}
		}
		return Report{Diagnostics: append(found, d)}
	}
	k := &checker{course: c, report: Report{Files: 1}}
	// Heads are read again with their pages: keep what Load alone sees.
	for _, d := range found {
		if d.File == "course.md" || d.Rule == "file-name" || d.Rule == "module-repeated" || d.Rule == "file-unreadable" {
			k.add(d)
		}
	}
	for _, lang := range sortedKeys(c.glossaries) {
		_, ds := c.Glossary(lang)
		k.report.Files++
		k.add(ds...)
	}
	k.glossaries()
	k.order()
	for _, e := range c.Entries {
		k.entry(e)
	}
	k.recalls()
	k.scales()
	k.report.Diagnostics = slices.DeleteFunc(k.report.Diagnostics, func(d Diagnostic) bool { return c.off[d.Rule] })
	Sort(k.report.Diagnostics)
	return k.report
}

// CheckFile reads one module or glossary file that stands alone.
func CheckFile(fsys fs.FS, name string) Report {
	raw, err := readFile(fsys, name)
	if err != nil {
		return Report{Files: 1, Diagnostics: []Diagnostic{{name, 1, 1, "file-unreadable", []any{reason(err)}}}}
	}
	stem, lang, ok := fileName(name)
	if stem == "glossary" {
		_, ds := ParseGlossary(name, raw)
		return Report{Files: 1, Diagnostics: ds}
	}
	m, ds := Parse(name, lang, raw)
	if !ok {
		ds = append(ds, Diagnostic{name, 1, 1, "file-name", []any{name, stem + ".en.md"}})
	}
	r := Report{Files: 1, Diagnostics: ds}
	if m != nil {
		r.Modules = 1
	}
	Sort(r.Diagnostics)
	return r
}

type checker struct {
	course  *Course
	report  Report
	modules []*Module
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

// entry checks a module in all its languages.
func (k *checker) entry(e *Entry) {
	k.report.Modules++
	var read []*Module
	for _, lang := range e.Languages() {
		h := e.Heads[lang]
		k.report.Files++
		raw, err := readFile(k.course.fsys, h.File)
		if err != nil {
			continue // told by Load
		}
		m, ds := Parse(h.File, lang, raw)
		k.add(ds...)
		if m == nil {
			continue
		}
		m.ID = e.ID
		read = append(read, m)
		k.track(h)
		for _, need := range h.Needs {
			if k.course.Entry(need) == nil {
				k.at(h.File, 1, "module-needs", need)
			}
		}
	}
	k.modules = append(k.modules, read...)
	for i := 1; i < len(read); i++ {
		k.inStep(read[0], read[i])
	}
	for _, lang := range k.course.Languages {
		if h, first := e.Head(lang); first != lang {
			k.at(h.File, 1, "lang-missing", strings.Join(e.Languages(), ", "))
			break
		}
	}
}

func (k *checker) track(h Head) {
	if h.Track == "" || slices.ContainsFunc(k.course.Tracks, func(t Track) bool { return t.ID == h.Track }) {
		return
	}
	ids := make([]string, len(k.course.Tracks))
	for i, t := range k.course.Tracks {
		ids[i] = t.ID
	}
	k.at(h.File, 1, "course-track", h.Track, strings.Join(ids, ", "))
}

// recalls checks that every recall asks a question that is there.
func (k *checker) recalls() {
	for _, m := range k.modules {
		for _, b := range m.Blocks() {
			if b.Kind != Recall || b.Of.Block == "" || k.question(b.Of) {
				continue
			}
			k.at(m.File, b.Line, "recall-target", b.Of.Module+"/"+b.Of.Block)
		}
	}
}

func (k *checker) question(of Ref) bool {
	for _, m := range k.modules {
		if m.ID == of.Module || slices.Contains(m.Was, of.Module) {
			if b, _ := m.Block(of.Block); b != nil && b.Kind == Quiz {
				return true
			}
		}
	}
	return false
}
