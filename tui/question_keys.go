package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// key takes a key while the question is the one that keys act on. It returns
// false for keys that are not its own: the page scrolls, or goes on.
func (q *question) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	q.problem = ""
	switch q.attempt.Step {
	case study.Answering:
		return q.answeringKey(msg), nil
	case study.Confiding:
		return q.confidingKey(msg), nil
	case study.Saving:
		return q.savingKey(msg), nil
	}
	return q.shownKey(msg), nil
}

func (q *question) answeringKey(msg tea.KeyPressMsg) bool {
	k := q.env.keys
	if q.write {
		return q.typingKey(msg)
	}
	switch {
	case k.answer.hit(msg):
		q.enterKey()
	case msg.String() == "up":
		return q.move(-1)
	case msg.String() == "down":
		return q.move(1)
	case k.hint.hit(msg):
		q.hintForth()
	case k.hintBack.hit(msg):
		q.hint = max(q.hint-1, min(q.hint, 1))
	case k.leftRight.hit(msg):
		return q.turn(msg.String() == "right")
	case k.toggle.hit(msg):
		return q.space()
	default:
		return q.letter(msg.Text)
	}
	return true
}

// typingKey edits the field under the cursor.
func (q *question) typingKey(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "esc":
		q.exit()
	case "enter":
		if q.cursor < len(q.inputs)-1 {
			q.move(1)
			q.startTyping()
			return true
		}
		q.give()
	case "up", "shift+tab":
		return q.moveTyping(-1)
	case "down":
		return q.moveTyping(1)
	case "tab", "pgup", "pgdown":
		return false
	default:
		q.inputs[q.cursor], _ = q.inputs[q.cursor].Update(msg)
	}
	return true
}

func (q *question) moveTyping(by int) bool {
	if !q.move(by) {
		return false
	}
	q.startTyping()
	return true
}

// paste puts a text into the field that is being typed into.
func (q *question) paste(text string) (bool, tea.Cmd) {
	if !q.typing() {
		return false, nil
	}
	q.inputs[q.cursor], _ = q.inputs[q.cursor].Update(tea.PasteMsg{Content: safe.Line(text)})
	return true, nil
}

// move moves the cursor, and the step it lifted; false at the ends.
func (q *question) move(by int) bool {
	to := q.cursor + by
	if to < 0 || to >= q.places() {
		return q.lifted // a lifted step does not leave its list
	}
	if q.lifted {
		q.steps[q.cursor], q.steps[to] = q.steps[to], q.steps[q.cursor]
	}
	q.cursor = to
	return true
}

// enterKey chooses where there is something to choose first, else answers.
func (q *question) enterKey() {
	switch {
	case len(q.inputs) > 0:
		q.startTyping()
	case q.form() == curriculum.Verdict && q.cursor < len(q.attempt.Choices):
		q.truth = q.attempt.Choices[q.cursor]
		q.cursor = len(q.attempt.Choices)
	case q.lifted:
		q.lifted = false
	default:
		q.give()
	}
}

func (q *question) space() bool {
	switch q.form() {
	case curriculum.Multiple:
		at := q.attempt.Choices[q.cursor] - 1
		q.ticked[at] = !q.ticked[at]
	case curriculum.Order:
		q.lifted = !q.lifted
	case curriculum.Verdict:
		if q.cursor >= len(q.attempt.Choices) {
			return false
		}
		q.enterKey()
	case curriculum.Match:
		return q.turn(true)
	default:
		return false
	}
	return true
}

// turn changes the option of the left cell under the cursor.
func (q *question) turn(forth bool) bool {
	if q.form() != curriculum.Match {
		return false
	}
	ring := append([]int{0}, q.attempt.Options...)
	at := slices.Index(ring, q.pairs[q.cursor])
	step := 1
	if !forth {
		step = len(ring) - 1
	}
	q.pairs[q.cursor] = ring[(at+step)%len(ring)]
	return true
}

// letter chooses by the letter shown before a choice or option, or by the
// number that it has in lines.
func (q *question) letter(text string) bool {
	if n := digit(text); n > 0 {
		text = string(rune('a' + n - 1))
	}
	if len(text) != 1 || text[0] < 'a' || text[0] > 'f' {
		return false
	}
	at := int(text[0] - 'a')
	switch q.form() {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		if at >= q.places() {
			return false
		}
		q.cursor = at
		if q.form() == curriculum.Multiple {
			return q.space()
		}
		if q.form() == curriculum.Verdict && at < len(q.attempt.Choices) {
			q.enterKey()
		}
	case curriculum.Match:
		if at >= len(q.attempt.Options) {
			return false
		}
		q.pairs[q.cursor] = q.attempt.Options[at]
		q.move(1)
	default:
		return false
	}
	return true
}

// hintForth opens the next hint, or leafs to the next of those opened.
func (q *question) hintForth() {
	if len(q.attempt.Question.Hints) == 0 {
		q.problem = q.env.words.Ask.NoHint
		return
	}
	if q.hint == q.attempt.Hints {
		q.attempt = q.attempt.Hint()
	}
	q.hint = min(q.hint+1, q.attempt.Hints)
}

func (q *question) confidingKey(msg tea.KeyPressMsg) bool {
	switch s := msg.String(); s {
	case "left", "up":
		q.confidence = max(q.confidence-1, 0)
	case "right", "down":
		q.confidence = min(q.confidence+1, len(confidences)-1)
	case "enter":
		q.confide()
	case "esc", "backspace":
		q.attempt = q.attempt.Back()
	default:
		if n := digit(msg.Text); n >= 1 && n <= len(confidences) {
			q.confidence = n - 1
			q.confide()
			return true
		}
		return s != "tab" && s != "pgup" && s != "pgdown" && !q.env.keys.back.hit(msg)
	}
	return true
}

func (q *question) confide() {
	q.attempt = q.attempt.Confide(confidences[q.confidence])
	q.save()
}

func (q *question) savingKey(msg tea.KeyPressMsg) bool {
	if q.attempt.Err == nil {
		return false
	}
	switch msg.String() {
	case "enter":
		q.attempt.Err = nil
		q.save()
	case "esc":
		q.attempt = q.attempt.Back()
	default:
		return false
	}
	return true
}

func (q *question) shownKey(msg tea.KeyPressMsg) bool {
	k := q.env.keys
	switch {
	case k.all.hit(msg) && q.leafable():
		q.all = !q.all
	case k.again.hit(msg):
		q.restart()
	case k.hint.hit(msg) && q.attempt.Hints > 0:
		q.hint = min(q.hint+1, q.attempt.Hints)
	case k.hintBack.hit(msg) && q.attempt.Hints > 0:
		q.hint = max(q.hint-1, 1)
	default:
		return false
	}
	return true
}

// keys are those that act now; while the confidence is asked, no other.
func (q *question) keys() (ks []binding, alone bool) {
	return q.stepKeys(), q.attempt.Step == study.Confiding
}

func (q *question) stepKeys() []binding {
	k := q.env.keys
	switch q.attempt.Step {
	case study.Confiding:
		return []binding{k.leftRight, k.answer, k.change}
	case study.Saving:
		if q.attempt.Err != nil {
			return []binding{k.retry, k.change}
		}
		return nil
	case study.Shown:
		ks := []binding{k.next}
		if q.leafable() {
			ks = append(ks, k.all)
		}
		ks = append(ks, k.again)
		if q.attempt.Hints > 0 {
			ks = append(ks, k.hint)
		}
		return ks
	}
	if q.write {
		back := k.done // nothing is answered by it
		back.does = q.env.words.Keys.Back
		return []binding{k.answer, back}
	}
	// A narrow window has room for two: the arrows go first.
	ks := []binding{k.choose, k.answer}
	switch q.form() {
	case curriculum.Multiple:
		ks = []binding{k.toggle, k.answer, k.choose}
	case curriculum.Order:
		ks = []binding{k.lift, k.answer, k.choose}
	case curriculum.Match:
		ks = []binding{k.leftRight, k.answer, k.choose}
	case curriculum.Gap, curriculum.Numeric:
		ks = []binding{k.write}
	}
	if len(q.attempt.Question.Hints) > 0 {
		ks = append(ks, k.hint)
		if q.hint > 1 {
			ks = append(ks, k.hintBack)
		}
	}
	return ks
}
