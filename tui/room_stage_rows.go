package tui

import (
	"fmt"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// body is what the stage shows in so many rows, with air between the lines
// where there is room.
func (s *stageScreen) body(e *env, height int, air bool) *drawing {
	d := &drawing{env: e, notes: footnoteNumbers(s.module())}
	w, st := e.words.Room, e.styles
	switch s.room.Phase {
	case room.Unborn, room.Lobby:
		s.drawLobby(d, height)
	case room.Over:
		thanks := bigText(w.StageOver, e.layout.text, 5)
		if thanks == nil {
			thanks = []string{w.StageOver}
		}
		for _, l := range thanks {
			d.rows = append(d.rows, row{text: st.strong.Render(l)})
		}
		if !s.w.o.Hands {
			d.blank()
			d.say(w.TakeHome, st.plain(), 0)
			d.say(safe.Line(s.w.join(s.env).Command)+" record > workshop.jsonl", st.strong, 2)
			d.say("cahier merge --as-mine workshop.jsonl", st.strong, 2)
		}
	case room.Reading:
		s.drawPage(d, height, air)
	default:
		s.drawQuestion(d, height, air)
	}
	for n := len(d.rows); n > 0 && d.rows[n-1].text == ""; n = len(d.rows) {
		d.rows = d.rows[:n-1]
	}
	return d
}

// drawPage is a page as a slide: its title and its key points; what people
// wrote, once it is released; the activity in front; else its text.
func (s *stageScreen) drawPage(d *drawing, height int, air bool) {
	st := d.env.styles
	m := s.module()
	i := m.PageIndex(s.room.Page)
	if i < 0 {
		return
	}
	p := &m.Pages[i]
	if !d.env.lines { // where it is said with its number
		d.say(safe.Line(p.Title), st.chosen, 0)
		d.blank()
	}
	if b, _ := m.Block(s.room.Block); b != nil && (b.Activity != nil || b.Timer != nil) {
		marks := seenOn(s.w, d.env.words.Lang, s.room.State, i)
		marks.texts = nil
		if !s.drawReleased(d, releasedTo(s.room.State, b)) {
			roomBlock(d, b, marks)
			s.drawGroups(d, height)
		}
		return
	}
	if s.drawReleased(d, releasedOn(s.room.State, p)) {
		return
	}
	if len(p.KeyPoints) > 0 && !s.w.o.Hands {
		for _, k := range p.KeyPoints {
			d.text(k, d.env.dot(), 3)
			if air {
				d.blank()
			}
		}
		return
	}
	marks := seenOn(s.w, d.env.words.Lang, s.room.State, i)
	for _, part := range p.Parts {
		switch {
		case part.Block == nil:
			d.text(part.Prose, "", 0)
		case !s.w.o.Hands && isAsked(part.Block), !roomBlock(d, part.Block, marks):
			continue
		}
		d.blank()
	}
}

// drawReleased is what people wrote to the page and the desk has released; from
// five on, as words with how many said them.
func (s *stageScreen) drawReleased(d *drawing, texts []string) bool {
	if len(texts) == 0 {
		return false
	}
	w, st := d.env.words.Room, d.env.styles
	if len(texts) >= room.Few {
		drawCloud(d, texts)
		d.blank()
	}
	d.say(w.Released2, st.strong, 0)
	for _, t := range texts {
		d.say("• "+safe.Line(t), st.plain(), 0)
	}
	return true
}

// releasedOn are the released texts of the blocks of a page.
func releasedOn(s room.State, p *curriculum.Page) (texts []string) {
	for _, b := range p.Blocks() {
		texts = append(texts, releasedTo(s, b)...)
	}
	return texts
}

func releasedTo(s room.State, b *curriculum.Block) (texts []string) {
	for _, t := range s.Texts {
		if t.Shown && t.Block == b.ID {
			texts = append(texts, t.Text)
		}
	}
	return texts
}

// drawCloud draws the words with a bar each: a terminal has one size of letter.
func drawCloud(d *drawing, texts []string) {
	st := d.env.styles
	words := room.Cloud(texts)
	if len(words) == 0 {
		return
	}
	most := words[0].Count
	for _, c := range words[:min(len(words), 10)] {
		word := safe.Cut(safe.Line(c.Text), 30)
		style := st.plain()
		if c.Count == most {
			style = st.strong
		}
		d.rows = append(d.rows, row{text: pad(style.Render(word), 32) + st.blue.Render(bar(c.Count, most, min(24, max(4, d.env.layout.text-40)))) + fmt.Sprintf("  %d", c.Count)})
	}
}

func (s *stageScreen) drawQuestion(d *drawing, height int, air bool) {
	w, st := d.env.words, d.env.styles
	a, ok := s.w.ask(w.Lang, s.room.Block, s.room.Head.Room)
	if !ok {
		d.say(w.Read.NotAsked, st.pencil, 0)
		return
	}
	d.notes = a.notes
	title := safe.Line(a.at.Title)
	if s.room.Round > 1 {
		title += " · " + fmt.Sprintf(w.Room.Round, s.room.Round)
	}
	d.say(title, st.chosen, 0)
	d.blank()
	switch s.room.Phase {
	case room.Closed:
		d.say(w.Room.AnswersIn, st.strong, 0)
		d.blank()
	case room.Talk:
		d.say(w.Room.TalkStage, st.strong, 0)
		d.blank()
	}
	if stem := newQuestion(d.env, a.attempt).stem(); stem != "" {
		d.text(stem, "", 0)
		d.blank()
	}
	if s.room.Phase == room.Reveal {
		drawResult(d, s.room.State, a, showing{marks: true, air: air})
		if md := a.of.Question.Explanation; md != "" && a.graded() && len(d.rows)+4 < height {
			d.blank()
			d.text(md, "", 0)
		}
		return
	}
	drawOpen(d, a, air)
	if s.room.Phase == room.Talk {
		s.drawGroups(d, height)
	}
}

// drawOpen is what can be answered, in the order in which the seats see it.
func drawOpen(d *drawing, a asking, air bool) {
	q, t := a.of.Question, a.attempt
	line := func(label, text string) {
		lead := " " + d.env.styles.strong.Render(label) + "  "
		d.text(text, lead, 3+len(label))
		if air {
			d.blank()
		}
	}
	switch q.Form {
	case curriculum.Order:
		for _, at := range t.Steps {
			line("•", q.Steps[at-1].Text)
		}
	case curriculum.Match:
		for i, left := range q.Lefts() {
			line(strconv.Itoa(i+1)+".", q.Rows[left-1].Left)
		}
		d.blank()
		for i, at := range t.Options {
			line(string(rune('a'+i)), q.Rows[at-1].Right)
		}
	case curriculum.Numeric:
		if q.Number.Unit != "" {
			line("→", safe.Line(q.Number.Unit))
		}
	default:
		for i, o := range a.offers() {
			if q.Form == curriculum.Verdict && i == len(q.Choices) {
				d.blank()
				if q.Between != "" {
					d.text(q.Between, "", 0)
					d.blank()
				}
			}
			line(o.label, o.text)
		}
	}
}

// drawGroups is who talks with whom, by the numbers of the seats, where there is
// room for all of them: each seat says its own.
func (s *stageScreen) drawGroups(d *drawing, height int) {
	if len(s.room.Groups) == 0 {
		return
	}
	w, st := d.env.words.Room, d.env.styles
	var groups []string
	for _, g := range s.room.Groups {
		var numbers []string
		for _, id := range g {
			if t, ok := s.room.Seat(id); ok {
				numbers = append(numbers, strconv.Itoa(t.Number))
			}
		}
		groups = append(groups, strings.Join(numbers, "+"))
	}
	more := &drawing{env: d.env}
	more.blank()
	more.say(w.GroupsTitle, st.pencil, 0)
	more.say(strings.Join(groups, "   "), st.strong, 0)
	if len(d.rows)+len(more.rows) <= height {
		d.rows = append(d.rows, more.rows...)
	}
}
