package tui

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/tui/markdown"
)

// TestInks draws every screen there is in both themes, both languages and three
// sizes. The text is the same in both themes, and so is what is inked: the
// golden inks say for each cell which colour of the theme it has. There are no
// other colours than those whose contrast is tested, and the one of the margin,
// too faint to be read, draws only lines.
func TestInks(t *testing.T) {
	eachSight(t)
	t.Parallel()
	for _, s := range sights() {
		t.Run(s.name, func(t *testing.T) {
			var got txtar.Archive
			for _, lang := range []string{"en", "fr"} {
				for _, size := range sizes {
					v := glance{lang: lang, theme: "dark", width: size.width, height: size.height}
					text, inks := textAndInks(t, s, v)
					v.theme = "light"
					if light, lightInks := textAndInks(t, s, v); light != text {
						t.Errorf("%+v: the text differs between themes\n%s", v, firstDifference(text, light))
					} else if lightInks != inks {
						t.Errorf("%+v: the inks differ between themes\n%s", v, firstDifference(inks, lightInks))
					}
					got.Files = append(got.Files, txtar.File{Name: fmt.Sprintf("%s %dx%d", lang, size.width, size.height), Data: []byte(inks)})
				}
			}
			golden(t, filepath.Join("testdata", "inks", s.name+".txtar"), txtar.Format(&got))
		})
	}
}

// textAndInks opens a screen and returns its text and its inks.
func textAndInks(t *testing.T, s sight, v glance) (text, inks string) {
	t.Helper()
	bubble(t, func(t *testing.T) {
		content := s.open(t, v).content()
		text, inks = ansi.Strip(content), inksOf(t, content, markdown.Theme(v.theme))
	})
	return text, inks
}

// inkLetters are what the golden inks have for a colour; bold is a capital.
var inkLetters = map[string]byte{"Blue": 'b', "Margin": 'm', "Green": 'g', "Amber": 'a', "Wrong": 'w', "Pencil": 'p'}

// inksOf is a frame with a letter for the colour of each cell: none where text
// has the terminal's own, s where it is bold in that.
func inksOf(t *testing.T, content string, theme markdown.Theme) string {
	t.Helper()
	c, _ := markdown.ColoursOf(theme)
	colours := map[string]byte{}
	all := reflect.ValueOf(c)
	for i := range all.NumField() {
		r, g, b := channels(t, all.Field(i).String())
		colours[fmt.Sprintf("38;2;%d;%d;%d", r, g, b)] = inkLetters[all.Type().Field(i).Name]
	}
	var out strings.Builder
	for _, line := range strings.Split(content, "\n") {
		out.WriteString(strings.TrimRight(lineInks(t, line, colours), " ") + "\n")
	}
	return out.String()
}

func lineInks(t *testing.T, line string, colours map[string]byte) string {
	t.Helper()
	var out strings.Builder
	var ink byte = ' '
	bold := false
	var state byte
	for line != "" {
		seq, width, n, next := ansi.DecodeSequence(line, state, nil)
		line, state = line[n:], next
		if params, ok := strings.CutPrefix(seq, "\x1b["); ok && strings.HasSuffix(params, "m") {
			ink, bold = readInk(t, strings.TrimSuffix(params, "m"), ink, bold, colours)
			continue
		}
		if ink == 'm' && width > 0 && !strings.Contains(" │─┼", seq) {
			t.Errorf("%q is written in the colour of the margin", seq)
		}
		letter := ink
		switch {
		case seq == " ":
			letter = ' '
		case bold && ink == ' ':
			letter = 'S'
		case bold:
			letter = ink - 'a' + 'A'
		}
		out.WriteString(strings.Repeat(string(rune(letter)), width))
	}
	return out.String()
}

// readInk takes the parameters of one SGR sequence.
func readInk(t *testing.T, params string, ink byte, bold bool, colours map[string]byte) (byte, bool) {
	t.Helper()
	if params == "" {
		params = "0"
	}
	whole, known := params, true
	for params != "" && known {
		var p string
		if strings.HasPrefix(params, "38;2;") {
			parts := strings.SplitN(params, ";", 6)
			p = strings.Join(parts[:5], ";")
			params = strings.TrimPrefix(strings.TrimPrefix(params, p), ";")
			ink, known = colours[p]
			continue
		}
		p, params, _ = strings.Cut(params, ";")
		switch p {
		case "0":
			ink, bold = ' ', false
		case "1":
			bold = true
		case "22":
			bold = false
		case "39":
			ink = ' '
		case "3", "4", "7", "9", "23", "24", "27", "29": // shapes; reverse has the same two colours
		default:
			known = false
		}
	}
	if !known {
		t.Errorf("a colour whose contrast nobody tests: %q", whole)
	}
	return ink, bold
}
