package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/progress/study"
)

// authorKeys are those of the preview. Their letters work everywhere as
// capitals: while a question is being answered the small ones choose.
type authorKeys struct {
	edit, width, answers, facilitator, plain, colour binding
	hide, outline, toList, toPage, editThere         binding
}

func newAuthorKeys(e *env) authorKeys {
	k, w := e.words.Keys, e.words.Preview
	letter := func(l, does string) binding {
		return on(l, does, l, strings.ToUpper(l), "shift+"+l)
	}
	return authorKeys{
		edit:        letter("e", w.KeyEdit),
		width:       letter("w", w.KeyWidth),
		answers:     letter("a", w.KeyAnswers),
		facilitator: letter("f", w.KeyFacilitator),
		plain:       letter("p", w.KeyPlain),
		colour:      letter("c", w.KeyColor),
		hide:        letter("d", w.KeyToggle),
		outline:     letter("t", k.Contents),
		toList:      on(k.Tab, w.KeyDiagnostics, "tab"),
		toPage:      on(k.Tab, w.KeyPage, "tab"),
		editThere:   on(k.Enter, w.KeyEditHere, "enter"),
	}
}

// choosing tells that small letters are the answer to a question now.
func (p *preview) choosing() bool {
	if p.plainText || p.reader == nil || p.onList {
		return false
	}
	at := p.reader.focused()
	if at == nil {
		return false
	}
	q := at.asks()
	return q != nil && q.attempt.Step < study.Saving
}

func (p *preview) typing() bool {
	return !p.onList && !p.plainText && p.reader != nil && p.reader.typing()
}

func (p *preview) moves() bool {
	switch {
	case p.onList:
		return len(p.found) > 1
	case p.reader == nil:
		return false
	case p.plainText: // a screenful leads to the next page too
		return p.text.long() || len(p.reader.module.Pages) > 1
	}
	return p.reader.moves()
}

// keys are those that act now: of the page, of the author, of the page again.
func (p *preview) keys() ([]binding, string) {
	k, a := p.env.keys, p.env.keys.author
	switch {
	case p.onList:
		return []binding{k.choose, a.editThere, a.toPage, a.hide, k.language, k.help, k.back}, ""
	case p.reader == nil:
		return []binding{a.edit, a.toList, k.language, k.help, k.back}, ""
	}
	page, _ := p.reader.keys()
	page = slices.DeleteFunc(slices.Clone(page), func(b binding) bool {
		return b.label == k.contents.label || b.label == k.notebook.label || b.label == k.editor.label
	})
	if p.typing() || p.reader.contents {
		return page, ""
	}
	if p.plainText {
		page = []binding{k.scroll, k.prevPage, k.nextPage, k.language, k.help, k.back}
	}
	own := []binding{a.edit, a.toList, a.width, a.answers, a.facilitator, a.plain, a.colour, a.outline, a.hide}
	idle := map[string]bool{ // what there is nothing for
		a.toList.does: len(p.found) == 0, a.outline.does: p.plainText,
		a.hide.does: len(p.found) == 0 && p.env.layout.width < minSide,
	}
	own = slices.DeleteFunc(own, func(b binding) bool { return idle[b.does] })
	if p.choosing() {
		for i, b := range own {
			if len(b.label) == 1 {
				own[i].label = strings.ToUpper(b.label)
			}
		}
	}
	return slices.Concat(page[:1], own, page[1:]), ""
}

func (p *preview) key(msg tea.KeyPressMsg) tea.Cmd {
	k, a := p.env.keys, p.env.keys.author
	if k.editor.hit(msg) || k.notebook.hit(msg) && !p.typing() {
		return nil // what an author tries out is noted nowhere
	}
	if p.typing() || p.reader != nil && p.reader.contents {
		return p.toReader(msg)
	}
	p.forget()
	if small := msg.Text != "" && msg.Text == strings.ToLower(msg.Text); !small || !p.choosing() {
		if cmd, took := p.authorKey(msg); took {
			return cmd
		}
	}
	switch {
	case p.onList:
		return p.listKey(msg)
	case a.toList.hit(msg):
		p.toList()
		return nil
	case msg.String() == "esc" && p.nothingToClose():
		return nil // it closes things; a preview is left on purpose
	case p.reader == nil:
		if k.back.hit(msg) {
			return pop
		}
		return nil
	case p.plainText:
		return p.plainKey(msg)
	}
	return p.toReader(msg)
}

func (p *preview) nothingToClose() bool {
	return p.reader == nil || !p.plainText && p.reader.focus < 0 && p.reader.opened == nil
}

// authorKey takes the keys that change how the page is shown.
func (p *preview) authorKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	a := p.env.keys.author
	switch {
	case a.edit.hit(msg):
		return p.edit(p.placeInView()), true
	case a.hide.hit(msg):
		p.hidden = !p.hidden
		p.onList = p.onList && !p.hidden
	case p.reader == nil:
		return nil, false
	case a.width.hit(msg):
		p.width = nextWidth(p.width, p.split().available)
	case a.answers.hit(msg):
		p.reader.shown.answers = !p.reader.shown.answers
		p.rebuild()
	case a.facilitator.hit(msg):
		p.reader.shown.facilitator = !p.reader.shown.facilitator
		p.rebuild()
	case a.plain.hit(msg):
		p.plainText = !p.plainText && p.source.plain != nil
		p.text.top = 0
	case a.colour.hit(msg):
		p.noColour = !p.noColour
	case a.outline.hit(msg):
		if p.plainText {
			return nil, true
		}
		p.onList = false
		return p.toReader(tea.KeyPressMsg{Code: tea.KeyTab}), true
	default:
		return nil, false
	}
	return p.fit(), true
}

// plainKey moves in the plain text of a page, and between pages.
func (p *preview) plainKey(msg tea.KeyPressMsg) tea.Cmd {
	k := p.env.keys
	switch {
	case k.up.hit(msg):
		p.text.scroll(-1)
	case k.down.hit(msg):
		p.text.scroll(1)
	case k.pageUp.hit(msg):
		p.text.scroll(-max(1, p.text.body-2))
	case k.pageDown.hit(msg), k.next.hit(msg):
		if !p.text.scroll(max(1, p.text.body-2)) {
			p.turn(1)
		}
	case k.top.hit(msg):
		p.text.scroll(-len(p.text.rows))
	case k.bottom.hit(msg):
		p.text.scroll(len(p.text.rows))
	case k.nextPage.hit(msg):
		p.turn(1)
	case k.prevPage.hit(msg):
		p.turn(-1)
	case msg.String() == "esc":
		p.plainText = false
		return p.fit()
	case k.back.hit(msg):
		return pop
	}
	return nil
}

func (p *preview) turn(by int) {
	if to := p.reader.page + by; to >= 0 && to < len(p.reader.module.Pages) {
		p.reader.goTo(to)
		p.text.top = 0
		p.compose()
	}
}

// listKey moves among the diagnostics and opens the editor at one.
func (p *preview) listKey(msg tea.KeyPressMsg) tea.Cmd {
	k, a := p.env.keys, p.env.keys.author
	half := max(1, p.list.body/2)
	switch {
	case k.up.hit(msg):
		p.choose(p.chosen - 1)
	case k.down.hit(msg):
		p.choose(p.chosen + 1)
	case k.pageUp.hit(msg):
		p.choose(p.chosen - half)
	case k.pageDown.hit(msg):
		p.choose(p.chosen + half)
	case k.top.hit(msg):
		p.choose(0)
	case k.bottom.hit(msg):
		p.choose(len(p.found) - 1)
	case a.editThere.hit(msg) && p.chosen < len(p.found):
		d := p.found[p.chosen]
		return p.edit(place{d.File, d.Line, d.Column})
	case a.toPage.hit(msg), msg.String() == "esc":
		p.onList = false
		return p.fit()
	case k.back.hit(msg):
		return pop
	}
	return nil
}
