package study

import (
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// A Deal is one go through the cards of a block. It is a value; its methods
// return the deal that follows. Each card:
//
//	front → turned → recalled or not → saved → the next card
//
// What was not recalled comes once more at the end.
type Deal struct {
	Block *curriculum.Block
	Place Place
	Order []int // cards still to come and past, as positions in the deck from 0
	At    int   // index into Order
	Step  CardStep
	Err   error

	Known   []int // recalled in this go
	Unknown []int // not recalled at the last showing in this go

	recalled bool
	sent     progress.Event
}

// CardStep is how far a card is.
type CardStep int

// The steps of a card, in their only order. Dealt is that of the whole deal
// when no card is left.
const (
	Front CardStep = iota
	Turned
	CardSaving
	Dealt
)

// NewDeal begins a go: first the cards that the learner did not recall the
// last time or has never seen, then the others, each group shuffled.
func NewDeal(s progress.State, b *curriculum.Block, p Place, number int, seeder Seeder) Deal {
	d := Deal{Block: b, Place: p}
	known := map[int]bool{}
	for i, c := range b.Cards.Cards {
		if all := s.Carded(p.Course, p.Module, b.ID, c.ID); len(all) > 0 {
			last := all[len(all)-1]
			known[i] = last.Recalled != nil && *last.Recalled
		}
	}
	for _, at := range seeder.seed(p, b.ID, number).Order(len(b.Cards.Cards)) {
		d.Order = append(d.Order, at-1)
	}
	slices.SortStableFunc(d.Order, func(a, b int) int {
		switch {
		case known[a] == known[b]:
			return 0
		case known[a]:
			return 1
		}
		return -1
	})
	if len(d.Order) == 0 {
		d.Step = Dealt
	}
	return d
}

// Card returns the card at hand; there is none once the deal is over.
func (d Deal) Card() curriculum.Card { return d.Block.Cards.Cards[d.Order[d.At]] }

// Turn shows the back.
func (d Deal) Turn() Deal {
	if d.Step == Front {
		d.Step = Turned
	}
	return d
}

// Recall says whether the learner had it; next is the saving.
func (d Deal) Recall(yes bool) Deal {
	if d.Step != Turned {
		return d
	}
	e := d.Place.block(progress.Carded, d.Block)
	e.ID, e.Card, e.Recalled = progress.NewID(), d.Card().ID, &yes
	d.Step, d.recalled, d.sent = CardSaving, yes, e
	return d
}

// Event returns what is to be written in the step CardSaving; trying again
// returns the same one.
func (d Deal) Event() progress.Event { return d.sent }

// Saved takes the news of the writing and goes on to the next card.
func (d Deal) Saved(err error) Deal {
	if d.Step != CardSaving {
		return d
	}
	if d.Err = err; err != nil {
		return d
	}
	card, firstTime := d.Order[d.At], !slices.Contains(d.Order[:d.At], d.Order[d.At])
	d.Known, d.Unknown = without(d.Known, card), without(d.Unknown, card)
	if d.recalled {
		d.Known = append(d.Known, card)
	} else {
		d.Unknown = append(d.Unknown, card)
		if firstTime {
			d.Order = append(slices.Clone(d.Order), card)
		}
	}
	d.Step, d.At = Front, d.At+1
	if d.At >= len(d.Order) {
		d.Step = Dealt
	}
	return d
}

// In returns the same go in another reading of its block, such as another
// language, and false where the cards are others.
func (d Deal) In(b *curriculum.Block, p Place) (Deal, bool) {
	if b.Cards == nil || !slices.EqualFunc(d.Block.Cards.Cards, b.Cards.Cards, func(x, y curriculum.Card) bool { return x.ID == y.ID }) {
		return d, false
	}
	d.Block, d.Place = b, p
	return d, true
}

func without(list []int, x int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(y int) bool { return y == x })
}

// Goes returns how often a deck was shown at all, for the number of the next
// go: the most that any of its cards was.
func Goes(s progress.State, p Place, b *curriculum.Block) int {
	most := 0
	for _, c := range b.Cards.Cards {
		most = max(most, len(s.Carded(p.Course, p.Module, b.ID, c.ID)))
	}
	return most
}
