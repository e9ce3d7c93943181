package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

// A shelf is a place where a course was looked for.
type shelf struct {
	root     string // as the person named it; "" for what is inside the program
	found    bool   // it stands in the data folder: nobody named it
	fsys     fs.FS
	course   *curriculum.Course // nil where there is none
	err      error
	standing curriculum.Standing // among the others
}

// roots returns the places of courses but the program's own, in the order in
// which they win: the command line's, those of CAHIER_COURSE, those of the data
// folder. A folder that is met again is no other one.
func (a *app) roots() []*shelf {
	named := slices.Clone(a.global.courses)
	for _, dir := range filepath.SplitList(a.getenv("CAHIER_COURSE")) {
		if dir != "" {
			named = append(named, dir)
		}
	}
	var all []*shelf
	for _, dir := range named {
		all = append(all, &shelf{root: dir, fsys: os.DirFS(dir)})
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(append(all, a.ownFolders()...), func(s *shelf) bool {
		again := seen[absolute(s.root)]
		seen[absolute(s.root)] = true
		return again
	})
}

// ownFolders returns the courses of the data folder, which all profiles share:
// each sub-folder of DATA/courses, and DATA/courses itself where it is one.
func (a *app) ownFolders() []*shelf {
	p, err := a.paths()
	if err != nil {
		return nil // told where the record is opened
	}
	place := func(dir string) *shelf { return &shelf{root: dir, found: true, fsys: os.DirFS(dir)} }
	files, err := os.ReadDir(p.courses)
	if errors.Is(err, fs.ErrNotExist) && !exists(p.courses) {
		return nil
	}
	if err != nil {
		return []*shelf{place(p.courses)} // to be told with the others
	}
	var all []*shelf
	itself := exists(filepath.Join(p.courses, "course.md"))
	if itself {
		all = append(all, place(p.courses))
	}
	for _, f := range files {
		dir := filepath.Join(p.courses, f.Name())
		info, err := os.Stat(dir) // a link to a folder is a folder
		switch {
		case strings.HasPrefix(f.Name(), "."), err == nil && !info.IsDir():
		case itself && !exists(filepath.Join(dir, "course.md")): // it belongs to that course
		default:
			all = append(all, place(dir))
		}
	}
	return all
}

// shelves looks for courses in all places, in the order in which they win.
func (a *app) shelves() []*shelf {
	_, all := a.shelvesBy(curriculum.Load)
	return all
}

// loader reads a course: whole, or as much as a first screen needs.
type loader func(fs.FS, string) (*curriculum.Course, []curriculum.Diagnostic, error)

func (a *app) shelvesBy(load loader) (curriculum.Library, []*shelf) {
	all := a.roots()
	if !a.global.noEmbedded {
		all = append(all, &shelf{fsys: courses.ReverseMentoring()})
	}
	var there []*shelf
	var found []*curriculum.Course
	for _, s := range all {
		s.course, _, s.err = load(s.fsys, s.root)
		if s.err != nil {
			s.course, s.err = nil, a.noCourse(s, s.err)
			continue
		}
		there, found = append(there, s), append(found, s.course)
	}
	l, standings := curriculum.Join(found)
	for i, s := range there {
		s.standing = standings[i]
	}
	return l, all
}

// name is how the place of a course is known to people.
func (a *app) name(c *curriculum.Course) string {
	if c.Root == "" {
		return a.say.Course.Embedded
	}
	return c.Root
}

// noCourse says why a folder holds no course.
func (a *app) noCourse(s *shelf, err error) error {
	f, hint := a.say.Fault, a.say.Fault.CourseHint
	if s.found {
		hint = a.say.Course.FoundHint
	}
	if info, e := os.Stat(s.root); e == nil && !info.IsDir() {
		return cannot(hint, f.CourseFile, s.root)
	} else if e != nil {
		return cannot(hint, f.CannotRead, s.root, a.reason(e))
	}
	if errors.Is(err, curriculum.ErrNoCourse) {
		return cannot(hint, f.CourseEmpty, s.root)
	}
	return cannot(hint, f.CannotRead, s.root, a.reason(err))
}

// library returns the courses of this run and warns of what is not as it was
// asked for. A folder that was named and holds no course is an error: to go on
// without it would look as if the course had vanished. One of the data folder
// is told, and the others are there.
func (a *app) library() (curriculum.Library, error) { return a.libraryBy(curriculum.Load) }

func (a *app) libraryBy(load loader) (curriculum.Library, error) {
	l, all := a.shelvesBy(load)
	for _, s := range all {
		if s.err != nil && !s.found {
			return nil, s.err
		}
	}
	for _, s := range all {
		if s.err != nil {
			a.warn("%s", s.err.Error())
		}
		a.warnOf(s)
	}
	return l, nil
}

// warnOf tells where a course does not stand as its folder says.
func (a *app) warnOf(s *shelf) {
	w, c, st := a.say.Course, s.course, s.standing
	switch {
	case c == nil:
	case st.HiddenBy != nil:
		a.warn(w.HidesWarning, c.ID, a.name(c), a.name(st.HiddenBy))
	case st.Chained:
		a.warn(w.ChainWarning, c.Joins, a.name(c))
	case st.Alone:
		a.warn(w.AloneWarning, c.Joins, a.name(c))
	}
}

// rivals tells which of several modules with one id wins.
func (a *app) rivals(all []*shelf) []string {
	var told []string
	for _, s := range all {
		for _, h := range s.standing.Hidden {
			told = append(told, a.fill(a.say.Course.HiddenModule, s.course.ID+"/"+h.Module, a.name(s.course), a.name(h.By)))
		}
	}
	return told
}

// quietLibrary is library without warnings, for who only wants to know names.
func (a *app) quietLibrary() (curriculum.Library, error) {
	l, all := a.shelvesBy(curriculum.Load)
	for _, s := range all {
		if s.err != nil && !s.found {
			return nil, s.err
		}
	}
	return l, nil
}

// find returns the whole name of the module that a person named.
func (a *app) find(l curriculum.Library, name string) (string, error) {
	c, e, err := l.Find(name)
	if err == nil {
		return c.ID + "/" + e.ID, nil
	}
	f := a.say.Fault
	var fits, names []string
	for _, c := range l {
		for _, e := range c.Entries {
			if strings.Contains(name, "/") {
				names = append(names, c.ID+"/"+e.ID)
			} else {
				names = append(names, e.ID)
			}
		}
		if e := c.Entry(name); e != nil {
			fits = append(fits, c.ID+"/"+e.ID)
		}
	}
	if errors.Is(err, curriculum.ErrAmbiguous) {
		return "", usage(a.fill(f.SayWhich, a.list(fits)), f.Ambiguous, name)
	}
	return "", usage(a.nearestHint(name, names, f.SeeCourses), f.NoModule, name)
}

// moduleNames completes MODULE in a shell.
func (a *app) moduleNames() []string {
	l, err := a.quietLibrary()
	if err != nil {
		return nil
	}
	var names []string
	for _, c := range l {
		for _, e := range c.Entries {
			name := e.ID
			if _, _, err := l.Find(name); err != nil {
				name = c.ID + "/" + name
			}
			h, _ := e.Head(a.say.Lang)
			names = append(names, fmt.Sprintf("%s\t%s", name, oneLine(h.Title)))
		}
	}
	return names
}
