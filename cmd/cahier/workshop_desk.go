package main

import (
	"bufio"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui"
)

// A lineDesk leads a room in lines: for a screen reader, a script, or a
// terminal that draws nothing.
type lineDesk struct {
	*app
	w      *openWorkshop
	hub    *room.Hub
	module *curriculum.Module
	say    deskSay
}

// plainDesk reads what to do line by line. The end of input leaves the desk and
// closes the room for now.
func (a *app) plainDesk(ctx context.Context, w *openWorkshop) error {
	m, _, err := w.course.Module(w.module, w.host.hub.State().Head.Lang)
	if err != nil {
		return cannot(a.say.Fault.CheckHint, a.say.Workshop.NoModule, w.module)
	}
	d := &lineDesk{app: a, w: w, hub: w.host.hub, module: m, say: a.say.Workshop.Desk}
	d.showJoin()
	d.printf("%s\n", d.say.Help)
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewScanner(a.stdin); in.Scan(); {
			select {
			case lines <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case line, ok := <-lines:
			if !ok || d.obey(strings.Fields(line)) {
				return nil
			}
		}
		if d.out.err != nil {
			return nil // told at the end
		}
	}
}

// showJoin prints all that people need to come in.
func (d *lineDesk) showJoin() {
	c, s := d.w.join, d.app.say.Workshop
	d.printf("%s\n", d.fill(s.JoinLine, c.Command))
	if c.Code != "" {
		d.printf("%s\n", d.fill(s.CodeLine, c.Code))
	}
	d.printf("%s\n%s\n%s\n", d.fill(s.CahierLine, c.Cahier), d.fill(s.StageLine, c.Stage), d.fill(s.RecordLine, c.Record+" | cahier merge --as-mine -"))
	d.printf("%s\n%s\n%s\n", d.fill(s.KeyLine, c.Fingerprint), c.Known, c.OpenTo)
	d.printf("%s\n", map[string]string{room.Anonymous: s.Anonymous, room.Pseudonym: s.Pseudonym, room.Person: s.Named}[d.hub.State().Head.Identity])
}

// obey does what a line asks for; true leaves the desk.
func (d *lineDesk) obey(words []string) (leave bool) {
	if len(words) == 0 {
		return false
	}
	st, rest := d.hub.State(), strings.Join(words[1:], " ")
	switch words[0] {
	case "q", "quit":
		return true
	case "?", "help":
		d.printf("%s\n", d.say.Help)
	case "join":
		d.showJoin()
	case "desk":
		d.printf("%s\n", d.fill(d.say.HostCode, d.w.join.Desk, d.w.join.HostCode))
	case "who", "w":
		d.who()
	case "n", "next":
		d.page(st, 1)
	case "b", "back":
		d.page(st, -1)
	case "o", "open":
		d.ask(st, rest)
	case "l", "lock":
		d.do(room.Event{Type: room.Locked})
	case "t", "talk":
		d.do(room.Event{Type: room.Talked})
	case "r", "reveal":
		if d.do(room.Event{Type: room.Revealed}) {
			d.result()
		}
	case "u", "undo":
		d.do(room.Event{Type: room.Undone, Of: st.Undoable()})
	case "timer":
		d.timer(room.Timed, rest)
	case "+":
		d.timer(room.Extended, "30")
	case "pairs":
		d.pairs(st)
	case "end":
		d.do(room.Event{Type: room.Ended})
	default:
		d.printf("%s\n", d.say.Unknown)
	}
	return false
}

// do lets something happen and says that it has, or why not.
func (d *lineDesk) do(e room.Event) bool {
	e.By = room.Desk
	if _, err := d.hub.Do(e); err != nil {
		d.printf("%s\n", tui.RoomProblem(d.app.say.Lang, err))
		return false
	}
	d.printf("%s\n", d.say.Done)
	return true
}

// page goes so many pages on; the first step opens the first page.
func (d *lineDesk) page(st room.State, by int) {
	at := d.module.PageIndex(st.Page) + by
	if st.Page == "" {
		at = 0
	}
	if at < 0 || at >= len(d.module.Pages) {
		d.printf("%s\n", tui.RoomProblem(d.app.say.Lang, room.NotNow))
		return
	}
	p := &d.module.Pages[at]
	if !d.do(room.Event{Type: room.Paged, Page: p.ID}) {
		return
	}
	d.printf("%s\n", d.fill(d.say.Page, strconv.Itoa(at+1), strconv.Itoa(len(d.module.Pages)), safe.Line(p.Title)))
	for _, b := range p.Blocks() {
		switch {
		case b.Kind == curriculum.Facilitator:
			d.printf("%s\n", safe.Line(curriculum.Plain(b.Source)))
		case b.Question != nil:
			d.printf("%s\n", d.fill(d.say.Question, b.ID, safe.Line(b.Title)))
		}
	}
}

// ask opens a question: the one named, or the first of the page that was not
// shown yet.
func (d *lineDesk) ask(st room.State, id string) {
	if id == "" {
		id = d.nextQuestion(st)
	}
	if b, _ := d.module.Block(id); b == nil || b.Question == nil {
		d.printf("%s\n", tui.RoomProblem(d.app.say.Lang, room.NoSuch))
		return
	}
	n := max(1, st.Rounds(id))
	if v := st.Vote(id, n); v.Shown || st.Block == id && st.Phase == room.Talk {
		n++
	}
	d.do(room.Event{Type: room.Asked, Block: id, Round: n})
}

func (d *lineDesk) nextQuestion(st room.State) string {
	if at := d.module.PageIndex(st.Page); at >= 0 {
		for _, b := range d.module.Pages[at].Blocks() {
			if n := st.Rounds(b.ID); b.Question != nil && (n == 0 || !st.Vote(b.ID, n).Shown) {
				return b.ID
			}
		}
	}
	return st.Block
}

func (d *lineDesk) timer(kind, seconds string) {
	n, err := strconv.Atoi(seconds)
	if err != nil {
		d.printf("%s\n", d.say.Unknown)
		return
	}
	d.do(room.Event{Type: kind, Seconds: n})
}

func (d *lineDesk) pairs(st room.State) {
	var here []string
	view := d.hub.View()
	for _, t := range st.Present() {
		if view.Here[t.ID] {
			here = append(here, t.ID)
		}
	}
	groups := room.Pairs(here, uint64(d.now().UnixNano()))
	if st.Block != "" && st.Round > 0 {
		groups = st.DifferentPairs(here, st.Block, uint64(d.now().UnixNano()))
	}
	d.do(room.Event{Type: room.Paired, Groups: groups})
}

// who says how many are here, have answered, have gone, are lost.
func (d *lineDesk) who() {
	v := d.hub.View()
	here, lost, slow := 0, 0, 0
	for _, t := range v.Present() {
		if v.Here[t.ID] {
			here++
		}
		switch t.Pulse {
		case room.Lost:
			lost++
		case room.Slow:
			slow++
		}
	}
	n := func(n int) string { return strconv.Itoa(n) }
	d.printf("%s\n", d.fill(d.say.Who, n(here), n(len(v.Present())), n(len(v.Vote(v.Block, v.Round).Answers)), n(lost), n(slow)))
	if v.Timer.Running() {
		d.printf("%s\n", d.fill(d.say.Left, v.Timer.Left(d.now()).Round(time.Second).String()))
	}
}

// result prints what was answered, where there is enough of it.
func (d *lineDesk) result() {
	st := d.hub.State()
	b, _ := d.module.Block(st.Block)
	if b == nil || b.Question == nil {
		return
	}
	t := st.Tally(b.Question, st.Block, st.Round)
	if !t.Enough() {
		d.printf("%s\n", d.fill(d.say.Few, strconv.Itoa(room.Few)))
		return
	}
	for i, c := range slices.Concat(b.Question.Choices, b.Question.Reasons) {
		if i < len(t.Counts) {
			d.printf("%s\n", d.fill(d.say.Count, strconv.Itoa(t.Counts[i]), safe.Line(curriculum.Plain(c.Text))))
		}
	}
	for _, said := range t.Texts {
		d.printf("%s\n", d.fill(d.say.Count, strconv.Itoa(said.Count), safe.Line(said.Text)))
	}
	d.printf("%s\n", d.fill(d.say.Result, strconv.Itoa(t.Right), strconv.Itoa(t.Answers)))
}
