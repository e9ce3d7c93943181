package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// helpKeys are all keys that act on the screen.
func (a *App) helpKeys() []binding {
	ks, _ := a.top().keys()
	k := a.env.keys
	quit := k.quit
	quit.label = "ctrl+c"
	ks = slices.Clone(ks)
	if a.top().moves() {
		ks = append(ks, k.pageDown, k.pageUp, k.top, k.bottom)
	}
	all := []binding{}
	seen := map[string]bool{}
	for _, b := range append(ks, k.language, k.help, quit) {
		if name := b.label + b.does; !seen[name] {
			seen[name] = true
			all = append(all, b)
		}
	}
	return all
}

// helpKey takes a key while all keys are shown: what does not scroll closes them.
func (a *App) helpKey(msg tea.KeyPressMsg) {
	k, page := a.env.keys, max(1, a.helpAt.body-2)
	by := 0
	switch {
	case !a.helpAt.long():
	case k.up.hit(msg):
		by = -1
	case k.down.hit(msg):
		by = 1
	case k.pageUp.hit(msg):
		by = -page
	case k.pageDown.hit(msg):
		by = page
	}
	a.helpAt.scroll(by)
	a.help = by != 0
}

func (a *App) helpFoot() []binding {
	if a.helpAt.long() {
		return []binding{a.env.keys.scroll, a.env.keys.closeNote}
	}
	return []binding{a.env.keys.closeNote}
}

// helpBody lists every key that acts on the screen: in two columns where one is
// too long for the window and two fit into it uncut.
func (a *App) helpBody() string {
	l, st := a.env.layout, a.env.styles
	all := a.helpKeys()
	columns := [][]binding{all}
	if half := (len(all) + 1) / 2; len(all)+3 > l.body {
		if two := [][]binding{all[:half], all[half:]}; widthOf(two) <= l.text {
			columns = two
		}
	}
	rows := []row{{}, {text: st.strong.Render(a.env.words.Keys.Title)}, {}}
	for i := range columns[0] {
		var line strings.Builder
		for _, c := range columns {
			if i < len(c) {
				labels, does := widest(c)
				line.WriteString(st.blue.Render(pad(c[i].label, labels+2)) + pad(c[i].does, does+2))
			}
		}
		rows = append(rows, row{text: strings.TrimRight(line.String(), " ")})
	}
	a.helpAt.set(rows, l.body)
	return a.helpAt.window(l, st)
}

// widest is how wide the names of keys and what they do get.
func widest(ks []binding) (labels, does int) {
	for _, b := range ks {
		labels, does = max(labels, ansi.StringWidth(b.label)), max(does, ansi.StringWidth(b.does))
	}
	return labels, does
}

// widthOf is how wide columns of keys are.
func widthOf(columns [][]binding) int {
	width := -2 // nothing stands behind the last
	for _, c := range columns {
		labels, does := widest(c)
		width += labels + 2 + does + 2
	}
	return width
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-ansi.StringWidth(s)))
}
