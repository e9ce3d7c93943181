package plain

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// talking is a scenario on its way: choices, the end written, what came of it.
type talking struct {
	*visit
	b *curriculum.Block
	t study.Talk
	// kept is what was done before the run was left.
	kept study.Half
}

func (v *visit) scenario(b *curriculum.Block) (move, error) {
	t := &talking{visit: v, b: b, t: study.NewTalk(b, v.place())}
	v.heading(v.w.Scenario.Kind, b)
	v.section(v.m, b.Scenario.Opening)
	t.kept = v.half(t.t.Name())
	held, under := taken[study.Talk](v)
	if under && held.Block.ID == b.ID {
		if run, ok := held.In(b, v.place()); ok {
			t.t = run
			t.printHere()
			return t.run()
		}
	}
	if run, ok := t.t.Resume(t.kept); ok {
		t.t = run
		t.goOn()
		return t.run()
	}
	last, ok := study.LatestTalk(v.state(), v.course.ID, v.m, b, v.place())
	switch {
	case ok:
		t.t = last
		v.out.para(fmt.Sprintf(v.w.Ask.Last, t.outcome()))
	case len(study.Talks(v.state(), v.course.ID, v.m, b)) > 0:
		v.out.para(v.w.Ask.Changed)
		fallthrough
	default:
		t.begin()
	}
	return t.run()
}

// goOn says what was chosen before the conversation was left.
func (t *talking) goOn() {
	t.out.para(t.say.TalkGoesOn)
	t.out.line(t.w.Scenario.Unrecorded)
	t.out.gap()
	for _, p := range t.t.Passed() {
		if p.Option != nil {
			t.raw(fmt.Sprintf(t.w.Scenario.Chose, t.flat(p.Option.Text)))
		}
	}
	t.printHere()
}

// printHere shows how the meters stand and the moment at hand.
func (t *talking) printHere() {
	if len(t.t.Meters) > 0 {
		t.out.para(t.meters(nil) + ".")
	}
	t.printNode()
}

// begin begins a run.
func (t *talking) begin() {
	t.t = study.NewTalk(t.b, t.place())
	t.out.para(t.w.Scenario.Start)
	t.out.line(t.w.Scenario.Unrecorded)
	if len(t.t.Meters) > 0 {
		t.out.line(fmt.Sprintf(t.w.Scenario.MetersStart, t.meters(nil)) + ".")
	}
	t.printNode()
}

// run goes through the conversation. However it is left, the way so far is kept:
// the record takes a run at its end only.
func (t *talking) run() (move, error) {
	defer func() { t.t.Half().KeepIn(t.o.Halves, t.t.Name(), t.kept) }()
	for {
		var to move
		var err error
		stay := true
		switch t.t.Step {
		case study.Answering:
			to, stay, err = t.choose()
		case study.Saving:
			err = t.save()
		default:
			var in typed
			in, err = t.wait(t.say.AfterTalk, t.say.HelpAfterTalk, func(in typed) bool { return in.verb == all })
			switch in.verb {
			case all:
				t.printEnd()
			case again:
				t.begin()
			default:
				to, stay = moves[in.verb], false
			}
		}
		if !stay || err != nil {
			return to, err
		}
	}
}

// printNode shows the moment at hand and what may be said.
func (t *talking) printNode() {
	if t.t.Visits() > 1 {
		t.out.para(t.w.Scenario.BeenHere)
	}
	t.printSpoken(t.t.Node())
	t.printOptions()
}

func (t *talking) printSpoken(n *curriculum.Node) {
	if n.Title != "" {
		t.out.para(safe.Line(n.Title))
	}
	for _, s := range n.Spoken {
		t.out.gap()
		said := t.plain(t.visit.m, s.Text)
		if s.Speaker != "" {
			said = t.lead(safe.Line(s.Speaker), said)
		}
		t.raw(said)
	}
}

func (t *talking) printOptions() {
	t.out.gap()
	for i, o := range t.t.Node().Options {
		t.raw(strconv.Itoa(i+1) + ". " + t.plain(t.visit.m, o.Text))
	}
	t.out.gap()
}

// choose asks what to say until it is said or the conversation is left.
func (t *talking) choose() (to move, stay bool, err error) {
	in, err := t.prompt(numbers, t.say.HelpTalk, func() { t.out.line(t.turnLine()) })
	if err != nil {
		return onward, false, err
	}
	begun := len(t.t.Way) > 0
	switch {
	case in.verb == text:
		t.take(in.line)
	case in.verb == back && begun:
		t.back()
	case in.verb == back:
		return backward, false, nil
	case in.verb == next, in.verb == empty && !begun:
		return onward, false, nil
	case in.verb == empty: // a run is not to be lost by one key too many
		t.out.para(t.say.LeaveTalk)
	case in.verb == again && begun:
		t.begin()
	case in.verb == language:
		if t.otherLang() {
			t.visit.held = t.t
			return switched, false, nil
		}
	default:
		t.out.para(t.say.NotUnderstood)
	}
	return onward, true, nil
}

// back takes the last choice back and says where that leads.
func (t *talking) back() {
	t.t = t.t.Back()
	t.printHere()
}

func (t *talking) turnLine() string {
	said := t.w.Scenario.YourTurn + " " + t.w.N(t.say.TurnNumber, len(t.t.Node().Options)) + " "
	if len(t.t.Way) == 0 {
		return said + t.say.KeysHelp
	}
	return said + t.say.TurnKeys
}

// take says what was chosen and what it moved, and goes on.
func (t *talking) take(line string) {
	n, ok := parseNumbers(line)
	if !ok || len(n) != 1 {
		t.out.para(t.w.Scenario.NotChoice)
		return
	}
	said := ""
	if i := n[0] - 1; i >= 0 && i < len(t.t.Node().Options) {
		said = t.plain(t.visit.m, t.t.Node().Options[i].Text)
	}
	run, err := t.t.Choose(n[0] - 1)
	switch {
	case errors.Is(err, study.ErrTooLong):
		t.out.para(t.w.Scenario.Circles)
		return
	case err != nil:
		t.out.para(t.w.Scenario.NotChoice)
		return
	}
	t.t = run
	t.out.gap()
	t.raw(fmt.Sprintf(t.w.Scenario.Chose, said))
	if len(run.Meters) > 0 {
		t.out.line(t.meters(run.Moved()) + ".")
	}
	if run.Step == study.Answering {
		t.printNode()
	}
}

// meters says how the meters stand and, where that is given, by how much they
// moved: in words, since a voice may leave out signs.
func (t *talking) meters(moved []int) string {
	var parts []string
	for i, m := range t.t.Story.Meters {
		name := safe.Line(t.course.MeterName(m.Name, t.visit.m.Lang))
		part := fmt.Sprintf("%s %d", name, t.t.Meters[i])
		switch {
		case moved == nil:
		case moved[i] > 0:
			part = fmt.Sprintf(t.say.Up, name, t.t.Meters[i], moved[i])
		case moved[i] < 0:
			part = fmt.Sprintf(t.say.Down, name, t.t.Meters[i], -moved[i])
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, t.say.Semicolon)
}

// save writes the run and only then says how it ended.
func (t *talking) save() error {
	moved, err := t.retry(func() error {
		err := t.write(t.t.Event())
		t.t = t.t.Saved(err)
		return err
	})
	if err != nil {
		return err
	}
	if moved != empty {
		t.back()
		return nil
	}
	t.printEnd()
	return nil
}

func (t *talking) outcome() string {
	switch t.t.Node().Outcome {
	case "good":
		return t.w.Scenario.Good
	case "bad":
		return t.w.Scenario.Bad
	}
	return t.w.Scenario.Mixed
}

// printEnd says how the run ended, what the author says to it, and the way.
func (t *talking) printEnd() {
	w := t.w.Scenario
	t.out.para(t.outcome())
	if len(t.t.Meters) > 0 {
		t.out.line(fmt.Sprintf(w.MetersEnd, t.meters(nil)) + ".")
	}
	t.out.para(w.Debrief + strings.TrimRight(t.w.Colon(), " "))
	t.printSpoken(t.t.Node())
	t.printWay()
	t.out.gap()
	if c := t.t.Credit(); c != nil {
		t.out.line(fmt.Sprintf(w.Total, percent(*c)) + ".")
	}
	seen, all := study.EndsSeen(t.state(), t.course.ID, t.visit.m, t.b)
	t.out.line(upper(fmt.Sprintf(w.EndsSeen, seen, all)) + ".")
}

// printWay says what was chosen, turn by turn, and what the author says to it.
func (t *talking) printWay() {
	w := t.w.Scenario
	t.out.para(w.Way + strings.TrimRight(t.w.Colon(), " "))
	for i, p := range t.t.Passed() {
		said := w.Unknown
		if p.Option != nil {
			said = t.flat(p.Option.Text)
		}
		t.raw(stop(fmt.Sprintf("%d. %s", i+1, said)))
		if p.Option == nil {
			continue
		}
		if c := p.Option.Credit; c != nil {
			t.out.line(upper(fmt.Sprintf(w.Credit, int(math.Round(*c*100)))) + ".")
		}
		if p.Option.Feedback != "" {
			t.md(t.visit.m, p.Option.Feedback)
		}
	}
}
