package plain

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/tui/markdown"
)

// timer says what to practise and how long it takes. No clock runs: a line is
// never waited for longer than the learner likes, nor shorter.
func (v *visit) timer(b *curriculum.Block) (move, error) {
	v.heading(v.w.Timer.Kind, b)
	v.section(v.m, b.Timer.Text)
	v.out.para(fmt.Sprintf(v.w.Timer.NoClock, v.duration(b.Timer.Seconds)))
	in, err := v.wait(v.say.AfterTimer, v.say.HelpTimer, nil)
	if in.verb == again {
		return v.timer(b)
	}
	return moves[in.verb], err
}

// duration says a time in minutes and seconds.
func (v *visit) duration(seconds int) string {
	var parts []string
	if m := seconds / 60; m > 0 {
		parts = append(parts, v.w.N(v.say.Minutes, m))
	}
	if s := seconds % 60; s > 0 || seconds == 0 {
		parts = append(parts, v.w.N(v.say.Seconds, s))
	}
	return strings.Join(parts, " ")
}

func (v *visit) minutes(m float64) string { return v.duration(int(math.Round(60 * m))) }

// activity says what a group does. There is nothing to answer.
func (v *visit) activity(b *curriculum.Block) {
	w, g := v.w.Activity, b.Activity
	v.heading(w.Kind, b)
	var parts []string
	form := map[string]string{"solo": w.Solo, "pairs": w.Pairs, "threes": w.Threes, "groups": w.Groups, "all": w.All}[g.Form]
	if form != "" {
		parts = append(parts, form)
	}
	if g.Minutes > 0 {
		parts = append(parts, v.minutes(g.Minutes))
	}
	if len(parts) > 0 {
		v.out.line(upper(strings.Join(parts, ", ")) + ".")
	}
	switch {
	case g.Form == "solo":
		v.out.line(w.ForOne)
	case g.Form != "":
		v.out.line(w.ForGroup)
	}
	v.section(v.m, g.Text)
	if len(g.Phases) > 0 {
		v.out.para(w.Steps + strings.TrimRight(v.w.Colon(), " "))
	}
	for i, p := range g.Phases {
		text := v.plain(v.m, p.Text)
		if p.Minutes > 0 {
			text = v.label(v.minutes(p.Minutes), text)
		}
		v.raw(fmt.Sprintf("%d. %s", i+1, text))
	}
	v.section(v.m, g.After)
}

// lexicon lists terms where they are needed.
func (v *visit) lexicon(b *curriculum.Block) {
	v.heading(v.w.Glossary.Kind, b)
	v.section(v.m, b.Glossary.Text)
	v.out.gap()
	for _, t := range b.Glossary.Terms {
		v.printTerm(t, v.plain(v.m, t.Definition))
	}
}

func (v *visit) printTerm(t curriculum.Term, definition string) {
	name := safe.Line(t.Name)
	if len(t.Variants) > 0 {
		name += " (" + safe.Line(strings.Join(t.Variants, ", ")) + ")"
	}
	v.raw(v.label(name, definition))
}

// terms are those that the module explains itself and those of its course; of
// two with one name the module's own counts.
func (v *visit) terms() (list []markdown.Term, byKey map[string]curriculum.Term) {
	ofCourse, _ := v.course.Glossary(v.m.Lang)
	byKey = map[string]curriculum.Term{}
	for _, t := range append(v.m.Terms(), ofCourse...) {
		key := cmp.Or(t.ID, t.Name)
		if _, there := byKey[key]; !there {
			byKey[key] = t
			list = append(list, markdown.Term{Key: key, Forms: t.Forms()})
		}
	}
	return list, byKey
}
