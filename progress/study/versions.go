package study

import (
	"strings"
	"time"

	"cahier/progress"
)

// Together is the text in which the versions of a note stand one below the
// other, each under a title with its number and the time of its writing: what
// the learner makes one text of.
//
// That text is a version after the last of them. An event has one After, so
// each of the others is taken away by an empty version of its own, written only
// once the text is safe: cut off in between, the record shows more, not less.
// Nothing is lost either way, since all versions stay in the record.
func Together(versions []progress.Event, title func(number int, at time.Time) string) string {
	parts := make([]string, len(versions))
	for i, e := range versions {
		parts[i] = title(i+1, e.At) + "\n\n" + strings.Trim(*e.Text, "\n")
	}
	return strings.Join(parts, "\n\n")
}

// Beside returns the current versions that a next one, made after n.After(),
// would leave as they are.
func Beside(n progress.Note) []progress.Event {
	if len(n.Current) < 2 {
		return nil
	}
	return n.Current[:len(n.Current)-1]
}
