package tui

import (
	"strings"
	"testing"
)

// What ? lists is whole, whatever the window: each key with all that it does,
// and the keys to scroll are shown where the list is longer than the window.
func TestHelpIsWhole(t *testing.T) {
	eachSight(t)
	t.Parallel()
	for _, s := range sights() {
		for _, lang := range []string{"en", "fr"} {
			for _, size := range sizes[:1] { // where it is hardest
				bubble(t, func(t *testing.T) {
					e := s.open(t, glance{lang: lang, theme: "dark", width: size.width, height: size.height, people: 6})
					if e.app.top().typing() {
						return // there it is a letter
					}
					if !e.app.help {
						e.send(keyOf(t, "?"))
					}
					first := e.frame()
					lines := strings.Split(first, "\n")
					scroll := e.app.env.keys.scroll
					shown := strings.Contains(lines[len(lines)-1], scroll.label+" "+scroll.does)
					all := flowing(first)
					for before := ""; shown && e.frame() != before; e.send(keyOf(t, "down")) {
						before = e.frame()
						all += flowing(before)
					}
					if long := len(e.app.helpAt.rows) > e.app.env.layout.body; shown != long {
						t.Errorf("%s (%s, %d): keys to scroll are shown: %v", s.name, lang, size.width, shown)
					}
					for _, b := range e.app.helpKeys() {
						if !strings.Contains(all, b.label+" "+flowing(b.does)) {
							t.Errorf("%s (%s, %d): %s %s is not there whole", s.name, lang, size.width, b.label, b.does)
						}
					}
				})
			}
		}
	}
}
