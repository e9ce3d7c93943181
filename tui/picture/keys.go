package main

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// named are the keys that have a name instead of a letter.
var named = map[string]rune{
	"enter": tea.KeyEnter, "space": tea.KeySpace, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

// keys reads a line such as "right v b enter type:One_number esc": names,
// letters, and texts to type, in which _ is a space. A text is one group: its
// letters come too fast for anything to happen between them.
func keys(line string) ([][]tea.KeyPressMsg, error) {
	var out [][]tea.KeyPressMsg
	for _, word := range strings.Fields(line) {
		text, typed := strings.CutPrefix(word, "type:")
		code, known := named[word]
		letters := []rune(word)
		switch {
		case typed:
			var group []tea.KeyPressMsg
			for _, r := range strings.ReplaceAll(text, "_", " ") {
				group = append(group, press(r))
			}
			out = append(out, group)
		case known:
			out = append(out, alone(code))
		case len(letters) == 1:
			out = append(out, alone(letters[0]))
		default:
			return nil, fmt.Errorf("there is no key %q", word)
		}
	}
	return out, nil
}

func alone(code rune) []tea.KeyPressMsg { return []tea.KeyPressMsg{press(code)} }
