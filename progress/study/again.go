package study

import (
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

// DueAgain tells whether a reflection comes back (again=21d): how many days ago
// its note was written, and whether that is as long as its author wants. A note
// that was removed does not come back.
func DueAgain(b *curriculum.Block, n progress.Note, now time.Time) (days int, due bool) {
	if b.Reflect == nil || b.Reflect.Again <= 0 || len(n.Current) == 0 {
		return 0, false
	}
	last := n.Current[0].At
	for _, e := range n.Current {
		if e.At.After(last) {
			last = e.At
		}
	}
	days = int(now.Sub(last) / (24 * time.Hour))
	return days, days >= b.Reflect.Again
}
