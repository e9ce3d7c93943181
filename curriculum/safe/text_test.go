package safe

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Bonjour, ça va ?\n\tOui.", "Bonjour, ça va ?\n\tOui."},
		{"french spaces", "Oui\u202f! «\u00a0Non\u00a0»", "Oui\u202f! «\u00a0Non\u00a0»"},
		{"line ends", "a\r\nb\rc\n", "a\nb\nc\n"},
		{"escape", "\x1b[31mred\x1b[m", "�[31mred�[m"},
		{"nul, bell, delete", "a\x00b\ac\x7f", "a�b�c�"},
		{"C1 as UTF-8", "\u009b31m \u0085", "�31m �"},
		{"C1 as a byte", "\x9b31m", "�31m"},
		{"invalid UTF-8", "a\xffb\xed\xa0\x80", "a�b���"},
		{"bidi", "\u202eabc\u202c \u2066x\u2069 \u200f", "�abc� �x� �"},
		{"zero width", "a\u200bb\ufeffc\u2060d\u00ade", "a�b�c�d�e"},
		{"separators", "a\u2028b\u2029", "a�b�"},
		{"noncharacters, the marks of tui/markdown", "\ufdd0\ufdef\uffff\U0001fffe", "����"},
		{"tags", "🏴\U000e0067\U000e007f", "🏴��"},
		{"fillers", "\u115f\u3164", "��"},
		{"emoji joined", "👩\u200d🚀 ❤\ufe0f\u200d🔥", "👩\u200d🚀 ❤\ufe0f\u200d🔥"},
		{"keycap", "1\ufe0f\u20e3", "1\ufe0f\u20e3"},
		{"joiner between letters", "pass\u200dword \u200d", "pass�word �"},
		{"selector after a letter", "a\ufe0f", "a�"},
		{"selectors in a row hide a message", "😀\ufe0f\ufe01\U000e0101", "😀\ufe0f��"},
		{"non-joiner in Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiner in Hindi", "क्\u200dष", "क्\u200dष"},
		{"Arabic number sign", "\u0600١", "\u0600١"},
		{"ideographic variant", "葛\U000e0100", "葛\U000e0100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.in); got != c.want {
				t.Errorf("Text(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	if got, want := Line("a\tb\r\nc\x1b"), "a b c�"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTyped(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "é": "é", "\u202e": "", "\u009b": "", "\u200b": "", "a\u2066b": "ab", "\xff": "",
		"\u200c": "\u200c", "👩\u200d🚀": "👩\u200d🚀", "\u202f": "\u202f",
	} {
		if got := Typed(in); got != want {
			t.Errorf("Typed(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		cells int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly ten", 11, "exactly ten"},
		{"a little long", 8, "a littl…"},
		{"日本語の本", 5, "日本…"},
		{"two\nlines", 20, "two lines"},
		{"\x1b]0;title\a", 5, "�]0;…"},
		{"any", 1, "…"},
		{"any", 0, ""},
		{"any", -3, ""},
	} {
		if got := Cut(c.in, c.cells); got != c.want || ansi.StringWidth(got) > max(c.cells, 0) {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.cells, got, c.want)
		}
	}
}

// The quick way past the gate lets nothing through that the gate would stop.
func TestPlainIsSafe(t *testing.T) {
	plain := 0
	for r := rune(0); r < 0x30000; r++ {
		if !Plain(string(r)) {
			continue
		}
		plain++
		if got := filtered(string(r)); got != string(r) {
			t.Errorf("%U is not plain: %q", r, got)
		}
	}
	if plain < 500 || !Plain([]byte("Oui\u202f! «\u00a0Ça\u00a0»\n\tNon…")) || Plain("a\xe2\x80") || Plain("a\x1bb") {
		t.Errorf("%d characters are plain", plain)
	}
}
