package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A module of many pages with long titles: none is cut at the left of a wide
// window, the page at which one is stays in the list, and tab leads the keys into
// it while the text stays.
func TestContentsOfManyPages(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var md strings.Builder
		md.WriteString("---\nid: \"many\"\ntitle: \"Many\"\n---\n\n# Many\n\nFirst.\n")
		for i := range 40 {
			fmt.Fprintf(&md, "\n## Page %d with a title that takes two rows\n\nText %d.\n", i+2, i+2)
		}
		d := sitOn(t, map[string]string{"many.en.md": md.String()}, "many")
		d.send(tea.WindowSizeMsg{Width: 140, Height: 45})
		d.shows("→ ✓ Many").hides("…")
		d.press("right*35").shows("→ ✓ Page 36 with a title").shows("Text 36.").hides("…")
		d.press("tab down").shows("→ Page 37 with a title").shows("Text 36.")
		d.press("home").shows("→ ✓ Many").shows("Contents").shows("Text 36.").press("esc").shows("→ ✓ Page 36 with a title").press("tab pgup enter").hides("Text 36.")
		d.send(tea.WindowSizeMsg{Width: 60, Height: 18})
		d.press("right*9 tab").hides("Text").shows("→✓│ Page").press("end").shows("→ │ End of the module").press("home").shows("Contents").shows("→✓│ Many")
	})
}

// The notes at the right of a very wide window have their titles whole, and tell
// where there are more.
func TestNotesBeside(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sitOn(t, map[string]string{"m.en.md": "---\nid: \"m\"\ntitle: \"M\"\n---\n\n# M\n\n### What would you ask an executive first of all?\n<!-- reflect id=r -->\n\nWrite.\n"}, "m")
		d.send(tea.WindowSizeMsg{Width: 140, Height: 45})
		d.press("v enter type:Why? esc").shows("Why?").hides("…")
		d.press("r").send(tea.PasteMsg{Content: strings.Repeat("word,", 300)})
		d.press("esc home").shows("…")
		rules(t, d)
	})
}
