package tui

import (
	"fmt"
	"slices"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui/markdown"
)

// A leafKey is all that the drawing of a page depends on.
type leafKey struct {
	page          int
	width, height int
	lang          string
	theme         markdown.Theme
	opened        string // the questions that the room has seen
	phase         string // of the activity on it
}

// A leaf is a page as a room reads it, drawn once for all seats that have the
// same window. Nobody changes its rows.
type leaf struct {
	rows    []row
	front   span           // of the activity or practice in front
	starts  []int          // for each part of the page, the row where it begins
	sources bool           // something is cited on it
	terms   bool           // a term of the glossary stands on it
	plays   bool           // there is something to do by oneself
	windows map[int]string // by the first row
}

// partAt is the part of the page that stands at a row, or ends below it.
func (f *leaf) partAt(row int) int {
	at := 0
	for i, from := range f.starts {
		if from <= row {
			at = i
		}
	}
	return at
}

// maxLeaves bounds what is remembered: windows of many sizes may come and go.
const maxLeaves = 512

// leaf returns a page for a window, drawn at most once.
func (w *Workshop) leaf(e *env, page int, marks pageMarks) *leaf {
	l := e.layout
	key := leafKey{page: page, width: l.width, height: l.height, lang: e.words.Lang, theme: e.styles.theme, opened: marks.opened(), phase: marks.phase}
	w.mu.Lock()
	defer w.mu.Unlock()
	if f := w.leaves[key]; f != nil {
		return f
	}
	if len(w.leaves) >= maxLeaves {
		clear(w.leaves)
	}
	m := w.moduleLocked(e.words.Lang)
	f := roomPage(e, m, page, marks, w.termsLocked(e.words.Lang))
	w.leaves[key] = f
	return f
}

// window returns what of a leaf is seen from a row on, as one finished string.
func (w *Workshop) window(e *env, f *leaf, top int) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s, ok := f.windows[top]; ok {
		return s
	}
	s := sheet{rows: f.rows, top: top, body: e.layout.body}
	out := s.window(e.layout, e.styles)
	f.windows[top] = out
	return out
}

// pageMarks are what of the room shows on a page.
type pageMarks struct {
	seen  []string    // blocks whose question was asked
	block string      // the activity in front
	index int         // its phase
	phase string      // all but seen, as a key
	texts []room.Text // that the desk has released
	hands bool        // nobody has a seat
}

func (p pageMarks) opened() string { return strings.Join(p.seen, " ") }

// roomPage draws a page without anything to answer: a question stands there by
// its title until it is asked.
func roomPage(e *env, m *curriculum.Module, page int, marks pageMarks, terms []curriculum.Term) *leaf {
	f := &leaf{windows: map[int]string{}}
	if page < 0 || page >= len(m.Pages) {
		return f
	}
	p := &m.Pages[page]
	d := &drawing{env: e, notes: footnoteNumbers(m)}
	d.blank()
	for _, l := range wrapped(safe.Line(p.Title), e.layout.text) {
		d.rows = append(d.rows, row{text: e.styles.strong.Render(l), fixed: true})
	}
	d.blank()
	if m.Lang != e.words.Lang {
		d.say(fmt.Sprintf(e.words.Read.OnlyIn, e.words.Name(m.Lang)), e.styles.pencil, 0)
		d.blank()
	}
	for _, part := range p.Parts {
		from := len(d.rows)
		f.starts = append(f.starts, from)
		f.plays = f.plays || part.Block != nil && playable(part.Block) && !slices.Contains(marks.seen, part.Block.ID)
		if part.Block == nil {
			at := len(d.marks)
			d.prose(part.Prose, terms)
			for _, m := range d.marks[at:] { // a term is marked once on a page
				terms = slices.DeleteFunc(slices.Clone(terms), func(t curriculum.Term) bool { return m.kind == termMark && t.ID == m.key })
			}
		} else if !roomBlock(d, part.Block, marks) {
			continue
		} else if part.Block.ID == marks.block && marks.block != "" {
			f.front = span{from, len(d.rows)}
			d.rows[from].here = true
		}
		d.blank()
	}
	for n := len(d.rows); n > 0 && d.rows[n-1].text == ""; n = len(d.rows) {
		d.rows = d.rows[:n-1]
	}
	f.rows = d.rows
	for _, m := range d.marks {
		f.sources = f.sources || m.kind == sourceMark
		f.terms = f.terms || m.kind == termMark
	}
	return f
}

// playable tells that a block is done by oneself, where no room asks it. The
// note of a reflection has a key of its own.
func playable(b *curriculum.Block) bool {
	return b.Kind == curriculum.Recall || b.Scale != nil || b.Worksheet != nil || b.Scenario != nil || b.Cards != nil || b.Timer != nil
}

// roomBlock draws a block as everybody in a room sees it; false where nobody
// does.
func roomBlock(d *drawing, b *curriculum.Block, marks pageMarks) bool {
	w, st := d.env.words, d.env.styles
	switch {
	case b.Kind == curriculum.Facilitator:
		return false
	case isAsked(b):
		kind := w.Read.Question
		if b.Kind == curriculum.Predict {
			kind = w.Read.Prediction
		}
		d.heading(kind, b.Title, noMark, false)
		line := w.Room.Later
		for _, id := range marks.seen {
			if id == b.ID {
				line = w.Room.WasAsked
			}
		}
		d.say(line, st.pencil, 0)
		if b.Kind == curriculum.Recall && line == w.Room.Later {
			d.alone(marks)
		}
	case b.Reflect != nil:
		d.heading(w.Read.Reflection, b.Title, noMark, false)
		d.blank()
		d.text(b.Reflect.Text, "", 0)
		drawTextsOf(d, b.ID, marks.texts)
	case b.Activity != nil:
		drawGroup(d, b, marks)
	case b.Timer != nil:
		d.heading(w.Timer.Kind, b.Title, noMark, false)
		d.say(w.Duration(float64(b.Timer.Seconds)/60), st.pencil, 0)
		if b.Timer.Text != "" {
			d.blank()
			d.text(b.Timer.Text, "", 0)
		}
	case b.Glossary != nil:
		d.rows = append(d.rows, lexicon{d.env, b, d.notes}.draw(false).rows...)
	case b.Scale != nil:
		d.heading(w.Scale.Kind, b.Title, noMark, false)
		d.text(b.Scale.Text, "", 0)
		for _, s := range b.Scale.Statements {
			d.text(s.Text, "  •", 4)
		}
		d.alone(marks)
	case b.Worksheet != nil:
		d.heading(w.Worksheet.Kind, b.Title, noMark, false)
		d.text(b.Worksheet.Text, "", 0)
		for _, f := range b.Worksheet.Fields {
			line := "**" + escapeMarkdown(safe.Line(f.Name)) + "**"
			if f.Prompt != "" {
				line += " — " + f.Prompt
			}
			d.text(line, "  •", 4)
		}
		d.alone(marks)
	case b.Scenario != nil:
		d.heading(w.Scenario.Kind, b.Title, noMark, false)
		d.text(b.Scenario.Opening, "", 0)
		d.alone(marks)
	case b.Cards != nil:
		d.heading(w.Cards.Kind, b.Title, noMark, false)
		d.alone(marks)
	default:
		d.heading(b.Title, "", noMark, false)
		d.say(w.Room.AloneLater, st.pencil, 0)
	}
	return true
}

// alone says how a block that is no matter of the room is done.
func (d *drawing) alone(marks pageMarks) {
	w := d.env.words.Room
	line := w.Alone
	switch {
	case marks.hands:
		line = w.AloneLater
	case d.env.lines:
		line = w.AloneLines
	}
	d.say(line, d.env.styles.pencil, 0)
}

// drawTextsOf is what was written to a block and released, without names.
func drawTextsOf(d *drawing, block string, texts []room.Text) {
	first := true
	for _, t := range texts {
		if t.Block != block {
			continue
		}
		if first {
			d.blank()
			d.say(d.env.words.Room.Released2, d.env.styles.strong, 0)
			first = false
		}
		d.say("• "+safe.Line(t.Text), d.env.styles.plain(), 2)
	}
}

// isAsked tells whether a block is a question to a room.
func isAsked(b *curriculum.Block) bool {
	return b.Question != nil || b.Kind == curriculum.Recall
}

// drawGroup draws an activity with the phase that the room is at.
func drawGroup(d *drawing, b *curriculum.Block, marks pageMarks) {
	w, st, g := d.env.words, d.env.styles, b.Activity
	d.heading(w.Activity.Kind, b.Title, noMark, false)
	var facts []string
	forms := map[string]string{"solo": w.Activity.Solo, "pairs": w.Activity.Pairs, "threes": w.Activity.Threes, "groups": w.Activity.Groups, "all": w.Activity.All}
	if f := forms[g.Form]; f != "" {
		facts = append(facts, f)
	}
	if g.Minutes > 0 {
		facts = append(facts, w.Duration(g.Minutes))
	}
	if len(facts) > 0 {
		d.say(strings.Join(facts, " · "), st.pencil, 0)
	}
	if g.Text != "" {
		d.blank()
		d.text(g.Text, "", 0)
	}
	for i, p := range g.Phases {
		lead := fmt.Sprintf("    %d.", i+1)
		text := p.Text
		if p.Minutes > 0 {
			text = "*" + w.Duration(p.Minutes) + "* — " + text
		}
		if marks.block == b.ID && marks.index == i {
			lead = "  " + st.chosen.Render(d.env.pointer()) + " " + st.chosen.Render(fmt.Sprintf("%d.", i+1))
		}
		d.text(text, lead, 7)
	}
	if g.After != "" {
		d.blank()
		d.text(g.After, "", 0)
	}
	drawTextsOf(d, b.ID, marks.texts)
}
