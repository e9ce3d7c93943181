package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress/study"
)

// A deck is cards on a page: front, back, and whether the learner knew it.
type deck struct {
	still
	env    *env
	deal   study.Deal
	number int // of the go through the cards
	notes  map[string]int
	not    bool // "not yet" is chosen
}

func newDeck(r *reader, b *curriculum.Block) *deck {
	d := &deck{env: r.env, notes: footnoteNumbers(r.module)}
	d.number = study.Goes(r.env.state, r.place(), b) + 1
	d.deal = study.NewDeal(r.env.state, b, r.place(), d.number, r.env.seeder)
	return d
}

func (t *deck) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k, s := t.env.keys, msg.String()
	switch t.deal.Step {
	case study.Front:
		if !k.turn.hit(msg) {
			return false, nil
		}
		t.deal, t.not = t.deal.Turn(), false
	case study.Turned:
		switch {
		case k.knew.hit(msg):
			t.recall(true)
		case k.notYet.hit(msg):
			t.recall(false)
		case k.leftRight.hit(msg):
			t.not = s == "right"
		case k.answer.hit(msg):
			t.recall(!t.not)
		default:
			return false, nil
		}
	case study.CardSaving:
		if t.deal.Err == nil || !k.retry.hit(msg) {
			return false, nil
		}
		t.deal.Err = nil
		t.env.send(t.deal.Event())
	default:
		if !k.again.hit(msg) {
			return false, nil
		}
		t.number++
		t.deal = study.NewDeal(t.env.state, t.deal.Block, t.deal.Place, t.number, t.env.seeder)
	}
	return true, nil
}

func (t *deck) recall(yes bool) {
	t.deal = t.deal.Recall(yes)
	t.env.send(t.deal.Event())
}

func (t *deck) hear(msg tea.Msg) (bool, tea.Cmd) {
	m, ok := msg.(savedMsg)
	if !ok || t.deal.Step != study.CardSaving || !m.own(t.deal.Event()) {
		return false, nil
	}
	t.deal = t.deal.Saved(m.err)
	return true, nil
}

func (t *deck) take(old player) {
	o, ok := old.(*deck)
	if !ok {
		return
	}
	if d, ok := o.deal.In(t.deal.Block, t.deal.Place); ok {
		t.deal, t.number, t.not = d, o.number, o.not
	}
}

func (t *deck) keys() ([]binding, bool) {
	k := t.env.keys
	switch t.deal.Step {
	case study.Front:
		return []binding{k.turn}, false
	case study.Turned:
		return []binding{k.knew, k.notYet, k.leftRight, k.answer}, false
	case study.CardSaving:
		if t.deal.Err != nil {
			return []binding{k.retry}, false
		}
		return nil, false
	}
	again := k.again
	again.does = t.env.words.Doing.Deal
	return []binding{k.next, again}, false
}

func (t *deck) mark() mark {
	if t.deal.Step == study.Dealt || t.number > 1 {
		return notedMark
	}
	return todoMark
}

func (t *deck) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words.Cards, t.env.styles
	cards := t.deal.Block.Cards
	d.heading(w.Kind, t.deal.Block.Title, t.mark(), focused)
	d.blank()
	if cards.Text != "" {
		d.text(cards.Text, "", 0)
		d.blank()
	}
	d.fix()
	if t.deal.Step == study.Dealt {
		t.drawOver(d)
		d.view.to = len(d.rows)
		return d
	}
	d.say(w.Task+" "+w.ComesBack, st.pencil, 0)
	d.blank()
	at := fmt.Sprintf(w.At, t.deal.At+1, len(t.deal.Order))
	if t.deal.At >= len(cards.Cards) {
		at += " · " + w.OnceMore
	}
	card := t.deal.Card()
	d.rows = append(d.rows, row{text: "  " + st.blue.Render("▏") + " " + st.pencil.Render(at)})
	t.side(d, card.Front)
	if t.deal.Step != study.Front {
		d.rows = append(d.rows, row{text: "  " + st.blue.Render("▏")})
		t.side(d, card.Back)
	}
	d.blank()
	switch t.deal.Step {
	case study.Turned:
		d.rows = append(d.rows, t.ask()...)
	case study.CardSaving:
		d.saving(t.deal.Err)
	}
	d.view.to = len(d.rows)
	return d
}

// side draws one side of the card behind its edge.
func (t *deck) side(d *drawing, md string) {
	from := len(d.rows)
	d.text(md, "", 4)
	edge := "  " + t.env.styles.blue.Render("▏") + " "
	for i := from; i < len(d.rows); i++ {
		d.rows[i].text = edge + d.rows[i].text[4:]
	}
}

func (t *deck) ask() []row {
	w, st := t.env.words.Cards, t.env.styles
	line := w.DidYou
	for i, name := range []string{w.Yes, w.NotYet} {
		if t.not == (i == 1) {
			line += "   " + st.chosen.Render("▸ "+name)
		} else {
			line += "     " + name
		}
	}
	return []row{{text: line}}
}

func (t *deck) drawOver(d *drawing) {
	w, st := t.env.words.Cards, t.env.styles
	known, all := len(t.deal.Known), len(t.deal.Block.Cards.Cards)
	if known == all {
		d.say(w.AllKnown, st.strong, 0)
		return
	}
	d.say(fmt.Sprintf(w.Known, known, all), st.strong, 0)
	d.say(w.ToLearn, st.pencil, 0)
	for _, at := range t.deal.Unknown {
		d.text(t.deal.Block.Cards.Cards[at].Front, "  • ", 4)
	}
}
