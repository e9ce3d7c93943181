package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum/safe"
	"cahier/progress/room"
)

func (s *seatScreen) fit() tea.Cmd {
	if s.play != nil {
		s.play.tune()
		s.play.draw()
	}
	s.compose()
	return s.beatPlay()
}

// compose builds what the seat shows now: a page of the room, which all seats
// share, or rows of its own.
func (s *seatScreen) compose() {
	l := s.env.layout
	if !l.ready() {
		return
	}
	if s.leaf != nil && !s.reads() {
		s.place = spot{s.page, s.sheet.top, true}
	}
	s.leaf, s.point = nil, nil
	if s.playing && s.open == nothingOpen {
		s.aim = aim{}
		s.play.fit()
		return
	}
	if s.reads() {
		s.aim = aim{}
		s.leaf = s.w.leaf(s.env, s.page, seenOn(s.w, s.env.words.Lang, s.room.State, s.page))
		if s.place.left && s.place.page == s.page {
			s.sheet.top = s.place.top
		}
		s.place = spot{}
		s.sheet.set(s.leaf.rows, l.body)
		at := room.RoundKey{Block: s.room.Block, Round: s.room.Index}
		if at != s.front && !s.around {
			s.front = at
			s.sheet.reveal(s.leaf.front.from, s.leaf.front.to)
		}
		return
	}
	d := &drawing{env: s.env}
	d.blank()
	reveal := s.draw(d)
	s.point = d.point
	s.sheet.set(d.rows, l.body)
	s.bringToView(reveal)
}

// An aim is what the seat last brought into view, and in what window.
type aim struct {
	rows   span
	row    int // of the cursor, from 1; 0 for none
	layout layout
}

// bringToView shows rows and the cursor where they are not those of before:
// who scrolls away to read stays there whatever happens in the room meanwhile.
func (s *seatScreen) bringToView(rows span) {
	a := aim{rows: rows, layout: s.env.layout}
	if s.point != nil {
		a.row = s.point.row + 1
	}
	if a == s.aim {
		return
	}
	s.aim = a
	if rows.to > rows.from {
		s.sheet.reveal(rows.from, rows.to)
	}
	if s.point != nil {
		s.sheet.reveal(s.point.row, s.point.row+1)
	}
}

// reads tells that a page is in view and nothing stands over it.
func (s *seatScreen) reads() bool {
	if s.told != "" || s.open != nothingOpen || s.me().Gone || s.room.Phase == room.Over || s.welcomes() {
		return false
	}
	return !s.playing && (s.around || s.room.Phase == room.Reading)
}

// draw adds the rows of what the seat shows; the span is to be seen.
func (s *seatScreen) draw(d *drawing) span {
	w, st := s.env.words.Room, s.env.styles
	if s.told != "" {
		d.say(s.told, st.partly, 0)
		d.blank()
	}
	switch {
	case s.me().Banned:
		d.say(w.Banned, st.wrong, 0)
	case s.me().Gone:
		d.say(w.Gone, st.partly, 0)
	case s.open == noteOpen:
		return s.drawNote(d)
	case s.open == askOpen || s.open == textOpen:
		s.drawText(d)
	case s.open == floorOpen:
		return s.drawFloor(d)
	case s.open == leaveOpen:
		d.say(w.LeaveAsk, st.strong, 0)
		s.drawResume(d)
	case s.room.Phase == room.Over:
		s.drawOver(d)
	case s.welcomes() || s.room.Phase == room.Lobby || s.room.Phase == room.Unborn:
		return s.drawLobby(d)
	case s.around || s.room.Phase == room.Reading:
		return s.drawTold(d)
	case s.ask == nil:
		d.say(s.env.words.Read.NotAsked, st.pencil, 0)
	default:
		return s.drawQuestion(d)
	}
	return span{}
}

// drawTold draws the page with what is told, where it is being read.
func (s *seatScreen) drawTold(d *drawing) span {
	f := s.w.leaf(s.env, s.page, seenOn(s.w, s.env.words.Lang, s.room.State, s.page))
	if !s.place.left || s.place.page != s.page {
		s.place = spot{s.page, 0, true}
	}
	top := min(s.place.top, len(f.rows))
	told := span{top, top + len(d.rows)}
	d.rows = slices.Concat(f.rows[:top], d.rows, f.rows[top:])
	s.sheet.top = top
	return told
}

// drawLobby greets a seat. What to do, and the code that is to be noted, stand
// before the rules of the room, and are what is seen of a window too small for
// all of it.
func (s *seatScreen) drawLobby(d *drawing) span {
	w, st := s.env.words.Room, s.env.styles
	d.say(safe.Line(s.module().Title), st.strong, 0)
	d.blank()
	d.say(w.Welcome, st.right, 0)
	me := s.me()
	if s.room.Head.Identity == room.Anonymous || me.Name == "" {
		d.say(fmt.Sprintf(w.SeatNumber, me.Number), st.plain(), 0)
	} else {
		d.say(fmt.Sprintf(w.YouAre, safe.Line(me.Name), me.Number), st.plain(), 0)
	}
	from := len(d.rows)
	s.drawResume(d)
	d.blank()
	if s.welcomes() { // the code is shown until it is noted
		d.say(w.Begun, st.strong, 0)
	} else {
		d.say(w.WaitStart, st.strong, 0)
	}
	seen := span{from, len(d.rows)}
	d.blank()
	d.say(rule(s.env, s.room.State), st.pencil, 0)
	d.say(w.RuleAll, st.pencil, 0)
	return seen
}

func (s *seatScreen) drawResume(d *drawing) {
	if s.seat.ResumeCode == "" {
		return
	}
	w, st := s.env.words.Room, s.env.styles
	d.blank()
	d.say(fmt.Sprintf(w.ResumeCode, safe.Line(s.seat.ResumeCode)), st.strong, 0)
	d.say(w.ResumeHint, st.pencil, 0)
}

func (s *seatScreen) drawOver(d *drawing) {
	w, st := s.env.words.Room, s.env.styles
	d.say(w.Thanks, st.strong, 0)
	d.blank()
	d.say(w.TakeHome, st.plain(), 0)
	d.say(w.TakeHomeHow, st.plain(), 0)
	d.say(safe.Line(s.w.join(s.env).Command)+" record > workshop.jsonl", st.blue, 0)
	d.say(w.TakeHomeMerge, st.plain(), 0)
	d.say("cahier merge --as-mine workshop.jsonl", st.blue, 0)
	s.drawResume(d)
}

func (s *seatScreen) drawNote(d *drawing) span {
	n := s.note.draw(true)
	at := len(d.rows)
	d.rows = append(d.rows, n.rows...)
	if n.point != nil {
		d.point = &point{at + n.point.row, n.point.col}
	}
	return span{}
}

// drawText is a text for the room while it is written.
func (s *seatScreen) drawText(d *drawing) {
	w, st := s.env.words.Room, s.env.styles
	if s.open == askOpen {
		d.say(w.AskFloor, st.pencil, 0)
	} else {
		if b := s.collects(); b != nil && b.Reflect != nil {
			d.text(b.Reflect.Text, "", 0)
			d.blank()
		} else if b != nil {
			d.say(safe.Line(b.Title), st.strong, 0)
		}
		d.say(w.SendText, st.pencil, 0)
		for _, t := range s.room.Texts {
			if t.Seat == s.seat.ID && t.Block == s.block {
				d.say(map[bool]string{true: w.TextShown, false: w.TextHeld}[t.Shown], st.partly, 0)
			}
		}
	}
	width := max(16, s.env.layout.text)
	rule := row{text: st.blue.Render(strings.Repeat("─", width))}
	d.rows = append(d.rows, rule)
	s.area.SetWidth(width)
	s.area.MaxHeight = max(2, s.env.layout.body-8)
	if c := s.area.Cursor(); c != nil {
		d.point = &point{len(d.rows) + c.Y, c.X}
	}
	for _, l := range strings.Split(s.area.View(), "\n") {
		d.rows = append(d.rows, row{text: strings.TrimRight(l, " ")})
	}
	d.rows = append(d.rows, rule)
}

func (s *seatScreen) drawFloor(d *drawing) (at span) {
	w, st := s.env.words, s.env.styles
	d.say(w.Room.FloorTitle, st.strong, 0)
	all := waiting(s.room.State)
	if len(all) == 0 {
		d.say(w.Room.FloorEmpty, st.pencil, 0)
		return at
	}
	d.say(w.Room.FloorHelp, st.pencil, 0)
	d.blank()
	s.cursor = min(s.cursor, len(all)-1)
	for i, f := range all {
		box := "[ ] "
		if f.Votes[s.seat.ID] {
			box = "[x] "
		}
		if here := listed(d, box+safe.Line(f.Text)+"  · "+w.N(w.Room.Votes, len(f.Votes)), i == s.cursor); here.to > 0 {
			at = here
		}
	}
	return at
}

func (s *seatScreen) header() (left, right string) {
	w := s.env.words.Room
	left = safe.Line(s.module().Title)
	switch {
	case s.playing: // the rows below say it
	case s.around && s.room.Phase == room.Open:
		left = w.RoomAsks
	case s.around:
		left = w.KeyLook
		if i := s.module().PageIndex(s.room.Page); i >= 0 {
			left = fmt.Sprintf(w.RoomAt, s.env.words.Inner(safe.Line(s.module().Pages[i].Title)))
		}
	}
	if p := s.partners(); p != "" && !s.around && s.room.Phase == room.Reading {
		left = p
	}
	if s.room.Round > 1 && !s.around {
		left = fmt.Sprintf(w.Round, s.room.Round) + " · " + left
	}
	if n := len(s.module().Pages); n > 0 && s.room.Page != "" {
		right = fmt.Sprintf("%d/%d", s.at()+1, n)
	}
	if t := timerText(s.env, s.room.State); t != "" {
		right = t + "   " + right
	}
	return left, right
}

func (s *seatScreen) view() (string, *tea.Cursor) {
	if s.playing && s.open == nothingOpen {
		return s.play.view()
	}
	if s.leaf != nil {
		return s.w.window(s.env, s.leaf, s.sheet.top), nil
	}
	return s.sheet.window(s.env.layout, s.env.styles), cursorAt(s.point, &s.sheet, s.env.layout, 0)
}
