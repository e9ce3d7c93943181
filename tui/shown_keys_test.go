package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/tui/words"
)

// pressedFor is what a learner presses who reads the name of a key on screen, in
// the language of the interface; ok is false for a name that is none there.
func pressedFor(k words.KeysWords, label string) (keys []string, ok bool) {
	if name, ok := map[string][]string{
		k.Enter: {"enter"}, k.Space: {"space"}, k.Escape: {"esc"}, k.Tab: {"tab"}, k.Home: {"home"}, k.End: {"end"}, k.PgUp: {"pgup"}, k.PgDn: {"pgdown"},
		"↑": {"up"}, "↓": {"down"}, "←": {"left"}, "→": {"right"}, "↑↓": {"up", "down"}, "←→": {"left", "right"},
	}[label]; ok {
		return name, true
	}
	return []string{label}, len([]rune(label)) == 1 || strings.HasPrefix(label, "ctrl+")
}

// TestShownKeysWork presses every key that is shown at every screen: those of
// the footer, and those that ? lists. Each does something, by the name under
// which it stands there.
func TestShownKeysWork(t *testing.T) {
	eachSight(t)
	t.Setenv("EDITOR", "") // which is said
	t.Setenv("VISUAL", "")
	t.Setenv("PATH", "")
	for i, s := range sights() {
		if strings.HasPrefix(s.name, "room-") && strings.HasSuffix(s.name, "-stage") && s.name != "room-lobby-stage" && s.name != "room-page-stage" {
			continue // a projector has the same three keys whatever it shows
		}
		lang := []string{"fr", "en"}[i%2]
		v := glance{lang: lang, theme: "dark", width: 80, height: 24, people: 6}
		k := words.In(lang).Keys
		var labels []string
		bubble(t, func(t *testing.T) {
			e := s.open(t, v)
			ks, _ := e.app.top().keys()
			if !e.app.help && !e.app.top().typing() {
				ks = append(slices.Clone(ks), e.app.helpKeys()...)
			}
			for _, b := range ks {
				if !slices.Contains(labels, b.label) {
					labels = append(labels, b.label)
				}
			}
		})
		moves := map[bool][]string{} // by what they do, the keys that lead through what is too long
		for _, label := range labels {
			names, known := pressedFor(k, label)
			works := false
			bubble(t, func(t *testing.T) {
				for _, name := range names {
					works = works || acts(s.open(t, v), keyOf(t, name))
				}
			})
			switch {
			case !known:
				t.Errorf("%s: %q is the name of no key in %s", s.name, label, lang)
			case slices.Contains([]string{k.PgUp, k.PgDn, k.Home, k.End}, label):
				moves[works] = append(moves[works], label)
			case !works && !strings.HasSuffix(s.name, "-refused"): // it is refused once more
				t.Errorf("%s (%s): %s does nothing", s.name, lang, label)
			}
		}
		if len(moves[true]) == 0 && len(moves[false]) > 0 { // one at least: it may stand at an end
			t.Errorf("%s (%s): there is nowhere to go for %v", s.name, lang, moves[false])
		}
	}
}

// acts tells whether a key changes what is seen, or ends it.
func acts(e eye, key tea.KeyPressMsg) bool {
	view := func() string { // the cursor is seen too
		if c := e.app.View().Cursor; c != nil {
			return fmt.Sprint(e.frame(), c.X, c.Y)
		}
		return e.frame()
	}
	before, top := view(), e.app.top()
	e.mend()
	time.Sleep(time.Second) // a desk takes no key that comes at once
	e.send(key)
	did := func() bool { return e.ended() || view() != before || e.app.top() != top }
	if !did() {
		e.release() // what was held back had no time to show
	}
	return did()
}
