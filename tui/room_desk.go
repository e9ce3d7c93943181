package tui

import (
	"fmt"
	"strconv"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// A deskScreen is the facilitator's screen: what comes next, who is here, the
// notes and the plan. One key does one thing, enter the next sensible one, and
// u takes the last one back.
type deskScreen struct {
	w       *Workshop
	env     *env
	follows bool // another program leads: nothing is changed from here
	remote  bool // its end is not the host's
	room    room.View
	events  []room.Event // where there is no hub: those of the log

	panel    panel
	cursor   int
	input    textinput.Model // of the counts
	confirm  confirmation
	target   string // the seat that the confirmation is about
	hostCode bool   // is shown
	told     string // until the next key
	acted    time.Time
	ticker
	sheet sheet
	point *point
}

// A panel is what stands in the place of the desk's page.
type panel int

const (
	noPanel panel = iota
	joinPanel
	peoplePanel
	floorPanel
	textsPanel
	pagesPanel
	countsPanel
)

// A confirmation is what is asked before something that cannot be taken back, or
// that ends the desk.
type confirmation int

const (
	noConfirm confirmation = iota
	confirmEnd
	confirmQuit
	confirmRemove
	confirmBan
)

// pause is how long enter does nothing after it did something: a key held or
// struck twice shall not do two steps.
const pause = 400 * time.Millisecond

func newDesk(w *Workshop, e *env) *deskScreen {
	d := &deskScreen{w: w, env: e, input: newInput()}
	if w.o.Hub != nil {
		d.room = w.o.Hub.View()
	}
	return d
}

func (d *deskScreen) init() tea.Cmd { return d.beat(d.room.Timer, d.env.now()) }
func (d *deskScreen) leave()        {}

func (d *deskScreen) typing() bool { return d.panel == countsPanel }

func (d *deskScreen) module() *curriculum.Module { return d.w.module(d.env.words.Lang) }

func (d *deskScreen) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case roomMsg:
		d.room, d.events = msg.view, msg.events
	case tea.KeyPressMsg:
		cmd = d.key(msg)
	case tickMsg:
		if !d.hear(msg) {
			return nil
		}
	case languageMsg:
	default:
		return nil
	}
	d.compose()
	return tea.Batch(cmd, d.beat(d.room.Timer, d.env.now()))
}

func (d *deskScreen) fit() tea.Cmd {
	d.compose()
	return nil
}

// do lets something happen in the room, and sees the room as it then is. It is
// done at once, not off the loop: keys come in an order, and each acts on what
// the one before it has done.
func (d *deskScreen) do(e room.Event) bool {
	if d.follows || d.w.o.Hub == nil {
		d.told = d.env.words.Room.Follows
		return false
	}
	e.By = room.Desk
	_, err := d.w.o.Hub.Do(e)
	d.room = d.w.o.Hub.View()
	if err != nil {
		d.told = reasonOf(d.env.words, err)
	}
	return err == nil
}

// asked is the question in front, where there is one.
func (d *deskScreen) asked() (asking, bool) {
	if d.room.Block == "" || d.room.Round == 0 {
		return asking{}, false
	}
	return d.w.ask(d.env.words.Lang, d.room.Block, d.room.Head.Room)
}

// advice is what peer instruction proposes now; share is the right answers in
// hundredths.
func (d *deskScreen) advice() (advice room.Advice, share int) {
	a, ok := d.asked()
	if !ok || !a.graded() {
		return room.NoAdvice, 0
	}
	t := d.room.Tally(a.of.Question, d.room.Block, d.room.Round)
	return t.Advice(a.of.Question), hundredths(t.Right, t.Answers)
}

// next is what enter does, and what that is called.
func (d *deskScreen) next() (room.Move, string) {
	advice, _ := d.advice()
	m := d.module()
	move := d.room.Next(m, advice)
	w := d.env.words.Room
	title := func(id string) string {
		b, _ := m.Block(id)
		if b == nil {
			return id
		}
		return d.env.words.Inner(safe.Line(b.Title))
	}
	switch move.Type {
	case room.Paged:
		name := move.Page
		if i := m.PageIndex(move.Page); i >= 0 {
			name = d.env.words.Inner(safe.Line(m.Pages[i].Title))
		}
		return move, fmt.Sprintf(w.MovePage, name)
	case room.Asked:
		if move.Round > 1 {
			return move, fmt.Sprintf(w.MoveAgain, title(move.Block), move.Round)
		}
		return move, fmt.Sprintf(w.MoveAsk, title(move.Block))
	case room.Locked:
		if d.w.o.Hands && d.room.Vote(d.room.Block, d.room.Round).Counts == nil && d.countable() > 0 {
			return room.Move{Type: room.Counted}, w.MoveHands
		}
		return move, w.MoveLock
	case room.Talked:
		return move, w.MoveTalk
	case room.Revealed:
		return move, w.MoveReveal
	case room.Phased:
		if b, _ := m.Block(move.Block); b != nil && b.Activity != nil {
			return move, fmt.Sprintf(w.MovePhase, title(move.Block), move.Index+1, max(1, len(b.Activity.Phases)))
		}
		return move, fmt.Sprintf(w.MoveTimer, title(move.Block), d.env.words.Duration(float64(move.Seconds)/60))
	}
	switch {
	case d.room.Phase == room.Unborn: // the notes are here before the stage
		return room.Move{}, w.NotBegun
	case d.room.Phase == room.Over:
		if d.w.o.Hands {
			return room.Move{}, w.Ended
		}
		return room.Move{}, w.Desk.Ended
	}
	return room.Move{}, w.MoveNone
}

// countable is how many counts a show of hands has.
func (d *deskScreen) countable() int {
	a, ok := d.asked()
	if !ok {
		return 0
	}
	switch a.of.Question.Form {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		return len(a.offers())
	}
	return 0
}

func (d *deskScreen) header() (left, right string) {
	left = safe.Line(d.module().Title)
	if d.panel != noPanel {
		left = d.panelTitle()
	}
	if i := d.module().PageIndex(d.room.Page); i >= 0 {
		right = strconv.Itoa(i+1) + "/" + strconv.Itoa(len(d.module().Pages))
	}
	if t := timerText(d.env, d.room.State); t != "" {
		right = t + "   " + right
	}
	if p := phaseWord(d.env, d.room.Phase); p != "" {
		p = " · " + p // where the room stands must not go for the length of a title
		left = safe.Cut(left, max(8, d.env.layout.width-10-ansi.StringWidth(p+right))) + p
	}
	return left, right
}

func (d *deskScreen) view() (string, *tea.Cursor) {
	l := d.env.layout
	body := d.sheet.window(l, d.env.styles)
	if l.contents == 0 {
		return body, cursorAt(d.point, &d.sheet, l, 0)
	}
	return beside([]int{l.contents, l.margin + l.text}, d.planBar(), body), cursorAt(d.point, &d.sheet, l, l.contents)
}
