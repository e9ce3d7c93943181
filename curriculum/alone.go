package curriculum

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// An Alone is one module of a course, read without the others: its course
// knows this module and those that it names, no more. What it costs does not
// grow with the course.
type Alone struct {
	Course *Course
	Lang   string  // of the file that was asked for
	Module *Module // from that file; nil where nothing of it can be shown
	Terms  []Term
	Found  []Diagnostic // in the files of the module, its languages compared
	Files  []string     // all that this depends on, those included that are not there
}

// LoadAlone reads the module in a file, with the same module in its other
// languages, course.md, the glossary, and the modules that it names. A file is
// known by its name: NAME.LANGUAGE.md. Only a module that is named and whose
// file has another name makes it look through the folder. Where there is no
// course.md the module stands for itself. The error says that the file cannot
// be read; what it depends on is known all the same.
func LoadAlone(fsys fs.FS, root, file string, o Options) (*Alone, error) {
	l := newLoner(fsys, root, o)
	stem, lang, ok := fileName(file)
	if !ok || !HasPages(file) {
		return &l.Alone, fmt.Errorf("%s: %w", file, ErrNoModule)
	}
	l.Lang = lang
	inCourse := l.course(lang)
	l.take(stem)
	l.glossary()
	if _, err := readStart(fsys, file); err != nil {
		return &l.Alone, fmt.Errorf("read %s: %w", file, err)
	}
	e := l.entryOf(file)
	if e == nil { // it came this moment
		return &l.Alone, fmt.Errorf("read %s: %w", file, fs.ErrNotExist)
	}
	l.check(e, inCourse)
	for _, m := range l.modules {
		if m.File == file {
			m.named(e.Heads[lang])
			l.Module = m
		}
	}
	l.Terms, _ = l.Course.Glossary(lang)
	return &l.Alone, nil
}

// A loner gathers what one module needs.
type loner struct {
	Alone
	checker
	langs []string
	heads map[string]bool // files whose heads are read
}

func newLoner(fsys fs.FS, root string, o Options) *loner {
	c := &Course{ID: "course", Root: root, fsys: fsys, glossaries: map[string]string{}, off: map[string]bool{}}
	return &loner{Alone: Alone{Course: c}, checker: checker{course: c, options: o, keep: true, again: map[string]bool{}, room: new([]byte)}, heads: map[string]bool{}}
}

// course reads course.md, where there is one. What is wrong with it is told
// where the course is checked.
func (l *loner) course(lang string) bool {
	l.Files = append(l.Files, "course.md")
	raw, err := readFile(l.Course.fsys, "course.md")
	if err == nil {
		l.Course.readCourse(raw)
	}
	if l.Course.ID == "" {
		l.Course.ID = "course"
	}
	l.langs = append(slices.Clone(l.Course.Languages), "en", "fr", lang)
	slices.Sort(l.langs)
	l.langs = slices.Compact(l.langs)
	return err == nil
}

// take reads the heads of the files of a name, in all languages.
func (l *loner) take(stem string) {
	for _, lang := range l.langs {
		name := stem + "." + lang + ".md"
		if l.heads[name] || !fs.ValidPath(name) {
			continue
		}
		l.heads[name] = true
		l.Files = append(l.Files, name)
		if info, err := fs.Stat(l.Course.fsys, name); err == nil && info.Mode().IsRegular() {
			l.add(readFileHead(l.Course.fsys, name))
		}
	}
}

func (l *loner) add(f headFile) {
	if !f.isModule {
		return
	}
	l.again[f.name] = len(f.found) > 0
	at := slices.IndexFunc(l.Course.Entries, func(e *Entry) bool { return e.ID == f.head.ID })
	if at < 0 {
		at = len(l.Course.Entries)
		l.Course.Entries = append(l.Course.Entries, &Entry{ID: f.head.ID, Heads: map[string]Head{}})
	}
	if heads := l.Course.Entries[at].Heads; heads[f.lang].File == "" {
		heads[f.lang] = f.head
	}
}

func (l *loner) entryOf(file string) *Entry {
	for _, e := range l.Course.Entries {
		for _, h := range e.Heads {
			if h.File == file {
				return e
			}
		}
	}
	return nil
}

func (l *loner) glossary() {
	for _, lang := range l.langs {
		name := "glossary." + lang + ".md"
		l.Files = append(l.Files, name)
		if info, err := fs.Stat(l.Course.fsys, name); err == nil && info.Mode().IsRegular() {
			l.Course.glossaries[lang] = name
		}
	}
}

// check does for one module what Check does for all.
func (l *loner) check(e *Entry, inCourse bool) {
	if inCourse {
		for _, h := range e.Heads {
			l.need(h.Needs...)
		}
	}
	l.entry(e)
	var asked []string
	for _, m := range l.modules {
		for _, b := range m.Blocks() {
			if b.Of.Module != "" {
				asked = append(asked, b.Of.Module)
			}
		}
	}
	l.need(asked...)
	slices.Sort(asked)
	for _, id := range slices.Compact(asked) {
		if of := l.Course.Entry(id); of != nil && of != e {
			l.entry(of)
		}
	}
	l.askedAgain()
	l.Found = slices.DeleteFunc(l.report.Diagnostics, func(d Diagnostic) bool {
		alone := !inCourse && (d.Rule == "course-track" || d.Rule == "module-needs")
		return alone || l.Course.off[d.Rule] || e.langOf(d.File) == ""
	})
	Sort(l.Found)
}

// langOf is the language in which a file has the module, "" for none.
func (e *Entry) langOf(file string) string {
	for lang, h := range e.Heads {
		if h.File == file {
			return lang
		}
	}
	return ""
}

// need takes the modules of these ids. One whose file has another name, or
// that had another id, is looked for in the whole folder.
func (l *loner) need(ids ...string) {
	for _, id := range ids {
		if l.Course.Entry(id) == nil {
			l.take(id)
		}
		if l.Course.Entry(id) == nil {
			l.search()
			return // all is read
		}
	}
}

func (l *loner) search() {
	files, err := fs.ReadDir(l.Course.fsys, ".")
	if err != nil {
		return
	}
	files = slices.DeleteFunc(files, func(f fs.DirEntry) bool { return l.heads[f.Name()] })
	for _, f := range readFiles(l.Course.fsys, files) {
		l.heads[f.name] = true
		l.add(f)
	}
}

// HasPages tells whether a file of this name is a module, and neither a
// glossary nor a file that courses leave alone.
func HasPages(name string) bool {
	stem, _, _ := fileName(name)
	return IsModuleFile(name) && stem != "glossary" && !strings.EqualFold(stem, "README")
}
