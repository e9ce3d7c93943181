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
	fsys     fs.FS
	course   *curriculum.Course // nil where there is none
	err      error
	hiddenBy *shelf // an earlier one with a course of the same id
}

// roots returns the folders that courses were asked for in, the command line's
// before those of CAHIER_COURSE.
func (a *app) roots() []string {
	all := slices.Clone(a.global.courses)
	for _, dir := range filepath.SplitList(a.getenv("CAHIER_COURSE")) {
		if dir != "" {
			all = append(all, dir)
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(dir string) bool {
		again := seen[absolute(dir)]
		seen[absolute(dir)] = true
		return again
	})
}

// shelves looks for courses in all places, in the order in which they win.
func (a *app) shelves() []*shelf { return a.shelvesBy(curriculum.Load) }

// loader reads a course: whole, or as much as a first screen needs.
type loader func(fs.FS, string) (*curriculum.Course, []curriculum.Diagnostic, error)

func (a *app) shelvesBy(load loader) []*shelf {
	var all []*shelf
	for _, dir := range a.roots() {
		all = append(all, &shelf{root: dir, fsys: os.DirFS(dir)})
	}
	if !a.global.noEmbedded {
		all = append(all, &shelf{fsys: courses.ReverseMentoring()})
	}
	first := map[string]*shelf{}
	for _, s := range all {
		s.course, _, s.err = load(s.fsys, s.root)
		if s.err != nil {
			s.course, s.err = nil, a.noCourse(s.root, s.err)
			continue
		}
		if by := first[s.course.ID]; by != nil {
			s.hiddenBy = by
			continue
		}
		first[s.course.ID] = s
	}
	return all
}

// name is how a shelf is known to people.
func (a *app) name(s *shelf) string {
	if s.root == "" {
		return a.say.Course.Embedded
	}
	return s.root
}

// noCourse says why a folder that was named holds no course.
func (a *app) noCourse(root string, err error) error {
	f := a.say.Fault
	if info, e := os.Stat(root); e == nil && !info.IsDir() {
		return cannot(f.CourseHint, f.CourseFile, root)
	} else if e != nil {
		return cannot(f.CourseHint, f.CannotRead, root, a.reason(e))
	}
	if errors.Is(err, curriculum.ErrNoCourse) {
		return cannot(f.CourseHint, f.CourseEmpty, root)
	}
	return cannot(f.CourseHint, f.CannotRead, root, a.reason(err))
}

// library returns the courses of this run and warns of those that are hidden.
// A folder that was named and holds no course is an error: to go on without it
// would look as if the course had vanished.
func (a *app) library() (curriculum.Library, error) { return a.libraryBy(curriculum.Load) }

func (a *app) libraryBy(load loader) (curriculum.Library, error) {
	all := a.shelvesBy(load)
	for _, s := range all {
		if s.err != nil {
			return nil, s.err
		}
	}
	return a.visible(all), nil
}

func (a *app) visible(all []*shelf) curriculum.Library {
	var l curriculum.Library
	for _, s := range all {
		if s.hiddenBy != nil {
			a.warn(a.say.Course.HidesWarning, s.course.ID, a.name(s), a.name(s.hiddenBy))
		} else if s.course != nil {
			l = append(l, s.course)
		}
	}
	return l
}

// quietLibrary is library without warnings, for who only wants to know names.
func (a *app) quietLibrary() (curriculum.Library, error) {
	var l curriculum.Library
	for _, s := range a.shelves() {
		if s.err != nil {
			return nil, s.err
		}
		if s.hiddenBy == nil {
			l = append(l, s.course)
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
