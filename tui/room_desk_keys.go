package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/progress/room"
)

// inPanel are the keys of the desk that work over a panel, too: they scroll, or
// lead to another panel. None leads the room, which is out of view.
const inPanel = " up down pgup pgdown home end h j s f w g "

// key does what a key is for. What the room does not allow now it says.
func (d *deskScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	d.told = ""
	s := msg.String()
	switch {
	case d.confirm != noConfirm:
		return d.confirmKey(s)
	case d.panel == countsPanel:
		d.countsKey(msg)
		return nil
	case d.panel != noPanel:
		if d.panelKey(s) || !strings.Contains(inPanel, " "+s+" ") {
			return nil
		}
	}
	switch s {
	case "enter":
		d.enter()
	case "up", "k":
		d.sheet.scroll(-1)
	case "down":
		d.sheet.scroll(1)
	case "pgup":
		d.sheet.scroll(-max(1, d.sheet.body-2))
	case "pgdown", "space":
		d.sheet.scroll(max(1, d.sheet.body-2))
	case "home":
		d.sheet.scroll(-len(d.sheet.rows))
	case "end":
		d.sheet.scroll(len(d.sheet.rows))
	case "right":
		d.turn(1)
	case "left":
		d.turn(-1)
	case "esc":
		d.hostCode = false
	case "q":
		return d.quitKey()
	default:
		d.letter(s)
	}
	return nil
}

// letter does what has a letter of its own.
func (d *deskScreen) letter(s string) {
	if d.w.o.Hands && len(s) == 1 && strings.Contains("hjsfw", s) { // nobody has a seat
		return
	}
	switch s {
	case "l":
		d.do(room.Event{Type: room.Locked, Block: d.room.Block, Round: d.room.Round})
	case "o":
		d.open()
	case "d":
		d.do(room.Event{Type: room.Talked, Block: d.room.Block, Round: d.room.Round})
	case "r":
		d.do(room.Event{Type: room.Revealed, Block: d.room.Block, Round: d.room.Round})
	case "t":
		d.timer()
	case "+", "=":
		d.do(room.Event{Type: room.Extended, Seconds: int(extension.Seconds())})
	case "u":
		d.undo()
	case "p", "P":
		d.pair(s == "P")
	case "c":
		d.openCounts()
	case "e":
		if d.room.Phase != room.Over && !d.follows {
			d.confirm = confirmEnd
		}
	case "h":
		d.hostCode = d.w.o.Join.HostCode != "" && !d.hostCode
		d.show(joinPanel)
	case "j":
		d.show(joinPanel)
	case "s":
		d.show(peoplePanel)
	case "f":
		d.show(floorPanel)
	case "w":
		d.show(textsPanel)
	case "g":
		d.show(pagesPanel)
		d.cursor = max(0, d.module().PageIndex(d.room.Page))
	}
}

func (d *deskScreen) show(p panel) {
	d.panel, d.cursor = p, 0
	d.sheet.top = 0
	if p != joinPanel {
		d.hostCode = false
	}
}

// enter does the next sensible thing, once in a while.
func (d *deskScreen) enter() {
	now := d.env.now()
	if now.Sub(d.acted) < pause && !now.Before(d.acted) {
		return
	}
	move, _ := d.next()
	switch move.Type {
	case "":
		return
	case room.Counted:
		d.openCounts()
		return
	}
	if d.do(move.Event()) {
		d.acted = now
		d.sheet.top = 0
	}
}

// open opens the question in front again, or the first one of the page that was
// not asked.
func (d *deskScreen) open() {
	block := d.room.Block
	if b, _ := d.module().Block(block); b == nil || !isAsked(b) {
		block = ""
		page := d.module().PageIndex(d.room.Page)
		if page >= 0 {
			for _, b := range d.module().Pages[page].Blocks() {
				if isAsked(b) && (block == "" || d.room.Rounds(block) > 0 && d.room.Rounds(b.ID) == 0) {
					block = b.ID
				}
			}
		}
	}
	d.do(room.Event{Type: room.Asked, Block: block, Round: d.room.NextRound(block)})
}

// turn shows the page before or after the one in front.
func (d *deskScreen) turn(by int) {
	m := d.module()
	at := m.PageIndex(d.room.Page) + by
	if d.room.Page == "" {
		at = 0
	}
	if at >= 0 && at < len(m.Pages) && d.do(room.Event{Type: room.Paged, Page: m.Pages[at].ID}) {
		d.sheet.top = 0
	}
}

// timer starts a clock that fits where the room stands, or stops the one that
// runs.
func (d *deskScreen) timer() {
	seconds := 300
	switch b, _ := d.module().Block(d.room.Block); {
	case d.room.Timer.Running():
		seconds = 0
	case d.room.Phase == room.Open:
		seconds = 90
	case d.room.Phase == room.Talk:
		seconds = 180
	case b != nil && b.Timer != nil:
		seconds = b.Timer.Seconds
	}
	d.do(room.Event{Type: room.Timed, Seconds: seconds})
}

func (d *deskScreen) undo() {
	w := d.env.words.Room
	of := d.room.Undoable()
	if of == "" {
		d.told = w.UndoNone
		return
	}
	if d.do(room.Event{Type: room.Undone, Of: of}) {
		d.told, d.acted = w.Undid, d.env.now()
	}
}

// pair puts those who are here into pairs.
func (d *deskScreen) pair(different bool) {
	var here []string
	for _, t := range d.room.Present() {
		if d.room.Here[t.ID] {
			here = append(here, t.ID)
		}
	}
	seed := uint64(d.env.now().UnixNano())
	groups, said := room.Pairs(here, seed), d.env.words.Room.PairsMade
	if different && d.room.Round > 0 {
		groups, said = d.room.DifferentPairs(here, d.room.Block, seed), d.env.words.Room.PairsDifferent
	}
	if len(here) == 0 {
		d.told = d.env.words.Room.Nobody
		return
	}
	if d.do(room.Event{Type: room.Paired, Groups: groups}) {
		d.told = strings.Replace(said, "%d", strconv.Itoa(len(groups)), 1)
	}
}

func (d *deskScreen) quitKey() tea.Cmd {
	if d.follows || d.room.Phase == room.Over {
		return d.quitNow()
	}
	d.confirm = confirmQuit
	return nil
}

func (d *deskScreen) quitNow() tea.Cmd {
	if d.w.o.Desk != nil && !d.remote {
		d.w.o.Desk()
	}
	return quit
}

// confirmKey takes yes, in the language's letter, and everything else as no.
func (d *deskScreen) confirmKey(s string) tea.Cmd {
	what := d.confirm
	d.confirm = noConfirm
	if s != "y" && s != "o" || s == "o" && d.env.words.Lang != "fr" {
		return nil
	}
	switch what {
	case confirmEnd:
		d.do(room.Event{Type: room.Ended})
		d.show(noPanel)
	case confirmQuit:
		return d.quitNow()
	case confirmRemove:
		d.do(room.Event{Type: room.Removed, Of: d.target})
	case confirmBan:
		d.do(room.Event{Type: room.Banned, Of: d.target})
	}
	return nil
}

func (d *deskScreen) openCounts() {
	if d.follows || d.countable() == 0 || d.room.Phase == room.Reveal {
		d.told = d.env.words.Room.Why.NotNow
		return
	}
	d.show(countsPanel)
	d.input.SetValue("")
	d.input.Focus()
}

// countsKey types the hands that were raised.
func (d *deskScreen) countsKey(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "esc":
		d.show(noPanel)
	case "enter":
		if counts, ok := d.counted(d.input.Value()); ok {
			if d.do(room.Event{Type: room.Counted, Block: d.room.Block, Round: d.room.Round, Counts: counts}) {
				d.acted = d.env.now()
				d.show(noPanel)
			}
			return
		}
		d.told = strings.Replace(d.env.words.Room.CountsBad, "%d", strconv.Itoa(d.countable()), 1)
	default:
		if msg.Text == "" || strings.Trim(msg.Text, "0123456789 ,;") == "" {
			d.input, _ = d.input.Update(msg)
		}
	}
}

// counted are the counts typed, in the order of the file.
func (d *deskScreen) counted(line string) ([]int, bool) {
	a, ok := d.asked()
	if !ok {
		return nil, false
	}
	offers := a.offers()
	typed := strings.FieldsFunc(line, func(r rune) bool { return r < '0' || r > '9' })
	if len(typed) != len(offers) {
		return nil, false
	}
	size := 0
	for _, o := range offers {
		size = max(size, o.at+1)
	}
	counts := make([]int, size)
	for i, o := range offers {
		n, err := strconv.Atoi(typed[i])
		if err != nil || n > 10000 {
			return nil, false
		}
		counts[o.at] = n
	}
	return counts, true
}
