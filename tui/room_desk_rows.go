package tui

import (
	"fmt"
	"strings"
	"time"

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
	if ask := map[confirmation]string{confirmEnd: w.EndAsk, confirmQuit: w.QuitAsk, confirmRemove: w.RemoveAsk, confirmBan: w.BanAsk}[d.confirm]; ask != "" {
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
	d.drawAsked(r)
	d.drawNotes(r)
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
		if calls := d.calls(); len(calls) > 0 {
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
	if d.room.Round > 0 {
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

// spent is how long each page was in front.
func (d *deskScreen) spent() map[string]time.Duration {
	events := d.events
	if d.w.o.Hub != nil {
		events = d.w.o.Hub.Events()
	}
	return room.Spent(events, d.env.now())
}

// clockLine is the page's time and the whole, in minutes: planned, spent, left.
func (d *deskScreen) clockLine(page int) string {
	w, m := d.env.words.Room, d.module()
	spent := d.spent()
	sum, planned := time.Duration(0), 0.0
	for i := range m.Pages {
		sum += spent[m.Pages[i].ID]
		planned += room.Planned(&m.Pages[i])
	}
	if planned == 0 {
		planned = float64(m.Minutes.Group)
	}
	here := w.Report.Page + d.env.words.Colon() + planLine(d.env, spent[m.Pages[page].ID], room.Planned(&m.Pages[page]))
	return here + "  ·  " + w.Total + d.env.words.Colon() + planLine(d.env, sum, planned) + ", " + leftLine(d.env, sum, planned)
}

func planLine(e *env, spent time.Duration, planned float64) string {
	s := minutesOf(spent)
	if planned == 0 {
		return wholeMinutes(e, s)
	}
	return fmt.Sprintf(e.words.Room.PlanLine, clockMinutes(e, s), e.words.Duration(planned))
}

// minutesOf is a time in whole minutes, those begun not counted.
func minutesOf(d time.Duration) float64 { return float64(int(d.Minutes())) }

func clockMinutes(e *env, m float64) string {
	if m == 0 {
		return "0"
	}
	return strings.TrimSuffix(e.words.Duration(m), "\u202fmin")
}

func leftLine(e *env, spent time.Duration, planned float64) string {
	w := e.words.Room
	if planned == 0 {
		return ""
	}
	left := planned - minutesOf(spent)
	if left < 0 {
		return fmt.Sprintf(w.Behind, e.words.Duration(-left))
	}
	return fmt.Sprintf(w.InTime, wholeMinutes(e, left))
}

// wholeMinutes writes minutes, none too.
func wholeMinutes(e *env, m float64) string {
	if m < 0.5 {
		return strings.Replace(e.words.Duration(1), "1", "0", 1)
	}
	return e.words.Duration(m)
}

// drawAsked is the question in front and, once it is locked, what it got.
func (d *deskScreen) drawAsked(r *drawing) {
	a, ok := d.asked()
	if !ok || d.room.Phase == room.Over {
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

// drawPlan is the pages with their minutes.
func (d *deskScreen) drawPlan(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	r.say(w.Plan, st.strong, 0)
	r.rows = append(r.rows, d.planRows(d.env.layout.text)...)
}

// planRows are the pages, what was spent on each and what was planned.
func (d *deskScreen) planRows(width int) []row {
	st, m, spent := d.env.styles, d.module(), d.spent()
	here := m.PageIndex(d.room.Page)
	var rows []row
	for i := range m.Pages {
		p := &m.Pages[i]
		line := spread(fmt.Sprintf("%2d  %s", i+1, safe.Line(p.Title)), d.pageTime(p, spent[p.ID]), width)
		r := row{text: line}
		switch {
		case i == here:
			r = row{text: st.chosen.Render(line), mark: hereMark}
		case spent[p.ID] > 0:
			r.mark = notedMark
		}
		rows = append(rows, r)
	}
	return rows
}

// pageTime is what was spent on a page of what was planned, "" for neither.
func (d *deskScreen) pageTime(p *curriculum.Page, spent time.Duration) string {
	switch planned := room.Planned(p); {
	case spent > 0:
		return planLine(d.env, spent, planned)
	case planned > 0:
		return d.env.words.Duration(planned)
	}
	return ""
}

// planBar is the plan beside the desk in a wide window.
func (d *deskScreen) planBar() string {
	l, st := d.env.layout, d.env.styles
	lines := make([]string, 0, l.body)
	lines = append(lines, "", "  "+st.strong.Render(d.env.words.Room.Plan), "")
	rows := d.planRows(l.contents - 5)
	here := d.module().PageIndex(d.room.Page)
	from := 0
	if room := l.body - len(lines); len(rows) > room && here > room/2 {
		from = min(here-room/2, len(rows)-room)
	}
	for _, r := range rows[from:] {
		mark := " "
		if r.mark != noMark {
			mark = st.of(r.mark).Render(glyphs[r.mark])
		}
		lines = append(lines, " "+mark+" "+r.text)
	}
	return strings.Join(lines[:min(len(lines), l.body)], "\n")
}
