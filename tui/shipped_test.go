package tui

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/study"
)

// TestShippedCourse goes through every module of the shipped course with keys,
// in both languages and in the smallest window that is promised: each question
// is answered, each scenario played to an end, each sheet begun, each timer
// run out, each page read from top to bottom. Every frame on the way is held
// against the rules for all frames, and at the end the record has it all.
func TestShippedCourse(t *testing.T) {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Entries {
		for _, lang := range e.Languages() {
			t.Run(e.ID+"."+lang, func(t *testing.T) {
				t.Parallel()
				bubble(t, func(t *testing.T) {
					m, _, err := c.Module(e.ID, lang)
					if err != nil {
						t.Fatal(err)
					}
					d := sit(t, setup{lang: lang, library: curriculum.Library{c}, start: e.ID, width: 60, height: 18})
					for i := range m.Pages {
						if r := d.app.top().(*reader); r.page != i {
							t.Fatalf("page %d is open, not %d", r.page, i)
						}
						d.playPage()
						d.leaf()
						d.press("right")
					}
					if !d.app.top().(*reader).atEnd() {
						t.Fatal("the module's end was not reached")
					}
					d.leaf()
					checkPlayed(t, d.record, m)
				})
			})
		}
	}
}

// playPage plays each block of the page.
func (d *desk) playPage() {
	r := d.app.top().(*reader)
	rules(d.t, d)
	for r.blockFrom(1) >= 0 {
		d.press("v")
		d.play(r.focused())
		rules(d.t, d)
	}
}

// leaf reads what is open from its beginning to its end.
func (d *desk) leaf() {
	r := d.app.top().(*reader)
	d.press("home")
	rules(d.t, d)
	for range 200 {
		if r.sheet.atEnd() {
			return
		}
		d.press("pgdown")
		rules(d.t, d)
	}
	d.t.Fatalf("a page has no end:\n%s", d.frame())
}

// until presses keys as long as something is not done. What is out of sight is
// scrolled to first, so one press may not be enough.
func (d *desk) until(done func() bool, keys func() string) {
	d.t.Helper()
	for range 300 {
		if done() {
			return
		}
		d.press(keys())
		rules(d.t, d)
	}
	d.t.Fatalf("this comes to no end:\n%s", d.frame())
}

func (d *desk) play(p *part) {
	enter := func() string { return "enter" }
	switch b := p.player.(type) {
	case *question:
		d.playQuestion(b)
	case *note:
		d.until(b.typing, enter)
		d.press("type:ok esc")
	case *worksheet:
		d.until(b.typing, enter)
		d.press("type:ok esc")
	case *talk:
		d.playTalk(b)
	case *rating:
		from := strconv.Itoa(max(b.rate.Scale.From, 0))
		d.until(func() bool { return b.rate.Step == study.Shown }, func() string { return from + " enter" })
	case *deck:
		d.until(func() bool { return b.deal.Step == study.Dealt }, func() string { return "space y" })
	case *timer:
		d.press("hold space")
		time.Sleep(b.clock.Left(d.app.env.now())) // which costs no time in a bubble
		d.release()
		if !b.clock.Over(d.app.env.now()) {
			d.t.Errorf("the timer %s has not run out", p.id)
		}
	default:
		d.t.Errorf("nobody plays %s, a %T", p.id, b)
	}
}

// playQuestion gives an answer, whatever it is, after all hints.
func (d *desk) playQuestion(q *question) {
	answer, asked := act{}, q.attempt.Question
	typed := asked.Form == curriculum.Gap || asked.Form == curriculum.Numeric
	if !typed { // there, h is a letter
		answer.hints = len(asked.Hints)
	}
	switch asked.Form {
	case curriculum.Verdict:
		answer.response.Picks, answer.response.Reasons = []int{1}, []int{1}
	case curriculum.Order:
		for i := range asked.Steps {
			answer.response.Picks = append(answer.response.Picks, i+1)
		}
	case curriculum.Match:
		for range asked.Lefts() {
			answer.response.Picks = append(answer.response.Picks, q.attempt.Options[0])
		}
	case curriculum.Gap:
		answer.response.Texts = slices.Repeat([]string{"x"}, len(asked.Gaps))
	case curriculum.Numeric:
		answer.response.Number = 7
	default:
		answer.response.Picks = []int{1}
	}
	d.answer(q, answer)
	d.until(func() bool { return q.attempt.Step != study.Answering }, func() string { return "enter" })
	rules(d.t, d)
	d.until(func() bool { return q.attempt.Step == study.Shown }, func() string { return "2" })
	if q.leafable() {
		d.press("space") // all choices with their feedback
	}
}

// playTalk goes to an end of a conversation. At a moment met again another
// choice is made, so that no circle holds it.
func (d *desk) playTalk(t *talk) {
	met, way := map[string]int{}, -1
	d.until(func() bool { return t.run.Step == study.Shown }, func() string {
		if !t.begun || t.run.Step != study.Answering {
			return "enter"
		}
		n := t.run.Node()
		if len(t.run.Way) != way {
			way = len(t.run.Way)
			met[n.ID]++
		}
		choice := (met[n.ID] - 1) % len(n.Options)
		if t.cursor == choice {
			return "enter"
		}
		return string(rune('a' + choice))
	})
}

// checkPlayed looks in the record for all that a module has.
func checkPlayed(t *testing.T, record *memory, m *curriculum.Module) {
	t.Helper()
	got := map[string]int{}
	for _, e := range record.Events() {
		block := e.Block
		switch {
		case e.Via != nil:
			block = e.Via.Block
		case e.Type == progress.Read:
			block = e.Page
		case e.Type == progress.Carded:
			block += "/" + e.Card
		}
		got[e.Type+" "+block]++
	}
	want := []string{progress.Finished + " "}
	for _, p := range m.Pages {
		want = append(want, progress.Read+" "+p.ID)
	}
	for _, b := range m.Blocks() {
		switch {
		case b.Question != nil:
			want = append(want, progress.Answered+" "+b.ID)
		case b.Reflect != nil, b.Worksheet != nil:
			want = append(want, progress.Noted+" "+b.ID)
		case b.Scenario != nil:
			want = append(want, progress.Played+" "+b.ID)
		case b.Scale != nil:
			want = append(want, progress.Rated+" "+b.ID)
		case b.Kind == curriculum.Recall:
			want = append(want, progress.Answered+" "+b.ID)
		case b.Cards != nil:
			for _, card := range b.Cards.Cards {
				want = append(want, progress.Carded+" "+b.ID+"/"+card.ID)
			}
		}
	}
	for _, w := range want {
		if got[w] == 0 {
			t.Errorf("not in the record: %s", w)
		}
	}
}
