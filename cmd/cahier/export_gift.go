package main

import (
	"path/filepath"

	"cahier/curriculum"
	"cahier/curriculum/gift"
)

// exportGift returns the questions of a module as GIFT. What Moodle has no way
// to say is told on standard error, at its place in the module's file.
func (a *app) exportGift(module string) ([]byte, error) {
	l, err := a.library()
	if err != nil {
		return nil, err
	}
	name, err := a.find(l, module)
	if err != nil {
		return nil, err
	}
	c, e, err := l.Find(name)
	if err != nil {
		return nil, err
	}
	file, raw, err := c.Source(e.ID, a.say.Lang)
	if err != nil {
		return nil, cannot(a.say.Fault.FileHint, a.say.Fault.CannotRead, name, a.reason(err))
	}
	m, found, err := c.Module(e.ID, a.say.Lang)
	if err != nil {
		a.warnAll(found, raw)
		return nil, cannot(a.say.Import.CheckHint, a.say.Import.NoModule, name)
	}
	b, lost := gift.Export(m, a.inCourse(c, file), raw)
	a.warnAll(lost, raw)
	if len(b.Questions) == 0 {
		return nil, fail(codeNo, a.say.Fault.SeeCourses, a.say.Import.NoQuestions, name)
	}
	return gift.Write(b), nil
}

// inCourse is how a file of a course is named to people.
func (a *app) inCourse(c *curriculum.Course, file string) string {
	if c.Root == "" {
		return c.ID + "/" + file
	}
	return filepath.Join(c.Root, file)
}
