package tui

import (
	"fmt"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/progress/room"
)

// Where an order is known.
const (
	atDesk  = 1 << iota // of a workshop
	atStage             // of a presentation, whose votes are hands
	atNotes             // which change nothing
	leads   = atDesk | atStage
	always  = leads | atNotes
)

// An order is what can be typed at a desk in lines: the words for it, in both
// languages and, where a screen has one, the letter of its key.
type order struct {
	words string
	where int
	obey  func(l *lineDesk, rest string)
}

// bare makes an order of what takes no words.
func bare(f func(*lineDesk)) func(*lineDesk, string) { return func(l *lineDesk, _ string) { f(l) } }

// plainly makes an order of what only happens.
func plainly(e func(s room.State) room.Event) func(*lineDesk, string) {
	return func(l *lineDesk, _ string) { l.did(l.do(e(l.room.State))) }
}

func asOne(kind string) func(s room.State) room.Event {
	return func(s room.State) room.Event { return room.Event{Type: kind, Block: s.Block, Round: s.Round} }
}

var orders = []order{
	{"? help aide", always, bare((*lineDesk).help)},
	{"go suite", leads, bare((*lineDesk).goOn)},
	{"n next suivante", leads, bare(func(l *lineDesk) { l.turnTo(l.module().PageIndex(l.room.Page) + 1) })},
	{"b back précédente", leads, bare(func(l *lineDesk) { l.turnTo(l.module().PageIndex(l.room.Page) - 1) })},
	{"g pages", always, bare((*lineDesk).tellPages)},
	{"page", leads, (*lineDesk).page},
	{"read lire", atDesk, bare((*lineDesk).tellShown)},
	{"o open ouvrir", leads, (*lineDesk).ask},
	{"l lock clore", leads, plainly(asOne(room.Locked))},
	{"d discuss talk discuter", leads, plainly(asOne(room.Talked))},
	{"r reveal révéler résultat", leads, plainly(asOne(room.Revealed))},
	{"u undo annuler", leads, bare(func(l *lineDesk) { l.acted = l.env.now(); l.undo(); l.did(false) })},
	{"t timer minuteur", leads, (*lineDesk).setTimer},
	{"+ more plus", leads, (*lineDesk).extend},
	{"a activity activité", leads, (*lineDesk).activity},
	{"c hands mains", atStage, (*lineDesk).raise},
	{"p pairs paires", atDesk, bare(func(l *lineDesk) { l.pair(false); l.did(false) })},
	{"different différentes", atDesk, bare(func(l *lineDesk) { l.pair(true); l.did(false) })},
	{"who qui", atDesk, bare((*lineDesk).tellWho)},
	{"s people participants", atDesk, bare((*lineDesk).tellPeople)},
	{"remove retirer", atDesk, func(l *lineDesk, rest string) { l.send(room.Removed, rest) }},
	{"ban exclure", atDesk, func(l *lineDesk, rest string) { l.send(room.Banned, rest) }},
	{"f questions", atDesk, bare((*lineDesk).tellFloor)},
	{"done traitée", atDesk, func(l *lineDesk, rest string) { l.listed(l.floor, rest, room.Event{Type: room.Done}) }},
	{"w texts textes", atDesk, bare((*lineDesk).tellTexts)},
	{"release publier", atDesk, func(l *lineDesk, rest string) { l.listed(l.held, rest, room.Event{Type: room.Shown, On: true}) }},
	{"hold retenir", atDesk, func(l *lineDesk, rest string) { l.listed(l.held, rest, room.Event{Type: room.Shown}) }},
	{"votes", atDesk, bare((*lineDesk).tellVotes)},
	{"notes", atDesk | atNotes, bare(func(l *lineDesk) { l.tellNotes(func(*curriculum.Block) bool { return true }) })},
	{"j join entrer", atDesk, bare((*lineDesk).tellJoin)},
	{"h desk pupitre", atDesk, bare((*lineDesk).tellCode)},
	{"end terminer", leads, plainly(func(room.State) room.Event { return room.Event{Type: room.Ended} })},
}

// known are the orders by their words, without accents.
var known = func() map[string]order {
	all := map[string]order{}
	for _, o := range orders {
		for word := range strings.FieldsSeq(o.words) {
			all[curriculum.Fold(word)] = o
		}
	}
	return all
}()

// where says what this desk is.
func (l *lineDesk) where() int {
	switch {
	case l.follows:
		return atNotes
	case l.hands():
		return atStage
	}
	return atDesk
}

// obey does what a line says; true leaves.
func (l *lineDesk) obey(line string) bool {
	l.look()
	l.told = ""
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word = curriculum.Fold(word); {
	case word == "":
		l.place = ""
		l.tell()
		return false
	case word == "q", word == "quit", word == "quitter":
		return true
	case l.hands() && l.countable() > 0 && strings.Trim(line, "0123456789 ,;") == "": // as it was asked for
		l.raise(line)
		return false
	}
	o, ok := known[word]
	if !ok || o.where&l.where() == 0 {
		l.say(l.env.words.Room.Desk.Unknown)
		return false
	}
	o.obey(l, rest)
	return false
}

// did says what came of an order: why it was refused, where the room is now, or
// that it was done.
func (l *lineDesk) did(ok bool) {
	if l.told != "" {
		l.say(l.told)
	}
	if !l.tell() && ok {
		l.say(l.env.words.Room.Desk.Done)
	}
}

// goOn does the next sensible thing.
func (l *lineDesk) goOn() {
	move, _ := l.next()
	switch move.Type {
	case "":
		l.tellNext()
	case room.Counted:
		l.say(l.env.words.Room.CountsHelp)
	default:
		l.did(l.do(move.Event()))
	}
}

// turnTo shows a page, the first one from the lobby on.
func (l *lineDesk) turnTo(at int) {
	pages := l.module().Pages
	if l.room.Page == "" {
		at = max(at, 0)
	}
	if at < 0 || at >= len(pages) {
		l.say(reasonOf(l.env.words, room.NotNow))
		return
	}
	l.did(l.do(room.Event{Type: room.Paged, Page: pages[at].ID}))
}

// page shows the page with a number; without one it lists them.
func (l *lineDesk) page(rest string) {
	if rest == "" {
		l.tellPages()
		return
	}
	if n, ok := l.number(rest); ok {
		l.turnTo(n - 1)
	}
}

// number reads a number; what is none is told.
func (l *lineDesk) number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		l.say(l.env.words.Room.Desk.Unknown)
		return 0, false
	}
	return n, true
}

// ask opens the question named, or the one that comes next on the page.
func (l *lineDesk) ask(id string) {
	if id == "" {
		before := l.room.Seq
		l.open()
		l.did(l.room.Seq != before)
		return
	}
	if b, _ := l.module().Block(id); b == nil || !isAsked(b) {
		l.say(reasonOf(l.env.words, room.NoSuch))
		return
	}
	l.did(l.do(room.Event{Type: room.Asked, Block: id, Round: l.room.NextRound(id)}))
}

// setTimer starts a clock of so many seconds; without a number it does what the
// key does.
func (l *lineDesk) setTimer(rest string) {
	if rest == "" {
		before := l.room.Seq
		l.timer()
		l.did(l.room.Seq != before)
		return
	}
	if n, ok := l.number(rest); ok {
		l.did(l.do(room.Event{Type: room.Timed, Seconds: n}))
	}
}

func (l *lineDesk) extend(rest string) {
	n := int(extension.Seconds())
	if rest != "" {
		var ok bool
		if n, ok = l.number(rest); !ok {
			return
		}
	}
	l.did(l.do(room.Event{Type: room.Extended, Seconds: n}))
}

// activity begins a phase of the activity in front, else of the first one on the
// page, else its first practice: the phase with a number, or the next.
func (l *lineDesk) activity(rest string) {
	b, _ := l.module().Block(l.room.Block)
	index := l.room.Index + 1
	if b == nil || b.Activity == nil {
		b, index = l.group(), 0
	}
	if b == nil {
		l.say(reasonOf(l.env.words, room.NotNow))
		return
	}
	if rest != "" {
		n, ok := l.number(rest)
		if !ok {
			return
		}
		index = n - 1
	}
	phases := 1
	if b.Activity != nil {
		phases = max(1, len(b.Activity.Phases))
	}
	if index < 0 || index >= phases {
		l.say(reasonOf(l.env.words, room.NoSuch))
		return
	}
	l.did(l.do(room.Step(b, index).Event()))
}

// group is what a group can do on the page.
func (l *lineDesk) group() (b *curriculum.Block) {
	at := l.module().PageIndex(l.room.Page)
	if at < 0 {
		return nil
	}
	for _, c := range l.module().Pages[at].Blocks() {
		switch {
		case c.Activity != nil:
			return c
		case c.Timer != nil && b == nil:
			b = c
		}
	}
	return b
}

// raise takes the hands that were raised.
func (l *lineDesk) raise(typed string) {
	if l.countable() == 0 || l.room.Phase == room.Reveal {
		l.say(reasonOf(l.env.words, room.NotNow))
		return
	}
	counts, ok := l.counted(typed)
	if !ok {
		l.say(fmt.Sprintf(l.env.words.Room.CountsBad, l.countable()))
		return
	}
	l.did(l.do(room.Event{Type: room.Counted, Block: l.room.Block, Round: l.room.Round, Counts: counts}))
}

// send takes the seat with a number out of the room.
func (l *lineDesk) send(kind, rest string) {
	n, ok := l.number(rest)
	if !ok {
		return
	}
	if n < 1 || n > len(l.room.Seats) {
		l.say(reasonOf(l.env.words, room.NoSuch))
		return
	}
	l.did(l.do(room.Event{Type: kind, Of: l.room.Seats[n-1].ID}))
}

// listed lets an event happen to what stood under a number when it was listed:
// the order may be another one now.
func (l *lineDesk) listed(ids []string, rest string, e room.Event) {
	n, ok := l.number(rest)
	if !ok {
		return
	}
	if n < 1 || n > len(ids) {
		l.say(reasonOf(l.env.words, room.NoSuch))
		return
	}
	e.Of = ids[n-1]
	l.did(l.do(e))
}

// tellCode says how a second desk comes in.
func (l *lineDesk) tellCode() {
	if j := l.w.o.Join; j.HostCode != "" {
		l.say(fmt.Sprintf(l.env.words.Room.Desk.HostCode, j.Desk, j.HostCode))
	}
}
