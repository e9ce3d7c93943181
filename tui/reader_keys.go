package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// key gives a key to the contents, to the part that is here, or to the page, in
// this order.
func (r *reader) key(msg tea.KeyPressMsg) tea.Cmd {
	r.whole()
	r.drawRest()
	if r.contents {
		return r.contentsKey(msg)
	}
	if p := r.focused(); p != nil {
		if took, cmd := r.partKey(p, msg); took {
			return cmd
		}
	}
	return r.pageKey(msg)
}

// partKey gives a key to what keys act on, and draws it anew.
func (r *reader) partKey(p *part, msg tea.KeyPressMsg) (bool, tea.Cmd) {
	if r.scrollsFirst(p, msg) {
		return true, nil
	}
	took, cmd := p.player.key(msg)
	if took {
		r.redraw(r.focus)
		r.show(r.focus)
		if k := r.env.keys; p.view.follow || k.up.hit(msg) || k.down.hit(msg) {
			r.sheet.reveal(p.at+p.view.near.from, p.at+p.view.near.to)
		}
	}
	return took, cmd
}

// scrollsFirst scrolls a part that does not fit into the window before the
// pointer in it moves or chooses what is out of sight.
func (r *reader) scrollsFirst(p *part, msg tea.KeyPressMsg) bool {
	near, k := p.view.near, r.env.keys
	if near.to == near.from || p.player.typing() {
		return false
	}
	below, above := p.at+near.to > r.sheet.top+r.sheet.body, p.at+near.from < r.sheet.top
	switch {
	case below && k.down.hit(msg):
		return r.sheet.scroll(1)
	case above && k.up.hit(msg):
		return r.sheet.scroll(-1)
	case below && k.open.hit(msg):
		return r.sheet.scroll(min(r.sheet.body-2, p.at+near.to-r.sheet.top-r.sheet.body))
	case above && k.open.hit(msg):
		return r.sheet.scroll(p.at + near.from - r.sheet.top)
	}
	return false
}

func (r *reader) pageKey(msg tea.KeyPressMsg) tea.Cmd {
	k := r.env.keys
	if r.keeper != nil {
		if took, cmd := r.keeper.pageKey(msg); took {
			return cmd
		}
	}
	if r.atEnd() {
		if cmd, took := r.endKey(msg); took {
			return cmd
		}
	}
	switch {
	case r.opened != nil && msg.String() == "esc":
		r.closeOpened()
	case r.focus >= 0 && msg.String() == "esc":
		r.unfocus(r.focus + 1)
	case k.up.hit(msg):
		r.up()
	case k.down.hit(msg):
		r.down()
	case k.pageDown.hit(msg):
		r.screenful(1)
	case k.pageUp.hit(msg):
		r.screenful(-1)
	case k.top.hit(msg):
		r.unfocus(0)
		r.sheet.scroll(-len(r.sheet.rows))
	case k.bottom.hit(msg):
		r.unfocus(len(r.parts))
		r.sheet.scroll(len(r.sheet.rows))
	case k.next.hit(msg):
		r.onward()
	case k.nextPage.hit(msg):
		r.goTo(r.page + 1)
	case k.prevPage.hit(msg):
		r.goTo(r.page - 1)
	case k.nextBlock.hit(msg):
		r.toBlock(1)
	case k.prevBlock.hit(msg):
		r.toBlock(-1)
	case k.contents.hit(msg):
		r.openContents()
	case k.sources.hit(msg):
		r.open(sourceMark)
	case k.glossary.hit(msg):
		r.open(termMark)
	case k.pageNote.hit(msg):
		r.writePageNote()
	case k.notebook.hit(msg):
		return push(newNotebook(r.env))
	case k.back.hit(msg):
		return pop
	}
	return nil
}

// down reads on: it stops at the next question or note that has come into
// view whole, and scrolls otherwise. up is its mirror.
func (r *reader) down() {
	from := r.passed
	if r.focus >= 0 {
		from = r.focus + 1
		r.unfocus(from)
	}
	for i := from; i < len(r.parts); i++ {
		if p := r.parts[i]; p.active() {
			if r.sheet.sees(p.at+p.view.from, p.at+min(p.view.to, p.view.from+r.sheet.body)) {
				r.focusOn(i, true)
				return
			}
			break
		}
	}
	r.sheet.scroll(1)
}

func (r *reader) up() {
	from := r.passed - 1
	if r.focus >= 0 {
		from = r.focus - 1
		r.unfocus(r.focus)
	}
	for i := min(from, len(r.parts)-1); i >= 0; i-- {
		if p := r.parts[i]; p.active() {
			if r.sheet.sees(p.at+p.view.from, p.at+min(p.view.to, p.view.from+r.sheet.body)) {
				r.focusOn(i, false)
				return
			}
			break
		}
	}
	r.sheet.scroll(-1)
}

// screenful scrolls by the window, two rows kept for the eye. On the way down
// it stops where something begins that is still to be done and that is not in
// the window whole: at its top, before the next press goes on from there.
func (r *reader) screenful(by int) {
	from := r.passed
	if r.focus >= 0 {
		if from = r.focus; by > 0 {
			from++
		}
		r.unfocus(from)
	}
	rows := by * max(1, r.sheet.body-2)
	if at := r.todoBelow(from); by > 0 && at > r.sheet.top {
		rows = min(rows, at-r.sheet.top)
	}
	if !r.sheet.scroll(rows) && by > 0 {
		r.onward()
		return
	}
	r.passed = r.firstBelow(r.sheet.top)
	if by > 0 {
		r.passed = max(r.passed, from)
	}
}

// todoBelow is the row at which the next part begins that is still to be done
// and that the window does not show whole; -1 where there is none.
func (r *reader) todoBelow(from int) int {
	for i := from; i < len(r.parts); i++ {
		p := r.parts[i]
		if p.at <= r.sheet.top || r.sheet.sees(p.at, p.at+len(p.rows)) {
			continue
		}
		if m, ok := p.player.(marked); ok && m.mark() == todoMark {
			return p.at
		}
	}
	return -1
}

// onward is what enter does while nothing else is to be entered: the next
// question or note below, else the rest of the page, else the next page.
func (r *reader) onward() {
	from := r.passed
	if r.focus >= 0 {
		from = r.focus + 1
	}
	for i := from; i < len(r.parts); i++ {
		p := r.parts[i]
		if !p.active() {
			continue
		}
		// What lies between is read first, a window at a time.
		if p.at+p.view.from >= r.sheet.top+r.sheet.body+r.sheet.body/2 {
			break
		}
		r.unfocus(i)
		r.focusOn(i, true)
		return
	}
	r.unfocus(from)
	if !r.sheet.atEnd() {
		r.sheet.scroll(max(1, r.sheet.body-2))
		return
	}
	r.goTo(r.page + 1)
}

// toBlock goes to the next or the previous question or note of the page.
func (r *reader) toBlock(by int) {
	if at := r.blockFrom(by); at >= 0 {
		r.unfocus(at)
		r.focusOn(at, true)
	}
}

// blockFrom is the next question or note in a direction, or -1.
func (r *reader) blockFrom(by int) int {
	at := r.passed - 1
	if by > 0 {
		at = r.passed
	}
	if r.focus >= 0 {
		at = r.focus + by
	}
	for ; at >= 0 && at < len(r.parts); at += by {
		if r.parts[at].active() {
			return at
		}
	}
	return -1
}

func (r *reader) focusOn(i int, fromAbove bool) {
	r.focus, r.passed = i, i
	r.parts[i].player.enter(fromAbove)
	r.redraw(i)
	r.show(i)
}

// unfocus gives the keys back to the page; parts before passed lie behind.
func (r *reader) unfocus(passed int) {
	at := r.focus
	r.focus, r.passed = -1, passed
	if at < 0 || at >= len(r.parts) {
		return
	}
	r.parts[at].player.exit()
	r.redraw(at)
}

// show brings what keys act on into view: all of the part where it fits, else
// the rows that matter now.
func (r *reader) show(i int) {
	p := r.parts[i]
	from, to := p.at, p.at+len(p.rows)
	if to-from > r.sheet.body {
		from, to = p.at+p.view.from, p.at+p.view.to
		if p.view.end && to-from > r.sheet.body {
			from = to - r.sheet.body
		}
	}
	r.sheet.reveal(from, to)
	if p.point != nil {
		r.sheet.reveal(p.at+p.point.row, p.at+p.point.row+1)
	}
}

// writePageNote goes to the learner's free note below the page, to write.
func (r *reader) writePageNote() {
	if r.atEnd() || r.broken {
		return
	}
	at := slices.IndexFunc(r.parts, func(p *part) bool { return p.id == pageNoteID })
	if at < 0 {
		r.addPageNote()
		at = len(r.parts) - 1
		r.compose()
	}
	r.unfocus(at)
	r.parts[at].player.(*note).start()
	r.focusOn(at, true)
}

func (r *reader) openContents() {
	r.contents, r.cursor, r.behind = true, min(r.page, len(r.module.Pages)), r.sheet.top
	if r.listed() {
		r.sheet.top = 0
	}
	r.compose()
	r.showContents()
}

// listed tells that the list of pages stands over the text: where there is room
// for both the keys go to the one at its left.
func (r *reader) listed() bool { return r.contents && r.env.layout.contents == 0 }

// showContents brings the page that is chosen into view.
func (r *reader) showContents() {
	if !r.listed() {
		return
	}
	here := hereIn(r.sheet.rows)
	if r.cursor == 0 {
		here = 0 // with the title
	}
	r.sheet.reveal(here, here+4)
}

func (r *reader) closeContents() {
	if !r.contents {
		return
	}
	r.contents, r.cursor = false, 0
	r.sheet.top = r.behind
	r.compose()
}

// contentsKey moves in the list of pages.
func (r *reader) contentsKey(msg tea.KeyPressMsg) tea.Cmd {
	k := r.env.keys
	switch {
	case k.up.hit(msg):
		r.cursor = max(r.cursor-1, 0)
	case k.down.hit(msg):
		r.cursor = min(r.cursor+1, len(r.module.Pages))
	case k.pageUp.hit(msg):
		r.cursor = max(r.cursor-max(1, r.sheet.body/2), 0)
	case k.pageDown.hit(msg):
		r.cursor = min(r.cursor+max(1, r.sheet.body/2), len(r.module.Pages))
	case k.top.hit(msg):
		r.cursor = 0
	case k.bottom.hit(msg):
		r.cursor = len(r.module.Pages)
	case k.open.hit(msg):
		r.goTo(r.cursor)
		return nil
	case k.contents.hit(msg), k.back.hit(msg):
		r.closeContents()
		return nil
	}
	r.compose()
	r.showContents()
	return nil
}
