package curriculum_test

import (
	"testing"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

// The shipped course is the first example that authors read.
func TestShippedCourseIsClean(t *testing.T) {
	r := curriculum.Check(courses.ReverseMentoring(), "")
	if r.Modules == 0 {
		t.Fatal("no module was read")
	}
	for _, d := range r.Diagnostics {
		if d.Severity() != curriculum.Info {
			t.Errorf("%s:%d:%d: %s [%s] %s", d.File, d.Line, d.Column, d.Severity(), d.Rule, d.Message("en"))
		}
	}
}
