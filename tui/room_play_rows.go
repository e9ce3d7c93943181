package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/progress/study"
)

// keys are those of the page and of the seat.
func (p *play) keys() []binding {
	s, k := p.seat, p.r.env.keys
	w := s.env.words.Room
	all, _ := p.r.keys()
	typing := p.r.typing()
	drop := []binding{k.editor, k.contents, k.notebook, k.pageNote, k.back}
	if p.onLast() {
		drop = append(drop, k.nextPage)
		if !p.moves() && p.r.blockFrom(1) < 0 {
			drop = append(drop, k.next)
		}
	}
	if typing {
		drop = drop[:1]
	}
	all = slices.DeleteFunc(slices.Clone(all), func(b binding) bool {
		return slices.ContainsFunc(drop, func(o binding) bool { return b.label == o.label && b.does == o.does })
	})
	follow := on(p.followKey(), w.KeyFollow, p.followKey())
	at := min(2, len(all))
	if _, called := p.speaks(); called {
		at = 0
	} else if typing || p.alone() {
		at = len(all)
	}
	all = slices.Insert(all, at, follow)
	if typing || p.alone() {
		return all
	}
	for _, b := range []binding{on("n", w.KeyNote, "n"), on("l", w.KeyLost, "l"), on("i", w.KeyAsk, "i")} {
		if !slices.ContainsFunc(all, func(o binding) bool { return o.label == b.label }) { // a card takes n
			all = append(all, b)
		}
	}
	return append(all, on("q", k.back.does, "q"))
}

// onLast tells that there is no page after this one: a seat has no end of the
// module.
func (p *play) onLast() bool { return p.r.page+1 == len(p.r.module.Pages) }

func (p *play) moves() bool { return !p.onLast() || p.r.sheet.long() || p.r.contents }

// alone tells that no letter leads away from what is asked now.
func (p *play) alone() bool {
	t := p.r.focused()
	if t == nil || !t.active() {
		return false
	}
	_, alone := t.player.keys()
	return alone
}

// followKey is what leads back to the room now: where letters are text, a key
// that is none.
func (p *play) followKey() string {
	if p.r.typing() || p.alone() || p.letters() > 'f'-'a' {
		return "ctrl+f"
	}
	return "f"
}

// letters is how many letters choose something where keys act.
func (p *play) letters() int {
	t := p.r.focused()
	if t == nil {
		return 0
	}
	switch t := t.player.(type) {
	case *talk:
		if t.begun && t.run.Step == study.Answering {
			return len(t.run.Node().Options)
		}
	case *question:
		switch {
		case t.attempt.Step != study.Answering:
		case t.form() == curriculum.Match:
			return len(t.attempt.Options)
		default:
			return len(t.attempt.Choices) + len(t.attempt.Reasons)
		}
	}
	return 0
}

// speaks is what the room says below the page; called tells that it has gone
// elsewhere.
func (p *play) speaks() (text string, called bool) {
	s, w := p.seat, p.seat.env.words.Room
	key, m := p.followKey(), p.r.module
	at := m.PageIndex(s.room.Page)
	switch {
	case s.told != "":
		return s.told, true
	case s.room.Phase == room.Over:
		return fmt.Sprintf(w.PlayOver, key), true
	case s.room.Phase == room.Open && !s.sealed():
		return fmt.Sprintf(w.PlayAsked, key), true
	case slices.Contains([]room.Phase{room.Open, room.Closed, room.Talk, room.Reveal}, s.room.Phase):
		return fmt.Sprintf(w.PlayQuestion, key), true
	case s.room.Block != "" && s.room.Round == 0: // an activity
		if b, _ := m.Block(s.room.Block); b != nil {
			return fmt.Sprintf(w.PlayMoved, quotable(b.Title), key), true
		}
	case at >= 0 && at != p.r.page:
		return fmt.Sprintf(w.PlayMoved, quotable(m.Pages[at].Title), key), true
	}
	return fmt.Sprintf(w.PlayAlone, key), false
}

// quotable is a title to stand between quotation marks.
func quotable(title string) string {
	return safe.Cut(strings.Trim(safe.Line(title), "“”«»\u00a0\u202f"), 40)
}

// status is the rows below the page.
func (p *play) status() []string {
	text, called := p.speaks()
	var style interface{ Render(...string) string } = p.seat.env.styles.pencil
	if called {
		style = p.seat.env.styles.partly
	}
	lines := wrapped(text, max(16, p.seat.env.layout.width-4))
	for i := range lines {
		lines[i] = "  " + style.Render(lines[i])
	}
	return lines
}

func (p *play) view() (string, *tea.Cursor) {
	l := p.r.env.layout
	body := p.r.sheet.window(l, p.r.env.styles)
	return body + "\n" + strings.Join(p.status(), "\n"), cursorAt(p.r.point, &p.r.sheet, l, 0)
}
