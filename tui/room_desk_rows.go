package tui

import (
	"fmt"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui/words"
)

// compose builds what the desk shows now.
func (d *deskScreen) compose() {
	l := d.env.layout
	if !l.ready() {
		return
	}
	d.point = nil
	r := &drawing{env: d.env}
	r.blank()
	d.drawTop(r)
	at := span{}
	switch d.panel {
	case noPanel:
		d.drawDesk(r)
	case joinPanel:
		d.drawJoin(r)
	case countsPanel:
		d.drawCounts(r)
	case peoplePanel:
		at = d.drawPeople(r)
	case floorPanel:
		at = d.drawFloor(r)
	case textsPanel:
		at = d.drawTexts(r)
	case pagesPanel:
		at = d.drawPages(r)
	}
	d.sheet.set(r.rows, l.body)
	if at.to > at.from {
		d.sheet.reveal(at.from, at.to)
		if d.cursor == 0 {
			d.sheet.top = 0
		}
	}
	if d.point != nil {
		d.sheet.reveal(d.point.row, d.point.row+1)
	}
}

// drawTop is what stands above everything: what was asked before an act, what
// the last key said, and what enter does.
func (d *deskScreen) drawTop(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	if ask := map[confirmation]string{confirmEnd: w.EndAsk, confirmQuit: d.quitAsk(), confirmRemove: w.RemoveAsk, confirmBan: w.BanAsk}[d.confirm]; ask != "" {
		r.say(ask, st.wrong, 0)
		r.blank()
	}
	if d.told != "" {
		r.say(d.told, st.partly, 0)
		r.blank()
	}
	if d.panel != noPanel && d.panel != countsPanel {
		return
	}
	if _, does := d.next(); d.panel == noPanel {
		lead := d.env.words.Keys.Enter + " → "
		if move, _ := d.next(); move.Type == "" || d.follows {
			lead = "→ "
		}
		r.say(lead+does, st.chosen, 0)
		if advice, share := d.advice(); d.room.Phase == room.Closed {
			r.say(adviceLine(d.env, advice, share), st.partly, 0)
		}
		r.blank()
	}
}

// quitAsk is what is asked before the desk is left, by what that ends.
func (d *deskScreen) quitAsk() string {
	w := d.env.words.Room
	switch {
	case d.w.o.Hands:
		return w.Desk.QuitStage
	case d.remote:
		return w.QuitAsk
	}
	return w.Desk.QuitHost
}

func adviceLine(e *env, advice room.Advice, share int) string {
	w := e.words.Room
	s := map[room.Advice]string{room.Discuss: w.AdviceDiscuss, room.MoveOn: w.AdviceMoveOn, room.Reteach: w.AdviceReteach}[advice]
	if s == "" {
		return w.AdviceNone
	}
	return fmt.Sprintf(s, share)
}

// drawDesk is the desk's page: people, the question, the notes, the plan.
func (d *deskScreen) drawDesk(r *drawing) {
	d.drawPulse(r)
	if d.room.Phase == room.Lobby && !d.w.o.Hands {
		d.drawJoin(r)
		r.blank()
	}
	if d.room.Phase != room.Over { // then the time it took is what is left to look at
		d.drawAsked(r)
		d.drawActivity(r)
		d.drawNotes(r)
	}
	if d.env.layout.contents == 0 {
		d.drawPlan(r)
	}
}

// numbers are how many are here, have dropped, and have answered.
func (d *deskScreen) numbers() (here, dropped, lost, slow int) {
	for _, t := range d.room.Seats {
		switch {
		case t.Gone:
		case d.room.Here[t.ID]:
			here++
		default:
			dropped++
		}
		switch {
		case t.Gone:
		case t.Pulse == room.Lost:
			lost++
		case t.Pulse == room.Slow:
			slow++
		}
	}
	return here, dropped, lost, slow
}

// drawPulse is how the room is: who is here, who answered, who calls.
func (d *deskScreen) drawPulse(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	m := d.module()
	if !d.w.o.Hands {
		here, dropped, _, _ := d.numbers()
		if answered := len(d.room.Vote(d.room.Block, d.room.Round).Answers); d.room.Phase == room.Open && here > 0 {
			r.say(bar(answered, max(here, answered), min(40, d.env.layout.text)), st.blue, 0)
		}
		r.say(strings.Join(d.presence(), " · "), st.strong, 0)
		if here+dropped == 0 {
			r.say(w.Nobody, st.pencil, 0)
		}
		if calls := d.calls(); len(calls) > 0 && d.room.Phase != room.Over {
			r.say("! "+strings.Join(calls, " · "), st.partly, 0)
		}
	}
	if i := m.PageIndex(d.room.Page); i >= 0 {
		r.say(d.clockLine(i), st.pencil, 0)
	}
	r.blank()
}

// presence is how many are here, have dropped and, where a question is in front,
// have answered it.
func (d *deskScreen) presence() []string {
	w := d.env.words
	here, dropped, _, _ := d.numbers()
	all := []string{w.N(w.Room.Here, here)}
	if dropped > 0 {
		all = append(all, w.N(w.Room.Dropped, dropped))
	}
	if d.room.Round > 0 && d.room.Phase != room.Over {
		answered := len(d.room.Vote(d.room.Block, d.room.Round).Answers)
		all = append(all, fmt.Sprintf(w.Room.Answered, answered, max(here, answered)))
	}
	return all
}

// calls are what asks for the facilitator: who is lost or finds it slow, and what
// waits to be dealt with.
func (d *deskScreen) calls() (calls []string) {
	w := d.env.words.Room
	add := func(s words.Count, n int) {
		if n > 0 {
			calls = append(calls, d.env.words.N(s, n))
		}
	}
	_, _, lost, slow := d.numbers()
	add(w.AskingHelp, lost)
	add(w.TooSlow, slow)
	add(w.OnFloor, len(d.waiting()))
	add(w.Held, d.heldBack())
	return calls
}

// heldBack is how many texts wait to be released.
func (d *deskScreen) heldBack() int {
	held := 0
	for _, t := range d.room.Texts {
		if !t.Shown {
			held++
		}
	}
	return held
}

// drawAsked is the question in front and, once it is locked, what it got.
func (d *deskScreen) drawAsked(r *drawing) {
	a, ok := d.asked()
	if !ok {
		return
	}
	w := d.env.words
	title := safe.Line(a.at.Title)
	if d.room.Round > 1 {
		title += " · " + fmt.Sprintf(w.Room.Round, d.room.Round)
	}
	m := todoMark
	if d.room.Phase == room.Reveal {
		m = notedMark
	}
	r.heading(w.Read.Question, title, m, false)
	t := d.room.Tally(a.of.Question, d.room.Block, d.room.Round)
	switch d.room.Phase {
	case room.Open:
	case room.Talk: // the notes are wanted now
		drawShare(r, t, d.room.Round, false, a.graded())
	default:
		r.notes = a.notes
		drawResult(r, d.room.State, a, showing{marks: true, typed: true})
		if t.Enough() && t.Sure[1] > 0 && a.graded() {
			r.say(fmt.Sprintf(w.Room.SureShare, t.Sure[1], t.Sure[0]), d.env.styles.pencil, 0)
		}
	}
	r.blank()
}

// drawActivity is the phase of the activity in front, as people read it.
func (d *deskScreen) drawActivity(r *drawing) {
	b, _ := d.module().Block(d.room.Block)
	if b == nil || b.Activity == nil || d.room.Index >= len(b.Activity.Phases) {
		return
	}
	title := fmt.Sprintf("%s · %d/%d", b.Title, d.room.Index+1, len(b.Activity.Phases))
	r.heading(d.env.words.Activity.Kind, title, todoMark, false)
	r.text(b.Activity.Phases[d.room.Index].Text, "", 0)
	r.blank()
}

// notes are the facilitator's blocks of the page, those for what is in front
// first.
func (d *deskScreen) notes() []*curriculum.Block {
	m := d.module()
	i := m.PageIndex(d.room.Page)
	if i < 0 && len(m.Pages) > 0 && d.room.Phase == room.Lobby {
		i = 0
	}
	if i < 0 {
		return nil
	}
	var first, rest []*curriculum.Block
	for _, p := range m.Pages[i].Parts {
		if p.Block == nil || p.Block.Kind != curriculum.Facilitator {
			continue
		}
		if d.room.Block != "" && p.Block.Keys["for"] == d.room.Block {
			first = append(first, p.Block)
		} else {
			rest = append(rest, p.Block)
		}
	}
	return append(first, rest...)
}

func (d *deskScreen) drawNotes(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	r.notes = footnoteNumbers(d.module())
	all := d.notes()
	if len(all) == 0 {
		r.say(w.Notes+d.env.words.Colon()+w.NoNotes, st.pencil, 0)
		r.blank()
		return
	}
	for _, b := range all {
		r.heading(b.Title, "", noMark, false)
		r.text(b.Source, "", 0)
		r.blank()
	}
}
