package tui

import (
	"bufio"
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
	"cahier/tui/plain"
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

	told    string // what of the room was told
	attempt study.Attempt
	since   time.Time
}

// maxTyped is the longest line that is read, in bytes.
const maxTyped = 8 << 10

// Lines is a participant's seat in lines, until they leave, the input ends or
// the context does. Width is in cells, 0 for lines as long as they are.
func (w *Workshop) Lines(ctx context.Context, s RoomScreen, seat Seat, in io.Reader, out io.Writer, width int) error {
	e, _ := w.env(RoomScreen{Lang: s.Lang, NoColor: true}, seat.Own)
	e.state, e.lines = seat.Own.State(), true
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
	typed := make(chan string)
	go func() {
		defer close(typed)
		lines := bufio.NewScanner(in)
		lines.Buffer(make([]byte, 0, 1024), maxTyped)
		for lines.Scan() {
			select {
			case typed <- safe.Line(lines.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	l.welcome()
	for l.err == nil {
		select {
		case v := <-views:
			l.s.hearRoom(v)
			l.tell()
		case line, more := <-typed:
			if !more || l.obey(strings.TrimSpace(line)) {
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
		text = ansi.Wrap(text, l.width, "")
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
		l.say(fmt.Sprintf(w.ResumeCode, s.seat.ResumeCode) + " " + w.ResumeHint)
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
		l.say(w.Room.TakeHomeHow + " " + s.w.o.Join.Command + " record > workshop.jsonl")
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
		l.attempt, l.since = s.of.attempt, s.env.now()
		if s.sealed() {
			l.say(w.Room.Saved)
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

// obey does what a line says; true leaves.
func (l *lineSeat) obey(line string) bool {
	w := l.s.env.words
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "":
		l.told = ""
		l.tell()
	case "quit", "q":
		return true
	case "?":
		l.say(w.Room.LinesHelp)
	case "lost", "slow", "perdu", "lent":
		p := map[string]string{"lost": room.Lost, "perdu": room.Lost, "slow": room.Slow, "lent": room.Slow}[word]
		if l.s.me().Pulse == p {
			p = ""
		}
		l.do(room.Event{Type: room.Pulsed, Pulse: p})
	case "ask", "question":
		l.do(room.Event{Type: room.Raised, Text: rest})
	case "text", "texte":
		if b := l.s.collects(); b != nil {
			l.do(room.Event{Type: room.Wrote, Block: b.ID, Text: rest})
		} else {
			l.say(w.Room.Why.NotNow)
		}
	case "note":
		l.note(rest)
	case "vote":
		l.vote(rest)
	default:
		l.answer(line)
	}
	return false
}

func (l *lineSeat) do(e room.Event) {
	e.By = l.s.seat.ID
	e, err := l.record.hub.Do(e)
	l.s.hearRoom(l.record.hub.View())
	l.s.did(didMsg{e, err})
	l.say(l.s.told)
}

// vote lists the questions from the floor, or votes for one by its number.
func (l *lineSeat) vote(number string) {
	w := l.s.env.words
	all := waiting(l.s.room.State)
	if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(all) {
		l.do(room.Event{Type: room.Voted, Of: all[n-1].ID, On: !all[n-1].Votes[l.s.seat.ID]})
		all = waiting(l.s.room.State)
	}
	if len(all) == 0 {
		l.say(w.Room.FloorEmpty)
	}
	for i, f := range all {
		l.say(strconv.Itoa(i+1) + ". " + f.Text + ", " + w.N(w.Room.Votes, len(f.Votes)))
	}
}

// note adds a line to the private note of the page.
func (l *lineSeat) note(text string) {
	s := l.s
	m := s.module()
	if text == "" || s.page >= len(m.Pages) {
		return
	}
	page := &m.Pages[s.page]
	before := study.PageNote(l.record.State(), s.w.o.Course.ID, m, page)
	if texts := before.Texts(); len(texts) > 0 {
		text = texts[len(texts)-1] + "\n" + text
	}
	e := study.At(s.w.o.Course.ID, m, s.page).NotedPage(page, text, before.After())
	s.stamp(&e)
	if _, err := l.record.Append(e); err != nil {
		what, hint := s.env.words.Failure(err, "")
		l.say(what + " " + hint)
		return
	}
	l.say(s.env.words.Room.Private)
}

// answer takes a line as the answer, or as the confidence.
func (l *lineSeat) answer(line string) {
	s, w := l.s, l.s.env.words
	if s.room.Phase != room.Open || l.attempt.Question == nil {
		l.say(w.Room.Why.NotOpen)
		return
	}
	if l.attempt.Step == study.Confiding {
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(confidences) {
			l.say(w.Room.LinesSure)
			return
		}
		l.attempt = l.attempt.Confide(confidences[n-1])
	} else {
		r, ok := plain.Respond(l.attempt, line)
		a, err := l.attempt.Answer(r)
		if !ok || err != nil {
			l.say(w.Ask.NotAnswer)
			return
		}
		l.attempt = a
	}
	if l.attempt.Step == study.Confiding {
		l.say(w.Room.LinesSure)
		return
	}
	e := l.attempt.Event(s.env.now().Sub(l.since).Milliseconds())
	s.stamp(&e)
	l.attempt = s.of.attempt // another line answers anew
	if _, err := l.record.Append(e); err != nil {
		l.say(l.why(err))
		return
	}
	s.hearRoom(l.record.hub.View())
	s.takeQuestion()
	l.say(w.Room.LinesSaved)
}

// why says why an answer was not taken.
func (l *lineSeat) why(err error) string {
	if _, ok := err.(room.Reason); ok {
		return reasonOf(l.s.env.words, err)
	}
	what, hint := l.s.env.words.Failure(err, "")
	return what + " " + hint
}
