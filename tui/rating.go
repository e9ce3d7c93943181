package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// A rating is a scale on a page: statements, each with a number.
type rating struct {
	still
	env     *env
	title   string
	intro   string // what the page says before statements of an earlier module
	rate    study.Rate
	notes   map[string]int
	cursor  int
	problem string
	kept    study.Half
	warned  bool // told that statements are left out, by the key before
}

// earlier tells that the statements are those of an earlier scale.
func (t *rating) earlier() bool { return t.rate.Via != nil }

// next is the first statement below the pointer without a value, or -1.
func (t *rating) next() int {
	for i := t.cursor + 1; i < len(t.rate.Scale.Statements); i++ {
		if _, ok := t.rate.Value(i); !ok {
			return i
		}
	}
	return -1
}

// resume goes on with numbers that were given before the page was left.
func (t *rating) resume() {
	t.kept = t.env.half(t.rate.Name())
	if r, ok := t.rate.Resume(t.kept); ok {
		t.rate = r
	}
}

// leave keeps the numbers so far: the record takes them handed in only.
func (t *rating) leave() { t.kept = t.rate.Half().KeepIn(t.env.halves, t.rate.Name(), t.kept) }

func (t *rating) enter(fromAbove bool) {
	if t.rate.Step == study.Answering {
		t.cursor = 0
		if !fromAbove {
			t.cursor = len(t.rate.Scale.Statements) - 1
		}
	}
}

func (t *rating) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	warned := t.warned
	t.problem, t.warned = "", false
	k := t.env.keys
	switch t.rate.Step {
	case study.Answering:
		return t.answeringKey(msg, warned), nil
	case study.Saving:
		switch {
		case t.rate.Err == nil:
			return false, nil
		case k.retry.hit(msg):
			t.rate.Err = nil
			t.env.send(t.rate.Event())
		case k.change.hit(msg):
			t.rate = t.rate.Back()
		default:
			return false, nil
		}
		return true, nil
	}
	if k.again.hit(msg) {
		t.rate = t.rate.Again()
		t.cursor = 0
		return true, nil
	}
	return false, nil
}

func (t *rating) answeringKey(msg tea.KeyPressMsg, warned bool) bool {
	k, s := t.env.keys, msg.String()
	switch {
	case s == "up", s == "down":
		to := t.cursor + map[string]int{"up": -1, "down": 1}[s]
		if to < 0 || to >= len(t.rate.Scale.Statements) {
			return false
		}
		t.cursor = to
	case k.leftRight.hit(msg):
		t.turn(s == "right")
	case s == "backspace", s == "delete":
		t.rate = t.rate.Set(t.cursor, t.rate.Scale.From-1)
	case k.answer.hit(msg):
		t.enterKey(warned)
	case digit(msg.Text) >= 0:
		v := digit(msg.Text)
		if v < t.rate.Scale.From || v > t.rate.Scale.To {
			return false
		}
		t.rate = t.rate.Set(t.cursor, v)
	default:
		return false
	}
	return true
}

// turn goes to the next number, or begins at the near end of the scale.
func (t *rating) turn(right bool) {
	from, to := t.rate.Scale.From, t.rate.Scale.To
	v, ok := t.rate.Value(t.cursor)
	switch {
	case !ok && right:
		v = from
	case !ok:
		v = to
	case right:
		v = min(v+1, to)
	default:
		v = max(v-1, from)
	}
	t.rate = t.rate.Set(t.cursor, v)
}

// enterKey goes to the next statement without a number; below the last one the
// rating is given. Statements left out are told first: later ratings are
// compared with this one.
func (t *rating) enterKey(warned bool) {
	if next := t.next(); next >= 0 {
		t.cursor = next
		return
	}
	r, err := t.rate.Give()
	if err != nil {
		t.problem = t.env.words.Scale.None
		return
	}
	if left := len(r.Scale.Statements) - len(r.Values); left > 0 && !warned {
		t.problem, t.warned = t.env.words.N(t.env.words.Scale.Missing, left), true
		return
	}
	t.rate = r
	t.env.send(r.Event())
}

func (t *rating) hear(msg tea.Msg) (bool, tea.Cmd) {
	m, ok := msg.(savedMsg)
	if !ok || t.rate.Step != study.Saving || !m.own(t.rate.Event()) {
		return false, nil
	}
	t.rate = t.rate.Saved(m.err)
	t.leave()
	return true, nil
}

func (t *rating) take(old player) {
	o, ok := old.(*rating)
	if !ok {
		return
	}
	if r, ok := o.rate.In(t.rate.Block, t.rate.Place); ok {
		t.rate, t.cursor, t.problem, t.kept = r, o.cursor, "", o.kept
	}
}

func (t *rating) keys() ([]binding, bool) {
	k, w := t.env.keys, t.env.words
	switch t.rate.Step {
	case study.Answering:
		turn, enter := k.leftRight, k.answer
		turn.does, enter.does = w.Doing.Rate, w.Doing.Give
		if t.next() >= 0 {
			enter.does = w.Keys.Next
		}
		return []binding{turn, enter, k.choose}, false
	case study.Saving:
		if t.rate.Err != nil {
			return []binding{k.retry, k.change}, false
		}
		return nil, false
	}
	again := k.again
	again.does = w.Doing.Rerate
	return []binding{k.next, again}, false
}

// underway tells that numbers were given and the rating was not handed in.
func (t *rating) underway() bool { return !t.rate.Half().None() }

func (t *rating) mark() mark {
	if t.rate.Step == study.Shown {
		return notedMark
	}
	return todoMark
}

func (t *rating) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words.Scale, t.env.styles
	scale := t.rate.Scale
	d.heading(w.Kind, t.title, t.mark(), focused)
	d.blank()
	for _, md := range []string{t.intro, scale.Text} {
		if md != "" {
			d.text(md, "", 0)
			d.blank()
		}
	}
	d.fix()
	if t.rate.Step != study.Shown {
		switch {
		case t.earlier() && t.rate.Before == nil:
			d.say(w.FirstTime, st.pencil, 0)
		case t.rate.Before != nil:
			d.say(w.AskedAgain, st.pencil, 0)
		}
		d.say(fmt.Sprintf(w.Task, scale.From, scale.To), st.pencil, 0)
		d.blank()
	}
	for i, s := range scale.Statements {
		if t.rate.Step == study.Shown {
			d.text(s.Text, "  • ", 4)
			d.say(t.outcome(i), st.strong, 4)
			continue
		}
		t.drawStatement(d, i, s, focused)
	}
	if scale.After != "" {
		d.blank()
		d.text(scale.After, "", 0)
	}
	d.blank()
	t.drawStep(d)
	d.view.to, d.view.end = len(d.rows), t.problem != "" || t.rate.Step == study.Saving
	return d
}

func (t *rating) drawStep(d *drawing) {
	w, st := t.env.words.Scale, t.env.styles
	switch t.rate.Step {
	case study.Saving:
		d.saving(t.rate.Err)
	case study.Shown:
		d.say(w.Given, st.pencil, 0)
	default:
		if t.problem != "" {
			d.say(t.problem, st.partly, 0)
			return
		}
		d.say(fmt.Sprintf(w.Rated, len(t.rate.Values), len(t.rate.Scale.Statements)), st.pencil, 0)
	}
}

func (t *rating) drawStatement(d *drawing, i int, s curriculum.Statement, focused bool) {
	st := t.env.styles
	here := focused && t.rate.Step == study.Answering && i == t.cursor
	lead, from := "    ", len(d.rows)
	if here {
		lead = "  " + st.chosen.Render("▸") + " "
	}
	d.text(s.Text, lead, 4)
	d.rows = append(d.rows, row{text: "     " + t.numbers(i, here)})
	if here {
		d.view.near = span{from, len(d.rows)}
		d.view.follow = t.problem == ""
	}
}

// numbers is the row of numbers of a statement; on a scale too long for a row,
// the one chosen between arrows.
func (t *rating) numbers(i int, here bool) string {
	st := t.env.styles
	value, ok := t.rate.Value(i)
	style := st.strong
	if here {
		style = st.chosen
	}
	var b strings.Builder
	for _, v := range t.rate.Scale.Values() {
		one := strconv.Itoa(v)
		if ok && v == value {
			b.WriteString(style.Render("▸"+one) + "  ")
			continue
		}
		b.WriteString(" " + one + "  ")
		if ansi.StringWidth(b.String()) > t.env.layout.text {
			break
		}
	}
	if line := strings.TrimRight(b.String(), " "); ansi.StringWidth(line) <= t.env.layout.text-6 {
		return line
	}
	chosen := "…"
	if ok {
		chosen = strconv.Itoa(value)
	}
	return style.Render("◂ "+chosen+" ▸") + fmt.Sprintf("  (%d … %d)", t.rate.Scale.From, t.rate.Scale.To)
}

// outcome says in words what was given and, where there is something to
// compare with, how it changed.
func (t *rating) outcome(i int) string {
	w := t.env.words.Scale
	now, rated := t.rate.Value(i)
	before, was := t.rate.Earlier(i)
	switch {
	case rated && was && now == before:
		return fmt.Sprintf(w.Same, before, now)
	case rated && was:
		return fmt.Sprintf(w.Compared, before, now, now-before)
	case rated:
		return fmt.Sprintf(w.Now, now)
	case was:
		return fmt.Sprintf(w.OnlyBefore, before)
	}
	return w.Unrated
}

// rateAgain puts an earlier scale on the page; nil where it is not there.
func (r *reader) rateAgain(b *curriculum.Block) *rating {
	m := r.module
	if b.Of.Module != r.module.ID {
		other, err := r.moduleOf(b.Of.Module)
		if err != nil {
			return nil
		}
		m = other
	}
	of, place := m.Block(b.Of.Block)
	if of == nil || of.Scale == nil || len(of.Scale.Statements) == 0 {
		return nil
	}
	via := progress.Via{Module: r.module.ID, Block: b.ID}
	t := &rating{env: r.env, title: b.Title, notes: footnoteNumbers(m)}
	t.rate = study.NewRate(r.env.state, r.course.ID, m, of, place, &via)
	if b.Scale != nil {
		t.intro = b.Scale.Text
	}
	t.resume()
	return t
}

// rateHere puts a scale of the page's own on it.
func (r *reader) rateHere(b *curriculum.Block) *rating {
	t := &rating{env: r.env, title: b.Title, notes: footnoteNumbers(r.module)}
	t.rate = study.NewRate(r.env.state, r.course.ID, r.module, b, r.page, nil)
	t.resume()
	return t
}
