package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/progress/study"
)

// A play is a page that a seat does by itself, while the room goes on: the
// reader's page with the reader's players, but for what is the room's to ask.
// It is made when it is opened and dropped when it is left, unless something in
// it is under way: then it waits, one page of a seat at most.
type play struct {
	seat  *seatScreen
	r     *reader
	marks string // what of the room the page was built with
}

// newPlay opens a page at one of its parts. Where todo, keys act on what is to
// be done there or below.
func newPlay(s *seatScreen, page, at int, todo bool) *play {
	p := &play{seat: s}
	m := s.module()
	e := *s.env
	e.seeder = study.Seeder{Learner: s.room.Head.Room + " " + s.seat.ID}
	// A seat records what was done, not where it was read: read and told are said to be.
	p.r = &reader{env: &e, course: s.w.o.Course, module: m, terms: p.termsOf(m), focus: -1, page: page, read: true, told: true, keeper: p}
	p.marks = p.ofRoom()
	p.r.entered = s.env.now()
	p.tune()
	p.r.build()
	p.draw()
	if !p.r.env.layout.ready() {
		return p
	}
	if todo || at > 0 {
		p.r.drawRest()
	}
	from := func(t *part) bool { return t.index >= at }
	if i := slices.IndexFunc(p.r.parts, from); at > 0 && i >= 0 {
		p.r.sheet.scroll(p.r.parts[i].at)
	}
	first := slices.IndexFunc(p.r.parts, func(t *part) bool { return t.active() && from(t) })
	if first < 0 {
		first = slices.IndexFunc(p.r.parts, (*part).active)
	}
	if todo && first >= 0 {
		p.r.focusOn(first, true)
	}
	return p
}

// draw draws the page anew. What is to follow, the seat asks for by beatPlay.
func (p *play) draw() {
	p.r.fit()
	p.r.asked = false
	for _, t := range p.r.parts {
		if b, ok := t.player.(beating); ok {
			b.rest()
		}
	}
}

// tune gives the page what the seat's screen shows with, less the rows below it
// in which the room speaks.
func (p *play) tune() {
	seeder := p.r.env.seeder
	*p.r.env = *p.seat.env
	p.r.env.seeder = seeder
	l := &p.r.env.layout
	l.contents, l.notes = 0, 0
	if l.ready() {
		l.body = max(1, l.body-len(p.status()))
	}
}

// fit draws the page anew where the rows below it have become more or fewer.
func (p *play) fit() {
	before := p.r.env.layout
	if p.tune(); before != p.r.env.layout {
		p.draw()
	}
}

// ofRoom is what of the room changes the page.
func (p *play) ofRoom() string {
	marks := seenOn(p.seat.w, p.seat.env.words.Lang, p.seat.room.State, p.r.page)
	return marks.opened() + "|" + marks.phase
}

// hearRoom takes what the room has become: a recall that the room asks is not
// answered here any more, and an activity goes through its phases.
func (p *play) hearRoom() {
	if now := p.ofRoom(); now != p.marks {
		p.marks = now
		p.handOver()
		p.rebuild(p.r.module)
	}
	if p.seat.playing {
		p.fit()
	}
}

// handOver puts what was typed for a recall into the room's own question.
func (p *play) handOver() {
	q := p.seat.ask
	for _, t := range p.r.parts {
		o := t.asks()
		if q == nil || o == nil || t.id != p.seat.room.Block || len(o.inputs) != len(q.inputs) {
			continue
		}
		for i := range q.inputs {
			if q.inputs[i].Value() == "" {
				q.inputs[i].SetValue(o.inputs[i].Value())
			}
		}
	}
}

// rebuild goes on with another reading of the module, at the same place.
func (p *play) rebuild(m *curriculum.Module) {
	line := p.r.line()
	p.r.change(m)
	p.r.resume = line
	p.tune()
	p.draw()
}

// leave ends the typing and hands in what was written.
func (p *play) leave() {
	if t := p.r.focused(); t != nil {
		t.player.exit()
	}
	for _, t := range p.r.parts {
		if t.active() {
			t.player.leave()
		}
	}
}

// underWay tells that something would be lost if the page were dropped.
func (p *play) underWay() bool {
	return slices.ContainsFunc(p.r.parts, func(t *part) bool { return underWay(t.player) })
}

func underWay(p player) bool {
	switch p := p.(type) {
	case *question:
		typed := func() bool {
			for i := range p.inputs {
				if p.inputs[i].Value() != "" {
					return true
				}
			}
			return p.attempt.Hints > 0 || slices.Contains(p.ticked, true)
		}
		return p.attempt.Step == study.Confiding || p.attempt.Step == study.Saving || p.attempt.Step == study.Answering && typed()
	case *rating:
		return p.rate.Step == study.Saving || p.rate.Step == study.Answering && len(p.rate.Values) > 0
	case *talk:
		return p.run.Step == study.Saving || p.run.Step == study.Answering && len(p.run.Way) > 0
	case *deck:
		return p.deal.Step != study.Dealt && (p.deal.At > 0 || p.deal.Step != study.Front)
	case *timer:
		return p.clock.Begun() && !p.clock.Off
	}
	return unsaved(p)
}

// unsaved tells that a text of the player's is not on the disk.
func unsaved(p player) bool {
	open := func(t *writer) bool { return t.flying != nil || t.changed() }
	switch p := p.(type) {
	case *note:
		return open(p.writer)
	case *worksheet:
		return slices.ContainsFunc(p.fields, open)
	}
	return false
}

func (p *play) moduleOf(id string) (*curriculum.Module, error) {
	return p.seat.w.other(p.seat.env.words.Lang, id)
}

func (p *play) termsOf(m *curriculum.Module) []curriculum.Term {
	return p.seat.w.termsIn(p.seat.env.words.Lang)
}

// part is what the room asks and leads, as the room shows it.
func (p *play) part(b *curriculum.Block) (*part, bool) {
	v := p.seat.room.State
	led := b.ID == v.Block && v.Round == 0
	switch {
	case b.Kind == curriculum.Facilitator:
		return nil, true
	case b.Kind == curriculum.Recall && v.Rounds(b.ID) == 0, b.Timer != nil && !led:
		return nil, false
	case isAsked(b), b.Kind == curriculum.Quiz, b.Kind == curriculum.Predict, b.Activity != nil, b.Timer != nil:
		return &part{id: b.ID, block: b, figure: roomFigure{p, b}}, true
	}
	return nil, false
}

// A roomFigure is a block as everybody in the room sees it.
type roomFigure struct {
	p *play
	b *curriculum.Block
}

func (f roomFigure) draw(bool) *drawing {
	s := f.p.seat
	d := &drawing{env: f.p.r.env, notes: footnoteNumbers(f.p.r.module)}
	roomBlock(d, f.b, seenOn(s.w, s.env.words.Lang, s.room.State, f.p.r.page))
	d.fix()
	return d
}

// pageKey takes the keys of the seat.
func (p *play) pageKey(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	s := p.seat
	switch k := msg.String(); k {
	case "f":
		s.follow()
	case "q":
		s.shut()
	case "esc":
		if p.r.opened != nil || p.r.focus >= 0 {
			return false, nil
		}
		s.shut()
	case "n":
		p.write()
	case "l":
		return true, s.pulse(room.Lost)
	case "i":
		s.openText(askOpen, "", "")
	case "t":
		s.openAnswer()
	case "tab", "p": // the room has the contents
	default:
		return false, nil
	}
	return true, nil
}

// write goes to the private note of the page: that of its reflection or, where
// it has none, the free one.
func (p *play) write() {
	at := slices.IndexFunc(p.r.parts, func(t *part) bool {
		n, ok := t.player.(*note)
		return ok && n.block != nil
	})
	if at < 0 {
		p.r.writePageNote()
		return
	}
	p.r.unfocus(at)
	p.r.parts[at].player.(*note).start()
	p.r.focusOn(at, true)
}

// turn looks at another page. What is under way on this one waits.
func (p *play) turn(page int) {
	if page < 0 || page >= len(p.r.module.Pages) {
		return
	}
	p.seat.shut()
	p.seat.lookAt(page)
}

// failed tells that something was given and could not be written.
func failed(p player) bool {
	switch p := p.(type) {
	case *note:
		return p.failed()
	case *worksheet:
		return p.failed()
	case *question:
		return p.attempt.Err != nil
	case *rating:
		return p.rate.Err != nil
	case *talk:
		return p.run.Err != nil
	case *deck:
		return p.deal.Err != nil
	}
	return false
}

// begin opens the page in view to be done by oneself, at what stands there.
func (s *seatScreen) begin(mark int) {
	if !s.reads() || s.page < 0 || s.page >= len(s.module().Pages) {
		return
	}
	if p := s.play; p != nil && p.r.page != s.page && slices.ContainsFunc(p.r.parts, func(t *part) bool { return failed(t.player) }) {
		s.told = fmt.Sprintf(s.env.words.Room.PlayUnsaved, safe.Line(p.r.module.Pages[p.r.page].Title))
		return
	}
	f := s.w.leaf(s.env, s.page, seenOn(s.w, s.env.words.Lang, s.room.State, s.page))
	s.playing = true
	if s.play == nil || s.play.r.page != s.page {
		s.play = newPlay(s, s.page, f.partAt(s.sheet.top), mark == 0)
	} else {
		s.play.tune()
		s.play.draw()
	}
	if mark != 0 {
		s.play.r.open(mark)
	}
}

// shut leaves what is done by oneself. What is under way waits for the seat to
// come back.
func (s *seatScreen) shut() {
	if !s.playing {
		return
	}
	s.playing, s.sheet.top = false, 0
	s.meet()
	s.play.leave()
	s.drop()
}

// drop frees a page that nothing is under way on.
func (s *seatScreen) drop() {
	if s.play != nil && !s.playing && !s.play.underWay() {
		s.play = nil
	}
}

// tellPlay passes on what is for the page done by oneself, which is open or
// waits.
func (s *seatScreen) tellPlay(msg tea.Msg) tea.Cmd {
	if s.play == nil {
		return nil
	}
	if s.playing {
		s.play.fit()
	} else {
		s.play.tune()
	}
	cmd := s.play.r.tell(msg)
	if more, ok := msg.(moreMsg); ok && more.reader == s.play.r {
		s.play.r.drawMore()
	}
	s.drop()
	return cmd
}

// beatPlay waits for what is seen of the page and changes as time passes.
func (s *seatScreen) beatPlay() tea.Cmd {
	if !s.playing || s.open != nothingOpen {
		return nil
	}
	return tea.Batch(s.play.r.more(), s.play.r.beat())
}

// isRoomAnswer tells that an event answers what the room asks: what is done by
// oneself has no round.
func isRoomAnswer(e progress.Event) bool { return e.Type == progress.Answered && e.Round > 0 }
