package study

import (
	"errors"
	"slices"
	"testing"

	"cahier/curriculum"
)

func deck(ids ...string) *curriculum.Block {
	b := &curriculum.Block{Kind: curriculum.Cards, ID: "deck", Cards: &curriculum.Deck{}}
	for _, id := range ids {
		b.Cards.Cards = append(b.Cards.Cards, curriculum.Card{ID: id})
	}
	return b
}

// deal plays a whole go; known says which cards the learner has.
func deal(t *testing.T, l *log, b *curriculum.Block, p Place, known ...string) (seen []string, d Deal) {
	t.Helper()
	d = NewDeal(l.state(), b, p, Goes(l.state(), p, b)+1, Seeder{Learner: "x"})
	for d.Step != Dealt {
		id := d.Card().ID
		seen = append(seen, id)
		d = d.Turn().Recall(slices.Contains(known, id))
		l.add(d.Event())
		d = d.Saved(nil)
		if len(seen) > 2*len(b.Cards.Cards) {
			t.Fatal("the deal never ends")
		}
	}
	return seen, d
}

func TestDeal(t *testing.T) {
	b := deck("a", "b", "c", "d")
	m := module([]*curriculum.Block{b})
	p := At(course, m, 0)
	var l log
	seen, d := deal(t, &l, b, p, "a", "c")
	if len(seen) != 6 || len(d.Known) != 2 || len(d.Unknown) != 2 {
		t.Fatal(seen, d.Known, d.Unknown)
	}
	if again := slices.Sorted(slices.Values(seen[4:])); !slices.Equal(again, []string{"b", "d"}) {
		t.Error("not those that were not recalled:", again)
	}
	if events := l.state().Carded(course, m.ID, "deck", "b"); len(events) != 2 || *events[1].Recalled {
		t.Error(events)
	}
	// The next go begins with what was not recalled.
	seen, d = deal(t, &l, b, p, "a", "b", "c", "d")
	if first := slices.Sorted(slices.Values(seen[:2])); !slices.Equal(first, []string{"b", "d"}) {
		t.Error(seen)
	}
	if len(d.Known) != 4 || len(d.Unknown) != 0 {
		t.Error(d)
	}
}

func TestDealOrder(t *testing.T) {
	b := deck("a", "b", "c", "d", "e", "f", "g")
	p := At(course, module([]*curriculum.Block{b}), 0)
	order := func(n int, who string) []int {
		return NewDeal(new(log).state(), b, p, n, Seeder{Learner: who}).Order
	}
	if !slices.Equal(order(1, "x"), order(1, "x")) {
		t.Error("the same go differs")
	}
	if slices.Equal(order(1, "x"), order(2, "x")) && slices.Equal(order(1, "x"), order(3, "x")) {
		t.Error("every go is the same")
	}
}

func TestDealFailsToBeSaved(t *testing.T) {
	b := deck("a")
	d := NewDeal(new(log).state(), b, here, 1, Seeder{})
	if d.Recall(true).Step != Front {
		t.Error("recalled before the card was turned")
	}
	d = d.Turn().Recall(true)
	id := d.Event().ID
	d = d.Saved(errors.New("full"))
	if d.Step != CardSaving || d.Err == nil || d.Event().ID != id {
		t.Fatal(d)
	}
	if d = d.Saved(nil); d.Step != Dealt {
		t.Error(d.Step)
	}
	if NewDeal(new(log).state(), deck(), here, 1, Seeder{}).Step != Dealt {
		t.Error("an empty deck is not over")
	}
}
