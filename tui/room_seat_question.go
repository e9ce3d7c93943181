package tui

import (
	"fmt"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/progress/study"
)

// drawQuestion is the question in front, by how far the room is with it.
func (s *seatScreen) drawQuestion(d *drawing) span {
	if s.room.Phase == room.Open && !s.sealed() {
		q := s.ask.draw(true)
		at := len(d.rows)
		d.rows = append(d.rows, q.rows...)
		if q.point != nil {
			d.point = &point{at + q.point.row, q.point.col}
		}
		switch {
		case q.view.end: // what is asked last, or what is wrong
			return span{max(0, len(d.rows)-s.env.layout.body), len(d.rows)}
		case q.view.near.to > q.view.near.from:
			near := span{at + q.view.near.from, at + q.view.near.to}
			if near.to <= s.env.layout.body {
				near.from = 0
			}
			return near
		}
		return span{}
	}
	w, st := s.env.words, s.env.styles
	d.notes = s.of.notes
	kind := w.Read.Question
	if s.of.of.Kind == curriculum.Predict {
		kind = w.Read.Prediction
	}
	title := s.of.at.Title
	if s.room.Round > 1 {
		title += " · " + fmt.Sprintf(w.Room.Round, s.room.Round)
	}
	d.heading(kind, title, noMark, false)
	d.blank()
	switch s.room.Phase {
	case room.Open:
		d.say(w.Room.Saved, st.right, 0)
	case room.Closed:
		line := w.Room.LockedNone
		switch {
		case s.sealed():
			line = w.Room.LockedYours
		case s.half:
			line = w.Room.LockedHalf
		}
		d.say(line, st.partly, 0)
	case room.Talk:
		d.say(w.Room.TalkTask, st.strong, 0)
		d.say(w.Room.TalkAgain, st.pencil, 0)
		if p := s.partners(); p != "" {
			d.blank()
			d.say(p, st.chosen, 0)
		}
	case room.Reveal:
		s.drawReveal(d)
		return span{}
	}
	told := span{0, min(len(d.rows), s.env.layout.body)}
	d.blank()
	s.drawSealed(d)
	return told
}

// partners says with whom the seat talks, "" where there are no groups.
func (s *seatScreen) partners() string {
	if len(s.room.Groups) == 0 {
		return ""
	}
	w := s.env.words.Room
	var names []string
	for _, id := range groupOf(s.room.State, s.seat.ID) {
		t, ok := s.room.Seat(id)
		switch {
		case !ok || id == s.seat.ID:
		case s.room.Head.Identity == room.Anonymous || t.Name == "":
			names = append(names, calls(s.env, s.room.State, t))
		default:
			names = append(names, calls(s.env, s.room.State, t)+" ("+fmt.Sprintf(w.PartnerSeat, t.Number)+")")
		}
	}
	switch len(names) {
	case 0:
		return w.AloneNow
	case 1:
		return fmt.Sprintf(w.Partner, names[0])
	}
	return fmt.Sprintf(w.Partners, strings.Join(names, ", "))
}

// drawSealed is the question with what the seat answered. Nothing of it is
// right or wrong before the reveal.
func (s *seatScreen) drawSealed(d *drawing) {
	w, st, q := s.env.words, s.env.styles, s.ask
	if stem := q.stem(); stem != "" {
		d.text(stem, "", 0)
		d.blank()
	}
	switch q.form() {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		chosen := map[int]bool{}
		if s.sealed() {
			for _, p := range q.attempt.Response.Picks {
				chosen[p-1] = true
			}
			for _, p := range q.attempt.Response.Reasons {
				chosen[len(s.of.of.Question.Choices)+p-1] = true
			}
		}
		for _, o := range s.of.offers() {
			lead := "    " + o.label + "  "
			if chosen[o.at] {
				lead = "  " + st.chosen.Render("▸ "+o.label) + "  "
			}
			d.text(o.text, lead, 7)
		}
	default:
		if s.sealed() {
			d.say(w.Room.YourAnswer+w.Colon(), st.pencil, 0)
			s.drawGiven(d)
		}
	}
	if c := q.attempt.Confidence; s.sealed() && c != "" {
		d.blank()
		d.say(w.Ask.HowSure+" "+map[string]string{"sure": w.Ask.Sure, "fairly": w.Ask.Fairly, "guess": w.Ask.Guess}[c], st.pencil, 0)
	}
}

// drawGiven is what was answered, without a word on it.
func (s *seatScreen) drawGiven(d *drawing) {
	for _, l := range s.ask.attempt.Chosen() {
		text := l.Text
		if !isMarkdown(s.ask.form()) {
			text = escapeMarkdown(safe.Line(text))
		}
		d.text(text, "     • ", 7)
	}
}

// drawReveal is what the room answered, what is right, and how the seat did.
func (s *seatScreen) drawReveal(d *drawing) {
	w, st, q := s.env.words, s.env.styles, s.ask
	if q.attempt.Step == study.Shown && s.of.graded() {
		d.say(verdictLine(s.env, q.attempt), st.of(markOf(q.attempt.Grade.Verdict)), 0)
		for _, l := range q.attempt.Chosen() {
			q.drawLine(d, l)
		}
		d.blank()
	} else if q.attempt.Step == study.Shown {
		d.say(w.Room.YourAnswer+w.Colon(), st.pencil, 0)
		s.drawGiven(d)
		d.blank()
	}
	if stem := q.stem(); stem != "" {
		d.text(stem, "", 0)
		d.blank()
	}
	drawResult(d, s.room.State, s.of, showing{marks: true})
	if md := s.of.of.Question.Explanation; md != "" && s.of.graded() {
		d.blank()
		d.say(w.Ask.Why, st.strong, 0)
		d.text(md, "", 0)
	}
}
