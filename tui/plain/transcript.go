package plain

import (
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

// goOn is the input of who passes every question by.
const goOn = 50

// Page returns what the face says of a page to a learner who answers nothing:
// for its author. Width is in cells, 0 for lines as long as they are.
func Page(c *curriculum.Course, m *curriculum.Module, page int, lang string, width int) string {
	var out strings.Builder
	s := newSession(Options{
		In: strings.NewReader(""), Out: &out, Record: progress.NewScratch(time.Now), Lang: lang, Seed: "preview", Width: width,
	})
	v := &visit{session: s, course: c, m: m, page: page}
	v.pageTitle()
	for _, part := range v.current().Parts {
		if part.Block == nil {
			v.out.gap()
			v.md(m, part.Prose)
			continue
		}
		s.in = newInput(strings.NewReader(strings.Repeat("\n", goOn)))
		// It can only be that the input ended: nothing is written anywhere.
		_, _ = v.block(part.Block)
	}
	_ = s.out.flush() // a builder takes all
	return out.String()
}
