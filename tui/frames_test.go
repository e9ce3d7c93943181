package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// A state is a screen worth keeping, with the keys that lead to it.
type state struct {
	name, course, start, screen, keys string
	with                              func(t *testing.T, s *setup) // what else is so
}

// sit opens the program there.
func (s state) sit(t *testing.T, v glance) *desk {
	t.Helper()
	o := setup{
		lang: v.lang, theme: v.theme, noColor: v.theme == "none", width: v.width, height: v.height,
		course: s.course, start: s.start, screen: s.screen,
	}
	if s.with != nil {
		s.with(t, &o)
	}
	return sit(t, o).press(s.keys)
}

// states are those of the golden frames.
var states = append([]state{
	{name: "home-first"},
	{name: "home-later", keys: "enter right q"},
	{name: "home-search", keys: "/ type:o"},
	{name: "page", start: "forms"},
	{name: "predict", start: "forms", keys: "enter"},
	{name: "predicted", start: "forms", keys: "enter down enter enter"},
	{name: "prose", start: "forms", keys: "right"},
	{name: "source", start: "forms", keys: "s"},
	{name: "term", start: "forms", keys: "right g"},
	{name: "single", start: "forms", keys: "right v"},
	{name: "hint", start: "forms", keys: "right v h"},
	{name: "confidence", start: "forms", keys: "right v down enter"},
	{name: "verdict", start: "forms", keys: "right v down enter 1"},
	{name: "all-choices", start: "forms", keys: "right v down enter 3 space"},
	{name: "multiple", start: "forms", keys: "right v v space down space"},
	{name: "multiple-partly", start: "forms", keys: "right v v space enter 2"},
	{name: "true-and-why", start: "forms", keys: "right v v v down enter"},
	{name: "true-and-why-shown", start: "forms", keys: "right v v v down enter enter 2"},
	{name: "order", start: "forms", keys: "right right v space down"},
	{name: "order-shown", start: "forms", keys: "right right v enter 1 space"},
	{name: "match", start: "forms", keys: "right right v v b"},
	{name: "match-shown", start: "forms", keys: "right right v v a a enter 1"},
	{name: "gap", start: "forms", keys: "right right v v v type:PGI down type:abacus"},
	{name: "gap-shown", start: "forms", keys: "right right v v v type:PGI enter type:abacus enter 1"},
	{name: "number", start: "forms", keys: "right right end V type:5,9"},
	{name: "number-shown", start: "forms", keys: "right right end V type:10 enter space"},
	{name: "note", start: "forms", keys: "right right right v"},
	{name: "writing", start: "forms", keys: "right right right v enter type:A_monthly_table"},
	{name: "written", start: "forms", keys: "right right right v enter type:By_hand. esc"},
	{name: "last-page-end", start: "forms", keys: "right right right end"},
	{name: "recall", start: "again", keys: "v"},
	{name: "contents", start: "forms", keys: "right tab down"},
	{name: "end", start: "forms", keys: "enter down enter 1 right right right right"},
	{name: "notebook-empty", screen: "notebook"},
	{name: "notebook", start: "forms", keys: "right right right v enter type:By_hand. esc n"},
	{name: "keys", start: "forms", keys: "?"},
	{name: "gallery", start: "gallery"},
	{name: "gallery-middle", start: "gallery", keys: "pgdown"},
	{name: "gallery-end", start: "gallery", keys: "end s"},
}, append(kindStates, edgeStates...)...)

var sizes = []struct{ width, height int }{{60, 18}, {80, 24}, {140, 45}}

// TestFrames compares every state with its golden frame, in two languages and
// three sizes, and holds each frame against the rules for all.
func TestFrames(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			var got txtar.Archive
			for _, lang := range []string{"en", "fr"} {
				for _, size := range sizes {
					bubble(t, func(t *testing.T) {
						d := s.sit(t, glance{lang: lang, width: size.width, height: size.height})
						rules(t, d)
						got.Files = append(got.Files, txtar.File{
							Name: fmt.Sprintf("%s %dx%d", lang, size.width, size.height), Data: []byte(d.frame() + "\n"),
						})
					})
				}
			}
			golden(t, filepath.Join("testdata", "frames", s.name+".txtar"), txtar.Format(&got))
		})
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs; go test ./tui -update writes it anew\n%s", path, firstDifference(string(want), string(got)))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		a, b := "", ""
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\nwant %q\ngot  %q", i+1, a, b)
		}
	}
	return "no difference"
}

// rules hold for every frame: it is as high as the window, no line is wider,
// no sentence is unfinished, and the way out is on screen.
func rules(t *testing.T, d *desk) {
	t.Helper()
	l := d.app.env.layout
	lines := strings.Split(d.app.View().Content, "\n")
	if len(lines) != l.height {
		t.Errorf("%d lines in a window of %d", len(lines), l.height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > l.width {
			t.Errorf("line %d is %d cells wide in a window of %d: %q", i+1, w, l.width, ansi.Strip(line))
		}
	}
	text := d.frame()
	for _, unfinished := range []string{"%!", "%d", "%s", "{1}", "[^", "<!--"} {
		if strings.Contains(text, unfinished) {
			t.Errorf("%q is on screen:\n%s", unfinished, text)
		}
	}
	if strings.Contains(text, "Secret words") || strings.Contains(text, "Mots secrets") {
		t.Error("the facilitator's words are on a learner's screen")
	}
	if all := d.app.env.keys.help.label; !d.app.top().typing() && !strings.HasSuffix(ansi.Strip(lines[0]), " "+all) {
		t.Errorf("nothing tells of %s: %q", all, ansi.Strip(lines[0]))
	}
	ks, _ := d.app.top().keys()
	if answer := d.app.env.words.Keys.Answer; asks(d) && slices.ContainsFunc(ks, func(b binding) bool { return b.does == answer }) &&
		!strings.Contains(lines[len(lines)-1], answer) {
		t.Errorf("how to answer is not in the footer: %q", ansi.Strip(lines[len(lines)-1]))
	}
	if out := ks[len(ks)-1]; !d.app.help && !strings.Contains(lines[len(lines)-1], out.does) {
		t.Errorf("the way out (%s %s) is not in the footer: %q", out.label, out.does, ansi.Strip(lines[len(lines)-1]))
	}
}

// asks tells whether keys act on a question, and its keys are shown.
func asks(d *desk) bool {
	r, ok := d.app.top().(*reader)
	return ok && !d.app.help && !r.contents && r.focused() != nil && r.focused().question() != nil
}

// TestThemes draws every state in the themes that have no colour: there is none.
// TestInks draws the others.
func TestThemes(t *testing.T) {
	for _, s := range states {
		bubble(t, func(t *testing.T) {
			for _, theme := range []string{"contrast", "none"} {
				d := s.sit(t, glance{theme: theme})
				content := d.app.View().Content
				if strings.Contains(content, "38;2;") || strings.Contains(content, "48;2;") {
					t.Errorf("%s: %s has colours", s.name, theme)
				}
			}
		})
	}
}

// TestSizes draws screens in windows from one cell to a wall.
func TestSizes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, s := range states {
			d := s.sit(t, glance{})
			for _, size := range [][2]int{{1, 1}, {19, 5}, {39, 10}, {40, 10}, {45, 12}, {64, 20}, {65, 20}, {110, 30}, {500, 200}, {80, 24}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				lines := strings.Split(d.app.View().Content, "\n")
				if len(lines) > size[1] {
					t.Errorf("%s: %d lines in a window of %dx%d", s.name, len(lines), size[0], size[1])
				}
				for _, l := range lines {
					if w := ansi.StringWidth(l); w > size[0] {
						t.Errorf("%s: a line of %d cells in a window of %dx%d: %q", s.name, w, size[0], size[1], ansi.Strip(l))
					}
				}
			}
		}
	})
}

// In a narrow window a mark and the pointer stand side by side.
func TestNarrowMargin(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms", width: 60, height: 18})
		d.press("right v").shows("→?│ Question").press("down enter 1").shows("→✗│ Question").press("tab").shows(" ✓│ Every form")
	})
}

// A window too small for a page says what it needs, and how to leave.
func TestTooSmallSaysHowToLeave(t *testing.T) {
	bubble(t, func(t *testing.T) {
		for _, lang := range []string{"en", "fr"} {
			sit(t, setup{lang: lang, width: 20, height: 6}).shows("40").shows("ctrl+c").press("ctrl+l").shows("ctrl+c")
			for _, l := range strings.Split(sit(t, setup{lang: lang, width: 30, height: 8}).frame(), "\n") {
				if strings.HasPrefix(l, ":") || strings.HasPrefix(l, "\u202f") {
					t.Errorf("a line begins with %q", l)
				}
			}
		}
	})
}
