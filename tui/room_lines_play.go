package tui

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/tui/markdown"
	"cahier/tui/plain"
)

// play goes through what the page has to be done by oneself, with the players
// of the face in lines. Meanwhile the room goes on: it is said when it has
// moved, and one line leads back to it.
func (l *lineSeat) play() {
	s, w := l.s, l.s.env.words.Room
	page := l.pageInView()
	if page == nil {
		l.say(w.Why.NotNow)
		return
	}
	if !slices.ContainsFunc(page.Blocks(), l.playsAlone) {
		l.say(w.LinesNone)
		return
	}
	l.say(w.LinesPlay)
	if !l.warned {
		l.warned = true
		l.say(w.PlaySheet)
	}
	l.at = l.whereabouts()
	if err := plain.Alone(l.options(), s.w.o.Course, s.module(), s.page, l.playsAlone); err != nil {
		l.say(l.why(err))
	}
	if !l.left {
		l.say("")
		l.say(l.s.env.words.Room.LinesOn)
		l.tell() // where it has moved
	}
}

// pageInView is the page that the room is at, nil before its first one.
func (l *lineSeat) pageInView() *curriculum.Page {
	m := l.s.module()
	if l.s.room.Page == "" || l.s.room.Phase == room.Over || l.s.me().Gone || l.s.page >= len(m.Pages) {
		return nil
	}
	return &m.Pages[l.s.page]
}

// playsAlone tells that a block is done by oneself now.
func (l *lineSeat) playsAlone(b *curriculum.Block) bool {
	v := l.s.room.State
	switch {
	case b.Reflect != nil:
		return true
	case b.Kind == curriculum.Recall:
		return v.Rounds(b.ID) == 0
	case b.Timer != nil:
		return b.ID != v.Block || v.Round > 0
	}
	return playable(b)
}

// options are those of the face in lines, with this seat at the other end.
func (l *lineSeat) options() plain.Options {
	s := l.s
	return plain.Options{
		In: &seatLines{seat: l}, Out: returns{l.out}, Record: aloneRecord{l}, Lang: s.env.words.Lang, Now: s.env.now, Width: l.width, Halves: s.env.halves,
		SetLang: func(lang string) {
			t := s.w.tongue(lang)
			s.env.words, s.env.keys = t.words, t.keys
			s.switchLanguage()
		},
	}
}

// look writes what the page in view cites, or what of it the glossary explains.
func (l *lineSeat) look(what func(plain.Options, *curriculum.Course, *curriculum.Module, int) error) {
	if l.pageInView() == nil {
		l.say(l.s.env.words.Room.Why.NotNow)
		return
	}
	if err := what(l.options(), l.s.w.o.Course, l.s.module(), l.s.page); err != nil {
		l.err = err
	}
}

// hint says hint n of the open question again or, without a number that was
// opened, the next one.
func (l *lineSeat) hint(number string) {
	s, w := l.s, l.s.env.words
	if s.room.Phase != room.Open || l.attempt.Question == nil {
		l.say(w.Room.Why.NotOpen)
		return
	}
	hints := l.attempt.Question.Hints
	if len(hints) == 0 {
		l.say(w.Ask.NoHint)
		return
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > l.attempt.Hints {
		l.attempt = l.attempt.Hint()
		n = l.attempt.Hints
	}
	l.hints = l.attempt.Hints
	text := markdown.Plain(hints[n-1], markdown.Options{Footnotes: s.of.notes, Alerts: w.Alerts(), Colon: w.Colon()})
	l.say(fmt.Sprintf(w.Ask.Hint, n, len(hints)) + w.Colon() + strings.TrimRight(text, "\n"))
}

// whereabouts is where the room is, as far as it calls somebody away.
func (l *lineSeat) whereabouts() string {
	v := l.s.room
	return fmt.Sprint(v.Phase, v.Page, v.Block, v.Round)
}

// call says that the room has gone on, once each time.
func (l *lineSeat) call() {
	at, w := l.whereabouts(), l.s.env.words.Room
	if at == l.at {
		return
	}
	l.at = at
	if l.s.room.Phase == room.Open {
		l.say(w.LinesAsked)
		return
	}
	l.say(w.LinesMoved)
}

// next waits for a line while the room goes on; false ends what is played.
func (l *lineSeat) next() (string, bool) {
	for l.err == nil {
		select {
		case v := <-l.views:
			l.s.hearRoom(v)
			if l.s.me().Gone {
				return "", false
			}
			l.call()
		case line, more := <-l.typed:
			if l.left = !more; l.left {
				return "", false
			}
			if line.tooLong {
				l.say(l.s.env.words.Room.LineTooLong)
				continue
			}
			word := strings.ToLower(line.command())
			return line.text, word != "follow" && word != "suivre"
		case <-l.ctx.Done():
			l.left = true
			return "", false
		}
	}
	l.left = true
	return "", false
}

// seatLines are the lines of a seat as a stream, until the seat goes back to
// the room.
type seatLines struct {
	seat *lineSeat
	rest []byte
	over bool
}

func (r *seatLines) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		line, ok := "", false
		if !r.over {
			line, ok = r.seat.next()
		}
		if !ok {
			r.over = true
			return 0, io.EOF
		}
		r.rest = []byte(line + "\n")
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// returns ends lines as a terminal without a driver wants it.
type returns struct{ w io.Writer }

func (r returns) Write(p []byte) (int, error) {
	if _, err := io.WriteString(r.w, strings.ReplaceAll(string(p), "\n", "\r\n")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// An aloneRecord writes what is done by oneself into the seat's own record.
type aloneRecord struct{ l *lineSeat }

func (r aloneRecord) Append(e progress.Event) (progress.Event, error) {
	e.Mode, e.Room, e.Seat = progress.Room, r.l.s.room.Head.Room, r.l.s.seat.ID
	return r.l.record.Append(e)
}
func (r aloneRecord) State() progress.State        { return r.l.record.State() }
func (r aloneRecord) Refresh() error               { return nil }
func (r aloneRecord) Learner() string              { return r.l.s.room.Head.Room + " " + r.l.s.seat.ID }
func (r aloneRecord) Problems() []progress.Problem { return nil }
