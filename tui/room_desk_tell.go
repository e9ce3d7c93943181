package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// hands tells that this desk is the stage, too: everybody reads along.
func (l *lineDesk) hands() bool { return l.w.o.Hands && !l.follows }

func (l *lineDesk) welcome() {
	l.look()
	if !l.w.o.Hands {
		l.tellJoin()
	}
	l.help()
	l.tell()
}

func (l *lineDesk) help() {
	w := l.env.words.Room.Desk
	switch {
	case l.follows:
		l.say(w.HelpNotes)
	case l.hands():
		l.say(w.HelpHands)
	default:
		l.say(w.Help)
	}
}

// tellJoin says all that people need to come in.
func (l *lineDesk) tellJoin() {
	w, j, colon := l.env.words.Room, l.w.join(l.env), l.env.words.Colon()
	l.put(w.JoinHere + colon + j.Command)
	for _, other := range j.Also {
		l.put(w.Desk.Or + colon + other)
	}
	if j.Code != "" {
		l.put(w.CodeIs + colon + j.Code)
	}
	if len(j.Others) > 0 {
		l.say(fmt.Sprintf(w.JoinOthers, strings.Join(j.Others, ", ")))
	}
	for _, s := range [][2]string{
		{w.Desk.Cahier, j.Cahier}, {w.Desk.Stage, j.Stage}, {w.Desk.Record, j.Record}, {w.JoinPrint, j.Fingerprint}, {"%s", j.Known}, {"%s", j.openTo(l.env.words)},
	} {
		if s[1] != "" {
			l.put(fmt.Sprintf(s[0], s[1]))
		}
	}
	l.say(map[string]string{room.Anonymous: w.Desk.NoName, room.Pseudonym: w.Desk.OwnName, room.Person: w.Desk.RealName}[l.room.Head.Identity])
}

// tell says where the room stands, once each time that it has moved; it returns
// whether it had.
func (l *lineDesk) tell() bool {
	v := l.room
	l.stage.room = v
	place := fmt.Sprint(v.Phase, v.Page, v.Block, v.Round, v.Index)
	if v.Phase == room.Talk {
		place += fmt.Sprint(v.Groups)
	}
	moved, timed := place != l.place, !v.Timer.Ends().Equal(l.ends)
	l.place, l.ends = place, v.Timer.Ends()
	if moved {
		l.say("")
		l.tellPlace()
	}
	if t := timerText(l.env, v.State); t != "" && (moved || timed) {
		l.say(fmt.Sprintf(l.env.words.Room.Desk.TimeLeft, t))
	}
	if moved {
		l.tellNext()
	}
	return moved || timed && v.Timer.Running()
}

// tellPlace says what is in front.
func (l *lineDesk) tellPlace() {
	switch {
	case l.hands():
		l.tellStage()
	case l.room.Phase == room.Unborn, l.room.Phase == room.Lobby:
		l.say(safe.Line(l.module().Title) + ", " + phaseWord(l.env, room.Lobby))
	case l.room.Phase == room.Reading:
		l.tellPage()
	case l.room.Phase != room.Over:
		l.tellQuestion()
	}
}

// tellStage says what the stage shows now, and where in the module that is. The
// question is not read again while people talk.
func (l *lineDesk) tellStage() {
	w := l.env.words.Room
	switch l.room.Phase {
	case room.Over:
		l.say(w.StageOver)
	case room.Closed:
		l.say(w.AnswersIn)
	case room.Talk:
		l.say(w.TalkStage)
	default:
		l.tellShown()
	}
}

// tellShown says what all can see.
func (l *lineDesk) tellShown() {
	l.tellNumber()
	l.sayRows(l.stage.body(l.env, l.env.layout.body, false).rows)
}

// tellNumber says which page is in front.
func (l *lineDesk) tellNumber() {
	m := l.module()
	if i := m.PageIndex(l.room.Page); i >= 0 && l.room.Phase == room.Reading {
		l.say(fmt.Sprintf(l.env.words.Room.Desk.Page, i+1, len(m.Pages), safe.Line(m.Pages[i].Title)))
	}
}

// tellPage says the page in front as the facilitator needs it: the activity that
// is on, the notes, the questions to ask.
func (l *lineDesk) tellPage() {
	l.tellNumber()
	m := l.module()
	i := m.PageIndex(l.room.Page)
	if i < 0 {
		return
	}
	if b, _ := m.Block(l.room.Block); b != nil && (b.Activity != nil || b.Timer != nil) {
		d := &drawing{env: l.env}
		roomBlock(d, b, seenOn(l.w, l.env.words.Lang, l.room.State, i))
		l.sayRows(d.rows)
	}
	l.tellNotes(func(*curriculum.Block) bool { return true })
	for _, b := range m.Pages[i].Blocks() {
		if isAsked(b) {
			l.say(fmt.Sprintf(l.env.words.Room.Desk.Question, b.ID, safe.Line(b.Title)))
		}
	}
}

// tellNotes says the facilitator's notes of the page.
func (l *lineDesk) tellNotes(which func(*curriculum.Block) bool) {
	d := &drawing{env: l.env, notes: footnoteNumbers(l.module())}
	for _, b := range l.notes() {
		if which(b) {
			d.heading(b.Title, "", noMark, false)
			d.text(b.Source, "", 0)
			d.blank()
		}
	}
	l.sayRows(d.rows)
}

// tellQuestion says the question in front, by how far the room is with it.
func (l *lineDesk) tellQuestion() {
	l.say(phaseWord(l.env, l.room.Phase))
	switch l.room.Phase {
	case room.Open:
		l.tellShown()
	case room.Talk:
		d := &drawing{env: l.env}
		l.stage.drawGroups(d, l.env.layout.body)
		l.sayRows(d.rows)
	default:
		l.tellVotes()
		if advice, share := l.advice(); l.room.Phase == room.Closed {
			l.say(adviceLine(l.env, advice, share))
		}
		return
	}
	l.tellNotes(func(b *curriculum.Block) bool { return b.Keys["for"] == l.room.Block })
}

// tellVotes says what the question in front got.
func (l *lineDesk) tellVotes() {
	d := &drawing{env: l.env}
	if l.room.Phase == room.Closed || l.room.Phase == room.Talk || l.room.Phase == room.Reveal {
		l.drawAsked(d)
	}
	if len(d.rows) == 0 {
		l.say(l.env.words.Room.Desk.NoVotes)
		return
	}
	l.sayRows(d.rows)
}

// tellNext says what comes next.
func (l *lineDesk) tellNext() {
	w := l.env.words.Room
	move, does := l.next()
	switch {
	case l.room.Phase == room.Over:
		l.say(does)
		return
	case move.Type == "" && l.room.Phase == room.Unborn:
		return
	case move.Type == "":
		does = w.Desk.AtEnd
	}
	if l.follows || move.Type == "" {
		l.say(w.Next + l.env.words.Colon() + does)
		return
	}
	l.say(fmt.Sprintf(w.Desk.Go, does))
}

// tellWho says how many are here, have answered, have gone, are lost.
func (l *lineDesk) tellWho() {
	w := l.env.words.Room.Desk
	l.say(strings.Join(l.presence(), ", "))
	if calls := l.calls(); len(calls) > 0 {
		l.say(strings.Join(calls, ", "))
	}
	if i := l.module().PageIndex(l.room.Page); i >= 0 {
		l.say(l.clockLine(i))
	}
	if t := timerText(l.env, l.room.State); t != "" {
		l.say(fmt.Sprintf(w.TimeLeft, t))
	}
}

// tellPeople says who is here, by the number of the seat.
func (l *lineDesk) tellPeople() {
	for _, t := range l.room.Seats {
		name := strconv.Itoa(t.Number) + "."
		if l.room.Head.Identity != room.Anonymous {
			name += " " + t.Name
		}
		l.say(name + ", " + l.seatState(t))
	}
	if len(l.room.Seats) == 0 {
		l.say(l.env.words.Room.Nobody)
	}
}

// tellFloor says the questions that wait, numbered.
func (l *lineDesk) tellFloor() {
	w := l.env.words
	l.floor = nil
	for i, f := range l.waiting() {
		l.floor = append(l.floor, f.ID)
		l.say(fmt.Sprintf("%d. %s, %s", i+1, f.Text, w.N(w.Room.Votes, len(f.Votes))))
	}
	if len(l.floor) == 0 {
		l.say(w.Room.FloorEmpty)
	}
}

// tellTexts says the open answers, numbered, and the words of those released.
func (l *lineDesk) tellTexts() {
	w := l.env.words.Room
	l.held = nil
	var released []string
	for i, t := range l.texts() {
		l.held = append(l.held, t.ID)
		state := w.HeldBack
		if t.Shown {
			state, released = w.Released, append(released, t.Text)
		}
		l.say(fmt.Sprintf("%d. [%s] %s", i+1, state, t.Text))
	}
	if len(l.held) == 0 {
		l.say(w.TextsEmpty)
	}
	if len(released) >= room.Few {
		l.say(w.Cloud + l.env.words.Colon() + cloudLine(released))
	}
}

// tellPages says the pages with their minutes.
func (l *lineDesk) tellPages() {
	m, spent := l.module(), l.spent()
	for i := range m.Pages {
		p := &m.Pages[i]
		line := strconv.Itoa(i+1) + ". " + safe.Line(p.Title)
		if t := l.pageTime(p, spent[p.ID]); t != "" {
			line += ", " + t
		}
		if p.ID == l.room.Page {
			line = "→ " + line
		}
		l.say(line)
	}
}

// The news of a room are what happens in it by itself. Each is told once.
type news struct {
	rung                    time.Time // the timer that was told to be over
	answered                room.RoundKey
	here                    int
	hereAt                  time.Time
	lost, slow, floor, held int
}

// settle is how long the number of those who come in stands before it is told.
const settle = 5 * time.Second

// tellNews says what has happened since it was last asked.
func (l *lineDesk) tellNews() {
	l.look()
	w, v, now := l.env.words.Room, l.room, l.env.now()
	if v.Timer.Running() && v.Timer.Left(now) == 0 && !l.heard.rung.Equal(v.Timer.Ends()) {
		l.heard.rung = v.Timer.Ends()
		l.say(w.TimeUp)
	}
	if l.w.o.Hands || v.Phase == room.Over {
		return
	}
	here, _, lost, slow := l.numbers()
	if key := (room.RoundKey{Block: v.Block, Round: v.Round}); v.Phase == room.Open && key != l.heard.answered && l.allAnswered() {
		l.heard.answered = key
		l.say(w.Desk.Everybody)
	}
	if here == l.heard.here {
		l.heard.hereAt = now
	} else if v.Phase == room.Lobby && now.Sub(l.heard.hereAt) >= settle {
		l.heard.here = here
		l.say(l.env.words.N(w.Here, here))
	}
	floor, held := len(v.Floor), l.heldBack()
	if lost > l.heard.lost || slow > l.heard.slow || floor > l.heard.floor || held > l.heard.held {
		l.say("! " + strings.Join(l.calls(), ", "))
	}
	l.heard.lost, l.heard.slow, l.heard.floor, l.heard.held = lost, slow, floor, held
}

// allAnswered tells that everybody who is here has answered, and somebody is.
func (l *lineDesk) allAnswered() bool {
	answers, here := l.room.Vote(l.room.Block, l.room.Round).Answers, 0
	for _, t := range l.room.Seats {
		if t.Gone || !l.room.Here[t.ID] {
			continue
		}
		here++
		if _, ok := answers[t.ID]; !ok {
			return false
		}
	}
	return here > 0
}
