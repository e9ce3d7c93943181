package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress/study"
)

// A talk is a scenario on a page: a conversation in which the learner chooses
// what to say. How it ends is not on screen before it is on the disk.
type talk struct {
	still
	env     *env
	course  *curriculum.Course
	module  *curriculum.Module
	run     study.Talk
	title   string // "" where the page has it
	begun   bool   // the opening was read
	cursor  int
	notes   map[string]int
	problem string
	past    []pastTurn
	kept    study.Half // of the run
}

// A pastTurn is the rows of a turn taken, kept so that a long conversation is
// not drawn anew with each key.
type pastTurn struct {
	turn study.Turn
	from string // what else they were drawn from
	*drawing
	you int // row of what the learner chose
}

func newTalk(r *reader, b *curriculum.Block) *talk {
	t := &talk{env: r.env, course: r.course, module: r.module, title: b.Title, notes: footnoteNumbers(r.module)}
	if r.module.Pages[r.page].ID == b.ID {
		t.title = ""
	}
	t.run = study.NewTalk(b, r.place())
	if last, ok := study.LatestTalk(r.env.state, r.course.ID, r.module, b, r.place()); ok {
		t.run, t.begun = last, true
	}
	t.kept = r.env.half(t.run.Name())
	if run, ok := t.run.Resume(t.kept); ok {
		t.run, t.begun = run, true
	}
	return t
}

// leave keeps the way so far: the record takes a run at its end only.
func (t *talk) leave() { t.kept = t.run.Half().KeepIn(t.env.halves, t.run.Name(), t.kept) }

func (t *talk) enter(fromAbove bool) {
	if t.run.Step == study.Answering && !fromAbove {
		t.cursor = max(0, len(t.run.Node().Options)-1)
	}
}

func (t *talk) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	t.problem = ""
	k := t.env.keys
	switch {
	case t.run.Step == study.Shown:
		if !k.again.hit(msg) {
			return false, nil
		}
		t.run, t.begun, t.cursor = study.NewTalk(t.run.Block, t.run.Place), false, 0
	case t.run.Step == study.Saving:
		switch {
		case t.run.Err == nil:
			return false, nil
		case k.retry.hit(msg):
			t.run.Err = nil
			t.env.send(t.run.Event())
		case k.takeBack.hit(msg):
			t.back()
		default:
			return false, nil
		}
	case !t.begun:
		if !k.begin.hit(msg) {
			return false, nil
		}
		t.begun, t.cursor = true, 0
		t.arrive()
	default:
		return t.choosingKey(msg), nil
	}
	return true, nil
}

func (t *talk) choosingKey(msg tea.KeyPressMsg) bool {
	k, s := t.env.keys, msg.String()
	n := len(t.run.Node().Options)
	switch {
	case s == "up" && t.cursor > 0:
		t.cursor--
	case s == "down" && t.cursor < n-1:
		t.cursor++
	case k.answer.hit(msg):
		t.choose()
	case k.takeBack.hit(msg) && len(t.run.Way) > 0:
		t.back()
	case len(s) == 1 && s[0] >= 'a' && int(s[0]-'a') < min(n, maxLetters):
		t.cursor = int(s[0] - 'a')
	default:
		return false
	}
	return true
}

// maxLetters is how many choices have a letter: those after f mean other things
// on a page.
const maxLetters = 6

func (t *talk) choose() {
	next, err := t.run.Choose(t.cursor)
	switch {
	case errors.Is(err, study.ErrTooLong):
		t.problem = t.env.words.Scenario.Circles
		return
	case err != nil:
		t.problem = t.env.words.Scenario.NotChoice
		return
	}
	t.run, t.cursor = next, 0
	t.arrive()
}

// back takes the last choice back; the pointer is where it was made.
func (t *talk) back() {
	at := 0
	if n := len(t.run.Way); n > 0 {
		at = max(0, t.run.Way[n-1].Option)
	}
	t.run = t.run.Back()
	t.cursor = at
}

// arrive hands the run in where it came to an end.
func (t *talk) arrive() {
	if t.run.Step == study.Saving {
		t.env.send(t.run.Event())
	}
}

func (t *talk) hear(msg tea.Msg) (bool, tea.Cmd) {
	m, ok := msg.(savedMsg)
	if !ok || t.run.Step != study.Saving || !m.own(t.run.Event()) {
		return false, nil
	}
	t.run = t.run.Saved(m.err)
	t.leave()
	return true, nil
}

func (t *talk) take(old player) {
	o, ok := old.(*talk)
	if !ok {
		return
	}
	if run, ok := o.run.In(t.run.Block, t.run.Place); ok {
		t.run, t.begun, t.cursor, t.problem, t.kept = run, o.begun, o.cursor, "", o.kept
	}
}

func (t *talk) keys() ([]binding, bool) {
	k := t.env.keys
	switch {
	case t.run.Step == study.Shown:
		again := k.again
		again.does = t.env.words.Doing.OtherWay
		return []binding{k.next, again}, false
	case t.run.Step == study.Saving:
		if t.run.Err != nil {
			return []binding{k.retry, k.takeBack}, false
		}
		return nil, false
	case !t.begun:
		return []binding{k.begin}, false
	}
	say := k.answer
	say.does = t.env.words.Doing.Say
	ks := []binding{say}
	if len(t.run.Node().Options) > 1 {
		ks = []binding{k.choose, say}
	}
	if len(t.run.Way) > 0 {
		ks = append(ks, k.takeBack)
	}
	return ks, false
}

// underway tells that choices were made in it and no end was reached.
func (t *talk) underway() bool { return !t.run.Half().None() }

func (t *talk) mark() mark {
	if t.run.Step != study.Shown {
		return todoMark
	}
	return outcomeMarks[t.run.Node().Outcome]
}

// outcomeMarks are the marks of the ends.
var outcomeMarks = map[string]mark{"good": rightMark, "mixed": partlyMark, "bad": wrongMark}
