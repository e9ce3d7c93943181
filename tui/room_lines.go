package tui

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/progress/study"
	"cahier/tui/markdown"
)

// lineSeat is a seat in lines: for a screen reader, and for a client without a
// terminal. The same steps as on a screen: answer, confidence, saved; no verdict
// before the reveal.
type lineSeat struct {
	s      *seatScreen // what the room means for this seat; nothing is drawn with it
	record *seatRecord
	out    io.Writer
	width  int
	err    error

	ctx   context.Context
	views <-chan room.View
	typed <-chan typedLine
	left  bool // the input or the session is over

	warned bool // where what is done by oneself is kept was said

	told    string // what of the room was told
	at      string // where the room was when somebody was last called back to it
	attempt study.Attempt
	hints   int           // opened for the question
	asked   room.RoundKey // whose they are
	since   time.Time
}

// Lines is a participant's seat in lines, until they leave, the input ends or
// the context does. Width is in cells, 0 for lines as long as they are.
func (w *Workshop) Lines(ctx context.Context, s RoomScreen, seat Seat, in io.Reader, out io.Writer, width int) error {
	e, _ := w.env(RoomScreen{Lang: s.Lang, NoColor: true}, seat.Own)
	e.state, e.lines, e.halves = seat.Own.State(), true, w.halvesOf(seat.ID)
	l := &lineSeat{s: newSeat(w, e, seat), record: &seatRecord{hub: w.o.Hub, seat: seat.ID, own: seat.Own, ended: ctx.Done()}, out: out, width: width}
	if seat.Leave != nil {
		defer seat.Leave()
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	f := w.seatMail(seat.ID, l.s.look())
	defer f.close()
	views := make(chan room.View)
	go func() {
		for {
			msg, ok := f.next()
			if !ok {
				return
			}
			select {
			case views <- msg.view:
			case <-ctx.Done():
				return
			}
		}
	}()
	l.ctx, l.views, l.typed = ctx, views, typedLines(ctx, in)
	l.welcome()
	for l.err == nil {
		select {
		case v := <-views:
			l.s.hearRoom(v)
			l.tell()
		case line, more := <-l.typed:
			if line.tooLong {
				l.say(e.words.Room.LineTooLong)
			} else if !more || l.obey(line.command()) {
				return l.err
			}
		case <-ctx.Done():
			return nil
		}
	}
	return l.err
}

// say writes a paragraph.
func (l *lineSeat) say(text string) {
	if l.width > 0 {
		text = strings.Join(wrapped(text, l.width), "\n")
	}
	for line := range strings.SplitSeq(text, "\n") {
		if l.err == nil {
			_, l.err = io.WriteString(l.out, strings.TrimRight(safe.Line(line), " ")+"\r\n")
		}
	}
}

// md writes Markdown.
func (l *lineSeat) md(source string) {
	e := l.s.env
	for _, line := range e.render(source, l.width, markdown.Options{Footnotes: footnoteNumbers(l.s.module())}).Lines {
		l.say(line)
	}
}

func (l *lineSeat) welcome() {
	w, s := l.s.env.words.Room, l.s
	l.say(s.module().Title)
	if me := s.me(); s.room.Head.Identity == room.Anonymous || me.Name == "" {
		l.say(fmt.Sprintf(w.SeatNumber, me.Number))
	} else {
		l.say(fmt.Sprintf(w.YouAre, me.Name, me.Number))
	}
	if s.seat.ResumeCode != "" {
		l.say(fmt.Sprintf(w.ResumeCode, s.seat.ResumeCode)) // a line of its own: nothing of the next is part of the code
		l.say(w.ResumeHint)
	}
	l.say(w.RuleAll)
	l.say(w.LinesHelp)
	l.tell()
}

// tell says where the room stands, once each time that it has moved.
func (l *lineSeat) tell() {
	s, w := l.s, l.s.env.words
	v := s.room
	at := fmt.Sprint(v.Phase, v.Page, v.Block, v.Round, v.Index, s.me().Gone, v.Timer.Seconds, strings.Join(groupOf(v.State, s.seat.ID), " "))
	if at == l.told {
		return
	}
	l.told = at
	l.say("")
	switch {
	case s.me().Banned:
		l.say(w.Room.Banned)
	case s.me().Gone:
		l.say(w.Room.Gone)
	case v.Phase == room.Lobby:
		l.say(w.Room.WaitStart)
	case v.Phase == room.Over:
		l.say(w.Room.Thanks + " " + w.Room.TakeHome)
		l.say(w.Room.TakeHomeHow + " " + s.w.join(s.env).Command + " record > workshop.jsonl")
		l.say(w.Room.TakeHomeMerge + " cahier merge --as-mine workshop.jsonl")
	case v.Phase == room.Reading:
		l.tellPage()
		if p := s.partners(); p != "" {
			l.say(p)
		}
	case s.ask == nil:
		l.say(w.Read.NotAsked)
	default:
		l.tellQuestion()
	}
	if t := timerText(s.env, v.State); t != "" {
		l.say(t)
	}
}

func (l *lineSeat) tellPage() {
	m := l.s.module()
	if l.s.page < 0 || l.s.page >= len(m.Pages) {
		return
	}
	e := *l.s.env
	e.layout = layout{width: 100, height: 24, text: 100, body: 24}
	if l.width > 0 {
		e.layout.text = max(20, l.width)
	}
	f := roomPage(&e, m, l.s.page, seenOn(l.s.w, e.words.Lang, l.s.room.State, l.s.page), nil)
	for _, r := range f.rows {
		l.say(ansi.Strip(r.text))
	}
}

// tellQuestion says the question in front, by how far the room is with it.
func (l *lineSeat) tellQuestion() {
	s, w := l.s, l.s.env.words
	title := w.Read.Question + ". " + s.of.at.Title
	if s.room.Round > 1 {
		title += ", " + fmt.Sprintf(w.Room.Round, s.room.Round)
	}
	l.say(title)
	switch s.room.Phase {
	case room.Open:
		l.begin()
		l.since = s.env.now()
		if s.sealed() {
			l.say(w.Room.LinesSaved)
		}
		l.question()
	case room.Closed:
		if l.attempt = (study.Attempt{}); s.sealed() {
			l.say(w.Room.LockedYours)
		} else {
			l.say(w.Room.LockedNone)
		}
	case room.Talk:
		l.say(w.Room.TalkTask + " " + w.Room.TalkAgain)
		l.say(s.partners())
	case room.Reveal:
		l.attempt = study.Attempt{}
		e := *s.env
		e.layout = layout{width: 200, height: 24, text: max(l.width, 60), body: 24}
		d := &drawing{env: &e, notes: s.of.notes}
		s.drawReveal(d)
		for _, r := range d.rows {
			if text := strings.Trim(ansi.Strip(r.text), " "); text != "" {
				l.say(strings.NewReplacer("█", "", "░", "").Replace(text))
			}
		}
	}
}

// begin begins an answer; hints that were opened for the question stay opened.
func (l *lineSeat) begin() {
	if l.asked != l.s.vote {
		l.asked, l.hints = l.s.vote, 0
	}
	l.attempt = l.s.of.attempt
	if l.s.sealed() {
		l.hints = max(l.hints, l.s.ask.attempt.Hints)
	}
	l.attempt.Hints = l.hints
}

// question writes what there is to choose from: by number, and with the letter
// that it has on the other screens.
func (l *lineSeat) question() {
	q, a := l.s.of.of.Question, l.s.of.attempt
	l.md(newQuestion(l.s.env, a).stem())
	numbered := func(i int, letter, text string) {
		l.say(strconv.Itoa(i+1) + ". " + letter + strings.ReplaceAll(markdown.Plain(text, markdown.Options{}), "\n", " "))
	}
	switch q.Form {
	case curriculum.Order:
		for i, at := range a.Steps {
			numbered(i, "", q.Steps[at-1].Text)
		}
	case curriculum.Match:
		for i, left := range q.Lefts() {
			l.say(string(rune('a'+i)) + ". " + markdown.Plain(q.Rows[left-1].Left, markdown.Options{}))
		}
		for i, at := range a.Options {
			numbered(i, "", q.Rows[at-1].Right)
		}
	default:
		for i, o := range l.s.of.offers() {
			if q.Form == curriculum.Verdict && i >= len(q.Choices) {
				i -= len(q.Choices)
			}
			numbered(i, "("+o.label+") ", o.text)
		}
	}
	l.say(newQuestion(l.s.env, a).instruction())
}
