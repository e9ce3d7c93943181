package tui

import (
	"fmt"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// shown is what an author sees on a page beside what learners see. Its zero
// value is the learner's view.
type shown struct {
	facilitator bool    // the facilitator's blocks
	answers     bool    // hints, right answers and feedback, below each question
	change      *Change // what was written last
}

// part is blockPart with what the author asked to see.
func (s shown) part(r *reader, b *curriculum.Block) *part {
	if b.Kind == curriculum.Facilitator && s.facilitator {
		title := r.env.words.Preview.ForDesk
		if b.Title != "" {
			title += " · " + b.Title
		}
		return &part{block: b, title: title, prose: b.Source}
	}
	return r.blockPart(b)
}

// reveal adds to a part what its author wrote for after the answer.
func (s shown) reveal(r *reader, p *part, d *drawing) {
	if !s.answers {
		return
	}
	w, st := r.env.words, r.env.styles
	q, b := p.asks(), p.block
	switch {
	case q != nil:
		revealQuestion(d, q)
	case b == nil:
	case b.Reflect != nil && b.Reflect.Model != "":
		d.blank()
		d.say(w.Write.Model, st.right, 0)
		d.text(b.Reflect.Model, "", 2)
	case b.Cards != nil:
		for _, c := range b.Cards.Cards {
			d.blank()
			d.text("**"+c.Front+"**", "", 2)
			d.text(c.Back, "", 4)
		}
	case b.Scenario != nil:
		revealScenario(d, b.Scenario)
	}
}

// revealScenario adds all nodes with where their choices lead and what they
// are worth: a run shows one way.
func revealScenario(d *drawing, c *curriculum.Conversation) {
	st := d.env.styles
	for _, n := range c.Nodes {
		d.blank()
		title := n.Title
		if n.End() {
			title += " (" + n.Outcome + ")"
		}
		d.say(safe.Line(title), st.strong, 2)
		for _, o := range n.Options {
			d.text(o.Text, "   •", 5)
			worth := []string{"→ " + c.Nodes[o.To].Title}
			for _, change := range o.Set {
				worth = append(worth, change.String())
			}
			if o.Credit != nil {
				worth = append(worth, "credit="+strconv.FormatFloat(*o.Credit, 'f', -1, 64))
			}
			d.say(safe.Line(strings.Join(worth, " · ")), st.right, 5)
			if o.Feedback != "" {
				d.text(o.Feedback, "", 5)
			}
		}
	}
}

func revealQuestion(d *drawing, q *question) {
	w, st := q.env.words, q.env.styles
	qu := q.attempt.Question
	if n := len(d.rows); n > 0 && d.rows[n-1].text != "" {
		d.blank()
	}
	d.say(w.Preview.TheAnswer, st.right, 0)
	if text := writtenAnswer(qu); text != "" {
		d.text(escapeMarkdown(safe.Line(text)), "   "+st.right.Render(glyphs[rightMark])+" ", 5)
	}
	a := q.attempt
	a.Response = rightResponse(qu)
	for _, l := range a.All() {
		q.drawLine(d, l)
	}
	for i, h := range qu.Hints {
		d.blank()
		d.say(fmt.Sprintf(w.Ask.Hint, i+1, len(qu.Hints)), st.partly, 0)
		d.text(h, "", 2)
	}
	if qu.Explanation != "" {
		d.blank()
		d.say(w.Ask.Why, st.strong, 0)
		d.text(qu.Explanation, "", 2)
	}
}

// rightResponse is the picks that are right, where there is something to pick.
func rightResponse(q *curriculum.Question) curriculum.Response {
	right := func(list []curriculum.Choice) (at []int) {
		for i, c := range list {
			if c.Right {
				at = append(at, i+1)
			}
		}
		return at
	}
	return curriculum.Response{Picks: right(q.Choices), Reasons: right(q.Reasons)}
}

// writtenAnswer is what is right where a learner types.
func writtenAnswer(q *curriculum.Question) string {
	switch q.Form {
	case curriculum.Gap:
		var gaps []string
		for i, variants := range q.Gaps {
			lead := ""
			if len(q.Gaps) > 1 {
				lead = strconv.Itoa(i+1) + ": "
			}
			gaps = append(gaps, lead+strings.Join(variants, " | "))
		}
		return strings.Join(gaps, "; ")
	case curriculum.Numeric:
		figure := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
		n := q.Number
		text := figure(n.Low) + ".." + figure(n.High)
		switch {
		case n.HasValue && n.Low == n.High:
			text = figure(n.Value)
		case n.HasValue:
			text = figure(n.Value) + " (" + text + ")"
		}
		return strings.TrimSpace(text + " " + n.Unit)
	}
	return ""
}

// flag marks in the margin what was written last, with the word above it: the
// row before a part or a paragraph is empty.
func (s shown) flag(r *reader, rows []row) []row {
	if s.change != nil && s.change.Part < 0 && s.change.Page == r.page {
		rows[0].text = r.env.styles.partly.Render(r.env.words.Preview.Changed)
		rows[0].mark, rows[1].mark = changedMark, changedMark
		return rows
	}
	p, from := s.changed(r)
	if p == nil {
		return rows
	}
	to := p.at + len(p.rows)
	for i := p.at + from; i < to && i < len(rows); i++ {
		if p.block == nil && rows[i].text == "" {
			break // of prose, the paragraph
		}
		if rows[i].mark == noMark {
			rows[i].mark = changedMark
		}
	}
	if at := p.at + from - 1; at >= 0 && rows[at].text == "" {
		rows[at].text = r.env.styles.partly.Render(r.env.words.Preview.Changed)
		rows[at].mark = changedMark
	}
	return rows
}

// changed is the part that was written last and its first row that differs;
// nil where that is on another page. What is not shown, such as a facilitator's
// block, is stood for by what follows it.
func (s shown) changed(r *reader) (*part, int) {
	c := s.change
	if c == nil || c.Part < 0 || r.atEnd() || r.page != c.Page || len(r.parts) == 0 {
		return nil, 0
	}
	p := r.parts[len(r.parts)-1]
	for _, q := range r.parts {
		if q.index >= c.Part {
			p = q
			break
		}
	}
	if c.Same == "" || p.block != nil || p.index != c.Part {
		return p, 0
	}
	same := len(r.drawProse(&part{prose: c.Same}, nil).rows)
	for same > 0 && p.rows[min(same, len(p.rows)-1)].text != "" {
		same-- // to the empty row before the paragraph
	}
	return p, min(same+1, max(0, len(p.rows)-1))
}

// regrade looks anew at questions that were answered: what is right may have
// changed.
func (r *reader) regrade() {
	for _, p := range r.parts {
		q := p.asks()
		if q == nil || q.attempt.Step != study.Shown {
			continue
		}
		if anew := r.blockPart(p.block); anew != nil && anew.asks() != nil {
			anew.asks().all = q.all
			p.player = anew.player
		}
	}
}
