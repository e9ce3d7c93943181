package plain

import (
	"fmt"
	"slices"
	"strings"

	"cahier/curriculum"
	"cahier/progress/study"
)

// dealing is a go through cards: front, back, known or not, written.
type dealing struct {
	*visit
	b *curriculum.Block
	d study.Deal
}

func (v *visit) cards(b *curriculum.Block) (move, error) {
	d := &dealing{visit: v, b: b}
	v.heading(v.w.Cards.Kind, b)
	v.section(v.m, b.Cards.Text)
	v.out.para(v.w.N(v.w.Cards.Cards, len(b.Cards.Cards)) + ". " + v.w.Cards.Task)
	d.deal()
	if held, ok := taken[study.Deal](v); ok && held.Block.ID == b.ID {
		if same, ok := held.In(b, v.place()); ok {
			d.d = same
		}
	}
	d.printCard()
	return d.run()
}

// deal begins a go.
func (d *dealing) deal() {
	d.d = study.NewDeal(d.state(), d.b, d.place(), study.Goes(d.state(), d.place(), d.b)+1, d.seeder())
}

func (d *dealing) run() (move, error) {
	for {
		var to move
		var err error
		stay := true
		switch d.d.Step {
		case study.Front:
			to, stay, err = d.front()
		case study.Turned:
			to, stay, err = d.turned()
		case study.CardSaving:
			err = d.save()
		default:
			var in typed
			in, err = d.wait(d.say.AfterBlock, d.say.HelpBlock, nil)
			switch in.verb {
			case again:
				d.deal()
				d.printCard()
			case language:
				d.visit.held = d.d
				fallthrough
			default:
				to, stay = moves[in.verb], false
			}
		}
		if !stay || err != nil {
			return to, err
		}
	}
}

// printCard shows what of a card may be seen or, when none is left, the sum.
func (d *dealing) printCard() {
	w := d.w.Cards
	if d.d.Step == study.Dealt {
		d.printSum()
		return
	}
	at := d.d.At
	title := upper(fmt.Sprintf(w.At, at+1, len(d.d.Order)))
	if slices.Contains(d.d.Order[:at], d.d.Order[at]) {
		title += ", " + w.OnceMore
	}
	d.out.gap()
	d.raw(d.label(title, d.plain(d.visit.m, d.d.Card().Front)))
	if d.d.Step != study.Front {
		d.printBack()
	}
}

func (d *dealing) printBack() {
	d.out.gap()
	d.raw(d.plain(d.visit.m, d.d.Card().Back))
}

// front waits until the card is to be turned.
func (d *dealing) front() (to move, stay bool, err error) {
	in, err := d.prompt(numbers, d.say.HelpCard, func() { d.out.line(d.say.TurnCard) })
	if err != nil {
		return onward, false, err
	}
	if in.verb == empty {
		d.d = d.d.Turn()
		d.printBack()
		return onward, true, nil
	}
	return d.common(in)
}

// turned asks whether the learner knew it.
func (d *dealing) turned() (to move, stay bool, err error) {
	in, err := d.prompt(numbers, d.say.HelpCard, func() { d.out.line(d.w.Cards.DidYou + " " + d.say.YesOrNo) })
	if err != nil {
		return onward, false, err
	}
	if yes, ok := yesOrNo(in.line); ok {
		d.d = d.d.Recall(yes)
		return onward, true, nil
	}
	switch in.verb {
	case back:
		d.d.Step = study.Front
		d.printCard()
		return onward, true, nil
	case empty:
		d.out.para(d.say.YesOrNo)
		return onward, true, nil
	}
	return d.common(in)
}

// common obeys what can be typed on both sides of a card.
func (d *dealing) common(in typed) (to move, stay bool, err error) {
	switch in.verb {
	case next:
		return onward, false, nil
	case back:
		return backward, false, nil
	case language:
		if d.otherLang() {
			d.visit.held = d.d
			return switched, false, nil
		}
	default:
		d.out.para(d.say.NotUnderstood)
	}
	return onward, true, nil
}

// yesOrNo reads an answer in both languages.
func yesOrNo(line string) (yes, ok bool) {
	switch strings.ToLower(strings.Trim(line, " .!")) {
	case "y", "yes", "o", "oui":
		return true, true
	case "n", "no", "non":
		return false, true
	}
	return false, false
}

// save writes what was said of a card and goes on to the next one.
func (d *dealing) save() error {
	first := len(d.d.Unknown) == 0
	moved, err := d.retry(func() error {
		err := d.write(d.d.Event())
		d.d = d.d.Saved(err)
		return err
	})
	switch {
	case err != nil:
		return err
	case moved != empty: // asked again: nothing was said of the card
		d.d.Step, d.d.Err = study.Turned, nil
	case first && len(d.d.Unknown) > 0 && d.d.Step != study.Dealt:
		d.out.para(d.w.Cards.ComesBack)
	}
	d.printCard()
	return nil
}

// printSum says how many were known, and names the others.
func (d *dealing) printSum() {
	w := d.w.Cards
	known, all := len(d.d.Known), len(d.b.Cards.Cards)
	d.out.para(fmt.Sprintf(w.Known, known, all))
	if known == all {
		d.out.line(w.AllKnown)
		return
	}
	d.out.line(w.ToLearn)
	for _, i := range d.d.Unknown {
		d.raw("- " + d.plain(d.visit.m, d.b.Cards.Cards[i].Front))
	}
}
