package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// A question is one question on a page: what is chosen so far, and the attempt
// whose steps it goes through. It decides nothing about right and wrong.
type question struct {
	env     *env
	attempt study.Attempt
	recall  bool
	intro   string         // what the recall's own module says before it
	notes   map[string]int // sources of the question's own module
	changed bool           // answered before its meaning changed
	since   time.Time      // when the learner came to it
	ms      int64          // from there to the answer

	cursor int    // over choices, steps, left cells or gaps
	ticked []bool // multiple: by position in the file
	truth  int    // verdict: the choice of the first list, 0 for none
	steps  []int  // order: written positions as they are now
	lifted bool   // order: the step under the cursor moves with it
	pairs  []int  // match: for each left cell the row chosen, 0 for none
	inputs []textinput.Model
	write  bool // gap, number: letters go into the field

	confidence int // index into confidences
	hint       int // the hint shown, from 1; 0 for none
	all        bool
	problem    string
}

var confidences = []string{progress.Sure, progress.Fairly, progress.Guess}

// newQuestion puts an attempt on the page.
func newQuestion(e *env, a study.Attempt) *question {
	q := &question{env: e, attempt: a, confidence: 1}
	switch a.Question.Form {
	case curriculum.Multiple:
		q.ticked = make([]bool, len(a.Question.Choices))
	case curriculum.Order:
		q.steps = slices.Clone(a.Steps)
	case curriculum.Match:
		q.pairs = make([]int, len(a.Question.Lefts()))
	case curriculum.Gap:
		for range a.Question.Gaps {
			q.inputs = append(q.inputs, newInput())
		}
	case curriculum.Numeric:
		q.inputs = []textinput.Model{newInput()}
	}
	return q
}

// maxAnswer is the longest text that a gap takes, in characters.
const maxAnswer = 200

func newInput() textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = maxAnswer
	in.SetVirtualCursor(false)
	in.SetStyles(textinput.Styles{})
	return in
}

func (q *question) form() curriculum.Form { return q.attempt.Question.Form }

func (q *question) typing() bool { return q.write && q.attempt.Step == study.Answering }

// enter is called when the learner comes to the question.
func (q *question) enter(fromAbove bool) {
	if q.attempt.Step != study.Answering {
		return
	}
	if q.since.IsZero() {
		q.since = q.env.now()
	}
	if !fromAbove {
		q.cursor = max(0, q.places()-1)
	} else {
		q.cursor = 0
	}
	q.startTyping()
}

func (q *question) startTyping() {
	if len(q.inputs) == 0 {
		return
	}
	q.write = true
	for i := range q.inputs {
		q.inputs[i].Blur()
	}
	q.inputs[q.cursor].Focus()
	q.inputs[q.cursor].CursorEnd()
}

// exit is called when the learner goes on.
func (q *question) exit() {
	q.write, q.lifted = false, false
	for i := range q.inputs {
		q.inputs[i].Blur()
	}
}

// places is how many places the cursor can be at.
func (q *question) places() int {
	switch q.form() {
	case curriculum.Verdict:
		return len(q.attempt.Choices) + len(q.attempt.Reasons)
	case curriculum.Order:
		return len(q.steps)
	case curriculum.Match:
		return len(q.pairs)
	case curriculum.Gap, curriculum.Numeric:
		return len(q.inputs)
	}
	return len(q.attempt.Choices)
}

// key takes a key while the question is the one that keys act on. It returns
// false for keys that are not its own: the page scrolls, or goes on.
func (q *question) key(msg tea.KeyPressMsg) bool {
	q.problem = ""
	switch q.attempt.Step {
	case study.Answering:
		return q.answeringKey(msg)
	case study.Confiding:
		return q.confidingKey(msg)
	case study.Saving:
		return q.savingKey(msg)
	}
	return q.shownKey(msg)
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
func (q *question) paste(text string) bool {
	if !q.typing() {
		return false
	}
	q.inputs[q.cursor], _ = q.inputs[q.cursor].Update(tea.PasteMsg{Content: safe.Line(text)})
	return true
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

// letter chooses by the letter shown before a choice or option.
func (q *question) letter(text string) bool {
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

// give answers with what is chosen.
func (q *question) give() {
	r, problem := q.response()
	if problem == "" {
		a, err := q.attempt.Answer(r)
		if err == nil {
			q.ms = q.env.now().Sub(q.since).Milliseconds()
			q.attempt = a
			q.exit()
			q.save()
			return
		}
		problem = q.env.words.Ask.NotAnswer
	}
	q.problem = problem
}

// response is what is chosen so far, or why it is none yet.
func (q *question) response() (r curriculum.Response, problem string) {
	w, qu := q.env.words.Ask, q.attempt.Question
	switch qu.Form {
	case curriculum.Single:
		r.Picks = []int{q.attempt.Choices[q.cursor]}
	case curriculum.Multiple:
		for i, t := range q.ticked {
			if t {
				r.Picks = append(r.Picks, i+1)
			}
		}
	case curriculum.Verdict:
		if q.truth == 0 {
			return r, w.NotAnswer
		}
		r.Picks = []int{q.truth}
		r.Reasons = []int{q.attempt.Reasons[q.cursor-len(q.attempt.Choices)]}
	case curriculum.Order:
		r.Picks = slices.Clone(q.steps)
	case curriculum.Match:
		if !slices.ContainsFunc(q.pairs, func(row int) bool { return row > 0 }) {
			return r, w.NotAnswer
		}
		r.Picks = slices.Clone(q.pairs)
	case curriculum.Gap:
		for _, in := range q.inputs {
			text := strings.TrimSpace(safe.Line(in.Value()))
			if text == "" {
				return r, w.NotAnswer
			}
			r.Texts = append(r.Texts, text)
		}
	case curriculum.Numeric:
		n, err := curriculum.ParseNumber(q.inputs[0].Value())
		if err != nil {
			return r, w.NotNumber
		}
		r.Number = n
	}
	return r, ""
}

func (q *question) confidingKey(msg tea.KeyPressMsg) bool {
	switch s := msg.String(); s {
	case "left", "up":
		q.confidence = max(q.confidence-1, 0)
	case "right", "down":
		q.confidence = min(q.confidence+1, len(confidences)-1)
	case "1", "2", "3":
		q.confidence = int(s[0] - '1')
		q.confide()
	case "enter":
		q.confide()
	case "esc", "backspace":
		q.attempt = q.attempt.Back()
	default:
		return s != "tab" && s != "pgup" && s != "pgdown"
	}
	return true
}

func (q *question) confide() {
	q.attempt = q.attempt.Confide(confidences[q.confidence])
	q.save()
}

// save hands the answer to the saver; there is no verdict before it is back.
func (q *question) save() {
	if q.attempt.Step != study.Saving {
		return
	}
	e := q.attempt.Event(q.ms)
	q.attempt = q.attempt.Sent(e)
	q.env.saver.add(e, answerTag(e.ID))
}

// answerTag is what comes back with savedMsg: the id of the answer.
type answerTag string

// saved takes the news of an answer of its own.
func (q *question) saved(msg savedMsg) bool {
	tag, ok := msg.tag.(answerTag)
	if !ok || q.attempt.Step != study.Saving || q.attempt.Event(q.ms).ID != string(tag) {
		return false
	}
	q.attempt = q.attempt.Saved(msg.err)
	q.changed = false
	return true
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

// leafable tells that there are choices to look through: those of a
// prediction would give its verdict away.
func (q *question) leafable() bool { return q.attempt.Graded() && len(q.attempt.All()) > 0 }

// restart begins the next attempt at the same question.
func (q *question) restart() {
	a := q.attempt
	next := study.NewAttempt(a.Block, a.Place, a.Number+1, q.env.seeder)
	next.Via = a.Via
	recall, intro, notes := q.recall, q.intro, q.notes
	*q = *newQuestion(q.env, next)
	q.recall, q.intro, q.notes, q.since = recall, intro, notes, q.env.now()
	q.startTyping()
}

// keys are those that act now.
func (q *question) keys() []binding {
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
		return []binding{k.answer, k.done}
	}
	ks := []binding{k.choose, k.answer}
	switch q.form() {
	case curriculum.Multiple:
		ks = []binding{k.choose, k.toggle, k.answer}
	case curriculum.Order:
		ks = []binding{k.choose, k.lift, k.answer}
	case curriculum.Match:
		ks = []binding{k.choose, k.leftRight, k.answer}
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

// mark is what stands in the margin beside the question.
func (q *question) mark() mark {
	if q.attempt.Step != study.Shown {
		return todoMark
	}
	if !q.attempt.Graded() {
		return notedMark
	}
	return markOf(q.attempt.Grade.Verdict)
}

func markOf(verdict string) mark {
	switch verdict {
	case progress.Right:
		return rightMark
	case progress.Partly:
		return partlyMark
	}
	return wrongMark
}
