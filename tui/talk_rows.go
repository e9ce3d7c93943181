package tui

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// draw builds the rows of a scenario as it is now. Nothing of how it ends is in
// them before the run is saved.
func (t *talk) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words.Scenario, t.env.styles
	d.heading(w.Kind, t.title, t.mark(), focused)
	d.blank()
	if t.run.Story.Opening != "" {
		d.text(t.run.Story.Opening, "", 0)
		d.blank()
	}
	d.fix()
	switch {
	case t.run.Step == study.Shown:
		t.drawEnd(d)
	case !t.begun:
		d.say(w.Start, st.pencil, 0)
		if m := t.meters(startOf(t.run.Story), nil); m != "" {
			d.say(fmt.Sprintf(w.MetersStart, m), st.strong, 0)
		}
	default:
		t.drawPast(d)
		t.drawNow(d, focused)
	}
	d.view.to = len(d.rows)
	return d
}

func startOf(c *curriculum.Conversation) []int {
	var all []int
	for _, m := range c.Meters {
		all = append(all, m.Start)
	}
	return all
}

// drawPast draws the conversation so far: the nodes passed, with what the
// learner chose at each. What is to be seen begins with the last choice.
func (t *talk) drawPast(d *drawing) {
	from := fmt.Sprintln(t.env.layout.text, t.env.styles.theme, t.env.words.Lang)
	for i, turn := range t.run.Way {
		if i >= len(t.past) || t.past[i].turn != turn || t.past[i].from != from {
			t.past = append(t.past[:min(i, len(t.past))], t.drawTurn(turn, from))
		}
		p := t.past[i]
		for _, m := range p.marks {
			m.row += len(d.rows)
			d.marks = append(d.marks, m)
		}
		d.view.from = len(d.rows) + p.you
		d.rows = append(d.rows, p.rows...)
	}
}

func (t *talk) drawTurn(turn study.Turn, from string) pastTurn {
	p := pastTurn{turn: turn, from: from, drawing: &drawing{env: t.env, notes: t.notes}}
	node := &t.run.Story.Nodes[turn.Node]
	t.drawNode(p.drawing, node)
	p.you = len(p.rows)
	t.speak(p.drawing, t.env.words.Scenario.You, node.Options[turn.Option].Text)
	p.blank()
	return p
}

// drawNode draws what is told and said at a node.
func (t *talk) drawNode(d *drawing, n *curriculum.Node) {
	if n.Title != "" {
		d.say("── "+safe.Line(n.Title), t.env.styles.pencil, 0)
	}
	for _, s := range n.Spoken {
		if s.Speaker == "" {
			d.text(s.Text, "", 0)
		} else {
			t.speak(d, s.Speaker, s.Text)
		}
		d.blank()
	}
}

// speak draws what somebody says: the name before it, or above where it is long.
func (t *talk) speak(d *drawing, name, md string) {
	name = safe.Line(name)
	width := t.nameWidth()
	lead := t.env.styles.strong.Render(name)
	if ansi.StringWidth(name) > width-2 {
		d.say(name, t.env.styles.strong, 0)
		lead = ""
	}
	d.text(md, lead, width)
}

// nameWidth is the room for the names of a scenario, with a space after them.
func (t *talk) nameWidth() int {
	widest := ansi.StringWidth(t.env.words.Scenario.You)
	limit := min(16, t.env.layout.text/4)
	for i := range t.run.Story.Nodes {
		for _, s := range t.run.Story.Nodes[i].Spoken {
			if w := ansi.StringWidth(safe.Line(s.Speaker)); w <= limit {
				widest = max(widest, w)
			}
		}
	}
	return widest + 2
}

// drawNow draws the node at hand with its choices.
func (t *talk) drawNow(d *drawing, focused bool) {
	w, st := t.env.words.Scenario, t.env.styles
	if t.run.Step == study.Saving { // an end: it is told when it is on the disk
		d.saving(t.run.Err)
		return
	}
	if t.run.Visits() > 1 {
		d.say(w.BeenHere, st.partly, 0)
	}
	n := t.run.Node()
	t.drawNode(d, n)
	if m := t.meters(t.run.Meters, t.run.Moved()); m != "" {
		d.say(m, st.strong, 0)
		d.blank()
	}
	d.say(w.YourTurn, st.pencil, 0)
	for i, o := range n.Options {
		t.drawOption(d, i, o, focused)
	}
	if t.problem != "" {
		d.say(t.problem, st.partly, 0)
	}
	if len(t.run.Way) == 0 {
		d.blank()
		d.say(w.Unrecorded, st.pencil, 0)
	}
}

func (t *talk) drawOption(d *drawing, i int, o curriculum.Option, focused bool) {
	st := t.env.styles
	label := " "
	if i < maxLetters {
		label = string(rune('a' + i))
	}
	lead := "    " + label + "  "
	from := len(d.rows)
	if focused && i == t.cursor {
		lead = "  " + st.chosen.Render("▸") + " " + st.chosen.Render(label) + "  "
	}
	d.text(o.Text, lead, 7)
	if focused && i == t.cursor {
		d.view.near = span{from, len(d.rows)}
	}
}

// meters is the meters in words, with how each changed where it did.
func (t *talk) meters(values, moved []int) string {
	var all []string
	for i, m := range t.run.Story.Meters {
		if i >= len(values) {
			break
		}
		name := safe.Line(t.course.MeterName(m.Name, t.env.words.Lang))
		if r := []rune(name); len(r) > 0 {
			name = strings.ToUpper(string(r[:1])) + string(r[1:])
		}
		if i < len(moved) && moved[i] != 0 {
			all = append(all, fmt.Sprintf(t.env.words.Scenario.MeterChange, name, values[i], moved[i]))
		} else {
			all = append(all, name+"\u00a0"+strconv.Itoa(values[i]))
		}
	}
	return strings.Join(all, " · ")
}

// drawEnd draws how it ended: the outcome, the debrief, and the way taken.
func (t *talk) drawEnd(d *drawing) {
	w, st := t.env.words.Scenario, t.env.styles
	end := t.run.Node()
	outcome := map[string]string{"good": w.Good, "mixed": w.Mixed, "bad": w.Bad}[end.Outcome]
	m := outcomeMarks[end.Outcome]
	d.say(glyphs[m]+" "+outcome, st.of(m), 0)
	if way := t.run.Way; len(way) > 0 && way[len(way)-1].Option >= 0 {
		last := way[len(way)-1]
		d.blank()
		t.speak(d, w.You, t.run.Story.Nodes[last.Node].Options[last.Option].Text)
	}
	d.blank()
	t.drawNode(d, end)
	d.say(w.Way, st.strong, 0)
	for i, p := range t.run.Passed() {
		t.drawPassed(d, i, p)
	}
	d.blank()
	if m := t.meters(t.run.Meters, nil); m != "" {
		d.say(fmt.Sprintf(w.MetersEnd, m), st.strong, 0)
	}
	if c := t.run.Credit(); c != nil {
		d.say(fmt.Sprintf(w.Total, percent(*c)), st.strong, 0)
	}
	t.drawTally(d)
}

// drawPassed draws one turn of the way: where, what was chosen, what the author
// says to it, and what came of it.
func (t *talk) drawPassed(d *drawing, i int, p study.Passed) {
	w, st := t.env.words.Scenario, t.env.styles
	lead := fmt.Sprintf("%2d. ", i+1)
	d.say(lead+safe.Line(p.Node.Title), st.pencil, 0)
	if p.Option == nil {
		d.say(w.Unknown, st.pencil, 4)
		return
	}
	d.text(fmt.Sprintf(w.Chose, p.Option.Text), "", 4)
	if p.Option.Feedback != "" {
		d.text(p.Option.Feedback, "", 6)
	}
	var facts []string
	if p.Option.Credit != nil {
		facts = append(facts, fmt.Sprintf(w.Credit, percent(*p.Option.Credit)))
	}
	if slices.ContainsFunc(p.Moved, func(by int) bool { return by != 0 }) {
		facts = append(facts, t.meters(p.Meters, p.Moved))
	}
	if len(facts) > 0 {
		d.say(strings.Join(facts, " · "), st.pencil, 6)
	}
}

// drawTally tells how often the scenario was played and what is still to be
// found in it.
func (t *talk) drawTally(d *drawing) {
	w, b := t.env.words, t.run.Block
	runs := len(study.Talks(t.env.state, t.course.ID, t.module, b))
	seen, all := study.EndsSeen(t.env.state, t.course.ID, t.module, b)
	d.say(w.N(w.Scenario.Played, runs)+" · "+fmt.Sprintf(w.Scenario.EndsSeen, seen, all), t.env.styles.pencil, 0)
}

func percent(credit float64) int { return int(math.Round(credit * 100)) }
