package tui

import (
	"fmt"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

// An activity is what a group does; a learner alone reads it.
type activity struct {
	env   *env
	block *curriculum.Block
	notes map[string]int
}

func (a activity) draw(bool) *drawing {
	d := &drawing{env: a.env, notes: a.notes}
	w, st, g := a.env.words.Activity, a.env.styles, a.block.Activity
	d.heading(w.Kind, a.block.Title, noMark, false)
	forms := map[string]string{"solo": w.Solo, "pairs": w.Pairs, "threes": w.Threes, "groups": w.Groups, "all": w.All}
	var facts []string
	if f := forms[g.Form]; f != "" {
		facts = append(facts, f)
	}
	if g.Minutes > 0 {
		facts = append(facts, a.env.words.Duration(g.Minutes))
	}
	if len(facts) > 0 {
		d.say(strings.Join(facts, " · "), st.pencil, 0)
	}
	d.blank()
	if g.Text != "" {
		d.text(g.Text, "", 0)
		d.blank()
	}
	if len(g.Phases) > 0 {
		d.say(w.Steps, st.strong, 0)
		for i, p := range g.Phases {
			lead := fmt.Sprintf("  %2d. ", i+1)
			text := p.Text
			if p.Minutes > 0 {
				text = "*" + a.env.words.Duration(p.Minutes) + "* — " + text
			}
			d.text(text, lead, len(lead))
		}
		d.blank()
	}
	if g.After != "" {
		d.text(g.After, "", 0)
		d.blank()
	}
	alone := w.ForGroup
	if g.Form == "solo" {
		alone = w.ForOne
	}
	d.say(alone, st.pencil, 0)
	d.fix()
	return d
}

// A lexicon is terms explained where they are needed.
type lexicon struct {
	env   *env
	block *curriculum.Block
	notes map[string]int
}

func (l lexicon) draw(bool) *drawing {
	d := &drawing{env: l.env, notes: l.notes}
	w, st, g := l.env.words.Glossary, l.env.styles, l.block.Glossary
	d.heading(w.Kind, l.block.Title, noMark, false)
	d.blank()
	if g.Text != "" {
		d.text(g.Text, "", 0)
		d.blank()
	}
	for _, t := range g.Terms {
		d.say(safe.Line(t.Name), st.strong, 0)
		if len(t.Variants) > 0 {
			d.say(fmt.Sprintf(w.Also, safe.Line(strings.Join(t.Variants, ", "))), st.pencil, 2)
		}
		d.text(t.Definition, "", 2)
	}
	d.fix()
	return d
}
