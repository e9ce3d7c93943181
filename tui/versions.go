package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/words"
)

// A text that was written in two places has versions that do not know of each
// other. They are shown one below the other until the learner writes: then the
// text holds them all, each under its date, to be made one. What is written
// from there takes the place of all of them.

// bringTogether puts all versions into one text, where there are several and
// nothing else is on its way. What an area would cut stays apart.
func (t *writer) bringTogether() {
	if len(t.apart) == 0 || t.joined != "" || t.flying != nil || t.text() != t.saved {
		return
	}
	joined := t.together()
	long := strings.Count(joined, "\n")+len(joined)/16 > maxAreaRows
	if long || t.env.inRoom && utf8.RuneCountInString(joined) > maxSeatText {
		return
	}
	t.set(joined)
	t.joined, t.making = t.text(), true
	for _, e := range t.apart {
		t.instead = append(t.instead, e.ID)
	}
}

func (t *writer) together() string {
	last := progress.Event{Text: &t.saved, At: t.at}
	return together(append(slices.Clone(t.apart), last), t.env.words, t.env.now().Location())
}

func together(versions []progress.Event, w *words.Words, zone *time.Location) string {
	joined := study.Together(versions, func(number int, at time.Time) string { return w.VersionTitle(number, at.In(zone)) })
	return strings.TrimRight(safe.Text(joined), " \t\n")
}

// untouched tells that a text is what all versions of a note make together:
// nobody has written in it.
func untouched(text string, n progress.Note, zone *time.Location) bool {
	return len(n.Current) > 1 && slices.ContainsFunc(words.Languages, func(lang string) bool {
		return text == together(n.Current, words.In(lang), zone)
	})
}

// holds tells that a version stands whole in a text, line by line.
func holds(text string, version progress.Event) bool {
	lines := func(s string) string { return "\n" + strings.Trim(safe.Text(s), "\n") + "\n" }
	return strings.Contains(lines(text), lines(*version.Text))
}

// leaveApart lets the versions stand as they are where nothing was changed.
func (t *writer) leaveApart() {
	if t.joined == "" || t.writing || t.changed() {
		return
	}
	t.joined, t.instead = "", nil
	t.set(t.saved)
}

// resume goes on with a text that was made of several versions and that the
// record did not take.
func (t *writer) resume(then []progress.Event) {
	for _, e := range then {
		t.instead = append(t.instead, e.After)
	}
	if len(t.instead) > 0 {
		t.joined = t.together()
	}
}

// removals are the events that take the versions beside away: the text that is
// written before them stands in their place.
func (t *writer) removals() (all []progress.Event) {
	for _, id := range t.instead {
		all = append(all, t.event("", id))
	}
	return all
}

// madeOne takes the news that versions beside are gone.
func (t *writer) madeOne(gone []progress.Event) {
	t.joined, t.instead = "", nil
	t.apart = slices.DeleteFunc(slices.Clone(t.apart), func(e progress.Event) bool {
		return slices.ContainsFunc(gone, func(g progress.Event) bool { return g.After == e.ID })
	})
}

// drawApart shows the versions beside the one that is shown below, and says
// what can be done, unless they are in the text already. The key is told where
// it acts.
func (t *writer) drawApart(d *drawing, indent int, here bool) {
	w, st := t.env.words, t.env.styles
	switch {
	case t.making && t.writing: // to the end: the text does not move once it is saved
		d.say(w.Write.MakeOne, st.partly, indent)
	case t.joined == "" && len(t.apart) > 0:
		told := w.Write.Two
		if here {
			told += " " + fmt.Sprintf(w.Write.HowToOne, t.env.keys.rewrite.label)
		}
		d.say(told, st.partly, indent)
		for i, e := range append(slices.Clone(t.apart), progress.Event{At: t.at}) {
			d.say(w.VersionTitle(i+1, e.At.In(t.env.now().Location())), st.pencil, indent+2)
			if e.Text != nil {
				d.text(escapeLines(*e.Text), "", indent+2)
				d.blank()
			}
		}
	}
}
