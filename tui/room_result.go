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
	"cahier/progress/room"
	"cahier/tui/words"
)

// hundredths is a share in whole hundredths.
func hundredths(n, of int) int {
	if of == 0 {
		return 0
	}
	return int(math.Round(100 * float64(n) / float64(of)))
}

// An offer is one line of a result: what could be chosen, in the order in which
// the room sees it.
type offer struct {
	label string
	text  string // Markdown
	at    int    // index into the counts of a tally
	right bool
}

// offers are what a question offers to count.
func (a asking) offers() []offer {
	q, t := a.of.Question, a.attempt
	var all []offer
	list := func(choices []curriculum.Choice, shown []int, from int) {
		for i, at := range shown {
			all = append(all, offer{string(rune('a' + from + i)), choices[at-1].Text, from + at - 1, choices[at-1].Right})
		}
	}
	switch q.Form {
	case curriculum.Single, curriculum.Multiple:
		list(q.Choices, t.Choices, 0)
	case curriculum.Verdict:
		list(q.Choices, t.Choices, 0)
		list(q.Reasons, t.Reasons, len(q.Choices))
	case curriculum.Order:
		for i, s := range q.Steps {
			all = append(all, offer{strconv.Itoa(i+1) + ".", s.Text, i, i == 0})
		}
	case curriculum.Match:
		for i, left := range q.Lefts() {
			all = append(all, offer{strconv.Itoa(i+1) + ".", q.Rows[left-1].Left + " → " + q.Rows[left-1].Right, left - 1, false})
		}
	}
	return all
}

// rightAnswer is what is right, for the forms that offer nothing to choose.
func (a asking) rightAnswer(w *words.Words) string {
	q := a.of.Question
	switch q.Form {
	case curriculum.Gap:
		s := ""
		for i, g := range q.Gaps {
			if i > 0 {
				s += " · "
			}
			if len(g) > 0 {
				s += g[0]
			}
		}
		return s
	case curriculum.Numeric:
		n := q.Number
		s := w.Figure(n.Low) + "–" + w.Figure(n.High)
		switch {
		case n.HasValue:
			s = w.Figure(n.Value)
		case n.Low == n.High:
			s = w.Figure(n.Low)
		}
		switch n.Unit {
		case "":
		case "%":
			s += w.Percent()
		default:
			s += " " + n.Unit
		}
		return s
	}
	return ""
}

// A showing is how a result is drawn.
type showing struct {
	marks   bool // what is right is told
	typed   bool // what people typed is shown: at the desk only
	air     bool // a blank line after each choice
	figures bool // what was typed are numbers
	first   int  // the round that the first tally is of
}

// drawResult draws what a question got, both rounds side by side where it had
// two. A round with fewer than five answers shows no distribution.
func drawResult(d *drawing, s room.State, a asking, how showing) {
	w, st := d.env.words.Room, d.env.styles
	q := a.of.Question
	rounds := s.Rounds(a.at.ID)
	var tallies []room.Tally
	how.first = max(1, rounds-1)
	for n := how.first; n <= rounds; n++ {
		tallies = append(tallies, s.Tally(q, a.at.ID, n))
	}
	if len(tallies) == 0 {
		return
	}
	how.marks, how.figures = how.marks && a.graded(), q.Form == curriculum.Numeric
	for _, o := range a.offers() {
		drawOffer(d, o, tallies, how)
	}
	if r := a.rightAnswer(d.env.words); r != "" && how.marks {
		d.say("✓ "+fmt.Sprintf(w.RightAnswer, safe.Line(r)), st.right, 0)
		d.blank()
	}
	if how.typed || q.Form == curriculum.Numeric {
		drawSaid(d, tallies[len(tallies)-1], how)
	}
	told := slices.ContainsFunc(tallies, room.Tally.Enough) // there are counts to be explained
	switch {
	case q.Form == curriculum.Order && told:
		d.say(w.FirstStep, st.pencil, 0)
	case q.Form == curriculum.Match && told:
		d.say(w.RightPairs, st.pencil, 0)
	case q.Form == curriculum.Gap && !how.typed:
		d.say(w.NoTexts, st.pencil, 0)
	}
	for i, t := range tallies {
		drawShare(d, t, how.first+i, len(tallies) > 1, how.marks)
	}
	if len(tallies) == 2 && how.marks && tallies[0].Enough() && tallies[1].Enough() && !tallies[1].Hands {
		drawFlow(d, s.Flow(a.at.ID, rounds-1, rounds))
	}
}

// drawOffer draws one choice and, for each round, its bar.
func drawOffer(d *drawing, o offer, tallies []room.Tally, how showing) {
	st := d.env.styles
	lead := "  "
	if how.marks && o.right {
		lead = st.right.Render("✓") + " "
	}
	label := lead + o.label + "  "
	d.text(o.text, label, ansi.StringWidth(label))
	for i, t := range tallies {
		if !t.Enough() || o.at >= len(t.Counts) {
			continue
		}
		n := t.Counts[o.at]
		before := "     "
		if len(tallies) > 1 {
			before = fmt.Sprintf("  %d  ", how.first+i)
		}
		after := fmt.Sprintf("  %d", n)
		if t.Answers > 0 {
			after += fmt.Sprintf(" · %d%s", hundredths(n, t.Answers), d.env.words.Percent())
		}
		if d.env.lines {
			before = "   "
			if len(tallies) > 1 {
				before += fmt.Sprintf(d.env.words.Room.Round, how.first+i) + d.env.words.Colon()
			}
			d.rows = append(d.rows, row{text: before + strings.TrimSpace(after)})
			continue
		}
		width := max(6, min(48, d.env.layout.text-5-14))
		style := st.blue
		if how.marks && o.right {
			style = st.right
		}
		d.rows = append(d.rows, row{text: before + style.Render(bar(n, t.Answers, width)) + after})
	}
	if how.air {
		d.blank()
	}
}

// drawSaid draws what was typed, the most frequent first.
func drawSaid(d *drawing, t room.Tally, how showing) {
	if !t.Enough() {
		return
	}
	for i, s := range t.Texts {
		if i == 8 {
			break
		}
		lead, text := "  ", safe.Line(s.Text)
		if how.marks && s.Right {
			lead = "✓ "
		}
		if x, err := strconv.ParseFloat(text, 64); err == nil && how.figures {
			text = d.env.words.Figure(x)
		}
		d.rows = append(d.rows, row{text: lead + safe.Cut(text, d.env.layout.text-10) + fmt.Sprintf("  · %d", s.Count)})
	}
}

// drawShare says how many answered a round and, where it may be told, how many
// were right.
func drawShare(d *drawing, t room.Tally, round int, several, marks bool) {
	w, st := d.env.words, d.env.styles
	line := w.N(w.Room.Answers, t.Answers)
	if marks && t.Enough() {
		line = fmt.Sprintf(w.Room.RightShare, t.Right, t.Answers, hundredths(t.Right, t.Answers))
	}
	if t.Hands {
		line += " · " + w.Room.Hands
	}
	if several {
		name := w.Room.SecondRound
		if round == 1 {
			name = w.Room.FirstRound
		} else if round > 2 {
			name = fmt.Sprintf(w.Room.Round, round)
		}
		line = fmt.Sprintf("%d  %s%s%s", round, name, w.Colon(), line)
	}
	d.say(line, st.strong, 0)
	if !t.Enough() {
		d.say(w.Room.TooFew, st.partly, 0)
	}
}

func drawFlow(d *drawing, f room.Flow) {
	if f.Both < room.Few {
		return
	}
	w, st := d.env.words, d.env.styles
	d.say(w.Room.Flow+w.Colon()+fmt.Sprintf(w.Room.FlowGained, f.Gained)+" · "+fmt.Sprintf(w.Room.FlowLost, f.LostIt)+
		" · "+fmt.Sprintf(w.Room.FlowKept, f.Kept)+" · "+fmt.Sprintf(w.Room.FlowNever, f.Never), st.plain(), 0)
}
