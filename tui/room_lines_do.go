package tui

import (
	"strconv"
	"strings"

	"cahier/progress/room"
	"cahier/progress/study"
	"cahier/tui/plain"
)

// obey does what a line says; true leaves.
func (l *lineSeat) obey(line string) bool {
	w := l.s.env.words
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "":
		l.told = ""
		l.tell()
	case "quit", "quitter", "q":
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
			l.say(w.Room.Why.NoTexts)
		}
	case "note":
		l.note(rest)
	case "play", "faire":
		l.play()
		return l.left
	case "h", "hint", "indice":
		l.hint(rest)
	case "sources":
		l.look(plain.Sources)
	case "glossary", "glossaire":
		l.look(plain.Terms)
	case "follow", "suivre": // that is where the seat is
		l.told = ""
		l.tell()
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
	l.begin() // another line answers anew
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
