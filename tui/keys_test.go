package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// An answer that is none yet is told where it is seen, in a window that shows
// less than the question, and with what to do.
func TestNoAnswerIsTold(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var md strings.Builder
		md.WriteString("---\nid: \"tall\"\ntitle: \"Tall\"\n---\n\n### Many\n<!-- quiz id=many -->\n\nWhich?\n\n| Left | Right |\n| --- | --- |\n")
		for i := range 9 {
			fmt.Fprintf(&md, "| left %d | right %d |\n", i, i)
		}
		d := sitOn(t, map[string]string{"tall.en.md": md.String()}, "tall")
		d.send(tea.WindowSizeMsg{Width: 60, Height: 18})
		d.press("v enter").shows("That does not answer the question yet. Match each line.")
		d.press("ctrl+l").hides("That does not answer").press("ctrl+l").press("enter")
		d.press("down").shows("▸ 2.")
		d.record.fail = errFull
		d.press("a enter 1").shows("Not saved: the disk is full").shows("enter save again")
	})
}

// Esc leads out of whatever is open, and never out of the program.
func TestEscNeverEnds(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v a enter esc*9")
		if _, ok := d.app.top().(*home); !ok || d.ended {
			t.Errorf("ended %v on %T", d.ended, d.app.top())
		}
		d.press("q")
		if !d.ended {
			t.Error("q did not end")
		}
	})
}

// A French keyboard types digits with shift only: its row chooses as well.
func TestAzertyRow(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms", lang: "fr"})
		d.press("right v é").shows("▸ b").press("ç").shows("▸ b").press("enter \"").shows("Vous répondiez au hasard")
		d.press("v & '").shows("[x]")
		if ticked := d.app.top().(*reader).focused().question().ticked; len(slices.DeleteFunc(slices.Clone(ticked), func(on bool) bool { return !on })) != 2 {
			t.Errorf("ticked %v", ticked)
		}
		d = kinds(t, "before", nil)
		d.press("v é enter ' enter (").shows("▸2").shows("▸4").shows("▸5")
	})
}

// Enter opens what a search points at, as the footer says, at once.
func TestSearchOpens(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{})
		d.press("/ type:zzz enter").shows("No module has").press("backspace*3 type:o down enter")
		if _, ok := d.app.top().(*reader); !ok {
			t.Errorf("enter opened nothing:\n%s", d.frame())
		}
	})
}
