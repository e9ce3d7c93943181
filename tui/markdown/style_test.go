package markdown

import "testing"

func TestStyles(t *testing.T) {
	code := piece{text: "x", code: true}
	strong := piece{text: "x", strong: true}
	all := piece{text: "x", strong: true, em: true, strike: true, code: true}
	link := piece{text: "x", role: roleLink, code: true}
	tests := []struct {
		name    string
		theme   Theme
		piece   piece
		heading bool
		want    string
	}{
		{"text has the terminal's own colour", Dark, piece{text: "x"}, false, "x"},
		{"a heading is bold, in any theme", None, piece{text: "x"}, true, "1 x"},
		{"and its strong words are so once", Light, strong, true, "1 x"},
		{"code is in pencil grey", Dark, code, false, "38;2;163;169;176 x"},
		{"code without colour has backquotes", None, code, false, "`x`"},
		{"code in contrast too", Contrast, code, false, "`x`"},
		{"bold code that is crossed out is all of it", Dark, all, false, "1;3;9;38;2;163;169;176 x"},
		{"contrast has bold alone", Contrast, all, false, "1 ~`x`~"},
		{"no colour keeps what NO_COLOR leaves", None, all, false, "1;3;9 `x`"},
		{"a link that is code is a link first", Dark, link, false, "38;2;138;180;248 x"},
		{"a term that is code is underlined in grey", Light, piece{text: "x", role: roleTerm, code: true}, false, "38;2;95;99;104;4 x"},
		{"nothing is crossed out where nothing is", Contrast, piece{strike: true, code: true}, false, ""},
	}
	for _, tt := range tests {
		got := ""
		for _, s := range paletteOf(tt.theme).spans([]piece{tt.piece}, tt.heading) {
			if s.sgr != "" {
				got += s.sgr + " "
			}
			got += s.text
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
