package curriculum

import (
	"errors"
	"fmt"
	"strings"
)

// A Library is the courses that a program was given, the first one first.
type Library []*Course

// ErrAmbiguous says that a short name fits modules of several courses.
var ErrAmbiguous = errors.New("several courses have such a module")

// Find returns the module that MODULE or COURSE/MODULE names, by its id or a
// former one. COURSE may also be a course that joined another. The error is
// ErrNoModule or ErrAmbiguous.
func (l Library) Find(name string) (*Course, *Entry, error) {
	course, module, whole := strings.Cut(name, "/")
	if !whole {
		course, module = "", name
	}
	var foundIn *Course
	var found *Entry
	for _, c := range l {
		e := c.Entry(module)
		if e == nil || course != "" && course != c.ID && (e.From == nil || course != e.From.ID) {
			continue
		}
		if found != nil {
			return nil, nil, fmt.Errorf("%s: %w: %s and %s", name, ErrAmbiguous, foundIn.ID, c.ID)
		}
		foundIn, found = c, e
	}
	if found == nil {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrNoModule)
	}
	return foundIn, found, nil
}

// Course returns the course with this id, or nil.
func (l Library) Course(id string) *Course {
	for _, c := range l {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Whole tells whether all modules of all courses are known.
func (l Library) Whole() bool {
	for _, c := range l {
		if !c.Whole() {
			return false
		}
	}
	return true
}

// Recorded returns what is there now of a module under which something was
// recorded, by ids that may be former ones: its head, nil where the module is
// gone, and its pages, nil where they cannot be read.
func (l Library) Recorded(course, module, lang string) (*Head, *Module) {
	c := l.Course(course)
	if c == nil {
		return nil, nil
	}
	e := c.Entry(module)
	if e == nil {
		return nil, nil
	}
	h, _ := e.Head(lang)
	h.ID = e.ID
	m, _, err := c.Module(e.ID, lang)
	if err != nil {
		return &h, nil
	}
	return &h, m
}
