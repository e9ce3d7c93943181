package study

import (
	"maps"
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// A Rate is one rating of a scale: a number for each statement, saved
// together. It is a value; its methods return the rate that follows.
//
//	rate each statement → saved → shown, beside the earlier rating
type Rate struct {
	Block  *curriculum.Block  // the scale whose statements are rated
	Scale  *curriculum.Rating // of that block
	Place  Place              // of that block's module: where the rating is recorded
	Via    *progress.Via      // where another module asks the scale again, the block that asks
	Values map[string]int     // by statement id
	Before map[string]int     // the rating to compare with, nil for none
	Step   Step               // Answering, Saving or Shown
	Err    error

	sent progress.Event
}

// NewRate begins a rating of the scale of a block, which must have statements.
// Asked again, it is compared with the first rating of the record; asked in its
// own place, with nothing.
func NewRate(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, page int, via *progress.Via) Rate {
	r := Rate{Block: b, Scale: b.Scale, Place: At(course, m, page), Via: via, Values: map[string]int{}}
	first, rated := firstRating(s, course, m, b)
	last, given := latestRating(s, course, m, b, via)
	if given {
		r.Values, r.Step, r.sent = r.known(last.Values), Shown, last
	}
	// The first may be the very rating that is shown.
	if rated && first.ID != last.ID && (given || via != nil) {
		r.Before = r.known(first.Values)
	}
	return r
}

// known keeps the values that the scale can have now.
func (r Rate) known(values map[string]int) map[string]int {
	kept := map[string]int{}
	for _, s := range r.Scale.Statements {
		if v, ok := values[s.ID]; ok && v >= r.Scale.From && v <= r.Scale.To {
			kept[s.ID] = v
		}
	}
	return kept
}

// Set gives statement i, from 0, a value; one that is not on the scale takes
// its value away.
func (r Rate) Set(i, value int) Rate {
	if r.Step != Answering || i < 0 || i >= len(r.Scale.Statements) {
		return r
	}
	r.Values = maps.Clone(r.Values)
	if r.Values == nil {
		r.Values = map[string]int{}
	}
	if id := r.Scale.Statements[i].ID; value < r.Scale.From || value > r.Scale.To {
		delete(r.Values, id)
	} else {
		r.Values[id] = value
	}
	return r
}

// Value returns the value of statement i, from 0, and whether it has one.
func (r Rate) Value(i int) (int, bool) {
	v, ok := r.Values[r.Scale.Statements[i].ID]
	return v, ok
}

// Earlier returns the value that statement i had in the rating compared with.
func (r Rate) Earlier(i int) (int, bool) {
	v, ok := r.Before[r.Scale.Statements[i].ID]
	return v, ok
}

// Give hands the rating in. Statements may be left out, all of them may not.
func (r Rate) Give() (Rate, error) {
	if r.Step != Answering {
		return r, nil
	}
	if len(r.Values) == 0 {
		return r, ErrNoAnswer
	}
	e := r.Place.block(progress.Rated, r.Block)
	e.ID, e.Values, e.Via = progress.NewID(), maps.Clone(r.Values), r.Via
	r.Step, r.sent = Saving, e
	return r, nil
}

// Event returns what is to be written in the step Saving; trying again returns
// the same one.
func (r Rate) Event() progress.Event { return r.sent }

// Saved takes the news of the writing.
func (r Rate) Saved(err error) Rate {
	if r.Step == Saving {
		if r.Err = err; err == nil {
			r.Step = Shown
		}
	}
	return r
}

// Back takes the rating back while nothing was written.
func (r Rate) Back() Rate {
	if r.Step == Saving && r.Err != nil {
		r.Step, r.Err, r.sent = Answering, nil, progress.Event{}
	}
	return r
}

// Again begins another rating, compared with the one before it where there is
// none to compare with yet.
func (r Rate) Again() Rate {
	if r.Before == nil {
		r.Before = r.Values
	}
	r.Values, r.Step, r.Err, r.sent = map[string]int{}, Answering, nil, progress.Event{}
	return r
}

// In returns the same rating in another reading of its block, such as another
// language, and false where the statements are others.
func (r Rate) In(b *curriculum.Block, p Place) (Rate, bool) {
	same := b.Scale != nil && r.Scale.From == b.Scale.From && r.Scale.To == b.Scale.To &&
		slices.EqualFunc(r.Scale.Statements, b.Scale.Statements, func(x, y curriculum.Statement) bool { return x.ID == y.ID })
	if !same {
		return r, false
	}
	r.Block, r.Scale, r.Place = b, b.Scale, p
	return r, true
}

func ratings(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) []progress.Event {
	return all(m, b, func(module, block string) []progress.Event { return s.Rated(course, module, block) })
}

// firstRating is the first that was given of the scale as it is now.
func firstRating(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) (progress.Event, bool) {
	for _, e := range ratings(s, course, m, b) {
		if e.Rev >= b.Rev {
			return e, true
		}
	}
	return progress.Event{}, false
}

// latestRating is the last that was given where it is asked now.
func latestRating(s progress.State, course string, m *curriculum.Module, b *curriculum.Block, via *progress.Via) (progress.Event, bool) {
	found, ok := progress.Event{}, false
	for _, e := range ratings(s, course, m, b) {
		if e.Rev >= b.Rev && (e.Via == nil) == (via == nil) && (via == nil || *e.Via == *via) {
			found, ok = e, true
		}
	}
	return found, ok
}
